/** 邯郸 2021, residents: from empty books to a settlement on which nothing is owed any more, and what is printed of it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { demoFacts, demoMonths, demoOpenings, demoPools } from '../../src/demo/demo-data.js';
import { fen, grouped, yuan } from '../../src/money.js';
import { policies } from '../../src/policy/registry.js';
import { type City, cityOf, closeYear, type Office, officeOf, settle, SETTLEMENT } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { entriesFrom, type LedgerEntry, ledgerTable, monthsTable } from './ledger.js';
import { reportText } from './pdf.js';

const YEAR = { pool: 'handan', insurance: 'RESIDENT', fiscalYear: 2021 } as const;
/** 馆陶县: its balance and its own reserve are used, and its government pays for what it spent against the rules. */
const COUNTY = '130433';
const ofResidents = <Row extends { insurance: string }>(rows: Row[]): Row[] =>
  rows.filter(({ insurance }) => insurance === YEAR.insurance);

let server: TestServer;
let city: City;
let auditor: Office;
beforeAll(async () => {
  server = await startServer({ policies });
  city = cityOf(server, 'handan');
  auditor = officeOf(server.as('AUDITOR'));
});
afterAll(() => server.close());

// oxlint-disable-next-line typescript/no-explicit-any -- as the API answers
let posted: any;

test('the books are opened from audited openings, the months loaded, the facts confirmed by a second person', async () => {
  const { id, name, counties } = demoPools().find((pool) => pool.id === 'handan')!;
  await city.administrator.does('registerPool', { id, name, counties });
  await city.finance.does('openBooks', ofResidents(demoOpenings('handan'))[0]!);
  const months = demoMonths('handan');
  const { rows } = await city.medical.does(
    'loadIncomeAndExpenditure',
    { ...months, rows: ofResidents(months.rows) },
    'rows',
  );
  expect(rows).toBe(1400);
  const facts = demoFacts('handan');
  await city.medical.does('recordYearFacts', { ...facts, rows: ofResidents(facts.rows) });
  expect((await city.finance.does('confirmYearFacts', YEAR, 'rows')).rows).toBe(20);
  expect(await monthsTable(auditor, YEAR)).toMatchSnapshot();
});

test('the year is closed and levied, the settlement drafted, reviewed, confirmed and posted', async () => {
  const { pool, insurance } = YEAR;
  const interest = { pool, insurance, amount: '1200000.00', receivedOn: '2021-12-21', document: '第四季度结息单' };
  await city.finance.does('bookReserveInterest', interest);
  await closeYear(city, YEAR);
  await city.medical.does('levyReserve', YEAR);
  posted = await settle(YEAR, { drafts: city.medical, reviews: city.finance, confirms: city.government });
  expect(posted).toMatchObject({ status: 'POSTED', revision: 1, changedInputs: [] });
  expect(posted.steps.filter((step: { county: string }) => step.county === COUNTY).map(inWords)).toMatchSnapshot();
});

const inWords = ({ rule, source, deficitClass, amount }: Record<string, string>): string =>
  `${rule} ${source} ${deficitClass} ${amount}`;

test('the year’s result of each county is minus what its government still owes', async () => {
  const owed = new Map<string, bigint>();
  for (const { kind, county, outstanding } of posted.obligations)
    if (kind === 'TOP_UP') owed.set(county, (owed.get(county) ?? 0n) + fen(outstanding));
  const { pool } = await auditor.reads(
    `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!) { pool(id: $pool) { fund(insurance: $insurance) {
      year(fiscalYear: $fiscalYear) { counties { nodes { county { id } yearResult } } } } } }`,
    YEAR,
  );
  for (const { county, yearResult } of pool.fund.year.counties.nodes)
    expect({ county: county.id, yearResult }).toEqual({
      county: county.id,
      yearResult: yuan(-(owed.get(county.id) ?? 0n)),
    });
});

