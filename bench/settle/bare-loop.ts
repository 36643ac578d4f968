/**
 * The yardstick: Handan's formulas written straight down in decimal.js, the usual way to count money in JavaScript. It knows one city,
 * cites nothing and checks nothing; the amounts are the product's to the fen.
 */
import { Decimal } from 'decimal.js';
import { yuan } from '../../src/money.js';
import type { Scenario } from '../../src/settlement/scenario.js';

/** decimal.js's default of 20 digits would lose fen in a share of two large amounts. */
const Yuan = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
const ZERO = new Yuan(0);
const FEN = new Yuan('0.01');

export interface BareCounty {
  id: string;
  collected: Decimal;
  target: Decimal;
  compliant: Decimal;
  nonCompliant: Decimal;
  faults: Decimal[];
  forceMajeure: Decimal;
  levy: Decimal;
  balance: Decimal;
  ownReserve: Decimal;
}

export interface BareYear {
  sharedReserve: Decimal;
  counties: BareCounty[];
}

const total = (amounts: readonly Decimal[]): Decimal => amounts.reduce((sum, amount) => sum.plus(amount), ZERO);

/** Floors, and gives the fen left over to the largest remainders. */
function shareOut(amount: Decimal, weights: readonly Decimal[]): Decimal[] {
  const whole = total(weights);
  if (whole.isZero()) return weights.map(() => ZERO);
  const exact = weights.map((weight) => amount.times(weight).dividedBy(whole));
  const parts = exact.map((part) => part.toDecimalPlaces(2, Decimal.ROUND_FLOOR));
  const left = amount.minus(total(parts)).dividedBy(FEN).toNumber();
  exact
    .map((part, at) => ({ at, rest: part.minus(parts[at]!) }))
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.at - b.at)
    .slice(0, left)
    .forEach(({ at }) => (parts[at] = parts[at]!.plus(FEN)));
  return parts;
}

const ration = (claims: readonly Decimal[], pot: Decimal): readonly Decimal[] =>
  total(claims).lessThanOrEqualTo(pot) ? claims : shareOut(pot, claims);

/** Per county: what it lacks or has left, who pays for it, what it owes, and what it has afterwards. */
export function bareSettlement({ sharedReserve, counties }: BareYear) {
  const over = counties.map(({ compliant, nonCompliant, collected }) => compliant.plus(nonCompliant).minus(collected));
  const deficit = over.map((amount) => Yuan.max(amount, 0));
  const surplus = over.map((amount) => Yuan.max(amount.negated(), 0));
  const fromSurplus = counties.map(({ levy }, at) => Yuan.min(levy, surplus[at]!));
  const fromBalance = counties.map(({ levy, balance }, at) => Yuan.min(levy.minus(fromSurplus[at]!), balance));
  const kept = surplus.map((amount, at) => amount.minus(fromSurplus[at]!));
  const balance = counties.map((county, at) => county.balance.minus(fromBalance[at]!).plus(kept[at]!));

  const management = counties.map(({ nonCompliant, target, collected, faults }, at) =>
    Yuan.min(deficit[at]!, nonCompliant.plus(Yuan.max(target.minus(collected), 0)).plus(total(faults))),
  );
  const overspent = Yuan.max(total(over), 0);
  const forceMajeure = ration(
    counties.map((county, at) => Yuan.min(deficit[at]!.minus(management[at]!), county.forceMajeure)),
    overspent,
  );
  const policy = deficit.map((amount, at) => amount.minus(management[at]!).minus(forceMajeure[at]!));

  const own = policy.map((amount, at) => Yuan.min(amount, balance[at]!));
  const risk = policy.map((amount, at) => Yuan.min(amount.minus(own[at]!), counties[at]!.ownReserve));
  const missing = policy.map((amount, at) => amount.minus(own[at]!).minus(risk[at]!));
  const reserves = counties.map(({ ownReserve }, at) => ownReserve.minus(risk[at]!));
  const shared = ration(
    missing.map((amount) => amount.times('0.5').toDecimalPlaces(2)),
    sharedReserve.plus(total(reserves)),
  );
  const fromCommon = Yuan.min(sharedReserve, total(shared));
  const lent = shareOut(total(shared).minus(fromCommon), reserves);

  return {
    sharedReserveAfter: sharedReserve.minus(fromCommon),
    counties: counties.map(({ id, levy }, at) => ({
      county: id,
      deficit: deficit[at]!,
      surplus: surplus[at]!,
      // in the order of the law: own fault, force majeure, balance, own reserve, shared reserve, government
      steps: [management, forceMajeure, own, risk, shared, missing].map((paid, step) =>
        step === 5 ? paid[at]!.minus(shared[at]!) : paid[at]!,
      ),
      refill: risk[at]!.plus(shared[at]!),
      levyUnpaid: levy.minus(fromSurplus[at]!).minus(fromBalance[at]!),
      drawnForOthers: lent[at]!,
      accumulatedBalanceAfter: balance[at]!.minus(own[at]!),
      ownReserveAfter: reserves[at]!.minus(lent[at]!),
    })),
  };
}

/** The same facts as decimals, read beforehand: neither side is timed reading them. Counties come in order of id. */
export const bareYear = ({ sharedReserve, counties }: Scenario): BareYear => ({
  sharedReserve: decimal(sharedReserve),
  counties: counties.map((facts) => ({
    id: facts.county,
    collected: decimal(facts.incomeCollected),
    target: decimal(facts.incomeTarget ?? facts.incomeDue),
    compliant: decimal(facts.compliantExpenditure),
    nonCompliant: decimal(facts.nonCompliantExpenditure),
    faults: facts.otherFaults.map(({ amount }) => decimal(amount)),
    forceMajeure: decimal(facts.forceMajeure),
    levy: decimal(facts.levy),
    balance: decimal(facts.accumulatedBalance),
    ownReserve: decimal(facts.ownReserve),
  })),
});

const decimal = (amount: bigint): Decimal => new Yuan(yuan(amount));
