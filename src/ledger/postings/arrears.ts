/**
 * 清欠: money for a debt from before pooling. It is booked to its account with the year that it is from, and goes straight into the
 * county's balance or comes out of it: income and expenditure of the year in which it moves are as they were.
 */
import type { Fen } from '../../money.js';
import type { CountyKind } from '../../policy/policy.js';
import { accumulatedBalance, bank } from '../accounts.js';
import type { Custody } from '../custody.js';
import { type About, type Account, type Line, move } from '../entry.js';
import { expenditureAccounts } from './disbursement.js';

export interface ArrearsPayment {
  county: string;
  kind: CountyKind;
  account: Pick<Account, 'code' | 'detail'>;
  /** The year that the debt is from. */
  fundYear: number;
  amount: Fen;
}

/** The debtor has paid; the money is kept where the balance from before pooling is. */
export function arrearsReceived(custody: Custody, { county, account, fundYear, amount }: ArrearsPayment, about: About) {
  const income: Account = { county, ...account, fundYear };
  return [
    ...move(bank(county, custody.balance), income, amount, about),
    ...move(income, accumulatedBalance(county), amount, about),
  ];
}

/** A provider is paid what it was owed, through the expenditure accounts like everything that is paid out. */
export function arrearsPaid(custody: Custody, payment: ArrearsPayment, about: About): Line[] {
  const { county, kind, account, fundYear, amount } = payment;
  const expenditure: Account = { county, ...account, fundYear };
  const path = [bank(county, custody.balance), ...expenditureAccounts(custody, { county, kind })];
  return [
    ...path.slice(1).flatMap((to, at) => move(to, path[at]!, amount, about)),
    ...move(expenditure, path.at(-1)!, amount, about),
    ...move(accumulatedBalance(county), expenditure, amount, about),
  ];
}
