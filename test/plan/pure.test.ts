/** Periods of plans and the means that they are held against, with no database. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../../src/money.js';
import { meanExpenditure, offMean } from '../../src/plan/mean-expenditure.js';
import { planPeriod, planPeriodsSince } from '../../src/plan/plan-period.js';

describe('a plan’s period', () => {
  test('is a quarter or a month, from its first day to its last', () => {
    expect(planPeriod('QUARTER', 2024, 1)).toMatchObject({
      ...{ from: '2024-01-01', to: '2024-03-31', firstMonth: 202401, lastMonth: 202403, label: '2024年第1季度' },
    });
    expect(planPeriod('MONTH', 2024, 2)).toMatchObject({ from: '2024-02-01', to: '2024-02-29', label: '2024年2月' });
    expect([planPeriod('QUARTER', 2024, 5), planPeriod('MONTH', 2024, 13), planPeriod('MONTH', 2024, 0)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('since a month there are those that lie whole after it', () => {
    expect(planPeriodsSince('QUARTER', 2021, 202104).map(({ number }) => number)).toEqual([2, 3, 4]);
    expect(planPeriodsSince('QUARTER', 2021, 202105).map(({ number }) => number)).toEqual([3, 4]);
    expect(planPeriodsSince('QUARTER', 2022, 202105)).toHaveLength(4);
  });
});

describe('the mean of the years before', () => {
  const law = { months: 3, meanOfYears: 3 };

  test('is rounded once, half up: 11,100.06 ÷ 36 × 3 = 925.005', () => {
    expect(meanExpenditure(['3800.06', '3700.00', '3600.00'].map(fen), law)).toBe(fen('925.01'));
    expect(meanExpenditure(['3800.05', '3700.00', '3600.00', '9999.00'].map(fen), law)).toBe(fen('925.00'));
  });

  test('is not known from two', () => {
    expect(meanExpenditure([1n, 1n], law)).toBeUndefined();
  });

  test('an amount is off it by so many percent, above or below; off nothing by none', () => {
    expect([offMean(150n, 100n), offMean(50n, 100n), offMean(1n, 3n), offMean(5n, 0n)]).toEqual([
      5000n,
      -5000n,
      -6667n,
      null,
    ]);
  });

  test('lies between the least and the greatest year', () => {
    const year = fc.bigInt({ min: 0n, max: 10n ** 15n });
    fc.assert(
      fc.property(fc.tuple(year, year, year), (years) => {
        const mean = meanExpenditure(years, { months: 12, meanOfYears: 3 })!;
        const sorted = years.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
        expect(sorted[0]! <= mean && mean <= sorted[2]!).toBe(true);
      }),
    );
  });
});
