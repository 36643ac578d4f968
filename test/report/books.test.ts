/**
 * The tables of a fund's year: as query, PDF, XLSX and CSV they say the same, figure by figure, and what they say is in the ledger. A town with a
 * budget in force, a settled year and bank statements.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { extractText, getDocumentProxy } from 'unpdf';
import type { Role } from '../../src/identity/role.js';
import { fen, grouped, sum, yuan } from '../../src/money.js';
import type { FundReportContent, TableContent } from '../../src/report/fund-content.js';
import { inJanuary, townInForce } from '../budget/budgets.js';
import { readSheets } from '../export/read-back.js';
import { closeYear, type Office, officeOf, settle } from '../offices.js';
import { startServer, type TestServer, tokenFor } from '../server.js';
import { madeFile } from '../stories/pdf.js';
import { documentOf, factsOf, foundTown, type Town, townPolicies } from '../towns.js';

let server: TestServer;
let town: Town;
let auditor: Office;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await townInForce(server, [inJanuary('INTEREST', '7.00')]);
  const { medical, finance, government, year } = town;
  await medical.does('loadIncomeAndExpenditure', documentOf(town));
  await medical.does('recordYearFacts', factsOf(town));
  await finance.does('confirmYearFacts', year);
  await closeYear(town, year);
  await medical.does('levyReserve', year);
  await settle(year, { drafts: medical, reviews: finance, confirms: government });
  await finance.does('recordBankBalance', {
    ...{ ...year, month: 2, account: 'CITY_SPECIAL', balance: '845.00', document: '对账单 2-1' },
    items: [{ kind: 'BANK_RECEIVED', amount: '5.00', about: '利息回单 0228' }],
  });
  auditor = officeOf(server.as('AUDITOR'));
});
afterAll(() => server.close());

const ask = async (input: object): Promise<string> =>
  (await auditor.does('requestFundReport', { ...town.year, ...input }, 'report { id }')).report.id;
const contentOf = async (id: string): Promise<FundReportContent> =>
  (await server.database.asOwner('select content from report where id = $1', [id])).rows[0].content;
const tablesIn = ({ chapters }: FundReportContent): TableContent[] =>
  chapters
    .flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
    .filter((block) => block.type === 'TABLE');
const asked = async (input: object) => tablesIn(await contentOf(await ask(input)));

async function get(url: string, role: Role = 'AUDITOR', bound = {}) {
  const authorization = `Bearer ${await tokenFor(role, bound)}`;
  const { statusCode, rawPayload } = await server.http.inject({ url, headers: { authorization } });
  return { status: statusCode, bytes: rawPayload };
}
const EXPORT = `query($input: TableExportInput!) { tableExport(input: $input) { workbook tables { table title csv } } }`;
const exportOf = async (input: object = {}, office = auditor) =>
  (await office.reads(EXPORT, { input: { ...town.year, ...input } })).tableExport as {
    workbook: string;
    tables: { table: string; title: string; csv: string }[];
  };

/** A CSV without what begins with "# ". */
const rowsOf = (csv: Buffer): string[][] =>
  (parse(csv, { bom: true }) as string[][]).filter(([cell]) => !cell!.startsWith('# '));
/** The cells of a sheet from its row of titles on; numbers and texts alike. */
function rowsIn(grid: string[][], head: readonly string[]): string[][] {
  const from = grid.findIndex((cells) => cells.length === head.length && JSON.parse(cells[0]!) === head[0]);
  return grid
    .slice(from)
    .map((cells) =>
      head.map((_, at) =>
        cells[at] === undefined ? '' : cells[at].startsWith('"') ? JSON.parse(cells[at]) : cells[at],
      ),
    );
}

