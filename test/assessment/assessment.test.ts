/** Targets and their assessment, through the API: issued, measured, entered, scored; and what the year's facts make of them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { policies } from '../../src/policy/registry.js';
import { closeYear, MONTHS, officeOf, SETTLEMENT } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import {
  documentOf,
  factsOf,
  foundPool,
  foundTown,
  loadedTown,
  settledTown,
  type Town,
  townPolicies,
} from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const target = (county: string, kind: string, amount: string, more: object = {}) => ({
  ...{ county, kind, target: amount },
  ...more,
});
/** 甲县 has to collect 900, spend no more than 700, keep admissions to 15 % and be late with nothing. */
const rowsOf = ({ a, b }: Town) => [
  target(a, 'COLLECTION', '900.00', { weight: '30' }),
  target(a, 'EXPENDITURE', '700.00', { weight: '30' }),
  target(a, 'ADMISSION_RATE', '15.00', { weight: '30' }),
  target(a, 'LATE_DUTIES', '0', { weight: '10' }),
  target(b, 'COLLECTION', '600.00'),
];
const issue = (town: Town, rows: object[] = rowsOf(town), more: object = {}) => ({
  ...town.year,
  ...{ document: '市医保考核〔2021〕1号', rows },
  ...more,
});
const figures = (town: Town, rows: object[], source = '统计年报') => ({ ...town.year, source, rows });
const admission = (town: Town, figure: string) => ({ county: town.a, kind: 'ADMISSION_RATE', figure });

const CARDS = `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { year(fiscalYear: 2021) { counties { nodes {
  county { id } facts { incomeTarget expenditureTarget targetsMet targets { version } }
  scorecard { managementTargets score possible aboveTask document { version document } lateDuties { duty subject due }
    targets { kind title unit bound target figure verdict points entered { source enteredBy confirmedBy } } } } } } } } }`;
// oxlint-disable-next-line typescript/no-explicit-any -- as the API answers
const years = async ({ medical, pool }: Town): Promise<any[]> =>
  (await medical.reads(CARDS, { pool })).pool.fund.year.counties.nodes;
const card = async (town: Town) => (await years(town))[0].scorecard;
/** "KIND figure verdict points" */
const lines = ({ targets }: { targets: Record<string, string | null>[] }) =>
  targets.map(({ kind, figure, verdict, points }) => [kind, figure ?? '–', verdict, points ?? '–'].join(' '));

