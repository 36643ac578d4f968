/** Two levels' books of the same months, item by item: what the lower have and the upper lack. Pure. */
import { isIncome, type Item } from '../load/item.js';
import { type Fen, sum } from '../money.js';

export interface MonthItem {
  month: number;
  item: Item;
  amount: Fen;
}

/** In order of month, then item; negative where the upper books have more than the lower. What agrees is left out. */
export function lacking(upper: readonly MonthItem[], lower: readonly MonthItem[]): MonthItem[] {
  const keyOf = ({ month, item }: MonthItem) => `${String(month).padStart(2, '0')} ${item}`;
  const rows = new Map<string, MonthItem>();
  const add = (row: MonthItem, amount: Fen) =>
    rows.set(keyOf(row), { ...row, amount: (rows.get(keyOf(row))?.amount ?? 0n) + amount });
  for (const row of lower) add(row, row.amount);
  for (const row of upper) add(row, -row.amount);
  return [...rows]
    .filter(([, { amount }]) => amount !== 0n)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row);
}

export interface MonthsOfYear {
  income: Fen;
  expenditure: Fen;
}

export const yearOf = (items: readonly MonthItem[]): MonthsOfYear => ({
  income: sum(items.filter(({ item }) => isIncome(item)).map(({ amount }) => amount)),
  expenditure: sum(items.filter(({ item }) => !isIncome(item)).map(({ amount }) => amount)),
});
