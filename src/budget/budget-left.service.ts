/** What a county's budget in force still leaves to be spent: what fund-use plans are held against. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { readIn } from '../database/write.js';
import type { Fund } from '../ledger/ledger.service.js';
import type { Fen } from '../money.js';
import { type Policy, provisionsOf } from '../policy/policy.js';
import { actualsOf, actualTable } from './actuals.query.js';
import { budgetInForce } from './in-force.service.js';
import { tableOf } from './plan.js';
import { adjusted } from './standing.js';

export interface BudgetLeft {
  /** 本年支出小计 as adjusted, without transfers between levels. */
  budget: Fen;
  /** What the books have of it: the year's own. What settles an earlier one (清偿统筹前欠款) comes out of the balance. */
  spent: Fen;
  /** Below zero: overspent. */
  left: Fen;
}

/** Undefined while no budget of the county's is in force: then there is nothing to be held against. */
export async function budgetLeft(
  em: EntityManager,
  fund: Pick<Fund, 'id' | 'insurance'>,
  county: string,
  fiscalYear: number,
): Promise<BudgetLeft | undefined> {
  const standing = await budgetInForce(em, fund, county, fiscalYear);
  if (!standing) return undefined;
  const [actuals] = await actualsOf(readIn(em), [{ fund: fund.id, year: fiscalYear, until: 13 }]);
  const budget = tableOf(fund.insurance, adjusted(standing.book, standing.budget)).get('EXPENDITURE_SUBTOTAL')!;
  const own = { ...actuals!, year: actuals!.year.filter(({ fundYear }) => fundYear === null) };
  const spent = actualTable(fund.insurance, own, county).get('EXPENDITURE_SUBTOTAL') ?? 0n;
  return { budget, spent, left: budget - spent };
}

/** What the policy says of spending above the budget; undefined where it says nothing, and nothing is said. */
export const budgetControlOf = (policy: Pick<Policy, 'rules'>) => provisionsOf(policy, 'BUDGET_CONTROL')[0];
