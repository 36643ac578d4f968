/** The journal as files, over HTTP: the same lines as journalLines, to the fen, in every format; for whom; and as of when. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { dayOf } from '../../src/dates.js';
import { fen, sum, yuan } from '../../src/money.js';
import type { Role } from '../../src/identity/role.js';
import { COLUMNS } from '../../src/export/column.js';
import { journalSource } from '../../src/export/journal-source.js';
import { MOST_AT_ONCE } from '../../src/export/download.js';
import { startServer, type TestServer, tokenFor } from '../server.js';
import { type PostedTown, settledTown, townPolicies } from '../towns.js';
import { elements, readCsv, readXlsx, type Table } from './read-back.js';

let server: TestServer;
let town: PostedTown;
let origin: string;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await settledTown(server);
  origin = await server.http.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => server.close());

const fund = () => ({ pool: town.pool, insurance: 'RESIDENT' });

async function get(query: Record<string, string>, role: Role = 'AUDITOR', bound = {}) {
  const response = await server.http.inject({
    url: '/exports/journal',
    query,
    headers: { authorization: `Bearer ${await tokenFor(role, bound)}` },
  });
  return { status: response.statusCode, headers: response.headers, bytes: response.rawPayload };
}
const table = async (query: Record<string, string>, role?: Role, bound?: object): Promise<Table> =>
  readCsv((await get({ ...fund(), ...query }, role, bound)).bytes);

interface Line {
  lineNo: number;
  debit: string | null;
  credit: string | null;
  balanceAfter: string;
  rule: string | null;
  step: string | null;
  sourceRow: number | null;
  bankAccount: { kind: string } | null;
  account: Record<'code' | 'name' | 'detail' | 'detailName' | 'part' | 'counterparty', string | null> & {
    fundYear: number | null;
  };
  entry: Record<'id' | 'kind' | 'effectiveDate' | 'bookedAt' | 'person' | 'document' | 'memo' | 'subject', string> & {
    reverses: { id: string } | null;
  };
  voucher: {
    number: string;
    position: number;
    hash: string;
    year: number;
    month: number;
    book: { county: string | null };
  };
}

const LINES = `query($filter: JournalFilter!, $after: String) { journalLines(filter: $filter, first: 200, after: $after) {
  nodes { lineNo debit credit balanceAfter rule step sourceRow bankAccount { kind }
    account { code name detail detailName part counterparty fundYear }
    entry { id kind effectiveDate bookedAt person document memo subject reverses { id } }
    voucher { number position hash year month book { county } } }
  pageInfo { hasNextPage endCursor } } }`;

async function journalLines(filter: object, send = server.as('AUDITOR')): Promise<Line[]> {
  const found: Line[] = [];
  for (let after: string | null = null; ;) {
    const { data } = await send(LINES, { filter: { ...fund(), ...filter }, after });
    found.push(...data.journalLines.nodes);
    if (!data.journalLines.pageInfo.hasNextPage) return found;
    after = data.journalLines.pageInfo.endCursor;
  }
}

const NAMES = { a: '甲县', b: '乙县', c: '市本级' } as Record<string, string>;

/** A line as its cells, by column. */
const cellsOf = ({ account, entry, voucher, ...line }: Line): Record<string, string> => ({
  county: voucher.book.county ?? '',
  countyName: NAMES[voucher.book.county?.at(-1) ?? ''] ?? '',
  period: String(voucher.year * 100 + voucher.month),
  effectiveDate: entry.effectiveDate,
  number: voucher.number,
  position: String(voucher.position),
  lineNo: String(line.lineNo),
  memo: entry.memo,
  account: account.code!,
  accountName: account.name!,
  detail: account.detail ?? '',
  detailName: account.detailName ?? '',
  bankAccount: line.bankAccount?.kind ?? '',
  part: account.part ?? '',
  counterparty: account.counterparty ?? '',
  fundYear: String(account.fundYear ?? ''),
  debit: line.debit ?? '',
  credit: line.credit ?? '',
  balanceAfter: line.balanceAfter,
  entry: entry.id,
  kind: entry.kind,
  document: entry.document,
  person: entry.person,
  bookedAt: entry.bookedAt,
  rule: line.rule ?? '',
  step: line.step ?? '',
  subject: entry.subject ?? '',
  sourceRow: String(line.sourceRow ?? ''),
  reverses: entry.reverses?.id ?? '',
  hash: voucher.hash,
});

