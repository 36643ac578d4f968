/**
 * 邯郸's first pooled year with every document, in small numbers: budget, income by its own paths, fund-use plans, an adjustment, the
 * months closed, levy, settlement, final accounts. Of each county in yuan:
 *
 *     premiums  subsidy  interest  spent  opening  levy
 * a        620      400         –    630      500   102 from the surplus; 288 to the balance
 * b        280      150     12.34    550      100   44.23 from the balance; deficit 107.66: fault 2, policy 105.66 = balance 55.77,
 *                                                   own reserve 44.23, shared 2.83 (2.19 of a’s, 0.64 of c’s), government 2.83
 * c        200      100         –    250       10   30 from the surplus; 市本级
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { fen, grouped, yuan } from '../../src/money.js';
import type { FundReportContent } from '../../src/report/fund-content.js';
import {
  type GivenLine,
  inJanuary,
  officeAt,
  signAll,
  type Submission,
  submissionsOf,
  verdictOn,
} from '../budget/budgets.js';
import { faultsOf } from '../ledger/found.js';
import { MONTHS, officeOf, settle } from '../offices.js';
import { type Filed, planningTown, type PlanningTown } from '../plan/plans.js';
import { csvOf, type Line } from '../receipt/receipt-list.js';
import { startServer, type TestServer } from '../server.js';
import { townPolicies } from '../towns.js';
import { entriesFrom, type LedgerEntry, ledgerTable } from './ledger.js';
import { madeFile } from './pdf.js';

let server: TestServer;
let town: PlanningTown;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await planningTown(server);
});
afterAll(() => server.close());

const wholeYear = () => entriesFrom(town.medical, { pool: town.pool, insurance: 'RESIDENT' }, 202101);

const kindOf = (kind: string) => ({ ...town.year, kind });
const signed = (kind: string) => signAll(server, kindOf(kind));

const planned = (premium: string, subsidy: string, inpatient: string, outpatient: string, opening: string) => [
  ...[inJanuary('PREMIUM', premium), inJanuary('FISCAL_SUBSIDY', subsidy)],
  ...[inJanuary('INPATIENT', inpatient), inJanuary('OUTPATIENT', outpatient)],
  { line: 'OPENING_BALANCE', amount: opening },
];

const submitBudget = (county: string, lines: GivenLine[]) =>
  (county === town.c ? town.medical : town.county(county)).does('submitBudget', {
    ...town.year,
    ...{ county, document: '2021年收支计划', lines },
  });

const countyBudget = async (county: string): Promise<Submission> =>
  (await submissionsOf(server, kindOf('COUNTY_BUDGET'))).find((one) => one.county === county)!;

test('第八条: three offices of each county sign jointly, its government approves; 乙县’s sends the budget back and signs the next version', async () => {
  await submitBudget(town.a, planned('600.00', '400.00', '800.00', '100.00', '500.00'));
  await submitBudget(town.b, planned('300.00', '150.00', '450.00', '0.00', '100.00'));
  await submitBudget(town.c, planned('200.00', '100.00', '250.00', '0.00', '10.00'));
  await signAll(server, kindOf('COUNTY_BUDGET'), 2);
  const government = officeAt(server, 'COUNTY_GOVERNMENT', town.pool, town.b);
  const returned = verdictOn(await countyBudget(town.b), '漏列门诊支出');
  await government.does('decideSubmissions', { verdicts: [returned] });
  await signed('COUNTY_BUDGET');
  expect(await town.medical.isRefused('compileBudget', { ...town.year, document: '全市预算草案' })).toEqual([
    'COUNTY_BUDGET_NOT_APPROVED input',
  ]);
  await submitBudget(town.b, planned('300.00', '150.00', '400.00', '50.00', '100.00'));
  await signed('COUNTY_BUDGET');
  expect(await countyBudget(town.b)).toMatchObject({ version: 2, status: 'APPROVED' });
});

test('the city compiles; city offices, city government, province and people’s congress sign, and the reply puts all of it in force', async () => {
  const inForce = async () => {
    const { budgets } = await town.medical.reads(
      'query($pool: ID!) { budgets(pool: $pool) { nodes { county inForceSince } } }',
      { pool: town.pool },
    );
    return budgets.nodes.filter(({ inForceSince }: { inForceSince: string | null }) => inForceSince !== null).length;
  };
  await town.medical.does('compileBudget', { ...town.year, document: '全市2021年预算草案' });
  await signAll(server, kindOf('POOL_BUDGET'), 5);
  expect(await inForce()).toBe(0);
  await signed('POOL_BUDGET');
  expect(await inForce()).toBe(4);
});

const load = (month: number, ...rows: [county: string, item: string, amount: string][]) =>
  town.medical.does('loadIncomeAndExpenditure', {
    ...{ pool: town.pool, fiscalYear: 2021, document: `${month}月月报` },
    rows: rows.map(([county, item, amount]) => ({ county, insurance: 'RESIDENT', month, item, amount })),
  });

test('第九条: premiums come by the tax office’s list, are swept at the end of each ten days, and allotted by the list', async () => {
  for (const item of ['PREMIUM', 'INTEREST'])
    await town.finance.does('switchIncomePath', { ...town.year, item, month: 1, document: '统收通知' });
  const tax = town.as('CITY_TAX', '市税务局 冯');
  const lists: { through: string; amount: string; lines: Line[] }[] = [
    {
      ...{ through: '2021-01-10', amount: '580.00' },
      lines: [
        { day: '2021-01-06', number: 'T1', county: '甲县', amount: '400.00' },
        { day: '2021-01-06', number: 'T2', county: '乙县', amount: '180.00' },
      ],
    },
    {
      ...{ through: '2021-01-20', amount: '520.00' },
      lines: [
        { day: '2021-01-15', number: 'T3', county: '甲县', amount: '220.00' },
        { day: '2021-01-15', number: 'T4', county: '乙县', amount: '100.00' },
        { day: '2021-01-15', number: 'T5', county: '市本级', amount: '200.00' },
      ],
    },
  ];
  for (const { through, amount, lines } of lists) {
    await tax.does('submitReceiptList', { pool: town.pool, document: `${through}入库明细`, csv: csvOf(lines) });
    const days = [{ day: lines[0]!.day, amount }];
    await town.finance.does('recordTreasuryReport', { ...town.fund, document: `${through}国库日报`, days });
    const from = lines === lists[0]!.lines ? '2021-01-01' : '2021-01-11';
    const { sweep } = await town.finance.does(
      'sweepPremiums',
      { ...town.fund, ...{ from, through, sweptOn: through, amount, document: '划转回单' } },
      'sweep { id due daysLate }',
    );
    expect(sweep).toMatchObject({ due: through, daysLate: 0 });
    await town.medical.does('allotPremiums', { sweep: sweep.id, allottedOn: through, document: '划入通知' });
  }
});

test('第十四条: 乙县 takes in interest and remits it by the 5th of the next month; subsidies are in the special account in March', async () => {
  const treasurer = officeOf(server.as('COUNTY_FINANCE', { county: town.b }, '乙县财政局 钱'));
  const interest = { county: town.b, insurance: 'RESIDENT', item: 'INTEREST', amount: '12.34' };
  await treasurer.does('recordIncome', {
    ...{ pool: town.pool, document: '结息单' },
    rows: [{ ...interest, into: 'COUNTY_SPECIAL', receivedOn: '2021-01-21' }],
  });
  const remittance = { county: town.b, remittedOn: '2021-02-05', amount: '12.34', document: '上解回单' };
  await treasurer.does('remitIncome', { ...town.fund, ...remittance });
  const { remittanceState } = await town.medical.reads(
    `query($pool: ID!) { remittanceState(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, asOf: "2021-03-31") { nodes {
      county outstanding months { month settledOn daysOverdue } } } }`,
    { pool: town.pool },
  );
  expect(remittanceState.nodes).toEqual([
    {
      ...{ county: town.b, outstanding: '0.00' },
      months: [{ month: '2021-01', settledOn: '2021-02-05', daysOverdue: 0 }],
    },
  ]);
  await load(3, [town.a, 'FISCAL_SUBSIDY', '400.00'], [town.b, 'FISCAL_SUBSIDY', '150.00'], [town.c, 'FISCAL_SUBSIDY', '100.00']); // prettier-ignore
});

/** The quarter’s working capital, then its plans out of it. */
async function disburse(plans: readonly Filed[], capital: Filed, capitalOn: string, paidOn: string): Promise<void> {
  expect(await town.approves([capital])).toEqual([]);
  expect(await town.pays(capital, undefined, capitalOn)).toEqual([]);
  expect(await town.approves(plans)).toEqual([]);
  await town.medical.does('disburse', {
    ...{ ...town.fund, paidOn, document: '季度拨款通知' },
    payments: plans.map(({ id }) => ({ submission: id })),
  });
}

