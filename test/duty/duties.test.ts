/** The duty calendar through the API: what is due follows from the documents, what was done from the books, with no call of its own. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Office, officeOf } from '../offices.js';
import { csvOf } from '../receipt/receipt-list.js';
import { createRegistry } from '../../src/policy/registry.js';
import { shaoyang } from '../../src/policy/shaoyang.js';
import { today } from '../../src/today.js';
import { planningTown } from '../plan/plans.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { factsOf, foundPool, foundTown, settledTown, type Town, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  const second = { ...shaoyang, id: 'shaoyang-2', pool: 'shaoyang-2' };
  server = await startServer({ policies: createRegistry([...townPolicies.all, second]) });
});
afterAll(() => server.close());

const DUTIES = `query($filter: DutyFilter!, $asOf: String, $first: Int! = 200, $after: String) {
  duties(filter: $filter, asOf: $asOf, first: $first, after: $after) {
    nodes { task title insurance county owedBy due weekend dayIsSet about subject status doneOn daysLate amount outstanding
      unknownBecause rule citation { article quote } triggers { kind rule citation { article } } }
    pageInfo { hasNextPage endCursor } } }`;
interface Asked {
  [field: string]: unknown;
  asOf?: string;
  first?: number;
  after?: string;
}
const page = async (town: Pick<Town, 'pool' | 'medical'>, asked: Asked, office: Office = town.medical) => {
  const { asOf, first, after, ...filter } = asked;
  const given = { pool: town.pool, from: '2021-01-01', to: '2021-12-31', ...filter };
  return (await office.reads(DUTIES, { filter: given, asOf, first, after })).duties;
};
/** In the residents' fund, or of both. */
// oxlint-disable-next-line typescript/no-explicit-any -- duties as the API answers them
const duties = async (...asked: Parameters<typeof page>): Promise<any[]> =>
  (await page(...asked)).nodes.filter(({ insurance }: { insurance: string }) => insurance !== 'EMPLOYEE');
const short = ({ county, due, status, doneOn, daysLate }: Record<string, string | number | null>) =>
  [county === null ? '–' : String(county).at(-1), due, status, doneOn ?? '–', daysLate].join(' ');

/** 甲县 took in 100.00 of interest on January 20. */
async function interestTown(): Promise<Town & { treasurer: Office }> {
  const town = await foundTown(server);
  await town.finance.does('switchIncomePath', { ...town.year, item: 'INTEREST', month: 1, document: '收入路径启用' });
  const row = { county: town.a, insurance: 'RESIDENT', item: 'INTEREST', into: 'COUNTY_SPECIAL', amount: '100.00' };
  await town.medical.does('recordIncome', {
    ...{ pool: town.pool, document: '到账通知', rows: [{ ...row, receivedOn: '2021-01-20' }] },
  });
  return { ...town, treasurer: officeOf(server.as('COUNTY_FINANCE', { county: town.a }, '甲县财政局 钱')) };
}
const up = ({ pool, a }: Town, amount: string, remittedOn: string) => ({
  ...{ pool, insurance: 'RESIDENT', county: a, amount, remittedOn, document: '上解回单' },
});
const february = { tasks: ['REMIT_INCOME'], from: '2021-02-01', to: '2021-02-28' };

