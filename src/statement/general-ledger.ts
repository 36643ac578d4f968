/** 总账: each account of a book, or of all books together, month by month. Pure. */
import type { Fen } from '../money.js';
import { amountOf, type Movement, type Span } from './movement.js';
import { CLOSING_PERIOD, type Scope } from './statement.js';

export interface LedgerMonth {
  /** 13: the closing period. */
  month: number;
  debit: Fen;
  credit: Fen;
  /** On the account's normal side, after the month. */
  balance: Fen;
}

export interface LedgerOfAccount {
  account: string;
  /** At the year's start, audited openings included, as the balance sheet has it. */
  opening: Fen;
  /** Those in which something moved. */
  months: LedgerMonth[];
  debit: Fen;
  credit: Fen;
  closing: Fen;
}

/** What came before the year, then each period up to a month; null: up to the closing period. */
export const ledgerSpans = (fiscalYear: number, month: number | null): Span[] => [
  { from: 0, to: fiscalYear * 100 },
  ...Array.from({ length: month ?? CLOSING_PERIOD }, (_, at): Span => {
    const period = fiscalYear * 100 + at + 1;
    return { from: period, to: period };
  }),
];

/** @param spans what moved in each of `ledgerSpans`. */
export function generalLedger(scope: Scope, spans: readonly (readonly Movement[])[]): LedgerOfAccount[] {
  const accounts = new Map<string, LedgerOfAccount>();
  spans.forEach((movements, at) => {
    for (const movement of movements) {
      const { account, county, debit, credit } = movement;
      if (scope !== 'CONSOLIDATED' && county !== scope.county) continue;
      let ledger = accounts.get(account);
      if (!ledger)
        accounts.set(account, (ledger = { account, opening: 0n, months: [], debit: 0n, credit: 0n, closing: 0n }));
      ledger.closing += amountOf(movement);
      if (at === 0) {
        ledger.opening = ledger.closing;
        continue;
      }
      let month = ledger.months.at(-1);
      if (month?.month !== at) ledger.months.push((month = { month: at, debit: 0n, credit: 0n, balance: 0n }));
      month.debit += debit;
      month.credit += credit;
      month.balance = ledger.closing;
      ledger.debit += debit;
      ledger.credit += credit;
    }
  });
  return [...accounts.values()]
    .map((ledger) => ({
      ...ledger,
      months: ledger.months.filter(({ debit, credit }) => debit !== 0n || credit !== 0n),
    }))
    .filter(({ opening, months }) => opening !== 0n || months.length > 0)
    .toSorted((one, other) => (one.account < other.account ? -1 : 1));
}