describe('targets', () => {
  test('are issued whole for all counties; another document replaces them, with a reason', async () => {
    const town = await loadedTown(server);
    const { targets, rows } = await town.medical.does(
      'issueTargets',
      issue(town),
      'rows targets { version rule role }',
    );
    expect({ targets, rows }).toEqual({ targets: { version: 1, rule: 'HD-9', role: 'CITY_MEDICAL' }, rows: 5 });
    expect(await town.government.isRefused('issueTargets', issue(town))).toEqual(['REASON_MISSING input.reason']);
    const anew = issue(town, [target(town.a, 'COLLECTION', '950.00')], { reason: '年中调整' });
    await town.government.does('issueTargets', anew);
    const DOCUMENTS = `query($pool: ID!, $first: Int! = 50, $after: String) {
      targetDocuments(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) { version document reason issuedBy
        targets(first: $first, after: $after) { nodes { county kind target weight } pageInfo { hasNextPage endCursor } } } }`;
    const documents = async (more: object = {}, { medical: reader } = town) =>
      (await reader.reads(DOCUMENTS, { pool: town.pool, ...more })).targetDocuments;
    const [second, first] = await documents();
    expect(second).toMatchObject({
      ...{ version: 2, reason: '年中调整', issuedBy: '市政府 赵' },
      targets: { nodes: [{ county: town.a, kind: 'COLLECTION', target: '950.00', weight: null }] },
    });
    expect(first.targets.nodes.map(({ county, kind }: Record<string, string>) => `${county!.at(-1)} ${kind}`)).toEqual([
      'a ADMISSION_RATE',
      'a COLLECTION',
      'a EXPENDITURE',
      'a LATE_DUTIES',
      'b COLLECTION',
    ]);
    const [, page] = await documents({ first: 2 });
    const [, rest] = await documents({ first: 3, after: page.targets.pageInfo.endCursor });
    expect([...page.targets.nodes, ...rest.targets.nodes]).toEqual(first.targets.nodes);
    // a county's role sees its own targets; another city's none of it
    const [, own] = (await town.county(town.b).reads(DOCUMENTS, { pool: town.pool })).targetDocuments;
    expect(own.targets.nodes).toHaveLength(1);
    expect(await documents({}, await foundTown(server))).toEqual([]);
  });

  test('with faults are refused whole, every fault with its place; a dry run issues nothing', async () => {
    const town = await foundTown(server);
    const rows = [
      target('nowhere', 'COLLECTION', '-1.00'),
      target(town.a, 'OTHER', '1.00'),
      target(town.a, 'OTHER', '1.00', { name: '信用评价', bound: 'AT_LEAST', weight: '0' }),
      target(town.a, 'ADMISSION_RATE', '1.001', { name: '住院', bound: 'AT_LEAST', weight: '1001' }),
      target(town.b, 'COST_GROWTH', '-2.00', { weight: 'ten' }),
      target(town.b, 'COST_GROWTH', '-2.00'),
    ];
    const faults = [
      'REASON_MISSING input.document',
      'UNKNOWN_COUNTY input.rows.0.county',
      'NEGATIVE_AMOUNT input.rows.0.target',
      'TARGET_NAME input.rows.1.name',
      'TARGET_BOUND input.rows.1.bound',
      'TARGET_WEIGHT input.rows.2.weight',
      'TARGET_NAME input.rows.3.name',
      'TARGET_BOUND input.rows.3.bound',
      'INVALID_AMOUNT input.rows.3.target',
      'TARGET_WEIGHT input.rows.3.weight',
      'INVALID_AMOUNT input.rows.4.weight',
      'DUPLICATE_TARGET input.rows.5.kind',
    ];
    expect(await town.medical.isRefused('issueTargets', issue(town, rows, { document: ' ' }))).toEqual(faults);
    expect(await town.medical.isRefused('issueTargets', issue(town, []))).toEqual(['EMPTY_DOCUMENT input.rows']);
    const dry = await town.medical.does(
      'issueTargets',
      issue(town, undefined, { dryRun: true }),
      'rows targets { id }',
    );
    expect(dry).toMatchObject({ rows: 5, targets: null });
    expect(await card(town)).toBeNull();
    expect(await town.medical.isRefused('issueTargets', issue(town, undefined, { fiscalYear: 2030 }))).toEqual([
      'POLICY_NOT_IN_FORCE input.fiscalYear',
    ]);
  });

  test('are not another city’s to issue, and none where the policy says nothing of assessment', async () => {
    const [ours, theirs] = [await foundTown(server), await foundTown(server)];
    expect(await ours.medical.isRefused('issueTargets', issue(theirs))).toEqual(['FORBIDDEN']);
    expect(await ours.medical.isRefused('recordAssessment', figures(theirs, [admission(theirs, '1')]))).toEqual([
      'FORBIDDEN',
    ]);
    expect(await ours.finance.isRefused('confirmAssessment', theirs.year)).toEqual(['FORBIDDEN']);
    const assessing = policies.all.filter(({ rules }) =>
      rules.some(({ provisions }) => provisions.some(({ kind }) => kind === 'ASSESSMENT')),
    );
    expect(assessing.map(({ pool }) => pool)).toEqual(['shaoyang', 'handan', 'suzhou']);
  });

  test('two documents at the same moment are two versions, one after the other', async () => {
    const town = await foundTown(server);
    const again = issue(town, undefined, { reason: '同时' });
    const both = await Promise.all(
      [town.medical, town.government].map((office) => office.does('issueTargets', again, 'targets { version }')),
    );
    expect(new Set(both.map(({ targets }) => targets.version))).toEqual(new Set([1, 2]));
  });
});

