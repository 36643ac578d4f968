/** 逾期: which instalments of a debt are past their day and not covered. Pure: nothing is marked, it follows from plan, payments and day. */
import { dayOf } from '../dates.js';
import type { Fen } from '../money.js';
import type { Covered, Instalment } from './covered.js';

export interface OverdueInstalment extends Instalment {
  /** What of it no payment covers. */
  uncovered: Fen;
  days: number;
}

/** @param instalments by the payments made by the day. */
export const overdueOf = (instalments: readonly Covered[], asOf: string): OverdueInstalment[] =>
  instalments.flatMap(({ due, amount, outstanding }) =>
    due < asOf && outstanding > 0n ? [{ due, amount, uncovered: outstanding, days: dayOf(asOf) - dayOf(due) }] : [],
  );
