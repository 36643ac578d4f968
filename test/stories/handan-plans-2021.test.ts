/**
 * 邯郸 with fund-use plans in 2021, in small numbers: working capital for a quarter's plans, disbursed from the city's expenditure
 * account, spent, and what is left returned at year end. 甲县 has 500 yuan, 乙县 100, 市本级 10.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsOf } from '../ledger/found.js';
import { type Filed, planningTown, type PlanningTown } from '../plan/plans.js';
import { startServer, type TestServer } from '../server.js';
import { townPolicies } from '../towns.js';
import { entriesFrom, ledgerTable } from './ledger.js';

let server: TestServer;
let town: PlanningTown;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await planningTown(server);
});
afterAll(() => server.close());

let plans: Filed[];

test('the quarter’s plans are filed before there is working capital for them: the money is in the special account', async () => {
  plans = await town.files(1, { [town.a]: '240.00', [town.b]: '120.00', [town.c]: '60.00' });
  const foreseen = town
    .county(town.a)
    .isRefused('applyForWorkingCapital', { ...town.year, number: 1, document: '申请' });
  expect(await foreseen).toEqual(['FORBIDDEN']);
  // approved they would hold money of the expenditure account, which has none
  expect(await town.approves([plans[0]!])).toEqual(['MONEY_NOT_AVAILABLE input.verdicts.0']);
});

test('working capital is proposed as the plans less the balance; another amount takes a reason', async () => {
  const application = { ...town.year, number: 1, document: '2021年第1季度周转金申请' };
  const select = 'proposal { plans balance proposal amount } submission { id contentHash kind }';
  const rehearsed = await town.medical.does('applyForWorkingCapital', { ...application, dryRun: true }, select);
  expect(rehearsed).toMatchObject({
    submission: null,
    proposal: { plans: '420.00', balance: '0.00', proposal: '420.00', amount: '420.00' },
  });
  expect(await town.medical.isRefused('applyForWorkingCapital', { ...application, amount: '450.00' })).toEqual([
    'REASON_MISSING input.reason',
  ]);
  expect(
    await town.medical.isRefused('applyForWorkingCapital', { ...application, amount: '610.01', reason: '备付' }),
  ).toEqual(['MONEY_NOT_AVAILABLE input.amount']);
  const { submission } = await town.medical.does(
    'applyForWorkingCapital',
    { ...application, amount: '450.00', reason: '春节前预留备付' },
    select,
  );
  expect(await town.medical.isRefused('decideSubmissions', sign(submission))).toEqual(['FORBIDDEN input.verdicts.0']);
  await town.finance.does('decideSubmissions', sign(submission));
  expect(await town.accounts()).toEqual(['610.00 0.00 450.00 160.00', '0.00 0.00 0.00 0.00']);
  expect(await town.pays(submission, undefined, '2021-01-05')).toEqual([]);
  expect(await town.accounts()).toEqual(['160.00 0.00 0.00 160.00', '450.00 0.00 0.00 450.00']);
  const { submission: seen } = await town.medical.reads(
    `query($id: ID!) { submission(id: $id) { workingCapital { plans balance proposal amount reason held disbursed } fundUsePlan { amount } } }`,
    { id: submission.id },
  );
  expect(seen).toEqual({
    workingCapital: {
      ...{ plans: '420.00', balance: '0.00', proposal: '420.00', amount: '450.00', reason: '春节前预留备付' },
      ...{ held: '0.00', disbursed: '450.00' },
    },
    fundUsePlan: null,
  });
});

const sign = ({ id, contentHash }: Filed) => ({ verdicts: [{ submission: id, contentHash, verdict: 'SIGN' }] });

test('the plans are approved and paid out of it, each out of its county’s share of the special account', async () => {
  expect(await town.approves(plans)).toEqual([]);
  expect(await town.accounts()).toEqual(['160.00 0.00 0.00 160.00', '450.00 0.00 420.00 30.00']);
  await town.medical.does('disburse', {
    ...{ ...town.fund, paidOn: '2021-01-08', document: '第1季度拨款通知' },
    payments: plans.map(({ id }) => ({ submission: id })),
  });
  // 乙县 uses 20 of the others' money (占用统筹资金), 市本级 50; the 60 of 市本级 stay in the expenditure account
  expect(await town.accounts()).toEqual(['160.00 0.00 0.00 160.00', '90.00 60.00 0.00 30.00']);
});

test('benefits are paid out of the accounts: 市本级’s out of its part of the city’s, not out of the working capital', async () => {
  const load = (county: string, amount: string) => ({
    ...{ pool: town.pool, fiscalYear: 2021, document: '2月月报' },
    rows: [{ county, insurance: 'RESIDENT', month: 2, item: 'INPATIENT', amount }],
  });
  await town.medical.does('loadIncomeAndExpenditure', load(town.a, '230.00'));
  await town.medical.does('loadIncomeAndExpenditure', load(town.c, '60.00'));
  expect(await town.medical.isRefused('loadIncomeAndExpenditure', load(town.a, '10.01'))).toEqual([
    'BANK_ACCOUNT_BELOW_ZERO',
  ]);
  expect(await town.accounts()).toEqual(['160.00 0.00 0.00 160.00', '30.00 0.00 0.00 30.00']);
  expect(await town.medical.isRefused('loadIncomeAndExpenditure', load(town.c, '0.01'))).toEqual([
    'BANK_ACCOUNT_BELOW_ZERO',
  ]);
});

test('the next quarter’s proposal counts what is left', async () => {
  const [second] = await town.files(4, { [town.b]: '100.00' });
  const application = await town.applies(4);
  const { submission } = await town.medical.reads(
    `query($id: ID!) { submission(id: $id) { workingCapital { plans balance amount } } }`,
    { id: application.id },
  );
  expect(submission.workingCapital).toEqual({ plans: '100.00', balance: '30.00', amount: '70.00' });
  expect(await town.approves([application])).toEqual([]);
  expect(await town.pays(application, undefined, '2021-10-03')).toEqual([]);
  expect(await town.approves([second!])).toEqual([]);
  expect(await town.pays(second!, '75.50', '2021-10-09')).toEqual([]);
  expect(await town.accounts()).toEqual(['90.00 0.00 0.00 90.00', '24.50 0.00 24.50 0.00']);
});

test('December does not close over working capital; it goes back, and what plans still hold lapses', async () => {
  expect(await town.medical.isRefused('closePeriods', { ...town.year, months: [12] })).toEqual(['WORKING_CAPITAL_OUT']);
  const back = { ...town.year, returnedOn: '2021-12-31', document: '周转金退回单' };
  expect(await town.finance.isRefused('returnWorkingCapital', back)).toEqual(['FORBIDDEN']);
  expect(
    await town.medical.isRefused('returnWorkingCapital', { ...back, returnedOn: '2022-01-01', document: '' }),
  ).toEqual(['INVALID_DATE input.returnedOn', 'REASON_MISSING input.document']);
  const { amount, entry } = await town.medical.does('returnWorkingCapital', back, 'amount entry');
  expect(amount).toBe('24.50');
  expect(await town.accounts()).toEqual(['114.50 0.00 0.00 114.50', '0.00 0.00 0.00 0.00']);
  expect(await town.medical.isRefused('returnWorkingCapital', back)).toEqual(['NO_WORKING_CAPITAL input']);
  // taken back, the working capital is out again, and held
  await town.finance.does('reverseEntry', { entry, reason: '日期有误' });
  expect((await town.accounts())[1]).toBe('24.50 0.00 24.50 0.00');
  await town.medical.does('returnWorkingCapital', back);
  await town.medical.does('closePeriods', { ...town.year, months: [12] });
});

test('the ledger', async () => {
  expect(
    `\n${ledgerTable(await entriesFrom(town.medical, { ...town.year, insurance: 'RESIDENT' }, 202101))}\n`,
  ).toMatchSnapshot();
  expect(await faultsOf(server.database)).toEqual([]);
});
