/** Synthetic budgets: what a county's year brings, month by month, spent as far as the income goes (以收定支). Pure. */
import { isIncome, type Item } from '../load/item.js';
import { type Fen, fen, min, shareOut, sum, yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';

export interface MonthRow {
  month: number;
  item: string;
  amount: string;
}

export interface DemoBudgetLine {
  line: string;
  amount: string;
  months: string[];
}

/** Items of a load are lines of the table; of residents, transfers in stand under other income. */
const lineOf = (insurance: Insurance, item: Item): string =>
  item === 'TRANSFER_IN' && insurance === 'RESIDENT' ? 'OTHER_INCOME' : item;

export function demoBudget(rows: readonly MonthRow[], insurance: Insurance): DemoBudgetLine[] {
  const lines = new Map<string, { income: boolean; months: Fen[] }>();
  for (const { month, item, amount } of rows) {
    const code = lineOf(insurance, item as Item);
    const line = lines.get(code) ?? { income: isIncome(item as Item), months: Array<Fen>(12).fill(0n) };
    line.months[month - 1]! += fen(amount);
    lines.set(code, line);
  }
  const side = (income: boolean) => [...lines].filter(([, line]) => line.income === income);
  const spending = side(false).flatMap(([, { months }]) => months);
  const earned = sum(side(true).flatMap(([, { months }]) => months));
  const planned = shareOut(min(earned, sum(spending)), spending);
  return [
    ...side(true).map(([line, { months }]) => written(line, months)),
    ...side(false).map(([line], at) => written(line, planned.slice(at * 12, at * 12 + 12))),
  ];
}

const written = (line: string, months: readonly Fen[]): DemoBudgetLine => ({
  line,
  amount: yuan(sum(months)),
  months: months.map(yuan),
});