describe('figures', () => {
  test('that the ledger or the duties measure can’t be entered, nor such about no target', async () => {
    const town = await foundTown(server);
    await town.medical.does('issueTargets', issue(town));
    const rows = [
      { county: town.a, kind: 'COLLECTION', figure: '900.00' },
      { county: town.a, kind: 'LATE_DUTIES', figure: '0' },
      { county: town.b, kind: 'ADMISSION_RATE', figure: '9' },
      { county: town.a, kind: 'OTHER', figure: '1' },
      { county: town.a, kind: 'ADMISSION_RATE', figure: '14%' },
      admission(town, '14'),
    ];
    expect(await town.medical.isRefused('recordAssessment', figures(town, rows, ' '))).toEqual([
      'REASON_MISSING input.source',
      'TARGET_IS_MEASURED input.rows.0.kind',
      'TARGET_IS_MEASURED input.rows.1.kind',
      'TARGET_NOT_ISSUED input.rows.2.county',
      'TARGET_NAME input.rows.3.name',
      'INVALID_AMOUNT input.rows.4.figure',
      'DUPLICATE_TARGET input.rows.5.kind',
    ]);
    expect(await town.medical.isRefused('recordAssessment', figures(town, []))).toEqual(['EMPTY_DOCUMENT input.rows']);
    await expect(
      server.database
        .asOwner(`insert into assessment_figure (fund, year, county, kind, version, figure, source, entered_by)
        select fund, year, '${town.a}', 'COLLECTION', 1, 900, '自报', '李' from target_document limit 1`),
    ).rejects.toThrow('kind_check');
  });

  test('count once a second person has confirmed the newest version; every version stays', async () => {
    const town = await loadedTown(server);
    await town.medical.does('issueTargets', issue(town));
    expect(lines(await card(town))).toEqual([
      'COLLECTION 1000.00 UNKNOWN –',
      'EXPENDITURE 600.00 UNKNOWN –',
      'LATE_DUTIES 0.00 UNKNOWN –',
      'ADMISSION_RATE – UNKNOWN –',
    ]);
    await town.medical.does('recordAssessment', figures(town, [admission(town, '15.01')]));
    const same = town.as('CITY_FINANCE', '市医保局 李');
    expect(await same.isRefused('confirmAssessment', town.year)).toEqual(['FOUR_EYES']);
    expect((await town.finance.does('confirmAssessment', town.year, 'rows')).rows).toBe(1);
    await town.medical.does('closePeriods', { ...town.year, months: MONTHS });
    expect(lines(await card(town))).toEqual([
      'COLLECTION 1000.00 MET 30.00',
      'EXPENDITURE 600.00 MET 30.00',
      'LATE_DUTIES 0.00 MET 10.00',
      'ADMISSION_RATE 15.01 NOT_MET 0.00',
    ]);
    expect(await card(town)).toMatchObject({
      ...{ managementTargets: 'NOT_MET', score: '70.00', possible: '100.00', aboveTask: '100.00' },
      document: { version: 1, document: '市医保考核〔2021〕1号' },
    });
    await town.medical.does('recordAssessment', figures(town, [admission(town, '15.00')], '复核'));
    expect(await card(town)).toMatchObject({ managementTargets: 'UNKNOWN', score: null });
    expect(await town.finance.isRefused('confirmAssessment', { ...town.year, counties: ['nowhere'] })).toEqual([
      'UNKNOWN_COUNTY input.counties.0',
    ]);
    await town.finance.does('confirmAssessment', { ...town.year, counties: [town.a] });
    expect(await card(town)).toMatchObject({ managementTargets: 'MET', score: '100.00' });
    const { assessmentFigures } = await town.medical.reads(
      `query($pool: ID!, $county: ID!) { assessmentFigures(pool: $pool, insurance: RESIDENT, county: $county, fiscalYear: 2021) {
        version figure source confirmedBy } }`,
      { pool: town.pool, county: town.a },
    );
    expect(assessmentFigures).toEqual([
      { version: 2, figure: '15.00', source: '复核', confirmedBy: '市财政局 王' },
      { version: 1, figure: '15.01', source: '统计年报', confirmedBy: '市财政局 王' },
    ]);
  });

  test('a duty that was not done by its day lowers the score; an instalment that a correction left nothing of is none', async () => {
    const town = await loadedTown(server);
    await town.medical.does('issueTargets', issue(town));
    const debt = { kind: 'HOSPITAL', counterpart: '甲县医院', amount: '90.00', about: '2019年费用', throughYear: 2019 };
    const register = (planned: string, more: object = {}) =>
      town.finance.does('registerArrears', {
        ...{ pool: town.pool, insurance: 'RESIDENT', county: town.a, document: '审计报告' },
        ...more,
        rows: [
          { ...debt, number: '1', deadline: '2021-06-30' },
          { ...debt, number: '2', deadline: '2022-06-30' },
          { ...debt, number: '3', deadline: '2021-09-30' },
          { ...debt, number: '4', amount: planned },
        ],
      });
    await register('120.00');
    const { arrears } = await town.medical.reads(
      `query($pool: ID!) { arrears(pool: $pool, insurance: RESIDENT) { nodes { id number } } }`,
      { pool: town.pool },
    );
    const idOf = (number: string) => arrears.nodes.find((one: { number: string }) => one.number === number).id;
    const pay = (number: string, paidOn: string) =>
      town.finance.does('recordArrearsPayment', {
        ...{ debt: idOf(number), paidOn },
        ...{ amount: '90.00', paidBy: 'GOVERNMENT', document: '凭证' },
      });
    await pay('1', '2021-07-01');
    await pay('3', '2021-09-30');
    const instalments = [
      { due: '2021-03-31', amount: '50.00' },
      { due: '2021-06-30', amount: '70.00' },
    ];
    const government = officeOf(server.as('COUNTY_GOVERNMENT', { county: town.a }, '甲县政府 钱'));
    const { plan } = await government.does(
      'planClearance',
      { debt: idOf('4'), document: '甲政函〔2021〕1号', instalments },
      'plan',
    );
    await town.finance.does('confirmClearancePlan', { plan });
    await register('50.00', { reason: '复核' });
    await town.medical.does('closePeriods', { ...town.year, months: MONTHS });
    const scored = await card(town);
    expect(scored.lateDuties).toEqual([
      { duty: 'DEBT', subject: idOf('4'), due: '2021-03-31' },
      { duty: 'DEBT', subject: idOf('1'), due: '2021-06-30' },
    ]);
    expect(lines(scored)[2]).toBe('LATE_DUTIES 2.00 NOT_MET 0.00');
  });

  test('what a settlement made a county or its government owe counts in the year of its day, less what was paid in time', async () => {
    const town = await settledTown(server);
    const rows = [target(town.a, 'LATE_DUTIES', '0'), target(town.b, 'LATE_DUTIES', '0')];
    await town.medical.does('issueTargets', { ...issue(town, rows), fiscalYear: 2022 });
    const { obligations } = await town.medical.reads(
      `query($pool: ID!) { obligations(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) { id kind amount } }`,
      { pool: town.pool },
    );
    const idOf = (asked: string) =>
      obligations.find(({ kind, amount }: Record<string, string>) => `${kind} ${amount}` === asked).id;
    const [fault, policy, refill] = ['TOP_UP 20.00', 'TOP_UP 70.00', 'REPLENISH_RESERVE 120.00'].map(idOf);
    await town.finance.does('recordTopUp', {
      ...{ obligation: fault, amount: '20.00', receivedOn: '2022-03-01', document: '拨款单' },
    });
    const { pool } = await town.medical.reads(CARDS.replace('2021', '2022'), { pool: town.pool });
    const [a, b] = pool.fund.year.counties.nodes
      .slice(0, 2)
      .map(({ scorecard: { lateDuties } }: { scorecard: { lateDuties: Record<string, string>[] } }) =>
        lateDuties.filter(({ duty }) => duty === 'OBLIGATION').map(({ subject, due }) => `${subject} ${due}`),
      );
    expect(a).toEqual([]);
    expect(b.toSorted()).toEqual([`${policy} 2022-12-31`, `${refill} 2022-12-31`].toSorted());
  });
});

