/** What a policy says of plans and the accounts that they fill. */
import { type MeanCheck, type Policy, provisionsOf, type Ruled } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';

type Law = Pick<Policy, 'rules'>;

export const planOf = (policy: Law) => provisionsOf(policy, 'FUND_USE_PLAN')[0];
export const prefundingOf = (policy: Law) => provisionsOf(policy, 'PREFUNDING')[0];
export const workingCapitalOf = (policy: Law) => provisionsOf(policy, 'WORKING_CAPITAL')[0];
export const accountLimitOf = (policy: Law) =>
  provisionsOf(policy, 'LIMIT').find(({ of }) => of === 'COUNTY_EXPENDITURE_ACCOUNT');
export const moneyCheckOf = (policy: Law) =>
  provisionsOf(policy, 'PLAN_CHECK').find(({ against }) => against === 'AVAILABLE_MONEY');
export const meanCheckOf = (policy: Law) =>
  provisionsOf(policy, 'PLAN_CHECK').find((check): check is Ruled<MeanCheck> => check.against === 'MEAN_EXPENDITURE');

/** Of how many years before a policy asks what was spent. */
export const yearsCompared = (policy: Law): number =>
  Math.max(0, ...[prefundingOf, accountLimitOf, meanCheckOf].map((lawOf) => lawOf(policy)?.meanOfYears ?? 0));

/** The law that an act goes by; refused where the policy has none: there is no such act in the pool then. */
export function foreseen<Provision>(
  law: Provision | undefined,
  policy: Pick<Policy, 'id'>,
  kind: 'FUND_USE_PLAN' | 'PREFUNDING' | 'WORKING_CAPITAL',
): Provision {
  if (!law) throw new Refused(refusal('SUBMISSION_NOT_FORESEEN', { policy: policy.id, kind }));
  return law;
}
