/** 科目余额表: what each account of a book, or of all books together, began with, what moved on it and what it came to. Pure. */
import type { Fen } from '../money.js';
import { amountOf, isDebitNormal, type Movement, type Span } from './movement.js';
import type { Part } from './row.js';
import type { Scope } from './statement.js';

export interface TrialBalanceRow {
  account: string;
  detail: string | null;
  part: Part | null;
  /** On the account's normal side. */
  opening: Fen;
  debit: Fen;
  credit: Fen;
  closing: Fen;
}

export interface TrialBalance {
  rows: TrialBalanceRow[];
  /** Debits and credits of all rows: each pair agrees, or the books are wrong. */
  opening: Sides;
  moved: Sides;
  closing: Sides;
}
export interface Sides {
  debit: Fen;
  credit: Fen;
}

/** Before the periods asked for, and in them. */
export const spansOf = (from: number, to: number): [Span, Span] => [
  { from: 0, to: from - 1 },
  { from, to },
];

export function trialBalance(scope: Scope, [before, during]: [readonly Movement[], readonly Movement[]]): TrialBalance {
  const rows = new Map<string, TrialBalanceRow>();
  const add = (movement: Movement, isBefore: boolean): void => {
    const { account, detail, part, debit, credit, county } = movement;
    if (scope !== 'CONSOLIDATED' && county !== scope.county) return;
    const key = `${account}|${detail ?? ''}|${part ?? ''}`;
    const row = rows.get(key) ?? { ...{ account, detail, part }, opening: 0n, debit: 0n, credit: 0n, closing: 0n };
    const change = amountOf(movement);
    if (isBefore) row.opening += change;
    else {
      row.debit += debit;
      row.credit += credit;
    }
    row.closing += change;
    rows.set(key, row);
  };
  for (const movement of before) add(movement, true);
  for (const movement of during) add(movement, false);
  const sorted = [...rows.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
  const balances = (of: 'opening' | 'closing'): Sides =>
    sides(sorted.map((row) => ({ isDebit: isDebitNormal(row.account), amount: row[of] })));
  return {
    rows: sorted,
    opening: balances('opening'),
    moved: sides(
      sorted.flatMap(({ debit, credit }) => [
        { isDebit: true, amount: debit },
        { isDebit: false, amount: credit },
      ]),
    ),
    closing: balances('closing'),
  };
}

const sides = (entries: readonly { isDebit: boolean; amount: Fen }[]): Sides => {
  const total = { debit: 0n, credit: 0n };
  for (const { isDebit, amount } of entries) total[isDebit ? 'debit' : 'credit'] += amount;
  return total;
};
