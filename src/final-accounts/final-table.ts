/**
 * 决算表: the lines of the official budget table with 预算数, 调整预算数 and 决算数 (预算法第七十五条). Pure.
 */
import { type LineAmounts, type LineCode, linesOf } from '../budget/line.js';
import type { Fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';

export interface FinalLine {
  code: LineCode;
  /** Null where no budget is in force. */
  budget: Fen | null;
  /** Null where no adjustment was approved. */
  adjusted: Fen | null;
  /** Null where no account tells the line apart. */
  actual: Fen | null;
}

/** A budget in force, and as it stands after approved adjustments. */
export interface BudgetColumns {
  budget: LineAmounts | null;
  adjusted: LineAmounts | null;
}

export const finalTable = (
  insurance: Insurance,
  actual: LineAmounts,
  { budget, adjusted }: BudgetColumns,
): FinalLine[] =>
  linesOf(insurance)
    .filter(({ unprinted }) => !unprinted)
    .map(({ code }) => ({
      code,
      budget: budget?.get(code) ?? null,
      adjusted: adjusted?.get(code) ?? null,
      actual: actual.get(code) ?? null,
    }));
