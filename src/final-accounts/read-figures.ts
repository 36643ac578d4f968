/** The figures of a fund year as the books have them now: of a county, or (null) of the whole fund, consolidated. */
import { tableOf } from '../budget/plan.js';
import { executed } from '../budget/executed.js';
import { adjusted, budgeted, isAdjusted } from '../budget/standing.js';
import type { BudgetYear } from '../budget/budget-years.query.js';
import type { FundRow } from '../pool/pool.loader.js';
import type { Movement } from '../statement/movement.js';
import type { MovementsKey } from '../statement/movements.loader.js';
import type { Matched } from '../statement/elimination.js';
import { type Form, columnsOf, type Scope, type Statement, statementOf, FORMS } from '../statement/statement.js';
import { type FinalFigure, finalFigures } from './figures.js';
import { type BudgetColumns, type FinalLine, finalTable } from './final-table.js';

/** What all final accounts of a fund year are read from: once for all its books. */
export interface YearBooks {
  fund: FundRow;
  fiscalYear: number;
  moved: Readonly<Record<Form, readonly (readonly Movement[])[]>>;
  budgets: BudgetYear;
}

export async function yearBooks(
  load: (key: MovementsKey) => Promise<Movement[][]>,
  budgets: Promise<BudgetYear>,
  fund: FundRow,
  fiscalYear: number,
): Promise<YearBooks> {
  const of = (form: Form) =>
    load({
      fund: fund.id,
      spans: columnsOf(form, fiscalYear, null).map(({ span }) => span),
      counts: FORMS[form].counts,
    });
  const [balance, income, planned] = await Promise.all([of('BALANCE_SHEET'), of('INCOME_STATEMENT'), budgets]);
  return { fund, fiscalYear, moved: { BALANCE_SHEET: balance, INCOME_STATEMENT: income }, budgets: planned };
}

const scopeOf = (county: string | null): Scope => (county === null ? 'CONSOLIDATED' : { county });

function statement({ fund, fiscalYear, moved }: YearBooks, form: Form, scope: Scope): Statement {
  const columns = columnsOf(form, fiscalYear, null);
  return statementOf(form, fund.insurance, scope, { columns, annual: true }, moved[form]);
}

export function tableOfYear(books: YearBooks, county: string | null): FinalLine[] {
  const { fund, moved } = books;
  const [opening, year] = [moved.BALANCE_SHEET[0]!, moved.INCOME_STATEMENT[0]!];
  return finalTable(
    fund.insurance,
    executed(fund.insurance, scopeOf(county), { opening, year }),
    budgetColumns(books, county),
  );
}

function budgetColumns({ budgets, fund: { insurance } }: YearBooks, county: string | null): BudgetColumns {
  const state = budgets.of(county);
  if (!state?.inForceSince) return { budget: null, adjusted: null };
  return {
    budget: tableOf(insurance, budgeted(budgets, state)),
    adjusted: isAdjusted(budgets, state) ? tableOf(insurance, adjusted(budgets, state)) : null,
  };
}

export interface Figures {
  figures: FinalFigure[];
  /** What between the levels does not meet, in either statement; of the whole fund only. */
  unmatched: Matched[];
}

export function figuresOfYear(books: YearBooks, county: string | null): Figures {
  const scope = scopeOf(county);
  const statements = [statement(books, 'BALANCE_SHEET', scope), statement(books, 'INCOME_STATEMENT', scope)];
  return {
    figures: finalFigures(statements, tableOfYear(books, county)),
    unmatched: statements
      .flatMap(({ eliminations }) => eliminations.flat())
      .filter(({ lower, upper }) => lower !== upper),
  };
}

/** Counties whose income and expenditure of the year are not (all) carried to its result. */
export const notCarried = ({ moved }: YearBooks): boolean => {
  const left = new Map<string, bigint>();
  for (const { county, account, detail, part, fundYear, debit, credit } of moved.INCOME_STATEMENT[0]!) {
    if (!/^[45]/.test(account)) continue;
    const key = [county, account, detail, part, fundYear].join('|');
    left.set(key, (left.get(key) ?? 0n) + debit - credit);
  }
  return [...left.values()].some((amount) => amount !== 0n);
};