test('in 2022 the governments pay and the reserve is refilled; with the last payment the settlement is completed', async () => {
  await city.medical.does('openPeriods', { ...YEAR, fiscalYear: 2022, months: [3, 6] });
  for (const { id, kind, amount } of posted.obligations) {
    if (kind === 'TOP_UP') {
      await city.finance.does('recordTopUp', {
        obligation: id,
        amount,
        receivedOn: '2022-03-05',
        document: '县级财政拨款单',
      });
      continue;
    }
    // a county that drew on the reserve has used up its balance before: its government pays
    const payment = { obligation: id, amount, paidBy: 'GOVERNMENT', paidOn: '2022-06-30', document: '风险金缴款单' };
    await city.finance.does('payIntoReserve', payment);
  }
  const { settlement } = await auditor.reads(`query($id: ID!) { settlement(id: $id) { status } }`, { id: posted.id });
  expect(settlement.status).toBe('COMPLETED');
});

test('the reserve is back at its old size: what the counties were levied, and the interest', async () => {
  const { balance } = await auditor.reads(
    `{ balance(pool: "handan", insurance: RESIDENT, account: "3001", detail: "SHARED_RESERVE") { amount } }`,
  );
  expect(balance.amount).toBe('1200000.00');
  const entries = await entriesFrom(auditor, YEAR, 202101);
  const lines = entries.flatMap(({ vouchers }) => vouchers.flatMap((voucher) => voucher.lines.nodes));
  const ownReserves = lines.filter(({ account }) => account.detailName === '本县风险金');
  const net = ownReserves.reduce((total, { debit, credit }) => total + fen(credit ?? '0') - fen(debit ?? '0'), 0n);
  const levied = entries
    .filter(({ kind }) => kind === 'RESERVE_LEVY')
    .flatMap(({ vouchers }) => vouchers.flatMap((voucher) => voucher.lines.nodes))
    .filter(({ account, credit }) => account.detailName === '本县风险金' && credit)
    .reduce((total, { credit }) => total + fen(credit!), 0n);
  expect(yuan(net)).toBe(yuan(levied));
});

test('the ledger, from the closing period on', async () => {
  expect(`\n${ledgerTable(await entriesFrom(auditor, YEAR, 202113))}\n`).toMatchSnapshot();
});

const amountsOf = (entries: LedgerEntry[], books: (string | null)[]): string[] =>
  entries.flatMap(({ vouchers }) =>
    vouchers
      .filter(({ book }) => books.includes(book.county))
      .flatMap(({ lines }) => lines.nodes.map(({ debit, credit }) => (debit ?? credit)!)),
  );

test('the county’s settlement sheet has every amount of its steps, obligations and vouchers', async () => {
  const text = await reportText(server, auditor, { settlement: posted.id, county: COUNTY });
  const entries = (await entriesFrom(auditor, YEAR, 202113)).filter(({ vouchers }) =>
    vouchers.some(({ book }) => book.county === COUNTY),
  );
  const ofCounty = (rows: { county: string; amount: string }[]) =>
    rows.filter(({ county }) => county === COUNTY).map(({ amount }) => amount);
  const amounts = [...ofCounty(posted.steps), ...ofCounty(posted.obligations), ...amountsOf(entries, [COUNTY, null])];
  expect(amounts.length).toBeGreaterThan(20);
  expect(amounts.filter((amount) => !text.includes(grouped(amount)))).toEqual([]);
});

test('the pool’s summary has every county’s steps by source and every obligation', async () => {
  const text = await reportText(server, auditor, { settlement: posted.id });
  const { settlement } = await auditor.reads(
    `query($id: ID!) { ${SETTLEMENT.replace('settlement', 'settlement(id: $id)')} }`,
    {
      id: posted.id,
    },
  );
  const bySource = new Map<string, bigint>();
  for (const { county, source, amount } of settlement.steps)
    bySource.set(`${county} ${source}`, (bySource.get(`${county} ${source}`) ?? 0n) + fen(amount));
  const amounts = [
    ...[...bySource.values()].map(yuan),
    ...settlement.obligations.map(({ amount }: { amount: string }) => amount),
    ...settlement.outcome.counties.flatMap(({ deficit, surplus }: Record<string, string>) => [deficit!, surplus!]),
  ];
  expect(amounts.filter((amount) => amount !== '0.00' && !text.includes(grouped(amount)))).toEqual([]);
});
