/** What a settlement gives back of a year's advances out of what it draws for their counties, and what is left open. Pure. */
import { type Fen, min } from '../money.js';

export interface OpenAdvance {
  obligation: string;
  county: string;
  payee: string;
  outstanding: Fen;
}

/** @param open in the order in which they were made; the oldest of a county is given back first. */
export function setOff(
  open: readonly OpenAdvance[],
  drawn: readonly { county: string; amount: Fen }[],
): { repaid: (OpenAdvance & { amount: Fen })[]; left: { county: string; outstanding: Fen }[] } {
  const available = new Map<string, Fen>();
  for (const { county, amount } of drawn) available.set(county, (available.get(county) ?? 0n) + amount);
  const left = new Map<string, Fen>();
  const repaid = open.map((advance) => {
    const { county, outstanding } = advance;
    const holds = available.get(county) ?? 0n;
    const amount = min(holds, outstanding);
    available.set(county, holds - amount);
    if (amount < outstanding) left.set(county, (left.get(county) ?? 0n) + outstanding - amount);
    return { ...advance, amount };
  });
  return {
    repaid: repaid.filter(({ amount }) => amount > 0n),
    left: [...left].map(([county, outstanding]) => ({ county, outstanding })),
  };
}
