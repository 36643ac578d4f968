/** What one reported row of income or expenditure does in its county's book. */
import { ITEMS, isIncome, type Item } from '../../load/item.js';
import type { Fen } from '../../money.js';
import type { CountyKind } from '../../policy/policy.js';
import { bank } from '../accounts.js';
import type { Custody } from '../custody.js';
import { type About, type Account, type Line, move } from '../entry.js';

export interface Row {
  county: string;
  kind: CountyKind;
  item: Item;
  amount: Fen;
}

export function everyday(custody: Custody, { county, kind, item, amount }: Row, about: About): Line[] {
  const { special, throughCity } = custody;
  const fund = bank(county, special);
  const account: Account = { county, ...ITEMS[item] };
  delete (account as { name?: string }).name;
  if (isIncome(item)) {
    // premiums are collected by the tax office into the treasury and swept up from there
    const treasury = bank(county, 'TREASURY');
    return item === 'PREMIUM' && throughCity
      ? [...move(treasury, account, amount, about), ...move(fund, treasury, amount, about)]
      : move(fund, account, amount, about);
  }
  const path = [fund, ...expenditureAccounts(custody, { county, kind })];
  return [
    ...path.slice(1).flatMap((to, at) => move(to, path[at]!, amount, about)),
    ...move(account, path.at(-1)!, amount, about),
  ];
}

/** The accounts that money passes on its way out, in order. */
export const expenditureAccounts = ({ throughCity }: Custody, { county, kind }: Pick<Row, 'county' | 'kind'>) => [
  ...(throughCity ? [bank(county, 'CITY_EXPENDITURE')] : []),
  // the city's own members are paid for out of the city's expenditure account
  ...(kind === 'CITY_OWN' ? [] : [bank(county, 'COUNTY_EXPENDITURE')]),
];