describe('a month’s income', () => {
  test('remitted on the 6th is late with no other call, with its clause and what that brings', async () => {
    const town = await interestTown();
    const own = { ...february, county: town.a };
    expect((await duties(town, { ...own, asOf: '2021-02-05' })).map(short)).toEqual(['a 2021-02-05 OPEN – 0']);
    await town.treasurer.does('remitIncome', up(town, '100.00', '2021-02-06'));
    expect((await duties(town, { ...own, asOf: '2021-02-05' })).map(short)).toEqual(['a 2021-02-05 OPEN – 0']);
    expect(await duties(town, { ...own, asOf: '2021-03-31' })).toEqual([
      {
        ...{ task: 'REMIT_INCOME', title: '收入上解 Remit income', insurance: 'RESIDENT', county: town.a },
        ...{
          owedBy: 'COUNTY_FINANCE',
          due: '2021-02-05',
          weekend: false,
          dayIsSet: true,
          about: '2021年1月',
          subject: null,
        },
        ...{
          status: 'LATE',
          doneOn: '2021-02-06',
          daysLate: 1,
          amount: '100.00',
          outstanding: '0.00',
          unknownBecause: null,
        },
        rule: 'HD-3',
        citation: { article: '第十四条（三）', quote: '负责按时足额将医疗保障基金收入上解至市财政专户。' },
        triggers: [
          { kind: 'TALK_AND_NOTICE', rule: 'HD-11', citation: { article: '第二十一条' } },
          { kind: 'SCORECARD', rule: 'HD-9', citation: { article: '第十三条（三）' } },
        ],
      },
    ]);
  });

  test('that was not remitted is late from the 6th on; where nothing came in nothing is due; 市本级’s is the city’s', async () => {
    const town = await interestTown();
    await town.treasurer.does('remitIncome', up(town, '60.00', '2021-02-04'));
    const found = await duties(town, { ...february, asOf: '2021-02-08' });
    expect(found.map(short)).toEqual([
      ...['a 2021-02-05 LATE – 3', 'b 2021-02-05 NOTHING_DUE – 0', 'c 2021-02-05 NOTHING_DUE – 0'],
    ]);
    expect(found[0]).toMatchObject({ amount: '100.00', outstanding: '40.00' });
    expect(found.map(({ owedBy }) => owedBy)).toEqual(['COUNTY_FINANCE', 'COUNTY_FINANCE', 'CITY_FINANCE']);
    expect(await duties(town, { ...february, asOf: '2021-02-08', statuses: ['LATE'] })).toHaveLength(1);
  });

  test('of a month that is not over is open, also when all that came is up already; the remittance reversed, late again', async () => {
    const town = await interestTown();
    const own = { ...february, county: town.a };
    const { entry } = await town.treasurer.does('remitIncome', up(town, '100.00', '2021-01-25'), 'entry');
    expect((await duties(town, { ...own, asOf: '2021-01-26' })).map(short)).toEqual(['a 2021-02-05 OPEN – 0']);
    expect((await duties(town, { ...own, asOf: '2021-01-31' })).map(short)).toEqual(['a 2021-02-05 DONE 2021-01-25 0']);
    await town.finance.does('reverseEntry', { entry, reason: '误记' });
    expect((await duties(town, { ...own, asOf: '2021-02-10' })).map(short)).toEqual(['a 2021-02-05 LATE – 5']);
  });

  test('that is loaded, not booked as it comes, can’t be told, nor what was due before the books were opened', async () => {
    const town = await foundTown(server);
    const [loaded] = await duties(town, { ...february, asOf: '2021-03-31' });
    expect(loaded).toMatchObject({ status: 'UNKNOWN', amount: null, daysLate: 0 });
    expect(loaded.unknownBecause).toContain('未启用收入路径');
    const shaoyang = await foundPool(server, 'shaoyang');
    const before = await duties(shaoyang, { from: '2020-06-30', to: '2020-06-30', tasks: ['REMIT_OPENING_BALANCE'] });
    expect(before.map(short)).toEqual(['a', 'b', 'c'].map((county) => `${county} 2020-06-30 UNKNOWN – 0`));
    expect(before[0].unknownBecause).toContain('尚未建账');
  });

  test('late counts on the county’s scorecard', async () => {
    const town = await interestTown();
    await town.treasurer.does('remitIncome', up(town, '100.00', '2021-02-06'));
    const target = { county: town.a, kind: 'LATE_DUTIES', bound: 'AT_MOST', target: '0', weight: '10' };
    await town.medical.does('issueTargets', { ...town.year, document: '市医保考核〔2021〕1号', rows: [target] });
    const { pool } = await town.medical.reads(
      `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { year(fiscalYear: 2021) { counties { nodes {
        scorecard { lateDuties { duty subject due } targets { figure } } } } } } } }`,
      { pool: town.pool },
    );
    expect(pool.fund.year.counties.nodes[0].scorecard).toEqual({
      lateDuties: [{ duty: 'REMIT_INCOME', subject: '2021年1月', due: '2021-02-05' }],
      targets: [{ figure: '1.00' }],
    });
  });
});