describe('every cell of every column is what journalLines answers, in its order', () => {
  const extents = (): [string, Record<string, string>, object][] => [
    ['the whole fund', {}, {}],
    ['one county', { county: town.b }, { county: town.b }],
    ['the pool’s own book', { poolLevel: 'true' }, { poolLevel: true }],
    ['some periods', { fromPeriod: '202102', toPeriod: '202113' }, { fromPeriod: 202102, toPeriod: 202113 }],
  ];
  test.each([0, 1, 2, 3])('as CSV (extent %i)', async (at) => {
    const [, query, filter] = extents()[at]!;
    const { head, rows, end } = await table({ ...query, preset: 'AUDIT' });
    const lines = await journalLines(filter);
    expect(head).toEqual(COLUMNS.map(({ code }) => code));
    expect(rows).toEqual(lines.map(cellsOf));
    const total = (side: 'debit' | 'credit') => yuan(sum(lines.map((line) => fen(line[side] ?? '0'))));
    expect(end).toBe(
      `# 完 END: ${lines.length} 行 lines, 借方 debit ${total('debit')}, 贷方 credit ${total('credit')}`,
    );
  });

  test('as XLSX', async () => {
    const { headers, bytes } = await get({ ...fund(), preset: 'AUDIT', format: 'XLSX' });
    const lines = await journalLines({});
    const serial = (day: string) => String(dayOf(day) - dayOf('1899-12-30'));
    const { rows, about } = readXlsx(bytes);
    expect(rows).toEqual(
      lines.map(cellsOf).map((cells) => ({ ...cells, effectiveDate: serial(cells.effectiveDate!) })),
    );
    expect(about.get('B1')).toBe(`${town.pool} ${town.pool}`);
    expect(headers['x-lines']).toBe(String(lines.length));
  });

  test('as the audit interface: every line, and balances that its lines lead to', async () => {
    const { bytes } = await get({ ...fund(), format: 'AUDIT_XML', county: town.b });
    const xml = String(bytes);
    const lines = await journalLines({ county: town.b });
    const vouchers = elements(xml, '记账凭证');
    expect(
      vouchers.map((line) => [
        line.记账凭证编号,
        line.记账凭证行号,
        line.科目编号,
        line.借方本币金额,
        line.贷方本币金额,
      ]),
    ).toEqual(
      lines.map(({ voucher, lineNo, account, debit, credit }) =>
        // prettier-ignore
        [voucher.number.slice(2), String(lineNo), account.code, debit ?? '0.00', credit ?? '0.00'],
      ),
    );
    const balances = elements(xml, '科目余额及发生额');
    const signed = (amount: string, side: string) => (side === '借' ? fen(amount) : -fen(amount));
    for (const row of balances) {
      const isOf = (line: Record<string, string>) =>
        ['科目编号', '会计年度', '会计期间号', '辅助项1编号', '辅助项2编号', '辅助项4编号', '辅助项5编号'].every(
          (field) => line[field] === row[field],
        );
      const moved = vouchers.filter(isOf);
      expect(row.借方本币金额).toBe(yuan(sum(moved.map((line) => fen(line.借方本币金额!)))));
      expect(row.贷方本币金额).toBe(yuan(sum(moved.map((line) => fen(line.贷方本币金额!)))));
      expect(signed(row.期初本币余额!, row.期初余额方向!) + fen(row.借方本币金额!) - fen(row.贷方本币金额!)).toBe(
        signed(row.期末本币余额!, row.期末余额方向!),
      );
    }
    expect(sum(balances.map((row) => fen(row.借方本币金额!)))).toBe(sum(lines.map(({ debit }) => fen(debit ?? '0'))));
  });
});

test('明细账 goes account by account: each line’s balance follows from the one before', async () => {
  const { rows } = await table({
    preset: 'GENERAL_LEDGER',
    columns: 'county,account,detailName,bankAccount,counterparty,fundYear,debit,credit,balanceAfter',
  });
  const accountOf = (row: Record<string, string>) =>
    [row.county, row.account, row.detailName, row.bankAccount, row.counterparty, row.fundYear].join();
  const order = rows.map(accountOf).filter((of, at, all) => of !== all[at - 1]);
  expect(new Set(order).size).toBe(order.length);
  for (const [at, row] of rows.entries()) {
    const before = at > 0 && accountOf(rows[at - 1]!) === accountOf(row) ? fen(rows[at - 1]!.balanceAfter!) : 0n;
    const moved = fen(row.debit || '0') - fen(row.credit || '0');
    expect(fen(row.balanceAfter!)).toBe(before + (/^[15]/.test(row.account!) ? moved : -moved));
  }
});

