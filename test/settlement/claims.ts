/**
 * What must hold of every settlement, each as a sentence. `npm test` tries them on a thousand generated scenarios, `npm run test:soak`
 * on a million. Where several counties share a pot that is too small the odd fen goes to the largest remainder, so that a change
 * elsewhere may move a fen from one to another: such sentences are meant but for the odd fen, and say so.
 */
import assert from 'node:assert/strict';
import { max, min, sum, type Fen } from '../../src/money.js';
import { provisionsOf, type DeficitClass, type FundingSource, type Policy } from '../../src/policy/policy.js';
import { Refused } from '../../src/refusal.js';
import type { CountySettlement, SettlementOutcome } from '../../src/settlement/outcome.js';
import { reserveDraws } from '../../src/settlement/reserve-draws.js';
import type { CountyYear, Scenario } from '../../src/settlement/scenario.js';
import { settle } from '../../src/settlement/settle.js';

/** A scenario that was settled; `chosen` is one of its counties, another from scenario to scenario. */
export interface Settled {
  policy: Policy;
  scenario: Scenario;
  outcome: SettlementOutcome;
  chosen: number;
}

export type Claim = (settled: Settled) => void;

/** Undefined where decided draws exceed the fund: then there is no outcome to speak of. */
export function settledOrRefused(policy: Policy, scenario: Scenario): SettlementOutcome | undefined {
  try {
    return settle(policy, scenario);
  } catch (error) {
    if (error instanceof Refused && error.refusals[0]!.code === 'DECIDED_DRAW_EXCEEDS_RESERVE') return undefined;
    throw error;
  }
}

/** Which county is tried on: given by the scenario alone, so that a failure is found again. */
export const chosenIn = ({ counties, sharedReserve }: Scenario): number =>
  Number((sharedReserve + BigInt(counties.length)) % BigInt(counties.length || 1));

const GOVERNMENTS: readonly FundingSource[] = ['LOCAL_GOVERNMENT', 'MUNICIPAL_FINANCE', 'PROVINCIAL_FINANCE'];
const amounts = (parts: readonly { amount: Fen }[]) => sum(parts.map(({ amount }) => amount));
const stepsFrom = ({ steps }: CountySettlement, ...sources: FundingSource[]) =>
  amounts(steps.filter(({ source }) => sources.includes(source)));
const stepsOf = ({ steps }: CountySettlement, deficitClass: DeficitClass) =>
  amounts(steps.filter((step) => step.deficitClass === deficitClass));
const allocatedTo = ({ surplusAllocations }: CountySettlement, target: string) =>
  amounts(surplusAllocations.filter(({ to }) => to === target));
/** For what the county or the law's remainder lays on them; what city finance gives for force majeure is a subsidy. */
const governmentsPay = ({ steps }: CountySettlement) =>
  amounts(steps.filter(({ source, deficitClass }) => GOVERNMENTS.includes(source) && deficitClass !== 'FORCE_MAJEURE'));
const everyone = (outcome: SettlementOutcome, of: (county: CountySettlement) => Fen) => sum(outcome.counties.map(of));
const factsOf = ({ counties }: Scenario, id: string) => counties.find(({ county }) => county === id)!;
/** A policy without a levy has no use for one. */
const leviedFrom = (policy: Policy, { levy }: CountyYear): Fen => (provisionsOf(policy, 'LEVY').length > 0 ? levy : 0n);
const row = (outcome: SettlementOutcome, id: string) => outcome.counties.find(({ county }) => county === id)!;
const atMost = (amount: Fen, limit: Fen, what: string) => assert.ok(amount <= limit, `${what}: ${amount} > ${limit}`);

/** Two rations at most stand one after the other, in each of which an odd fen may move. */
const ODD_FEN = 2n;

/** The scenario with the chosen county's facts changed; undefined where there is no county, or the change is refused. */
function changed(
  { policy, scenario, chosen }: Settled,
  change: (facts: CountyYear) => Partial<CountyYear>,
): { before: CountyYear; after: SettlementOutcome } | undefined {
  const before = scenario.counties[chosen];
  if (!before) return undefined;
  const counties = scenario.counties.with(chosen, { ...before, ...change(before) });
  const after = settledOrRefused(policy, { ...scenario, counties });
  return after && { before, after };
}

function noGovernmentPaysMore(before: SettlementOutcome, after: SettlementOutcome, except?: string): void {
  for (const county of after.counties) {
    if (county.county === except) continue;
    atMost(governmentsPay(county), governmentsPay(row(before, county.county)) + ODD_FEN, county.county);
  }
}

