/**
 * 苏州 in small numbers: a decided remittance out of balances that stay in local accounts, the city pooled fund that covers in full, the
 * fifth of it that a locality owes city finance, and a subsidy to be made good where there is no deficit.
 *
 * 职工     collected  spent  opening (balance, reserve)  remitted 10 %
 * 甲市     1,300       700    1,000        0              100          surplus 600, to the city pooled fund
 * 乙区       500       900      100       40               10          400: management 20; policy 380 = 90 + 40 + 250 of the pooled fund
 * 市本级     300       460      200        0               20          160: own balance
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { policies } from '../../src/policy/registry.js';
import { settle } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { faultsOf } from '../ledger/found.js';
import { entriesFrom, ledgerTable } from './ledger.js';
import { closeYear, loadYear, openBooks, registerSmallPool, reserveOf, type SmallPool } from './small-pool.js';

const YEAR = { pool: 'suzhou', insurance: 'EMPLOYEE', fiscalYear: 2021 } as const;
const RESIDENTS = { ...YEAR, insurance: 'RESIDENT' } as const;
const COUNTIES = [
  { id: 'sz-1', name: '甲市', kind: 'COUNTY_CITY', balance: '1000.00' },
  { id: 'sz-2', name: '乙区', kind: 'DISTRICT', balance: '100.00', ownReserve: '40.00' },
  { id: 'sz-3', name: '市本级', kind: 'CITY_OWN', balance: '200.00' },
];

let server: TestServer;
let city: SmallPool;
beforeAll(async () => {
  server = await startServer({ policies });
  city = await registerSmallPool(server, YEAR.pool, COUNTIES);
});
afterAll(() => server.close());

const offices = () => ({ drafts: city.medical, reviews: city.finance, confirms: city.government });
const remittance = {
  ...{ ...YEAR, rate: '0.10', remittedOn: '2021-06-30', reason: '建立市级医保统筹基金' },
  ...{ documentNumber: '苏府函〔2021〕3号', decider: '苏州市人民政府' },
};
// oxlint-disable-next-line typescript/no-explicit-any -- as the API answers
const obligationsOf = async (year: object): Promise<any[]> =>
  (
    await city.auditor.reads(
      `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!) {
        obligations(pool: $pool, insurance: $insurance, fiscalYear: $fiscalYear) { id county kind payer payee amount } }`,
      year,
    )
  ).obligations;
const statusOf = async (id: string): Promise<string> =>
  (await city.auditor.reads(`query($id: ID!) { settlement(id: $id) { status } }`, { id })).settlement.status;

test('the city government decides the rate, once; the money leaves the local accounts', async () => {
  await openBooks(city, YEAR, COUNTIES);
  const refused = (change: object) => city.government.isRefused('remitBalances', { ...remittance, ...change });
  expect(await city.finance.isRefused('remitBalances', remittance)).toEqual(['FORBIDDEN']);
  for (const rate of ['0', '0.00', '1.01', '-0.1', '10%', '0.123456789', '1e-1'])
    expect(await refused({ rate })).toEqual(['INVALID_RATE input.rate']);
  expect(await refused({ remittedOn: '2022-01-31', reason: '' })).toEqual([
    'REASON_MISSING input.reason',
    'INVALID_DATE input.remittedOn',
  ]);
  expect(await city.medical.isRefused('levyReserve', YEAR)).toEqual(['LEVY_NOT_DUE input.fiscalYear']);
  await city.government.does('remitBalances', remittance);
  expect(await refused({ rate: '0.20' })).toEqual(['LEVY_ALREADY_BOOKED input.fiscalYear']);
  const { decisions } = await city.auditor.reads(
    `{ decisions(pool: "suzhou", insurance: EMPLOYEE, fiscalYear: 2021) { kind county rate documentNumber decider } }`,
  );
  expect(decisions).toEqual([
    {
      ...{ kind: 'REMITTANCE_RATE', county: null, rate: '0.1' },
      ...{ documentNumber: '苏府函〔2021〕3号', decider: '苏州市人民政府' },
    },
  ]);
  expect((await reserveOf(city.auditor, YEAR)).held.common).toBe('130.00');
});

test('the pooled fund, the year’s surpluses included, covers what a locality’s own money does not', async () => {
  await loadYear(city, YEAR, {
    'sz-1': { premium: '1300.00', spent: '700.00', facts: { incomeDue: '1300.00' } },
    'sz-2': { premium: '500.00', spent: '900.00', facts: { incomeDue: '500.00', incomeTarget: '520.00' } },
    'sz-3': { premium: '300.00', spent: '460.00', facts: { incomeDue: '300.00' } },
  });
  await closeYear(city, YEAR);
  // the surplus goes to the reserve account in cash, and what 乙区's government owes is not there yet: January's premiums are
  await city.medical.does('openPeriods', { ...YEAR, fiscalYear: 2022, months: [1, 5] });
  await city.medical.does('loadIncomeAndExpenditure', {
    ...{ pool: YEAR.pool, fiscalYear: 2022, document: '2022年1月' },
    rows: [{ county: 'sz-2', insurance: 'EMPLOYEE', month: 1, item: 'PREMIUM', amount: '40.00' }],
  });
  const posted = await settle(YEAR, offices());
  expect(posted.steps.map(({ county, rule, source, amount }: Record<string, string>) => [county, rule, source, amount]))
    // prettier-ignore
    .toEqual([
      ['sz-2', 'SZ-6', 'ACCUMULATED_BALANCE', '90.00'],
      ['sz-2', 'SZ-6', 'OWN_RESERVE', '40.00'],
      ['sz-2', 'SZ-6', 'SHARED_RESERVE', '250.00'],
      ['sz-2', 'SZ-7', 'LOCAL_GOVERNMENT', '20.00'],
      ['sz-3', 'SZ-6', 'ACCUMULATED_BALANCE', '160.00'],
    ]);
  expect(posted.outcome.sharedReserveAfter).toBe('480.00');
  const reserve = await reserveOf(city.auditor, YEAR);
  expect(reserve.rows.map(({ closing }) => closing)).toEqual(['480.00', '0.00', '0.00', '0.00']);
  expect(reserve.rows[0]).toMatchObject({ levy: '130.00', surplus: '600.00', draws: '-250.00' });
  expect(reserve.rows[2]).toMatchObject({ county: 'sz-2', opening: '40.00', draws: '-40.00' });
});

test('a fifth of what the pooled fund gave is paid to city finance with a document and no voucher', async () => {
  const obligations = await obligationsOf(YEAR);
  const [topUp] = obligations.filter(({ kind }) => kind === 'TOP_UP');
  const [share] = obligations.filter(({ kind }) => kind === 'SHARE_TO_MUNICIPAL_FINANCE');
  expect(share).toMatchObject({
    county: 'sz-2',
    payer: 'LOCAL_GOVERNMENT',
    payee: 'MUNICIPAL_FINANCE',
    amount: '50.00',
  });
  const before = (await entriesFrom(city.auditor, YEAR, 202101)).length;
  const payment = { obligation: share.id, amount: '50.00', paidOn: '2022-09-30', document: '预算指标文件12号' };
  expect(await city.finance.isRefused('recordOutsidePayment', { ...payment, obligation: topUp.id })).toEqual([
    'OBLIGATION_OF_OTHER_KIND input.obligation',
  ]);
  expect(await city.finance.isRefused('recordOutsidePayment', { ...payment, amount: '50.01' })).toEqual([
    'MORE_THAN_OWED input.amount',
  ]);
  const { entry, obligation } = await city.finance.does(
    'recordOutsidePayment',
    payment,
    'entry obligation { outstanding payments { document entry } }',
  );
  expect({ entry, obligation }).toEqual({
    entry: null,
    obligation: { outstanding: '0.00', payments: [{ document: '预算指标文件12号', entry: null }] },
  });
  expect((await entriesFrom(city.auditor, YEAR, 202101)).length).toBe(before);
  const topUpPayment = { obligation: topUp.id, amount: '20.00', receivedOn: '2022-05-05', document: '拨款单' };
  await city.finance.does('recordTopUp', topUpPayment);
});

test('the ledger of the employees’ fund, from June 2021 on, the year’s figures aside', async () => {
  const entries = await entriesFrom(city.auditor, YEAR, 202106);
  expect(`\n${ledgerTable(entries.filter(({ kind }) => kind !== 'INCOME_AND_EXPENDITURE'))}\n`).toMatchSnapshot();
});

test('a resident subsidy not in place is made good in full, deficit or not, and goes where the surplus went', async () => {
  const [first] = COUNTIES;
  await openBooks(city, RESIDENTS, [first!]);
  await loadYear(city, RESIDENTS, {
    'sz-1': {
      ...{ premium: '100.00', subsidy: '300.00', spent: '380.00' },
      facts: { incomeDue: '430.00', subsidyShortfall: '30.00' },
    },
  });
  await closeYear(city, RESIDENTS);
  const { id } = await settle(RESIDENTS, offices());
  const [owed] = await obligationsOf(RESIDENTS);
  expect(owed).toMatchObject({ kind: 'MAKE_GOOD_INCOME', payer: 'LOCAL_GOVERNMENT', payee: 'FUND', amount: '30.00' });
  await city.medical.does('openPeriods', { ...RESIDENTS, fiscalYear: 2022, months: [5] });
  const payment = { obligation: owed.id, amount: '30.00', receivedOn: '2022-05-05', document: '补助到位通知' };
  const { entry } = await city.finance.does('recordTopUp', payment, 'entry');
  expect(await statusOf(id)).toBe('COMPLETED');
  await city.medical.does('reverseEntry', { entry, reason: '记错金额' });
  expect(await statusOf(id)).toBe('POSTED');
  await city.finance.does('recordTopUp', payment);
  expect(await statusOf(id)).toBe('COMPLETED');
  const [year, next] = [
    await reserveOf(city.auditor, RESIDENTS),
    await reserveOf(city.auditor, { ...RESIDENTS, fiscalYear: 2022 }),
  ];
  expect([year.held.common, next.held.common]).toEqual(['20.00', '50.00']);
  expect(next.rows[0]).toMatchObject({ opening: '20.00', surplus: '30.00', closing: '50.00' });
  expect(`\n${ledgerTable(await entriesFrom(city.auditor, RESIDENTS, 202113))}\n`).toMatchSnapshot();
});

test('the books verify', async () => {
  expect(await faultsOf(server.database)).toEqual([]);
});
