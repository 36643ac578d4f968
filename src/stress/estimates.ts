/**
 * What the counties' own history says: growth of each county, and of all together how far a year strays from it and how far the counties
 * stray together. Few years are on record, so means are each county's own, spread and correlation are the fund's.
 */
import type { Fen } from '../money.js';
import type { PoolEstimates } from './inputs.js';

/** Two years of growth are the least that can stray from their mean. */
export const LEAST_YEARS = 3;

/** At one, nothing would be left to the single county. */
const HIGHEST_CORRELATION = 0.99;

export interface Growth {
  mean: number;
  /** Each year's growth less the mean. */
  deviations: number[];
}

/** Growth from year to year; out of nothing there is none. */
export function growthOf(amounts: readonly Fen[]): Growth {
  const rates = amounts.slice(1).map((amount, at) => {
    const before = Number(amounts[at]);
    return before === 0 ? 0 : Number(amount) / before - 1;
  });
  const mean = total(rates) / rates.length;
  return { mean, deviations: rates.map((rate) => rate - mean) };
}

/** Root of the mean variance of a county's growth about its own mean. */
export function volatilityOf(counties: readonly Growth[]): number {
  const freedom = total(counties.map(({ deviations }) => deviations.length - 1));
  return Math.sqrt(squares(counties) / freedom);
}

/** Mean product of two counties' deviations in one year, over the mean square: the intraclass correlation, none below zero. */
export function correlationOf(counties: readonly Growth[]): number {
  const all = squares(counties);
  if (counties.length < 2 || all === 0) return 0;
  const together = total(
    counties[0]!.deviations.map((_, year) => {
      const ofYear = counties.map(({ deviations }) => deviations[year]!);
      return total(ofYear) ** 2 - total(ofYear.map((deviation) => deviation ** 2));
    }),
  );
  return Math.min(HIGHEST_CORRELATION, Math.max(0, together / (counties.length - 1) / all));
}

export function estimatesOf(income: readonly Growth[], expenditure: readonly Growth[]): PoolEstimates {
  return {
    incomeVolatility: volatilityOf(income),
    expenditureVolatility: volatilityOf(expenditure),
    incomeCorrelation: correlationOf(income),
    expenditureCorrelation: correlationOf(expenditure),
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
const squares = (counties: readonly Growth[]): number =>
  total(counties.flatMap(({ deviations }) => deviations.map((deviation) => deviation ** 2)));
