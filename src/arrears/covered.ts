/** Which of several sums due, the earlier ones first, payments have covered, and on which day. Pure. */
import { atLeastZero, type Fen, min } from '../money.js';

export interface Instalment {
  due: string;
  amount: Fen;
}

export interface Covered extends Instalment {
  outstanding: Fen;
  /** The day on which the last of it was paid; null while some is outstanding. */
  doneOn: string | null;
}

/**
 * Both in the order of their days. Never more is due than is owed in all: where a correction made it less, the last sums fall away.
 *
 * @param before of the payments: made before the sums were agreed, covers none of them.
 */
export function covered(
  sums: readonly Instalment[],
  payments: readonly { on: string; amount: Fen }[],
  { owed, before }: { owed: Fen; before: Fen },
): Covered[] {
  let [planned, paid, next] = [0n, -before, 0];
  let lastDay: string | null = null;
  return sums.flatMap(({ due, amount: agreed }) => {
    const amount = min(agreed, atLeastZero(owed - before - planned));
    if (amount === 0n) return [];
    planned += amount;
    while (paid < planned && next < payments.length) {
      const payment = payments[next++]!;
      paid += payment.amount;
      lastDay = payment.on;
    }
    const outstanding = min(amount, atLeastZero(planned - paid));
    return [{ due, amount, outstanding, doneOn: outstanding === 0n ? lastDay : null }];
  });
}
