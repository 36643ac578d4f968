/** The journal of some books and periods, out of one snapshot. */
import { isoText } from '../database/iso-text.js';
import type { Snapshot, Sql } from '../database/snapshot.js';
import type { Insurance } from '../policy/policy.js';
import type { Column } from './column.js';
import type { LedgerAccount } from './ledger-account.js';
import type { LineOrder } from './preset.js';
import type { Book, LineRow, Moved, Only, Source } from './source.js';

/** What of a fund is exported: books that the viewer sees, and periods. */
export interface Extent {
  pool: string;
  insurance: Insurance;
  fund: number;
  books: readonly number[];
  /** They are all of the fund's. */
  wholeFund: boolean;
  from: number;
  to: number;
}

export async function journalSource(snapshot: Snapshot, extent: Extent): Promise<Source> {
  const { pool, insurance, fund, books, from, to } = extent;
  const rows = <Row extends object>(query: Sql) => snapshot.rows<Row>(query);
  const [about] = await rows<{ [Of in 'poolName' | 'asOf' | 'lines' | 'debit' | 'credit']: string } & Bounds>({
    text: `select (select name from pool where id = $${valuesOf(extent).length + 1}) as "poolName", ${isoText('now()')} as "asOf",
        count(*) as lines, coalesce(sum(amount) filter (where side = 'D'), 0.00) as debit,
        coalesce(sum(amount) filter (where side = 'C'), 0.00) as credit, min(l.period) as first, max(l.period) as last
      from journal_line l where ${conditionsOf(extent)}`,
    values: [...valuesOf(extent), pool],
  });
  const { first, last, lines, ...control } = about!;
  const accounts = await rows<LedgerAccount>({ text: ACCOUNTS, values: [fund, books, from, to] });
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return {
    about: { pool, insurance, ...control, lines: Number(lines), from: number(first), to: number(last) },
    books: await rows<Book>({ text: BOOKS, values: [books] }),
    accounts,
    periods: (await rows<{ period: string }>({ text: PERIODS, values: [fund, from, to] })).map(({ period }) => +period),
    lines: (columns, order, only = {}) => linesOf(snapshot, byId, { extent, columns, order, only }),
    moved: async (book) =>
      (await rows<Moved>({ text: MOVED, values: [book.id, from, to] })).map((row) => ({ ...row, period: +row.period })),
  };
}

interface Bounds {
  first: string | null;
  last: string | null;
}
const number = (text: string | null): number | null => (text === null ? null : Number(text));

/** A condition that leaves nothing out is not asked: the planner would take it for one that does. */
export const conditionsOf = ({ wholeFund }: Extent): string =>
  `l.fund = $1 and l.period between $2 and $3${wholeFund ? '' : ' and l.book = any($4::int[])'}`;
export const valuesOf = ({ fund, from, to, books, wholeFund }: Extent): unknown[] => [
  ...[fund, from, to],
  ...(wholeFund ? [] : [books]),
];

interface Lines {
  extent: Extent;
  columns: readonly Column[];
  order: LineOrder;
  only: Only;
}

/** Accounts are joined here, not in SQL: thousands of lines share one. */
async function* linesOf(
  snapshot: Snapshot,
  accounts: ReadonlyMap<string, LedgerAccount>,
  { extent, columns, order, only: { book, most } }: Lines,
): AsyncGenerator<LineRow[]> {
  const of = book ? { ...extent, wholeFund: false, books: [Number(book.id)] } : extent;
  const places: string[] = ['l.ledger_account'];
  const cellOf = columns.map(({ from }) => {
    if (typeof from === 'function') return from;
    return places.push(from) - 1;
  });
  for await (const batch of snapshot.batches(linesQuery(of, places, order, { accounts: [...accounts.keys()], most })))
    yield batch.map((row) => {
      const account = accounts.get(row[0]!)!;
      return { account, cells: cellOf.map((cell) => (typeof cell === 'number' ? row[cell]! : cell(account))) };
    });
}

export function linesQuery(
  extent: Extent,
  places: readonly string[],
  order: LineOrder,
  { accounts, most }: { accounts: string[]; most: number | undefined },
): Sql {
  const values = valuesOf(extent);
  const uses = (alias: string) => places.some((place) => place.includes(`${alias}.`));
  const byAccount = order === 'ACCOUNT';
  const joins = [
    ...(uses('e') ? ['join journal_entry e on e.id = l.entry'] : []),
    ...(uses('v') ? ['join voucher v on v.book = l.book and v.entry = l.entry'] : []),
    ...(byAccount
      ? [`join unnest($${values.push(accounts)}::int[]) with ordinality o(id, place) on o.id = l.ledger_account`]
      : []),
  ];
  return {
    text: `select ${places.join(', ')} from journal_line l ${joins.join(' ')} where ${conditionsOf(extent)}
      order by ${byAccount ? 'o.place, l.entry, l.line_no' : 'l.entry, l.book, l.line_no'} ${most === undefined ? '' : `limit ${most}`}`,
    values,
  };
}

const BOOKS = `select b.id, b.county, n.name as "countyName" from book b left join county n on n.id = b.county
  where b.id = any($1::int[]) order by b.county nulls last`;

/**
 * The closing is what the chain says (the balance after the account's last line) less what later periods moved; the opening is the sum of
 * the totals of earlier ones. The two come from different places, and a format that states both lets its reader check the lines between.
 */
export const ACCOUNTS = `select a.id, a.book, b.county, n.name as "countyName", a.account as code, c.name, c.class, c.normal_side as "normalSide",
    a.detail, d.name as "detailName", k.kind as bank, k.county as "bankCounty", a.part, a.counterparty, a.fund_year as "fundYear",
    coalesce(m.opening, 0.00) as opening,
    coalesce(last.balance_after, 0.00) - case c.normal_side when 'D' then 1 else -1 end * coalesce(m.later, 0.00) as closing
  from ledger_account a
  join book b on b.id = a.book
  left join county n on n.id = b.county
  join account c on c.code = a.account
  join fund f on f.id = b.fund
  left join account_detail d on d.account = a.account and d.insurance = f.insurance and d.code = a.detail
  left join bank_account k on k.id = a.bank_account
  left join lateral (select sum(debit - credit) filter (where period < $3) as opening,
      sum(debit - credit) filter (where period > $4) as later
    from monthly_total where ledger_account = a.id) m on true
  left join lateral (select balance_after from journal_line l where l.ledger_account = a.id
    order by l.entry desc, l.line_no desc limit 1) last on true
  where b.fund = $1 and b.id = any($2::int[])
  order by b.county nulls last, a.account, a.detail nulls first, k.kind, a.part, a.counterparty, a.fund_year nulls first, a.id`;

const PERIODS = `select year * 100 + month as period from period
  where fund = $1 and year * 100 + month between $2 and $3 order by period`;

const MOVED = `select m.ledger_account as account, m.period, m.debit, m.credit from monthly_total m
  join ledger_account a on a.id = m.ledger_account
  where a.book = $1 and m.period between $2 and $3 order by m.ledger_account, m.period`;
