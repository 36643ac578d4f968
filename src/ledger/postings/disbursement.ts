/**
 * How money gets to where benefits are paid from (books.md, everyday): out of the special account by way of the city's expenditure
 * account, or out of the working capital that lies there. Working capital is no county's yet: the pool's book advances it out of what all
 * have in the special account; a disbursement gives the advance back to the pool and takes the member's own share for it, so that
 * between the two books nothing is owed.
 */
import type { Fen } from '../../money.js';
import type { CountyKind } from '../../policy/policy.js';
import { bank } from '../accounts.js';
import type { Custody } from '../custody.js';
import { type About, type Account, type Line, move } from '../entry.js';

export interface Disbursement {
  county: string;
  kind: CountyKind;
  amount: Fen;
}

/** The accounts that money passes on its way out, in order. */
export const expenditureAccounts = (
  { throughCity }: Custody,
  { county, kind }: Pick<Disbursement, 'county' | 'kind'>,
): Account[] => [
  ...(throughCity ? [bank(county, 'CITY_EXPENDITURE')] : []),
  // the city's own members are paid for out of the city's expenditure account
  ...(kind === 'CITY_OWN' ? [] : [bank(county, 'COUNTY_EXPENDITURE')]),
];

/** What benefits are paid from: the last of them, or the special account where there is none. */
export const payingAccount = (custody: Custody, of: Pick<Disbursement, 'county' | 'kind'>): Account =>
  expenditureAccounts(custody, of).at(-1) ?? bank(of.county, custody.special);

export function disbursement(custody: Custody, { amount, ...to }: Disbursement, about: About): Line[] {
  const way = [bank(to.county, custody.special), ...expenditureAccounts(custody, to)];
  return way.slice(1).flatMap((next, at) => move(next, way[at]!, amount, about));
}

/** Out of the city's expenditure account: what really moves is the last step; in the special account the two shares change places. */
export const disbursementOfCapital = (custody: Custody, of: Disbursement, about: About): Line[] => [
  ...disbursement(custody, of, about),
  ...workingCapitalReturn(custody, of.amount, about),
];

export const workingCapital = ({ special }: Custody, amount: Fen, about: About): Line[] =>
  move(bank(null, 'CITY_EXPENDITURE'), bank(null, special), amount, about);

export const workingCapitalReturn = ({ special }: Custody, amount: Fen, about: About): Line[] =>
  move(bank(null, special), bank(null, 'CITY_EXPENDITURE'), amount, about);