/** Force majeure hangs on whether the whole city overspent: who has more elsewhere takes it away. */
const withoutForceMajeure = (settled: Settled): Settled | undefined => {
  const counties = settled.scenario.counties.map((facts) => ({ ...facts, forceMajeure: 0n }));
  const scenario = { ...settled.scenario, counties };
  const outcome = settledOrRefused(settled.policy, scenario);
  return outcome && { ...settled, scenario, outcome };
};

const multiplied = (value: unknown, by: bigint): unknown => {
  if (typeof value === 'bigint') return value * by;
  if (Array.isArray(value)) return value.map((part) => multiplied(part, by));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, multiplied(part, by)]));
};
/** What an outcome says in figures; policy and readings are the same objects before and after. */
const figures = ({ policy: _, readings: __, fiscalYear: ___, ...rest }: SettlementOutcome) => rest;

export const claims: Readonly<Record<string, Claim>> = {
  'steps and what is unresolved add up to the deficit, and so do its classes; a county has a deficit or a surplus': ({
    outcome,
  }) => {
    for (const county of outcome.counties) {
      assert.equal(amounts(county.steps) + county.unresolved, county.deficit);
      assert.equal(county.policyDeficit + county.managementDeficit + county.forceMajeureDeficit, county.deficit);
      assert.equal(min(county.deficit, county.surplus), 0n);
      atMost(stepsOf(county, 'POLICY'), county.policyDeficit, 'policy');
      atMost(stepsOf(county, 'MANAGEMENT'), county.managementDeficit, 'management');
      atMost(stepsOf(county, 'FORCE_MAJEURE'), county.forceMajeureDeficit, 'force majeure');
    }
  },

  'a surplus less the levy charged to it is allocated to the last fen': ({ policy, outcome, scenario }) => {
    for (const county of outcome.counties) {
      const levy = leviedFrom(policy, factsOf(scenario, county.county));
      assert.equal(amounts(county.surplusAllocations), county.surplus - min(levy, county.surplus));
    }
  },

  'nothing is negative, and no step, obligation or allocation is of nothing': ({ outcome }) => {
    for (const county of outcome.counties) {
      const parts = [...county.steps, ...county.obligations, ...county.surplusAllocations];
      for (const { amount } of parts) assert.ok(amount > 0n);
      for (const [name, value] of Object.entries(county)) {
        if (typeof value === 'bigint') assert.ok(value >= 0n, name);
      }
    }
    assert.ok(outcome.sharedReserveAfter >= 0n && outcome.pooledBalanceAfter >= 0n);
  },

  'no money comes from nowhere: balances, reserves and the pooled balance change by what the outcome says': ({
    policy,
    outcome,
    scenario,
  }) => {
    for (const county of outcome.counties) {
      const facts = factsOf(scenario, county.county);
      const levy = leviedFrom(policy, facts);
      const levyOnBalance = levy - min(levy, county.surplus) - county.levyUnpaid;
      assert.equal(
        county.accumulatedBalanceAfter,
        facts.accumulatedBalance -
          levyOnBalance +
          allocatedTo(county, 'ACCUMULATED_BALANCE') -
          stepsFrom(county, 'ACCUMULATED_BALANCE'),
      );
      assert.equal(county.ownReserveAfter, facts.ownReserve - stepsFrom(county, 'OWN_RESERVE') - county.drawnForOthers);
    }
    assert.equal(
      outcome.sharedReserveAfter,
      scenario.sharedReserve +
        everyone(outcome, (county) => allocatedTo(county, 'SHARED_RESERVE')) -
        everyone(outcome, (county) => stepsFrom(county, 'SHARED_RESERVE')) +
        everyone(outcome, ({ drawnForOthers }) => drawnForOthers),
    );
    assert.equal(
      outcome.pooledBalanceAfter,
      scenario.pooledBalance +
        everyone(outcome, (county) => allocatedTo(county, 'POOLED_BALANCE')) -
        everyone(outcome, (county) => stepsFrom(county, 'POOLED_BALANCE')),
    );
  },

  'a class that is capped by what the whole pool overspent comes to no more than that': ({
    policy,
    outcome,
    scenario,
  }) => {
    const overspent = scenario.counties.map(
      ({ compliantExpenditure, nonCompliantExpenditure, incomeCollected }) =>
        compliantExpenditure + nonCompliantExpenditure - incomeCollected,
    );
    for (const { deficitClass, cappedBy } of provisionsOf(policy, 'DEFICIT_CLASS')) {
      const granted = everyone(outcome, (county) => stepsOf(county, deficitClass));
      if (cappedBy) atMost(granted, max(sum(overspent), 0n), deficitClass);
    }
  },

  'nothing stays unresolved while a pot that would pay all of it still holds money': ({ policy, outcome }) => {
    const left = { SHARED_RESERVE: outcome.sharedReserveAfter, POOLED_BALANCE: outcome.pooledBalanceAfter };
    for (const step of provisionsOf(policy, 'STEP')) {
      if (!('claim' in step) || step.claim === 'DECIDED_DRAW' || step.claim.shareOfRemainder !== '1') continue;
      if (everyone(outcome, ({ unresolved }) => unresolved) > 0n) assert.equal(left[step.source], 0n);
    }
  },

  'whose money a step from the shared reserve is: rows add up to steps, columns to what each gave, none to itself': ({
    outcome,
    scenario,
  }) => {
    const draws = reserveDraws(outcome);
    const given = new Map<string | null, Fen>();
    for (const county of outcome.counties) {
      for (const step of county.steps.filter(({ source }) => source === 'SHARED_RESERVE')) {
        assert.equal(amounts(draws.get(step)!), step.amount);
        for (const draw of draws.get(step)!) {
          assert.notEqual(draw.county, county.county);
          given.set(draw.county, (given.get(draw.county) ?? 0n) + draw.amount);
        }
      }
    }
    for (const { county, drawnForOthers } of outcome.counties) assert.equal(given.get(county) ?? 0n, drawnForOthers);
    const surplusToReserve = everyone(outcome, (county) => allocatedTo(county, 'SHARED_RESERVE'));
    assert.equal(given.get(null) ?? 0n, scenario.sharedReserve + surplusToReserve - outcome.sharedReserveAfter);
  },

  'the order in which the counties are given has no effect': ({ policy, scenario, outcome }) => {
    const turned = [...scenario.counties.slice(1), ...scenario.counties.slice(0, 1)].reverse();
    assert.deepEqual(settle(policy, { ...scenario, counties: turned }), outcome);
  },

  'a county with nothing, added, changes nothing': ({ policy, scenario, outcome }) => {
    const nothing: CountyYear = {
      county: '2zero',
      kind: 'COUNTY',
      incomeDue: 0n,
      incomeTarget: null,
      incomeCollected: 0n,
      compliantExpenditure: 0n,
      nonCompliantExpenditure: 0n,
      subsidyShortfall: 0n,
      levy: 0n,
      accumulatedBalance: 0n,
      ownReserve: 0n,
      forceMajeure: 0n,
      otherFaults: [],
      expenditureTarget: null,
      targetsMet: false,
      decidedDraw: 0n,
      reserveHistory: { contributed: 0n, drawn: 0n },
    };
    const { counties, ...pots } = figures(settle(policy, { ...scenario, counties: [...scenario.counties, nothing] }));
    const { counties: before, ...potsBefore } = figures(outcome);
    assert.deepEqual(
      counties.filter(({ county }) => county !== nothing.county),
      before,
    );
    assert.deepEqual({ ...pots, ignoredInputs: [] }, { ...potsBefore, ignoredInputs: [] });
  },

  'a fault found in two parts is the fault found in one': (settled) => {
    const halves = changed(settled, ({ otherFaults }) => ({
      otherFaults: otherFaults.flatMap(({ cause, amount }) => [
        { cause, amount: amount / 3n },
        { cause, amount: amount - amount / 3n },
      ]),
    }));
    if (halves) assert.deepEqual(figures(halves.after), figures(settled.outcome));
  },

  'what was spent against the rules, and the same decided as a fault of a measured cause, come to the same': (
    settled,
  ) => {
    const measures = provisionsOf(settled.policy, 'DEFICIT_CLASS').find(
      ({ deficitClass }) => deficitClass === 'MANAGEMENT',
    );
    const cause = (['SUPERVISION_TARGETS_MISSED', 'OTHER'] as const).find((one) => measures?.measuredBy.includes(one));
    if (!cause) return;
    const other = changed(settled, ({ compliantExpenditure, nonCompliantExpenditure, otherFaults }) => ({
      compliantExpenditure: compliantExpenditure + nonCompliantExpenditure,
      nonCompliantExpenditure: 0n,
      otherFaults: [...otherFaults, { cause, amount: nonCompliantExpenditure }],
    }));
    if (other) assert.deepEqual(figures(other.after), figures(settled.outcome));
  },

  'ten times the money is ten times the outcome, where nothing rounds': ({ policy, scenario }) => {
    const plenty = 10n ** 27n;
    const roundless: Scenario = {
      ...(multiplied(scenario, 100n) as Scenario),
      sharedReserve: plenty,
      pooledBalance: plenty,
      counties: scenario.counties.map((facts) => ({
        ...(multiplied(facts, 100n) as CountyYear),
        accumulatedBalance: 0n,
        forceMajeure: 0n,
      })),
    };
    assert.deepEqual(
      figures(settle(policy, multiplied(roundless, 10n) as Scenario)),
      multiplied(figures(settle(policy, roundless)), 10n),
    );
  },

  'one year later the same figures come to the same, and everything owed is due one year later': ({
    policy,
    scenario,
    outcome,
  }) => {
    const later = settle(policy, { ...scenario, fiscalYear: scenario.fiscalYear + 1 });
    const aYearLater = outcome.counties.map((county) => ({
      ...county,
      obligations: county.obligations.map((owed) => ({ ...owed, dueYear: owed.dueYear + 1 })),
    }));
    assert.deepEqual(figures(later), figures({ ...outcome, counties: aYearLater }));
  },

  'of what kind a member is decides which government pays, and no amount': (settled) => {
    const other = changed(settled, ({ kind }) => ({ kind: kind === 'CITY_OWN' ? 'COUNTY' : 'CITY_OWN' }));
    if (!other) return;
    const nameless = (outcome: SettlementOutcome) =>
      outcome.counties.map(({ obligations: _, steps, ...county }) => ({
        ...county,
        steps: steps.map(({ source, amount }) => [GOVERNMENTS.includes(source) ? 'A GOVERNMENT' : source, amount]),
      }));
    assert.deepEqual(nameless(other.after), nameless(settled.outcome));
  },

  'a larger surplus anywhere makes no local government pay more (force majeure apart, but for the odd fen)': (
    given,
  ) => {
    const settled = withoutForceMajeure(given);
    const richer = settled && changed(settled, ({ incomeCollected }) => ({ incomeCollected: incomeCollected * 2n }));
    if (!richer || row(settled.outcome, richer.before.county).surplus === 0n) return;
    noGovernmentPaysMore(settled.outcome, richer.after);
    atMost(everyone(richer.after, governmentsPay), everyone(settled.outcome, governmentsPay) + ODD_FEN, 'together');
  },

  'more of an own balance makes no government pay more, its own or another’s, and leaves no more unresolved (but for the odd fen)':
    (settled) => {
      const richer = changed(settled, ({ accumulatedBalance }) => ({
        accumulatedBalance: accumulatedBalance * 2n + 1n,
      }));
      if (!richer) return;
      noGovernmentPaysMore(settled.outcome, richer.after);
      const unresolved = (outcome: SettlementOutcome) => everyone(outcome, (county) => county.unresolved);
      atMost(unresolved(richer.after), unresolved(settled.outcome), 'unresolved');
    },

  'more in the shared reserve makes no government pay more and leaves no more unresolved (but for the odd fen)': ({
    policy,
    scenario,
    outcome,
  }) => {
    const after = settle(policy, { ...scenario, sharedReserve: scenario.sharedReserve * 2n + 1n });
    noGovernmentPaysMore(outcome, after);
    for (const county of after.counties) {
      atMost(county.unresolved, row(outcome, county.county).unresolved + ODD_FEN, county.county);
    }
    atMost(everyone(after, governmentsPay), everyone(outcome, governmentsPay), 'together');
  },

  'a fault pays for nobody: added to a county, its government pays no less and no other more (but for the odd fen)': (
    settled,
  ) => {
    const worse = changed(settled, ({ compliantExpenditure, nonCompliantExpenditure }) => ({
      compliantExpenditure: compliantExpenditure - compliantExpenditure / 2n,
      nonCompliantExpenditure: nonCompliantExpenditure + compliantExpenditure / 2n,
    }));
    if (!worse) return;
    const { county } = worse.before;
    noGovernmentPaysMore(settled.outcome, worse.after, county);
    atMost(
      governmentsPay(row(settled.outcome, county)),
      governmentsPay(row(worse.after, county)) + ODD_FEN,
      `government of ${county} before and after its fault`,
    );
  },

  'who spends more has no larger balance of its own afterwards': (settled) => {
    const spends = changed(settled, ({ compliantExpenditure }) => ({
      compliantExpenditure: compliantExpenditure * 2n,
    }));
    if (!spends) return;
    const { county } = spends.before;
    const left = (outcome: SettlementOutcome) => row(outcome, county).accumulatedBalanceAfter;
    atMost(left(spends.after), left(settled.outcome), county);
  },
};
