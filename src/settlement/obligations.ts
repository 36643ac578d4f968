import { atLeastZero, portionHalfUp, sum, type Fen } from '../money.js';
import type { LocalGovernmentProvision, ObligationPayer, ObligationProvision, Ruled } from '../policy/policy.js';
import type { CountyState } from './county-state.js';
import type { SettlementObligation } from './outcome.js';

/** What the settlement makes a county or its government owe; an obligation of nothing is left out, and nobody owes himself. */
export function obligationsOf(
  provisions: readonly Ruled<ObligationProvision>[],
  county: CountyState,
  fiscalYear: number,
  localGovernment: LocalGovernmentProvision['of'],
): { provision: ObligationProvision; obligation: SettlementObligation }[] {
  return provisions.flatMap((provision) => {
    const { rule, obligation: kind, payee, dueAfterYears, citation } = provision;
    const amount = amountOwed(provision, county);
    const payer: ObligationPayer = provision.payer === 'COUNTY' ? 'COUNTY' : localGovernment[county.facts.kind];
    if (amount === 0n || payer === payee) return [];
    const obligation = { rule, kind, payer, payee, amount, dueYear: fiscalYear + dueAfterYears, citation };
    return [{ provision, obligation }];
  });
}

function amountOwed({ amount }: ObligationProvision, { facts, classes, steps }: CountyState): Fen {
  if ('subsidyShortfallBeyond' in amount) {
    return atLeastZero(facts.subsidyShortfall - classes[amount.subsidyShortfallBeyond]);
  }
  const covered = sum(steps.filter(({ source }) => amount.from.includes(source)).map((step) => step.amount));
  return portionHalfUp(amount.shareOfSteps, covered);
}