describe('every table, as CSV, as a sheet and in its report, has the same cells', () => {
  const FROM: Record<string, [kind: string, at: number]> = {
    BALANCE_SHEET: ['STATEMENTS', 0],
    BALANCE_SHEET_ELIMINATIONS: ['STATEMENTS', 1],
    INCOME_STATEMENT: ['STATEMENTS', 2],
    INCOME_STATEMENT_ELIMINATIONS: ['STATEMENTS', 3],
    INCOME_STATEMENT_RECONCILIATION: ['STATEMENTS', 4],
    TRIAL_BALANCE: ['STATEMENTS', 6],
    GENERAL_LEDGER: ['GENERAL_LEDGER', 0],
    BUDGET_EXECUTION: ['BUDGET_EXECUTION', 0],
    FINAL_ACCOUNTS: ['FINAL_ACCOUNTS', 0],
    RESERVE_ROLL_FORWARD: ['RESERVE', 0],
    BANK_RECONCILIATION: ['RECONCILIATION', 0],
    BANK_ITEMS: ['RECONCILIATION', 1],
    TREASURY_RECONCILIATION: ['RECONCILIATION', 2],
  };

  test('of the whole fund', async () => {
    const { workbook, tables } = await exportOf();
    const sheets = readSheets((await get(workbook)).bytes);
    expect([...sheets.keys()]).toEqual([...tables.map(({ title }) => title), '说明']);
    const printed = new Map<string, TableContent[]>();
    for (const [kind] of Object.values(FROM)) if (!printed.has(kind)) printed.set(kind, await asked({ kind }));
    for (const { table, title, csv } of tables) {
      const [head, ...rows] = rowsOf((await get(csv)).bytes) as [string[], ...string[][]];
      expect(rowsIn(sheets.get(title)!, head)).toEqual([head, ...rows]);
      const [kind, at] = FROM[table] ?? [];
      if (kind === undefined) expect({ table, rows }).toEqual({ table: 'RESERVE_ADVANCES', rows: [] });
      else expect({ table, rows: printed.get(kind)![at!]!.rows }).toEqual({ table, rows });
    }
  });

  test('amounts are numbers in the sheet; its head says whose, when, in yuan, and the chain’s head', async () => {
    const { workbook } = await exportOf({ county: town.b, tables: ['BALANCE_SHEET'] });
    const [grid] = readSheets((await get(workbook)).bytes).values();
    const { rows } = await server.database.asOwner(
      `select encode(hash, 'hex') as hash from voucher v join book b on b.id = v.book where b.county = $1 order by position desc limit 1`,
      [town.b],
    );
    const head = new Map(grid!.slice(1, 8).map(([name, said]) => [JSON.parse(name!), JSON.parse(said ?? '""')]));
    expect(Object.fromEntries(head)).toMatchObject({
      ...{ 单位: `${town.pool}乙县`, 险种: '城乡居民基本医疗保险', 期间: '2021年度', 金额单位: '元' },
      账簿链头: expect.stringMatching(new RegExp(`^${town.pool}/RESIDENT/${town.b} \\d+ ${rows[0].hash}$`)),
    });
    const amounts = grid!.slice(8).flatMap((cells) => cells.slice(1));
    expect(amounts.length).toBeGreaterThan(20);
    for (const cell of amounts) expect(cell).toMatch(/^-?\d+\.\d\d$/);
  });

  test('and they are the figures of the queries', async () => {
    const of = '(pool: $pool, insurance: RESIDENT, fiscalYear: 2021)';
    const { income, trial, final, reserve, execution } = await auditor.reads(
      `query($pool: ID!) {
        income: incomeStatement${of} { rows { figures { amount } } }
        trial: trialBalance(pool: $pool, insurance: RESIDENT, fromPeriod: 202101, toPeriod: 202113) { rows { account opening debit credit closing } }
        final: finalAccountsTable${of} { budget adjusted actual }
        reserve: reserveRollForward${of} { opening levy interest draws refills surplus closing }
        execution: budgetExecution(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, asOf: "2021-12-31") {
          budget { lines { code budget adjusted plannedToDate actual executed } } } }`,
      { pool: town.pool },
    );
    const cells = async (table: string) => {
      const { tables } = await exportOf({ tables: [table] });
      return rowsOf((await get(tables[0]!.csv)).bytes).slice(1);
    };
    const values = (row: object) => Object.values(row).map((value) => value ?? '');
    expect((await cells('INCOME_STATEMENT')).map((row) => row.slice(1))).toEqual(
      income.rows.map(({ figures }: { figures: { amount: string }[] }) => figures.map(({ amount }) => amount)),
    );
    expect((await cells('TRIAL_BALANCE')).slice(0, -2).map(([account, , ...row]) => [account, ...row])).toEqual(
      trial.rows.map(values),
    );
    expect((await cells('FINAL_ACCOUNTS')).map((row) => row.slice(1))).toEqual(final.map(values));
    expect((await cells('RESERVE_ROLL_FORWARD')).slice(0, -1).map((row) => row.slice(1))).toEqual(reserve.map(values));
    const lines: { code: string }[] = execution.budget.lines.filter(
      ({ code }: { code: string }) => code !== 'USE_OF_BALANCE',
    );
    expect((await cells('BUDGET_EXECUTION')).map((row) => row.slice(1))).toEqual(
      lines.map(({ code: _, ...line }) => values(line)),
    );
    expect(lines.length).toBeGreaterThan(20);
  });
});

