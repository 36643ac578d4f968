/** Stress runs without a database: what estimates say, what a scenario keeps, and what the whole comes to. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Fen, fen, fenFromSample, sum, yuan } from '../../src/money.js';
import type { FundingSource, Policy } from '../../src/policy/policy.js';
import { changzhutan } from '../../src/policy/changzhutan.js';
import { handan } from '../../src/policy/handan.js';
import { policies } from '../../src/policy/registry.js';
import { shaoyang } from '../../src/policy/shaoyang.js';
import { correlationOf, growthOf, volatilityOf } from '../../src/stress/estimates.js';
import type { StressInputs } from '../../src/stress/inputs.js';
import { opening, passYear, type PoolState } from '../../src/stress/path.js';
import { randomOf } from '../../src/stress/random.js';
import { runScenarios } from '../../src/stress/run-scenarios.js';
import { type SampledYear, sampler } from '../../src/stress/sample.js';
import { countyOf, inputsOf, twelve } from './made-up-inputs.js';

const run = (policy: Policy, inputs: StressInputs) => runScenarios(policy, inputs, () => undefined);

describe('estimates', () => {
  test('100, 110, 132 grow by 15 % on average, 5 points below in the first year and above in the second', () => {
    const { mean, deviations } = growthOf([100n, 110n, 132n]);
    expect(mean).toBeCloseTo(0.15, 12);
    expect(deviations[0]).toBeCloseTo(-0.05, 12);
    expect(deviations[1]).toBeCloseTo(0.05, 12);
  });

  test('out of nothing there is no growth', () => {
    expect(growthOf([0n, 50n, 50n])).toEqual({ mean: 0, deviations: [0, 0] });
  });

  test('the spread has one degree of freedom less than years for each county', () => {
    const county = { mean: 0.1, deviations: [0.05, -0.05] };
    expect(volatilityOf([county, county])).toBeCloseTo(Math.sqrt(0.01 / 2), 12);
  });

  test('counties that stray alike correlate, those that stray against each other do not', () => {
    const [up, down] = [
      { mean: 0, deviations: [0.1, -0.1] },
      { mean: 0, deviations: [-0.1, 0.1] },
    ];
    expect(correlationOf([up, up, up])).toBe(0.99);
    expect(correlationOf([up, down])).toBe(0);
    expect(correlationOf([up, up, up, down])).toBeCloseTo(0, 12);
    expect(correlationOf([up])).toBe(0);
  });
});

describe('a sampled amount', () => {
  test('is rounded to the fen once', () => {
    expect(fenFromSample(123_456.5)).toBe(123_457n);
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, -1])('%s is none', (sample) => {
    expect(() => fenFromSample(sample)).toThrow('not a sampled amount');
  });
});

/** All that the fund holds. */
const holdings = (pool: PoolState): Fen =>
  pool.sharedReserve + pool.pooledBalance + sum(pool.counties.map(({ balance, ownReserve }) => balance + ownReserve));

const GOVERNMENTS: FundingSource[] = ['LOCAL_GOVERNMENT', 'MUNICIPAL_FINANCE', 'PROVINCIAL_FINANCE'];

/** One scenario, year by year. */
function follow(policy: Policy, inputs: StressInputs, scenario: number) {
  const pool = opening(inputs)();
  let fiscalYear = inputs.firstYear;
  return [...sampler(inputs)(randomOf(inputs.seed, scenario))].map((sampled: SampledYear[]) => {
    const before = holdings(pool);
    const { outcome, paidForCounties } = passYear(policy, pool, fiscalYear++, sampled);
    const topUps = outcome.counties.flatMap(({ steps }) => steps.filter(({ source }) => GOVERNMENTS.includes(source)));
    return {
      outcome,
      paidForCounties,
      before,
      after: holdings(pool),
      collected: sum(sampled.map(({ collected }) => collected)),
      spent: sum(sampled.map(({ spent }) => spent)),
      topUps: sum(topUps.map(({ amount }) => amount)),
      unresolved: sum(outcome.counties.map(({ unresolved }) => unresolved)),
      least: [pool.sharedReserve, pool.pooledBalance, ...pool.counties.flatMap((one) => [one.balance, one.ownReserve])],
    };
  });
}