test('第十条: the second quarter’s plans get working capital by the 5th and are paid by the 10th; benefits go out of the expenditure accounts', async () => {
  const plans = await town.files(2, { [town.a]: '400.00', [town.b]: '350.00', [town.c]: '150.00' });
  await disburse(plans, await town.applies(2), '2021-04-05', '2021-04-10');
  // 610 before, 1,762.34 in, 900 out: of it 150 are 市本级’s own, in the city’s account
  expect(await town.accounts()).toEqual(['1472.34 0.00 0.00 1472.34', '150.00 150.00 0.00 0.00']);
  await load(6, [town.a, 'INPATIENT', '380.00'], [town.b, 'INPATIENT', '300.00'], [town.b, 'OUTPATIENT', '50.00'], [town.c, 'INPATIENT', '150.00']); // prettier-ignore
  await town.medical.does('closePeriods', { ...town.year, months: MONTHS.slice(0, 6) });
});

test('乙县’s plan for the fourth quarter is above its budget until an adjustment has gone the budget’s whole way', async () => {
  const beyond = { county: town.b, lines: [{ item: 'INPATIENT', amount: '200.00' }] };
  const document = { ...town.year, number: 4, document: '第4季度用款计划', plans: [beyond] };
  expect(await town.county(town.b).isRefused('submitFundUsePlans', document)).toEqual(['PLAN_ABOVE_BUDGET input.plans.0']); // prettier-ignore
  const months = [...Array<string>(9).fill('0'), '100.00', '0', '0'];
  await town.county(town.b).does('submitBudgetAdjustment', {
    ...{ ...town.year, county: town.b, document: '预算调整方案' },
    lines: [
      { line: 'INPATIENT', amount: '100.00', months, reason: '住院人次增长' },
      { line: 'USE_OF_BALANCE', amount: '100.00', reason: '动用历年结余' },
    ],
  });
  await signed('BUDGET_ADJUSTMENT');
  const [adjustment] = await submissionsOf(server, kindOf('BUDGET_ADJUSTMENT'));
  expect(adjustment).toMatchObject({ county: town.b, status: 'APPROVED', stage: null });
});

