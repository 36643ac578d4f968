/** 偏离历史: lines of a budget far off what earlier years came to. A warning: the law sets no range. Pure. */
import { fen, percentHalfUp, proportionHalfUp, sum, yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { type LineAmounts, type LineCode, linesOf } from './line.js';
import { type Plan, tableOf } from './plan.js';

export interface OutOfRange {
  line: LineCode;
  /** Chinese, then English. */
  message: string;
  path: string[];
  budget: string;
  /** The mean of the years on record. */
  mean: string;
  /** How far it is off, in percent. */
  deviation: string;
}

/** Percent off the mean: a default of audit practice, in none of the documents. */
const OFF_MEAN = fen('20');

/** @param before whole years, from one to three. */
export const outOfRange = (
  insurance: Insurance,
  plan: Plan,
  before: readonly LineAmounts[],
): Omit<OutOfRange, 'path'>[] => {
  const table = tableOf(insurance, plan);
  return linesOf(insurance).flatMap(({ code, name, recorded }) => {
    const past = before.flatMap((year) => year.get(code) ?? []);
    const total = sum(past);
    if (!recorded || total <= 0n) return [];
    const years = BigInt(past.length);
    const deviation = percentHalfUp(table.get(code)! * years - total, total)!;
    if (-OFF_MEAN <= deviation && deviation <= OFF_MEAN) return [];
    const mean = proportionHalfUp(total, 1n, years);
    const figures = { budget: yuan(table.get(code)!), mean: yuan(mean), deviation: yuan(deviation) };
    const message =
      `“${name}” ${figures.budget} 元，偏离前 ${past.length} 年平均 ${figures.mean} 元 ${figures.deviation}%。 ` +
      `${figures.budget} is ${figures.deviation} % off the mean of ${past.length} years, ${figures.mean}.`;
    return [{ line: code, message, ...figures }];
  });
};
