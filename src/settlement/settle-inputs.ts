import type { Policy } from '../policy/policy.js';
import { coverUnresolved } from './cover.js';
import type { SettlementInputs } from './inputs.js';
import type { SettlementOutcome } from './outcome.js';
import { scenarioInFen } from './scenario.js';
import { settle } from './settle.js';

/** What a stored settlement comes to: the law applied to its inputs, then the decisions on what the law leaves open. */
export const settleInputs = (policy: Policy, inputs: SettlementInputs): SettlementOutcome =>
  coverUnresolved(settle(policy, scenarioInFen(inputs)), inputs.decisions ?? []);