test('a month has its monthly statements, and what else there is of a month', async () => {
  const { tables } = await exportOf({ month: 2, county: town.a });
  expect(tables.map(({ table }) => table)).not.toContain('FINAL_ACCOUNTS');
  const [head, ...rows] = rowsOf((await get(tables.find(({ table }) => table === 'INCOME_STATEMENT')!.csv)).bytes);
  expect(head).toEqual(['项目', '本月数', '本年累计数']);
  expect(rows.find(([name]) => name === '二、基金支出')).toEqual(['二、基金支出', '600.00', '600.00']);
  const content = await contentOf(await ask({ kind: 'STATEMENTS', month: 2, county: town.a }));
  expect(content.title[0]).toBe(`${town.pool}甲县2021年2月`);
  expect(tablesIn(content)[1]!.rows).toEqual(rows);
});

test('the pool’s own book has its statements too, alone', async () => {
  const [sheet] = await asked({ kind: 'STATEMENTS', poolLevel: true });
  const { balanceSheet } = await auditor.reads(
    `query($pool: ID!) { balanceSheet(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, poolLevel: true) { rows { figures { amount } } } }`,
    { pool: town.pool },
  );
  expect(sheet!.rows.map((row) => row.slice(1))).toEqual(
    balanceSheet.rows.map(({ figures }: { figures: { amount: string }[] }) => figures.map(({ amount }) => amount)),
  );
});

describe('vouchers and ledgers', () => {
  const LINES = `query($filter: JournalFilter!) { journalLines(filter: $filter, first: 200) { nodes {
    debit credit balanceAfter voucher { number year month } entry { effectiveDate memo document person } account { code } } } }`;
  const lines = async (county: string) =>
    (
      await auditor.reads(LINES, {
        filter: { pool: town.pool, insurance: 'RESIDENT', county, fromPeriod: 202101, toPeriod: 202113 },
      })
    ).journalLines.nodes;

  test('every line of the book stands in 凭证序时簿 in the order booked, with its sums', async () => {
    const [table] = await asked({ kind: 'VOUCHERS', county: town.b });
    const of = await lines(town.b);
    expect(
      table!.rows
        .slice(0, -1)
        .map(([period, day, number, memo, account, ...rest]) => [
          ...[period, day, number, memo, account!.slice(0, 4), ...rest],
        ]),
    ).toEqual(
      // prettier-ignore
      of.map(({ debit, credit, voucher: { number, year, month }, entry, account }: Record<string, any>) => [ // oxlint-disable-line typescript/no-explicit-any
        ...[String(year * 100 + month), entry.effectiveDate, number, entry.memo, account.code],
        ...[debit ?? '', credit ?? '', entry.document, entry.person],
      ]),
    );
    const total = yuan(sum(of.map(({ debit }: { debit: string | null }) => fen(debit ?? '0'))));
    expect(table!.rows.at(-1)).toEqual(['', '', '', '合计', '', total, total, '', '']);
  });

  test('总账 is the balance of every account by month; 明细账 leads from its opening by its lines to its closing', async () => {
    const [general, subsidiary] = await asked({ kind: 'GENERAL_LEDGER', county: town.b });
    const { balance } = await auditor.reads(
      `query($pool: ID!, $county: ID!) { balance: trialBalance(pool: $pool, insurance: RESIDENT, county: $county, fromPeriod: 202101, toPeriod: 202102) { rows { account detail closing } } }`,
      { pool: town.pool, county: town.b },
    );
    for (const { account, detail, closing } of balance.rows) {
      if (detail !== null) continue;
      const told = general!.rows.filter(([code, , period]) => code === account && /^(年初余额|[12]月)$/.test(period!));
      expect([account, told.at(-1)!.at(-1)]).toEqual([account, closing]);
    }
    const of = await lines(town.b);
    const printed = subsidiary!.rows.filter(([period]) => period !== '');
    expect(printed.map((cells) => cells.slice(4).join(' ')).toSorted()).toEqual(
      of
        .map((line: Record<string, string | null>) => [line.debit, line.credit, line.balanceAfter].join(' '))
        .toSorted(),
    );
    // nothing was booked outside the year by then: the last line's balance is the closing
    subsidiary!.rows.forEach((cells, at) => {
      if (cells[3] === '合计与期末余额') expect(cells[6]).toBe(subsidiary!.rows[at - 1]![6]);
    });
  });
});

describe('on the page', () => {
  test.each(['BUDGET_EXECUTION', 'FINAL_ACCOUNTS', 'RECONCILIATION', 'VOUCHERS', 'GENERAL_LEDGER'])(
    '%s has every amount of its content, and what it keeps of the ledger is found there',
    async (kind) => {
      const county = kind === 'GENERAL_LEDGER' ? town.a : undefined;
      const id = await ask({ kind, county });
      const pdf = await madeFile(server, auditor, id);
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
      const whole = text.join('').replace(/\s/g, '');
      const amounts = tablesIn(await contentOf(id)).flatMap(({ columns, rows }) =>
        rows.flatMap((cells) => cells.filter((cell, at) => columns[at]!.amounts && cell !== '')),
      );
      expect(amounts.length).toBeGreaterThan(10);
      expect(amounts.filter((amount) => !whole.includes(grouped(amount)))).toEqual([]);
      const { data } = await auditor.send(
        `mutation($file: String!) { verifyReport(input: { file: $file }) { findings { holds message } } }`,
        { file: pdf.toString('base64') },
      );
      expect(data.verifyReport.findings.filter(({ holds }: { holds: boolean }) => !holds)).toEqual([]);
    },
  );
});

