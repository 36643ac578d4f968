/** Lists, receipts, days and sweeps as rows: those that the viewer sees. A county's role sees its receipts; the rest is the pool's. */
import { isoText } from '../database/iso-text.js';
import type { Read, Statement } from '../database/read.js';
import { sightValues, type Viewer } from '../identity/viewer.js';
import type { Insurance } from '../policy/policy.js';
import { type ReceiptDayRow, receiptDaysOf } from './receipt-days.js';
import type { PremiumSweepType, ReceiptListType, ReceiptRepeatType, ReceiptType } from './receipt.types.js';

const LIST = `select l.id, l.seq::text, l.pool, l.document, l.rows, l.person, ${isoText('l.at')} as at, b.booked::int, b.amount::text,
    (select count(*)::int from receipt_repeat p where p.list = l.id) as repeated
  from receipt_list l
  cross join lateral (select count(*) as booked, coalesce(sum(amount), 0.00) as amount from receipt r where r.list = l.id) b`;

export async function listById(read: Read, viewer: Viewer, id: string): Promise<ReceiptListType | undefined> {
  const [row] = await read<ReceiptListType>(
    { name: 'receipt-list', text: `${LIST} where l.id = $1 and ($2 or l.pool = any($3))` },
    [id, ...sightValues(viewer).slice(0, 2)],
  );
  return row;
}

/** A pool's lists, newest first; before the one given by its number ("0": from the newest). */
export const listsBefore = (
  read: Read,
  viewer: Viewer,
  pool: string,
  before: string,
  most: number,
): Promise<ReceiptListType[]> =>
  read(
    {
      name: 'receipt-lists',
      text: `${LIST} where l.pool = $1 and ($2 or l.pool = any($3)) and ($4::bigint = 0 or l.seq < $4)
        order by l.seq desc limit $5`,
    },
    [pool, ...sightValues(viewer).slice(0, 2), before, most],
  );

export interface ReceiptSearch {
  pool: string;
  insurance: Insurance;
  county?: string | null;
  number?: string | null;
  list?: string | null;
  day?: string | null;
}

const CONDITIONS = {
  county: 'r.county =',
  number: 'r.number =',
  list: 'r.list =',
  day: 'r.entered_on =',
} satisfies Partial<Record<keyof ReceiptSearch, string>>;

/** One text for each set of conditions, so that the plan of each is its own; their values come after the first seven. */
export function receiptsStatement(search: ReceiptSearch): { statement: Statement; values: unknown[] } {
  const given = (Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[]).filter((name) => search[name] != null);
  const asked = given.map((name, at) => ` and ${CONDITIONS[name]} $${at + 8}`).join('');
  return {
    statement: {
      name: ['receipts', ...given].join('-by-'),
      text: `select r.id::text, f.insurance, r.number, r.booking, r.entered_on::text as "enteredOn", r.county, r.item,
          r.amount::text, r.list, r.line, r.entry::text,
          exists (select from journal_entry x where x.reverses = r.entry) as reversed
        from fund f join receipt r on r.fund = f.id
        where f.pool = $1 and f.insurance = $2 and r.id > $3 and ($4 or f.pool = any($5) or r.county = any($6))${asked}
        order by r.id limit $7`,
    },
    values: given.map((name) => search[name]),
  };
}

/** Receipts in the order booked, after one given by its id. */
export function receiptsAfter(
  read: Read,
  viewer: Viewer,
  search: ReceiptSearch,
  after: string,
  most: number,
): Promise<ReceiptType[]> {
  const { statement, values } = receiptsStatement(search);
  const { pool, insurance } = search;
  return read(statement, [pool, insurance, after, ...sightValues(viewer), most, ...values]);
}

export const repeatsAfter = (
  read: Read,
  viewer: Viewer,
  list: string,
  after: string,
  most: number,
): Promise<ReceiptRepeatType[]> =>
  read(
    {
      name: 'receipt-repeats',
      text: `select p.line, r.number, r.list as "firstList", r.line as "firstLine"
        from receipt_repeat p
        join receipt r on r.id = p.receipt
        join receipt_list l on l.id = p.list
        where p.list = $1 and p.line > $2::int and ($3 or l.pool = any($4) or r.county = any($5))
        order by p.line limit $6`,
    },
    [list, after, ...sightValues(viewer), most],
  );

export const receiptDays = (
  read: Read,
  { pool, insurance, from, through }: { pool: string; insurance: Insurance; from: string; through: string },
): Promise<ReceiptDayRow[]> =>
  read(
    {
      name: 'receipt-days',
      text: `select d.* from fund f cross join lateral (${receiptDaysOf('f.id')}) d
        where f.pool = $1 and f.insurance = $4 order by d.day`,
    },
    [pool, from, through, insurance],
  );

export type SweepRow = Omit<PremiumSweepType, 'due' | 'daysLate'> & { pool: string };

const SWEEP = `select s.id, s.seq::text, f.pool, s.from_day::text as from, s.through_day::text as through,
    s.swept_on::text as "sweptOn", s.amount::text, s.document, s.person,
    not exists (select from premium_sweep_standing t where t.id = s.id) as reversed,
    a.id as allotment, a.allotted_on::text as "allottedOn"
  from premium_sweep s
  join fund f on f.id = s.fund
  left join premium_allotment_standing a on a.sweep = s.id`;

export async function sweepById(read: Read, id: string): Promise<SweepRow> {
  const [row] = await read<SweepRow>({ name: 'premium-sweep', text: `${SWEEP} where s.id = $1` }, [id]);
  return row!;
}

/** A fund's sweeps, newest first. */
export const sweepsBefore = (
  read: Read,
  viewer: Viewer,
  { pool, insurance }: { pool: string; insurance: Insurance },
  before: string,
  most: number,
): Promise<SweepRow[]> =>
  read(
    {
      name: 'premium-sweeps',
      text: `${SWEEP} where f.pool = $1 and f.insurance = $2 and ($3 or f.pool = any($4)) and ($5::bigint = 0 or s.seq < $5)
        order by s.seq desc limit $6`,
    },
    [pool, insurance, ...sightValues(viewer).slice(0, 2), before, most],
  );
