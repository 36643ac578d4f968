import type { Policy, Rule } from './policy.js';

/** A rule in the policy that was applied. */
export interface AppliedRule {
  policy: Policy;
  rule: Rule;
}

/** Null where the policy has no such rule. */
export function appliedRule(policy: Policy | undefined, id: string): AppliedRule | null {
  const rule = policy?.rules.find((one) => one.id === id);
  return rule ? { policy: policy!, rule } : null;
}