describe('who gets what', () => {
  test('a county’s office gets its own book, as journalLines shows it', async () => {
    const { rows } = await table({ preset: 'AUDIT' }, 'COUNTY_MEDICAL', { county: town.a });
    expect(rows).toEqual((await journalLines({ county: town.a })).map(cellsOf));
  });

  test.each<[string, Role, () => object, () => Record<string, string>]>([
    ['a county’s office, for another county', 'COUNTY_MEDICAL', () => ({ county: town.a }), () => ({ county: town.b })],
    ['an office of another pool', 'CITY_MEDICAL', () => ({ pool: 'suzhou' }), () => ({})],
    ['an administrator', 'ADMINISTRATOR', () => ({}), () => ({})],
    ['anybody, for a county that is not there', 'AUDITOR', () => ({}), () => ({ county: 'nowhere' })],
    ['anybody, for a pool that is not there', 'AUDITOR', () => ({}), () => ({ pool: 'nowhere' })],
  ])('404 for %s', async (_, role, bound, query) => {
    const { status, bytes } = await get({ ...fund(), ...query() }, role, bound());
    expect(status).toBe(404);
    expect(JSON.parse(String(bytes)).refusals.map(({ code }: { code: string }) => code)).toEqual(['UNKNOWN_FUND']);
  });

  test('401 without a token', async () => {
    const { statusCode } = await server.http.inject({ url: '/exports/journal', query: fund() });
    expect(statusCode).toBe(401);
  });
});

test('all that is wrong with an address is said at once', async () => {
  const { status, bytes } = await get({
    ...{ pool: town.pool, insurance: 'PENSION', format: 'PDF', preset: 'ALL', form: 'CSV' },
    ...{ county: town.a, poolLevel: 'true', fromPeriod: '202114', toPeriod: '202101', columns: 'memo,salary,memo' },
  });
  expect(status).toBe(400);
  const { refusals } = JSON.parse(String(bytes)) as { refusals: { code: string; path: string[] }[] };
  expect(refusals.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
    'UNKNOWN_PARAMETER form',
    'UNKNOWN_FUND insurance',
    'UNKNOWN_CHOICE preset',
    'UNKNOWN_CHOICE format',
    'ONE_BOOK_ONLY poolLevel',
    'INVALID_PERIOD fromPeriod',
    'INVALID_PERIOD toPeriod',
    'UNKNOWN_COLUMN columns.1',
    'DUPLICATE_COLUMN columns.2',
  ]);
  const fixed = await get({ ...fund(), format: 'HLEDGER', columns: 'memo' });
  expect(String(fixed.bytes)).toContain('FORMAT_HAS_NO_COLUMNS');
});

describe('journalExport says beforehand', () => {
  const EXPORT = `query($input: JournalExportInput!) { journalExport(input: $input) {
    lines debit credit columns { code } files { format url mediaType bytes } } }`;

  test('how many lines and bytes, and the address that gives them', async () => {
    const input = {
      ...fund(),
      county: town.b,
      fromPeriod: 202101,
      preset: 'GENERAL_LEDGER',
      columns: ['memo', 'debit', 'credit'],
    };
    const { data } = await server.as('AUDITOR')(EXPORT, { input });
    const { lines, debit, columns, files } = data.journalExport;
    expect(columns.map(({ code }: { code: string }) => code)).toEqual(['memo', 'debit', 'credit']);
    expect(files.map(({ format }: { format: string }) => format)).toEqual(['CSV', 'XLSX', 'HLEDGER', 'AUDIT_XML']);
    for (const { url, mediaType, bytes } of files) {
      const response = await server.http.inject({
        url,
        headers: { authorization: `Bearer ${await tokenFor('AUDITOR')}` },
      });
      expect([response.statusCode, response.headers['content-type'], response.headers['x-lines']]).toEqual([
        200,
        mediaType,
        String(lines),
      ]);
      expect(Math.abs(response.rawPayload.length - bytes)).toBeLessThan(bytes / 20); // compressed, order counts
    }
    const whole = await journalLines({ county: town.b });
    expect([lines, debit]).toEqual([whole.length, yuan(sum(whole.map((line) => fen(line.debit ?? '0'))))]);
  });

  test('nothing of books that the person may not see; what is wrong, all at once', async () => {
    const county = server.as('COUNTY_MEDICAL', { county: town.a });
    expect((await county(EXPORT, { input: { ...fund(), county: town.b } })).data).toEqual({ journalExport: null });
    const { errors } = await county(EXPORT, { input: { ...fund(), fromPeriod: 2021, columns: ['salary'] } });
    expect(
      errors![0]!.extensions.refusals.map(({ code, path }: Line['account'] & { path: string[] }) => [
        code,
        path.join('.'),
      ]),
    ).toEqual([
      ['INVALID_PERIOD', 'input.fromPeriod'],
      ['UNKNOWN_COLUMN', 'input.columns.0'],
    ]);
  });

  test('which columns and presets there are', async () => {
    const { data } = await server.as('VIEWER')(
      '{ exportColumns { code title } exportPresets { code columns { code } } }',
    );
    expect(data.exportColumns).toHaveLength(COLUMNS.length);
    expect(data.exportPresets.map(({ code }: { code: string }) => code)).toEqual([
      'VOUCHERS',
      'GENERAL_LEDGER',
      'AUDIT',
    ]);
  });
});

