/** 预算与执行情况: the official table, what changed the budget, its execution, and who signed which version of it. */
import { adjustmentLinesLoader, monthTransfersLoader } from '../../budget/adjustment.loader.js';
import type { BudgetState, BudgetYear } from '../../budget/budget-years.query.js';
import { actualTableLoader, budgetYearLoader } from '../../budget/budget.loader.js';
import { changesBetween } from '../../budget/changes.js';
import { type Line, type LineAmounts, LINES, type LineCode, linesOf } from '../../budget/line.js';
import { tableOf as tableOfPlan } from '../../budget/plan.js';
import { WHOLE_YEAR } from '../../budget/read-budget.js';
import { adjusted, budgeted } from '../../budget/standing.js';
import { type Fen, tenThousands, yuan } from '../../money.js';
import { type SubmissionState, SUBMISSION_STATUSES } from '../../submission/submission.js';
import type { BlockContent, ColumnContent, SectionContent } from '../fund-content.js';
import { approvalSections } from './approvals.js';
import { keepBudget, keepExecution } from './budget-figures.js';
import { type FundReader, known, minute, nameOf, percent, submissionsOf, tableOf } from './fund-reader.js';

/** A budget's table, column by column. */
interface Columns {
  prior: LineAmounts;
  budget: LineAmounts;
  adjusted: LineAmounts;
  actual: LineAmounts;
}

export async function budgetSections(reader: FundReader): Promise<SectionContent[]> {
  const { context, fund, fiscalYear, county } = reader;
  const book = await context.loader(budgetYearLoader).load({ fund, fiscalYear });
  const submissions = await submissionsOf(reader, 'COUNTY_BUDGET', 'POOL_BUDGET', 'BUDGET_ADJUSTMENT');
  const adjustments = submissions.filter(({ kind }) => kind === 'BUDGET_ADJUSTMENT');
  const state = book.of(county?.id ?? null);
  const columns = state && (await columnsOf(reader, book, state));
  if (state && columns) {
    const lines = linesOf(fund.insurance).map(({ code }) => code);
    keep(reader, { book, state, adjustments }, columns, lines);
  }
  return [
    ...(state && columns
      ? [officialTable(reader, state, columns), ...execution(reader, columns)]
      : [
          {
            heading: '预算表',
            level: 1 as const,
            blocks: [{ type: 'PARAGRAPH' as const, text: county ? '本县未报送预算。' : '尚未汇总全市预算。' }],
          },
        ]),
    ...(county ? [] : [await members(reader, book, adjustments)]),
    ...(await changes(reader, book, adjustments)),
    ...(await approvalSections(reader, submissions, (submission, version) =>
      changedIn(reader, book, submission, version),
    )),
  ];
}

const note = (text: string): BlockContent => ({ type: 'NOTE', text });

async function columnsOf(
  { context, fund, fiscalYear }: FundReader,
  book: BudgetYear,
  state: BudgetState,
): Promise<Columns> {
  const actual = context.loader(actualTableLoader);
  const of = { fund, county: state.county, until: WHOLE_YEAR };
  const [prior, year] = await Promise.all([
    actual.load({ ...of, fiscalYear: fiscalYear - 1 }),
    actual.load({ ...of, fiscalYear }),
  ]);
  return {
    ...{ prior, actual: year },
    budget: tableOfPlan(fund.insurance, budgeted(book, state)),
    adjusted: tableOfPlan(fund.insurance, adjusted(book, state)),
  };
}

function keep(
  reader: FundReader,
  signed: { book: BudgetYear; state: BudgetState; adjustments: readonly SubmissionState[] },
  { budget, adjusted: standing, actual }: Columns,
  lines: readonly LineCode[],
): void {
  const columns = [
    { name: '预算数', amounts: budget, adjusted: false },
    { name: '调整预算数', amounts: standing, adjusted: true },
  ];
  keepBudget(reader, signed, columns, lines);
  keepExecution(reader, signed.state.county, actual, lines);
}

const titled = ({ mark, within, name }: Line): string => (within ? `　${name}` : `${mark ? `${mark}、` : ''}${name}`);

