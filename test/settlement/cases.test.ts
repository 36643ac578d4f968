import { describe, expect, test } from '@jest/globals';
import { policies } from '../../src/policy/registry.js';
import { Refused } from '../../src/refusal.js';
import { settle } from '../../src/settlement/settle.js';
import { scenarioInFen } from '../../src/settlement/scenario.js';
import { inYuan } from '../../src/settlement/outcome-view.js';
import { cases } from './case-files.js';

describe('the worked cases', () => {
  test.each(cases)('$scenario.policy $scenario.insurance: $name', ({ scenario, expected }) => {
    const policy = policies.get(scenario.policy)!;
    const settled = () => settle(policy, scenarioInFen(scenario));
    if (expected.error) {
      expect(codesOf(settled)).toEqual([expected.error]);
    } else {
      expect(inYuan(settled())).toMatchObject(expected);
    }
  });
});

function codesOf(act: () => unknown): string[] {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ code }) => code);
    throw error;
  }
  return [];
}
