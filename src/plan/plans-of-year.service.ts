import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import type { PlansOfYear } from './plan-duties.js';

/** What is on record of the fund-use plans of a year, for each fund of a pool, by its id. */
export async function plansOfYear(
  em: EntityManager,
  pool: string,
  fiscalYear: number,
): Promise<Map<number, PlansOfYear & { insurance: Insurance }>> {
  const rows = await sql<{
    fund: number;
    insurance: Insurance;
    start: number | null;
    lapsedMonths: number[];
    plans: { county: string; number: number; amount: string; paidOn: string | null }[];
  }>(
    em,
    `select f.id as fund, f.insurance,
       (select from_month from fund_use_plan_start p where p.fund = f.id) as start,
       array(select $2::int * 100 + m from generate_series(1, 12) m where hold_lapsed(f.id, $2::int * 100 + m)) as "lapsedMonths",
       (select coalesce(jsonb_agg(jsonb_build_object('county', s.county, 'number', s.number, 'amount', r.amount::text,
           'paidOn', case when h.disbursed = h.amount then (select max(d.paid_on) from disbursement d
             where d.submission = s.id and not taken_back(d.id)) end) order by s.number, s.county), '[]')
         from submission_state s
         join money_requested r on r.submission = s.id and r.version = s.version
         left join money_hold_state h on h.submission = s.id
         where s.fund = f.id and s.kind = 'FUND_USE_PLAN' and s.fiscal_year = $2 and s.status <> 'RETURNED') as plans
     from fund f where f.pool = $1`,
    [pool, fiscalYear],
  );
  return new Map(
    rows.map(({ fund, plans, ...ofYear }) => [
      fund,
      { ...ofYear, fiscalYear, plans: plans.map((plan) => ({ ...plan, amount: fen(plan.amount) })) },
    ]),
  );
}
