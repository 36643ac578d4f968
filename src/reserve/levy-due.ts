/** What a policy orders each county to pay into the reserve for a fund year. A decided levy is not computed: see remittance.service.ts. */
import { atLeastZero, type Fen, portionHalfUp, shareOut, sum } from '../money.js';
import { type LevyProvision, type Policy, provisionsOf, type Ruled } from '../policy/policy.js';

export type ComputedLevy = Ruled<LevyProvision> & { rate: string };

/** A county's figures of the year that is the base, in fen. */
export interface LevyBase {
  income: Fen;
  premiums: Fen;
  subsidies: Fen;
  accumulatedBalance: Fen;
}

/** The levies to be computed for a fund year, in the order in which they stand. */
export const leviesOf = (policy: Policy, fiscalYear: number): ComputedLevy[] =>
  provisionsOf(policy, 'LEVY').filter(
    (levy): levy is ComputedLevy =>
      levy.how !== 'DECIDED' &&
      levy.rate !== null &&
      (levy.how === 'ONCE' ? levy.firstYear === fiscalYear : levy.firstYear <= fiscalYear),
  );

const BASES: Readonly<Record<LevyProvision['base'], (figures: LevyBase) => Fen>> = {
  INCOME: ({ income }) => income,
  PREMIUMS: ({ premiums }) => premiums,
  PREMIUMS_AND_SUBSIDIES: ({ premiums, subsidies }) => premiums + subsidies,
  ACCUMULATED_BALANCE: ({ accumulatedBalance }) => accumulatedBalance,
};

/** A county's base of a levy: never below zero. */
export const levyBase = ({ base }: Pick<LevyProvision, 'base'>, figures: LevyBase): Fen =>
  atLeastZero(BASES[base](figures));

/**
 * What each county is charged, in the order given (by id). A LEVEL is made up to rate × base of all, out of all by their bases; what the
 * reserve holds above it stays there. Where a rate stands only up to a stock, nothing can be computed beyond it.
 *
 * @param held what the reserve that it builds holds.
 */
export function levyDue(levy: ComputedLevy, counties: readonly LevyBase[], held: Fen): Fen[] {
  const bases = counties.map((figures) => levyBase(levy, figures));
  if (levy.how === 'LEVEL') return shareOut(atLeastZero(portionHalfUp(levy.rate, sum(bases)) - held), bases);
  if (levy.rateUntilStock && held > portionHalfUp(levy.rateUntilStock, sum(counties.map(({ income }) => income))))
    return bases.map(() => 0n);
  return bases.map((base) => portionHalfUp(levy.rate, base));
}
