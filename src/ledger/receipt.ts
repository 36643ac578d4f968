import { isDate } from '../dates.js';
import { type Fen, yuan } from '../money.js';
import { type Refusal, refusal } from '../refusal.js';

/** What can be wrong with an amount of money that changes hands. */
export const amountFaults = (amount: Fen): Refusal[] => [
  ...(amount < 0n ? [refusal('NEGATIVE_AMOUNT', { amount: yuan(amount) }, ['input', 'amount'])] : []),
  ...(amount === 0n ? [refusal('ZERO_AMOUNT', undefined, ['input', 'amount'])] : []),
];

/** What can be wrong with a receipt by itself: its amount, its date (under the field's name), its document. */
export function receiptFaults(amount: Fen, date: Record<string, string>, document: string): Refusal[] {
  const [[field, given]] = Object.entries(date) as [[string, string]];
  return [
    ...amountFaults(amount),
    ...(isDate(given) ? [] : [refusal('INVALID_DATE', { given }, ['input', field])]),
    ...(document.trim() === '' ? [refusal('REASON_MISSING', undefined, ['input', 'document'])] : []),
  ];
}
