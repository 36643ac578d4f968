/** What can be wrong with any document: what it rests on is not said, it has no rows or too many, an amount or a day in it is none. */
import { isDate } from './dates.js';
import { type Fen, parseAmount, yuan } from './money.js';
import { type Refusal, Refused, refusal } from './refusal.js';

type Path = readonly (string | number)[];

/** A document, a source or a reason has to be named. */
export const reasonFaults = (given: string | null | undefined, path: Path): Refusal[] =>
  given?.trim() ? [] : [refusal('REASON_MISSING', undefined, path)];

/** A document without rows has a fault; one with more than a request may have is refused alone, before anything reads its rows. */
export function rowsFaults({ length: count }: readonly unknown[], limit: number, path: Path): Refusal[] {
  if (count > limit) throw new Refused(refusal('TOO_MANY_ROWS', { count, limit }, path));
  return count === 0 ? [refusal('EMPTY_DOCUMENT', undefined, path)] : [];
}

/** What can be wrong with an amount of money that changes hands. */
export const amountFaults = (amount: Fen, path: Path = ['input', 'amount']): Refusal[] => [
  ...(amount < 0n ? [refusal('NEGATIVE_AMOUNT', { amount: yuan(amount) }, path)] : []),
  ...(amount === 0n ? [refusal('ZERO_AMOUNT', undefined, path)] : []),
];

/** Reads an amount of zero or more as it stands in a document. What is wrong with it joins the faults, and it goes on as zero. */
export function readAmount(given: string, path: Path, faults: Refusal[]): Fen {
  const amount = parseAmount(given);
  if (amount === undefined) faults.push(refusal('INVALID_AMOUNT', { given }, path));
  else if (amount < 0n) faults.push(refusal('NEGATIVE_AMOUNT', { amount: given }, path));
  return amount ?? 0n;
}

/** The same, and zero is no amount. */
export function readAmountAboveZero(given: string, path: Path, faults: Refusal[]): Fen {
  const before = faults.length;
  const amount = readAmount(given, path, faults);
  if (amount === 0n && faults.length === before) faults.push(refusal('ZERO_AMOUNT', undefined, path));
  return amount;
}

/** Refuses a day that is none, where one is given. */
export function checkDate(given: string | null | undefined, path: Path = ['asOf']): void {
  if (given != null && !isDate(given)) throw new Refused(refusal('INVALID_DATE', { given }, path));
}
