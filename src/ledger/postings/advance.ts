/**
 * 垫付: money lent to a county's fund. The reserve's leaves its account for the county's share of the special account, and stays part of
 * the reserve as a claim: 暂付款 1101 in the pool's book ↔ 暂收款 2001 in the county's. A government's is no income: it goes back.
 */
import type { Fen } from '../../money.js';
import { advancedTo, advanceOf, bank } from '../accounts.js';
import type { Custody } from '../custody.js';
import { type About, type Line, move } from '../entry.js';

export interface Advance {
  county: string;
  lender: 'RESERVE' | 'GOVERNMENT';
  amount: Fen;
}

/** Who lent, by to whom it is owed. */
export const lenderOf = (payee: string): Advance['lender'] => (payee === 'RISK_RESERVE' ? 'RESERVE' : 'GOVERNMENT');

export const advance = ({ special }: Custody, { county, lender, amount }: Advance, about: About): Line[] => [
  ...move(bank(county, special), advanceOf(county, lender), amount, about),
  ...(lender === 'RESERVE' ? move(advancedTo(county), bank(null, 'RESERVE_SPECIAL'), amount, about) : []),
];

export const advanceRepayment = ({ special }: Custody, { county, lender, amount }: Advance, about: About): Line[] => [
  ...move(advanceOf(county, lender), bank(county, special), amount, about),
  ...(lender === 'RESERVE' ? move(bank(null, 'RESERVE_SPECIAL'), advancedTo(county), amount, about) : []),
];