const amount = fc.bigInt(0n, 200_000n).map(yuan);
const share = (from: number, to: number) => fc.double({ min: from, max: to, noNaN: true });
const county = fc
  .record({
    kind: fc.constantFrom('COUNTY' as const, 'CITY_OWN' as const),
    accumulatedBalance: amount,
    ownReserve: amount,
    income: amount,
    expenditure: amount,
    incomeGrowth: share(-0.5, 0.5),
    expenditureGrowth: share(-0.5, 0.5),
    collectionRate: fc.oneof(fc.constant(0), share(0.01, 1.2)),
  })
  .map((drawn) => ({ ...drawn, premiums: yuan(fen(drawn.income) / 2n), subsidies: yuan(fen(drawn.income) / 3n) }));
const madeUp = fc
  .record({
    counties: fc.array(county, { minLength: 1, maxLength: 5 }),
    insurance: fc.constantFrom('EMPLOYEE' as const, 'RESIDENT' as const),
    firstYear: fc.constantFrom(2021, 2022),
    seed: fc.nat(),
    sharedReserve: amount,
    pooledBalance: amount,
    owed: amount,
    shockProbability: share(0, 1),
  })
  .map(({ counties, owed, shockProbability, ...rest }): StressInputs => {
    const named = counties.map((one, at) => countyOf(`c${at}`, one));
    const inputs = inputsOf(named, rest);
    return {
      ...inputs,
      assumptions: { ...inputs.assumptions, shockProbability, shockSize: 0.3 },
      openPayments: [{ county: 'c0', dueYear: rest.firstYear, amount: owed, to: [{ county: null, amount: owed }] }],
    };
  });

