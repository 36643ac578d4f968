import { min, portionHalfUp } from '../money.js';
import type { Ruled, SurplusCondition, SurplusProvision } from '../policy/policy.js';
import { expenditure, target, type CountyState, type Pots } from './county-state.js';
import type { CountyYear } from './scenario.js';

const HOLDS: Readonly<Record<SurplusCondition, (facts: CountyYear) => boolean>> = {
  COLLECTED_ABOVE_TARGET: (facts) => facts.incomeCollected > target(facts),
  TARGETS_MET: (facts) => facts.targetsMet,
  EXPENDITURE_WITHIN_TARGET: (facts) =>
    facts.expenditureTarget !== null && expenditure(facts) <= facts.expenditureTarget,
};

/** Gives a county's surplus where the policy says, and tells by which provisions. */
export function allocateSurplus(
  provisions: readonly Ruled<SurplusProvision>[],
  county: CountyState,
  pots: Pots,
): SurplusProvision[] {
  const used: SurplusProvision[] = [];
  let left = county.surplusToAllocate;
  for (const provision of provisions) {
    const { rule, to, share, conditions = [], citation } = provision;
    if (left === 0n || !conditions.every((condition) => HOLDS[condition](county.facts))) continue;
    const amount = share === 'REST' ? left : min(left, portionHalfUp(share, county.surplusToAllocate));
    if (amount === 0n) continue;
    left -= amount;
    if (to === 'ACCUMULATED_BALANCE') county.balance += amount;
    else pots[to] += amount;
    county.allocations.push({ rule, to, amount, citation });
    used.push(provision);
  }
  return used;
}
