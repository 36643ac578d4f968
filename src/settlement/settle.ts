/**
 * What the law makes of a year's facts: facts + policy → steps. It knows classes, steps, pots and obligations, and no city; which of
 * them there are, in which order and of what size, is the policy's. Exact in fen; each formula rounds once, at its end.
 */
import { byCodePoint } from '../code-points.js';
import { sum, yuan } from '../money.js';
import { allReadings, provisionOf, provisionsOf, type Policy, type Reading } from '../policy/policy.js';
import { refusal, type Refusal, Refused } from '../refusal.js';
import { openState, type CountyState, type Pots } from './county-state.js';
import { classifyDeficits } from './deficit-classes.js';
import { ignoredInputs } from './ignored-inputs.js';
import { chargeLevy } from './levy.js';
import { obligationsOf } from './obligations.js';
import type { CountySettlement, SettlementOutcome } from './outcome.js';
import { scenarioFaults, type Scenario } from './scenario.js';
import { takeStep } from './steps.js';
import { allocateSurplus } from './surplus.js';

/** Settles a fund year, or throws Refused with every fault of the scenario. The order of the counties given has no effect. */
export function settle(policy: Policy, scenario: Scenario): SettlementOutcome {
  const faults = [...scenarioFaults(scenario), ...missingHistories(policy, scenario)];
  if (faults.length > 0) throw new Refused(...faults);

  const counties = scenario.counties.map(openState).sort((a, b) => byCodePoint(a.facts.county, b.facts.county));
  const pots: Pots = { SHARED_RESERVE: scenario.sharedReserve, POOLED_BALANCE: scenario.pooledBalance };
  const grounds = new Set<Reading>();
  const restsOn: RestsOn = (readings = []) => readings.forEach((reading) => grounds.add(reading));

  chargeLevies(policy, counties, restsOn);
  classify(policy, counties, restsOn);
  allocateSurpluses(policy, counties, pots, restsOn);
  takeSteps(policy, counties, pots, restsOn);
  const settlements = conclude(policy, scenario, counties, restsOn);

  return {
    policy,
    insurance: scenario.insurance,
    fiscalYear: scenario.fiscalYear,
    counties: settlements,
    sharedReserveAfter: pots.SHARED_RESERVE,
    pooledBalanceAfter: pots.POOLED_BALANCE,
    readings: allReadings(policy).filter((one) => grounds.has(one)),
    ignoredInputs: ignoredInputs(policy, scenario),
  };
}

/** Where the law limits what a county may ever draw, nothing is settled before it is known what each paid in and drew. */
function missingHistories(policy: Policy, { counties }: Scenario): Refusal[] {
  const limited = provisionsOf(policy, 'STEP').find((step) => 'everAtMost' in step);
  if (!limited) return [];
  return counties.flatMap(({ county, reserveHistory }, at) =>
    reserveHistory
      ? []
      : [
          refusal(
            'RESERVE_HISTORY_MISSING',
            { county },
            ['scenario', 'counties', at, 'reserveHistory'],
            limited.citation,
          ),
        ],
  );
}

/** Notes readings that the outcome rests on. */
type RestsOn = (readings?: readonly Reading[]) => void;

function chargeLevies(policy: Policy, counties: readonly CountyState[], restsOn: RestsOn): void {
  const levies = provisionsOf(policy, 'LEVY');
  const [levy] = levies; // a county's year has one sum for all, and they are charged alike
  if (!levy) return;
  for (const county of counties) {
    if (county.facts.levy === 0n) continue;
    const charge = chargeLevy(levy, county.facts.levy, { surplus: county.surplus, balance: county.balance });
    county.surplusToAllocate -= charge.fromSurplus;
    county.balance -= charge.fromBalance;
    county.levyUnpaid = charge.unpaid;
    for (const { readings } of levies) restsOn(readings);
  }
}

function classify(policy: Policy, counties: readonly CountyState[], restsOn: RestsOn): void {
  const provisions = provisionsOf(policy, 'DEFICIT_CLASS');
  classifyDeficits(provisions, counties);
  for (const { deficitClass, readings } of provisions) {
    if (counties.some(({ classes }) => classes[deficitClass] > 0n)) restsOn(readings);
  }
}

/** Before the steps: what falls to a pot pays for other counties in the same year. */
function allocateSurpluses(policy: Policy, counties: readonly CountyState[], pots: Pots, restsOn: RestsOn): void {
  const provisions = provisionsOf(policy, 'SURPLUS');
  for (const county of counties) {
    for (const { readings } of allocateSurplus(provisions, county, pots)) restsOn(readings);
  }
}

function takeSteps(policy: Policy, counties: readonly CountyState[], pots: Pots, restsOn: RestsOn): void {
  const government = provisionOf(policy, 'LOCAL_GOVERNMENT');
  const steps = policy.classOrder.flatMap((deficitClass) =>
    provisionsOf(policy, 'STEP').filter((step) => step.deficitClass === deficitClass),
  );
  steps.forEach((step, at) => {
    const taken = takeStep(step, counties, {
      pots,
      localGovernment: government.of,
      later: steps.slice(at + 1),
    });
    if (taken.covered > 0n) restsOn(step.readings);
    if (taken.standIn) restsOn(government.readings);
    if (taken.claimed <= taken.covered || !('ifShort' in step)) return;
    if (step.ifShort === 'REFUSE') {
      const facts = { draws: yuan(taken.claimed), reserve: yuan(taken.covered) };
      throw new Refused(refusal('DECIDED_DRAW_EXCEEDS_RESERVE', facts, ['scenario', 'sharedReserve'], step.citation));
    }
    restsOn(step.readingsIfShort);
  });
}

function conclude(
  policy: Policy,
  { insurance, fiscalYear }: Scenario,
  counties: readonly CountyState[],
  restsOn: RestsOn,
): CountySettlement[] {
  const government = provisionOf(policy, 'LOCAL_GOVERNMENT');
  const provisions = provisionsOf(policy, 'OBLIGATION').filter(({ insurance: only = insurance }) => only === insurance);
  return counties.map((county) => {
    const owed = obligationsOf(provisions, county, fiscalYear, government.of);
    for (const { provision } of owed) restsOn(provision.readings);
    return {
      county: county.facts.county,
      deficit: county.deficit,
      surplus: county.surplus,
      policyDeficit: county.classes.POLICY,
      managementDeficit: county.classes.MANAGEMENT,
      forceMajeureDeficit: county.classes.FORCE_MAJEURE,
      steps: county.steps,
      unresolved: county.deficit - sum(county.steps.map(({ amount }) => amount)),
      obligations: owed.map(({ obligation }) => obligation),
      surplusAllocations: county.allocations,
      levyUnpaid: county.levyUnpaid,
      drawnForOthers: county.drawnForOthers,
      balanceForOthers: 0n, // the law takes none: only decisions do (cover.ts)
      accumulatedBalanceAfter: county.balance,
      ownReserveAfter: county.ownReserve,
    };
  });
}
