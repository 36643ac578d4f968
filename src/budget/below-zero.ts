import { yuan } from '../money.js';
import { type Refusal, refusal } from '../refusal.js';
import { type LineCode, LINES } from './line.js';
import type { Plan } from './plan.js';

/** Nothing is planned below zero, in no month. */
export const belowZero = (plan: Plan, pathOf: (line: LineCode) => readonly (string | number)[]): Refusal[] =>
  [...plan].flatMap(([code, { amount, months }]) => {
    const at = months?.findIndex((month) => month < 0n) ?? -1;
    if (at < 0 && amount >= 0n) return [];
    const facts = {
      line: LINES[code].name,
      month: at < 0 ? '全年' : ` ${at + 1} 月`,
      amount: yuan(at < 0 ? amount : months![at]!),
    };
    return [refusal('BUDGET_LINE_BELOW_ZERO', facts, pathOf(code))];
  });
