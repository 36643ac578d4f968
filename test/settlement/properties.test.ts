import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { min, sum } from '../../src/money.js';
import type { DeficitClass, FundingSource } from '../../src/policy/policy.js';
import { policies } from '../../src/policy/registry.js';
import { Refused } from '../../src/refusal.js';
import type { CountySettlement, SettlementOutcome } from '../../src/settlement/outcome.js';
import { reserveDraws } from '../../src/settlement/reserve-draws.js';
import { settle } from '../../src/settlement/settle.js';
import { scenarioInFen, type Scenario } from '../../src/settlement/scenario.js';
import type { CountyInput, ScenarioInput } from './case-files.js';
import { scenarios } from './scenarios.js';

const amounts = (parts: readonly { amount: bigint }[]) => sum(parts.map(({ amount }) => amount));
const stepsFrom = ({ steps }: CountySettlement, ...sources: FundingSource[]) =>
  amounts(steps.filter(({ source }) => sources.includes(source)));
const stepsOf = ({ steps }: CountySettlement, deficitClass: DeficitClass) =>
  amounts(steps.filter((step) => step.deficitClass === deficitClass));
const allocatedTo = ({ surplusAllocations }: CountySettlement, target: string) =>
  amounts(surplusAllocations.filter(({ to }) => to === target));
const GOVERNMENTS = ['LOCAL_GOVERNMENT', 'MUNICIPAL_FINANCE', 'PROVINCIAL_FINANCE'] as const;

