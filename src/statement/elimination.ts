/**
 * 抵销: what one book of the fund has from or owes another. The consolidated statement shows the fund as if it were one book; whatever of a pair
 * does not meet stays in it and is named.
 */
import { type Fen, max, min } from '../money.js';
import { amountOf, type Counts, isDebitNormal, type Movement } from './movement.js';
import type { Part } from './row.js';

interface SideOfPair {
  account: string;
  /** Null: the account without a detail. */
  detail: string | null;
}

export interface Pair {
  id: string;
  /** What the county's book calls it, and what the pool's does. */
  lower: SideOfPair;
  upper: SideOfPair;
  /** The pool's book says by county with whom. */
  byCounty: boolean;
}

const pair = (id: string, lower: string, upper: string, detail: string | null = null): Omit<Pair, 'byCounty'> => ({
  ...{ id, lower: { account: lower, detail }, upper: { account: upper, detail } },
});

export const PAIRS: Readonly<Record<Counts, readonly Pair[]>> = {
  FLOW: [
    { ...pair('REMITTANCES', '5301', '4402'), byCounty: false },
    { ...pair('GRANTS', '4401', '5302'), byCounty: false },
  ],
  BALANCE: [
    { ...pair('CLAIMS_ON_RESERVE', '1101', '2001'), byCounty: true },
    { ...pair('ADVANCES_FROM_RESERVE', '2001', '1101', 'RESERVE_ADVANCE'), byCounty: true },
  ],
};

export interface Matched {
  pair: Pair;
  /** With whom; null: all counties together. */
  county: string | null;
  part: Part | null;
  lower: Fen;
  upper: Fen;
  eliminated: Fen;
}

/** Each pair of the kind as far as anything is booked, in order of pairs, then counties. */
export function eliminations(movements: readonly Movement[], counts: Counts): Matched[] {
  return PAIRS[counts].flatMap((pair) => {
    const found = new Map<string, Matched>();
    const add = (county: string | null, { part }: Movement, side: 'lower' | 'upper', amount: Fen): void => {
      const key = `${county ?? ''}|${part ?? ''}`;
      const matched = found.get(key) ?? { ...{ pair, county, part }, lower: 0n, upper: 0n, eliminated: 0n };
      matched[side] += amount;
      found.set(key, matched);
    };
    for (const movement of movements) {
      const { account, detail, county, counterparty } = movement;
      const is = (side: SideOfPair): boolean => account === side.account && detail === side.detail;
      const by = (whom: string | null): string | null => (pair.byCounty ? whom : null);
      if (county !== null && is(pair.lower)) add(by(county), movement, 'lower', amountOf(movement, counts));
      if (county === null && is(pair.upper) && (!pair.byCounty || counterparty !== null))
        add(by(counterparty), movement, 'upper', amountOf(movement, counts));
    }
    return [...found.values()]
      .filter(({ lower, upper }) => lower !== 0n || upper !== 0n)
      .map((matched) => ({ ...matched, eliminated: whatMeets(matched.lower, matched.upper) }))
      .toSorted((one, other) => ((one.county ?? '') < (other.county ?? '') ? -1 : 1));
  });
}

/** What both say, as far as both say it. */
function whatMeets(one: Fen, other: Fen): Fen {
  if (one < 0n !== other < 0n) return 0n;
  return one < 0n ? max(one, other) : min(one, other);
}

/** The same as movements that take the amounts off on both sides: a statement of them is the column of eliminations. */
export const asMovements = (matched: readonly Matched[]): Movement[] =>
  matched.flatMap(({ pair, county, part, eliminated }) =>
    [pair.lower, pair.upper].map(({ account, detail }): Movement => {
      const amounts = isDebitNormal(account) ? { debit: -eliminated, credit: 0n } : { debit: 0n, credit: -eliminated };
      return { county, account, detail, part, counterparty: null, fundYear: null, ...amounts, ...NOT_CARRIED };
    }),
  );
const NOT_CARRIED = { carriedDebit: 0n, carriedCredit: 0n };
