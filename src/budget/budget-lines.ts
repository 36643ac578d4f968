/** The lines of a budget with what is planned and what the books have: as the API answers them, and as reports and tables print them. */
import type { Context } from '../context.js';
import { type Fen, percentHalfUp } from '../money.js';
import { actualTableLoader } from './budget.loader.js';
import { type BudgetLineType, type BudgetType, wordsOf } from './budget.types.js';
import { type LineCode, linesOf } from './line.js';
import { monthsOf, tableOf, tableUntil } from './plan.js';

/** In the table's order. */
export function linesOfBudget(budget: BudgetType): BudgetLineType[] {
  const { insurance, plan, adjusted, until } = budget;
  const [table, months] = [tableOf(insurance, plan), monthsOf(insurance, plan)];
  const [standing, standingMonths] = [tableOf(insurance, adjusted), monthsOf(insurance, adjusted)];
  const toDate = tableUntil(insurance, adjusted, until);
  return linesOf(insurance).map((line) => ({
    ...wordsOf(line),
    budget: table.get(line.code)!,
    months: months.get(line.code) ?? null,
    adjusted: standing.get(line.code)!,
    adjustedMonths: standingMonths.get(line.code) ?? null,
    plannedToDate: toDate.get(line.code)!,
    of: budget,
  }));
}

/** What the books have of a line up to the month that is asked for; null: in no account of its own. */
export async function actualOf(
  context: Context,
  { fund, county, until }: Pick<BudgetType, 'fund' | 'county' | 'until'>,
  fiscalYear: number,
  code: string,
): Promise<Fen | null> {
  const table = await context.loader(actualTableLoader).load({ fund, county, fiscalYear, until });
  return table.get(code as LineCode) ?? null;
}

/** 执行进度: in percent of the adjusted budget; null where either is missing. */
export const shareExecuted = (actual: Fen | null, { adjusted }: Pick<BudgetLineType, 'adjusted'>): Fen | null =>
  actual === null ? null : percentHalfUp(actual, adjusted);
