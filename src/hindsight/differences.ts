/** What a posted year would settle to with what became known later, against what was posted. Pure. */
import { type Fen, fen, yuan } from '../money.js';
import type { KnownFacts } from '../facts/newest-facts.service.js';
import type { Citation, DeficitClass, FundingSource, SurplusTarget } from '../policy/policy.js';
import type { SettlementInputs } from '../settlement/inputs.js';
import { moved, type Moved } from '../settlement/movements.js';
import type { CountySettlement } from '../settlement/outcome.js';
import type { BooksOfLines } from './year-lines.service.js';

/** The inputs of the posted draft, with the lines booked into the year since and the facts confirmed since. */
export function inputsWithLater(
  posted: SettlementInputs,
  later: BooksOfLines,
  facts: ReadonlyMap<string, KnownFacts>,
): SettlementInputs {
  const booked = new Map(later.counties.map((books) => [books.county, books]));
  const plus = (amount: string, more: Fen | undefined): string => yuan(fen(amount) + (more ?? 0n));
  return {
    ...posted,
    sharedReserve: plus(posted.sharedReserve, later.sharedReserve),
    pooledBalance: plus(posted.pooledBalance, later.pooledBalance),
    counties: posted.counties.map((county) => {
      const books = booked.get(county.county);
      const {
        id,
        confirmed: _,
        ...known
      } = facts.get(county.county) ?? { ...county, id: county.facts, confirmed: true };
      const spent = fen(county.compliantExpenditure) + fen(county.nonCompliantExpenditure) + (books?.expenditure ?? 0n);
      return {
        ...county,
        ...known,
        facts: id,
        incomeCollected: plus(county.incomeCollected, books?.income),
        compliantExpenditure: yuan(spent - fen(known.nonCompliantExpenditure)),
        accumulatedBalance: plus(county.accumulatedBalance, books?.accumulatedBalance),
        ownReserve: plus(county.ownReserve, books?.ownReserve),
      };
    }),
  };
}

export interface CountyDifferences {
  county: string;
  /** Steps that would be of another amount, or come or go, in the order of the steps. */
  steps: (Moved & { rule: string; source: FundingSource; deficitClass: DeficitClass; citation: Citation })[];
  surplus: (Moved & { rule: string; to: SurplusTarget; citation: Citation })[];
}

/** Before is what was posted, after what it would be now. */
export const differencesOf = (posted: CountySettlement, now: CountySettlement): CountyDifferences => ({
  county: posted.county,
  steps: pairs(posted.steps, now.steps, ({ rule, source, deficitClass }) => `${rule} ${source} ${deficitClass}`),
  surplus: pairs(posted.surplusAllocations, now.surplusAllocations, ({ rule, to }) => `${rule} ${to}`),
});

function pairs<Row extends { amount: Fen }>(
  posted: readonly Row[],
  now: readonly Row[],
  keyOf: (row: Row) => string,
): (Omit<Row, 'amount'> & Moved)[] {
  const rows = new Map<string, { row: Row; before: Fen; after: Fen }>();
  const add = (list: readonly Row[], side: 'before' | 'after') => {
    for (const row of list) {
      const known = rows.get(keyOf(row)) ?? { row, before: 0n, after: 0n };
      known[side] += row.amount;
      rows.set(keyOf(row), known);
    }
  };
  add(posted, 'before');
  add(now, 'after');
  return [...rows.values()]
    .filter(({ before, after }) => before !== after)
    .map(({ row: { amount: _, ...row }, before, after }) => ({ ...row, ...moved(before, after) }));
}
