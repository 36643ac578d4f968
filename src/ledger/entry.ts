/** A journal entry before it is posted: one business event, its lines named by county, account and bank, not by row ids. */
import type { Fen } from '../money.js';

/** Codes of 财会〔2017〕28号; the chart with names is the table `account`. */
export type AccountCode =
  | '1003' | '1004' | '1005' | '1101'
  | '2001' | '2101'
  | '3001'
  | '4001' | '4101' | '4201' | '4301' | '4401' | '4402' | '4501'
  | '5001' | '5101' | '5301' | '5302' | '5401'; // prettier-ignore

/** Details of 3001 (whose net assets), of 5001 (what kind of benefit), of 1101 and 2001 (what was advanced, and by whom). */
export type AccountDetail =
  | 'ACCUMULATED_BALANCE'
  | 'OWN_RESERVE'
  | 'YEAR_RESULT'
  | 'SHARED_RESERVE'
  | 'POOLED_BALANCE'
  | 'RESERVE_ADVANCE'
  | 'GOVERNMENT_ADVANCE'
  | 'INPATIENT'
  | 'OUTPATIENT'
  | 'MATERNITY';

/** A real bank account: one of the fund, or (LOCAL_…, MEMBER_…, COUNTY_…) one of a county. */
export type BankKind =
  | 'CITY_SPECIAL'
  | 'RESERVE_SPECIAL'
  | 'LOCAL_RETAINED'
  | 'MEMBER_SPECIAL'
  | 'CITY_EXPENDITURE'
  | 'COUNTY_EXPENDITURE'
  | 'TREASURY'
  | 'PREMIUM_PENDING'
  | 'COUNTY_SPECIAL';

export interface Account {
  /** Whose book: a county's, or (null) the pool's own. */
  county: string | null;
  code: AccountCode;
  detail?: AccountDetail;
  bank?: BankKind;
  /** In the pool's book: the county whose claim this is. */
  counterparty?: string;
  /** The fund year of a result; on income and expenditure, the earlier year that it settles. */
  fundYear?: number;
}

export type Side = 'D' | 'C';

/** What a line is about: the rule it applies, the settlement step it carries out, the row of a load it came from. */
export interface About {
  rule?: string;
  step?: string;
  row?: number;
}

export interface Line extends About {
  account: Account;
  side: Side;
  amount: Fen;
}

export type EntryKind =
  | 'OPENING'
  | 'INCOME_AND_EXPENDITURE'
  | 'YEAR_CLOSE'
  | 'RESERVE_LEVY'
  | 'REMITTANCE'
  | 'RESERVE_INTEREST'
  | 'SETTLEMENT_STEP'
  | 'SURPLUS'
  | 'TOP_UP'
  | 'REPLENISHMENT'
  | 'LOAN_REPAYMENT'
  | 'ADVANCE'
  | 'ADVANCE_REPAYMENT'
  | 'ADVANCE_SET_OFF'
  | 'ARREARS_CLEARANCE'
  | 'PREMIUM_RECEIPT'
  | 'PREMIUM_SWEEP'
  | 'PREMIUM_ALLOTMENT'
  | 'INCOME_RECEIPT'
  | 'INCOME_REMITTANCE'
  | 'REFUND'
  | 'DISBURSEMENT'
  | 'PREFUNDING'
  | 'WORKING_CAPITAL'
  | 'WORKING_CAPITAL_RETURN'
  | 'REVERSAL';

export interface Entry {
  kind: EntryKind;
  /** ISO date on which it happened: decides the period. */
  effective: string;
  /** Of the closing period (清算期) of its year; effective is then December 31. */
  closing?: boolean;
  /** The document it rests on, as an auditor would ask for it. */
  document: string;
  /** 摘要 */
  memo: string;
  /** Id of the load, settlement, obligation … that it is about. */
  subject?: string;
  /** The entry that this one takes back. */
  reverses?: string;
  lines: Line[];
}

/** Debit one account, credit another: two lines; none for nothing. */
export const move = (debit: Account, credit: Account, amount: Fen, about: About = {}): Line[] =>
  amount === 0n
    ? []
    : [
        { account: debit, side: 'D', amount, ...about },
        { account: credit, side: 'C', amount, ...about },
      ];

/** The same lines on the other side (red-letter reversal in the form that keeps amounts positive). */
export const mirrored = (lines: readonly Line[]): Line[] =>
  lines.map((line) => ({ ...line, side: line.side === 'D' ? 'C' : 'D' }));

/** The lines of a difference: those of its amount, or mirrored where it is negative. */
export const signed = (amount: Fen, lines: (amount: Fen) => Line[]): Line[] =>
  amount < 0n ? mirrored(lines(-amount)) : lines(amount);