describe('the year’s facts', () => {
  const fact = ({ a }: Town, more: object = {}) => ({
    county: a,
    insurance: 'RESIDENT',
    incomeDue: '1000.00',
    ...more,
  });
  const record = (town: Town, row: object) => ({
    ...{ pool: town.pool, fiscalYear: 2021, source: '2021年度核定' },
    rows: [row],
  });
  const factsNow = async (town: Town) => (await years(town))[0].facts;

  test('are taken from the targets where left out, name their document, and may not contradict them', async () => {
    const town = await loadedTown(server);
    await town.medical.does('issueTargets', issue(town));
    await town.medical.does('recordYearFacts', record(town, fact(town)));
    expect(await factsNow(town)).toEqual({
      ...{ incomeTarget: '900.00', expenditureTarget: '700.00', targetsMet: false, targets: { version: 1 } },
    });
    const wrong = fact(town, { incomeTarget: '899.99', expenditureTarget: '700.00', targetsMet: true });
    expect(await town.medical.isRefused('recordYearFacts', record(town, wrong))).toEqual([
      'FACTS_AGAINST_TARGETS input.rows.0.incomeTarget',
      'FACTS_AGAINST_TARGETS input.rows.0.targetsMet',
    ]);
    const { data } = await town.medical.send(
      `mutation($input: RecordYearFactsInput!) { recordYearFacts(input: $input) { refusals { message } } }`,
      { input: { idempotencyKey: 'messages', ...record(town, wrong) } },
    );
    const [first, second] = data.recordYearFacts.refusals;
    expect(first.message).toContain('incomeTarget 为 899.99，目标任务及考核为 900.00');
    expect(second.message).toContain('已完成，目标任务及考核为 未完成（逾期事项 未知；住院率 未知）');
    const right = fact(town, { incomeTarget: '900', expenditureTarget: '700.00', targetsMet: false });
    await town.medical.does('recordYearFacts', record(town, right));
  });

  test('where none were issued are as typed in, and follow nobody', async () => {
    const town = await foundTown(server);
    const typed = fact(town, { incomeTarget: '990.00', targetsMet: true });
    await town.medical.does('recordYearFacts', record(town, typed));
    expect(await factsNow(town)).toEqual({
      ...{ incomeTarget: '990.00', expenditureTarget: null, targetsMet: true, targets: null },
    });
    // a county to which only a collection task was issued says itself whether it met its targets
    await town.medical.does('issueTargets', issue(town, [target(town.a, 'COLLECTION', '990.00')]));
    await town.medical.does('recordYearFacts', record(town, typed));
    expect(await factsNow(town)).toMatchObject({ targetsMet: true, targets: { version: 1 } });
  });

  test('that the assessment overtook keep the year from being drafted', async () => {
    const town = await loadedTown(server);
    await closeYear(town, town.year);
    await town.medical.does('levyReserve', town.year);
    await town.medical.does('issueTargets', issue(town));
    expect(await town.medical.isRefused('draftSettlement', town.year)).toEqual([
      'FACTS_AGAINST_TARGETS',
      'FACTS_AGAINST_TARGETS',
      'FACTS_AGAINST_TARGETS',
    ]);
    await town.medical.does('recordYearFacts', factsOf(town));
    await town.finance.does('confirmYearFacts', town.year);
    const { settlement } = await town.medical.does('draftSettlement', town.year, 'settlement { id }');
    await town.medical.does('recordAssessment', figures(town, [admission(town, '12.00')]));
    await town.finance.does('confirmAssessment', town.year);
    // now all management targets are met, and the facts say that they are not
    const review = { settlement: settlement.id };
    expect(await town.finance.isRefused('reviewSettlement', review)).toEqual(['FACTS_AGAINST_TARGETS']);
    await town.medical.does('recordYearFacts', factsOf(town));
    await town.finance.does('confirmYearFacts', town.year);
    expect(await town.finance.isRefused('reviewSettlement', review)).toEqual(['SETTLEMENT_STALE input.settlement']);
  });
});

