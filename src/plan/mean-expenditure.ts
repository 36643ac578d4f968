/** 前三年度平均支出: what the mean of the years before comes to for some months; prefunds, limits and comparisons go by it. Pure. */
import { type Fen, percentHalfUp, proportionHalfUp, sum } from '../money.js';

/**
 * @param before expenditure of the years before, the newest first, without a gap.
 * @returns half up, rounded once; undefined where fewer years are on record.
 */
export const meanExpenditure = (
  before: readonly Fen[],
  { months, meanOfYears }: { months: number; meanOfYears: number },
): Fen | undefined =>
  before.length < meanOfYears
    ? undefined
    : proportionHalfUp(sum(before.slice(0, meanOfYears)), BigInt(months), BigInt(meanOfYears * 12));

/** How far an amount is off the mean, above or (negative) below, in hundredths of a percent; null off a mean of nothing. */
export const offMean = (amount: Fen, mean: Fen): bigint | null => percentHalfUp(amount - mean, mean);
