/** Reports of a fund's year: what they say is in the ledger, on one snapshot; asked for, made and verified through the API. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { grouped } from '../../src/money.js';
import type { FundReportContent } from '../../src/report/fund-content.js';
import { officeOf, type Office } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { madeFile } from '../stories/pdf.js';
import type { PlanningTown } from '../plan/plans.js';
import { type PostedTown, settledTown, townPolicies } from '../towns.js';
import { paperTown } from './paper-town.js';

let server: TestServer;
let town: PostedTown;
let auditor: Office;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await settledTown(server);
  auditor = officeOf(server.as('AUDITOR'));
});
afterAll(() => server.close());

const ask = async (kind: string, county?: string): Promise<string> =>
  (await auditor.does('requestFundReport', { ...town.year, kind, county }, 'report { id }')).report.id;
const contentOf = async (id: string): Promise<FundReportContent> =>
  (await server.database.asOwner('select content from report where id = $1', [id])).rows[0].content;
const tables = ({ chapters }: FundReportContent) =>
  chapters
    .flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
    .filter((block) => block.type === 'TABLE');
const rowOf = (content: FundReportContent, name: string): string[] | undefined =>
  tables(content)
    .flatMap(({ rows }) => rows)
    .find((cells) => cells.some((cell) => cell.replace(/^　*/, '') === name));

describe('statements', () => {
  test('of a county say what the queries say, and every closing figure is found in the ledger again', async () => {
    const content = await contentOf(await ask('STATEMENTS', town.b));
    const { balanceSheet } = await auditor.reads(
      `query($pool: ID!, $county: ID!) { balanceSheet(pool: $pool, insurance: RESIDENT, county: $county, fiscalYear: 2021) { rows { name figures { amount } } } }`,
      { pool: town.pool, county: town.b },
    );
    for (const { name, figures } of balanceSheet.rows as { name: string; figures: { amount: string }[] }[])
      expect(rowOf(content, name)?.slice(1)).toEqual(figures.map(({ amount }) => amount));
    expect(content.figures.length).toBeGreaterThan(1);
    expect(content.title).toEqual([`${town.pool}乙县2021年度`, '城乡居民基本医疗保险基金会计报表']);
  });

  test('of the fund are consolidated, and show what was eliminated', async () => {
    const content = await contentOf(await ask('STATEMENTS'));
    const eliminations = tables(content).filter(({ columns }) => columns.some(({ title }) => title === '未抵销'));
    expect(eliminations.length).toBeGreaterThan(0);
    for (const { rows } of eliminations) for (const cells of rows) expect(cells.at(-1)).toBe('0.00');
  });

  test('the twelve months add up to the year', async () => {
    const content = await contentOf(await ask('STATEMENTS', town.a));
    const chart = content.chapters[0]!.sections.flatMap(({ blocks }) => blocks).find(({ type }) => type === 'MONTHS');
    expect(chart).toMatchObject({ months: { length: 12 } });
    expect(
      (chart as { months: { amounts: string[] }[] }).months.map(({ amounts }) => amounts.join(' ')).slice(0, 3),
    ).toEqual([...['1000.00 0.00', '0.00 600.00', '0.00 0.00']]);
  });
});

test('the reserve’s report is the roll-forward, with its sums', async () => {
  const content = await contentOf(await ask('RESERVE'));
  const [table] = tables(content);
  const { reserveRollForward } = await auditor.reads(
    `query($pool: ID!) { reserveRollForward(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) { opening levy interest draws refills surplus closing } }`,
    { pool: town.pool },
  );
  expect(table!.rows.slice(0, -1).map((cells) => cells.slice(1))).toEqual(
    reserveRollForward.map((row: object) => Object.values(row)),
  );
  expect(table!.rows.at(-1)![0]).toBe('合计');
});

test('the openings’ report lists every audited opening with its voucher', async () => {
  const content = await contentOf(await ask('OPENING'));
  const rows = tables(content)[0]!.rows;
  expect(rows.filter(([book]) => book === '乙县').map((cells) => cells.slice(1))).toContainEqual([
    ...['记-1', '一般基金结余—累计结余', '', '100.00', '1'],
  ]);
});

test('the openings’ report names every document once, under its number', async () => {
  const [openings, documents] = tables(await contentOf(await ask('OPENING')));
  const { journalLines } = await auditor.reads(
    `query($pool: ID!) { journalLines(filter: { pool: $pool, insurance: RESIDENT, kind: OPENING }, first: 50) { nodes { voucher { entry { document } } } } }`,
    { pool: town.pool },
  );
  const lines = journalLines.nodes as { voucher: { entry: { document: string } } }[];
  const named = [...new Set(lines.map(({ voucher }) => voucher.entry.document))];
  expect(new Set(documents!.rows.map(([, document]) => document))).toEqual(new Set(named));
  expect(documents!.rows.map(([number]) => number)).toEqual(named.map((_, at) => String(at + 1)));
  expect([...new Set(openings!.rows.map((cells) => cells.at(-1)))]).toEqual([
    ...named.map((_, at) => String(at + 1)),
    '',
  ]);
});