test('a county that met everything keeps 70 % of its surplus (SY-10), and the settlement leads to the targets’ document', async () => {
  const town = await foundPool(server, 'shaoyang');
  await town.medical.does('loadIncomeAndExpenditure', documentOf(town));
  await town.government.does('issueTargets', issue(town));
  await town.medical.does('recordAssessment', figures(town, [admission(town, '12.00')]));
  await town.finance.does('confirmAssessment', town.year);
  await closeYear(town, town.year);
  await town.medical.does('recordYearFacts', factsOf(town));
  await town.finance.does('confirmYearFacts', town.year);
  await town.medical.does('levyReserve', town.year);
  const { settlement } = await town.medical.does('draftSettlement', town.year, SETTLEMENT);
  // a surplus of 400, of which the levy of 100 (10 % of 1,000) takes its part first
  expect(settlement.outcome.counties[0].surplusAllocations).toEqual([
    { to: 'ACCUMULATED_BALANCE', amount: '210.00' },
    { to: 'POOLED_BALANCE', amount: '90.00' },
  ]);
  const { settlement: found } = await town.medical.reads(
    `query($id: ID!, $county: ID!) { settlement(id: $id) { inputs(county: $county) { name value targets { document issuedBy } } } }`,
    { id: settlement.id, county: town.a },
  );
  const led = found.inputs.filter(({ targets }: { targets: object | null }) => targets);
  expect(led.map(({ name, value }: Record<string, string>) => `${name} ${value}`)).toEqual([
    'incomeTarget 900.00',
    'expenditureTarget 700.00',
    'targetsMet true',
  ]);
  expect(led[0].targets).toEqual({ document: '市医保考核〔2021〕1号', issuedBy: '市政府 赵' });
});

