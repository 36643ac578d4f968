/** 借入款项: covers a deficit in money, not in net assets; the year's result stays negative until it is repaid. */
import type { Fen } from '../../money.js';
import { bank, loan } from '../accounts.js';
import type { Custody } from '../custody.js';
import { type About, type Line, move } from '../entry.js';
import { settlementStep, topUp } from './settlement.js';

export interface LoanRepayment {
  county: string;
  fiscalYear: number;
  amount: Fen;
  /** Whose money makes the result good: the county's balance, or a government's. */
  paidBy: 'GOVERNMENT' | 'FUND';
}

export const loanRepayment = (
  custody: Custody,
  { county, fiscalYear, amount, paidBy }: LoanRepayment,
  about: About,
): Line[] => [
  ...(paidBy === 'GOVERNMENT'
    ? topUp(custody, { county, fiscalYear, amount }, about)
    : settlementStep(custody, { county, fiscalYear, source: 'ACCUMULATED_BALANCE', amount, drawnFrom: [] }, about)),
  ...move(loan(county), bank(county, custody.special), amount, about),
];
