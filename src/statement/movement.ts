/** 发生额: what moved on an account of a book in a column's periods. Everything that a statement shows is added up from these. */
import type { Fen } from '../money.js';
import type { Part, Selection } from './row.js';

export interface Movement {
  /** Whose book: a county's, or (null) the pool's own. */
  county: string | null;
  account: string;
  detail: string | null;
  part: Part | null;
  counterparty: string | null;
  fundYear: number | null;
  debit: Fen;
  credit: Fen;
  /** Of these: 结转, what carried income and expenditure to net assets. */
  carriedDebit: Fen;
  carriedCredit: Fen;
}

/** Periods as year × 100 + month; the closing period is month 13, audited openings come before the first month as month 0. */
export interface Span {
  from: number;
  to: number;
}

/** Its normal side: assets and expenditure grow by debits. */
export const isDebitNormal = (account: string): boolean => /^[15]/.test(account);

const onNormalSide = (account: string, debit: Fen, credit: Fen): Fen =>
  isDebitNormal(account) ? debit - credit : credit - debit;

/** BALANCE: what the account comes to. FLOW: what was taken in or paid out, without what was carried to net assets. */
export type Counts = 'BALANCE' | 'FLOW';

export const amountOf = (
  { account, debit, credit, carriedDebit, carriedCredit }: Movement,
  counts: Counts = 'BALANCE',
): Fen =>
  counts === 'FLOW'
    ? onNormalSide(account, debit - carriedDebit, credit - carriedCredit)
    : onNormalSide(account, debit, credit);

export const isOf = (
  { account, detail, part }: Pick<Movement, 'account' | 'detail' | 'part'>,
  selection: Selection,
): boolean =>
  account === selection.account &&
  (selection.detail === undefined || detail === selection.detail) &&
  (selection.part === undefined || part === selection.part);
