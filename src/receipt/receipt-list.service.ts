/** 入库明细: a list of the tax office is booked whole or not at all; what it says again is told and not booked again. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { periodOn, yearOf } from '../dates.js';
import type { Role } from '../identity/role.js';
import { mustActOn } from '../identity/viewer.js';
import { type DryRunnable, onceOrRehearsed } from '../idempotency.js';
import { pathOf } from '../income/income-path.js';
import { type Switched, switchedPaths } from '../income/switched.js';
import type { Entry } from '../ledger/entry.js';
import { type Fund, fundOf, post } from '../ledger/ledger.service.js';
import { premiumReceipt } from '../ledger/postings/income.js';
import { fen, yuan } from '../money.js';
import type { Member } from '../pool/member.js';
import { membersOf } from '../pool/members.service.js';
import { Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { readReceipts, type ReceiptRow } from './receipt-csv.js';
import { type Receipt, receiptKey, sortReceipts } from './reconcile.js';

/** HD-3: the tax office's list, by which city medical security allots. */
export const LISTS_RECEIPTS: Role[] = ['CITY_TAX', 'CITY_MEDICAL', 'CITY_FINANCE'];

export interface ReceiptListDocument {
  pool: string;
  document: string;
  csv: string;
}

export interface ReceiptListResult {
  list: string | null;
  rows: number;
  booked: number;
  amount: string;
  /** Lines that say again what stands. */
  repeated: number[];
}

export function submitReceiptList(context: Context, input: ReceiptListDocument & DryRunnable) {
  const { viewer, policies } = context;
  mustActOn(viewer, LISTS_RECEIPTS, { pool: input.pool, county: null });
  return onceOrRehearsed(context, 'submitReceiptList', input, (tx) => book(tx, policies, viewer.person, input), {
    list: null,
  });
}

async function book(
  em: EntityManager,
  policies: PolicyRegistry,
  person: string,
  { pool, document, csv }: ReceiptListDocument,
): Promise<ReceiptListResult> {
  if (document.trim() === '') throw new Refused(refusal('REASON_MISSING', undefined, ['input', 'document']));
  const { rows, faults } = readReceipts(csv, pool, nameIn(await membersOf(em, pool)));
  const funds = new Map<Insurance, Fund>();
  for (const insurance of Object.values(Insurance)) funds.set(insurance, await fundOf(em, pool, insurance));
  const switched = await switchedPaths(
    em,
    [...funds.values()].map(({ id }) => id),
  );
  for (const { id } of funds.values()) await decideAlone(em, id);

  const known = await knownReceipts(em, funds, rows);
  const standing = new Map([...known].flatMap(([key, { receipt, reversed }]) => (reversed ? [] : [[key, receipt]])));
  const { fresh, repeated, conflicting } = sortReceipts(rows, standing);
  faults.push(
    ...conflicting.map(({ row, before }) =>
      refusal('RECEIPT_CONFLICT', { number: row.number, before: inWords(before), given: inWords(row) }, [
        'input',
        'csv',
        row.line,
        '票号',
      ]),
    ),
    ...(await daysShut(em, fresh, { pool, funds, switched, policies })),
  );
  if (faults.length) throw new Refused(...faults);

  const [list] = await sql<{ id: string }>(
    em,
    'insert into receipt_list (pool, document, rows, person) values ($1, $2, $3, $4) returning id',
    [pool, document, rows.length, person],
  );
  for (const [insurance, fund] of funds) {
    const groups = byBookAndDay(fresh.filter((row) => row.insurance === insurance));
    const entries = await post(
      em,
      fund,
      person,
      groups.map((group): Entry => {
        const { enteredOn } = group[0]!;
        const { rule } = pathOf(policies.inForce(pool, yearOf(enteredOn))!, 'TAX', 'PREMIUM')!;
        return {
          kind: 'PREMIUM_RECEIPT',
          effective: enteredOn,
          document,
          memo: '保费入库',
          subject: list!.id,
          lines: group.flatMap(({ county, amount, line }) => premiumReceipt(county, amount, { rule, row: line })),
        };
      }),
    );
    const bookings = groups.flatMap((group, at) =>
      group.map((row) => ({
        ...{ ...row, amount: yuan(row.amount), entry: entries[at] },
        booking: 1 + (known.get(receiptKey(row))?.booking ?? 0),
      })),
    );
    await keep(em, fund.id, list!.id, bookings);
    await keepRepeats(
      em,
      fund.id,
      list!.id,
      repeated.filter((row) => row.insurance === insurance),
    );
  }
  return {
    list: list!.id,
    rows: rows.length,
    booked: fresh.length,
    amount: yuan(fresh.reduce((total, { amount }) => total + amount, 0n)),
    repeated: repeated.map(({ line }) => line),
  };
}

/** A county by its id or, where only one has it, by its name. */
function nameIn(members: ReadonlyMap<string, Member>): (given: string) => string | undefined {
  const byName = Map.groupBy(members.values(), ({ name }) => name);
  return (given) => {
    if (members.has(given)) return given;
    const named = byName.get(given) ?? [];
    return named.length === 1 ? named[0]!.id : undefined;
  };
}

