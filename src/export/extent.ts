import type { Read } from '../database/read.js';
import { maySee, type Viewer } from '../identity/viewer.js';
import { booksOfFund } from '../ledger/journal.loader.js';
import type { Asked } from './asked.js';
import type { Extent } from './journal-source.js';

/** The books asked for that the viewer sees, by the rules of journalLines; undefined where there are none. */
export async function extentOf(
  read: Read,
  viewer: Viewer,
  asked: Omit<Asked, 'preset' | 'columns'>,
): Promise<Extent | undefined> {
  const { pool, insurance, county, poolLevel, fromPeriod, toPeriod } = asked;
  const ofFund = await booksOfFund(read, pool, insurance);
  const books = ofFund.filter(
    (book) =>
      maySee(viewer, { pool, county: book.county }) &&
      (county === null || book.county === county) &&
      (!poolLevel || book.county === null),
  );
  if (books.length === 0) return undefined;
  return {
    ...{ pool, insurance, fund: books[0]!.fund },
    books: books.map(({ id }) => id),
    wholeFund: books.length === ofFund.length,
    from: fromPeriod ?? 0,
    to: toPeriod ?? 999_999,
  };
}
