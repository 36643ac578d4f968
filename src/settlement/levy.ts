import { min, sum, type Fen } from '../money.js';
import type { LevyProvision } from '../policy/policy.js';
import type { CountySettlement } from './outcome.js';

export interface LevyCharge {
  fromSurplus: Fen;
  fromBalance: Fen;
  /** An open obligation of the county. */
  unpaid: Fen;
}

/** Charges a levy to what the policy names, in its order, as far as each goes. */
export function chargeLevy(
  { chargedTo }: Pick<LevyProvision, 'chargedTo'>,
  levy: Fen,
  has: { surplus: Fen; balance: Fen },
): LevyCharge {
  const charge: LevyCharge = { fromSurplus: 0n, fromBalance: 0n, unpaid: levy };
  for (const source of chargedTo) {
    const paid = min(charge.unpaid, source === 'SURPLUS' ? has.surplus : has.balance);
    charge[source === 'SURPLUS' ? 'fromSurplus' : 'fromBalance'] += paid;
    charge.unpaid -= paid;
  }
  return charge;
}

/** How a levy was charged, read off what the county's year was settled to. */
export function chargeOf(
  levy: Fen,
  { surplus, surplusAllocations, levyUnpaid }: Pick<CountySettlement, 'surplus' | 'surplusAllocations' | 'levyUnpaid'>,
): LevyCharge {
  const fromSurplus = surplus - sum(surplusAllocations.map(({ amount }) => amount));
  return { fromSurplus, fromBalance: levy - fromSurplus - levyUnpaid, unpaid: levyUnpaid };
}