test('plans are made by the quarter’s end, paid by the 10th; working capital at the year’s start, then by the 5th, and back by year end', async () => {
  const town = await planningTown(server);
  const capital = await town.applies(1, '300.00');
  await town.approves([capital]);
  await town.pays(capital, undefined, '2021-01-06');
  const plans = await town.files(1, { [town.a]: '100.00', [town.b]: '50.00' });
  await town.approves(plans);
  await town.pays(plans[0]!, undefined, '2021-01-10');
  await town.pays(plans[1]!, '20.00', '2021-01-10');
  const tasks = ['TOP_UP_WORKING_CAPITAL', 'DISBURSE', 'RETURN_WORKING_CAPITAL'];
  const found = await duties(town, { tasks, asOf: '2021-01-12', to: '2021-04-05' });
  expect(found.map((duty) => `${duty.task} ${short(duty)} ${duty.amount} ${duty.outstanding}`)).toEqual([
    'DISBURSE a 2021-01-10 DONE 2021-01-10 0 100.00 0.00',
    'DISBURSE b 2021-01-10 LATE – 2 50.00 30.00',
    'DISBURSE c 2021-01-10 LATE – 2 null null',
    'TOP_UP_WORKING_CAPITAL – 2021-01-31 DONE 2021-01-06 0 300.00 0.00', // 年初
    'TOP_UP_WORKING_CAPITAL – 2021-04-05 OPEN – 0 null null', // 此后每季度初5日前
  ]);
  expect(found[0].weekend).toBe(true); // a Sunday: shown, not moved
  const back = await duties(town, { tasks: ['RETURN_WORKING_CAPITAL'], from: '2021-12-31', asOf: '2022-01-01' });
  expect(back.map(short)).toEqual(['– 2021-12-31 LATE – 1']);
  const next = await duties(town, { tasks: ['SUBMIT_PLANS'], to: '2021-06-30', asOf: '2021-04-01' });
  expect(next.map((duty) => `${short(duty)} ${duty.about} ${duty.owedBy}`)).toEqual([
    'a 2021-03-31 LATE – 1 2021年第2季度 COUNTY_MEDICAL',
    'b 2021-03-31 LATE – 1 2021年第2季度 COUNTY_MEDICAL',
    'c 2021-03-31 LATE – 1 2021年第2季度 CITY_MEDICAL',
    'a 2021-06-30 OPEN – 0 2021年第3季度 COUNTY_MEDICAL',
    'b 2021-06-30 OPEN – 0 2021年第3季度 COUNTY_MEDICAL',
    'c 2021-06-30 OPEN – 0 2021年第3季度 CITY_MEDICAL',
  ]);
  // late plans and working capital are warned of; what has a warning of its own is not warned of twice
  await town.medical.does('refreshWarnings', { pool: town.pool, asOf: '2021-04-01' });
  const { warnings } = await town.medical.reads(
    `query($pool: ID!) { warnings(filter: { pool: $pool, kinds: [OVERDUE_DUTY] }) { nodes { county level figure subject rule message } } }`,
    { pool: town.pool },
  );
  expect(warnings.nodes.map(({ county }: { county: string }) => county).toSorted()).toEqual([town.a, town.b, town.c]);
  expect(warnings.nodes[0]).toMatchObject({
    ...{ level: 'ORANGE', figure: '1.00', subject: 'SUBMIT_PLANS 2021年第2季度', rule: 'HD-4' },
    message: expect.stringContaining('2021年第2季度编制用款计划应于 2021-03-31 前办结，已逾期 1 天。'),
  });
});

test('what a quarter asked for is due no more once the books have closed over it; capital that was all paid out has not to go back', async () => {
  const town = await planningTown(server);
  const capital = await town.applies(1, '300.00');
  await town.approves([capital, ...[await town.applies(2, '10.00')]]);
  await town.pays(capital, undefined, '2021-01-06');
  const plans = await town.files(1, { [town.a]: '100.00', [town.b]: '50.00' });
  await town.approves(plans);
  await town.pays(plans[0]!, undefined, '2021-01-10');
  await town.pays(plans[1]!, '20.00', '2021-01-10');
  const told = async (asOf: string) =>
    (await duties(town, { tasks: ['DISBURSE', 'TOP_UP_WORKING_CAPITAL'], asOf, to: '2021-04-05' })).map(
      (duty) => `${short(duty)} ${duty.outstanding}`,
    );
  const given = '– 2021-01-31 DONE 2021-01-06 0 0.00';
  const done = 'a 2021-01-10 DONE 2021-01-10 0 0.00';
  expect(await told('2021-04-06')).toEqual([
    ...[done, 'b 2021-01-10 LATE – 86 30.00', 'c 2021-01-10 LATE – 86 null', given, '– 2021-04-05 LATE – 1 10.00'],
  ]);
  await town.medical.does('closePeriods', { ...town.year, months: [3] });
  const nothing = ['b', 'c'].map((county) => `${county} 2021-01-10 NOTHING_DUE – 0 null`);
  expect((await told(today())).slice(0, -1)).toEqual([done, ...nothing, given]);
  // on a day before they were closed nothing had lapsed
  expect((await told('2021-04-06'))[1]).toBe('b 2021-01-10 LATE – 86 30.00');
  await town.medical.does('closePeriods', { ...town.year, months: [6] });
  expect((await told(today())).at(-1)).toBe('– 2021-04-05 NOTHING_DUE – 0 null');

  const back = async (asOf: string) =>
    (await duties(town, { tasks: ['RETURN_WORKING_CAPITAL'], from: '2021-12-31', asOf })).map(short);
  expect(await back('2022-01-01')).toEqual(['– 2021-12-31 LATE – 1']);
  const rest = await town.files(3, { [town.a]: '180.00' });
  await town.approves(rest);
  await town.pays(rest[0]!, undefined, '2021-07-08');
  expect(await back('2021-12-31')).toEqual(['– 2021-12-31 OPEN – 0']);
  expect(await back('2022-01-01')).toEqual(['– 2021-12-31 NOTHING_DUE – 0']);
  const year = { ...town.year, returnedOn: '2021-12-31', document: '退回单' };
  expect(await town.medical.isRefused('returnWorkingCapital', year)).toEqual(['NO_WORKING_CAPITAL input']);
});

