/** Reports of a fund's year: what they say is in the ledger, on one snapshot; asked for, made and verified through the API. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { extractText, getDocumentProxy } from 'unpdf';
import { grouped } from '../../src/money.js';
import type { FundReportContent } from '../../src/report/fund-content.js';
import { officeOf, type Office } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { madeFile } from '../stories/pdf.js';
import { type PostedTown, settledTown, townPolicies } from '../towns.js';

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
