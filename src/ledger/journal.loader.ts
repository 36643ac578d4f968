/** Entries, vouchers and lines reached from one another: each kind in one statement an operation. */
import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import type { Insurance } from '../policy/policy.js';
import {
  ACCOUNT_COLUMN,
  ENTRY_COLUMNS,
  ENTRY_JOINS,
  LINE_COLUMNS,
  LINE_JOINS,
  VOUCHER_COLUMNS,
  VOUCHER_JOINS,
} from './journal-columns.js';
import type { JournalEntryType, JournalLineType, LineAccountType, VoucherType } from './journal.types.js';

export const entryLoader = (read: Read) =>
  new DataLoader<string, JournalEntryType | null>(async (ids) => {
    const rows = await read<JournalEntryType>(
      {
        name: 'journal-entries-by-id',
        text: `select ${ENTRY_COLUMNS} from journal_entry e ${ENTRY_JOINS} where e.id = any($1::bigint[])`,
      },
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** The vouchers of an entry: counties by id, the pool's own last. */
export const vouchersLoader = (read: Read) =>
  new DataLoader<string, VoucherType[]>(async (entries) => {
    const rows = await read<VoucherType>(
      {
        name: 'vouchers-of-entries',
        text: `select ${VOUCHER_COLUMNS} from voucher v ${VOUCHER_JOINS}
               where v.entry = any($1::bigint[]) order by b.county nulls last`,
      },
      [entries],
    );
    const ofEntry = Map.groupBy(rows, ({ entryId }) => entryId);
    return entries.map((entry) => ofEntry.get(entry) ?? []);
  });

/** The voucher at a position of a book. */
export async function voucherAt(
  read: Read,
  at: { pool: string; insurance: Insurance; county: string | null; position: number },
): Promise<VoucherType | undefined> {
  const [row] = await read<VoucherType>(
    {
      name: 'voucher-at',
      text: `select ${VOUCHER_COLUMNS} from voucher v ${VOUCHER_JOINS}
             where v.book = (select b.id from book b join fund f on f.id = b.fund
                 where f.pool = $1 and f.insurance = $2 and b.county is not distinct from $3)
               and v.position = $4`,
    },
    [at.pool, at.insurance, at.county, at.position],
  );
  return row;
}

type VoucherKey = Pick<VoucherType, 'bookId' | 'entryId'>;

const nameOf = ({ bookId, entryId }: VoucherKey): string => `${bookId}/${entryId}`;

export interface VoucherPage extends VoucherKey {
  after: string;
  most: number;
}

/** A page of each voucher's lines, in order. */
export const voucherLinesLoader = (read: Read) =>
  new DataLoader<VoucherPage, JournalLineType[], string>(
    async (keys) => {
      const rows = await read<JournalLineType & { page: number }>(
        {
          name: 'lines-of-vouchers',
          text: `select p.no::int as page, ${LINE_COLUMNS}
                 from unnest($1::int[], $2::bigint[], $3::bigint[], $4::int[]) with ordinality
                   p(book, entry, after, most, no)
                 cross join lateral (select * from journal_line
                   where book = p.book and entry = p.entry and line_no > p.after order by line_no limit p.most) l
                 ${LINE_JOINS}
                 order by l.line_no`,
        },
        [
          keys.map(({ bookId }) => bookId),
          keys.map(({ entryId }) => entryId),
          keys.map(({ after }) => after),
          keys.map(({ most }) => most),
        ],
      );
      const ofPage = Map.groupBy(rows, ({ page }) => page);
      return keys.map((_, at) => ofPage.get(at + 1) ?? []);
    },
    { cacheKeyFn: (key) => `${nameOf(key)}/${key.after}/${key.most}` },
  );

type LineKey = Pick<JournalLineType, 'bookId' | 'entryId' | 'lineNo'>;

/** 对方科目: lines are booked in pairs, a debit and a credit (`move` in entry.ts), the odd one first; this is the account of the other. */
export const counterAccountLoader = (read: Read) =>
  new DataLoader<LineKey, LineAccountType, string>(
    async (keys) => {
      const rows = await read<{ account: LineAccountType }>(
        {
          name: 'counter-accounts-of-lines',
          text: `select ${ACCOUNT_COLUMN}
                 from unnest($1::int[], $2::bigint[], $3::int[]) with ordinality asked(book, entry, line_no, no)
                 join journal_line l on l.book = asked.book and l.entry = asked.entry and l.line_no = ((asked.line_no - 1) # 1) + 1
                 ${LINE_JOINS}
                 order by asked.no`,
        },
        [keys.map(({ bookId }) => bookId), keys.map(({ entryId }) => entryId), keys.map(({ lineNo }) => lineNo)],
      );
      return rows.map(({ account }) => account);
    },
    { cacheKeyFn: (key) => `${nameOf(key)}/${key.lineNo}` },
  );

/** The sum of each voucher's debits, and so of its credits: every voucher balances. */
export const voucherTotalLoader = (read: Read) =>
  new DataLoader<VoucherKey, string, string>(
    async (keys) => {
      const rows = await read<VoucherKey & { total: string }>(
        {
          name: 'totals-of-vouchers',
          text: `select l.book as "bookId", l.entry as "entryId", (sum(l.amount) filter (where l.side = 'D'))::text as total
                 from unnest($1::int[], $2::bigint[]) v(book, entry)
                 join journal_line l on l.book = v.book and l.entry = v.entry
                 group by l.book, l.entry`,
        },
        [keys.map(({ bookId }) => bookId), keys.map(({ entryId }) => entryId)],
      );
      const totals = new Map(rows.map((row) => [nameOf(row), row.total]));
      return keys.map((key) => totals.get(nameOf(key))!);
    },
    { cacheKeyFn: nameOf },
  );

export interface BookOfFund {
  fund: number;
  id: number;
  county: string | null;
}

/** The books of a fund; none where there is no such fund. */
export const booksOfFund = (read: Read, pool: string, insurance: Insurance): Promise<BookOfFund[]> =>
  read(
    {
      name: 'books-of-fund',
      text: 'select b.fund, b.id, b.county from book b join fund f on f.id = b.fund where f.pool = $1 and f.insurance = $2',
    },
    [pool, insurance],
  );
