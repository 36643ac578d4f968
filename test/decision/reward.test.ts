/**
 * 奖励 under Suzhou's rules: for a locality that collected more than its plan, as decided; city finance pays its government, outside the fund.
 *
 * 甲市 planned 900, collected 1,000; 乙区 planned 500, collected 500; 丙县 had no plan; 市本级 planned 100, collected 200.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { policies } from '../../src/policy/registry.js';
import { settle } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { entriesFrom } from '../stories/ledger.js';
import { closeYear, loadYear, openBooks, registerSmallPool, type SmallPool } from '../stories/small-pool.js';

const YEAR = { pool: 'suzhou', insurance: 'RESIDENT', fiscalYear: 2021 } as const;
const COUNTIES = [
  { id: 'sz-1', name: '甲市', kind: 'COUNTY_CITY', balance: '0.00' },
  { id: 'sz-2', name: '乙区', kind: 'DISTRICT', balance: '0.00' },
  { id: 'sz-3', name: '丙县', kind: 'COUNTY', balance: '0.00' },
  { id: 'sz-4', name: '市本级', kind: 'CITY_OWN', balance: '0.00' },
];

let server: TestServer;
let city: SmallPool;
beforeAll(async () => {
  server = await startServer({ policies });
  city = await registerSmallPool(server, YEAR.pool, COUNTIES);
  await openBooks(city, YEAR, COUNTIES);
  const year = (premium: string, incomeTarget: string | null) => ({
    ...{ premium, spent: '100.00', facts: { incomeDue: premium, incomeTarget } },
  });
  await loadYear(city, YEAR, {
    'sz-1': year('1000.00', '900.00'),
    'sz-2': year('500.00', '500.00'),
    'sz-3': year('300.00', null),
    'sz-4': year('200.00', '100.00'),
  });
});
afterAll(() => server.close());

const reward = (county: string, amount: string, change: object = {}) => ({
  ...{ ...YEAR, kind: 'REWARD', county, amount, reason: '超额完成收入预算' },
  ...{ documentNumber: '苏府办〔2022〕9号', decider: '苏州市人民政府', ...change },
});
const refused = (input: object) => city.government.isRefused('recordDecision', input);
const owed = async () =>
  (
    await city.auditor.reads(
      `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!) {
        obligations(pool: $pool, insurance: $insurance, fiscalYear: $fiscalYear) {
          id kind county payer payee amount outstanding due rule payments { document entry } } }`,
      YEAR,
    )
  ).obligations.filter(({ kind }: { kind: string }) => kind === 'REWARD');

test('while the year is not closed nothing is known to be above budget', async () => {
  expect(await refused(reward('sz-1', '10.00'))).toEqual(['YEAR_NOT_CLOSED input.fiscalYear']);
  await closeYear(city, YEAR);
});

test('only for a county with a plan that it exceeded, by the office that decides, where the policy foresees it', async () => {
  expect(await refused(reward('sz-2', '10.00'))).toEqual(['REWARD_NOT_EARNED input.county']);
  expect(await refused(reward('sz-3', '10.00'))).toEqual(['REWARD_NOT_EARNED input.county']);
  // city finance would pay itself
  expect(await refused(reward('sz-4', '10.00'))).toEqual(['DECISION_NOT_FORESEEN input.kind']);
  expect(await refused(reward('sz-1', '10.00', { source: 'LOAN' }))).toEqual(['DECISION_NOT_FORESEEN input.kind']);
  expect(await refused(reward('sz-1', '-1.00', { reason: '' }))).toEqual([
    'REASON_MISSING input.reason',
    'NEGATIVE_AMOUNT input.amount',
  ]);
  expect(await city.finance.isRefused('recordDecision', reward('sz-1', '10.00'))).toEqual(['FORBIDDEN']);

  const shaoyang = { ...YEAR, pool: 'shaoyang' };
  const counties = [{ id: 'sy-1', name: '甲县', kind: 'COUNTY', balance: '0.00' }];
  const elsewhere = await registerSmallPool(server, shaoyang.pool, counties);
  await openBooks(elsewhere, shaoyang, counties);
  const input = reward('sy-1', '10.00', { pool: 'shaoyang' });
  expect(await elsewhere.government.isRefused('recordDecision', input)).toEqual(['DECISION_NOT_FORESEEN input.kind']);
  expect(await owed()).toEqual([]);
});

test('is owed by city finance, replaced or withdrawn by a later decision, and no part of the settlement', async () => {
  await city.government.does('recordDecision', reward('sz-1', '10.00'));
  const { decision } = await city.government.does(
    'recordDecision',
    reward('sz-1', '12.00'),
    'decision { kind county source amount documentNumber replaced }',
  );
  expect(decision).toMatchObject({ kind: 'REWARD', county: 'sz-1', source: null, amount: '12.00', replaced: false });
  expect(await owed()).toMatchObject([
    {
      ...{ county: 'sz-1', payer: 'MUNICIPAL_FINANCE', payee: 'LOCAL_GOVERNMENT', amount: '12.00' },
      ...{ outstanding: '12.00', due: '2022-12-31', rule: 'SZ-9' },
    },
  ]);
  await city.government.does('recordDecision', reward('sz-1', '0.00'));
  expect(await owed()).toEqual([]);

  const posted = await settle(YEAR, { drafts: city.medical, reviews: city.finance, confirms: city.government });
  expect(posted).toMatchObject({ status: 'COMPLETED', obligations: [] });
  await city.government.does('recordDecision', reward('sz-1', '15.00')); // the settlement does not stand in its way
  expect(await owed()).toMatchObject([{ amount: '15.00' }]);
});

test('is paid with a document and no voucher; once paid another decision can’t take its place', async () => {
  const [{ id }] = await owed();
  const before = (await entriesFrom(city.auditor, YEAR, 202101)).length;
  const payment = { obligation: id, amount: '15.00', paidOn: '2022-06-30', document: '预算指标文件20号' };
  expect(await city.finance.isRefused('recordOutsidePayment', { ...payment, amount: '15.01' })).toEqual([
    'MORE_THAN_OWED input.amount',
  ]);
  await city.finance.does('recordOutsidePayment', payment);
  expect(await owed()).toMatchObject([
    { outstanding: '0.00', payments: [{ document: '预算指标文件20号', entry: null }] },
  ]);
  expect((await entriesFrom(city.auditor, YEAR, 202101)).length).toBe(before);
  expect(await refused(reward('sz-1', '20.00'))).toEqual(['DECISION_HELD input.county']);
});
