/** 收入路径: what a policy says of how an income comes in. No city is named: a city without a treasury, or without a pending account, says so. */
import type { BankKind } from '../ledger/entry.js';
import { type IncomeItem, type IncomePathProvision, type Policy, provisionsOf, type Ruled } from '../policy/policy.js';

/** The way of an item from whoever collects it; undefined where the policy knows none. */
export const pathOf = (
  policy: Policy,
  collectedBy: IncomePathProvision['collectedBy'],
  item: IncomeItem,
): Ruled<IncomePathProvision> | undefined =>
  provisionsOf(policy, 'INCOME_PATH').find((path) => path.collectedBy === collectedBy && path.items.includes(item));

export const passesPendingAccount = ({ through }: IncomePathProvision): boolean =>
  through.includes('PENDING_SUB_ACCOUNT');

/** What an item's paths need beside the accounts that every fund has. */
export function accountsOfPaths(policy: Policy, item: IncomeItem): { ofFund: BankKind[]; ofCounties: BankKind[] } {
  const tax = pathOf(policy, 'TAX', item);
  return {
    ofFund: tax && passesPendingAccount(tax) ? ['PREMIUM_PENDING'] : [],
    ofCounties: pathOf(policy, 'COUNTY', item) ? ['COUNTY_SPECIAL'] : [],
  };
}