const inWords = ({ enteredOn, county, item, amount }: Receipt): string =>
  `${enteredOn} ${county} ${item} ${yuan(amount)}`;

/** One voucher for each book and day, its rows in the list's order. */
const byBookAndDay = (rows: readonly ReceiptRow[]): ReceiptRow[][] => [
  ...Map.groupBy(rows, ({ county, enteredOn }) => `${county}/${enteredOn}`).values(),
];

interface LastBooking {
  receipt: Receipt;
  booking: number;
  reversed: boolean;
}

/** The last booking of each number that the list names. */
async function knownReceipts(
  em: EntityManager,
  funds: ReadonlyMap<Insurance, Fund>,
  rows: readonly ReceiptRow[],
): Promise<Map<string, LastBooking>> {
  const found = await sql<Omit<Receipt, 'amount'> & { amount: string; booking: number; reversed: boolean }>(
    em,
    `select distinct on (r.fund, r.number) f.insurance, r.number, r.entered_on::text as "enteredOn", r.county, r.item,
       r.amount::text, r.booking, exists (select from journal_entry x where x.reverses = r.entry) as reversed
     from unnest($1::int[], $2::text[]) k(fund, number)
     join receipt r on r.fund = k.fund and r.number = k.number
     join fund f on f.id = r.fund
     order by r.fund, r.number, r.booking desc`,
    [rows.map(({ insurance }) => funds.get(insurance)!.id), rows.map(({ number }) => number)],
  );
  return new Map(
    found.map(({ booking, reversed, ...receipt }) => [
      receiptKey(receipt),
      { booking, reversed, receipt: { ...receipt, amount: fen(receipt.amount) } },
    ]),
  );
}

interface Ground {
  pool: string;
  funds: ReadonlyMap<Insurance, Fund>;
  switched: Switched;
  policies: PolicyRegistry;
}

/** Receipts on which nothing can be booked: before the path was switched on, without a policy that knows it, on days that were swept. */
async function daysShut(
  em: EntityManager,
  rows: readonly ReceiptRow[],
  { pool, funds, switched, policies }: Ground,
): Promise<Refusal[]> {
  const swept = await sql<{ insurance: Insurance; day: string }>(
    em,
    `select distinct f.insurance, k.day::text
     from unnest($1::int[], $2::date[]) k(fund, day)
     join premium_sweep_standing s on s.fund = k.fund and k.day between s.from_day and s.through_day
     join fund f on f.id = k.fund`,
    [rows.map(({ insurance }) => funds.get(insurance)!.id), rows.map(({ enteredOn }) => enteredOn)],
  );
  const shut = new Set(swept.map(({ insurance, day }) => `${insurance}/${day}`));
  return rows.flatMap(({ insurance, county, enteredOn, line }): Refusal[] => {
    const path = ['input', 'csv', line, '入库日期'];
    const { id, books } = funds.get(insurance)!;
    if (!books.has(county))
      return [refusal('BOOK_NOT_OPEN', { county: `${county} ${insurance}` }, ['input', 'csv', line, '县市区'])];
    const policy = policies.inForce(pool, yearOf(enteredOn));
    if (!policy) return [refusal('POLICY_NOT_IN_FORCE', { pool, year: yearOf(enteredOn) }, path)];
    if (periodOn(enteredOn) < switched(id, 'PREMIUM'))
      return [refusal('INCOME_PATH_NOT_SWITCHED', { item: 'PREMIUM', day: enteredOn }, path)];
    if (!pathOf(policy, 'TAX', 'PREMIUM'))
      return [refusal('INCOME_PATH_UNKNOWN', { policy: policy.id, item: 'PREMIUM' }, path)];
    return shut.has(`${insurance}/${enteredOn}`) ? [refusal('RECEIPT_DAY_SWEPT', { day: enteredOn }, path)] : [];
  });
}

const keep = (em: EntityManager, fund: number, list: string, bookings: readonly object[]) =>
  bookings.length === 0
    ? Promise.resolve([])
    : sql(
        em,
        `insert into receipt (fund, number, booking, list, line, entered_on, county, item, amount, entry)
         select $1, r."number", r."booking", $2, r."line", r."enteredOn", r."county", r."item", r."amount", r."entry"
         from jsonb_to_recordset($3::jsonb) as r("number" text, "booking" smallint, "line" int, "enteredOn" date, "county" text,
           "item" text, "amount" numeric, "entry" bigint)`,
        [fund, list, JSON.stringify(bookings)],
      );

const keepRepeats = (em: EntityManager, fund: number, list: string, rows: readonly ReceiptRow[]) =>
  rows.length === 0
    ? Promise.resolve([])
    : sql(
        em,
        `insert into receipt_repeat (list, line, receipt)
         select $2, k.line, r.id from unnest($3::int[], $4::text[]) k(line, number)
         join receipt_standing r on r.fund = $1 and r.number = k.number`,
        [fund, list, rows.map(({ line }) => line), rows.map(({ number }) => number)],
      );
