import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { type Fen, fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';

export interface PlanOnRecord {
  county: string;
  number: number;
  amount: Fen;
}

/** The fund-use plans of a year in approval and approved, for each fund of a pool, by its id. */
export async function plansOfYear(
  em: EntityManager,
  pool: string,
  fiscalYear: number,
): Promise<Map<number, { insurance: Insurance; plans: PlanOnRecord[] }>> {
  const rows = await sql<{
    fund: number;
    insurance: Insurance;
    plans: { county: string; number: number; amount: string }[];
  }>(
    em,
    `select f.id as fund, f.insurance,
       (select coalesce(jsonb_agg(jsonb_build_object('county', s.county, 'number', s.number, 'amount', r.amount::text)
           order by s.number, s.county), '[]')
         from submission_state s
         join money_requested r on r.submission = s.id and r.version = s.version
         where s.fund = f.id and s.kind = 'FUND_USE_PLAN' and s.fiscal_year = $2 and s.status <> 'RETURNED') as plans
     from fund f where f.pool = $1`,
    [pool, fiscalYear],
  );
  return new Map(
    rows.map(({ fund, insurance, plans }) => [
      fund,
      { insurance, plans: plans.map((plan) => ({ ...plan, amount: fen(plan.amount) })) },
    ]),
  );
}
