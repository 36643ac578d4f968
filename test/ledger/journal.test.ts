import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EXPENDITURE, INCOME } from '../../src/ledger/accounts.js';
import { fen, sum, yuan } from '../../src/money.js';
import { demoToken } from '../../src/identity/demo-key.js';
import { type Answer, type Send, startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { loadDemoYear } from '../demo-year.js';
import { inTransaction } from '../../src/database/transaction.js';
import { fundOf } from '../../src/ledger/ledger.service.js';
import { bank } from '../../src/ledger/accounts.js';
import { move } from '../../src/ledger/entry.js';
import { entry, interest, postAll } from './books.js';

const [A, B] = ['430502', '430503'];

let server: TestServer;
let city: Send;
let county: Send;
beforeAll(async () => {
  server = await startServer();
  await loadDemoYear(server.database, 'shaoyang', 4);
  await loadDemoYear(server.database, 'handan', 2);
  city = server.as('CITY_MEDICAL', { pool: 'shaoyang' });
  county = server.as('COUNTY_MEDICAL', { county: A! });
});
afterAll(() => server.close());

const LINES = `query ($filter: JournalFilter!, $first: Int, $after: String) {
  journalLines(filter: $filter, first: $first, after: $after) {
    nodes { lineNo side amount debit credit balanceAfter sourceRow account { code name detail detailName }
      bankAccount { kind } entry { id kind month subject } voucher { number position book { county } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const ENTRIES = `query ($filter: JournalFilter!, $first: Int, $after: String) {
  journalEntries(filter: $filter, first: $first, after: $after) {
    nodes { id kind effectiveDate vouchers { book { county } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
const FUND = { pool: 'shaoyang', insurance: 'RESIDENT' };

interface Line {
  lineNo: number;
  side: string;
  amount: string;
  debit: string | null;
  credit: string | null;
  balanceAfter: string;
  sourceRow: number | null;
  account: { code: string; name: string; detail: string | null; detailName: string | null };
  bankAccount: { kind: string } | null;
  entry: { id: string; kind: string; month: number; subject: string | null };
  voucher: { number: string; position: number; book: { county: string | null } };
}

/** Pages through a list to its end. */
async function every<Node>(
  send: Send,
  query: string,
  filter: object,
  first: number,
  between: () => Promise<unknown> = async () => {},
): Promise<Node[]> {
  const found: Node[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors }: Answer = await send(query, { filter: { ...FUND, ...filter }, first, after });
    if (errors) throw new Error(errors[0]!.message);
    const [{ nodes, pageInfo }] = Object.values(data) as [{ nodes: Node[]; pageInfo: any }]; // oxlint-disable-line
    found.push(...nodes);
    expect(nodes.length).toBeLessThanOrEqual(first);
    if (!pageInfo.hasNextPage) return found;
    after = pageInfo.endCursor;
    await between();
  }
}

const keyOf = ({ entry, voucher, lineNo }: Line): string => `${entry.id}/${voucher.book.county}/${lineNo}`;

let all: Line[];
test('the lines of a fund, page by page, are the journal: complete, none twice, in the order booked', async () => {
  all = await every<Line>(city, LINES, {}, 200);
  const { rows } = await server.database.asOwner(
    `select l.entry || '/' || coalesce(b.county, 'null') || '/' || l.line_no as key
     from journal_line l join book b on b.id = l.book join fund f on f.id = l.fund
     where f.pool = 'shaoyang' and f.insurance = 'RESIDENT' order by l.entry, l.book, l.line_no`,
  );
  expect(all.map(keyOf)).toEqual(rows.map(({ key }) => key));
  expect(all.length).toBeGreaterThan(500);
});

test('a line says its account, detail, bank account and balance; debit and credit are its amount by side', () => {
  const line = all.find(({ account }) => account.detail === 'INPATIENT')!;
  expect(line).toMatchObject({
    account: { code: '5001', name: '社会保险待遇支出', detailName: '住院费用支出' },
    side: 'DEBIT',
    debit: line.amount,
    credit: null,
    bankAccount: null,
    voucher: { number: expect.stringMatching(/^记-\d+$/) },
  });
  expect(all.find(({ account }) => account.code === '1005')!.bankAccount).toEqual({ kind: 'TREASURY' });
});

test('what is posted between two pages comes after them and moves nothing', async () => {
  const em = server.database.orm.em.fork();
  const fund = await inTransaction(em, (tx) => fundOf(tx, 'shaoyang', 'RESIDENT'));
  const before = (await every<{ id: string }>(city, ENTRIES, {}, 200)).map(({ id }) => id);
  const posted: string[] = [];
  const seen = await every<{ id: string }>(city, ENTRIES, {}, 10, async () => {
    if (posted.length < 3) posted.push(...(await postAll(em, fund, [interest(B!, '1.00')])));
  });
  expect(posted).toHaveLength(3);
  expect(seen.map(({ id }) => id)).toEqual([...before, ...posted]);
  all = await every<Line>(city, LINES, {}, 200);
});

const CONDITIONS: [string, object, (line: Line) => boolean][] = [
  ['of one county', { county: '430502' }, (line) => line.voucher.book.county === '430502'],
  ['of two months', { fromPeriod: 202103, toPeriod: 202104 }, (line) => [3, 4].includes(line.entry.month)],
  ['of one account', { account: '4001' }, (line) => line.account.code === '4001'],
  ['of one detail', { detail: 'OUTPATIENT' }, (line) => line.account.detail === 'OUTPATIENT'],
  ['of one kind', { kind: 'OPENING' }, (line) => line.entry.kind === 'OPENING'],
];

describe('a search finds exactly the lines that meet its conditions', () => {
  for (let chosen = 1; chosen < 2 ** CONDITIONS.length; chosen++) {
    const given = CONDITIONS.filter((_, at) => chosen & (2 ** at));
    test(`lines ${given.map(([name]) => name).join(', ')}`, async () => {
      const filter = Object.assign({}, ...given.map(([, condition]) => condition));
      const expected = all.filter((line) => given.every(([, , meets]) => meets(line)));
      expect((await every<Line>(city, LINES, filter, 120)).map(keyOf)).toEqual(expected.map(keyOf));
      const entries = await every<{ id: string }>(city, ENTRIES, filter, 7);
      expect(entries.map(({ id }) => id)).toEqual([...new Set(expected.map(({ entry }) => entry.id))]);
    });
  }

  test('a load is the subject of its entries, and its lines name the row they came from', async () => {
    const { data } = await city('{ loads(pool: "shaoyang", fiscalYear: 2021) { nodes { id rows person document } } }');
    const [load] = data.loads.nodes;
    const lines = await every<Line>(city, LINES, { subject: load.id }, 200);
    expect(lines.map(keyOf)).toEqual(all.filter(({ entry }) => entry.subject === load.id).map(keyOf));
    expect(lines.every(({ sourceRow }) => sourceRow! >= 1 && sourceRow! <= load.rows)).toBe(true);
    expect((await city(`{ load(id: "${load.id}") { id } }`)).data.load).toEqual({ id: load.id });
  });

  test('a settlement step leads to its lines in every book, for a county’s role to those in its own', async () => {
    const em = server.database.orm.em.fork();
    const fund = await inTransaction(em, (tx) => fundOf(tx, 'shaoyang', 'RESIDENT'));
    const step = crypto.randomUUID();
    const lines = [A!, B!].map((of) =>
      move(bank(of, 'CITY_SPECIAL'), { county: of, code: '4201' }, 5n, { step, rule: 'SY-5' }),
    );
    await postAll(em, fund, [
      { ...entry(lines[0]!), kind: 'SETTLEMENT_STEP' },
      { ...entry(lines[1]!), kind: 'SETTLEMENT_STEP' },
    ]);
    const ofBooks = async (send: Send, filter: object) =>
      (await every<Line>(send, LINES, { step, ...filter }, 3)).map(({ voucher }) => voucher.book.county);
    expect(await ofBooks(city, {})).toEqual([A, A, B, B]);
    expect(await ofBooks(city, { account: '4201', kind: 'SETTLEMENT_STEP', fromPeriod: 202101 })).toEqual([A, B]);
    expect(await ofBooks(city, { kind: 'SURPLUS' })).toEqual([]);
    expect(await ofBooks(city, { pool: 'handan' })).toEqual([]);
    expect(await ofBooks(county, {})).toEqual([A, A]);
    expect(await every(city, ENTRIES, { step, county: B }, 3)).toHaveLength(1);
    all = await every<Line>(city, LINES, {}, 200);
  });

  test.each([
    ['a county of another pool', { county: '130400-city' }],
    ['a subject that is no UUID', { subject: 'x' }],
    ['a step of nothing', { step: crypto.randomUUID() }],
    ['an account that is none', { account: '99999' }],
    ['a pool that is not there', { pool: 'nowhere' }],
    ['text that no database stores', { pool: 'shao\0yang', county: '\0' }],
    ['a period out of this world', { fromPeriod: 2_147_483_647 }],
  ])('%s: nothing', async (_what, filter) => {
    expect(await every(city, LINES, filter, 50)).toEqual([]);
    expect(await every(city, ENTRIES, filter, 50)).toEqual([]);
  });

  test.each(['x', 'WyIxIl0', Buffer.from('["1","\\u0000","1"]').toString('base64url')])(
    'the cursor "%s" is refused',
    async (after) => {
      const { errors } = await city(LINES, { filter: FUND, after });
      expect(errors![0]!.extensions.code).toBe('INVALID_CURSOR');
    },
  );
});

test('a page of entries with vouchers and lines takes as many statements for 50 entries as for 2', async () => {
  const query = `query ($first: Int) { journalEntries(filter: { pool: "shaoyang", insurance: RESIDENT }, first: $first) { nodes {
    reversedBy { id } vouchers { debit credit lines(first: 20) { nodes { amount voucher { number } } } } } } }`;
  const two = await statementsOf(server.database, () => city(query, { first: 2 }));
  const fifty = await statementsOf(server.database, () => city(query, { first: 50 }));
  expect(fifty).toEqual(two);
  expect(two).toHaveLength(5);
});

test('a voucher balances, its lines come in pages, and the hash is the chain’s', async () => {
  const { data } = await city(`{ voucher(pool: "shaoyang", insurance: RESIDENT, county: "${A}", position: 2) {
    number position hash year month debit credit book { pool insurance county } entry { id vouchers { position } }
    lines(first: 3) { nodes { lineNo } pageInfo { hasNextPage } } } }`);
  expect(data.voucher).toMatchObject({
    number: '记-2',
    position: 2,
    debit: data.voucher.credit,
    hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    book: { ...FUND, county: A },
    lines: { nodes: [{ lineNo: 1 }, { lineNo: 2 }, { lineNo: 3 }], pageInfo: { hasNextPage: true } },
  });
  const lines = all.filter(
    ({ voucher, side }) => voucher.book.county === A && voucher.position === 2 && side === 'DEBIT',
  );
  expect(data.voucher.debit).toBe(yuan(sum(lines.map(({ amount }) => fen(amount)))));
});

describe('who sees what of the journal', () => {
  test('a county’s role: its own book’s lines, vouchers and entries only', async () => {
    const own = all.filter(({ voucher }) => voucher.book.county === A);
    expect((await every<Line>(county, LINES, {}, 200)).map(keyOf)).toEqual(own.map(keyOf));
    expect(await every(county, LINES, { county: B }, 50)).toEqual([]);
    expect(await every(county, LINES, { poolLevel: true }, 50)).toEqual([]);
    const entries = await every<{ vouchers: { book: { county: string } }[] }>(county, ENTRIES, {}, 200);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.flatMap(({ vouchers }) => vouchers.map(({ book }) => book.county))).toEqual(entries.map(() => A));
    const foreign = all.find(({ voucher }) => voucher.book.county === B)!.entry.id;
    expect((await county(`{ entry(id: "${foreign}") { id } }`)).data.entry).toBeNull();
    expect((await county(`{ entry(id: "${own[0]!.entry.id}") { id } }`)).data.entry).toEqual({ id: own[0]!.entry.id });
    const voucher = `{ voucher(pool: "shaoyang", insurance: RESIDENT, county: "${B}", position: 1) { number } }`;
    expect((await county(voucher)).data.voucher).toBeNull();
    expect((await city(voucher)).data.voucher).toEqual({ number: '记-1' });
  });

  test('a person with roles in two counties: both books, merged in the order booked, whatever is looked for', async () => {
    const grants = [A!, B!].map((of) => ({ role: 'COUNTY_FINANCE' as const, county: of }));
    const token = await demoToken({ person: 'sun', grants });
    const both: Send = (query, variables) => server.send(query, variables, token);
    const own = all.filter(({ voucher }) => [A, B].includes(voucher.book.county!));
    for (const [filter, meets] of [
      [{}, () => true],
      [{ account: '4001' }, (line: Line) => line.account.code === '4001'],
      [{ kind: 'OPENING' }, (line: Line) => line.entry.kind === 'OPENING'],
      [{ fromPeriod: 202111 }, (line: Line) => line.entry.month >= 11],
    ] as [object, (line: Line) => boolean][]) {
      const expected = own.filter(meets);
      expect((await every<Line>(both, LINES, filter, 30)).map(keyOf)).toEqual(expected.map(keyOf));
      const entries = await every<{ id: string }>(both, ENTRIES, filter, 5);
      expect(entries.map(({ id }) => id)).toEqual([...new Set(expected.map(({ entry }) => entry.id))]);
    }
  });

  test.each([
    ['another city’s role', 'CITY_MEDICAL', { pool: 'handan' }],
    ['an administrator', 'ADMINISTRATOR', {}],
  ] as const)('%s: nothing', async (_who, role, bound) => {
    const other = server.as(role, bound);
    expect(await every(other, LINES, {}, 50)).toEqual([]);
    expect(await every(other, ENTRIES, {}, 50)).toEqual([]);
    const { data } = await other(`{ loads(pool: "shaoyang", fiscalYear: 2021) { nodes { id } }
      entry(id: "${all[0]!.entry.id}") { id }
      balance(pool: "shaoyang", insurance: RESIDENT, county: "${A}", account: "3001") { amount } }`);
    expect(data).toEqual({ loads: { nodes: [] }, entry: null, balance: null });
  });

  test('a county’s role sees the load that brought its rows; a county without rows does not', async () => {
    const loads = '{ loads(pool: "shaoyang", fiscalYear: 2021) { nodes { person } } }';
    expect((await county(loads)).data.loads.nodes).toEqual([{ person: 'zhang' }]);
    expect((await server.as('COUNTY_TAX', { county: '130402' })(loads)).data.loads.nodes).toEqual([]);
  });
});

test('the chart of accounts has the 19 accounts of the standard, and details by insurance', async () => {
  const { data } = await city('{ chartOfAccounts { code name class normalSide details { code insurance name } } }');
  expect(data.chartOfAccounts).toHaveLength(19);
  const codes = (wanted: string) =>
    data.chartOfAccounts
      .filter((account: { class: string }) => account.class === wanted)
      .map(({ code }: { code: string }) => code);
  expect(codes('INCOME')).toEqual(expect.arrayContaining([...INCOME]));
  expect(codes('EXPENDITURE')).toEqual(expect.arrayContaining([...EXPENDITURE]));
  expect(data.chartOfAccounts.find(({ code }: { code: string }) => code === '5001')).toMatchObject({
    normalSide: 'DEBIT',
    details: expect.arrayContaining([{ code: 'OUTPATIENT', insurance: 'EMPLOYEE', name: '门诊统筹费用支出' }]),
  });
});