describe('a scenario', () => {
  test('neither makes nor loses a fen: what the fund holds changes by income, expenditure and what comes from outside', () => {
    fc.assert(
      fc.property(fc.constantFrom(...policies.all.map(({ id }) => id)), madeUp, (policy, inputs) => {
        for (const year of follow(policies.get(policy)!, inputs, 0)) {
          const fromOutside = year.topUps + year.unresolved + year.paidForCounties;
          expect(year.after).toBe(year.before + year.collected - year.spent + fromOutside);
          for (const held of year.least) expect(held).toBeGreaterThanOrEqual(0n);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('in Handan, what a county drew in one year is back in the next: out of its balance, the rest by its government', () => {
    // a: 10.00 of balance and reserve each against a deficit of 100.00; next year it breaks even with nothing of its own
    const still = { incomeGrowth: 0, expenditureGrowth: 0 };
    const inputs = inputsOf(
      [
        countyOf('a', {
          ...still,
          ...{ income: '900.00', expenditure: '1000.00', accumulatedBalance: '10.00', ownReserve: '10.00' },
        }),
        countyOf('b', { ...still, ownReserve: '100.00', expenditure: '1000.00' }),
      ],
      {
        sharedReserve: '0.00',
        years: 2,
        estimates: { ...twelveEstimates, incomeVolatility: 0, expenditureVolatility: 0 },
      },
    );
    const [first, second] = follow(handan, inputs, 0);
    expect(first!.outcome.counties[0]!.steps.map(({ source, amount: step }) => `${source} ${yuan(step)}`)).toEqual([
      'ACCUMULATED_BALANCE 10.00',
      'OWN_RESERVE 10.00',
      'SHARED_RESERVE 40.00', // half of the 80.00 that are left, out of b’s 100.00
      'LOCAL_GOVERNMENT 40.00',
    ]);
    expect(yuan(second!.paidForCounties)).toBe('50.00');
    expect(second!.outcome.counties[1]!.ownReserveAfter).toBe(fen('55.00')); // 100.00 again, less 45.00 of the second year
  });

  test('in Shaoyang each year fills the reserve up to 10 % of premiums and subsidies, by what each county raised', () => {
    const inputs = inputsOf([countyOf('a'), countyOf('b')], {
      sharedReserve: '0.00',
      years: 1,
      estimates: { ...twelveEstimates, incomeVolatility: 0, expenditureVolatility: 0 },
    });
    const [year] = follow(shaoyang, inputs, 0);
    // 1,080.00 × 99 % each: 10 % of 2,138.40
    expect(yuan(year!.outcome.sharedReserveAfter)).toBe('213.84');
  });

  test('in Chang-Zhu-Tan a draw that the province would decide is what the member lacks', () => {
    const inputs = inputsOf([countyOf('a', { expenditure: '1500.00', accumulatedBalance: '0.00' })], {
      sharedReserve: '200.00',
      years: 1,
    });
    const [year] = follow(changzhutan, inputs, 0);
    expect(year!.outcome.counties[0]!.steps.map(({ source }) => source)).toEqual([
      'SHARED_RESERVE',
      'LOCAL_GOVERNMENT',
    ]);
    expect(year!.outcome.sharedReserveAfter).toBe(0n);
  });
});

const twelveEstimates = inputsOf(twelve).estimates;

describe('a run', () => {
  test('gives the same result again for the same seed, and another one for another', () => {
    const inputs = inputsOf(twelve, { scenarios: 50 });
    expect(run(handan, inputs)).toEqual(run(handan, inputs));
    expect(run(handan, { ...inputs, seed: 8 })).not.toEqual(run(handan, inputs));
  });

  test('counties that stray together spread the pool’s months of cover more than twice as wide as counties each by itself', () => {
    const spread = (correlation: 'OBSERVED' | 'ZERO') => {
      const inputs = inputsOf(twelve);
      const { years } = run(handan, { ...inputs, assumptions: { ...inputs.assumptions, correlation } });
      const { p5, p95 } = years[0]!.monthsOfCover!;
      return Number(p95) - Number(p5);
    };
    expect(spread('OBSERVED')).toBeGreaterThan(2 * spread('ZERO'));
    expect(spread('ZERO')).toBeGreaterThan(0);
  });

  test('a shock, fewer premiums or more admissions shorten the months of cover', () => {
    const inputs = inputsOf(twelve, { scenarios: 100 });
    const cover = (change: object) =>
      Number(
        run(handan, { ...inputs, assumptions: { ...inputs.assumptions, ...change } }).years[2]!.monthsOfCover!.p50,
      );
    const calm = cover({});
    expect(cover({ shockProbability: 1, shockSize: 0.2 })).toBeLessThan(calm);
    expect(cover({ collectionShift: -0.05 })).toBeLessThan(calm);
    expect(cover({ expenditureShift: 0.03 })).toBeLessThan(calm);
  });

  test('tells which county’s balance is gone first, and by when', () => {
    const poor = countyOf('poor', { accumulatedBalance: '0.00', expenditure: '1400.00' });
    const rich = countyOf('rich', { accumulatedBalance: '900000.00' });
    const { counties } = run(handan, inputsOf([poor, rich], { scenarios: 20 }));
    expect(counties).toEqual([
      {
        county: 'poor',
        goneFirst: '1.0000',
        balanceGoneBy: [2022, 2023, 2024, 2025, 2026].map((fiscalYear) => ({ fiscalYear, chance: '1.0000' })),
      },
      {
        county: 'rich',
        goneFirst: '0.0000',
        balanceGoneBy: [2022, 2023, 2024, 2025, 2026].map((fiscalYear) => ({ fiscalYear, chance: '0.0000' })),
      },
    ]);
  });

  test('the reserve is emptied once, and stays so: by the last year at least as often as in any year', () => {
    const hard = twelve.map((one) => ({ ...one, expenditure: '1200.00', accumulatedBalance: '50.00' }));
    const { years } = run(shaoyang, inputsOf(hard, { scenarios: 60 }));
    const by = years.map(({ reserveEmptiedBy }) => Number(reserveEmptiedBy));
    expect(by.at(-1)).toBeGreaterThan(0);
    expect(by).toEqual(by.toSorted((a, b) => a - b));
    years.forEach(({ reserveEmptied }, at) => expect(by[at]).toBeGreaterThanOrEqual(Number(reserveEmptied)));
  });
});
