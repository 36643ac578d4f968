/** What the two tiers hand each other, as plain functions. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CountyInputs } from '../../src/settlement/inputs.js';
import { type MonthItem, lacking, yearOf } from '../../src/tiers/month-items.js';
import { summedFacts } from '../../src/tiers/summed-facts.js';
import { fen, yuan } from '../../src/money.js';

const county = (facts: Partial<CountyInputs> = {}): CountyInputs =>
  ({
    ...{ county: 'a', kind: 'COUNTY', facts: '', incomeDue: '0.00', incomeTarget: null, expenditureTarget: null },
    ...{ nonCompliantExpenditure: '0.00', subsidyShortfall: '0.00', forceMajeure: '0.00', otherFaults: [] },
    ...{ targetsMet: true, ...facts },
  }) as CountyInputs;
const summed = (...counties: Partial<CountyInputs>[]) => summedFacts({ counties: counties.map(county) });

describe('facts are summed up', () => {
  test('amount by amount, to the fen', () => {
    const one = { incomeDue: '0.01', nonCompliantExpenditure: '1.10', subsidyShortfall: '2.20', forceMajeure: '3.30' };
    expect(summed(one, { ...one, incomeDue: '9007199254740993.99' })).toMatchObject({
      ...{ incomeDue: '9007199254740994.00', nonCompliantExpenditure: '2.20' },
      ...{ subsidyShortfall: '4.40', forceMajeure: '6.60' },
    });
  });

  test('a target only where every county has one, be it of nothing', () => {
    expect(summed({ incomeTarget: '1.00' }, {})).toMatchObject({ incomeTarget: null, expenditureTarget: null });
    expect(summed({ incomeTarget: '1.00' }, { incomeTarget: '0.00' }).incomeTarget).toBe('1.00');
  });

  test('faults by cause; targets met where every county met its own', () => {
    const fault = (cause: 'OTHER' | 'RESERVE_NOT_REMITTED', amount: string) => ({ otherFaults: [{ cause, amount }] });
    expect(summed(fault('OTHER', '1.00'), fault('RESERVE_NOT_REMITTED', '2.00'), fault('OTHER', '3.00'))).toMatchObject(
      {
        otherFaults: [
          { cause: 'OTHER', amount: '4.00' },
          { cause: 'RESERVE_NOT_REMITTED', amount: '2.00' },
        ],
        targetsMet: true,
      },
    );
    expect(summed({}, { targetsMet: false }).targetsMet).toBe(false);
  });

  test('in whatever order, and in groups or at once', () => {
    const amount = fc.bigInt(0n, 10n ** 15n).map(yuan);
    const any = fc.record({
      ...{ incomeDue: amount, nonCompliantExpenditure: amount, subsidyShortfall: amount, forceMajeure: amount },
      ...{ incomeTarget: fc.option(amount), expenditureTarget: fc.option(amount), targetsMet: fc.boolean() },
      otherFaults: fc.array(fc.record({ cause: fc.constant('OTHER' as const), amount }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 4 }),
        fc.array(any, { minLength: 1, maxLength: 4 }),
        (some, more) => {
          const whole = summed(...some, ...more);
          expect(summed(...more, ...some)).toEqual(whole);
          expect(summed(summed(...some), summed(...more))).toEqual(whole);
        },
      ),
    );
  });
});

describe('what the lower books have and the upper lack', () => {
  const row = (month: number, item: MonthItem['item'], amount: string): MonthItem => ({
    month,
    item,
    amount: fen(amount),
  });

  test('is told by month and item, negative where the upper have more; what agrees is left out', () => {
    const lower = [row(10, 'PREMIUM', '5.00'), row(2, 'PREMIUM', '3.00'), row(2, 'INPATIENT', '1.00')];
    const upper = [row(2, 'PREMIUM', '3.00'), row(10, 'PREMIUM', '6.00')];
    expect(lacking(upper, lower)).toEqual([row(2, 'INPATIENT', '1.00'), row(10, 'PREMIUM', '-1.00')]);
  });

  test('booked above, nothing is lacking, and the years agree', () => {
    const rows = fc.array(
      fc.record({
        month: fc.integer({ min: 1, max: 12 }),
        item: fc.constantFrom('PREMIUM', 'INTEREST', 'INPATIENT', 'CATASTROPHIC'),
        amount: fc.bigInt(-100n, 100n),
      }),
      { maxLength: 12 },
    ) as fc.Arbitrary<MonthItem[]>;
    fc.assert(
      fc.property(rows, rows, (upper, lower) => {
        const booked = [...upper, ...lacking(upper, lower)];
        expect(lacking(booked, lower)).toEqual([]);
        expect(yearOf(booked)).toEqual(yearOf(lower));
      }),
    );
  });
});
