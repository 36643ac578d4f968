/** A statement from its definition and what moved: pure, the same for the API, a page or a sheet. */
import type { Fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { balanceSheetRows } from './balance-sheet.js';
import { asMovements, eliminations, type Matched } from './elimination.js';
import { incomeStatementRows } from './income-statement.js';
import { amountOf, type Counts, isOf, type Movement, type Span } from './movement.js';
import type { Row } from './row.js';

export type Form = 'BALANCE_SHEET' | 'INCOME_STATEMENT';

export const FORMS: Readonly<
  Record<Form, { number: string; name: string; counts: Counts; rows: (insurance: Insurance) => readonly Row[] }>
> = {
  BALANCE_SHEET: { number: '会社保01表', name: '资产负债表', counts: 'BALANCE', rows: balanceSheetRows },
  INCOME_STATEMENT: { number: '会社保02表', name: '收支表', counts: 'FLOW', rows: incomeStatementRows },
};

export interface Column {
  id: 'OPENING' | 'CLOSING' | 'MONTH' | 'YEAR_TO_DATE' | 'YEAR' | 'PRIOR_YEAR';
  name: string;
  span: Span;
}

const FIRST = 0;
export const CLOSING_PERIOD = 13;

/** The columns of a form; month null: of the annual statement, the closing period included. */
export function columnsOf(form: Form, year: number, month: number | null): Column[] {
  const period = (of: number, at: number) => of * 100 + at;
  const last = period(year, month ?? CLOSING_PERIOD);
  if (form === 'BALANCE_SHEET')
    return [
      { id: 'OPENING', name: '年初余额', span: { from: FIRST, to: period(year, 0) } },
      { id: 'CLOSING', name: '期末余额', span: { from: FIRST, to: last } },
    ];
  const year_ = (of: number): Span => ({ from: period(of, 1), to: period(of, CLOSING_PERIOD) });
  return month === null
    ? [
        { id: 'YEAR', name: '本年数', span: year_(year) },
        { id: 'PRIOR_YEAR', name: '上年数', span: year_(year - 1) },
      ]
    : [
        { id: 'MONTH', name: '本月数', span: { from: last, to: last } },
        { id: 'YEAR_TO_DATE', name: '本年累计数', span: { from: period(year, 1), to: last } },
      ];
}

/** One book of the fund: a county's, or (null) the pool's own; or all of them consolidated. */
export type Scope = { county: string | null } | 'CONSOLIDATED';

export interface Figure {
  /** What the form shows: of a consolidated statement, the sum of the books less what is eliminated. */
  amount: Fen;
  sumOfBooks: Fen;
  eliminated: Fen;
}

export interface StatementRow {
  row: Row;
  /** In order of columns. */
  figures: Figure[];
}

export interface Statement {
  form: Form;
  columns: Column[];
  rows: StatementRow[];
  /** Of each column; none in the statement of a single book. */
  eliminations: Matched[][];
}

export function statementOf(
  form: Form,
  insurance: Insurance,
  scope: Scope,
  { columns, annual }: { columns: Column[]; annual: boolean },
  moved: readonly (readonly Movement[])[],
): Statement {
  const { counts, rows } = FORMS[form];
  const definition = rows(insurance);
  const ofScope = moved.map((movements) =>
    scope === 'CONSOLIDATED' ? movements : movements.filter(({ county }) => county === scope.county),
  );
  const matched = ofScope.map((movements) => (scope === 'CONSOLIDATED' ? eliminations(movements, counts) : []));
  const sums = ofScope.map((movements) => amounts(definition, movements, counts));
  const eliminated = matched.map((each) => amounts(definition, asMovements(each), counts));
  const all = definition.map((row): StatementRow => ({
    row,
    figures: columns.map((_, at) => {
      const [sumOfBooks, taken] = [sums[at]!.get(row.id)!, eliminated[at]!.get(row.id)!];
      return { amount: sumOfBooks + taken, sumOfBooks, eliminated: taken };
    }),
  }));
  return { form, columns, rows: all.filter((each) => isShown(each, annual)), eliminations: matched };
}

const isShown = ({ row, figures }: StatementRow, annual: boolean): boolean =>
  !(annual && row.monthly) && (!row.outOfForm || figures.some(({ sumOfBooks }) => sumOfBooks !== 0n));

/** The amount of each row. */
export function amounts(rows: readonly Row[], movements: readonly Movement[], counts: Counts): Map<string, Fen> {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const byAccount = Map.groupBy(movements, ({ account }) => account);
  const found = new Map<string, Fen>();
  const amount = (id: string): Fen => {
    const known = found.get(id);
    if (known !== undefined) return known;
    const { accounts, sums } = byId.get(id)!;
    let total = 0n;
    for (const selection of accounts)
      for (const movement of byAccount.get(selection.account) ?? [])
        if (isOf(movement, selection)) total += BigInt(selection.sign ?? 1) * amountOf(movement, counts);
    for (const [other, sign] of Object.entries(sums)) total += BigInt(sign) * amount(other);
    found.set(id, total);
    return total;
  };
  for (const { id } of rows) amount(id);
  return found;
}