test('the execution of a budget that there is not is one sentence', async () => {
  const { chapters } = await contentOf(await ask('BUDGET_EXECUTION'));
  expect(chapters.flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))).toEqual([
    { type: 'PARAGRAPH', text: '该年度没有执行中的预算。' },
  ]);
});

describe('the yearly package', () => {
  test('has a cover with contents, every book’s statements, the settlement and its sheets; verified, everything holds', async () => {
    const id = await ask('PACKAGE');
    const pdf = await madeFile(server, auditor, id);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
    const pages = text.map((page) => page.replace(/\s/g, ''));
    const [cover, back, ...rest] = pages as [string, string, ...string[]];
    const contents = rest.slice(0, 2).join('');
    expect(cover).toContain(`编号：${id}`);
    expect(cover).not.toContain('—1—');
    expect(back).toBe('');
    expect(contents).toContain('目录');
    const chapters = ['编制依据与基金概况', '会计报表（合并）', '会计报表（乙县）', '风险金报表', '政策口径与账簿链头'];
    for (const chapter of chapters) {
      const [, number] = new RegExp(`${chapter}(\\d{1,2}?)(?=\\D)`).exec(contents) ?? [];
      expect(pages[Number(number) - 1]).toContain(chapter);
    }
    expect(pages.some((page) => page.includes('乙县2021年度') && page.includes('基金清算单'))).toBe(true);
    const amounts = town.settlement.steps.map(({ amount }: { amount: string }) => grouped(amount));
    for (const amount of amounts) expect(pages.join('')).toContain(amount);

    const { data } = await auditor.send(
      `mutation($file: String!) { verifyReport(input: { file: $file }) { holds findings { holds message } } }`,
      { file: pdf.toString('base64') },
    );
    expect(data.verifyReport.findings.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([]);
    expect(data.verifyReport.findings.at(-1).message).toMatch(/^[2-9]\d 个数字与账簿相符/);
  });

  test('is of a whole pool; a county asks for its own reports only', async () => {
    const { county, a, b, year } = town;
    expect(await auditor.isRefused('requestFundReport', { ...year, kind: 'PACKAGE', county: a })).toEqual([
      'REPORT_OF_WHOLE_POOL input.county',
    ]);
    expect(await county(a).isRefused('requestFundReport', { ...year, kind: 'STATEMENTS', county: b })).toEqual([
      'FORBIDDEN',
    ]);
    expect(await county(a).isRefused('requestFundReport', { ...year, kind: 'RESERVE' })).toEqual(['FORBIDDEN']);
    await county(a).does('requestFundReport', { ...year, kind: 'WARNINGS', county: a });
    expect(await auditor.isRefused('requestFundReport', { ...year, kind: 'RESERVE', county: 'nowhere' })).toEqual([
      'UNKNOWN_COUNTY input.county',
    ]);
  });
});

test('one key asks for one report, also at the same moment', async () => {
  const input = { ...town.year, kind: 'ARREARS', idempotencyKey: 'arrears' };
  const answers = await Promise.all([1, 2, 3].map(() => auditor.does('requestFundReport', input, 'report { id }')));
  expect(new Set(answers.map(({ report }) => report.id)).size).toBe(1);
});

describe('the papers of a year', () => {
  let papers: PlanningTown;
  beforeAll(async () => {
    papers = await paperTown(server);
  });
  const made = async (kind: string, county?: string, office = auditor) => {
    const { report } = await office.does('requestFundReport', { ...papers.year, kind, county }, 'report { id }');
    return contentOf(report.id);
  };
  const section = ({ chapters }: FundReportContent, heading: string): string[][] =>
    chapters
      .flatMap(({ sections }) => sections)
      .filter((one) => one.heading.startsWith(heading))
      .flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'TABLE' ? block.rows : [])));
  const textOf = async (id: string) => {
    const pdf = await madeFile(server, auditor, id);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
    return { pdf, text: text.join('').replace(/\s/g, '') };
  };

  test('a budget is printed as the query has it, in 万元 as the form and in yuan, with every version and whose signatures lapsed', async () => {
    const content = await made('BUDGET', papers.a);
    const { pool } = await auditor.reads(
      `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { year(fiscalYear: 2021) { counties { nodes {
        budget { lines { name budget adjusted actual priorYear executed } submission { contentHash lapsed { person } } } } } } } } }`,
      { pool: papers.pool },
    );
    const { budget } = pool.fund.year.counties.nodes[0];
    const printed = [...section(content, '收入'), ...section(content, '支出')];
    const named = (name: string) => printed.find(([title]) => title!.replace(/^(.、|　)/, '') === name)!;
    for (const { name, budget: planned, adjusted, actual, priorYear } of budget.lines)
      if (name !== '总计')
        expect(named(name).slice(1, 5)).toEqual([priorYear, planned, adjusted, actual].map((amount) => amount ?? '—'));
    expect(named('住院费用支出')).toEqual(['　住院费用支出', '—', '650.00', '600.00', '55.00', '-545.00', '9.17']);
    expect(
      section(content, '2021年预算表')
        .find((cells) => cells[5] === '　住院费用支出')!
        .slice(6),
    ).toEqual([...['—', '0.07', '0.06', '0.01']]);
    expect(section(content, '预算调整')).toEqual([
      ['甲县', '第1号', '住院费用支出', '-50.00', '住院次均费用下降', '已批准'],
    ]);
    const [before, standing] = section(content, '报批件与各版内容摘要');
    expect(before!.slice(0, 3)).toEqual(['甲县预算', '第1版', '已由第2版取代']);
    expect(standing!.slice(3)).toEqual([budget.submission.contentHash, '住院费用支出 700.00→650.00']);
    const record = section(content, '审批记录').filter(([name]) => name === '甲县预算');
    expect(record.filter((cells) => cells[8] === '失效：所签各行已改动').map((cells) => cells[4])).toEqual(
      budget.submission.lapsed.map(({ person }: { person: string }) => person),
    );
    expect(record.find((cells) => cells[8] === '退回')!.slice(1, 7)).toEqual([
      ...[
        '第1版',
        '第1环节审核：退回',
        '县级财政局',
        `COUNTY_FINANCE ${papers.a} 签`,
        expect.any(String),
        '住院费用偏高',
      ],
    ]);
  });

  test('plans stand against what was paid, with what was returned and why', async () => {
    const content = await made('FUND_USE_PLANS');
    expect(section(content, '各期用款计划与拨付')).toEqual([
      ['2021年第1季度', '2', '140.00', '100.00', '40.00', '60.00', '0.00', '60.00'],
      ['合计', '2', '140.00', '100.00', '40.00', '60.00', '0.00', '60.00'],
    ]);
    expect(section(content, '用款计划').find((cells) => cells[1] === '乙县')).toEqual([
      ...['2021年第1季度', '乙县', '已退回', '40.00', '0.00', '0.00', '0.00', '0.00', '第1版：缺少测算'],
    ]);
    expect(section(content, '各笔拨付').map((cells) => cells.slice(0, 4))).toEqual([
      ['2021-01-05', '统筹区本级', '2021年第1季度周转金', '120.00'],
      ['2021-01-08', '甲县', '2021年第1季度', '60.00'],
    ]);
    expect(section(await made('FUND_USE_PLANS', papers.b), '各笔拨付')).toEqual([]);
  });

  test('income is told by its path, what is to go up by its day, subsidies by level', async () => {
    const content = await made('REMITTANCES', papers.a);
    expect(section(content, '收入按入账路径')).toEqual([
      ['4001 社会保险费收入', '0.00', '0.00', '600.00', '0.00', '600.00'],
      ['4201 利息收入', '0.00', '100.00', '0.00', '0.00', '100.00'],
      ['合计', '0.00', '100.00', '600.00', '0.00', '700.00'],
    ]);
    expect(section(content, '县级收入上解')[0]!.slice(0, 8)).toEqual([
      ...['甲县', '1月', '100.00', '0.00', '0.00', '100.00', '2021-02-05', '—'],
    ]);
    expect(section(content, '财政补助')).toEqual([
      ['甲县', '市级', '80.00', '0.00', '80.00', '0.00'],
      ['甲县', '小计', '80.00', '0.00', '80.00', '0.00'],
    ]);
  });

  test('the log says who booked, reversed and signed; the exceptions what is late and was taken back', async () => {
    const log = await made('EVENT_LOG');
    const [reversal] = section(log, '冲销与更正');
    expect(reversal!.slice(1, 6)).toEqual(['收入到账', '2021-01-20', '市医保局 李', '20.00', '市财政局 王']);
    const { rows: debits } = await server.database.asOwner(
      `select sum(l.amount)::text as debit from journal_entry e join journal_line l on l.entry = e.id and l.side = 'D'
       join book b on b.id = l.book join fund f on f.id = b.fund where e.kind = 'DISBURSEMENT' and f.pool = $1`,
      [papers.pool],
    );
    expect(section(log, '记账').map((cells) => cells.slice(0, 4))).toContainEqual([
      ...['市医保局 李', '拨付用款', '1', debits[0].debit],
    ]);
    expect(
      section(log, '报送与审签')
        .filter((cells) => cells[3]!.endsWith('退回'))
        .map((cells) => cells[6]),
    ).toEqual([...['住院费用偏高', '缺少测算']]);
    const { chainHeads } = log;
    expect(section(log, '本年凭证与链头').map((cells) => cells.at(-1))).toEqual(chainHeads.map(({ hash }) => hash));
    const wanting = await made('EXCEPTIONS', papers.a);
    expect(
      section(wanting, '逾期事项')
        .find((cells) => cells[1] === '收入上解')!
        .slice(2, 8),
    ).toEqual([...['2021年1月', '2021-02-05', '未办', expect.stringMatching(/^\d+$/), '100.00', '100.00']]);
    expect(section(wanting, '已冲销的分录').map((cells) => cells.slice(0, 3))).toEqual([['收入到账', '1', '20.00']]);
  });

  test('the notice is a draft to the county’s government, with the sentences of the law and what is late', async () => {
    const { report } = await papers.finance.does(
      'requestFundReport',
      { ...papers.year, kind: 'OVERDUE_NOTICE', county: papers.a },
      'report { id title }',
    );
    expect(report.title).toBe('关于甲县2021年度城乡居民基本医疗保险基金逾期事项的约谈通报');
    const { text } = await textOf(report.id);
    for (const said of [
      ...[
        '代拟稿',
        '甲县人民政府：',
        '负责按时足额将医疗保障基金收入上解至市财政专户。',
        '所属期2021年1月，应于2021年2月5日前办结',
      ],
      ...[
        '尚欠100.00元',
        '未按时足额上解医疗保障基金收入的县（市、区）要进行约谈通报。',
        '附件：逾期事项明细表',
        '市财政局',
      ],
    ])
      expect(text).toContain(said);
    expect(text).not.toContain('送审材料（');
  });

  test('a notice is of one county, by an office that talks to it, and of something overdue', async () => {
    const asks = (office: Office, county?: string, fiscalYear = 2021) =>
      office.isRefused('requestFundReport', { ...papers.year, fiscalYear, kind: 'OVERDUE_NOTICE', county });
    expect(await asks(papers.finance)).toEqual(['REPORT_OF_ONE_COUNTY input.county']);
    expect(await asks(papers.finance, papers.a, 2019)).toEqual(['NOTHING_OVERDUE input.county']);
    for (const office of [auditor, papers.county(papers.a)])
      expect(await asks(office, papers.a)).toEqual(['FORBIDDEN']);
    for (const kind of ['BUDGET', 'FUND_USE_PLANS', 'REMITTANCES', 'EVENT_LOG', 'EXCEPTIONS']) {
      const input = { ...papers.year, kind, county: papers.b };
      expect(await papers.county(papers.a).isRefused('requestFundReport', input)).toEqual(['FORBIDDEN']);
    }
  });

  test('in the package each has its chapter, and every figure is found in the books or in what was signed', async () => {
    const { report } = await auditor.does('requestFundReport', { ...papers.year, kind: 'PACKAGE' }, 'report { id }');
    const content = await contentOf(report.id);
    const labels = content.figures.map(({ label }) => label);
    for (const label of [
      ...['统筹区本级 住院费用支出 调整预算数', '甲县 本年收入合计 执行数', '甲县 2021年第1季度用款计划 已拨付'],
      ...['甲县 1月应上解收入', '甲县 第1号调整 住院费用支出', '统筹区本级 年末滚存结余 执行数'],
    ])
      expect(labels).toContain(label);
    const { pdf, text } = await textOf(report.id);
    for (const said of [
      '预算、调整与审批',
      '用款计划与拨付',
      '收入上解与缴拨',
      '例外事项',
      '操作日志摘录',
      '单位：万元',
      '2,000.00',
    ])
      expect(text).toContain(said);
    const verify = async () =>
      (
        await auditor.send(
          `mutation($file: String!) { verifyReport(input: { file: $file }) { findings { holds message } } }`,
          { file: pdf.toString('base64') },
        )
      ).data.verifyReport.findings.filter(({ holds }: { holds: boolean }) => !holds);
    expect(await verify()).toEqual([]);
    await server.database.asOwner('alter table budget_adjustment_line disable trigger all');
    await server.database.asOwner(
      `update budget_adjustment_line set amount = -60, months = array[-60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
       where submission in (select id from submission where county = $1)`,
      [papers.a],
    );
    expect((await verify()).map(({ message }: { message: string }) => message.split('。')[0])).toContain(
      '甲县 第1号调整 住院费用支出：所印 -50.00，账簿 -60.00',
    );
  });
});