test('the fourth quarter is paid; what is left of the working capital goes back before December closes', async () => {
  const plans = await town.files(4, { [town.a]: '300.00', [town.b]: '200.00', [town.c]: '100.00' });
  await disburse(plans, await town.applies(4, '640.00'), '2021-10-05', '2021-10-09');
  await load(12, [town.a, 'INPATIENT', '250.00'], [town.b, 'INPATIENT', '200.00'], [town.c, 'INPATIENT', '100.00']);
  expect(await town.medical.isRefused('closePeriods', { ...town.year, months: [12] })).toEqual(['WORKING_CAPITAL_OUT']);
  const back = { ...town.year, returnedOn: '2021-12-31', document: '周转金退回单' };
  expect(await town.medical.does('returnWorkingCapital', back, 'amount')).toMatchObject({ amount: '40.00' });
  await town.medical.does('closePeriods', { ...town.year, months: MONTHS.slice(6) });
});

test('the year’s facts are recorded and confirmed by two offices; the year is closed and levied', async () => {
  const fact = (county: string, incomeDue: string) => ({ county, insurance: 'RESIDENT', incomeDue });
  await town.medical.does('recordYearFacts', {
    ...{ pool: town.pool, fiscalYear: 2021, source: '2021年度核定' },
    rows: [fact(town.a, '1020.00'), fact(town.b, '444.34'), fact(town.c, '300.00')],
  });
  await town.finance.does('confirmYearFacts', town.year);
  await town.medical.does('openPeriods', { ...town.year, months: [13] });
  await town.medical.does('closeYear', town.year);
  await town.medical.does('levyReserve', town.year);
});

