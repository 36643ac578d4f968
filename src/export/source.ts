/** What a format writes from: the part of the books that was asked for, as it stood at one moment. */
import type { TextRow } from '../database/snapshot.js';
import type { Insurance } from '../policy/policy.js';
import type { Column } from './column.js';
import type { LedgerAccount } from './ledger-account.js';
import type { LineOrder } from './preset.js';

export interface About {
  pool: string;
  poolName: string;
  insurance: Insurance;
  /** Year × 100 + month; null where there are no lines. The bounds asked for, as far as there are lines. */
  from: number | null;
  to: number | null;
  /** The moment whose books these are, ISO, Beijing time. */
  asOf: string;
  /** Control totals: a file with other lines or sums is not whole. */
  lines: number;
  debit: string;
  credit: string;
}

export interface Book {
  id: string;
  county: string | null;
  countyName: string | null;
}

/** A line's cells in the columns' order. */
export interface LineRow {
  account: LedgerAccount;
  cells: TextRow;
}

/** What moved on an account in a period. */
export interface Moved {
  account: string;
  period: number;
  debit: string;
  credit: string;
}

export interface Only {
  /** Of this book. */
  book?: Book;
  /** At most so many. */
  most?: number;
}

export interface Source {
  about: About;
  /** Counties by id, the pool's own last. */
  books: readonly Book[];
  accounts: readonly LedgerAccount[];
  /** The fund's periods within the bounds, in order. */
  periods: readonly number[];
  /** A batch of lines at a time. */
  lines(columns: readonly Column[], order: LineOrder, only?: Only): AsyncIterable<LineRow[]>;
  /** Of one book, by account, then period; some thousand at most. */
  moved(book: Book): Promise<Moved[]>;
}

/** How a file says that it is whole: what stands in its last line. */
export const ending = ({ lines, debit, credit }: About): string =>
  `完 END: ${lines} 行 lines, 借方 debit ${debit}, 贷方 credit ${credit}`;

export const INSURANCES: Record<Insurance, string> = { EMPLOYEE: '职工基本医疗保险', RESIDENT: '城乡居民基本医疗保险' };
