/** 预算执行情况表 and 决算表: the official budget table with what the books have of it. */
import { actualOf, linesOfBudget, shareExecuted } from '../../budget/budget-lines.js';
import { type Line, linesOf } from '../../budget/line.js';
import { executionOf } from '../../budget/read-budget.js';
import { endOfPeriod } from '../../dates.js';
import { booksNow } from '../../final-accounts/books-now.js';
import { finalAccountsId, keptContentLoader } from '../../final-accounts/final-accounts.loader.js';
import { changedFigures } from '../../final-accounts/figures.js';
import { figuresOfYear, tableOfYear } from '../../final-accounts/read-figures.js';
import { type Fen, yuan } from '../../money.js';
import { SUBMISSION_STATUSES } from '../../submission/submission.js';
import { submissionLoader } from '../../submission/submission.loader.js';
import type { ColumnContent, SectionContent, TableContent } from '../fund-content.js';
import { amounts, blockOf, type FundReader, sectionOf } from './fund-reader.js';

const asOf = ({ fiscalYear, month }: FundReader): string => endOfPeriod(fiscalYear, month ?? 12);

export async function executionSections(reader: FundReader): Promise<SectionContent[]> {
  const table = await executionTable(reader);
  const heading = `预算执行情况（截至 ${asOf(reader)}）`;
  if (table.rows.length === 0) return [sectionOf(heading, { type: 'PARAGRAPH', text: '该年度没有执行中的预算。' })];
  const text =
    '执行数取自账簿，收付实现制；序时预算为截至该月的调整预算数，不分月的项目为全年数；进度为执行数占调整预算数的百分比。';
  return [sectionOf(heading, { type: 'PARAGRAPH', text }, blockOf(table))];
}

/** Of the county's budget in force, or the pool's; no rows where none is. */
export async function executionTable(reader: FundReader): Promise<TableContent> {
  const { context, fund, fiscalYear, county } = reader;
  const { budget, inForce } = await executionOf(context, { ...fund, fiscalYear }, asOf(reader));
  const shown = county ? inForce.find((one) => one.county === county.id) : budget;
  const printed = new Set(printedOf(reader).map(({ code }) => code as string));
  const rows = [];
  for (const line of shown ? linesOfBudget(shown).filter(({ code }) => printed.has(code)) : []) {
    const actual = await actualOf(context, shown!, fiscalYear, line.code);
    rows.push([...[line.budget, line.adjusted, line.plannedToDate, actual, shareExecuted(actual, line)].map(written)]);
  }
  return tableOfLines(reader, amounts('预算数', '调整预算数', '序时预算数', '执行数', '进度（%）'), rows);
}

export async function finalAccountsSections(reader: FundReader): Promise<SectionContent[]> {
  const text = await standing(reader);
  return [sectionOf('决算', { type: 'PARAGRAPH', text }, blockOf(await finalAccountsTable(reader)))];
}

/** How far the final accounts are, and whether the books still have what was signed. */
async function standing({ context, fund, fiscalYear, county }: FundReader): Promise<string> {
  const of = county?.id ?? null;
  const id = await finalAccountsId(context.read, fund.id, fiscalYear, of);
  const state = id === undefined ? null : await context.loader(submissionLoader).load(id);
  if (!state) return '决算尚未编制，本表为账簿现数。';
  const { figures } = figuresOfYear(await booksNow(context, fund, fiscalYear), of);
  const changed = changedFigures((await context.loader(keptContentLoader).load(state)).figures, figures).length;
  return (
    `决算第 ${state.version} 版，${SUBMISSION_STATUSES[state.status]}，内容摘要 ${state.contentHash}。` +
    (changed === 0 ? '本表为账簿现数，与签署的数相符。' : `本表为账簿现数，与签署的数有 ${changed} 处不同。`)
  );
}

/** As the books have it now, for the county or consolidated. */
export async function finalAccountsTable(reader: FundReader): Promise<TableContent> {
  const { context, fund, fiscalYear, county } = reader;
  const lines = tableOfYear(await booksNow(context, fund, fiscalYear), county?.id ?? null);
  return tableOfLines(
    reader,
    amounts('预算数', '调整预算数', '决算数'),
    lines.map(({ budget, adjusted, actual }) => [budget, adjusted, actual].map(written)),
  );
}

const printedOf = ({ fund }: FundReader): Line[] => linesOf(fund.insurance).filter(({ unprinted }) => !unprinted);

/** @param rows of each printed line, or none at all. */
const tableOfLines = (reader: FundReader, columns: ColumnContent[], rows: string[][]): TableContent => ({
  columns: [{ title: '项目', grow: 1 }, ...columns],
  rows: rows.map((cells, at) => [nameOfLine(printedOf(reader)[at]!), ...cells]),
  strong: rows.flatMap((_, at) => (typeof printedOf(reader)[at]!.from === 'string' ? [] : [at])),
});

const nameOfLine = ({ mark, name, within }: Line): string => `${within ? '　　' : ''}${mark ? `${mark}、` : ''}${name}`;

const written = (amount: Fen | null): string => (amount === null ? '' : yuan(amount));
