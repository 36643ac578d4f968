/** A budget as the API shows it, out of its fund year's. */
import type { Context } from '../context.js';
import type { FundYear } from '../fund/by-fund-year.js';
import { maySee } from '../identity/viewer.js';
import { percentHalfUp } from '../money.js';
import { lastPeriodBy, yearOfPeriod } from '../dates.js';
import type { Insurance } from '../policy/policy.js';
import { type FundRow, fundsLoader } from '../pool/pool.loader.js';
import { Refused, refusal } from '../refusal.js';
import { submissionLoader } from '../submission/submission.loader.js';
import { budgetYearLoader } from './budget.loader.js';
import type { BudgetExecutionType, BudgetType } from './budget.types.js';
import type { BudgetState, BudgetYear } from './budget-years.query.js';
import { adjusted, budgeted } from './standing.js';

/** With the closing period. */
export const WHOLE_YEAR = 13;

export function budgetOf({ fund, fiscalYear }: FundYear, book: BudgetYear, state: BudgetState): BudgetType {
  const { id, county, inForceSince } = state;
  const { pool, insurance } = fund;
  return {
    ...{ id, pool, insurance, fiscalYear, county, inForceSince, fund, state, book, until: WHOLE_YEAR },
    plan: budgeted(book, state),
    adjusted: adjusted(book, state),
  };
}

/** The budget of a county, or (null) the pool's; null where there is none, or none that the viewer may see. */
export async function budgetSeen(context: Context, year: FundYear, county: string | null): Promise<BudgetType | null> {
  if (!maySee(context.viewer, { pool: year.fund.pool, county })) return null;
  const book = await context.loader(budgetYearLoader).load(year);
  const state = book.of(county);
  return state ? budgetOf(year, book, state) : null;
}

/** By its submission's id. */
export async function budgetById(context: Context, id: string): Promise<BudgetType | null> {
  const submission = await context.loader(submissionLoader).load(id);
  if (!submission) return null;
  const { fund, pool, insurance, fiscalYear, county, kind } = submission;
  if (kind !== 'COUNTY_BUDGET' && kind !== 'POOL_BUDGET') return null;
  const row: FundRow = { id: fund, pool, insurance };
  return budgetSeen(context, { fund: row, fiscalYear }, county);
}

/** The budgets in force, with what the books have of the months that are over on a day. */
export async function executionOf(
  context: Context,
  { pool, insurance, fiscalYear }: { pool: string; insurance: Insurance; fiscalYear: number },
  asOf: string,
): Promise<BudgetExecutionType> {
  const funds = await context.loader(fundsLoader).load(pool);
  const fund = funds.find((one) => one.insurance === insurance);
  if (!fund) throw new Refused(refusal('UNKNOWN_FUND', { pool, insurance }));
  const until = monthsOver(fiscalYear, asOf);
  const book = await context.loader(budgetYearLoader).load({ fund, fiscalYear });
  const inForce = book.budgets
    .filter(({ inForceSince, county }) => inForceSince !== null && maySee(context.viewer, { pool, county }))
    .map((state) => ({ ...budgetOf({ fund, fiscalYear }, book, state), until }));
  const months = Math.min(until, 12);
  return {
    ...{ asOf, months, fund, fiscalYear },
    elapsed: percentHalfUp(BigInt(months), 12n)!,
    budget: inForce.find(({ county }) => county === null) ?? null,
    inForce: inForce.filter(({ county }) => county !== null),
  };
}

/** 13 once the year is over. */
function monthsOver(fiscalYear: number, asOf: string): number {
  const period = lastPeriodBy(asOf);
  const year = yearOfPeriod(period);
  return year < fiscalYear ? 0 : year > fiscalYear ? WHOLE_YEAR : period % 100;
}
