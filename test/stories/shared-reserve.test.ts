/**
 * 临海, made up, small round numbers: in 2030 every source pays for somebody; by 2032 the reserve is back at its old size, and every
 * county has its own part again. Thousands of yuan in the comments.
 *
 *          income  spent   opening   levy 10 %       deficit
 * 甲县     1,000    800      400     100 (surplus)
 * 乙县       600    500       30      60 (surplus)
 * 丙县       400    710      100      40 (balance)    310: fault 10, policy 300 = balance 60, own 40, shared 100, government 100
 * 丁县       200    250        0      20 (owed)        50: force majeure, city finance
 * 市本级     100    150        0      10 (owed)        50: shared 25, city finance as its local government 25
 *
 * The shared 125 are 25 of interest (the common part), then 100 of 甲's 100 and 乙's 60: 62.5 and 37.5.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRegistry } from '../../src/policy/registry.js';
import { type City, cityOf, closeYear, type Office, officeOf, settle, SETTLEMENT } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { entriesFrom, ledgerTable, monthsTable } from './ledger.js';
import { linhai } from './linhai.js';

const YEAR = { pool: 'linhai', insurance: 'RESIDENT', fiscalYear: 2030 } as const;
const COUNTIES = [
  { id: 'lh-1', name: '甲县', kind: 'COUNTY', opening: '400000.00', income: '1000000.00', expenditure: '800000.00' },
  { id: 'lh-2', name: '乙县', kind: 'COUNTY', opening: '30000.00', income: '600000.00', expenditure: '500000.00' },
  { id: 'lh-3', name: '丙县', kind: 'COUNTY', opening: '100000.00', income: '400000.00', expenditure: '710000.00' },
  { id: 'lh-4', name: '丁县', kind: 'COUNTY', opening: '0.00', income: '200000.00', expenditure: '250000.00' },
  { id: 'lh-5', name: '市本级', kind: 'CITY_OWN', opening: '0.00', income: '100000.00', expenditure: '150000.00' },
] as const;

let server: TestServer;
let city: City;
let auditor: Office;
beforeAll(async () => {
  server = await startServer({ policies: createRegistry([linhai]) });
  city = cityOf(server, 'linhai');
  auditor = officeOf(server.as('AUDITOR'));
});
afterAll(() => server.close());

const offices = () => ({ drafts: city.agency, reviews: city.medical, confirms: city.government });

// oxlint-disable-next-line typescript/no-explicit-any -- as the API answers
let posted: any;

const OBLIGATIONS = `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!) {
  obligations(pool: $pool, insurance: $insurance, fiscalYear: $fiscalYear) { id county kind payer amount outstanding due } }`;
const owed = async (county: string, kind: string): Promise<string[]> =>
  (await auditor.reads(OBLIGATIONS, YEAR)).obligations
    .filter((one: Record<string, string>) => one.county === county && one.kind === kind)
    .map(({ id }: { id: string }) => id);

const reserves = async (): Promise<Record<string, string>> => {
  const { pool } = await auditor.reads(
    `{ pool(id: "linhai") { fund(insurance: RESIDENT) { year(fiscalYear: 2032) {
      sharedReserve counties { nodes { county { name } ownReserve } } } } } }`,
  );
  const { sharedReserve, counties } = pool.fund.year;
  return Object.fromEntries([
    ['共有', sharedReserve],
    ...counties.nodes.map((node: { county: { name: string }; ownReserve: string }) => [
      node.county.name,
      node.ownReserve,
    ]),
  ]);
};

async function loadYear(fiscalYear: number, rows: { county: string; item: string; amount: string }[]): Promise<void> {
  await city.medical.does('loadIncomeAndExpenditure', {
    pool: 'linhai',
    fiscalYear,
    document: `${fiscalYear}年收支`,
    rows: rows.map((row) => ({ ...row, insurance: 'RESIDENT', month: 6 })),
  });
}

async function enterFacts(fiscalYear: number, special: Record<string, object> = {}): Promise<void> {
  await city.medical.does('recordYearFacts', {
    pool: 'linhai',
    fiscalYear,
    source: `${fiscalYear}年度核定`,
    rows: COUNTIES.map(({ id, income }) => ({ county: id, insurance: 'RESIDENT', incomeDue: income, ...special[id] })),
  });
  await city.finance.does('confirmYearFacts', { ...YEAR, fiscalYear });
}

test('2030 is loaded, closed and levied; two counties can’t bear the levy and owe it', async () => {
  await city.administrator.does('registerPool', {
    id: 'linhai',
    name: '临海市',
    counties: COUNTIES.map(({ id, name, kind }) => ({ id, name, kind, insuredEmployee: 0, insuredResident: 1000 })),
  });
  await city.finance.does('openBooks', {
    ...YEAR,
    document: '2029年末审计',
    rows: COUNTIES.map(({ id, opening }) => ({ county: id, accumulatedBalance: opening, ownReserve: '0.00' })),
  });
  await loadYear(
    2030,
    COUNTIES.flatMap(({ id, income, expenditure }) => [
      { county: id, item: 'PREMIUM', amount: income },
      { county: id, item: 'INPATIENT', amount: expenditure },
    ]),
  );
  await city.finance.does('bookReserveInterest', {
    ...{ pool: 'linhai', insurance: 'RESIDENT' },
    amount: '25000.00',
    receivedOn: '2030-12-21',
    document: '结息单',
  });
  await enterFacts(2030, { 'lh-3': { nonCompliantExpenditure: '10000.00' }, 'lh-4': { forceMajeure: '50000.00' } });
  await closeYear(city, YEAR);
  await city.medical.does('levyReserve', YEAR);
  const { obligations } = await auditor.reads(OBLIGATIONS, YEAR);
  expect(obligations.map(({ county, kind, amount }: Record<string, string>) => [county, kind, amount])).toEqual([
    ['lh-4', 'RESERVE_LEVY', '20000.00'],
    ['lh-5', 'RESERVE_LEVY', '10000.00'],
  ]);
  expect(`\n${await monthsTable(auditor, YEAR)}\n`).toMatchSnapshot();
});

test('the settlement takes every source in the policy’s order, drafted and reviewed by the offices that the policy names', async () => {
  expect(await city.medical.isRefused('draftSettlement', YEAR)).toEqual(['FORBIDDEN']);
  posted = await settle(YEAR, offices());
  expect(posted.events.map(({ status, role }: Record<string, string>) => [status, role])).toEqual([
    ['DRAFT', 'CITY_AGENCY'],
    ['REVIEWED', 'CITY_MEDICAL'],
    ['POSTED', 'CITY_GOVERNMENT'],
  ]);
  const steps = posted.steps.map(({ county, source, deficitClass, amount, drawnFrom }: Record<string, string>) => ({
    county,
    source,
    deficitClass,
    amount,
    drawnFrom,
  }));
  const plain = (county: string, source: string, deficitClass: string, amount: string) => ({
    ...{ county, source, deficitClass, amount },
    drawnFrom: [],
  });
  expect(steps).toEqual([
    plain('lh-3', 'LOCAL_GOVERNMENT', 'MANAGEMENT', '10000.00'),
    plain('lh-3', 'ACCUMULATED_BALANCE', 'POLICY', '60000.00'),
    plain('lh-3', 'OWN_RESERVE', 'POLICY', '40000.00'),
    {
      ...plain('lh-3', 'SHARED_RESERVE', 'POLICY', '100000.00'),
      drawnFrom: [
        { county: null, amount: '20000.00' },
        { county: 'lh-1', amount: '50000.00' },
        { county: 'lh-2', amount: '30000.00' },
      ],
    },
    plain('lh-3', 'LOCAL_GOVERNMENT', 'POLICY', '100000.00'),
    plain('lh-4', 'MUNICIPAL_FINANCE', 'FORCE_MAJEURE', '50000.00'),
    {
      ...plain('lh-5', 'SHARED_RESERVE', 'POLICY', '25000.00'),
      drawnFrom: [
        { county: null, amount: '5000.00' },
        { county: 'lh-1', amount: '12500.00' },
        { county: 'lh-2', amount: '7500.00' },
      ],
    },
    plain('lh-5', 'MUNICIPAL_FINANCE', 'POLICY', '25000.00'),
  ]);
  expect(await reserves()).toEqual({
    共有: '0.00',
    甲县: '37500.00',
    乙县: '22500.00',
    丙县: '0.00',
    丁县: '0.00',
    市本级: '0.00',
  });
});

test('2031 leaves 丙县 a surplus of 60, which is settled into its balance', async () => {
  const year = { ...YEAR, fiscalYear: 2031 };
  await city.medical.does('openPeriods', { ...year, months: [6] });
  await loadYear(2031, [
    { county: 'lh-3', item: 'FISCAL_SUBSIDY', amount: '260000.00' },
    { county: 'lh-3', item: 'OUTPATIENT', amount: '200000.00' },
  ]);
  await enterFacts(2031);
  await closeYear(city, year);
  expect(await settle(year, offices())).toMatchObject({ status: 'COMPLETED', steps: [], obligations: [] });
  // money of 2031 rests on 2030’s posting: that one can’t be taken back any more
  const held = { settlement: posted.id, reason: '试' };
  expect(await city.government.isRefused('reverseSettlement', held)).toEqual(['SETTLEMENT_HELD input.settlement']);
});

test('the governments pay in two instalments; the refill comes out of the fund first, then from the government', async () => {
  await city.medical.does('openPeriods', { ...YEAR, fiscalYear: 2032, months: [3, 4, 5] });
  const topUp = (obligation: string, amount: string, receivedOn: string) =>
    city.finance.does('recordTopUp', { obligation, amount, receivedOn, document: '财政拨款单' });
  const refill = (obligation: string, amount: string, paidBy: string, paidOn: string) =>
    city.finance.does('payIntoReserve', { obligation, amount, paidBy, paidOn, document: '缴款单' });
  const [policyShare, faultShare] = await owed('lh-3', 'TOP_UP');
  await topUp(policyShare!, '30000.00', '2032-03-01');
  await topUp(policyShare!, '70000.00', '2032-04-01');
  await topUp(faultShare!, '10000.00', '2032-03-01');
  for (const [county, amount] of [
    ['lh-4', '50000.00'],
    ['lh-5', '25000.00'],
  ] as const)
    // prettier-ignore
    await topUp((await owed(county, 'TOP_UP'))[0]!, amount, '2032-04-02');

  const [refillOf3] = await owed('lh-3', 'REPLENISH_RESERVE');
  const early = { obligation: refillOf3, paidOn: '2032-05-01', document: '缴款单' };
  expect(await city.finance.isRefused('payIntoReserve', { ...early, amount: '1.00', paidBy: 'GOVERNMENT' })).toEqual([
    'GOVERNMENT_PAYS_LAST input.paidBy',
  ]);
  expect(await city.finance.isRefused('payIntoReserve', { ...early, amount: '60000.01', paidBy: 'FUND' })).toEqual([
    'BALANCE_BELOW_ZERO',
  ]);
  await refill(refillOf3!, '60000.00', 'FUND', '2032-05-01');
  expect(await reserves()).toMatchObject({ 共有: '12000.00', 甲县: '67500.00', 乙县: '40500.00', 丙县: '0.00' });
  await refill(refillOf3!, '80000.00', 'GOVERNMENT', '2032-05-02');
  await refill((await owed('lh-5', 'REPLENISH_RESERVE'))[0]!, '25000.00', 'GOVERNMENT', '2032-05-02');
  for (const [county, amount] of [
    ['lh-4', '20000.00'],
    ['lh-5', '10000.00'],
  ] as const)
    // prettier-ignore
    await refill((await owed(county, 'RESERVE_LEVY'))[0]!, amount, 'GOVERNMENT', '2032-05-03');

  expect(await reserves()).toEqual({
    共有: '25000.00',
    甲县: '100000.00',
    乙县: '60000.00',
    丙县: '40000.00',
    丁县: '20000.00',
    市本级: '10000.00',
  });
  const { settlement } = await auditor.reads(
    `query($id: ID!) { ${SETTLEMENT.replace('settlement', 'settlement(id: $id)')} }`,
    { id: posted.id },
  );
  expect(settlement.status).toBe('COMPLETED');
});

test('a refill that is taken back and paid again still gives each county exactly its own', async () => {
  const [id] = await owed('lh-3', 'REPLENISH_RESERVE');
  const { settlement } = await auditor.reads(
    `query($id: ID!) { settlement(id: $id) { obligations { id payments { entry amount } } } }`,
    { id: posted.id },
  );
  const { payments } = settlement.obligations.find((one: { id: string }) => one.id === id);
  await city.finance.does('reverseEntry', { entry: payments[0].entry, reason: '票据有误' });
  expect(await reserves()).toMatchObject({ 共有: '13000.00', 甲县: '70000.00', 乙县: '42000.00', 丙县: '40000.00' });
  await city.finance.does('payIntoReserve', {
    ...{ obligation: id, amount: '60000.00', paidBy: 'FUND', paidOn: '2032-05-04', document: '重开缴款单' },
  });
  expect(await reserves()).toMatchObject({ 共有: '25000.00', 甲县: '100000.00', 乙县: '60000.00', 丙县: '40000.00' });
});

test('the ledger, from the closing period of 2030 on', async () => {
  expect(`\n${ledgerTable(await entriesFrom(auditor, YEAR, 203013))}\n`).toMatchSnapshot();
});