test('what a settlement made owed is due by its own day, and done by its payments', async () => {
  const town = await settledTown(server);
  const asked = { tasks: ['PAY_OBLIGATION'], from: '2022-01-01', to: '2022-12-31' };
  const found = await duties(town, { ...asked, asOf: '2022-04-30' });
  expect(found.map(({ title, owedBy, status }) => `${title.split(' · ')[1]} ${owedBy} ${status}`).toSorted()).toEqual([
    ...['REPLENISH_RESERVE COUNTY_FINANCE OPEN', 'TOP_UP COUNTY_GOVERNMENT OPEN', 'TOP_UP COUNTY_GOVERNMENT OPEN'],
  ]);
  const refill = found.find(({ title }) => title.includes('REPLENISH'))!;
  await town.finance.does('payIntoReserve', {
    ...{ obligation: refill.subject, amount: '120.00', paidBy: 'GOVERNMENT', paidOn: '2022-04-10', document: '补齐' },
  });
  const [after] = await duties(town, { ...asked, asOf: '2022-12-31', statuses: ['DONE'] });
  expect(after).toMatchObject({ subject: refill.subject, doneOn: '2022-04-10', amount: '120.00', outstanding: '0.00' });
  const late = await duties(town, { ...asked, asOf: '2023-01-10', statuses: ['LATE'] });
  expect(late.map(short)).toEqual(['b 2022-12-31 LATE – 10', 'b 2022-12-31 LATE – 10']);
});

test('what a correction took off an obligation was never due: what was paid by its day is then all of it', async () => {
  const town = await settledTown(server);
  const asked = { tasks: ['PAY_OBLIGATION'], from: '2022-01-01', to: '2022-12-31', asOf: '2023-01-10' };
  const told = async () =>
    (await duties(town, asked))
      .filter(({ title }) => title.endsWith('TOP_UP'))
      .map((duty) => `${short(duty)} ${duty.amount} ${duty.outstanding}`)
      .toSorted();
  expect(await told()).toEqual([...['b 2022-12-31 LATE – 10 20.00 20.00', 'b 2022-12-31 LATE – 10 70.00 70.00']]);
  const fault = (await duties(town, asked)).find(({ amount }) => amount === '20.00')!;
  await town.finance.does('recordTopUp', {
    ...{ obligation: fault.subject, amount: '15.00', receivedOn: '2022-03-01', document: '拨款单' },
  });
  // 15 of the 20 were the county’s fault: the government pays half of the other 5
  const rows = town.facts
    .filter(({ county }) => county === town.b)
    .map((row) => ({ ...row, nonCompliantExpenditure: '15.00' }));
  await town.medical.does('recordYearFacts', { ...factsOf(town), rows });
  await town.finance.does('confirmYearFacts', town.year);
  const { settlement } = await town.medical.does('draftSettlementCorrection', town.year, 'settlement { id }');
  await town.finance.does('reviewSettlement', { settlement: settlement.id });
  await town.government.does('confirmSettlement', { settlement: settlement.id });
  expect(await told()).toEqual([
    'b 2022-12-31 DONE 2022-03-01 0 15.00 0.00',
    ...['b 2022-12-31 LATE – 10 2.50 2.50', 'b 2022-12-31 LATE – 10 70.00 70.00'],
  ]);
});

