/** Which instalments payments cover, and which are overdue: worked cases, and what holds for every plan. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { covered, type Instalment } from '../../src/arrears/covered.js';
import { overdueOf } from '../../src/arrears/overdue.js';
import { dateOf, dayOf } from '../../src/dates.js';
import { fen, sum, yuan } from '../../src/money.js';

const PLAN = [
  { due: '2021-03-31', amount: fen('100') },
  { due: '2021-06-30', amount: fen('100') },
  { due: '2021-09-30', amount: fen('50') },
];
/** @param owed still. */
const overdueAt = (instalments: readonly Instalment[], paid: bigint, owed: bigint, asOf: string) =>
  overdueOf(covered(instalments, [{ on: asOf, amount: paid }], { owed: owed + paid, before: 0n }), asOf);
const told = (paid: string, owed: string, asOf: string) =>
  overdueAt(PLAN, fen(paid), fen(owed), asOf).map(({ due, uncovered, days }) => `${due} ${yuan(uncovered)} ${days}`);

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
        expect(total(overdueAt(instalments, paid, owed, asOf))).toBe(due > paid ? due - paid : 0n);
      }),
    );
  });

  test('only the oldest of them may be covered in part; the days fall from one to the next', () => {
    fc.assert(
      fc.property(plan, share, day, (instalments, thousandths, asOf) => {
        const paid = part(whole(instalments), thousandths);
        const found = overdueAt(instalments, paid, whole(instalments) - paid, asOf);
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
        const found = overdueAt(instalments, 0n, owed, '2030-01-01');
        expect(total(found)).toBe(owed);
        expect(found.map(({ due }) => due)).toEqual(instalments.slice(0, found.length).map(({ due }) => due));
      }),
    );
  });
});

describe('payments on several sums', () => {
  const SUMS = [
    { due: '2021-03-31', amount: fen('100') },
    { due: '2021-06-30', amount: fen('100') },
  ];
  const told = (payments: [string, string][], owed = '200', before = '0') =>
    covered(
      SUMS,
      payments.map(([on, amount]) => ({ on, amount: fen(amount) })),
      { owed: fen(owed), before: fen(before) },
    ).map(({ due, amount, outstanding, doneOn }) => `${due} ${yuan(amount)} ${yuan(outstanding)} ${doneOn ?? '–'}`);
  test.each<[string, Parameters<typeof told>, string[]]>([
    ['cover none while none came', [[]], ['2021-03-31 100.00 100.00 –', '2021-06-30 100.00 100.00 –']],
    [
      'cover the earlier first, on the day of the last part',
      [
        [
          ['2021-03-01', '60'],
          ['2021-04-01', '70'],
        ],
      ],
      ['2021-03-31 100.00 0.00 2021-04-01', '2021-06-30 100.00 70.00 –'],
    ],
    [
      'may cover both at once',
      [[['2021-03-01', '200']]],
      ['2021-03-31 100.00 0.00 2021-03-01', '2021-06-30 100.00 0.00 2021-03-01'],
    ],
    [
      'from before the plan cover nothing of it',
      [
        [
          ['2021-01-01', '50'],
          ['2021-03-01', '100'],
        ],
        '250',
        '50',
      ],
      ['2021-03-31 100.00 0.00 2021-03-01', '2021-06-30 100.00 100.00 –'],
    ],
    [
      'are no more than what a corrected debt owes',
      [[['2021-03-01', '60']], '120'],
      ['2021-03-31 100.00 40.00 –', '2021-06-30 20.00 20.00 –'],
    ],
  ])('%s', (_what, given, expected) => {
    expect(told(...given)).toEqual(expected);
  });

  test('for every payment: what is outstanding and what was paid are all that is owed', () => {
    const payments = fc.array(fc.bigInt({ min: 1n, max: 9_000n }), { maxLength: 5 });
    fc.assert(
      fc.property(payments, (amounts) => {
        const paid = sum(amounts);
        const found = covered(
          SUMS,
          amounts.map((amount) => ({ on: '2021-01-01', amount })),
          { owed: fen('200'), before: 0n },
        );
        const left = fen('200') - paid;
        expect(sum(found.map(({ outstanding }) => outstanding))).toBe(left > 0n ? left : 0n);
      }),
    );
  });
});
