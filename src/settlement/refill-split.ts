import { type Fen, min, shareOut, sum } from '../money.js';
import type { Draw } from './reserve-draws.js';

/**
 * What one payment of a refill gives back, and to whom: first the shared part, in the split in which it was drawn, then the county's
 * own part. Each instalment is shared out by what is left to give back, so that the parts add up to what was drawn.
 */
export function returnedBy(left: readonly Draw[], payment: Fen): { returned: Draw[]; own: Fen } {
  const amounts = left.map(({ amount }) => amount);
  const parts = shareOut(min(payment, sum(amounts)), amounts);
  return {
    returned: parts.map((amount, at) => ({ county: left[at]!.county, amount })).filter(({ amount }) => amount > 0n),
    own: payment - sum(parts),
  };
}