describe('as of one moment', () => {
  const interest = () =>
    town.finance.does('bookReserveInterest', {
      ...fund(),
      ...{ receivedOn: '2022-04-21', document: '结息单', amount: '3.00' },
    });

  test('what is posted while it is written is not in it; an export begun after has it', async () => {
    const books = (
      await server.database.asOwner(
        'select id from book where fund = (select id from fund where pool = $1 and insurance = $2)',
        [town.pool, 'RESIDENT'],
      )
    ).rows.map(({ id }) => id as number);
    const [{ fund: id }] = (await server.database.asOwner('select fund from book where id = $1', [books[0]])).rows;
    const snapshot = await server.database.openSnapshot();
    const extent = {
      pool: town.pool,
      insurance: 'RESIDENT',
      fund: id,
      books,
      wholeFund: true,
      from: 0,
      to: 999_999,
    } as const;
    const source = await journalSource(snapshot, extent);
    await interest();
    let lines = 0;
    for await (const batch of source.lines(COLUMNS, 'BOOKED')) lines += batch.length;
    await snapshot.close();
    expect(lines).toBe(source.about.lines);
    const { rows } = await table({ columns: 'memo' });
    expect(rows.length).toBeGreaterThan(lines);
    expect(rows).toHaveLength((await journalLines({})).length);
  });
});

describe('a reader who goes', () => {
  const running = async () =>
    (
      await server.database.asOwner(
        `select query from pg_stat_activity where datname = current_database() and xact_start is not null
           and pid <> pg_backend_pid() and query !~ 'pgboss'`,
      )
    ).rows as { query: string }[];
  const until = async (met: () => Promise<boolean>) => {
    for (let tries = 0; tries < 100 && !(await met()); tries++) await sleep(50);
    expect(await met()).toBe(true);
  };
  const fetchExport = async (signal?: AbortSignal) =>
    fetch(`${origin}/exports/journal?${new URLSearchParams({ ...fund() }).toString()}`, {
      headers: { authorization: `Bearer ${await tokenFor('AUDITOR')}` },
      ...(signal && { signal }),
    });

  test('has its query broken off, and its place is free again', async () => {
    const { asOwner } = server.database;
    // the journal is held: an export waits in its first query
    let isHeld = true;
    const holding = asOwner(
      `do $$ begin lock table journal_line in access exclusive mode; perform pg_sleep(60); end $$`,
    ).catch(() => (isHeld = false));
    await sleep(200);
    const abort = new AbortController();
    const exports = Array.from({ length: MOST_AT_ONCE }, () => fetchExport(abort.signal).catch(() => 'gone'));
    await until(
      async () => (await running()).filter(({ query }) => query.includes('poolName')).length === MOST_AT_ONCE,
    );
    expect((await fetchExport()).status).toBe(503);
    abort.abort();
    expect(await Promise.all(exports)).toEqual(Array.from({ length: MOST_AT_ONCE }, () => 'gone'));
    await until(async () => (await running()).every(({ query }) => !query.includes('poolName')));
    expect(isHeld).toBe(true);
    await asOwner(`select pg_cancel_backend(pid) from pg_stat_activity
      where datname = current_database() and query like 'do % pg_sleep%'`);
    await holding;
    const response = await fetchExport();
    expect(response.status).toBe(200);
    await response.text();
    await until(async () => (await running()).length === 0);
  });
});
