/** What one reported row of income or expenditure does in its county's book. */
import { ITEMS, isIncome, type Item } from '../../load/item.js';
import type { Fen } from '../../money.js';
import type { CountyKind } from '../../policy/policy.js';
import { bank } from '../accounts.js';
import type { Custody } from '../custody.js';
import { type About, type Account, type Line, move } from '../entry.js';
import { disbursement, payingAccount } from './disbursement.js';

export interface Row {
  county: string;
  kind: CountyKind;
  item: Item;
  amount: Fen;
  /** Fund-use plans bring the money (用款计划): the row is paid out of what is in the account, and brings no disbursement of its own. */
  planned: boolean;
}

export function everyday(custody: Custody, { item, planned, ...of }: Row, about: About): Line[] {
  const { county, amount } = of;
  const { special, throughCity } = custody;
  const account: Account = { county, ...ITEMS[item] };
  delete (account as { name?: string }).name;
  if (isIncome(item)) {
    const fund = bank(county, special);
    // premiums are collected by the tax office into the treasury and swept up from there
    const treasury = bank(county, 'TREASURY');
    return item === 'PREMIUM' && throughCity
      ? [...move(treasury, account, amount, about), ...move(fund, treasury, amount, about)]
      : move(fund, account, amount, about);
  }
  return [
    ...(planned ? [] : disbursement(custody, of, about)),
    ...move(account, payingAccount(custody, of), amount, about),
  ];
}
