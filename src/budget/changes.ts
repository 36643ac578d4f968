import type { BudgetState, BudgetYear } from './budget-years.query.js';
import { changedLines, type LineChange, type Plan } from './plan.js';

/** What differs between two versions of a budget: of the pool's also in the counties' that each was compiled from. */
export function changesBetween(
  book: BudgetYear,
  { id, county }: BudgetState,
  from: number,
  to: number,
): (LineChange & { county: string | null })[] {
  const plansOf = (version: number): Map<string | null, Plan> =>
    new Map([
      [county, book.entered(id, version)],
      ...book
        .sourcesOf(id, version)
        .map((source) => [source.county, book.entered(source.submission, source.version)] as const),
    ]);
  const [before, after] = [plansOf(from), plansOf(to)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((whose) =>
    changedLines(before.get(whose) ?? new Map(), after.get(whose) ?? new Map()).map((change) => ({
      ...change,
      county: whose,
    })),
  );
}
