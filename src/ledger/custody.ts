/** Where a city's policy keeps the money of a county: which real accounts its income and payments go through. */
import { type Policy, provisionsOf } from '../policy/policy.js';
import type { BankKind } from './entry.js';

export interface Custody {
  /** What income is collected into and payments leave from. */
  special: BankKind;
  /** Where the balance from before pooling stays; the same as `special` where it was remitted. */
  balance: BankKind;
  /** Whether payments pass through the city's expenditure account on their way. */
  throughCity: boolean;
  /** The own reserve is a claim on the reserve account, money kept locally, or not known to the policy. */
  ownReserve: 'CLAIM' | 'LOCAL' | 'NONE';
}

export function custodyOf(policy: Policy): Custody {
  const at = Object.fromEntries(provisionsOf(policy, 'CUSTODY').map(({ of, at }) => [of, at]));
  const ownAccounts = at.ACCUMULATED_BALANCE === 'OWN_ACCOUNT';
  const special = ownAccounts ? 'MEMBER_SPECIAL' : 'CITY_SPECIAL';
  return {
    special,
    balance: at.ACCUMULATED_BALANCE === 'LOCALLY_RETAINED' ? 'LOCAL_RETAINED' : special,
    throughCity: !ownAccounts,
    ownReserve:
      at.OWN_RESERVE === 'CLAIM_ON_RESERVE_ACCOUNT' ? 'CLAIM' : at.OWN_RESERVE === undefined ? 'NONE' : 'LOCAL',
  };
}
