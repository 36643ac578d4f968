/**
 * One scenario's years, drawn at random. The only floats of the product that stand for money; the path turns them into fen, once.
 *
 * Income due grows as it did; what is collected strays from it, and does so for that year only. Expenditure grows from what it was, and
 * keeps what it strayed; a shock is gone after its year. A county strays with the one common factor of all, and by itself.
 */
import type { Fen } from '../money.js';
import { fen, fenFromSample } from '../money.js';
import type { StressInputs } from './inputs.js';
import type { Random } from './random.js';

/** A county's year, in fen. */
export interface SampledYear {
  due: Fen;
  collected: Fen;
  spent: Fen;
}

/** How far expenditure and income due had come in the last year on record, in fen. */
interface Start {
  due: number;
  spent: number;
}

/** For each scenario's random numbers its years, one after the other, each with a row for every county in the order of the inputs. */
export function sampler(inputs: StressInputs): (random: Random) => Generator<SampledYear[], void> {
  const { assumptions, estimates, counties } = inputs;
  const { collectionShift, expenditureShift, shockProbability, shockSize } = assumptions;
  const together = (correlation: number) => (assumptions.correlation === 'ZERO' ? 0 : correlation);
  const starts = counties.map(({ income, expenditure, collectionRate }): Start => ({
    due: Number(fen(income)) / (collectionRate || 1),
    spent: Number(fen(expenditure)),
  }));

  return function* (random) {
    const incomes = strayer(random, estimates.incomeVolatility, together(estimates.incomeCorrelation));
    const expenditures = strayer(random, estimates.expenditureVolatility, together(estimates.expenditureCorrelation));
    const paths = starts.map((start) => ({ ...start }));
    for (let year = 0; year < inputs.years; year++) {
      const shock = random.uniform() < shockProbability ? 1 + shockSize : 1;
      const [income, expenditure] = [incomes(), expenditures()];
      yield counties.map(({ incomeGrowth, expenditureGrowth, collectionRate }, at) => {
        const path = paths[at]!;
        path.due *= atLeastZero(1 + incomeGrowth);
        path.spent *= atLeastZero(1 + expenditureGrowth + expenditureShift + expenditure());
        return {
          due: fenFromSample(path.due),
          collected: fenFromSample(path.due * collectionRate * atLeastZero(1 + collectionShift + income())),
          spent: fenFromSample(path.spent * shock),
        };
      });
    }
  };
}

/** Called for a year, and then for each county: by how much it strays. One factor is all counties'. */
function strayer(random: Random, volatility: number, correlation: number): () => () => number {
  const [ofAll, ofOne] = [Math.sqrt(correlation), Math.sqrt(1 - correlation)];
  return () => {
    const common = random.normal() * ofAll;
    return () => volatility * (common + random.normal() * ofOne);
  };
}

const atLeastZero = (share: number): number => Math.max(0, share);
