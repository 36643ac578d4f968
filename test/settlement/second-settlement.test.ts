import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { policies } from '../../src/policy/registry.js';
import { Refused } from '../../src/refusal.js';
import { settle } from '../../src/settlement/settle.js';
import { scenarioInFen } from '../../src/settlement/scenario.js';
import { inYuan } from '../../src/settlement/outcome-view.js';
import { cases, type ScenarioInput } from './case-files.js';
import { scenarios } from './scenarios.js';
import { settleAgain } from './second-settlement.js';

describe('a second settlement, written from the formulas alone', () => {
  test('agrees with the worked cases', () => {
    for (const { scenario, expected } of cases) {
      if (expected.error) expect(settleAgain(scenario)).toBe('refused');
      else expect(settleAgain(scenario)).toEqual(expected);
    }
  });

  test.each(policies.all.map(({ id }) => id))('agrees with the engine on any scenario of %s', (id) => {
    fc.assert(
      fc.property(scenarios(id), (scenario) => {
        expect(settled(scenario)).toEqual(settleAgain(scenario));
      }),
      { numRuns: 500 },
    );
  });
});

/** What the engine says, without what the second settlement does not know: rules, citations, readings. */
function settled(scenario: ScenarioInput): unknown {
  try {
    const { counties, sharedReserveAfter, pooledBalanceAfter } = settle(
      policies.get(scenario.policy)!,
      scenarioInFen(scenario),
    );
    const bare = <T extends { rule: string; citation: unknown }>({ rule: _, citation: __, ...rest }: T) => rest;
    return inYuan({
      counties: counties.map(({ steps, obligations, surplusAllocations, ...county }) => ({
        ...county,
        steps: steps.map(bare),
        obligations: obligations.map(bare),
        surplusAllocations: surplusAllocations.map(bare),
      })),
      sharedReserveAfter,
      pooledBalanceAfter,
    });
  } catch (error) {
    if (error instanceof Refused && error.refusals[0]!.code === 'DECIDED_DRAW_EXCEEDS_RESERVE') return 'refused';
    throw error;
  }
}
