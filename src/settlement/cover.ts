/**
 * What no step of the law covers, covered by decisions: further steps after those of the policy. A cover is used as far as needed; what
 * the pots still hold bounds a further draw, what a county's own steps left in its balance what others get of it. With a loan the deficit is covered, and the county's result stays negative until it is
 * repaid.
 */
import { CoverSource, citationOf, type SettlementDecision } from '../decision/decision.js';
import { fen, min, sum, yuan, type Fen } from '../money.js';
import {
  allReadings,
  type DeficitClass,
  type Policy,
  type Provision,
  provisionsOf,
  type Reading,
} from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { amountOfClass, type CountySettlement, type SettlementOutcome, type SettlementStep } from './outcome.js';

export function coverUnresolved(
  outcome: SettlementOutcome,
  decisions: readonly SettlementDecision[],
): SettlementOutcome {
  const { policy } = outcome;
  const covers = decisions.filter(({ kind }) => kind === 'COVER');
  if (covers.length === 0) return outcome;
  const pots = { SHARED_RESERVE: outcome.sharedReserveAfter, POOLED_BALANCE: outcome.pooledBalanceAfter };
  const balances = new Map(outcome.counties.map((county) => [county.county, county.accumulatedBalanceAfter]));
  const covered = outcome.counties.map((county) => {
    const left = policy.classOrder.map((deficitClass) => ({ deficitClass, amount: uncovered(county, deficitClass) }));
    const further: SettlementStep[] = [];
    for (const source of Object.values(CoverSource))
      for (const cover of covers.filter((one) => one.county === county.county && one.source === source)) {
        let available = fen(cover.amount);
        for (const open of left) {
          const amount = min(available, open.amount);
          if (amount === 0n) continue;
          available -= amount;
          open.amount -= amount;
          if (source in pots) take(pots, source as keyof typeof pots, amount, cover);
          if (source === 'OTHER_BALANCE') give(balances, amount, cover);
          const { deficitClass } = open;
          further.push({
            rule: ruleOf(policy, deficitClass),
            source,
            deficitClass,
            amount,
            citation: citationOf(cover),
            ...(cover.giver !== null && { giver: cover.giver }),
          });
        }
      }
    return {
      ...county,
      steps: [...county.steps, ...further],
      unresolved: county.unresolved - sum(further.map(({ amount }) => amount)),
    };
  });
  const counties = covered.map((county) => {
    const accumulatedBalanceAfter = balances.get(county.county)!;
    const balanceForOthers = county.accumulatedBalanceAfter - accumulatedBalanceAfter;
    return { ...county, accumulatedBalanceAfter, balanceForOthers };
  });
  const moved = counties.some(({ balanceForOthers }) => balanceForOthers > 0n);
  return {
    ...outcome,
    counties,
    sharedReserveAfter: pots.SHARED_RESERVE,
    pooledBalanceAfter: pots.POOLED_BALANCE,
    readings: moved ? alsoRestingOn(outcome, commandOfBalances(policy)) : outcome.readings,
  };
}

/** The sentence that lets the city move one county's balance to another; undefined where balances are each county's own. */
export const commandOfBalances = (policy: Policy) =>
  provisionsOf(policy, 'CUSTODY').find(
    ({ of, commandedByCity }) => of === 'ACCUMULATED_BALANCE' && commandedByCity === true,
  );

function alsoRestingOn({ policy, readings }: SettlementOutcome, law: Provision | undefined): Reading[] {
  const more = new Set([...readings, ...(law?.readings ?? [])]);
  return allReadings(policy).filter((one) => more.has(one));
}

const uncovered = (county: CountySettlement, deficitClass: DeficitClass): Fen =>
  amountOfClass(county, deficitClass) -
  sum(county.steps.filter((step) => step.deficitClass === deficitClass).map(({ amount }) => amount));

function take<Pot extends string>(pots: Record<Pot, Fen>, pot: Pot, amount: Fen, cover: SettlementDecision): void {
  if (amount > pots[pot]) {
    const facts = { draws: yuan(amount), reserve: yuan(pots[pot]) };
    throw new Refused(refusal('DECIDED_DRAW_EXCEEDS_RESERVE', facts, ['input', 'fiscalYear'], citationOf(cover)));
  }
  pots[pot] -= amount;
}

/** At most what the giver's own steps left in its balance, and what was not given before. */
function give(balances: Map<string, Fen>, amount: Fen, cover: SettlementDecision): void {
  const giver = cover.giver!;
  const left = balances.get(giver) ?? 0n;
  if (amount > left) {
    const facts = { giver, cover: yuan(amount), left: yuan(left) };
    throw new Refused(refusal('COVER_EXCEEDS_BALANCE', facts, ['input', 'fiscalYear'], citationOf(cover)));
  }
  balances.set(giver, left - amount);
}

/** The rule whose steps left it open. */
const ruleOf = (policy: Policy, deficitClass: DeficitClass): string =>
  [...provisionsOf(policy, 'DEFICIT_CLASS'), ...provisionsOf(policy, 'STEP')]
    .filter((provision) => provision.deficitClass === deficitClass)
    .at(-1)!.rule;
