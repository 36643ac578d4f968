import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { policies } from '../../src/policy/registry.js';
import { scenarioInFen } from '../../src/settlement/scenario.js';
import { cases, type ScenarioInput } from './case-files.js';
import { settledOrRefused } from './claims.js';
import { scenarios } from './scenarios.js';
import { bareOutcome } from './bare-outcome.js';
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

/** Refused is what a scenario is whose decided draws exceed the fund. */
function settled(scenario: ScenarioInput): unknown {
  const outcome = settledOrRefused(policies.get(scenario.policy)!, scenarioInFen(scenario));
  return outcome ? bareOutcome(outcome) : 'refused';
}
