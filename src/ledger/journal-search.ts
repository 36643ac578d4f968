/**
 * The journal's lists as SQL: for every combination of conditions a text of its own that walks one index in the list's
 * order and stops at the end of the page. Where the index has the order only within a book, an account or a period,
 * each gives its first lines and those are merged (`cross join lateral`). test/ledger/journal-plans.test.ts proves it
 * on a million lines.
 */
import type { Statement } from '../database/read.js';
import { LARGEST_PAGE } from '../graphql/connection.js';
import type { EntryKind } from './entry.js';
import { ENTRY_COLUMNS, ENTRY_JOINS, LINE_COLUMNS, LINE_JOINS } from './journal-columns.js';

export interface Search {
  fund: number;
  /** The books that the viewer sees and asks for. */
  books: readonly number[];
  /** They are all of the fund's: nothing to leave out. */
  wholeFund: boolean;
  periods: { from: number; to: number } | null;
  account: string | null;
  detail: string | null;
  kind: EntryKind | null;
  subject: string | null;
  step: string | null;
}

export interface Query {
  statement: Statement;
  values: unknown[];
}

/**
 * Keys in the lists' order: ids of entries rise in the order booked, so nothing that is posted later comes before the
 * cursor.
 */
export const FIRST_LINE = ['0', '0', '0'];
export const FIRST_ENTRY = ['0'];

export const linesAfter = (search: Search, [entry, book, lineNo]: string[], size: number): Query =>
  compose('lines', search, size, (value) => {
    const [e, b, n] = [value(entry, 'bigint'), value(book, 'bigint'), value(lineNo, 'bigint')];
    const page = pageOfLines(search, conditionsOf(search, value), limit(size), {
      listsLines: true,
      after: `(l.entry, l.book, l.line_no) > (${e}, ${b}, ${n})`,
      entry: e,
    });
    return `select ${LINE_COLUMNS} from (${page}) l ${LINE_JOINS} order by l.entry, l.book, l.line_no`;
  });

export const entriesAfter = (search: Search, [entry]: string[], size: number): Query =>
  compose('entries', search, size, (value) => {
    const e = value(entry, 'bigint');
    const conditions = conditionsOf(search, value);
    const ofLines = search.account !== null || search.detail !== null || search.step !== null;
    const page = ofLines
      ? pageOfLines(search, conditions, limit(size), {
          listsLines: false,
          after: `l.entry > ${e}`,
          entry: e,
        })
      : pageOfEntries(search, conditions, limit(size), e);
    return `select ${ENTRY_COLUMNS} from (${page}) l join journal_entry e on e.id = l.entry ${ENTRY_JOINS} order by e.id`;
  });

/**
 * Written into the text: a planner that does not know the limit would rather sort everything. One item more than a page
 * holds.
 */
const limit = (size: number): number => (size <= 50 ? 50 : LARGEST_PAGE) + 1;

/** Adds a value, answers its place: "$3::int". */
type Value = (value: unknown, type: string) => string;

function compose(list: string, search: Search, size: number, text: (value: Value) => string): Query {
  const values: unknown[] = [];
  const { periods, account, detail, kind, subject, step } = search;
  const scope = search.wholeFund ? 'fund' : search.books.length === 1 ? 'book' : 'books';
  const given = Object.entries({ periods, account, detail, kind, subject, step }).filter(([, value]) => value !== null);
  const name = [list, scope, ...given.map(([key]) => key), limit(size)].join('-');
  return { statement: { name, text: text((value, type) => `$${values.push(value)}::${type}`) }, values };
}

/**
 * Conditions on a row of the table's alias; each is empty where nothing is asked. A value has a place only where it is
 * used.
 */
