import { describe, expect, test } from '@jest/globals';
import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import {
  atLeastZero,
  fen,
  grouped,
  max,
  min,
  monthsOfCover,
  parseAmount,
  percentDown,
  percentHalfUp,
  portionHalfUp,
  proportionDown,
  proportionHalfUp,
  ration,
  shareOut,
  squareRootDown,
  sum,
  tenThousands,
  yuan,
} from '../src/money.js';

const largest = 10n ** 20n - 1n;
const amount = fc.oneof(fc.bigInt(0n, 1_000n), fc.bigInt(0n, largest));
const amounts = fc.array(amount, { minLength: 1, maxLength: 12 });

describe('amounts as text', () => {
  test.each([
    ['1234', 123_400n],
    ['1234.5', 123_450n],
    ['1234.50', 123_450n],
    ['-3.00', -300n],
    ['-0.01', -1n],
    ['0.05', 5n],
    ['999999999999999999.99', largest],
  ])('%s is %s fen', (text, expected) => {
    expect(parseAmount(text)).toBe(expected);
  });

  test.each([
    '',
    '.5',
    '1.',
    '1.234',
    '1e3',
    '+1',
    ' 1',
    '1\n',
    '1,000',
    '--1',
    'NaN',
    'Infinity',
    '0x10',
    '１',
    '1'.repeat(19),
  ])('%j is no amount', (text) => {
    expect(parseAmount(text)).toBeUndefined();
    expect(() => fen(text)).toThrow('not an amount in yuan');
  });

  test.each([1, 1n, null, undefined, ['1'], { toString: () => '1' }])(
    'a value that is no string is no amount: %p',
    (value) => {
      expect(parseAmount(value)).toBeUndefined();
    },
  );

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.bigInt(-largest, largest), (value) => {
        expect(fen(yuan(value))).toBe(value);
        expect(yuan(value)).toMatch(/^-?(0|[1-9]\d*)\.\d\d$/);
      }),
    );
  });

  test.each([
    ['0.00', '0.00'],
    ['999.99', '999.99'],
    ['1000.00', '1,000.00'],
    ['-1234567.50', '-1,234,567.50'],
  ])('%s on a page is %s', (written, page) => {
    expect(grouped(written)).toBe(page);
  });
});

describe('the smaller, the larger, the total', () => {
  test('of fen', () => {
    expect([min(1n, 2n), max(1n, 2n), atLeastZero(-1n), atLeastZero(1n), sum([1n, 2n, -4n]), sum([])]).toEqual([
      1n,
      2n,
      0n,
      1n,
      -1n,
      0n,
    ]);
  });
});

describe('rounding half up', () => {
  test.each([
    ['0.50', 1n, 1n],
    ['0.50', 3n, 2n],
    ['0.20', 2n, 0n],
    ['0.20', 3n, 1n],
    ['0.70', 20_055n, 14_039n],
    ['1', largest, largest],
  ])('%s of %s fen is %s fen', (rate, of, expected) => {
    expect(portionHalfUp(rate, of)).toBe(expected);
  });

  test('a proportion is off its exact value by half a fen at most, and a half goes up', () => {
    fc.assert(
      fc.property(amount, amount, fc.bigInt(1n, largest), (of, numerator, denominator) => {
        const exact = new (Decimal.clone({ precision: 100 }))(of.toString()).times(numerator.toString());
        const half = exact.dividedBy(denominator.toString()).toFixed(0, Decimal.ROUND_HALF_UP);
        expect(proportionHalfUp(of, numerator, denominator).toString()).toBe(half);
      }),
    );
  });

  test('a portion by a rate is the proportion by the same fraction', () => {
    fc.assert(
      fc.property(amount, fc.bigInt(0n, 10_000n), (of, basisPoints) => {
        const rate = new Decimal(basisPoints.toString()).dividedBy(10_000).toFixed(4);
        expect(portionHalfUp(rate, of)).toBe(proportionHalfUp(of, basisPoints, 10_000n));
      }),
    );
  });
});

