import type { Policy } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import type { SubmissionState } from './submission.js';

/** The law that a submission goes by: the version in force when it was first filed, whatever is corrected in it later. */
export const policyOf = (
  { policies }: { policies: PolicyRegistry },
  { policy, policyVersion }: Pick<SubmissionState, 'policy' | 'policyVersion'>,
): Policy => policies.get(policy, policyVersion)!;
