/** Periods, due days, means and duties of plans, with no database. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen } from '../../src/money.js';
import { meanExpenditure, offMean } from '../../src/plan/mean-expenditure.js';
import { disbursementDuties, type PlansOfYear } from '../../src/plan/plan-duties.js';
import { planPeriod, planPeriodsSince } from '../../src/plan/plan-period.js';
import { handan } from '../../src/policy/handan.js';
import { shaoyang } from '../../src/policy/shaoyang.js';
import { suzhou } from '../../src/policy/suzhou.js';

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

describe('duties', () => {
  const year = (more: Partial<PlansOfYear> = {}): PlansOfYear => ({
    ...{ fiscalYear: 2021, start: 202101, lapsedMonths: [], plans: [] },
    ...more,
  });
  const paid = (county: string, paidOn: string | null, number = 1) => ({ county, number, amount: 1n, paidOn });
  const told = (policy: typeof handan, of: PlansOfYear, asOf: string) =>
    disbursementDuties(policy, of, ['a', 'b'], asOf).map(
      ({ county, period, due, standing }) => `${county} ${period.number} ${due} ${standing}`,
    );

  test('HD-4: by the 10th of the quarter’s first month; done in time, late, open, overdue', () => {
    const of = year({ plans: [paid('a', '2021-01-10'), paid('b', '2021-01-11')] });
    expect(told(handan, of, '2021-01-31')).toEqual(['a 1 2021-01-10 DONE', 'b 1 2021-01-10 LATE']);
    expect(told(handan, of, '2021-01-10')).toEqual(['a 1 2021-01-10 DONE', 'b 1 2021-01-10 OPEN']);
    expect(told(handan, year({ plans: [paid('a', null)] }), '2021-01-11')).toEqual([
      'a 1 2021-01-10 OVERDUE',
      'b 1 2021-01-10 OVERDUE',
    ]);
  });

  test('SZ-2: by the end of each month', () => {
    expect(told(suzhou, year({ start: 202102, plans: [paid('a', '2021-02-28', 2)] }), '2021-03-01')).toEqual([
      ...['a 2 2021-02-28 DONE', 'b 2 2021-02-28 OVERDUE'],
      ...['a 3 2021-03-31 OPEN', 'b 3 2021-03-31 OPEN'],
    ]);
  });

  test('what the books have closed over has lapsed; a policy without a day, and a fund without plans, have no duty', () => {
    expect(told(handan, year({ lapsedMonths: [202103] }), '2021-03-31')).toEqual([
      'a 1 2021-01-10 LAPSED',
      'b 1 2021-01-10 LAPSED',
    ]);
    expect(told(shaoyang, year(), '2021-12-31')).toEqual([]);
    expect(told(handan, year({ start: null }), '2021-12-31')).toEqual([]);
  });
});
