/** 启用用款计划: from which month on a fund works by plans; whoever books reads it under the same lock. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { monthText, periodOf } from '../dates.js';
import { reasonFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { EXPENDITURE } from '../ledger/accounts.js';
import { fundOf } from '../ledger/ledger.service.js';
import { policyFor } from '../policy/policy-for.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { foreseen, planOf } from './plan-law.js';
import { planPeriodsSince } from './plan-period.js';

export interface StartFundUsePlansInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  month: number;
  document: string;
}

/** From which month (202103) on the fund works by plans; null: it does not. Nobody starts them until this transaction ends. */
export async function plansStart(em: EntityManager, fund: number): Promise<number | null> {
  await sql(em, `select pg_advisory_xact_lock_shared(hashtext('fund-use plans'), $1)`, [fund]);
  const [row] = await sql<{ from: number }>(em, 'select from_month as from from fund_use_plan_start where fund = $1', [
    fund,
  ]);
  return row?.from ?? null;
}

export const startFundUsePlans = (context: Context, input: StartFundUsePlansInput) => {
  const { pool, insurance, fiscalYear, month, document } = input;
  const { viewer, policies } = context;
  mustActOn(viewer, ['CITY_FINANCE'], { pool, county: null });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(context.em, viewer, 'startFundUsePlans', input.idempotencyKey, input, async (em) => {
    const policy = policyFor(policies, pool, fiscalYear);
    const law = foreseen(planOf(policy), policy, 'FUND_USE_PLAN');
    const fund = await fundOf(em, pool, insurance);
    if (fund.books.size === 0) throw new Refused(refusal('BOOK_NOT_OPEN', { county: `${pool}/${insurance}` }));
    const faults = [
      ...(month >= 1 && month <= 12 ? [] : [refusal('INVALID_MONTH', { month }, ['input', 'month'])]),
      ...reasonFaults(document, ['input', 'document']),
    ];
    if (faults.length) throw new Refused(...faults);

    await sql(em, `select pg_advisory_xact_lock(hashtext('fund-use plans'), $1)`, [fund.id]); // loads under way come first
    const started = await plansStart(em, fund.id);
    if (started !== null)
      throw new Refused(refusal('PLANS_STARTED', { from: monthText(started) }, ['input'], law.citation));
    const from = periodOf(fiscalYear, month);
    const loaded = await lastMonthSpent(em, fund.id);
    const begins = planPeriodsSince(law.every, fiscalYear, from)[0]?.firstMonth === from;
    if (!begins || (loaded !== null && from <= loaded))
      throw new Refused(
        refusal(
          'PLANS_START_INVALID',
          { month: monthText(from), loaded: loaded === null ? '–' : monthText(loaded) },
          ['input', 'month'],
          law.citation,
        ),
      );
    await sql(em, 'insert into fund_use_plan_start (fund, from_month, document, person) values ($1, $2, $3, $4)', [
      ...[fund.id, from, document, viewer.person],
    ]);
    return { pool, insurance };
  });
};

/** The last month with expenditure booked: rows that brought their own disbursement. */
async function lastMonthSpent(em: EntityManager, fund: number): Promise<number | null> {
  const [row] = await sql<{ month: number | null }>(
    em,
    `select max(m.period) as month
     from book b
     join ledger_account a on a.book = b.id and a.account = any($2) and a.fund_year is null
     join monthly_total m on m.ledger_account = a.id and m.period % 100 <= 12 and m.debit <> m.credit
     where b.fund = $1`,
    [fund, [...EXPENDITURE]],
  );
  return row!.month;
}