describe.each(policies.all)('under $id, always', (policy) => {
  /** Runs a claim over generated scenarios; those whose decided draws exceed the fund have no outcome to speak of. */
  const always = (
    claim: (outcome: SettlementOutcome, scenario: Scenario, input: ScenarioInput) => void,
    arbitrary = scenarios(policy.id),
  ) =>
    fc.assert(
      fc.property(arbitrary, (input) => {
        const scenario = scenarioInFen(input);
        claim(settledOrSkipped(scenario), scenario, input);
      }),
      { numRuns: 200 },
    );
  const settledOrSkipped = (scenario: Scenario): SettlementOutcome => {
    try {
      return settle(policy, scenario);
    } catch (error) {
      fc.pre(!(error instanceof Refused));
      throw error;
    }
  };
  const factsOf = ({ counties }: Scenario, id: string) => counties.find(({ county }) => county === id)!;

  test('steps and what is unresolved add up to the deficit, and so do its classes; a county has a deficit or a surplus', () => {
    always(({ counties }) => {
      for (const county of counties) {
        expect(amounts(county.steps) + county.unresolved).toBe(county.deficit);
        expect(county.policyDeficit + county.managementDeficit + county.forceMajeureDeficit).toBe(county.deficit);
        expect(min(county.deficit, county.surplus)).toBe(0n);
        expect(stepsOf(county, 'POLICY')).toBeLessThanOrEqual(county.policyDeficit);
        expect(stepsOf(county, 'MANAGEMENT')).toBeLessThanOrEqual(county.managementDeficit);
        expect(stepsOf(county, 'FORCE_MAJEURE')).toBeLessThanOrEqual(county.forceMajeureDeficit);
      }
    });
  });

  test('a surplus less the levy charged to it is allocated to the last fen', () => {
    always(({ counties }, scenario) => {
      for (const county of counties) {
        const { levy } = factsOf(scenario, county.county);
        expect(amounts(county.surplusAllocations)).toBe(county.surplus - min(levy, county.surplus));
      }
    });
  });

  test('nothing is negative, and no step, obligation or allocation is of nothing', () => {
    always(({ counties, sharedReserveAfter, pooledBalanceAfter }) => {
      const parts = counties.flatMap(({ steps, obligations, surplusAllocations }) => [
        ...steps,
        ...obligations,
        ...surplusAllocations,
      ]);
      for (const { amount } of parts) expect(amount).toBeGreaterThan(0n);
      for (const county of counties) {
        for (const value of Object.values(county))
          if (typeof value === 'bigint') expect(value).toBeGreaterThanOrEqual(0n);
      }
      expect(sharedReserveAfter).toBeGreaterThanOrEqual(0n);
      expect(pooledBalanceAfter).toBeGreaterThanOrEqual(0n);
    });
  });

  test('the order in which the counties are given has no effect', () => {
    always((outcome, { counties, ...scenario }) => {
      const turned = [...counties.slice(1), ...counties.slice(0, 1)].reverse();
      expect(settle(policy, { ...scenario, counties: turned })).toEqual(outcome);
    });
  });

  test('no money comes from nowhere: balances, reserves and the pooled balance change by what the outcome says', () => {
    always((outcome, scenario) => {
      for (const county of outcome.counties) {
        const facts = factsOf(scenario, county.county);
        const levyOnBalance = facts.levy - min(facts.levy, county.surplus) - county.levyUnpaid;
        expect(county.accumulatedBalanceAfter).toBe(
          facts.accumulatedBalance -
            levyOnBalance +
            allocatedTo(county, 'ACCUMULATED_BALANCE') -
            stepsFrom(county, 'ACCUMULATED_BALANCE'),
        );
        expect(county.ownReserveAfter).toBe(
          facts.ownReserve - stepsFrom(county, 'OWN_RESERVE') - county.drawnForOthers,
        );
      }
      const over = (of: (county: CountySettlement) => bigint) => sum(outcome.counties.map(of));
      expect(outcome.sharedReserveAfter).toBe(
        scenario.sharedReserve +
          over((county) => allocatedTo(county, 'SHARED_RESERVE')) -
          over((county) => stepsFrom(county, 'SHARED_RESERVE')) +
          over(({ drawnForOthers }) => drawnForOthers),
      );
      expect(outcome.pooledBalanceAfter).toBe(
        scenario.pooledBalance +
          over((county) => allocatedTo(county, 'POOLED_BALANCE')) -
          over((county) => stepsFrom(county, 'POOLED_BALANCE')),
      );
    });
  });

  test('whose money a step from the shared reserve is: rows add up to steps, columns to what each gave, none to itself', () => {
    const someDrawAndSomeGive = scenarios(policy.id, { unit: 1n, largest: 1_000n }).map((input) => ({
      ...input,
      sharedReserve: '1.00',
      counties: input.counties.map((county, at): CountyInput => {
        const innocent = { ...county, incomeDue: '0.00', incomeTarget: null, otherFaults: [], forceMajeure: '0.00' };
        return at % 3
          ? { ...innocent, incomeCollected: '0.00', nonCompliantExpenditure: '0.00', accumulatedBalance: '0.00' }
          : { ...innocent, compliantExpenditure: '0.00', nonCompliantExpenditure: '0.00' };
      }),
    }));
    always((outcome, scenario) => {
      const draws = reserveDraws(outcome);
      const given = new Map<string | null, bigint>();
      for (const county of outcome.counties) {
        for (const step of county.steps.filter(({ source }) => source === 'SHARED_RESERVE')) {
          expect(amounts(draws.get(step)!)).toBe(step.amount);
          for (const draw of draws.get(step)!) {
            expect(draw.county).not.toBe(county.county);
            given.set(draw.county, (given.get(draw.county) ?? 0n) + draw.amount);
          }
        }
      }
      for (const { county, drawnForOthers } of outcome.counties) expect(given.get(county) ?? 0n).toBe(drawnForOthers);
      const surplusToReserve = sum(outcome.counties.map((county) => allocatedTo(county, 'SHARED_RESERVE')));
      expect(given.get(null) ?? 0n).toBe(scenario.sharedReserve + surplusToReserve - outcome.sharedReserveAfter);
    }, someDrawAndSomeGive);
  });

  test('ten times the money is ten times the outcome, where nothing rounds', () => {
    const nothingRounds = scenarios(policy.id, { unit: 100n, largest: 10n ** 13n }).map((input) => ({
      ...input,
      sharedReserve: '100000000000000000.00',
      pooledBalance: '100000000000000000.00',
      counties: input.counties.map((county) => ({
        ...county,
        accumulatedBalance: '0.00',
        forceMajeure: '0.00',
      })),
    }));
    always((outcome, scenario) => {
      const { fiscalYear: _, ...tenfold } = tenTimes(outcome) as SettlementOutcome;
      expect(settle(policy, tenTimes(scenario) as Scenario)).toMatchObject({
        ...tenfold,
        readings: outcome.readings,
      });
    }, nothingRounds);
  });

  test('a larger surplus elsewhere never makes a local government pay more, force majeure apart', () => {
    const noForceMajeure = scenarios(policy.id).map((input) => ({
      ...input,
      counties: input.counties.map((county) => ({ ...county, forceMajeure: '0.00' })),
    }));
    always((before, scenario) => {
      const richer = before.counties.find(({ surplus }) => surplus > 0n)?.county;
      const after = settle(policy, {
        ...scenario,
        counties: scenario.counties.map((facts) =>
          facts.county === richer ? { ...facts, incomeCollected: facts.incomeCollected * 2n } : facts,
        ),
      });
      after.counties.forEach((county, at) => {
        expect(stepsFrom(county, ...GOVERNMENTS)).toBeLessThanOrEqual(stepsFrom(before.counties[at]!, ...GOVERNMENTS));
      });
    }, noForceMajeure);
  });
});

function tenTimes(value: unknown): unknown {
  if (typeof value === 'bigint') return value * 10n;
  if (Array.isArray(value)) return value.map(tenTimes);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, tenTimes(part)]));
}
