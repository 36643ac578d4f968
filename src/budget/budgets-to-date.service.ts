import type { EntityManager } from '@mikro-orm/postgresql';
import { readIn } from '../database/write.js';
import type { Fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { budgetYears } from './budget-years.query.js';
import { tableUntil } from './plan.js';
import { adjusted } from './standing.js';

/** A budget in force as adjusted: of the whole year, and of its months so far. */
export interface BudgetToDate {
  income: { year: Fen; toDate: Fen };
  expenditure: { year: Fen; toDate: Fen };
}

const MONTHS = 12;

/** Of each county that has one in force, without transfers between levels. */
export async function budgetsToDate(
  em: EntityManager,
  years: readonly { fund: number; insurance: Insurance; year: number; months: number }[],
): Promise<Map<string, BudgetToDate>[]> {
  const books = await budgetYears(readIn(em), years);
  return books.map((book, at) => {
    const { insurance, months } = years[at]!;
    return new Map(
      book.budgets.flatMap((budget) => {
        if (budget.county === null || budget.inForceSince === null) return [];
        const plan = adjusted(book, budget);
        const [year, toDate] = [tableUntil(insurance, plan, MONTHS), tableUntil(insurance, plan, months)];
        const of = (code: 'INCOME_SUBTOTAL' | 'EXPENDITURE_SUBTOTAL') => ({
          year: year.get(code)!,
          toDate: toDate.get(code)!,
        });
        return [[budget.county, { income: of('INCOME_SUBTOTAL'), expenditure: of('EXPENDITURE_SUBTOTAL') }] as const];
      }),
    );
  });
}