function conditionsOf(search: Search, value: Value) {
  const { fund, books, wholeFund, periods, account, detail, kind, subject, step } = search;
  const places = new Map<string, string>();
  const once = (name: string, given: unknown, type: string): string => {
    const place = places.get(name) ?? value(given, type);
    places.set(name, place);
    return place;
  };
  const where = (asked: boolean, condition: () => string): string[] => (asked ? [condition()] : []);
  const theFund = () => once('fund', fund, 'smallint');
  const theBooks = () => once('books', books, 'int[]');
  const theKind = () => once('kind', kind, 'text');
  const inPeriods = (period: string) =>
    where(
      periods !== null,
      () => `${period} between ${once('from', periods!.from, 'int')} and ${once('to', periods!.to, 'int')}`,
    );
  const span = (direction: '' | 'desc') =>
    `(select e.id from period t cross join lateral (
        select e.id from journal_entry e where e.fund = t.fund and e.year = t.year and e.month = t.month
        order by e.id ${direction} limit 1) e
      where t.fund = ${theFund()} and ${all(inPeriods(periodOf('t')))} order by e.id ${direction} limit 1)`;
  return {
    theBooks,
    theKind,
    theFund,
    fund: (row: string) => [`${row}.fund = ${theFund()}`],
    inBooks: (row: string) =>
      where(!wholeFund, () =>
        books.length === 1 ? `${row}.book = ${once('book', books[0], 'int')}` : `${row}.book = any(${theBooks()})`,
      ),
    /** The span of entries that were booked into the periods: a walk in the order booked begins and ends there. */
    inSpanOfPeriods: (entry: string) =>
      where(periods !== null, () => `${entry} between ${span('')} and ${span('desc')}`),
    inPeriods,
    ofAccount: (row: string) => where(account !== null, () => `${row}.account = ${once('account', account, 'bpchar')}`),
    ofDetail: (row: string) => where(detail !== null, () => `${row}.detail = ${once('detail', detail, 'text')}`),
    ofKind: () => where(kind !== null, () => `e.kind = ${theKind()}`),
    ofSubject: () => where(subject !== null, () => `e.subject = ${once('subject', subject, 'uuid')}`),
    ofStep: () => where(step !== null, () => `l.step = ${once('step', step, 'uuid')}`),
  };
}
type Conditions = ReturnType<typeof conditionsOf>;

const periodOf = (row: string): string => `${row}.year * 100 + ${row}.month`;
const all = (...conditions: string[][]): string => conditions.flat().join(' and ');

/** What of the lines found a page consists of: the lines, or the entries that have them. */
interface Want {
  listsLines: boolean;
  after: string;
  /** The cursor's entry: lists of lines may go on within it. */
  entry: string;
}

function pageOfLines(search: Search, c: Conditions, most: number, want: Want): string {
  const { listsLines, after, entry } = want;
  const select = listsLines ? 'l.*' : 'distinct l.entry';
  const order = listsLines ? 'l.entry, l.book, l.line_no' : 'l.entry';
  const { wholeFund, periods, account, detail, kind, subject, step } = search;
  const lines = (...conditions: string[][]): string =>
    `select ${select} from journal_line l where ${all(...conditions, [after])} order by ${order} limit ${most}`;
  const merged = (from: string, conditions: string[][]): string =>
    `select ${select} from ${from} cross join lateral (${lines(...conditions)}) l order by ${order} limit ${most}`;
  const hasDetail = () => {
    const condition = c.ofDetail('a');
    return condition.length
      ? [`exists (select from ledger_account a where a.id = l.ledger_account and ${all(condition)})`]
      : [];
  };
  const hasEntry = () => {
    const condition = [c.ofKind(), c.ofSubject()].flat();
    return condition.length ? [`exists (select from journal_entry e where e.id = l.entry and ${all(condition)})`] : [];
  };

  if (step !== null) {
    const rest = [c.inBooks('l'), c.inPeriods('l.period'), c.ofAccount('l'), hasDetail(), hasEntry()];
    return lines(c.ofStep(), c.fund('l'), ...rest);
  }
  if (kind !== null || subject !== null) {
    const found = entriesFound(search, c, listsLines ? '>=' : '>', entry);
    const ofEntry = [c.fund('l'), ['l.entry = e.id'], c.inBooks('l'), c.ofAccount('l'), hasDetail()];
    return listsLines
      ? `select l.* from ${found.source} cross join lateral (${lines(...ofEntry)}) l where ${found.where}
         order by ${found.order}, l.book, l.line_no limit ${most}`
      : `select e.id as entry from ${found.source}
         cross join lateral (select from journal_line l where ${all(...ofEntry)} limit 1) l where ${found.where}
         order by ${found.order} limit ${most}`;
  }
  if (detail !== null || (account !== null && !wholeFund)) {
    const accounts = all([`a.book = any(${c.theBooks()})`], c.ofAccount('a'), c.ofDetail('a'));
    return merged(`(select a.id from ledger_account a where ${accounts}) a`, [
      ['l.ledger_account = a.id'],
      c.inPeriods('l.period'),
      c.inSpanOfPeriods('l.entry'),
    ]);
  }
  if (!wholeFund)
    return merged(`unnest(${c.theBooks()}) b(id)`, [
      ['l.book = b.id'],
      c.inPeriods('l.period'),
      c.inSpanOfPeriods('l.entry'),
    ]);
  if (periods) {
    const found = `(select ${periodOf('t')} as id from period t where ${all(c.fund('t'), c.inPeriods(periodOf('t')))}) t`;
    return merged(found, [c.fund('l'), ['l.period = t.id'], c.ofAccount('l')]);
  }
  return lines(c.fund('l'), c.ofAccount('l'));
}

