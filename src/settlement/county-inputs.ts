import type { KnownFacts } from '../facts/newest-facts.service.js';
import type { CountyBooks } from '../ledger/fund-year.service.js';
import { fen, yuan } from '../money.js';
import type { CountyKind } from '../policy/policy.js';
import type { CountyInputs } from './inputs.js';
import type { InYuan } from './outcome-view.js';
import type { ReserveHistory } from './scenario.js';

/** What the books say of a county's year, as far as a settlement reads it. */
export type SettledBooks = Pick<
  CountyBooks,
  'income' | 'expenditure' | 'accumulatedBalance' | 'ownReserve' | 'levyFromSurplus' | 'levyFromBalance' | 'levyUnpaid'
>;

/** A county's inputs: its books and its facts together. */
export const countyInputs = (
  books: SettledBooks,
  { id, confirmed: _, ...known }: KnownFacts,
  {
    kind,
    decidedDraw,
    reserveHistory,
  }: { kind: CountyKind; decidedDraw: string; reserveHistory: InYuan<ReserveHistory> | undefined },
): CountyInputs => ({
  ...known,
  kind,
  facts: id,
  incomeCollected: yuan(books.income),
  compliantExpenditure: yuan(books.expenditure - fen(known.nonCompliantExpenditure)),
  levy: yuan(books.levyFromSurplus + books.levyFromBalance + books.levyUnpaid),
  accumulatedBalance: yuan(books.accumulatedBalance + books.levyFromBalance),
  ownReserve: yuan(books.ownReserve),
  decidedDraw,
  ...(reserveHistory && { reserveHistory }),
});
