/** What stands of a county's budget, or the pool's: as approved, and with what changed it since. */
import type { BudgetState, BudgetYear } from './budget-years.query.js';
import { added, compile, type Compiled, type Plan } from './plan.js';

/** What a version of the pool's budget comes to. */
export const compiled = (book: BudgetYear, { id }: Pick<BudgetState, 'id'>, version: number): Compiled =>
  compile(
    book.entered(id, version),
    book.sourcesOf(id, version).map((source) => book.entered(source.submission, source.version)),
  );

/** 预算数. */
export const budgeted = (book: BudgetYear, budget: BudgetState): Plan =>
  budget.county === null ? compiled(book, budget, budget.version).plan : book.entered(budget.id, budget.version);

/** 调整预算数: the budget, its approved adjustments and what was moved between its months, added up. */
export function adjusted(book: BudgetYear, { id, county, version }: BudgetState): Plan {
  const own = book.entered(id, version);
  const changed = (whose: string, plan: Plan): Plan =>
    added([plan, ...book.changesOf(whose).map((change) => change.plan)]);
  if (county !== null) return changed(county, own);
  return compile(
    own,
    book
      .sourcesOf(id, version)
      .map((source) => changed(source.county, book.entered(source.submission, source.version))),
  ).plan;
}

/** Whether an adjustment of it, or of one that it was compiled from, was approved. */
export const isAdjusted = (book: BudgetYear, { id, county, version }: BudgetState): boolean =>
  (county === null ? book.sourcesOf(id, version).map((source) => source.county) : [county]).some((whose) =>
    book.changesOf(whose).some(({ kind }) => kind === 'ADJUSTMENT'),
  );
