/** The same year's facts under several policies, side by side, against the policy in force. Pure: no decision, and nothing is stored. */
import type { Policy } from '../policy/policy.js';
import { type Movements, movementsBetween, type PoolMovements } from '../settlement/movements.js';
import type { SettlementOutcome } from '../settlement/outcome.js';
import type { Scenario } from '../settlement/scenario.js';
import { settle } from '../settlement/settle.js';
import { type Assumption, assumptionsOf } from './assumptions.js';

export interface PolicyComparison {
  policy: Policy;
  outcome: SettlementOutcome;
  /** Against the policy in force: before is what it makes of the year, after what this one would. */
  total: PoolMovements;
  counties: (Movements & { county: string })[];
  assumptions: Assumption[];
}

export function compare(inForce: Policy, policies: readonly Policy[], scenario: Scenario): PolicyComparison[] {
  const standard = settle(inForce, scenario);
  return policies.map((policy) => {
    const outcome = settle(policy, scenario);
    const { pool, counties } = movementsBetween(standard, outcome);
    return { policy, outcome, total: pool, counties, assumptions: assumptionsOf(policy, scenario, inForce) };
  });
}
