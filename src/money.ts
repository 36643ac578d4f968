/**
 * The one door for numbers. Outside, money is a string of plain digits with two decimals ("1234.50", yuan); inside, wherever
 * something computes, it is a whole number of fen (bigint), exact at any size. Rates are decimal strings ("0.10"), read by decimal.js. Nothing here, and
 * nothing that uses it, ever becomes a float; every rounding in the product is one of the functions below, by name.
 */

import { Decimal } from 'decimal.js';

/** An amount in fen (1 yuan = 100 fen). */
export type Fen = bigint;

/** Precise enough that no rate of the law loses a digit. */
const Exact = Decimal.clone({ precision: 60 });

const RATE = /^\d+(?:\.\d+)?$/;
const AMOUNT = /^(-?)(\d{1,18})(?:\.(\d{1,2}))?$/;

/** Reads an amount as the API takes it ("1234", "1234.5", "1234.50"); undefined when it is none (exponent, third decimal, …). */
export function parseAmount(text: unknown): Fen | undefined {
  const [, sign, whole, cents = ''] = (typeof text === 'string' && AMOUNT.exec(text)) || [];
  if (whole === undefined) return undefined;
  const amount = BigInt(whole) * 100n + BigInt(cents.padEnd(2, '0'));
  return sign ? -amount : amount;
}

/** Reads an amount that is known to be one (from the database, from a test); anything else is a bug and throws. */
export function fen(text: string): Fen {
  const amount = parseAmount(text);
  if (amount === undefined) throw new TypeError(`not an amount in yuan: ${JSON.stringify(text)}`);
  return amount;
}

/** Writes fen as yuan: 123450n → "1234.50". */
export function yuan(amount: Fen): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Writes yuan with thousands separators for a page: "1234567.50" → "1,234,567.50". */
export const grouped = (amount: string): string => amount.replace(/\B(?=(\d{3})+(?=\.))/g, ',');

export const min = (a: Fen, b: Fen): Fen => (a < b ? a : b);
export const max = (a: Fen, b: Fen): Fen => (a > b ? a : b);
export const atLeastZero = (amount: Fen): Fen => (amount > 0n ? amount : 0n);
export const sum = (amounts: Iterable<Fen>): Fen => {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
};

/** amount × numerator ÷ denominator, half up to the fen. For amounts of zero and more, as all shares are. */
export const proportionHalfUp = (amount: Fen, numerator: Fen, denominator: Fen): Fen =>
  (2n * amount * numerator + denominator) / (2n * denominator);

/** amount × numerator ÷ denominator, down: what is cut off is towards zero. What is below a limit of whole units shows below it. */
export const proportionDown = (amount: Fen, numerator: Fen, denominator: Fen): Fen =>
  (amount * numerator) / denominator;

/** rate × amount, half up to the fen: portionHalfUp('0.50', 1n) is 1n. */
export function portionHalfUp(rate: string, amount: Fen): Fen {
  const { numerator, denominator } = fractionOf(rate);
  return proportionHalfUp(amount, numerator, denominator);
}

const fractions = new Map<string, { numerator: bigint; denominator: bigint }>();

/** A rate as a fraction, exactly; the law has few, and decimal.js reads each once. */
function fractionOf(rate: string): { numerator: bigint; denominator: bigint } {
  const known = fractions.get(rate);
  if (known) return known;
  if (!RATE.test(rate)) throw new TypeError(`not a rate: ${JSON.stringify(rate)}`);
  const [numerator, denominator] = new Exact(rate).toFraction();
  const fraction = { numerator: BigInt(numerator!.toFixed()), denominator: BigInt(denominator!.toFixed()) };
  fractions.set(rate, fraction);
  return fraction;
}

/** A share that can be decided: above nothing, at most the whole, with up to eight decimals ("0.05"). */
export const isShare = (rate: string): boolean =>
  /^[01](\.\d{1,8})?$/.test(rate) && new Exact(rate).gt(0) && new Exact(rate).lte(1);

/**
 * The one way in for a float: an amount in fen that was sampled (a stress test draws growth and shocks at random), rounded half up
 * once. From here on it is exact like any other.
 */
export function fenFromSample(sample: number): Fen {
  if (!Number.isFinite(sample) || sample < 0) throw new RangeError(`not a sampled amount: ${sample}`);
  return BigInt(Math.round(sample));
}

/**
 * Shares a total out by weight so that the parts add up: each part is floored, and the fen left over go one each to the largest
 * remainders, ties in the order given (callers sort by county id). A part is zero only where its weight is, or where too little is there.
 */
export function shareOut(total: Fen, weights: readonly Fen[]): Fen[] {
  const whole = sum(weights);
  if (whole === 0n) {
    if (total !== 0n) throw new RangeError('nothing to share the total out by');
    return weights.map(() => 0n);
  }
  const parts = weights.map((weight) => (total * weight) / whole);
  const left = Number(total - sum(parts));
  if (left === 0) return parts;
  weights
    .map((weight, at) => ({ at, remainder: (total * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.at - b.at : a.remainder > b.remainder ? -1 : 1))
    .slice(0, left)
    .forEach(({ at }) => parts[at]!++);
  return parts;
}

/** Every claim in full if the pot suffices, else the pot shared out by claim. */
export const ration = (claims: readonly Fen[], pot: Fen): Fen[] =>
  sum(claims) <= pot ? [...claims] : shareOut(pot, claims);

/** Months of cover (备付期): balance ÷ (a year's expenditure ÷ 12), two decimals half up; null where nothing was spent. */
export function monthsOfCover(balance: Fen, yearsExpenditure: Fen): string | null {
  if (yearsExpenditure === 0n) return null;
  const hundredths = proportionHalfUp(absolute(balance), 12n * 100n, absolute(yearsExpenditure));
  return yuan(balance < 0n === yearsExpenditure < 0n ? hundredths : -hundredths); // two decimals, as yuan have
}

/** part ÷ whole in percent, two decimals, half away from zero; null where there is no whole to be a part of. */
export function percentHalfUp(part: Fen, whole: Fen): Fen | null {
  if (whole <= 0n) return null;
  const hundredths = proportionHalfUp(absolute(part), 10_000n, whole);
  return part < 0n ? -hundredths : hundredths;
}

/** part ÷ whole in percent, two decimals, down (towards zero); null where there is no whole to be a part of. */
export const percentDown = (part: Fen, whole: Fen): Fen | null =>
  whole <= 0n ? null : proportionDown(part, 10_000n, whole);

/** Writes an amount in 万元, as official budget tables print it: two decimals, half away from zero: 123_456_789_00n → "12345.68". */
export function tenThousands(amount: Fen): string {
  const hundredths = proportionHalfUp(absolute(amount), 1n, 10_000n);
  return yuan(amount < 0n ? -hundredths : hundredths);
}

/** The whole part of a square root (Newton). For zero and more. */
export function squareRootDown(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt((square.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

const absolute = (amount: Fen): Fen => (amount < 0n ? -amount : amount);
