/** A budget as the API shows it, out of its fund year's. */
import type { Context } from '../context.js';
import type { FundYear } from '../fund/by-fund-year.js';
import { maySee } from '../identity/viewer.js';
import type { FundRow } from '../pool/pool.loader.js';
import { submissionLoader } from '../submission/submission.loader.js';
import { budgetYearLoader } from './budget.loader.js';
import type { BudgetType } from './budget.types.js';
import type { BudgetState, BudgetYear } from './budget-years.query.js';
import { compile, type Compiled, type Plan } from './plan.js';

/** What a version of the pool's budget comes to. */
export const compiled = (book: BudgetYear, { id }: Pick<BudgetState, 'id'>, version: number): Compiled =>
  compile(
    book.entered(id, version),
    book.sourcesOf(id, version).map((source) => book.entered(source.submission, source.version)),
  );

const planOfVersion = (book: BudgetYear, budget: BudgetState, version: number): Plan =>
  budget.kind === 'POOL_BUDGET' ? compiled(book, budget, version).plan : book.entered(budget.id, version);

export function budgetOf({ fund, fiscalYear }: FundYear, book: BudgetYear, state: BudgetState): BudgetType {
  const { id, county, inForceSince, version } = state;
  const { pool, insurance } = fund;
  const plan = planOfVersion(book, state, version);
  return { id, pool, insurance, fiscalYear, county, inForceSince, fund, state, book, plan };
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
