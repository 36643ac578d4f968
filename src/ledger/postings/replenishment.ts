/** Money that comes back into the reserve: first what was drawn from others and from the common part, then the county's own part. */
import type { Fen } from '../../money.js';
import {
  accumulatedBalance,
  bank,
  claimOnReserve,
  granted,
  grants,
  owedTo,
  ownReserve,
  remittances,
  remitted,
  sharedReserve,
  subsidies,
} from '../accounts.js';
import type { Custody } from '../custody.js';
import { type About, type Line, move } from '../entry.js';
import type { Drawn } from './settlement.js';

export interface Replenishment {
  county: string;
  /** The fund year whose draws it makes good. */
  fiscalYear: number;
  /** A government's money passes through the county's balance; it is no income of the year in which it comes. */
  paidBy: 'GOVERNMENT' | 'FUND';
  returned: readonly Drawn[];
  own: Fen;
}

export function replenishment(custody: Custody, payment: Replenishment, about: About): Line[] {
  const { county, fiscalYear, paidBy, returned, own } = payment;
  const fund = bank(county, custody.special);
  const balance = accumulatedBalance(county);
  const reserveAccount = bank(null, 'RESERVE_SPECIAL');
  const shared = returned.reduce((total, { amount }) => total + amount, 0n);
  const common = returned.reduce((total, part) => (part.county === null ? total + part.amount : total), 0n);
  // an own reserve that is kept locally lies where the balance does
  const local = custody.ownReserve === 'LOCAL';
  const toLocal = custody.balance === custody.special ? [] : move(bank(county, custody.balance), fund, own, about);
  return [
    ...(paidBy === 'GOVERNMENT'
      ? [
          ...move(fund, subsidies(county, fiscalYear), shared + own, about),
          ...move(subsidies(county, fiscalYear), balance, shared + own, about),
        ]
      : []),
    ...move(remitted(county), fund, shared, about),
    ...move(balance, remitted(county), shared, about),
    ...move(reserveAccount, remittances, shared, about),
    ...move(remittances, sharedReserve, common, about),
    ...returned.flatMap(({ county: other, amount }) =>
      other === null
        ? []
        : [
            ...move(granted, owedTo(other), amount, about),
            ...move(remittances, granted, amount, about),
            ...move(claimOnReserve(other), grants(other), amount, about),
            ...move(grants(other), ownReserve(other), amount, about),
          ],
    ),
    ...(local ? toLocal : move(claimOnReserve(county), fund, own, about)),
    ...move(balance, ownReserve(county), own, about),
    ...(local ? [] : move(reserveAccount, owedTo(county), own, about)),
  ];
}