/** Income on the left, expenditure on the right, both with their total in the last row; 万元 as the official form has it. */
function officialTable(
  { fund: { insurance }, fiscalYear }: FundReader,
  { version, inForceSince, status }: BudgetState,
  { prior, budget, adjusted: standing, actual }: Columns,
): SectionContent {
  const printed = linesOf(insurance).filter(({ unprinted }) => !unprinted);
  const [left, right] = (['INCOME', 'EXPENDITURE'] as const).map((side) =>
    printed.filter((line) => line.side === side),
  );
  const half = (line: Line | undefined): string[] => {
    const cell = (amounts: LineAmounts): string => {
      const amount = amounts.get(line!.code);
      return amount == null ? '—' : tenThousands(amount);
    };
    return line ? [titled(line), ...[prior, budget, standing, actual].map(cell)] : ['', '', '', '', ''];
  };
  const height = Math.max(left!.length, right!.length);
  const at = (side: Line[], row: number): Line | undefined =>
    row === height - 1 ? side.at(-1) : side.slice(0, -1)[row];
  const columns = (group: string): ColumnContent[] => [
    { title: '项目', group, grow: 2 },
    ...['上年执行数', '预算数', '调整预算数', '执行数'].map((title) => ({
      ...{ title, group, grow: 1, amounts: true as const },
    })),
  ];
  return {
    heading: `${fiscalYear}年预算表（${insurance === 'RESIDENT' ? '社预06表' : '社预05表'}式样）`,
    level: 1,
    blocks: [
      note(
        `单位：万元（两位小数，四舍五入，分项与合计可有尾差；以元为单位的准确数见“预算执行情况”）。第${version}版，` +
          `${SUBMISSION_STATUSES[status]}，${inForceSince ? `${minute(inForceSince)} 起执行` : '尚未下达执行'}。`,
      ),
      tableOf(
        [...columns('收入'), ...columns('支出')],
        Array.from({ length: height }, (_, row) => [...half(at(left!, row)), ...half(at(right!, row))]),
        [height - 1],
      ),
    ],
  };
}

/** What stands at an end of the year, or takes one side from the other: a share of it executed says nothing. */
const BALANCES: ReadonlySet<LineCode> = new Set([
  ...(['OPENING_BALANCE', 'INCOME_SIDE_TOTAL', 'YEAR_BALANCE', 'CLOSING_BALANCE', 'EXPENDITURE_SIDE_TOTAL'] as const),
  'USE_OF_BALANCE',
]);

function execution({ fund: { insurance } }: FundReader, columns: Columns): SectionContent[] {
  const { prior, budget, adjusted: standing, actual } = columns;
  const difference = (code: LineCode): Fen | null => {
    const [done, planned] = [actual.get(code), standing.get(code)];
    return done == null || planned == null ? null : done - planned;
  };
  const side = (which: Line['side'], heading: string): SectionContent => {
    const lines = linesOf(insurance).filter((line) => line.side === which);
    return {
      ...{ heading, level: 2 },
      blocks: [
        tableOf(
          [
            { title: '项目', grow: 2 },
            ...['上年执行数', '预算数', '调整预算数', '执行数', '执行减调整预算'].map((title) => ({
              ...{ title, grow: 1, amounts: true as const },
            })),
            { title: '完成（%）', align: 'right' },
          ],
          lines.map((line) => [
            titled(line),
            ...[prior, budget, standing, actual].map((amounts) => known(amounts.get(line.code))),
            known(difference(line.code)),
            BALANCES.has(line.code) ? '—' : percent(actual.get(line.code), standing.get(line.code)),
          ]),
          lines.flatMap(({ from }, row) => (typeof from === 'string' ? [] : [row])),
        ),
      ],
    };
  };
  return [
    {
      ...{ heading: '预算执行情况', level: 1 },
      blocks: [note('单位：元。执行数取自账簿，收付实现制；账簿不单列的项目记“—”。')],
    },
    side('INCOME', '收入'),
    side('EXPENDITURE', '支出'),
  ];
}

const SUMS = ['INCOME_TOTAL', 'EXPENDITURE_TOTAL'] as const;

