/** 报送预算调整方案: items, amounts and reasons; a county has one on its way at a time, numbered 1, 2, … in the year. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { reasonFaults } from '../faults.js';
import { type DryRunnable, onceOrRehearsed } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import type { Insurance } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { submit, wayOf } from '../submission/submit.service.js';
import {
  adjustmentContentOf,
  adjustmentFaults,
  type AdjustmentRow,
  budgetAdjustmentHandler,
} from './budget-adjustment.handler.js';
import { type GivenLine, readLines } from './document.js';
import { closedMonths, mustBeInForce } from './in-force.service.js';
import { isEntered } from './line.js';
import { type Plan, rowsOf } from './plan.js';

export interface AdjustmentDocument {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  county: string;
  document: string;
  /** Signed: what is added, or taken off. */
  lines: (GivenLine & { reason: string })[];
}

export const submitBudgetAdjustment = (context: Context, input: AdjustmentDocument & DryRunnable) =>
  onceOrRehearsed(context, 'submitBudgetAdjustment', input, (tx) => enter(tx, context, input), { submission: null });

async function enter(
  em: EntityManager,
  context: Context,
  input: AdjustmentDocument,
): Promise<{ submission: string | null }> {
  const { pool, insurance, fiscalYear, county, document } = input;
  const fund = await fundOf(em, pool, insurance);
  const way = await wayOf(em, context, fund, { kind: 'BUDGET_ADJUSTMENT', fiscalYear, county });
  await decideAlone(em, fund.id);
  const standing = await mustBeInForce(em, fund, county, fiscalYear);
  const { plan, faults, pathOf } = readLines(input.lines, { insurance, mayEnter: isEntered, signed: true });
  faults.unshift(...reasonFaults(document, ['input', 'document']));
  if (input.lines.length === 0) faults.push(refusal('EMPTY_DOCUMENT', undefined, ['input', 'lines']));
  faults.push(...withoutReason(input.lines), ...ofNothing(input.lines, plan));
  const closed = await closedMonths(em, fund, fiscalYear);
  for (const [line, { months }] of plan)
    for (const month of closed)
      if (months?.[month - 1])
        faults.push(
          refusal('PERIOD_CLOSED', { periods: `${fiscalYear}-${month}` }, [...pathOf(line), 'months', month - 1]),
        );
  const given = { fund: fund.id, insurance, county, standing, policy: way.policy, change: plan, pathOf };
  if (faults.length === 0) faults.push(...(await adjustmentFaults(em, given)));
  if (faults.length > 0) throw new Refused(...faults);
  const reasons = new Map(input.lines.map(({ line, reason }) => [line, reason.trim()]));
  const rows = rowsOf(plan).map((row): AdjustmentRow => ({ ...row, reason: reasons.get(row.line)! }));
  const { id } = await submit(em, context, budgetAdjustmentHandler, way, {
    number: await numberOf(em, fund.id, county, fiscalYear),
    ...{ document, content: adjustmentContentOf(rows), checked: true },
    write: async (submission, version) =>
      void (await sql(
        em,
        `insert into budget_adjustment_line (submission, version, line, amount, months, reason)
         select $1, $2, r.line, r.amount, r.months, r.reason
         from jsonb_to_recordset($3::jsonb) r(line text, amount numeric, months numeric[], reason text)`,
        [submission, version, JSON.stringify(rows)],
      )),
  });
  return { submission: id };
}

const withoutReason = (lines: AdjustmentDocument['lines']): Refusal[] =>
  lines.flatMap(({ reason }, at) => reasonFaults(reason, ['input', 'lines', at, 'reason']));

/** An adjustment changes the year; within it money is moved by transferBudgetMonths. */
const ofNothing = (lines: readonly GivenLine[], plan: Plan): Refusal[] =>
  lines.flatMap(({ line, amount }, at) =>
    /^-?0+(\.0*)?$/.test(amount) || [...plan].some(([code, planned]) => code === line && planned.amount === 0n)
      ? [refusal('ZERO_AMOUNT', undefined, ['input', 'lines', at, 'amount'])]
      : [],
  );

/** That of the one on its way, which takes a new version; the next where the last was approved. */
async function numberOf(em: EntityManager, fund: number, county: string, fiscalYear: number): Promise<number> {
  const [last] = await sql<{ number: number; status: string }>(
    em,
    `select number, status from submission_state
     where fund = $1 and fiscal_year = $2 and kind = 'BUDGET_ADJUSTMENT' and county = $3 order by number desc limit 1`,
    [fund, fiscalYear, county],
  );
  if (!last) return 1;
  return last.status === 'APPROVED' ? last.number + 1 : last.number;
}
