/** 报送预算: a county's budget comes in whole, all its faults at once; what strays far from earlier years is pointed out and not refused. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { reasonFaults } from '../faults.js';
import { type DryRunnable, onceOrRehearsed } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { submit, wayOf } from '../submission/submit.service.js';
import { budgetFaults } from './check.js';
import { accumulatedBalanceOf, countyBudgetHandler } from './county-budget.handler.js';
import { type GivenLine, readLines } from './document.js';
import { isEntered } from './line.js';
import { writeLines } from './lines.service.js';
import { type OutOfRange, outOfRange } from './out-of-range.js';
import { yearsBefore } from './years-before.service.js';
import { contentOf, rowsOf } from './plan.js';

export interface BudgetDocument {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  county: string;
  document: string;
  lines: GivenLine[];
}

export interface Submitted {
  /** Null on a dry run. */
  submission: string | null;
  warnings: OutOfRange[];
}

export const submitBudget = (context: Context, input: BudgetDocument & DryRunnable) =>
  onceOrRehearsed(context, 'submitBudget', input, (tx) => enter(tx, context, input), { submission: null });

async function enter(em: EntityManager, context: Context, input: BudgetDocument): Promise<Submitted> {
  const { pool, insurance, fiscalYear, county, document } = input;
  const fund = await fundOf(em, pool, insurance);
  const way = await wayOf(em, context, fund, { kind: 'COUNTY_BUDGET', fiscalYear, county });
  await decideAlone(em, fund.id);
  const { plan, faults, pathOf } = readLines(input.lines, { insurance, mayEnter: isEntered });
  faults.unshift(...reasonFaults(document, ['input', 'document']));
  if (input.lines.length === 0) faults.push(refusal('EMPTY_DOCUMENT', undefined, ['input', 'lines']));
  const balance = await accumulatedBalanceOf(em, fund.id, county);
  if (faults.length === 0) faults.push(...budgetFaults({ insurance, policy: way.policy, plan, balance, pathOf }));
  if (faults.length > 0) throw new Refused(...faults);
  const rows = rowsOf(plan);
  const { id } = await submit(em, context, countyBudgetHandler, way, {
    ...{ number: 0, document, content: contentOf(rows), checked: true },
    write: (submission, version) => writeLines(em, submission, version, rows),
  });
  return {
    submission: id,
    warnings: outOfRange(insurance, plan, await yearsBefore(em, fund, county, fiscalYear)).map((one) => ({
      ...one,
      path: pathOf(one.line).map(String),
    })),
  };
}
