import { type Fen, min, shareOut, sum } from '../money.js';
import type { Draw } from './reserve-draws.js';

/**
 * What one payment of a refill gives back, and to whom: first the shared part, in the split in which it was drawn, then the county's
 * own part. Earlier payments are shared out again in their order, so that the parts add up to what was drawn whatever the instalments.
 */
export function returnedBy(
  drawn: readonly Draw[],
  earlier: readonly Fen[],
  payment: Fen,
): { returned: Draw[]; own: Fen } {
  const left = drawn.map(({ amount }) => amount);
  const give = (paid: Fen): Fen[] => {
    const parts = shareOut(min(paid, sum(left)), left);
    parts.forEach((part, at) => (left[at]! -= part));
    return parts;
  };
  for (const paid of earlier) give(paid);
  const parts = give(payment);
  return {
    returned: parts.map((amount, at) => ({ county: drawn[at]!.county, amount })).filter(({ amount }) => amount > 0n),
    own: payment - sum(parts),
  };
}
