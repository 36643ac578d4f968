/**
 * 余额调节: what the books have of each real bank account month by month, beside what the bank says it has. Pure. The two agree when each is
 * put right for what the other has and it has not yet.
 */
import type { BankKind } from '../ledger/entry.js';
import { type Fen, sum } from '../money.js';

/** 未达账项, by who has it already. */
export const ITEM_KINDS = {
  BANK_RECEIVED: '银行已收、账面未收',
  BANK_PAID: '银行已付、账面未付',
  BOOKS_RECEIVED: '账面已收、银行未收',
  BOOKS_PAID: '账面已付、银行未付',
} as const;
export type ItemKind = keyof typeof ITEM_KINDS;

export interface BankItem {
  kind: ItemKind;
  amount: Fen;
  about: string;
}

/** What was entered of the bank's statement. */
export interface BankStatement {
  balance: Fen;
  document: string;
  person: string;
  at: string;
  version: number;
  items: BankItem[];
}

export interface BankMonth {
  /** 13: the closing period. */
  month: number;
  opening: Fen;
  received: Fen;
  paid: Fen;
  closing: Fen;
  /** Null: none was entered; never of the closing period. */
  statement: BankStatement | null;
  /** 调节后账面余额: with what only the bank has; null without a statement. */
  adjustedBooks: Fen | null;
  /** 调节后对账单余额: with what only the books have. */
  adjustedStatement: Fen | null;
  /** 差额: statement less books, both put right. */
  unexplained: Fen | null;
  /** 期末一般应无余额, and there is one. */
  leftOver: boolean;
}

export interface BankYear {
  kind: BankKind;
  /** Whose account; null: the pool's. */
  county: string | null;
  account: string;
  /** Of an account of the pool only what one county's book has of it: no statement is of that. */
  share: boolean;
  months: BankMonth[];
}

/** What moved on an account, by month; month 0 is what was before the year, audited openings included. */
export interface BankMoves {
  kind: BankKind;
  county: string | null;
  account: string;
  share: boolean;
  moved: ReadonlyMap<number, { debit: Fen; credit: Fen }>;
  statements: ReadonlyMap<number, BankStatement>;
}

/**
 * 财会〔2017〕28号: of 1002 收入户存款 and 1005 国库存款 "期末一般应无余额" once they are swept. These books have no 1002: the tax offices collect,
 * so that no agency has a collection account.
 */
const SWEPT: ReadonlySet<string> = new Set(['1002', '1005']);

/** @param upTo the last month told of. Months with nothing to say are left out. */
export function bankYear({ moved, statements, ...of }: BankMoves, upTo: number): BankYear {
  const before = moved.get(0) ?? NOTHING;
  let balance = before.debit - before.credit;
  const months: BankMonth[] = [];
  for (let month = 1; month <= upTo; month++) {
    const { debit: received, credit: paid } = moved.get(month) ?? NOTHING;
    const opening = balance;
    balance += received - paid;
    const statement = statements.get(month) ?? null;
    if (opening === 0n && received === 0n && paid === 0n && balance === 0n && !statement) continue;
    months.push({
      ...{ month, opening, received, paid, closing: balance, statement },
      ...reconciled(balance, statement),
      leftOver: SWEPT.has(of.account) && balance !== 0n,
    });
  }
  return { ...of, months };
}
const NOTHING = { debit: 0n, credit: 0n };

function reconciled(
  books: Fen,
  statement: BankStatement | null,
): Pick<BankMonth, 'adjustedBooks' | 'adjustedStatement' | 'unexplained'> {
  if (!statement) return { adjustedBooks: null, adjustedStatement: null, unexplained: null };
  const of = (kind: ItemKind): Fen =>
    sum(statement.items.filter((item) => item.kind === kind).map(({ amount }) => amount));
  const adjustedBooks = books + of('BANK_RECEIVED') - of('BANK_PAID');
  const adjustedStatement = statement.balance + of('BOOKS_RECEIVED') - of('BOOKS_PAID');
  return { adjustedBooks, adjustedStatement, unexplained: adjustedStatement - adjustedBooks };
}