/** Every county's budget in a row: what comes in and what goes out, planned and done. */
async function members(
  reader: FundReader,
  book: BudgetYear,
  adjustments: readonly SubmissionState[],
): Promise<SectionContent> {
  const budgets = book.budgets.filter(({ county }) => county !== null);
  const rows = await Promise.all(
    budgets.map(async (state) => {
      const columns = await columnsOf(reader, book, state);
      return { state, columns };
    }),
  );
  for (const { state, columns } of rows) keep(reader, { book, state, adjustments }, columns, SUMS);
  const titles = ['预算数', '调整预算数', '执行数'];
  return {
    heading: '各县市区预算与执行',
    level: 1,
    blocks: [
      note('单位：元。收入、支出均为本年合计，含上下级往来。'),
      tableOf(
        [
          { title: '县市区' },
          { title: '状态', align: 'center' },
          ...['本年收入合计', '本年支出合计'].flatMap((group) => [
            ...titles.map((title) => ({ title, group, amounts: true as const, grow: 1 })),
            { title: '%', group, align: 'right' as const },
          ]),
        ],
        rows.map(({ state, columns: { budget, adjusted: standing, actual } }) => [
          nameOf(reader, state.county),
          SUBMISSION_STATUSES[state.status],
          ...SUMS.flatMap((code) => [
            ...[budget, standing, actual].map((amounts) => known(amounts.get(code))),
            percent(actual.get(code), standing.get(code)),
          ]),
        ]),
      ),
    ],
  };
}

async function changes(
  reader: FundReader,
  book: BudgetYear,
  adjustments: readonly SubmissionState[],
): Promise<SectionContent[]> {
  const { context, county } = reader;
  const budgets = book.budgets.filter((one) => one.county !== null && (!county || one.county === county.id));
  const [lines, transfers] = await Promise.all([
    Promise.all(adjustments.map(({ id }) => context.loader(adjustmentLinesLoader).load(id))),
    Promise.all(budgets.map(({ id }) => context.loader(monthTransfersLoader).load(id))),
  ]);
  adjustments.forEach((one, at) => {
    for (const { line, amount } of lines[at]!)
      reader.figures.push({
        label: `${nameOf(reader, one.county)} 第${one.number}号调整 ${LINES[line as LineCode].name}`,
        amount,
        submitted: [{ submission: one.id, version: one.version, lines: [line] }],
      });
  });
  return [
    {
      heading: '预算调整',
      level: 1,
      blocks: [
        tableOf(
          [
            { title: '县市区' },
            { title: '方案', align: 'center' },
            { title: '项目' },
            { title: '调整数（元）', amounts: true },
            { title: '理由', grow: 1 },
            { title: '状态', align: 'center' },
          ],
          adjustments.flatMap((one, at) =>
            lines[at]!.map(({ line, amount, reason }) => [
              ...[nameOf(reader, one.county), `第${one.number}号`, LINES[line as LineCode].name, amount, reason],
              SUBMISSION_STATUSES[one.status],
            ]),
          ),
        ),
      ],
    },
    {
      heading: '月度调剂（全年数不变）',
      level: 1,
      blocks: [
        tableOf(
          [
            { title: '县市区' },
            { title: '项目' },
            { title: '调出', align: 'center' },
            { title: '调入', align: 'center' },
            { title: '金额（元）', amounts: true },
            { title: '依据文件', grow: 2 },
            { title: '经办人', grow: 1 },
            { title: '时间', align: 'center' },
          ],
          budgets.flatMap((one, at) =>
            transfers[at]!.map(({ line, fromMonth, toMonth, amount, document, person, at: when }) => [
              ...[nameOf(reader, one.county), LINES[line as LineCode].name, `${fromMonth}月`, `${toMonth}月`],
              ...[amount, document, person, minute(when)],
            ]),
          ),
        ),
      ],
    },
  ];
}

/** "住院费用支出 700.00→650.00" */
function changedIn(reader: FundReader, book: BudgetYear, submission: SubmissionState, version: number): string {
  const state = book.budgets.find(({ id }) => id === submission.id);
  if (!state) return '各项见预算调整';
  const changed = changesBetween(book, state, version - 1, version);
  if (changed.length === 0) return '内容未变';
  return changed
    .map(({ county, line, before, after }) => {
      const whose = state.county === null && county !== null ? `${nameOf(reader, county)} ` : '';
      const amounts = before === after ? '分月数有变' : `${yuan(before)}→${yuan(after)}`;
      return `${whose}${LINES[line].name} ${amounts}`;
    })
    .join('；');
}
