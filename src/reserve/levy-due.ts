import { type Fen, portionHalfUp } from '../money.js';
import { type LevyProvision, type Policy, provisionsOf, type Ruled } from '../policy/policy.js';

/** The levy that a policy orders once, in this fund year; undefined where it orders none, or another kind. */
export const levyOnce = (policy: Policy, fiscalYear: number): (Ruled<LevyProvision> & { rate: string }) | undefined =>
  provisionsOf(policy, 'LEVY').find(
    (levy): levy is Ruled<LevyProvision> & { rate: string } =>
      levy.how === 'ONCE' && levy.rate !== null && levy.firstYear === fiscalYear,
  );

export const levyDue = ({ rate }: { rate: string }, income: Fen): Fen => portionHalfUp(rate, income);
