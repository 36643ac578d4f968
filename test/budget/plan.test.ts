/** Whatever is planned: sums add up, hashes follow the lines, months the year. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLines } from '../../src/budget/document.js';
import { isEntered, isMonthly, type LineCode, linesOf } from '../../src/budget/line.js';
import {
  added,
  betweenMonths,
  changedLines,
  compile,
  contentOf,
  type LinePlan,
  monthsOf,
  type Plan,
  planOf,
  rowsOf,
  tableOf,
  tableUntil,
  WITHIN_POOL,
} from '../../src/budget/plan.js';
import { hashOf } from '../../src/canonical.js';
import { sum, yuan } from '../../src/money.js';

const INSURANCE = 'RESIDENT';
const ENTERED = linesOf(INSURANCE).filter(isEntered);
const MONTHLY = ENTERED.filter(isMonthly).map(({ code }) => code);

const fen = fc.bigInt(1n, 10n ** 14n);
const line = (code: LineCode): fc.Arbitrary<LinePlan> =>
  MONTHLY.includes(code)
    ? fc.array(fen, { minLength: 12, maxLength: 12 }).map((months) => ({ amount: sum(months), months }))
    : fen.map((amount) => ({ amount, months: null }));
const plan: fc.Arbitrary<Plan> = fc
  .subarray(ENTERED.map(({ code }) => code))
  .chain((codes) => fc.tuple(...codes.map((code) => line(code).map((planned) => [code, planned] as const))))
  .map((lines) => new Map(lines));

/** Every line's months are its year. */
const addsUp = (given: Plan): boolean =>
  [...given.values()].every(({ amount, months }) => months === null || sum(months) === amount);

test('budget, adjustments and transfers are folded line by line, in any order, and their months add up', () => {
  const transfer = fc
    .tuple(fc.constantFrom(...MONTHLY), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fen)
    .filter(([, from, to]) => from !== to)
    .map((given) => betweenMonths(...given));
  fc.assert(
    fc.property(
      plan,
      fc.array(plan, { maxLength: 4 }),
      fc.array(transfer, { maxLength: 4 }),
      (budget, plans, moves) => {
        const adjusted = added([budget, ...plans, ...moves]);
        expect(adjusted).toEqual(
          new Map([...adjusted.keys()].map((code) => [code, added([...moves, ...plans, budget]).get(code)!])),
        );
        for (const code of adjusted.keys())
          expect(adjusted.get(code)!.amount).toBe(sum([budget, ...plans].map((one) => one.get(code)?.amount ?? 0n)));
        expect(addsUp(adjusted)).toBe(true);
      },
    ),
    { numRuns: 50 },
  );
});

test('the pool’s budget is the sum of its counties’, line by line, without what is between them', () => {
  fc.assert(
    fc.property(plan, fc.array(plan, { minLength: 1, maxLength: 5 }), (own, counties) => {
      const { plan: pool, eliminated } = compile(own, counties);
      const amountOf = (one: Plan, code: LineCode) => one.get(code)?.amount ?? 0n;
      for (const { code } of ENTERED) {
        const ofCounties = sum(counties.map((one) => amountOf(one, code)));
        const within = WITHIN_POOL.includes(code);
        expect(amountOf(pool, code)).toBe(amountOf(own, code) + (within ? 0n : ofCounties));
        expect(eliminated.get(code) ?? 0n).toBe(within ? ofCounties : 0n);
      }
      expect(addsUp(pool)).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test('the table up to December is the year’s; its months, totals included, add up to it', () => {
  fc.assert(
    fc.property(plan, (given) => {
      const table = tableOf(INSURANCE, given);
      expect(tableUntil(INSURANCE, given, 12)).toEqual(table);
      const months = monthsOf(INSURANCE, given);
      expect(months.has('EXPENDITURE_TOTAL')).toBe(true);
      for (const [code, amounts] of months) expect(sum(amounts)).toBe(table.get(code));
    }),
    { numRuns: 50 },
  );
});

describe('the hash', () => {
  const hash = (given: Plan) => hashOf(contentOf(rowsOf(given)));

  test('is the same for the same lines in another order, and after they were kept and read back', () => {
    fc.assert(
      fc.property(plan, (given) => {
        expect(hash(new Map([...given].toReversed()))).toBe(hash(given));
        expect(hash(planOf(rowsOf(given)))).toBe(hash(given));
      }),
    );
  });

  test('is another exactly where a line is', () => {
    fc.assert(
      fc.property(plan, plan, (one, other) => {
        const changed = changedLines(one, other).length > 0;
        expect(hash(one) !== hash(other)).toBe(changed);
      }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...MONTHLY), fen, (code, amount) => {
        const months = Array.from({ length: 12 }, () => amount + 1n);
        const before: Plan = new Map([[code, { amount: sum(months), months }]]);
        const after = added([before, betweenMonths(code, 1, 2, 1n)]);
        expect(hash(after)).not.toBe(hash(before));
        expect(changedLines(before, after)).toHaveLength(1); // in its months alone
      }),
    );
  });
});

describe('a document', () => {
  const written = (given: Plan) =>
    rowsOf(given).map(({ line: code, amount, months }) => ({ line: code, amount, months }));
  const wanted = { insurance: INSURANCE, mayEnter: isEntered } as const;

  test('is read as it was written, with its totals where they are right', () => {
    fc.assert(
      fc.property(plan, (given) => {
        const total = { line: 'INCOME_TOTAL', amount: yuan(tableOf(INSURANCE, given).get('INCOME_TOTAL')!) };
        const { plan: read, faults } = readLines([...written(given), total], wanted);
        expect(faults).toEqual([]);
        expect(changedLines(given, read)).toEqual([]);
      }),
    );
  });

  test('with a fen more in any one month is refused, and says so of that line alone', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MONTHLY), fc.nat(11), (code, month) => {
        const given: Plan = new Map([[code, { amount: 1200n, months: Array<bigint>(12).fill(100n) }]]);
        const [row] = written(given);
        const months = row!.months!.with(month, '1.01');
        expect(readLines([{ ...row!, months }], wanted).faults).toMatchObject([{ code: 'BUDGET_MONTHS_DIFFER' }]);
      }),
    );
  });
});