test('第十二条: the settlement, drafted, reviewed and confirmed: 乙县’s deficit goes every step of the way', async () => {
  const { medical, finance, government } = town;
  const { status, steps, outcome } = await settle(town.year, {
    ...{ drafts: medical, reviews: finance, confirms: government },
  });
  expect(status).toBe('POSTED');
  expect(
    steps.map(({ county, deficitClass, source, amount }: Record<string, string>) =>
      [county!.at(-1), deficitClass, source, amount].join(' '),
    ),
  ).toEqual([
    'b MANAGEMENT LOCAL_GOVERNMENT 2.00',
    'b POLICY ACCUMULATED_BALANCE 55.77',
    'b POLICY OWN_RESERVE 44.23',
    'b POLICY SHARED_RESERVE 2.83',
    'b POLICY LOCAL_GOVERNMENT 2.83',
  ]);
  expect(
    outcome.counties.map(({ accumulatedBalanceAfter, ownReserveAfter, unresolved }: Record<string, string>) =>
      [accumulatedBalanceAfter, ownReserveAfter, unresolved].join(' '),
    ),
  ).toEqual(['788.00 99.81 0.00', '0.00 0.00 0.00', '30.00 29.36 0.00']);
});

const TABLE = '{ code budget adjusted actual }';
type TableLine = Record<'code' | 'budget' | 'adjusted' | 'actual', string | null>;
const lineIn = (table: TableLine[], wanted: string) => {
  const { budget, adjusted, actual } = table.find(({ code }) => code === wanted)!;
  return [budget, adjusted, actual];
};

/** What the twelve months have in an account of income or expenditure, as the ledger prints it. */
const bookedIn = (entries: readonly LedgerEntry[], code: string, detail: string | null): string =>
  yuan(
    entries
      .filter(({ month }) => month <= 12)
      .flatMap(({ vouchers }) => vouchers.flatMap(({ lines }) => lines.nodes))
      .filter(({ account }) => account.code === code && account.detailName === detail)
      .reduce((sum, { debit, credit }) => sum + fen(debit ?? credit!), 0n),
  );

test('final accounts have budget, adjusted budget and actual of each line, and the actual is the ledger’s', async () => {
  const { finalAccounts } = await town.medical.does(
    'submitFinalAccounts',
    { ...town.year, document: '2021年度决算' },
    `finalAccounts { table ${TABLE} }`,
  );
  const entries = await wholeYear();
  const premium = [...lineIn(finalAccounts.table, 'PREMIUM'), bookedIn(entries, '4001', null)];
  expect(premium).toEqual(['1100.00', '1100.00', '1100.00', '1100.00']);
  const inpatient = [...lineIn(finalAccounts.table, 'INPATIENT'), bookedIn(entries, '5001', '住院费用支出')];
  expect(inpatient).toEqual(['1450.00', '1550.00', '1380.00', '1380.00']);
  const { finalAccountsTable } = await town.county(town.b).reads(
    `query($pool: ID!, $county: ID!) {
      finalAccountsTable(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, county: $county) ${TABLE} }`,
    { pool: town.pool, county: town.b },
  );
  expect(lineIn(finalAccountsTable, 'INPATIENT')).toEqual(['400.00', '500.00', '500.00']);
});

test('the policy’s offices and the people’s congress sign them, and the year is shut for good', async () => {
  await signed('POOL_FINAL_ACCOUNTS');
  const [final] = await submissionsOf(server, kindOf('POOL_FINAL_ACCOUNTS'));
  expect(final).toMatchObject({ status: 'APPROVED' });
  for (const month of [1, 12, 13])
    expect(await town.medical.isRefused('openPeriods', { ...town.year, months: [month] })).toEqual([
      'FINAL_ACCOUNTS_APPROVED',
    ]);
});

