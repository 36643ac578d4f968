/** 年末年初衔接: whether the next year begins with what this one ended with, book by book and account by account. Pure. */
import type { Fen } from '../money.js';
import { amountOf, type Movement, type Span } from './movement.js';
import type { Part } from './row.js';
import { CLOSING_PERIOD, type Scope } from './statement.js';

export interface TransitionRow {
  county: string | null;
  account: string;
  detail: string | null;
  part: Part | null;
  /** After the closing period, on the account's normal side. */
  closing: Fen;
  /** Before the first month of the next year, with openings that were booked for it. */
  opening: Fen;
}

export interface YearTransition {
  agrees: boolean;
  /** Of the book asked for, or of all books together. */
  rows: TransitionRow[];
  /** In whatever book: an opening that is not the closing, or income and expenditure that were not carried. */
  differences: TransitionRow[];
}

export const transitionSpans = (year: number): [Span, Span] => [
  { from: 0, to: year * 100 + CLOSING_PERIOD },
  { from: 0, to: (year + 1) * 100 },
];

export function yearTransition(
  scope: Scope,
  [ended, begins]: [readonly Movement[], readonly Movement[]],
): YearTransition {
  const added = (bookOf: (movement: Movement) => string | null | undefined): TransitionRow[] => {
    const rows = new Map<string, TransitionRow>();
    const add = (movement: Movement, of: 'closing' | 'opening'): void => {
      const county = bookOf(movement);
      if (county === undefined) return;
      const { account, detail, part } = movement;
      const key = [county ?? '', account, detail, part].join('|');
      const row = rows.get(key) ?? { ...{ county, account, detail, part }, closing: 0n, opening: 0n };
      row[of] += amountOf(movement);
      rows.set(key, row);
    };
    for (const movement of ended) add(movement, 'closing');
    for (const movement of begins) add(movement, 'opening');
    return [...rows.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  };
  const differences = added(({ county }) => county).filter(
    ({ account, closing, opening }) => closing !== opening || (/^[45]/.test(account) && closing !== 0n),
  );
  const asked = added(({ county }) => (scope === 'CONSOLIDATED' ? null : county === scope.county ? county : undefined));
  return {
    agrees: differences.length === 0,
    rows: asked.filter(({ closing, opening }) => closing !== 0n || opening !== 0n),
    differences,
  };
}
