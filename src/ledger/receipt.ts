import { isDate } from '../dates.js';
import { amountFaults, reasonFaults } from '../faults.js';
import type { Fen } from '../money.js';
import { type Refusal, refusal } from '../refusal.js';

/** What can be wrong with a receipt by itself: its amount, its date (under the field's name), its document. */
export function receiptFaults(amount: Fen, date: Record<string, string>, document: string): Refusal[] {
  const [[field, given]] = Object.entries(date) as [[string, string]];
  return [
    ...amountFaults(amount),
    ...(isDate(given) ? [] : [refusal('INVALID_DATE', { given }, ['input', field])]),
    ...reasonFaults(document, ['input', 'document']),
  ];
}
