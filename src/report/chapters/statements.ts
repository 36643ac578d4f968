/** 会计报表: balance sheet, income and expenditure, trial balance of a book or of all, and the year month by month. */
import { fen, max, yuan, type Fen } from '../../money.js';
import { isDebitNormal } from '../../statement/movement.js';
import { movementsLoader } from '../../statement/movements.loader.js';
import { type ReadStatement, readStatement } from '../../statement/read-statement.js';
import { RECONCILING } from '../../statement/reconciliation.js';
import { type Form, FORMS, type StatementRow } from '../../statement/statement.js';
import { spansOf, trialBalance } from '../../statement/trial-balance.js';
import type { FigureContent, FigureLines } from '../figure.js';
import type { BlockContent, SectionContent, TableContent } from '../fund-content.js';
import {
  amounts,
  blockOf,
  bookKey,
  type FundReader,
  lastPeriod,
  nameOf,
  scopeOf,
  sectionOf,
  tableOf,
} from './fund-reader.js';

export async function statementSections(reader: FundReader): Promise<SectionContent[]> {
  return [
    await statementSection(reader, 'BALANCE_SHEET'),
    await statementSection(reader, 'INCOME_STATEMENT'),
    ...(reader.month === null && !reader.poolLevel ? await months(reader) : []),
    sectionOf('科目余额表', blockOf(await trialBalanceTable(reader))),
  ];
}

async function statementSection(reader: FundReader, form: Form): Promise<SectionContent> {
  const { county, figures } = reader;
  const found = await statementOf(reader, form);
  if (county && form === 'BALANCE_SHEET')
    figures.push(...closings(reader, county.id, found.columns.length - 1, found.rows));
  const [eliminated, reconciled] = [eliminationsIn(reader, found), reconciliationIn(found)];
  return sectionOf(
    `${FORMS[form].name}（${FORMS[form].number}）`,
    blockOf(rowsIn(found)),
    ...further('合并时抵销的上下级往来（下级与上级相等的部分）：', eliminated),
    ...further('与基金年度收支的勾稽：', reconciled),
  );
}

/** A table that is there only where it has something to say. */
const further = (text: string, table: TableContent): BlockContent[] =>
  table.rows.length > 0 ? [{ type: 'PARAGRAPH', text }, blockOf(table)] : [];

export const statementTable = async (reader: FundReader, form: Form): Promise<TableContent> =>
  rowsIn(await statementOf(reader, form));
export const eliminationsTable = async (reader: FundReader, form: Form): Promise<TableContent> =>
  eliminationsIn(reader, await statementOf(reader, form));
export const reconciliationTable = async (reader: FundReader): Promise<TableContent> =>
  reconciliationIn(await statementOf(reader, 'INCOME_STATEMENT'));

function statementOf(reader: FundReader, form: Form): Promise<ReadStatement> {
  const { context, fund, fiscalYear, month } = reader;
  const load = context.loader(movementsLoader);
  return readStatement((key) => load.load(key), fund, { form, fiscalYear, month, scope: scopeOf(reader) });
}

const rowsIn = ({ columns, rows }: ReadStatement): TableContent => ({
  columns: [
    { title: '项目', grow: 2 },
    ...columns.map(({ name }) => ({ title: name, amounts: true as const, grow: 1 })),
  ],
  rows: rows.map(({ row, figures }) => [
    `${'　'.repeat(row.indent)}${row.name}`,
    ...figures.map(({ amount }) => yuan(amount)),
  ]),
  strong: rows.flatMap(({ row }, at) => (row.accounts.length === 0 ? [at] : [])),
});

const eliminationsIn = (reader: FundReader, { columns, eliminations }: ReadStatement): TableContent => ({
  columns: [
    { title: '栏目' },
    { title: '下级科目' },
    { title: '上级科目' },
    { title: '县市区', grow: 1 },
    ...amounts('下级', '上级', '抵销', '未抵销'),
  ],
  rows: eliminations.flatMap((matched, at) =>
    matched.map(({ pair, county: of, lower, upper, eliminated }) => [
      columns[at]!.name,
      pair.lower.account,
      pair.upper.account,
      of === null ? '' : nameOf(reader, of),
      ...[lower, upper, eliminated, lower - upper].map(yuan),
    ]),
  ),
  strong: [],
});

const reconciliationIn = ({ reconciliation }: ReadStatement): TableContent => ({
  columns: [{ title: '项目', grow: 1 }, ...amounts('收入', '支出')],
  rows: (reconciliation ?? []).map(({ id, income, expenditure }) => [RECONCILING[id], yuan(income), yuan(expenditure)]),
  strong: [],
});