test('the ledger of the whole year, and books that verify', async () => {
  expect(`\n${ledgerTable(await wholeYear())}\n`).toMatchSnapshot();
  expect(await faultsOf(server.database)).toEqual([]);
});

describe('what the audit bureau pulls of it', () => {
  const auditor = () => officeOf(server.as('AUDITOR'));
  const ask = async (kind: string, county?: string, office = auditor()): Promise<string> =>
    (await office.does('requestFundReport', { ...town.year, kind, county }, 'report { id }')).report.id;
  const contentOf = async (id: string): Promise<FundReportContent> =>
    (await server.database.asOwner('select content from report where id = $1', [id])).rows[0].content;
  /** The rows of the table under a heading. */
  const under = ({ chapters }: FundReportContent, heading: string): string[][] =>
    chapters
      .flatMap(({ sections }) => sections)
      .filter((section) => section.heading.startsWith(heading))
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === 'TABLE' ? block.rows : []));
  const pagesOf = async (pdf: Buffer): Promise<string> =>
    (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text.join('').replace(/\s/g, '');
  const notHolding = async (pdf: Buffer) => {
    const { verifyReport } = await auditor().reads(
      'mutation($file: String!) { verifyReport(input: { file: $file }) { findings { subject holds message } } }',
      { file: pdf.toString('base64') },
    );
    return verifyReport.findings.filter(({ holds }: { holds: boolean }) => !holds);
  };

  test('乙县’s budget: 万元 in the official table and yuan in its execution; both versions, who signed which, and that the first’s signatures no longer bind', async () => {
    const content = await contentOf(await ask('BUDGET', town.b));
    expect(
      under(content, '2021年预算表')
        .find(([, , , , , line]) => line === '　住院费用支出')!
        .slice(5),
    ).toEqual([...['　住院费用支出', '—', '0.04', '0.05', '0.05']]);
    const { finalAccountsTable } = await town.county(town.b).reads(
      `query($pool: ID!, $county: ID!) {
        finalAccountsTable(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, county: $county) ${TABLE} }`,
      { pool: town.pool, county: town.b },
    );
    const executed = under(content, '支出').find(([line]) => line === '　住院费用支出')!;
    expect(executed.slice(2, 5)).toEqual(lineIn(finalAccountsTable, 'INPATIENT'));
    expect(under(content, '报批件与各版内容摘要').map(([, version, , , change]) => [version, change])).toEqual([
      ['第1版', '首次报送'],
      ['第2版', '住院费用支出 450.00→400.00；门诊费用支出 0.00→50.00'],
      ['第1版', '首次报送'],
    ]);
    const { contentHash } = await countyBudget(town.b);
    expect(under(content, '报批件与各版内容摘要')[1]![3]).toBe(contentHash);
    const record = under(content, '审批记录').filter(([name]) => name === '乙县预算');
    expect(record.filter(([, version]) => version === '第1版').map((cells) => cells.at(-1))).toEqual([
      ...['已改版', '失效：所签各行已改动', '失效：所签各行已改动', '失效：所签各行已改动', '退回'],
    ]);
    expect(record.find((cells) => cells.at(-1) === '退回')).toContain('漏列门诊支出');
    expect(record.filter((cells) => cells.at(-1) === '有效')).toHaveLength(4);
  });

  test('the plans: what was asked for, approved and paid of each, as the plans’ query says', async () => {
    const { submissions } = await town.medical.reads(
      `query($filter: SubmissionFilter!) { submissions(filter: $filter) { nodes { fundUsePlan { amount held disbursed lapsed } } } }`,
      { filter: kindOf('FUND_USE_PLAN') },
    );
    const content = await contentOf(await ask('FUND_USE_PLANS'));
    const rows = under(content, '用款计划').filter((cells) => cells.length === 9);
    expect(rows.map(([, , , amount, , held, disbursed, lapsed]) => ({ amount, held, disbursed, lapsed }))).toEqual(
      submissions.nodes.map(({ fundUsePlan }: { fundUsePlan: object }) => fundUsePlan).toReversed(),
    );
    expect(rows).toHaveLength(6);
    expect(under(content, '各期用款计划').at(-1)).toEqual([
      ...['合计', '6', '1500.00', '1500.00', '0.00', '1500.00', '0.00', '100.00'],
    ]);
  });

  test('what came by which path adds up to the ledger’s income; 乙县’s remittance has its day and was in time', async () => {
    const content = await contentOf(await ask('REMITTANCES'));
    const entries = await wholeYear();
    const paths = under(content, '收入按入账路径');
    for (const [code, detail] of [
      ['4001', null],
      ['4101', null],
      ['4201', null],
    ] as const)
      // prettier-ignore
      expect(paths.find(([item]) => item!.startsWith(code))!.at(-1)).toBe(bookedIn(entries, code, detail));
    expect(under(content, '县级收入上解')[0]).toEqual([
      ...['乙县', '1月', '12.34', '12.34', '0.00', '0.00', '2021-02-05', '2021-02-05', '0'],
    ]);
  });

  test('the log counts every entry of the ledger by who made it', async () => {
    const content = await contentOf(await ask('EVENT_LOG'));
    const counted = under(content, '记账').reduce((sum, [, , count]) => sum + Number(count), 0);
    expect(counted).toBe((await wholeYear()).length);
    expect(under(content, '报送与审签').some((cells) => cells.includes('漏列门诊支出'))).toBe(true);
  });

  test('乙县 is notified of what is late and not done, each with the sentence that orders it', async () => {
    const late = async (year: number) => {
      const { duties } = await town.medical.reads(
        `query($filter: DutyFilter!) { duties(filter: $filter) { nodes { about due doneOn citation { quote } } } }`,
        {
          filter: {
            ...{ pool: town.pool, county: town.b, statuses: ['LATE'] },
            ...{ from: `${year}-01-01`, to: `${year}-12-31` },
          },
        },
      );
      return duties.nodes;
    };
    const open = [...(await late(2021)), ...(await late(2022))].filter(
      ({ about, doneOn }: Record<string, string | null>) => doneOn === null && about?.startsWith('2021'),
    );
    expect(open.length).toBeGreaterThan(2);
    const pdf = await madeFile(server, auditor(), await ask('OVERDUE_NOTICE', town.b, town.medical));
    const pages = await pagesOf(pdf);
    expect(pages).toContain('乙县人民政府：');
    expect(pages).toContain('代拟稿：供制发机关审定，未经制发不生效');
    expect(pages).toContain(`有${open.length}项职责逾期未办`);
    for (const { citation } of open) expect(pages).toContain(citation.quote.replace(/\s/g, ''));
    expect(await notHolding(pdf)).toEqual([]);
  });

  test('the notice is of one county, from the city’s offices, and only where something is overdue', async () => {
    const notice = { ...town.year, kind: 'OVERDUE_NOTICE' };
    expect(await town.medical.isRefused('requestFundReport', notice)).toEqual(['REPORT_OF_ONE_COUNTY input.county']);
    const { county, b } = town;
    for (const office of [auditor(), county(b)])
      expect(await office.isRefused('requestFundReport', { ...notice, county: b })).toEqual(['FORBIDDEN']);
    expect(await town.medical.isRefused('requestFundReport', { ...notice, county: b, fiscalYear: 2019 })).toEqual([
      'NOTHING_OVERDUE input.county',
    ]);
  });

  test('the yearly package has all of it; every figure holds, and 乙县’s deficit goes down step by step', async () => {
    const pdf = await madeFile(server, auditor(), await ask('PACKAGE'));
    const pages = await pagesOf(pdf);
    for (const chapter of [
      '预算、调整与审批',
      '预算执行情况表',
      '用款计划与拨付',
      '收入上解与缴拨',
      '决算表',
      '例外事项',
      '操作日志摘录',
    ])
      expect(pages).toContain(chapter);
    expect(pages).toContain('缺口自上而下逐步弥补');
    for (const amount of ['1762.34', '1430.00', '107.66', '55.77']) expect(pages).toContain(grouped(amount));
    expect(await notHolding(pdf)).toEqual([]);
  });
});
