/**
 * 当地政府: the office that answers for what a member's government owes. 市本级 has none of its own: city finance pays for it, and plans how its
 * debts are cleared. What the city's government approves in a chain is another thing (src/submission/chain.ts).
 */
import { type CountyKind, type Government, type Office, type Policy, provisionOf } from './policy.js';

export const GOVERNMENT_OFFICES: Readonly<Record<Government, Office>> = {
  LOCAL_GOVERNMENT: 'COUNTY_GOVERNMENT',
  MUNICIPAL_FINANCE: 'CITY_FINANCE',
  PROVINCIAL_FINANCE: 'PROVINCE_FINANCE',
};

/** As the policy says who it is for each kind of member. */
export const governmentOffice = (policy: Policy, member: CountyKind): Office =>
  GOVERNMENT_OFFICES[provisionOf(policy, 'LOCAL_GOVERNMENT').of[member]];