/** The closing figures of a book's own rows, where all their accounts grow on one side. */
function closings(reader: FundReader, county: string, column: number, rows: readonly StatementRow[]): FigureContent[] {
  const { fund, heads } = reader;
  const upTo = heads.get(county) ?? 0;
  return rows.flatMap(({ row, figures: shown }): FigureContent[] => {
    const sides = new Set(row.accounts.map(({ account }) => isDebitNormal(account)));
    const amount = shown[column]!.amount;
    if (sides.size !== 1 || row.accounts.some(({ sign, part }) => sign !== undefined || part === 'INDIVIDUAL'))
      return [];
    if (amount === 0n || upTo === 0) return [];
    const lines: FigureLines = {
      book: bookKey(fund, county),
      accounts: row.accounts.map(({ account, detail }) => (detail ? `${account}/${detail}` : account)),
      side: sides.has(true) ? 'D' : 'C',
      upTo,
      periods: [0, lastPeriod(reader)],
    };
    return [{ label: `${nameOf(reader, county)} ${row.name}`, amount: yuan(amount), lines }];
  });
}

/** 全年收支走势: what came in and went out in each month. */
async function months(reader: FundReader): Promise<SectionContent[]> {
  const { context, fund, fiscalYear, county } = reader;
  const rows = await context.read<{ month: number; income: string; expenditure: string }>(
    {
      name: 'months-of-fund-year',
      text: `select m.period % 100 as month,
          coalesce(sum(m.credit - m.debit) filter (where a.account like '4%'), 0)::text as income,
          coalesce(sum(m.debit - m.credit) filter (where a.account like '5%'), 0)::text as expenditure
        from book b
        join ledger_account a on a.book = b.id and a.account = any($4) and a.fund_year is null
          and a.part is distinct from 'INDIVIDUAL'
        join monthly_total m on m.ledger_account = a.id and m.period between $2 * 100 + 1 and $2 * 100 + 12
        where b.fund = $1 and b.county is not null and ($3::text is null or b.county = $3)
        group by m.period order by m.period`,
    },
    [fund.id, fiscalYear, county?.id ?? null, INCOME_AND_EXPENDITURE],
  );
  if (rows.length === 0) return [];
  const amounts = new Map(rows.map(({ month, income, expenditure }) => [month, [fen(income), fen(expenditure)]]));
  const longest = [...amounts.values()].flat().reduce(max, 1n);
  const permille = (amount: Fen): number => (amount > 0n ? Number((amount * 1000n) / longest) : 0);
  const chart: BlockContent = {
    type: 'MONTHS',
    series: ['收入', '支出'],
    months: Array.from({ length: 12 }, (_, at) => {
      const [income = 0n, expenditure = 0n] = amounts.get(at + 1) ?? [];
      return {
        label: `${at + 1}月`,
        amounts: [yuan(income), yuan(expenditure)],
        permille: [permille(income), permille(expenditure)],
      };
    }),
  };
  return [{ heading: '全年收支走势', level: 1, blocks: [chart, monthTable(chart)] }];
}

const INCOME_AND_EXPENDITURE = ['4001', '4101', '4201', '4301', '4501', '5001', '5101', '5401'];

const monthTable = (chart: Extract<BlockContent, { type: 'MONTHS' }>): BlockContent =>
  tableOf(
    [{ title: '月份' }, { title: '收入', amounts: true, grow: 1 }, { title: '支出', amounts: true, grow: 1 }],
    chart.months.map(({ label, amounts }) => [label, ...amounts]),
  );

export async function trialBalanceTable(reader: FundReader): Promise<TableContent> {
  const { context, fund, fiscalYear } = reader;
  const [before, during] = await context
    .loader(movementsLoader)
    .load({ fund: fund.id, spans: spansOf(fiscalYear * 100 + 1, lastPeriod(reader)), counts: 'BALANCE' });
  const { rows, opening, moved, closing } = trialBalance(scopeOf(reader), [before!, during!]);
  const names = await accountNames(reader);
  const total = (title: string, side: 'debit' | 'credit'): string[] => [
    ...['', title, yuan(opening[side])],
    ...(side === 'debit' ? [yuan(moved.debit), ''] : ['', yuan(moved.credit)]),
    yuan(closing[side]),
  ];
  return {
    columns: [
      { title: '科目' },
      { title: '名称', grow: 1 },
      ...(reader.month === null
        ? amounts('年初余额', '本年借方', '本年贷方', '年末余额')
        : amounts('年初余额', '本年累计借方', '本年累计贷方', '期末余额')),
    ],
    rows: [
      ...rows.map(({ account, detail, opening: at, debit, credit, closing: end }) => [
        account,
        names.get(detail ? `${account}/${detail}` : account) ?? detail ?? '',
        ...[at, debit, credit, end].map(yuan),
      ]),
      total('借方合计', 'debit'),
      total('贷方合计', 'credit'),
    ],
    strong: [rows.length, rows.length + 1],
  };
}

/** "3001/ACCUMULATED_BALANCE" → "一般基金结余—累计结余" */
export async function accountNames({
  context,
  fund,
}: Pick<FundReader, 'context' | 'fund'>): Promise<Map<string, string>> {
  const rows = await context.read<{ key: string; name: string }>(
    {
      name: 'account-names',
      text: `select code as key, name from account
        union all select d.account || '/' || d.code, a.name || '—' || d.name
          from account_detail d join account a on a.code = d.account where d.insurance = $1`,
    },
    [fund.insurance],
  );
  return new Map(rows.map(({ key, name }) => [key, name]));
}