test('the scorecards of all counties take one statement; where duties are counted the calendar is asked once, for all years', async () => {
  const town = await loadedTown(server);
  await town.medical.does('issueTargets', issue(town));
  const assessing = (statements: string[]) =>
    statements.filter((name) => /assess|late|target|duty-|members-of-pools/.test(name)).toSorted();
  const one = assessing(await statementsOf(server.database, () => years(town)));
  expect(one).toEqual([
    'assessment-of-fund-years',
    ...['duty-evidence-of-funds', 'duty-evidence-of-receipts', 'duty-evidence-of-submissions'],
    ...['duty-evidence-of-what-is-owed', 'members-of-pools', 'target-documents-by-id'],
  ]);
  await town.medical.does('issueTargets', { ...issue(town), fiscalYear: 2022 });
  const CARD = 'counties { nodes { scorecard { document { version } lateDuties { due } } } }';
  const both = async () =>
    town.medical.reads(
      `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) {
         first: year(fiscalYear: 2021) { ${CARD} } second: year(fiscalYear: 2022) { ${CARD} } } } }`,
      { pool: town.pool },
    );
  expect(assessing(await statementsOf(server.database, both))).toEqual(one);
  const { asOwner } = server.database;
  for (const table of ['target_document', 'target', 'assessment_figure', 'assessment_confirmation'])
    await expect(asOwner(`delete from ${table}`)).rejects.toThrow('ADDITIONS_ONLY');
});
