/** Which instalments are overdue: worked cases, and what holds for every plan. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Instalment, overdueOf } from '../../src/arrears/overdue.js';
import { dateOf, dayOf } from '../../src/dates.js';
import { fen, sum, yuan } from '../../src/money.js';

const PLAN = [
  { due: '2021-03-31', amount: fen('100') },
  { due: '2021-06-30', amount: fen('100') },
  { due: '2021-09-30', amount: fen('50') },
];
const told = (paid: string, owed: string, asOf: string) =>
  overdueOf(PLAN, fen(paid), fen(owed), asOf).map(({ due, uncovered, days }) => `${due} ${yuan(uncovered)} ${days}`);

describe('three instalments of 100, 100 and 50', () => {
  test.each([
    ['nothing is overdue on the day itself', '0', '250', '2021-03-31', []],
    ['the first is on the day after', '0', '250', '2021-04-01', ['2021-03-31 100.00 1']],
    ['a payment covers the first before the second', '130', '120', '2021-07-01', ['2021-06-30 70.00 1']],
    ['a payment ahead covers what is not due yet', '200', '50', '2021-09-30', []],
    ['in the end all that is owed is', '130', '120', '2021-12-31', ['2021-06-30 70.00 184', '2021-09-30 50.00 92']],
    ['a debt corrected to 60 owes no more than that', '0', '60', '2021-12-31', ['2021-03-31 60.00 275']],
    ['nothing is where nothing is owed', '250', '0', '2022-12-31', []],
  ])('%s', (_what, paid, owed, asOf, expected) => {
    expect(told(paid, owed, asOf)).toEqual(expected);
  });
});

describe('for every plan', () => {
  const plan = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 18_000, max: 19_000 }), fc.bigInt({ min: 1n, max: 10n ** 12n })), {
      selector: ([day]) => day,
      minLength: 1,
      maxLength: 12,
    })
    .map((parts) => parts.toSorted(([a], [b]) => a - b).map(([day, amount]) => ({ due: dateOf(day), amount })));
  const whole = (instalments: readonly Instalment[]) => sum(instalments.map(({ amount }) => amount));
  const share = fc.integer({ min: 0, max: 1000 });
  const day = fc.integer({ min: 17_990, max: 19_100 }).map(dateOf);
  const total = (overdue: { uncovered: bigint }[]) => sum(overdue.map(({ uncovered }) => uncovered));
  const part = (amount: bigint, thousandths: number) => (amount * BigInt(thousandths)) / 1000n;

  test('what is overdue is what was due by the day less what was paid, never more than is owed', () => {
    fc.assert(
      fc.property(plan, share, day, (instalments, thousandths, asOf) => {
        const paid = part(whole(instalments), thousandths);
        const due = whole(instalments.filter(({ due: by }) => by < asOf));
        const owed = whole(instalments) - paid;
        expect(total(overdueOf(instalments, paid, owed, asOf))).toBe(due > paid ? due - paid : 0n);
      }),
    );
  });

  test('only the oldest of them may be covered in part; the days fall from one to the next', () => {
    fc.assert(
      fc.property(plan, share, day, (instalments, thousandths, asOf) => {
        const paid = part(whole(instalments), thousandths);
        const found = overdueOf(instalments, paid, whole(instalments) - paid, asOf);
        expect(found.slice(1).every(({ amount, uncovered }) => amount === uncovered)).toBe(true);
        expect(found.every(({ due, days }) => days > 0 && days === dayOf(asOf) - dayOf(due))).toBe(true);
        expect(found.map(({ days }) => days)).toEqual(found.map(({ days }) => days).toSorted((a, b) => b - a));
      }),
    );
  });

  test('a correction below the plan lessens what is overdue to what is owed, and cuts from the end', () => {
    fc.assert(
      fc.property(plan, share, (instalments, thousandths) => {
        const owed = part(whole(instalments), thousandths);
        const found = overdueOf(instalments, 0n, owed, '2030-01-01');
        expect(total(found)).toBe(owed);
        expect(found.map(({ due }) => due)).toEqual(instalments.slice(0, found.length).map(({ due }) => due));
      }),
    );
  });
});