/** Where entries `e` of a kind or subject are found, from the cursor's on, and how they come in the list's order. */
function entriesFound(search: Search, c: Conditions, from: '>' | '>=', entry: string) {
  const { periods, subject } = search;
  const after = [`e.id ${from} ${entry}`];
  if (subject !== null) {
    const ofSubject = all(c.ofSubject(), c.fund('e'), c.ofKind(), c.inPeriods(periodOf('e')), after);
    return { source: 'journal_entry e', where: ofSubject, order: 'e.id' };
  }
  if (periods) {
    const ofPeriod = all(c.fund('e'), ['e.year = t.year', 'e.month = t.month'], c.ofKind(), after);
    return {
      source: `period t cross join lateral (select e.id from journal_entry e where ${ofPeriod} offset 0) e`,
      where: all(c.fund('t'), c.inPeriods(periodOf('t'))),
      order: 'e.id',
    };
  }
  // a range over fund and kind: with `=` the planner would walk the primary key through the entries of all funds
  const key = `${c.theFund()}, ${c.theKind()}`;
  return {
    source: 'journal_entry e',
    where: `(e.fund, e.kind, e.id) ${from} (${key}, ${entry}) and (e.fund, e.kind) <= (${key})`,
    order: 'e.fund, e.kind, e.id',
  };
}

/** Entries without a condition on their lines; those of single books are found by their vouchers. */
function pageOfEntries(search: Search, c: Conditions, most: number, after: string): string {
  const { wholeFund, periods, kind, subject } = search;
  const select = (...conditions: string[][]): string =>
    `select e.id as entry from journal_entry e where ${all(...conditions, [`e.id > ${after}`])} order by e.id limit ${most}`;

  if (kind !== null || subject !== null) {
    const found = entriesFound(search, c, '>', after);
    const inBooks = wholeFund
      ? ''
      : `cross join lateral (select from voucher v where ${all(['v.entry = e.id'], c.inBooks('v'))} limit 1) v`;
    return `select e.id as entry from ${found.source} ${inBooks} where ${found.where} order by ${found.order} limit ${most}`;
  }
  if (!wholeFund) {
    const ofBook = all(['v.book = b.id'], c.inPeriods(periodOf('v')), [`v.entry > ${after}`]);
    return `select distinct v.entry from unnest(${c.theBooks()}) b(id)
      cross join lateral (select v.entry from voucher v where ${ofBook} order by v.entry limit ${most}) v
      order by v.entry limit ${most}`;
  }
  if (periods)
    return `select e.entry from period t
      cross join lateral (${select(c.fund('e'), ['e.year = t.year', 'e.month = t.month'])}) e
      where ${all(c.fund('t'), c.inPeriods(periodOf('t')))} order by e.entry limit ${most}`;
  return select(c.fund('e'));
}
