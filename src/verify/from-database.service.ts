/** The records of a database: plain reads of the tables in one snapshot, through cursors, so that books of any length fit in memory. */
import pg from 'pg';
import { type Address, APPLICATION_ROLE, connection } from '../database/address.js';
import { StartFault } from '../start-fault.js';
import type {
  AccountRecord,
  BankRecord,
  BookRecord,
  BooksRecord,
  FundRecord,
  SettlementRecord,
  StrayRecord,
  TotalRecord,
  VoucherRecord,
} from './record.js';

/** Vouchers a round trip: each may have thousands of lines. */
const BATCH = 200;

/** @param pool the only pool to read; null for all. */
export async function* recordsOfDatabase(address: Address, pool: string | null): AsyncGenerator<BooksRecord> {
  const client = new pg.Client(connection(address, APPLICATION_ROLE));
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    await client.query(`set local cursor_tuple_fraction = 1`); // all rows are read: plan for the last, not the first
    yield* recordsIn(client, pool);
    await client.query('commit');
  } finally {
    await client.end();
  }
}

async function* recordsIn(client: pg.Client, pool: string | null): AsyncGenerator<BooksRecord> {
  if (pool !== null && (await client.query('select from pool where id = $1', [pool])).rowCount === 0)
    throw new StartFault(`没有统筹区“${pool}”。 There is no pool "${pool}".`);
  yield { record: 'books', format: 1, pool };
  yield* rows<FundRecord>(client, 'fund', FUNDS, [pool]);
  yield* rows<BankRecord>(client, 'bank', BANKS, [pool]);
  let vouchers = 0;
  const { rows: books } = await client.query<Omit<BookRecord, 'record'>>(BOOKS, [pool]);
  for (const book of books) {
    yield { record: 'book', ...book };
    yield* rows<AccountRecord>(client, 'account', ACCOUNTS, [book.id]);
    for await (const voucher of rows<VoucherRecord>(client, 'voucher', VOUCHERS, [book.id])) {
      vouchers++;
      yield voucher;
    }
    yield* rows<TotalRecord>(client, 'total', TOTALS, [book.id]);
  }
  yield* rows<SettlementRecord>(client, 'settlement', SETTLEMENTS, [pool]);
  yield* rows<StrayRecord>(client, 'stray', STRAYS, [pool]);
  yield { record: 'end', vouchers };
}

async function* rows<R extends BooksRecord>(
  client: pg.Client,
  record: R['record'],
  query: string,
  values: unknown[],
): AsyncGenerator<R> {
  await client.query(`declare books no scroll cursor for ${query}`, values);
  for (;;) {
    const batch = await client.query<Omit<R, 'record'>>(`fetch ${BATCH} from books`);
    for (const row of batch.rows) yield { record, ...row } as unknown as R;
    if (batch.rows.length < BATCH) break;
  }
  await client.query('close books');
}

const OF_POOL = 'fund in (select id from fund where pool = $1 or $1 is null)';

const FUNDS = 'select id, pool, insurance from fund where pool = $1 or $1::text is null order by id';
const BANKS = `select id, fund, kind, county from bank_account where ${OF_POOL} order by id`;
const BOOKS = `select id, fund, county from book where ${OF_POOL} order by fund, county nulls first`;
const ACCOUNTS = `select id, account as code, detail, bank_account as bank, part, counterparty, fund_year as "fundYear"
  from ledger_account where book = $1 order by id`;

const VOUCHERS = `select v.position, v.year, v.month, v.number, encode(v.hash, 'hex') as hash,
    case when e.id is not null then json_build_object('id', e.id::text, 'fund', e.fund, 'kind', e.kind,
      'year', e.year, 'month', e.month, 'effective', to_char(e.effective_date, 'YYYY-MM-DD'),
      'bookedAt', to_char(e.booked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
      'person', e.person, 'document', e.document, 'memo', e.memo, 'subject', e.subject,
      'reverses', e.reverses::text) end as entry,
    exists (select from journal_entry r where r.reverses = v.entry) as reversed,
    coalesce((select json_agg(json_build_object('no', l.line_no, 'fund', l.fund, 'period', l.period,
        'ledger', l.ledger_account, 'code', l.account, 'side', l.side, 'amount', l.amount::text,
        'balanceAfter', l.balance_after::text, 'rule', l.rule, 'step', l.step, 'row', l.source_row) order by l.line_no)
      from journal_line l where l.book = v.book and l.entry = v.entry), '[]') as lines
  from voucher v
  left join journal_entry e on e.id = v.entry
  where v.book = $1
  order by v.position`;

const TOTALS = `select ledger_account as ledger, period, debit::text, credit::text
  from monthly_total where ledger_account in (select id from ledger_account where book = $1)
  order by ledger_account, period`;

/** One record a fund year: what was posted last, the settlement or a correction of it, says what was left unresolved. */
const SETTLEMENTS = `select distinct on (s.fund, s.fiscal_year) s.id, s.fund, s.fiscal_year as "fiscalYear",
    (select json_agg(json_build_object('county', c.value ->> 'county', 'unresolved', c.value ->> 'unresolved'))
      from jsonb_array_elements(d.outcome -> 'counties') c(value)) as counties,
    coalesce((select json_agg(json_build_object('county', o.county, 'kind', o.kind, 'amount', o.amount::text,
        'reductions', coalesce((select json_agg(r.amount::text order by r.at, r.id) from obligation_reduction r
          join settlement t on t.id = r.settlement and t.stands where r.obligation = o.id), '[]'),
        'cancelled', o.cancelled_at is not null, 'payments', coalesce((
          select json_agg(json_build_object('amount', p.amount::text, 'entry', p.entry::text) order by p.at, p.id)
          from obligation_payment p where p.obligation = o.id), '[]')) order by o.county, o.id)
      from obligation o where o.fund = s.fund and o.fiscal_year = s.fiscal_year
        and o.kind in ('TOP_UP', 'REPAY_LOAN', 'REFUND_TOP_UP')), '[]') as owed
  from settlement s
  cross join lateral (select status from settlement_event e where e.settlement = s.id order by seq desc limit 1) last
  cross join lateral (select outcome from settlement_draft d where d.settlement = s.id
    order by revision desc limit 1) d
  where ${OF_POOL} and s.stands and last.status in ('POSTED', 'COMPLETED')
  order by s.fund, s.fiscal_year, s.created_at desc`;

const STRAYS = `select 'entry' as what, null::int as book, id::text as entry from journal_entry e
    where ${OF_POOL} and not exists (select from voucher v where v.entry = e.id)
  union all
  select distinct 'line', book, entry::text from journal_line l
    where ${OF_POOL} and not exists (select from voucher v where v.book = l.book and v.entry = l.entry)
  order by what, book, entry`;