describe('a share-out', () => {
  test('100.00 by three equal weights: the odd fen goes to the first', () => {
    expect(shareOut(10_000n, [1n, 1n, 1n])).toEqual([3_334n, 3_333n, 3_333n]);
  });

  test('5 fen by 1 : 1 : 2 : the fen left over goes to the largest remainder, not to the first', () => {
    expect(shareOut(5n, [1n, 1n, 2n])).toEqual([1n, 1n, 3n]);
  });

  test('nothing by no weight is nothing; something by no weight is an error of ours', () => {
    expect(shareOut(0n, [0n, 0n])).toEqual([0n, 0n]);
    expect(shareOut(0n, [])).toEqual([]);
    expect(() => shareOut(1n, [0n])).toThrow(RangeError);
  });

  test('adds up to the last fen, each part within a fen of its exact share, nothing for no weight', () => {
    fc.assert(
      fc.property(amount, amounts, (total, weights) => {
        const whole = sum(weights);
        fc.pre(whole > 0n);
        const parts = shareOut(total, weights);
        expect(sum(parts)).toBe(total);
        parts.forEach((part, at) => {
          const scaled = part * whole - total * weights[at]!;
          expect(scaled > -whole && scaled < whole).toBe(true);
          if (weights[at] === 0n) expect(part).toBe(0n);
        });
      }),
    );
  });

  test('a ration pays every claim in full where the pot suffices, else the whole pot, and nobody above the claim', () => {
    fc.assert(
      fc.property(amounts, amount, (claims, pot) => {
        const granted = ration(claims, pot);
        expect(sum(granted)).toBe(min(sum(claims), pot));
        granted.forEach((part, at) => expect(part).toBeLessThanOrEqual(claims[at]!));
      }),
    );
  });
});

describe('months of cover', () => {
  test('a balance of 100.00 against 400.00 spent in a year is 3.00 months; half up at the third decimal', () => {
    expect(monthsOfCover(fen('100.00'), fen('400.00'))).toBe('3.00');
    expect(monthsOfCover(fen('1.00'), fen('960.00'))).toBe('0.01');
    expect(monthsOfCover(fen('1.00'), fen('800.00'))).toBe('0.02');
  });

  test('where nothing was spent there is no answer', () => {
    expect(monthsOfCover(fen('1.00'), 0n)).toBeNull();
  });
});

test('a share in percent has two decimals, half away from zero; of nothing there is none', () => {
  expect(percentHalfUp(1n, 3n)).toBe(33_33n);
  expect(percentHalfUp(2n, 3n)).toBe(66_67n);
  expect(percentHalfUp(-1n, 200n)).toBe(-50n);
  expect(percentHalfUp(1n, 20_000n)).toBe(1n);
  expect([percentHalfUp(1n, 0n), percentHalfUp(1n, -1n)]).toEqual([null, null]);
});

test('rounded down, what is below a limit stays below it, and what is above a negative one above it', () => {
  expect([proportionDown(29_999n, 1n, 100n), proportionDown(-29_999n, 1n, 100n)]).toEqual([299n, -299n]);
  expect([percentDown(2n, 3n), percentDown(-2n, 3n), percentDown(1n, 0n)]).toEqual([66_66n, -66_66n, null]);
});

test('a square root is the largest whole number whose square is within', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 60n), (square) => {
      const root = squareRootDown(square);
      expect(root ** 2n <= square && square < (root + 1n) ** 2n).toBe(true);
    }),
  );
});

test('万元 as tables print it: two decimals, half away from zero', () => {
  expect(['123456789.00', '50.00', '49.99', '-50.00', '0.00'].map((amount) => tenThousands(fen(amount)))).toEqual([
    ...['12345.68', '0.01', '0.00', '-0.01', '0.00'],
  ]);
});
