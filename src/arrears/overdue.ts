/** 逾期: which instalments of a debt are past their day and not covered. Pure: nothing is marked, it follows from plan, payments and day. */
import { dayOf } from '../dates.js';
import { type Fen, min } from '../money.js';

export interface Instalment {
  due: string;
  amount: Fen;
}

export interface OverdueInstalment extends Instalment {
  /** What of it no payment covers. */
  uncovered: Fen;
  days: number;
}

/**
 * Payments cover the instalments in the order of their days. Never more is overdue than is still owed: where a correction made the debt
 * smaller than its plan, the last instalments fall away.
 *
 * @param instalments in the order of their days.
 * @param paid towards them, by the day.
 * @param owed still, on the day.
 */
export function overdueOf(instalments: readonly Instalment[], paid: Fen, owed: Fen, asOf: string): OverdueInstalment[] {
  let [covering, left] = [paid, owed];
  return instalments.flatMap(({ due, amount }) => {
    const covered = min(covering, amount);
    covering -= covered;
    const uncovered = min(amount - covered, left);
    left -= uncovered;
    return due < asOf && uncovered > 0n ? [{ due, amount, uncovered, days: dayOf(asOf) - dayOf(due) }] : [];
  });
}
