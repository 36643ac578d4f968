import { fen, max, sum, yuan } from '../money.js';
import type { BarContent } from './content.js';

interface Bar {
  label: string;
  /** Amounts in yuan, none negative; a part of nothing is left out. */
  parts: { source: string; amount: string }[];
}

/** Bars in the order given, with lengths in thousandths of the longest one: the page only draws. */
export function bars(given: readonly Bar[]): BarContent[] {
  const totals = given.map(({ parts }) => sum(parts.map(({ amount }) => fen(amount))));
  const longest = totals.reduce(max, 1n);
  return given.map(({ label, parts }, at) => ({
    label,
    amount: yuan(totals[at]!),
    parts: parts
      .filter(({ amount }) => fen(amount) > 0n)
      .map((part) => ({ ...part, permille: Number((fen(part.amount) * 1000n) / longest) })),
  }));
}

/** The longest bars first, at most `count` of them, empty ones left out; equal ones in the order given. */
export const longestBars = (given: readonly Bar[], count: number): BarContent[] =>
  bars(given)
    .filter(({ parts }) => parts.length > 0)
    .sort((a, b) => (fen(b.amount) > fen(a.amount) ? 1 : fen(b.amount) < fen(a.amount) ? -1 : 0))
    .slice(0, count);
