/**
 * Two tiers: 长沙 settles its own year under a fixture policy (no document of its own is at hand), then the region 长株潭 settles 2022 by
 * its document, with 长沙’s facts and months taken from below.
 *
 * 长沙    opening  collected  spent  deficit                         region     opening  collected  spent  levy 60 = 3 % of 2,000   deficit
 * 芙蓉区   100        600      520                                    长沙市      160      1,100     1,140  27 from the balance      40
 * 浏阳市    50        300      420   120: fault 30, balance 50, 40    株洲市      100        520       500  15 from the surplus
 * 市本级    10        200      200                                    湘潭市       20        400       430  12 from the balance      30
 *                                                                    省本级       10        200       190   6 from the surplus
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { faultsOf } from '../ledger/found.js';
import { type FundYear, MONTHS, SETTLEMENT } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { entriesFrom, ledgerTable } from './ledger.js';
import { closeYear, loadYear, openBooks, openYear } from './small-pool.js';
import { COUNTIES, foundTwoTiers, MEMBERS, policies, settleCity, type TwoTiers } from './two-tiers.js';

const REGION = { pool: 'changzhutan', insurance: 'EMPLOYEE', fiscalYear: 2022 } as const satisfies FundYear;
const CITY = { ...REGION, pool: 'changsha' } as const;
const MEMBER = { ...REGION, county: 'cz-1' };

interface JournalRow {
  account: { code: string };
  amount: string;
  sourceRow: number | null;
}

let server: TestServer;
let tiers: TwoTiers;
// oxlint-disable-next-line typescript/no-explicit-any -- settlements as the API answers them
let lower: any, upper: any;
beforeAll(async () => {
  server = await startServer({ policies });
  tiers = await foundTwoTiers(server);
});
afterAll(() => server.close());

test('the city settles its own year; the fixture says that it is one', async () => {
  const { city } = tiers;
  await openBooks(city, CITY, COUNTIES);
  await openYear(city, CITY);
  await loadYear(city, CITY, {
    'cs-1': {
      ...{ premium: '500.00', subsidy: '100.00', spent: '520.00' },
      facts: { incomeDue: '620.00', subsidyShortfall: '20.00', incomeTarget: '600.00', expenditureTarget: '520.00' },
    },
    'cs-2': {
      ...{ premium: '300.00', spent: '420.00' },
      facts: { incomeDue: '310.00', nonCompliantExpenditure: '30.00', expenditureTarget: '400.00', targetsMet: true },
    },
    'cs-3': {
      ...{ premium: '200.00', spent: '200.00' },
      facts: { incomeDue: '200.00', incomeTarget: '200.00', expenditureTarget: '200.00', targetsMet: true },
    },
  });
  await closeYear(city, CITY);
  expect(await tiers.region.medical.isRefused('consolidateYearFacts', MEMBER)).toEqual(['BOOK_NOT_OPEN input.county']);
  lower = await settleCity(tiers, CITY);
  expect(lower).toMatchObject({
    status: 'POSTED',
    steps: [
      { county: 'cs-2', source: 'LOCAL_GOVERNMENT', amount: '30.00' },
      { county: 'cs-2', source: 'ACCUMULATED_BALANCE', amount: '50.00' },
      { county: 'cs-2', source: 'LOCAL_GOVERNMENT', amount: '40.00' },
    ],
  });
  const { settlement } = await city.auditor.reads(
    `query($id: ID!) { settlement(id: $id) { steps { citation { document quote } } } }`,
    { id: lower.id },
  );
  for (const { citation } of settlement.steps)
    expect(citation).toEqual({
      document: expect.stringContaining('测试用，非真实文件'),
      quote: expect.stringContaining('测试条文'),
    });
});

test('the member’s months in the region’s books are what the city’s counties have together, booked once', async () => {
  const { region } = tiers;
  await openBooks(region, REGION, MEMBERS);
  await openYear(region, REGION);
  const raised = (county: string, premium: string) => ({ county, insurance: 'EMPLOYEE', year: 2021, premium });
  await region.medical.does('recordFundYearHistory', {
    ...{ pool: REGION.pool, source: '2021年度决算' },
    rows: [raised('cz-1', '900.00'), raised('cz-2', '500.00'), raised('cz-3', '400.00'), raised('cz-4', '200.00')],
  });
  // what 湘潭 spends above its own money, it pays out of premiums of 2023 that are there already
  await region.medical.does('openPeriods', { ...REGION, fiscalYear: 2023, months: [1] });
  await region.medical.does('loadIncomeAndExpenditure', {
    ...{ pool: REGION.pool, fiscalYear: 2023, document: '2023年1月' },
    rows: [{ county: 'cz-3', insurance: 'EMPLOYEE', month: 1, item: 'PREMIUM', amount: '100.00' }],
  });
  await loadYear(region, REGION, {
    'cz-2': { premium: '520.00', spent: '500.00', facts: { incomeDue: '520.00' } },
    'cz-3': { premium: '400.00', spent: '430.00', facts: { incomeDue: '400.00' } },
    'cz-4': { premium: '200.00', spent: '190.00', facts: { incomeDue: '200.00' } },
  });
  expect((await region.medical.does('loadLowerBooks', { ...MEMBER, months: [1] }, 'rows')).rows).toBe(2);
  const { load } = await region.medical.does('loadLowerBooks', { ...MEMBER, months: MONTHS }, 'load rows');
  expect(await region.medical.isRefused('loadLowerBooks', { ...MEMBER, months: MONTHS })).toEqual([
    'EMPTY_DOCUMENT input.rows',
  ]);
  const { journalLines, load: booked } = await region.auditor.reads(
    `query($load: ID!) {
      load(id: $load) { document }
      journalLines(filter: { pool: "changzhutan", insurance: EMPLOYEE, county: "cz-1", fromPeriod: 202201, toPeriod: 202212 }) {
        nodes { amount account { code } sourceRow } } }`,
    { load },
  );
  expect(booked.document).toBe('下级统筹区 changsha 2022年1、2、3、4、5、6、7、8、9、10、11、12月账簿合计');
  expect(
    journalLines.nodes
      .filter(({ account }: JournalRow) => !/^1/.test(account.code))
      .map(({ account, amount, sourceRow }: JournalRow) => [account.code, amount, sourceRow]),
  ).toEqual([
    ['3001', '160.00', null],
    ['4101', '100.00', 1],
    ['4001', '1000.00', 2],
    ['5001', '1140.00', 1],
  ]);
});

const FACTS = `facts { version incomeDue incomeTarget nonCompliantExpenditure subsidyShortfall forceMajeure expenditureTarget targetsMet
  source enteredBy confirmedBy lowerSettlement { id } }`;

test('the member’s facts are summed up from the city’s settlement, and confirmed by a second person', async () => {
  const { region } = tiers;
  const { facts } = await region.medical.does('consolidateYearFacts', MEMBER, FACTS);
  expect(facts).toEqual({
    ...{ version: 1, incomeDue: '1130.00', incomeTarget: null, expenditureTarget: '1120.00', targetsMet: false },
    ...{ nonCompliantExpenditure: '30.00', subsidyShortfall: '20.00', forceMajeure: '0.00' },
    ...{ enteredBy: '市医保局 李', confirmedBy: null },
    source: expect.stringMatching(
      new RegExp(
        `^下级统筹区 changsha 2022年度清算 ${lower.id}（政策 changsha-fixture 第1版，内容哈希 [0-9a-f]{64}）$`,
      ),
    ),
    lowerSettlement: null, // the region’s office sees its own pool only; the source says which settlement it is
  });
  const same = region.as('CITY_FINANCE', '市医保局 李');
  expect(await same.isRefused('confirmYearFacts', REGION)).toEqual(['FOUR_EYES']);
  expect((await region.finance.does('confirmYearFacts', REGION, 'rows')).rows).toBe(1);
});

const draw = {
  ...{ ...REGION, kind: 'DRAW', county: 'cz-3', amount: '15.00' },
  ...{ reason: '湘潭市2022年缺口', documentNumber: '湘医保函〔2023〕9号', decider: '湖南省医疗保障局' },
};
const draftRegion = () => tiers.region.province.medical.does('draftSettlement', REGION, `changes ${SETTLEMENT}`);

test('a draft of the region is stale once the city’s settlement is reversed, and so are facts that rest on it', async () => {
  const { region, city } = tiers;
  const { medical, second, finance } = region.province;
  await closeYear(region, REGION);
  await region.medical.does('levyReserve', REGION);
  await second.does('recordDecision', draw);
  const { settlement } = await draftRegion();
  await finance.does('reviewSettlement', { settlement: settlement.id });
  await region.medical.does('consolidateYearFacts', MEMBER); // a second version, not confirmed yet

  await city.government.does('reverseSettlement', { settlement: lower.id, reason: '浏阳市违规支出漏计' });
  const gone = ['LOWER_SETTLEMENT_REVERSED'];
  expect(await region.finance.isRefused('confirmYearFacts', REGION)).toEqual(gone);
  expect(await medical.isRefused('draftSettlement', REGION)).toEqual(['FACTS_UNCONFIRMED', ...gone]);
  expect(await second.isRefused('confirmSettlement', { settlement: settlement.id })).toEqual(gone);
  expect(await region.medical.isRefused('consolidateYearFacts', MEMBER)).toEqual([
    'LOWER_SETTLEMENT_MISSING input.fiscalYear',
  ]);
  const { settlement: stale } = await region.auditor.reads(
    `query($id: ID!) { settlement(id: $id) { status changedInputs } }`,
    { id: settlement.id },
  );
  expect(stale).toEqual({
    status: 'DRAFT',
    changedInputs: [
      expect.stringContaining('cz-1 的年度事实未经确认'),
      `年度事实所据的下级清算已冲销或更正（cz-1 ${lower.id}），据此起草的清算失效。 The lower settlement behind the facts was reversed or corrected ` +
        `(cz-1 ${lower.id}); a draft on them is stale.`,
    ],
  });
});

test('the city settles anew, the facts are summed up again, and the region’s next revision says what changed', async () => {
  const { region, city } = tiers;
  await city.medical.does('recordYearFacts', {
    ...{ pool: CITY.pool, fiscalYear: 2022, source: '复核意见书' },
    rows: [{ county: 'cs-2', insurance: 'EMPLOYEE', incomeDue: '310.00', nonCompliantExpenditure: '35.00' }],
  });
  await city.finance.does('confirmYearFacts', CITY);
  lower = await settleCity(tiers, CITY);
  await region.medical.does('consolidateYearFacts', MEMBER);
  await region.finance.does('confirmYearFacts', REGION);
  const { settlement, changes } = await draftRegion();
  expect(changes).toEqual(
    expect.arrayContaining([
      'cz-1 nonCompliantExpenditure: 30.00 → 35.00',
      'cz-1 compliantExpenditure: 1110.00 → 1105.00',
      'cz-1 expenditureTarget: 1120.00 → –',
    ]),
  );
  const { second, finance } = region.province;
  await finance.does('reviewSettlement', { settlement: settlement.id });
  upper = (await second.does('confirmSettlement', { settlement: settlement.id }, SETTLEMENT)).settlement;
  expect(upper.steps.map(({ county, source, amount }: Record<string, string>) => [county, source, amount])).toEqual([
    ['cz-1', 'ACCUMULATED_BALANCE', '40.00'],
    ['cz-3', 'ACCUMULATED_BALANCE', '8.00'],
    ['cz-3', 'SHARED_RESERVE', '15.00'],
    ['cz-3', 'LOCAL_GOVERNMENT', '7.00'],
  ]);
});

test('an auditor goes from the region’s step down to the city’s steps and lines', async () => {
  const { settlement } = await tiers.region.auditor.reads(
    `query($id: ID!) { settlement(id: $id) {
      steps(county: "cz-1") { rule amount lines { amount account { code } } }
      inputs(county: "cz-1") { name value facts { confirmedBy
        lowerSettlement { id pool status policy { id }
          inputs(county: "cs-2") { name value }
          steps(county: "cs-2") { source amount rule lines { amount voucher { number } } } } } } } }`,
    { id: upper.id },
  );
  expect(settlement.steps).toMatchObject([
    { rule: 'CZ-2', amount: '40.00', lines: [{ amount: '40.00' }, { amount: '40.00' }] },
  ]);
  const spent = settlement.inputs.find(({ name }: { name: string }) => name === 'nonCompliantExpenditure');
  expect(spent).toMatchObject({
    value: '35.00',
    facts: { confirmedBy: '市财政局 王', lowerSettlement: { id: lower.id, pool: 'changsha', status: 'POSTED' } },
  });
  const below = spent.facts.lowerSettlement;
  expect(below.inputs).toContainEqual({ name: 'nonCompliantExpenditure', value: '35.00' });
  expect(below.steps).toMatchObject([
    { source: 'LOCAL_GOVERNMENT', amount: '35.00', rule: 'CS-FIXTURE-1', lines: [] },
    { source: 'ACCUMULATED_BALANCE', amount: '50.00', lines: [{ amount: '50.00' }, { amount: '50.00' }] },
    { source: 'LOCAL_GOVERNMENT', amount: '35.00', lines: [] },
  ]);
});

test('while the region’s settlement stands, the city’s stands too', async () => {
  const { region, city } = tiers;
  const reversal = { settlement: lower.id, reason: '试' };
  expect(await city.government.isRefused('reverseSettlement', reversal)).toEqual(['SETTLEMENT_HELD']);
  await region.province.second.does('reverseSettlement', { settlement: upper.id, reason: '随下级更正' });
  await city.government.does('reverseSettlement', reversal);
});

test('the ledger of both tiers, from the closing period of 2022 on', async () => {
  const { region } = tiers;
  for (const year of [REGION, CITY])
    expect(`\n${ledgerTable(await entriesFrom(region.auditor, year, 202213))}\n`).toMatchSnapshot();
});

test('the books verify', async () => {
  expect(await faultsOf(server.database)).toEqual([]);
});
