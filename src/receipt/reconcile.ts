/** 对账: what of a list is new, what was there before, what contradicts it; and whether a day's receipts are what the treasury took in. */
import type { Fen } from '../money.js';
import type { ReceiptRow } from './receipt-csv.js';

/** A receipt by what it says. Its number is one for good in its fund. */
export type Receipt = Omit<ReceiptRow, 'line'>;

export const receiptKey = ({ insurance, number }: Pick<Receipt, 'insurance' | 'number'>): string =>
  `${insurance}/${number}`;

export const sameReceipt = (a: Receipt, b: Receipt): boolean =>
  a.enteredOn === b.enteredOn && a.county === b.county && a.item === b.item && a.amount === b.amount;

export interface Sorted {
  /** To be booked. */
  fresh: ReceiptRow[];
  /** Said before, word for word, in this list or in an earlier one: not booked again. */
  repeated: ReceiptRow[];
  /** Said before otherwise: one of the two is wrong, and nobody here can tell which. */
  conflicting: { row: ReceiptRow; before: Receipt }[];
}

/** @param known the receipts that stand, by `receiptKey`. */
export function sortReceipts(rows: readonly ReceiptRow[], known: ReadonlyMap<string, Receipt>): Sorted {
  const said = new Map(known);
  const sorted: Sorted = { fresh: [], repeated: [], conflicting: [] };
  for (const row of rows) {
    const before = said.get(receiptKey(row));
    if (!before) {
      said.set(receiptKey(row), row);
      sorted.fresh.push(row);
    } else if (sameReceipt(row, before)) sorted.repeated.push(row);
    else sorted.conflicting.push({ row, before });
  }
  return sorted;
}

/** MISSING: the treasury took in more than is listed. SURPLUS: less. UNREPORTED: it has not said anything of the day. */
export const DayState = {
  MATCHED: 'MATCHED',
  MISSING: 'MISSING',
  SURPLUS: 'SURPLUS',
  UNREPORTED: 'UNREPORTED',
} as const;
export type DayState = keyof typeof DayState;

export function dayState(listed: Fen, reported: Fen | null): DayState {
  if (reported === null) return 'UNREPORTED';
  if (listed === reported) return 'MATCHED';
  return listed < reported ? 'MISSING' : 'SURPLUS';
}