describe('refused is', () => {
  const refusedReport = (input: object, office = auditor) =>
    office.isRefused('requestFundReport', { ...town.year, ...input });
  const refusedTables = async (query: Record<string, string>, role?: Role, bound?: object) => {
    const parameters = new URLSearchParams({ pool: town.pool, insurance: 'RESIDENT', fiscalYear: '2021', ...query });
    const { status, bytes } = await get(`/exports/tables?${parameters.toString()}`, role, bound);
    if (status === 200) return [];
    const { refusals } = JSON.parse(bytes.toString()) as { refusals: { code: string; path: string[] }[] };
    return [status, ...refusals.map(({ code, path }) => [code, ...path].join(' '))];
  };

  test('a month or the pool’s own book where there is none of it', async () => {
    expect(await refusedReport({ kind: 'RESERVE', month: 2 })).toEqual(['REPORT_OF_WHOLE_YEAR input.month']);
    expect(await refusedReport({ kind: 'PACKAGE', month: 2 })).toEqual(['REPORT_OF_WHOLE_YEAR input.month']);
    expect(await refusedReport({ kind: 'VOUCHERS', month: 14 })).toEqual(['INVALID_MONTH input.month']);
    expect(await refusedReport({ kind: 'RECONCILIATION', poolLevel: true })).toEqual([
      'REPORT_NOT_OF_POOL_LEVEL input.poolLevel',
    ]);
    expect(await refusedReport({ kind: 'VOUCHERS', poolLevel: true, county: town.a })).toEqual([
      'ONE_BOOK_ONLY input.poolLevel',
    ]);
    expect(await refusedTables({ tables: 'FINAL_ACCOUNTS', month: '2' })).toEqual([400, 'REPORT_OF_WHOLE_YEAR month']);
  });

  test('more lines than a report prints: they are for the export', async () => {
    const large = await foundTown(server);
    const rows = Array.from({ length: 2_600 }, () => ({ ...large.months[0]!, amount: '1.00' }));
    await large.medical.does('loadIncomeAndExpenditure', { ...documentOf(large), rows });
    for (const kind of ['VOUCHERS', 'GENERAL_LEDGER'])
      expect(await auditor.isRefused('requestFundReport', { ...large.year, kind, county: large.a })).toEqual([
        'REPORT_TOO_LARGE input',
      ]);
    await auditor.does('requestFundReport', { ...large.year, kind: 'VOUCHERS', county: large.b });
  });

  test('an address with what there is not', async () => {
    expect(await refusedTables({ fiscalYear: '2021x' })).toEqual([400, 'INVALID_FISCAL_YEAR fiscalYear']);
    expect(await refusedTables({ month: '0' })).toEqual([400, 'INVALID_MONTH month']);
    expect(await refusedTables({ tables: 'X', format: 'PDF', more: '1' })).toEqual([
      ...[400, 'UNKNOWN_PARAMETER more', 'UNKNOWN_CHOICE tables', 'UNKNOWN_CHOICE format'],
    ]);
    expect(await refusedTables({ format: 'CSV' })).toEqual([400, 'ONE_TABLE_ONLY tables']);
    expect(await refusedTables({ county: 'nowhere' })).toEqual([400, 'UNKNOWN_COUNTY county']);
    expect(await refusedTables({ pool: 'nowhere' })).toEqual([404, 'UNKNOWN_FUND pool']);
  });

  test('whoever may not see it: a county’s role has its own book and no other', async () => {
    const bound = { county: town.a };
    expect(await refusedTables({ county: town.a }, 'COUNTY_MEDICAL', bound)).toEqual([]);
    expect(await refusedTables({ county: town.b }, 'COUNTY_MEDICAL', bound)).toEqual([404, 'UNKNOWN_FUND pool']);
    expect(await refusedTables({}, 'COUNTY_MEDICAL', bound)).toEqual([404, 'UNKNOWN_FUND pool']);
    expect(await exportOf({}, town.county(town.a))).toBeNull();
    expect(await refusedReport({ kind: 'VOUCHERS' }, town.county(town.a))).toEqual(['FORBIDDEN']);
    const { statusCode } = await server.http.inject({ url: '/exports/tables?pool=x' });
    expect(statusCode).toBe(401);
  });
});
