/** What a policy says of plans and the accounts that they fill. */
import { type PlanCheckProvision, type Policy, provisionsOf } from '../policy/policy.js';

type Law = Pick<Policy, 'rules'>;

export const planOf = (policy: Law) => provisionsOf(policy, 'FUND_USE_PLAN')[0];
export const prefundingOf = (policy: Law) => provisionsOf(policy, 'PREFUNDING')[0];
export const workingCapitalOf = (policy: Law) => provisionsOf(policy, 'WORKING_CAPITAL')[0];
export const accountLimitOf = (policy: Law) =>
  provisionsOf(policy, 'LIMIT').find(({ of }) => of === 'COUNTY_EXPENDITURE_ACCOUNT');
export const checkOf = (policy: Law, check: PlanCheckProvision['against']) =>
  provisionsOf(policy, 'PLAN_CHECK').find(({ against }) => against === check);
