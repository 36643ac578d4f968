/** 预算调整方案: with its last signature it counts into the budget in force. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import type { Policy } from '../policy/policy.js';
import { type Refusal, refusal } from '../refusal.js';
import type { SubmissionHandler } from '../submission/handler.js';
import { policyOf } from '../submission/policy-of.js';
import type { SubmissionState } from '../submission/submission.js';
import { belowZero } from './below-zero.js';
import { budgetFaults } from './check.js';
import { accumulatedBalanceOf } from './county-budget.handler.js';
import { budgetInForce, type InForce } from './in-force.service.js';
import type { LineCode } from './line.js';
import { added, type LineRow, type Plan, planOf } from './plan.js';
import { adjusted } from './standing.js';

/** A line of an adjustment: what is added or taken off, and why. */
export type AdjustmentRow = LineRow & { reason: string };

export const budgetAdjustmentHandler: SubmissionHandler = {
  contentOf: async (em, adjustment) => adjustmentContentOf(await rowsOfAdjustment(em, adjustment)),
  faults: async (em, context, adjustment) => {
    const { fund, fiscalYear, insurance } = adjustment;
    const county = adjustment.county!;
    const standing = await budgetInForce(em, { id: fund }, county, fiscalYear);
    if (!standing) return [refusal('BUDGET_NOT_IN_FORCE', { county, year: fiscalYear }, ['input'])];
    return adjustmentFaults(em, {
      ...{ fund, insurance, county, standing },
      policy: policyOf(context, adjustment),
      change: planOf(await rowsOfAdjustment(em, adjustment)),
      pathOf: (line) => ['input', 'lines', line],
    });
  },
  approved: () => Promise.resolve(),
};

/** What would be wrong with the budget as adjusted. */
export async function adjustmentFaults(
  em: EntityManager,
  given: {
    fund: number;
    insurance: SubmissionState['insurance'];
    county: string;
    standing: InForce;
    policy: Policy;
    change: Plan;
    pathOf: (line: LineCode) => readonly (string | number)[];
  },
): Promise<Refusal[]> {
  const { fund, insurance, county, standing, policy, change, pathOf } = given;
  const plan = added([adjusted(standing.book, standing.budget), change]);
  const faults = belowZero(plan, pathOf);
  const balance = await accumulatedBalanceOf(em, fund, county);
  return faults.length > 0 ? faults : budgetFaults({ insurance, policy, plan, balance, pathOf });
}

export const adjustmentContentOf = (rows: readonly AdjustmentRow[]): object =>
  Object.fromEntries(rows.map(({ line, ...row }) => [line, row]));

const rowsOfAdjustment = (em: EntityManager, { id, version }: SubmissionState): Promise<AdjustmentRow[]> =>
  sql(
    em,
    `select line, amount::text, months::text[], reason from budget_adjustment_line
     where submission = $1 and version = $2 order by line`,
    [id, version],
  );
