/**
 * What is planned, line by line: a budget, an adjustment of it, a transfer between its months are all of one shape, and what stands is
 * their sum. Pure.
 */
import { type Fen, fen, sum, yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { isEntered, isMonthly, LINES, type LineAmounts, type LineCode, linesOf, withTotals } from './line.js';

export interface LinePlan {
  amount: Fen;
  /** January to December, together the amount; null for a line that is not entered by months. */
  months: readonly Fen[] | null;
}

/** Entered lines only; one that is not there is zero. */
export type Plan = ReadonlyMap<LineCode, LinePlan>;

const MONTHS = 12;

const plus = (one: LinePlan | undefined, other: LinePlan): LinePlan =>
  one === undefined
    ? other
    : {
        amount: one.amount + other.amount,
        months: one.months && other.months && one.months.map((month, at) => month + other.months![at]!),
      };

export function added(plans: Iterable<Plan>): Plan {
  const total = new Map<LineCode, LinePlan>();
  for (const plan of plans) for (const [code, line] of plan) total.set(code, plus(total.get(code), line));
  return total;
}

/** From one month to another within a line: the year's total stays. */
export const betweenMonths = (line: LineCode, from: number, to: number, amount: Fen): Plan =>
  new Map([
    [
      line,
      {
        amount: 0n,
        months: Array.from({ length: MONTHS }, (_, at) => (at + 1 === to ? amount : at + 1 === from ? -amount : 0n)),
      },
    ],
  ]);

/** 上级补助 and 上解上级 of a county are between it and the pool: in the pool's budget they fall out. */
export const WITHIN_POOL: readonly LineCode[] = ['UPPER_GRANT', 'UPPER_REMITTANCE'];

export interface Compiled {
  plan: Plan;
  /** What the counties planned between themselves and the pool's own level, left out on both sides. */
  eliminated: ReadonlyMap<LineCode, Fen>;
}

/** 汇总: the pool's budget out of the counties' and of what its own level adds. */
export const compile = (own: Plan, counties: readonly Plan[]): Compiled => ({
  plan: added([own, ...counties.map((plan) => new Map([...plan].filter(([code]) => !WITHIN_POOL.includes(code))))]),
  eliminated: new Map(
    WITHIN_POOL.map((code) => [code, sum(counties.map((plan) => plan.get(code)?.amount ?? 0n))] as const),
  ),
});

export const amountsOf = (plan: Plan): LineAmounts => new Map([...plan].map(([code, { amount }]) => [code, amount]));

/** The whole table with its totals. */
export const tableOf = (insurance: Insurance, plan: Plan): Map<LineCode, Fen> =>
  withTotals(insurance, amountsOf(plan)) as Map<LineCode, Fen>;

/** The same up to a month; what is not entered by months counts whole. */
export const tableUntil = (insurance: Insurance, plan: Plan, month: number): Map<LineCode, Fen> =>
  tableOf(
    insurance,
    new Map(
      [...plan].map(([code, { amount, months }]) => [
        code,
        { amount: months ? sum(months.slice(0, month)) : amount, months: null },
      ]),
    ),
  );

/** The months of every line that has them, totals included. */
export function monthsOf(insurance: Insurance, plan: Plan): Map<LineCode, Fen[]> {
  const tables = Array.from({ length: MONTHS }, (_, month) => {
    const amounts = linesOf(insurance)
      .filter(isEntered)
      .map((line) => [line.code, isMonthly(line) ? (plan.get(line.code)?.months?.[month] ?? 0n) : null] as const);
    return withTotals(insurance, new Map(amounts));
  });
  return new Map(
    linesOf(insurance).flatMap(({ code }) => {
      const months = tables.map((table) => table.get(code)!);
      return months.every((month) => month !== null) ? [[code, months] as const] : [];
    }),
  );
}

export interface LineChange {
  line: LineCode;
  before: Fen;
  after: Fen;
}

/** 变动: the lines in which two versions differ, in their amount or in a month; in the table's order. */
export function changedLines(before: Plan, after: Plan): LineChange[] {
  return (Object.keys(LINES) as LineCode[]).flatMap((line) => {
    const [old, now] = [before.get(line), after.get(line)];
    const same = old?.amount === now?.amount && String(old?.months) === String(now?.months);
    return same ? [] : [{ line, before: old?.amount ?? 0n, after: now?.amount ?? 0n }];
  });
}

/** A line of nothing is none: the same plan is written in one way. */
export const isNothing = ({ amount, months }: LinePlan): boolean =>
  amount === 0n && (months?.every((month) => month === 0n) ?? true);

/** A line as tables keep it. */
export interface LineRow {
  line: LineCode;
  amount: string;
  months: string[] | null;
}

export const planOf = (rows: readonly LineRow[]): Plan =>
  new Map(rows.map(({ line, amount, months }) => [line, { amount: fen(amount), months: months && months.map(fen) }]));

export const rowsOf = (plan: Plan): LineRow[] =>
  [...plan].map(([line, { amount, months }]) => ({ line, amount: yuan(amount), months: months && months.map(yuan) }));

/** What a hash is taken over: the exact lines, whatever their order. */
export const contentOf = (rows: readonly LineRow[]): object =>
  Object.fromEntries(rows.map(({ line, amount, months }) => [line, { amount, months }]));