test('premiums of ten days are swept by their end: a day of them missing, or a day late, is late', async () => {
  const town = await foundTown(server);
  const { pool, finance, year } = town;
  await finance.does('switchIncomePath', { ...year, item: 'PREMIUM', month: 3, document: '收入路径启用' });
  const csv = csvOf([{ day: '2021-03-05' }, { day: '2021-03-15', number: 'T2' }, { day: '2021-03-16', number: 'T3' }]);
  await finance.does('submitReceiptList', { pool, document: '税务入库明细', csv });
  const fund = { pool, insurance: 'RESIDENT' };
  const days = ['2021-03-05', '2021-03-15', '2021-03-16'].map((day) => ({ day, amount: '100.00' }));
  await finance.does('recordTreasuryReport', { ...fund, document: '国库日报', days });
  const sweep = (from: string, through: string, sweptOn: string) =>
    finance.does('sweepPremiums', { ...fund, from, through, sweptOn, amount: '100.00', document: '划转回单' });
  await sweep('2021-03-01', '2021-03-10', '2021-03-10');
  await sweep('2021-03-11', '2021-03-15', '2021-03-20');
  const asked = { tasks: ['ALLOT_PREMIUMS'], from: '2021-03-01', to: '2021-03-31', asOf: '2021-03-31' };
  const told = async () =>
    (await duties(town, asked)).map((duty) => `${short(duty)} ${duty.amount} ${duty.outstanding}`);
  expect(await told()).toEqual([
    '– 2021-03-10 DONE 2021-03-10 0 100.00 0.00',
    '– 2021-03-20 LATE – 11 200.00 100.00',
    '– 2021-03-31 NOTHING_DUE – 0 null null',
  ]);
  await sweep('2021-03-16', '2021-03-20', '2021-03-21');
  expect((await told())[1]).toBe('– 2021-03-20 LATE 2021-03-21 1 200.00 0.00');
  const [february] = await duties(town, { ...asked, from: '2021-02-28', to: '2021-02-28' });
  expect(february).toMatchObject({ status: 'UNKNOWN' }); // from March on they come by the list
});

test('a debt from before pooling is due by the day of its register; while none is registered nothing can be told', async () => {
  const town = await foundPool(server, 'shaoyang-2');
  const asked = { tasks: ['CLEAR_ARREARS'], from: '2020-06-01', to: '2021-05-31', asOf: '2021-05-31' };
  const unregistered = await duties(town, asked);
  expect(unregistered.map(short)).toEqual(['a', 'b', 'c'].map((county) => `${county} 2020-06-30 UNKNOWN – 0`));
  const owed = { number: 'Q-01', kind: 'FISCAL_SUBSIDY', counterpart: '甲县财政局', amount: '120.00' };
  await town.finance.does('registerArrears', {
    ...{ pool: town.pool, insurance: 'RESIDENT', county: town.a, document: '甲审〔2020〕3号' },
    rows: [{ ...owed, about: '2019年居民财政补助', throughYear: 2019 }],
  });
  const [debt, ...others] = await duties(town, asked);
  expect(others.map(short)).toEqual(['b', 'c'].map((county) => `${county} 2020-06-30 UNKNOWN – 0`));
  expect(debt).toMatchObject({
    ...{ county: town.a, status: 'LATE', daysLate: 335, amount: '120.00', outstanding: '120.00', rule: 'SY-7' },
    ...{ owedBy: 'COUNTY_GOVERNMENT', title: '清偿统筹前欠款 Clear debts from before pooling · FISCAL_SUBSIDY' },
  });
  // 市本级 has city finance for a government (SY-8-R3), which plans how the debt is cleared
  await town.finance.does('registerArrears', {
    ...{ pool: town.pool, insurance: 'RESIDENT', county: town.c, document: '市审〔2020〕3号' },
    rows: [{ ...owed, about: '2019年居民财政补助', throughYear: 2019 }],
  });
  expect((await duties(town, { ...asked, county: town.c })).map(({ owedBy }) => owedBy)).toEqual(['CITY_FINANCE']);
});

