/** Two months of a town's income on its way: premiums from receipt list to the fund's account, a county's interest sent up a day late. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { csvOf } from '../receipt/receipt-list.js';
import { faultsOf } from '../ledger/found.js';
import { type Office, officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { foundTown, type Town, townPolicies } from '../towns.js';
import { entriesFrom, ledgerTable } from './ledger.js';

let server: TestServer;
let town: Town;
let tax: Office;
let treasurer: Office;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await foundTown(server);
  tax = town.as('CITY_TAX', '市税务局 冯');
  treasurer = officeOf(server.as('COUNTY_FINANCE', { county: town.b }, '乙县财政局 钱'));
});
afterAll(() => server.close());

const fund = () => ({ pool: town.pool, insurance: 'RESIDENT' });

test('city finance switches premiums and interest to their own paths, from January on', async () => {
  for (const item of ['PREMIUM', 'INTEREST'])
    await town.finance.does('switchIncomePath', { ...town.year, item, month: 1, document: '统收通知' });
});

test('the tax office lists the first ten days twice, the second time with a row more; each receipt is booked once', async () => {
  const list = [
    { day: '2021-01-04', number: 'T1', county: '甲县', amount: '300.00' },
    { day: '2021-01-04', number: 'T2', county: '乙县', amount: '120.00' },
    { day: '2021-01-08', number: 'T3', county: '甲县', item: '财政代缴', amount: '50.00' },
  ];
  const more = [...list.toReversed(), { day: '2021-01-08', number: 'T4', county: '市本级', amount: '30.00' }];
  const submit = (lines: typeof list, document: string) =>
    tax.does('submitReceiptList', { pool: town.pool, document, csv: csvOf(lines) }, 'booked amount repeated');
  expect(await submit(list, '1月上旬入库明细')).toMatchObject({ booked: 3, amount: '470.00', repeated: [] });
  expect(await submit(more, '1月上旬入库明细（补）')).toMatchObject({
    booked: 1,
    amount: '30.00',
    repeated: [2, 3, 4],
  });
});

test('the treasury agrees; finance sweeps on the 10th, medical security allots by the list', async () => {
  const days = [
    { day: '2021-01-04', amount: '420.00' },
    { day: '2021-01-08', amount: '80.00' },
  ];
  await town.finance.does('recordTreasuryReport', { ...fund(), document: '1月上旬国库日报', days });
  const tenDays = { from: '2021-01-01', through: '2021-01-10', sweptOn: '2021-01-10', amount: '500.00' };
  const { sweep } = await town.finance.does(
    'sweepPremiums',
    { ...fund(), ...tenDays, document: '划转回单' },
    'sweep { id due daysLate }',
  );
  expect(sweep).toMatchObject({ due: '2021-01-10', daysLate: 0 });
  await town.medical.does('allotPremiums', { sweep: sweep.id, allottedOn: '2021-01-12', document: '划入通知' });
});

test('乙县 takes in interest in January and sends it up on the 6th of February: late by one day, with no other call', async () => {
  await treasurer.does('recordIncome', {
    ...{ pool: town.pool, document: '结息单' },
    rows: [
      { county: town.b, insurance: 'RESIDENT', item: 'INTEREST', into: 'COUNTY_SPECIAL', receivedOn: '2021-01-21', amount: '12.34' },
      { county: town.b, insurance: 'RESIDENT', item: 'INTEREST', into: 'COUNTY_SPECIAL', receivedOn: '2021-02-20', amount: '5.00' },
    ], // prettier-ignore
  });
  const remittance = { ...fund(), county: town.b, remittedOn: '2021-02-06', amount: '12.34', document: '上解回单' };
  await treasurer.does('remitIncome', remittance);
  const { remittanceState } = await town.medical.reads(
    `query($pool: ID!) { remittanceState(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, asOf: "2021-02-28") { nodes {
      county outstanding overdue months { month due remittedLate outstanding settledOn daysOverdue } } } }`,
    { pool: town.pool },
  );
  expect(remittanceState.nodes).toEqual([
    {
      ...{ county: town.b, outstanding: '5.00', overdue: '0.00' },
      months: [
        { month: '2021-01', due: '2021-02-05', remittedLate: '12.34', outstanding: '0.00', settledOn: '2021-02-06', daysOverdue: 1 },
        { month: '2021-02', due: '2021-03-05', remittedLate: '0.00', outstanding: '5.00', settledOn: null, daysOverdue: 0 },
      ], // prettier-ignore
    },
  ]);
});

test('the ledger of the two months, and books that verify', async () => {
  const entries = (await entriesFrom(town.medical, { pool: town.pool, insurance: 'RESIDENT' }, 202101)).filter(
    ({ kind }) => kind !== 'OPENING',
  );
  expect(`\n${ledgerTable(entries)}\n`).toMatchSnapshot();
  expect(await faultsOf(server.database)).toEqual([]);
});
