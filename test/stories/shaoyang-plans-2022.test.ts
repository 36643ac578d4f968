/**
 * 邵阳 with fund-use plans from January 2022 on: prefunded at the year's start, a plan refused, corrected, approved and paid as far as
 * the account may take it.
 *
 *          opening  spent in 2019–2021            payment reserve (mean ÷ 12 × 3)
 * 甲县      10,000  3,600 + 3,700 + 3,800.06      925.01 (925.005 half up)
 * 乙县         500  1,000 in 2021 only            200 by hand
 * 市本级     2,000  1,200 a year                  300
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { policies } from '../../src/policy/registry.js';
import { faultsOf } from '../ledger/found.js';
import { startServer, type TestServer } from '../server.js';
import { entriesFrom, ledgerTable } from './ledger.js';
import { openBooks, registerSmallPool, type SmallPool } from './small-pool.js';

const YEAR = { pool: 'shaoyang', insurance: 'RESIDENT', fiscalYear: 2022 } as const;
const OF_FUND = { pool: YEAR.pool, insurance: YEAR.insurance };
const COUNTIES = [
  { id: 'sy-1', name: '甲县', kind: 'COUNTY', balance: '10000.00' },
  { id: 'sy-2', name: '乙县', kind: 'COUNTY', balance: '500.00' },
  { id: 'sy-3', name: '市本级', kind: 'CITY_OWN', balance: '2000.00' },
];

let server: TestServer;
let city: SmallPool;
beforeAll(async () => {
  server = await startServer({ policies });
  city = await registerSmallPool(server, YEAR.pool, COUNTIES);
  await openBooks(city, YEAR, COUNTIES);
  const spent = (county: string, year: number, inpatient: string) => ({
    ...{ county, insurance: YEAR.insurance, year, inpatient },
  });
  await city.medical.does('recordFundYearHistory', {
    ...{ pool: YEAR.pool, source: '历年决算' },
    rows: [
      spent('sy-1', 2019, '3600.00'),
      spent('sy-1', 2020, '3700.00'),
      spent('sy-1', 2021, '3800.06'),
      spent('sy-2', 2021, '1000.00'),
      ...[2019, 2020, 2021].map((year) => spent('sy-3', year, '1200.00')),
    ],
  });
});
afterAll(() => server.close());

const plan = (county: string, lines: Record<string, string>, document = '2022年第1季度用款计划') => ({
  ...{ ...YEAR, number: 1, document },
  plans: [{ county, lines: Object.entries(lines).map(([item, amount]) => ({ item, amount })) }],
});
const SUBMISSION = 'submissions { id contentHash version status }';
const PLAN = `fundUsePlan { from to amount held disbursed lapsed meanExpenditure offMean accountBalance accountLimit
  lines { item amount } disbursements { paidOn amount reversed } }`;
const read = async (id: string) =>
  (
    await city.auditor.reads(
      `query($id: ID!) { submission(id: $id) { status version events { act reason } ${PLAN} } }`,
      { id },
    )
  ).submission;
const accounts = async () =>
  (
    await city.auditor.reads(
      `{ cityAccounts(pool: "shaoyang", insurance: RESIDENT) { kind balance ofMembers held available } }`,
    )
  ).cityAccounts.map(
    ({ kind, balance, ofMembers, held, available }: Record<string, string>) =>
      `${kind} ${balance} ${ofMembers} ${held} ${available}`,
  );
const verdict = (
  { id, contentHash }: { id: string; contentHash: string },
  verdict: 'SIGN' | 'RETURN',
  reason?: string,
) => ({ verdicts: [{ submission: id, contentHash, verdict, reason }] });
const load = (month: number, county: string, amount: string) => ({
  ...{ pool: YEAR.pool, fiscalYear: 2022, document: `${month}月月报` },
  rows: [{ county, insurance: YEAR.insurance, month, item: 'INPATIENT', amount }],
});

// oxlint-disable-next-line typescript/no-explicit-any -- as the API answers
let filed: any;

test('plans are for funds that work by them: from January 2022, as a document of city finance says', async () => {
  expect(await city.county('sy-1').isRefused('submitFundUsePlans', plan('sy-1', { INPATIENT: '900.00' }))).toEqual([
    'PLANS_NOT_STARTED input.number',
  ]);
  const start = { ...YEAR, month: 1, document: '邵市财社〔2021〕88号' };
  expect(await city.finance.isRefused('startFundUsePlans', { ...start, month: 2 })).toEqual([
    'PLANS_START_INVALID input.month',
  ]);
  await city.finance.does('startFundUsePlans', start);
  expect(await city.finance.isRefused('startFundUsePlans', { ...start, month: 4 })).toEqual(['PLANS_STARTED input']);
  const { pool } = await city.auditor.reads(
    `{ pool(id: "shaoyang") { fund(insurance: RESIDENT) { fundUsePlansStart { from document person } } } }`,
  );
  expect(pool.fund.fundUsePlansStart).toEqual({
    from: '2022-01',
    document: '邵市财社〔2021〕88号',
    person: '市财政局 王',
  });
});

test('the prefund is the mean of three years ÷ 12 × 3; 乙县, with one year on record, is decided by hand, with a reason', async () => {
  const prefund = { ...YEAR, paidOn: '2022-01-04', document: '年初预拨表' };
  expect(await city.medical.isRefused('prefund', { ...prefund, dryRun: true })).toEqual([
    'PAYMENT_RESERVE_UNKNOWN input.byHand',
  ]);
  expect(
    await city.medical.isRefused('prefund', {
      ...{ ...prefund, paidOn: '2021-12-31', document: ' ' },
      byHand: [
        { county: 'sy-1', amount: '1.00', reason: '自定' },
        { county: 'sy-2', amount: '-1.00', reason: '' },
      ],
    }),
  ).toEqual([
    'INVALID_DATE input.paidOn',
    'REASON_MISSING input.document',
    'NEGATIVE_AMOUNT input.byHand.1.amount',
    'REASON_MISSING input.byHand.1.reason',
    'PREFUND_IS_COMPUTED input.byHand.0.county',
  ]);
  const byHand = [{ county: 'sy-2', amount: '200.00', reason: '2021年起单独核算，按当年支出核定' }];
  const select = 'prefunds { county expenditure reason reserve balance amount }';
  const preview = await city.medical.does('prefund', { ...prefund, byHand, dryRun: true }, select);
  expect(await accounts()).toEqual([
    'CITY_SPECIAL 12500.00 0.00 0.00 12500.00',
    'CITY_EXPENDITURE 0.00 0.00 0.00 0.00',
  ]);
  const { prefunds } = await city.medical.does('prefund', { ...prefund, byHand }, select);
  expect(prefunds).toEqual(preview.prefunds);
  expect(prefunds).toEqual([
    { county: 'sy-1', expenditure: '11100.06', reason: null, reserve: '925.01', balance: '0.00', amount: '925.01' },
    {
      ...{ county: 'sy-2', expenditure: null, reason: '2021年起单独核算，按当年支出核定' },
      ...{ reserve: '200.00', balance: '0.00', amount: '200.00' },
    },
    { county: 'sy-3', expenditure: '3600.00', reason: null, reserve: '300.00', balance: '0.00', amount: '300.00' },
  ]);
  expect(await city.medical.isRefused('prefund', prefund)).toEqual(['PREFUNDED input.fiscalYear']);
  // what was paid to the city’s own members stays in the city’s expenditure account, and is theirs
  expect(await accounts()).toEqual([
    'CITY_SPECIAL 11074.99 0.00 0.00 11074.99',
    'CITY_EXPENDITURE 300.00 300.00 0.00 0.00',
  ]);
});

test('from then on a benefit is paid out of the account, and never more than is in it', async () => {
  await city.county('sy-1').does('loadIncomeAndExpenditure', load(1, 'sy-1', '600.00'));
  expect(await city.county('sy-1').isRefused('loadIncomeAndExpenditure', load(1, 'sy-1', '325.02'))).toEqual([
    'BANK_ACCOUNT_BELOW_ZERO',
  ]);
  await city.medical.does('loadIncomeAndExpenditure', load(1, 'sy-3', '100.00'));
  expect(await accounts()).toEqual([
    'CITY_SPECIAL 11074.99 0.00 0.00 11074.99',
    'CITY_EXPENDITURE 200.00 200.00 0.00 0.00',
  ]);
});

test('every fault of a plan is told at once; one above the money at hand cites the sentence that forbids it', async () => {
  const county = city.county('sy-1');
  expect(
    await county.isRefused('submitFundUsePlans', {
      ...{ ...plan('sy-1', {}), number: 5, document: '' },
      plans: [
        {
          county: 'sy-1',
          lines: [
            { item: 'INPATIENT', amount: '1.234' },
            { item: 'INPATIENT', amount: '0.00' },
            { item: 'PREMIUM', amount: '-1.00' },
          ],
        },
        { county: 'sy-1', lines: [] },
      ],
    }),
  ).toEqual([
    'PLAN_PERIOD_INVALID input.number',
    'REASON_MISSING input.document',
    'INVALID_AMOUNT input.plans.0.lines.0.amount',
    'DUPLICATE_ITEM input.plans.0.lines.1.item',
    'ZERO_AMOUNT input.plans.0.lines.1.amount',
    'NOT_AN_EXPENDITURE_ITEM input.plans.0.lines.2.item',
    'NEGATIVE_AMOUNT input.plans.0.lines.2.amount',
    'DUPLICATE_COUNTY input.plans.1.county',
    'EMPTY_DOCUMENT input.plans.1.lines',
  ]);
  const above = await county.send(
    `mutation($input: SubmitFundUsePlansInput!) { submitFundUsePlans(input: $input) { submissions { id }
      refusals { code message path citation { article quote } } } }`,
    { input: { idempotencyKey: 'above', ...plan('sy-1', { INPATIENT: '11075.00' }) } },
  );
  expect(above.data.submitFundUsePlans).toMatchObject({
    submissions: null,
    refusals: [
      {
        ...{ code: 'MONEY_NOT_AVAILABLE', path: ['input', 'plans', '0'] },
        citation: {
          article: '二（三）2',
          quote: '对于不符合规定的用款计划，市医保部门有权不予拨款并责成各县市区医保部门予以纠正。',
        },
      },
    ],
  });
  expect(await city.county('sy-2').isRefused('submitFundUsePlans', plan('sy-1', { INPATIENT: '1.00' }))).toEqual([
    'FORBIDDEN input.plans.0',
  ]);
});

test('a plan is returned with its reasons; the corrected one is a new version of the same', async () => {
  const county = city.county('sy-1');
  const first = plan('sy-1', { INPATIENT: '1600.00', OUTPATIENT: '400.00' });
  const rehearsed = await county.does('submitFundUsePlans', { ...first, dryRun: true }, SUBMISSION);
  expect(rehearsed.submissions).toBeNull();
  [filed] = (await county.does('submitFundUsePlans', first, SUBMISSION)).submissions;
  expect(filed).toMatchObject({ version: 1, status: 'IN_APPROVAL' });
  expect((await read(filed.id)).fundUsePlan).toMatchObject({
    ...{ from: '2022-01-01', to: '2022-03-31', amount: '2000.00', held: '0.00', disbursed: '0.00' },
    ...{ meanExpenditure: '925.01', offMean: '116.21', accountBalance: '325.01', accountLimit: '925.01' },
  });
  expect(await city.medical.isRefused('decideSubmissions', verdict(filed, 'RETURN'))).toEqual([
    'REASON_MISSING input.verdicts.0.reason',
  ]);
  await city.medical.does('decideSubmissions', verdict(filed, 'RETURN', '超出前三年度平均支出一倍以上，请核减'));
  expect(await city.medical.isRefused('decideSubmissions', verdict(filed, 'SIGN'))).toEqual([
    'SUBMISSION_NOT_IN_STATUS input.verdicts.0.submission',
  ]);
  const corrected = plan('sy-1', { INPATIENT: '800.00', OUTPATIENT: '200.00' }, '第1季度用款计划（核减）');
  const [again] = (await county.does('submitFundUsePlans', corrected, SUBMISSION)).submissions;
  expect(again).toMatchObject({ id: filed.id, version: 2, status: 'IN_APPROVAL' });
  filed = again;
});

test('approval holds the money, apart from what is available; it is paid as far as the account may take it', async () => {
  const pay = (amount: string | null, paidOn = '2022-02-10') => ({
    ...{ ...OF_FUND, paidOn, document: '拨款通知单' },
    payments: [{ submission: filed.id, amount }],
  });
  expect(await city.medical.isRefused('disburse', pay(null))).toEqual([
    'SUBMISSION_NOT_IN_STATUS input.payments.0.submission',
  ]);
  await city.medical.does('decideSubmissions', verdict(filed, 'SIGN'));
  expect(await accounts()).toEqual([
    'CITY_SPECIAL 11074.99 0.00 1000.00 10074.99',
    'CITY_EXPENDITURE 200.00 200.00 0.00 0.00',
  ]);
  // the account holds 325.01 of at most 925.01
  expect(await city.medical.isRefused('disburse', pay('600.01'))).toEqual([
    'ABOVE_ACCOUNT_LIMIT input.payments.0.amount',
  ]);
  expect(await city.medical.isRefused('disburse', pay('1000.01'))).toEqual([
    'MORE_THAN_APPROVED input.payments.0.amount',
    'ABOVE_ACCOUNT_LIMIT input.payments.0.amount',
  ]);
  expect(await city.medical.isRefused('disburse', pay(null, '2022-04-01'))).toEqual(['DATE_OUTSIDE_PLAN input.paidOn']);
  expect(await city.finance.isRefused('disburse', pay(null))).toEqual(['FORBIDDEN input.payments.0.submission']);
  await city.medical.does('disburse', pay('200.00'));
  const { entries } = await city.medical.does('disburse', pay(null), 'entries');
  expect((await read(filed.id)).fundUsePlan).toMatchObject({
    ...{ held: '400.00', disbursed: '600.00', lapsed: '0.00', accountBalance: '925.01' },
    disbursements: [
      { paidOn: '2022-02-10', amount: '200.00', reversed: false },
      { paidOn: '2022-02-10', amount: '400.00', reversed: false },
    ],
  });
  expect(await city.medical.isRefused('disburse', pay(null))).toEqual(['ABOVE_ACCOUNT_LIMIT input.payments.0.amount']);
  // taken back, it is held again
  await city.finance.does('reverseEntry', { entry: entries[0], reason: '退汇' });
  expect((await read(filed.id)).fundUsePlan).toMatchObject({ held: '800.00', disbursed: '200.00' });
  await city.medical.does('disburse', pay(null));
  expect(await city.county('sy-1').isRefused('submitFundUsePlans', plan('sy-1', { INPATIENT: '1.00' }))).toEqual([
    'SUBMISSION_NOT_IN_STATUS input.plans.0.county',
  ]);
});

test('when the quarter’s last month is first closed what was not paid lapses, and stays so if it is reopened', async () => {
  await city.medical.does('closePeriods', { ...YEAR, months: [3] });
  await city.medical.does('openPeriods', { ...YEAR, months: [3], reason: '补记' });
  expect((await read(filed.id)).fundUsePlan).toMatchObject({ held: '0.00', disbursed: '600.00', lapsed: '400.00' });
  const late = { ...OF_FUND, paidOn: '2022-03-31', document: '拨款通知单', payments: [{ submission: filed.id }] };
  expect(await city.medical.isRefused('disburse', late)).toEqual(['PLAN_LAPSED input.payments.0.submission']);
  expect(await city.county('sy-2').isRefused('submitFundUsePlans', plan('sy-2', { INPATIENT: '1.00' }))).toEqual([
    'PLAN_LAPSED input.number',
  ]);
  expect((await accounts())[0]).toBe('CITY_SPECIAL 10474.99 0.00 0.00 10474.99');
});

test('the ledger', async () => {
  expect(`\n${ledgerTable(await entriesFrom(city.auditor, YEAR, 202201))}\n`).toMatchSnapshot();
  expect(await faultsOf(server.database)).toEqual([]);
});
