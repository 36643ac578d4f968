import { describe, test } from '@jest/globals';
import fc from 'fast-check';
import { policies } from '../../src/policy/registry.js';
import { scenarioInFen } from '../../src/settlement/scenario.js';
import { injuryFund, unemploymentFund } from '../policy/adjustment-funds.js';
import { madeUpCity } from '../policy/made-up-city.js';
import type { CountyInput } from './case-files.js';
import { chosenIn, type Claim, claims, settledOrRefused } from './claims.js';
import { scenarios } from './scenarios.js';

describe.each([...policies.all, madeUpCity, unemploymentFund, injuryFund])('under $id, always', (policy) => {
  /** Tries a claim on generated scenarios; those whose decided draws exceed the fund have no outcome to speak of. */
  const always = (claim: Claim, arbitrary = scenarios(policy.id)) =>
    fc.assert(
      fc.property(arbitrary, (input) => {
        const scenario = scenarioInFen(input);
        const outcome = settledOrRefused(policy, scenario);
        fc.pre(outcome !== undefined);
        claim({ policy, scenario, outcome, chosen: chosenIn(scenario) });
      }),
      { numRuns: policies.all.includes(policy) ? 250 : 50 },
    );

  test.each(Object.entries(claims))('%s', (_sentence, claim) => always(claim));

  test('whose money a step from the shared reserve is, also where many draw on many', () => {
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
    const sentence = Object.keys(claims).find((each) => each.startsWith('whose money'))!;
    always(claims[sentence]!, someDrawAndSomeGive);
  });
});
