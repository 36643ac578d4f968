import { type Fen, min } from '../../money.js';
import {
  accumulatedBalance,
  bank,
  claimOnReserve,
  owedTo,
  ownReserve,
  remittances,
  remitted,
  sharedReserve,
  yearResult,
} from '../accounts.js';
import type { Custody } from '../custody.js';
import { type About, type Account, type Line, mirrored, move, signed } from '../entry.js';
import { settlementStep } from './settlement.js';

export interface Levy {
  county: string;
  fiscalYear: number;
  builds: 'OWN_RESERVE' | 'SHARED_RESERVE';
  fromSurplus: Fen;
  fromBalance: Fen;
}

/**
 * A county's levy: out of the year's surplus, then out of its balance (from where that is kept), into the reserve account; an own reserve
 * that is kept locally stays with its balance.
 */
export function levy(
  { special, balance, ownReserve: kept }: Custody,
  { county, fiscalYear, builds, fromSurplus, fromBalance }: Levy,
  about: About,
): Line[] {
  const amount = fromSurplus + fromBalance;
  const reserveAccount = bank(null, 'RESERVE_SPECIAL');
  const paidAs = (what: Account): Line[] =>
    balance === special
      ? move(what, bank(county, special), amount, about)
      : [
          ...move(what, bank(county, special), fromSurplus, about),
          ...move(what, bank(county, balance), fromBalance, about),
        ];
  if (builds === 'OWN_RESERVE' && kept === 'LOCAL')
    return [
      ...move(yearResult(county, fiscalYear), ownReserve(county), fromSurplus, about),
      ...move(accumulatedBalance(county), ownReserve(county), fromBalance, about),
      ...(balance === special ? [] : move(bank(county, balance), bank(county, special), fromSurplus, about)),
    ];
  if (builds === 'OWN_RESERVE')
    return [
      ...paidAs(claimOnReserve(county)),
      ...move(yearResult(county, fiscalYear), ownReserve(county), fromSurplus, about),
      ...move(accumulatedBalance(county), ownReserve(county), fromBalance, about),
      ...move(reserveAccount, owedTo(county), amount, about),
    ];
  return [
    ...paidAs(remitted(county)),
    ...move(yearResult(county, fiscalYear), remitted(county), fromSurplus, about),
    ...move(accumulatedBalance(county), remitted(county), fromBalance, about),
    ...move(reserveAccount, remittances, amount, about),
    ...move(remittances, sharedReserve, amount, about),
  ];
}

/**
 * A levy charged anew: by how much more (or, negative, less) surplus and balance bear of it. What one bears in the other's place moves no
 * money of the reserve.
 */
export function levyChargedAnew(custody: Custody, { fromSurplus, fromBalance, ...of }: Levy, about: About): Line[] {
  const { county, fiscalYear } = of;
  const shifted =
    fromSurplus < 0n && fromBalance > 0n
      ? min(-fromSurplus, fromBalance)
      : fromSurplus > 0n && fromBalance < 0n
        ? -min(fromSurplus, -fromBalance)
        : 0n;
  const [surplus, balance] = [fromSurplus + shifted, fromBalance - shifted];
  return [
    ...signed(shifted, (amount) =>
      settlementStep(custody, { county, fiscalYear, source: 'ACCUMULATED_BALANCE', amount, drawnFrom: [] }, about),
    ),
    ...(surplus + balance < 0n
      ? mirrored(levy(custody, { ...of, fromSurplus: -surplus, fromBalance: -balance }, about))
      : levy(custody, { ...of, fromSurplus: surplus, fromBalance: balance }, about)),
  ];
}

/** Interest on the reserve account belongs to the common part. */
export const reserveInterest = (amount: Fen): Line[] => [
  ...move(bank(null, 'RESERVE_SPECIAL'), { county: null, code: '4201' }, amount),
  ...move({ county: null, code: '4201' }, sharedReserve, amount),
];
