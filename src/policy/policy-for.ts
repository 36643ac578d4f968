import { Refused, refusal } from '../refusal.js';
import type { Policy } from './policy.js';
import type { PolicyRegistry } from './registry.js';

/** The policy in force in a pool's year, which an act needs; refused under the field that told the year where there is none. */
export function policyFor(
  policies: PolicyRegistry,
  pool: string,
  year: number,
  path: readonly string[] = ['input', 'fiscalYear'],
): Policy {
  const policy = policies.inForce(pool, year);
  if (!policy) throw new Refused(refusal('POLICY_NOT_IN_FORCE', { pool, year }, path));
  return policy;
}