test('a quarter’s expenditure is booked once its three months are closed', async () => {
  const town = await foundTown(server);
  const asked = { tasks: ['BOOK_EXPENDITURE'], from: '2021-04-05', to: '2021-04-05' };
  await town.medical.does('closePeriods', { ...town.year, months: [1, 2] });
  expect((await duties(town, asked))[0]).toMatchObject({ status: 'LATE', doneOn: null, about: '2021年第1季度' });
  await town.medical.does('closePeriods', { ...town.year, months: [3] });
  const [done] = await duties(town, asked);
  expect(done).toMatchObject({ status: 'LATE', county: null, owedBy: 'CITY_MEDICAL' });
  expect(done.doneOn).not.toBeNull();
});

describe('who sees what', () => {
  const SOON = `query($pool: ID!, $from: String!) { pool(id: $pool) { counties { nodes { id duties(days: 30, from: $from) {
    task county due status } } } } }`;

  test('a county sees its own duties and the pool’s without their amounts; another city’s nobody', async () => {
    const town = await planningTown(server);
    const capital = await town.applies(1, '300.00');
    await town.approves([capital]);
    await town.pays(capital, undefined, '2021-01-05');
    const asked = { tasks: ['TOP_UP_WORKING_CAPITAL', 'DISBURSE'], to: '2021-01-31', asOf: '2021-01-31' };
    const own = await duties(town, asked, town.county(town.b));
    expect(own.map((duty) => `${short(duty)} ${duty.amount}`)).toEqual([
      ...['b 2021-01-10 LATE – 21 null', '– 2021-01-31 DONE 2021-01-05 0 null'],
    ]);
    expect((await duties(town, asked)).at(-1)).toMatchObject({ amount: '300.00' });
    const stranger = await foundTown(server);
    expect(await duties(town, asked, stranger.medical)).toEqual([]);
    expect(await duties(town, { ...asked, county: town.a }, town.county(town.b))).toEqual([]);
  });

  test('what is due in my county in the next 30 days is one query', async () => {
    const town = await interestTown();
    const { pool } = await town.county(town.a).reads(SOON, { pool: town.pool, from: '2021-02-01' });
    const [{ id, duties: due }, ...others] = pool.counties.nodes;
    expect([id, others]).toEqual([town.a, []]);
    // of the employees' fund the books are not open
    expect(due.map(({ task, due: by, status }: Record<string, string>) => `${by} ${task} ${status}`)).toEqual([
      ...['2021-02-05 REMIT_INCOME UNKNOWN', '2021-02-05 REMIT_INCOME OPEN'],
    ]);
  });

  test('takes as many statements for a day of one county as for a year of all', async () => {
    const town = await interestTown();
    const day = await statementsOf(server.database, () => page(town, { county: town.a, to: '2021-01-01' }));
    expect(await statementsOf(server.database, () => page(town, {}))).toEqual(day);
    const counties = await statementsOf(server.database, () =>
      town.medical.reads(SOON, { pool: town.pool, from: '2021-02-01' }),
    );
    expect(counties.filter((name) => name.startsWith('duty-')).toSorted()).toEqual(
      day.filter((name) => name.startsWith('duty-')).toSorted(),
    );
    expect(new Set(counties).size).toBe(counties.length);
  });

  test('is given in pages, in order of day', async () => {
    const town = await interestTown();
    const all = await page(town, { to: '2021-06-30' });
    const days = all.nodes.map(({ due }: { due: string }) => due);
    expect(days).toEqual(days.toSorted());
    const first = await page(town, { to: '2021-06-30', first: 20 });
    const rest = await page(town, { to: '2021-06-30', after: first.pageInfo.endCursor });
    expect([...first.nodes, ...rest.nodes]).toEqual(all.nodes);
  });

  test.each([
    ['INVALID_DATE', { from: '2021-02-30' }],
    ['INVALID_DATE', { from: '2021-02-02', to: '2021-02-01' }],
    ['INVALID_DATE', { asOf: 'today' }],
    ['WINDOW_TOO_LONG', { from: '2021-01-01', to: '2022-01-02' }],
    ['INVALID_PAGE_SIZE', { first: 201 }],
    ['INVALID_CURSOR', { after: 'x' }],
  ])('fails with %s for %j', async (code, asked: Asked) => {
    const town = await foundPoolOnce();
    const { asOf, first, after, ...filter } = asked;
    const variables = {
      filter: { pool: town.pool, from: '2021-01-01', to: '2021-12-31', ...filter },
      asOf,
      first,
      after,
    };
    const { errors } = await town.medical.send(DUTIES, variables);
    expect(errors?.map(({ extensions }: { extensions: { code: string } }) => extensions.code)).toEqual([code]);
  });
});

let once: Promise<Town> | undefined;
const foundPoolOnce = () => (once ??= foundTown(server));
