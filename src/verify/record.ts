/**
 * The books as a stream of records: what an export holds, one JSON object a line, and what the verifier reads, from a file and from the
 * database alike (src/ledger/CHAIN.md). Rows are as they stand in the tables, joined by nothing but their ids, so that what does not
 * belong together shows. Amounts are text in yuan with two decimals; ids of entries are text, as they may outgrow a JSON number.
 */
export type BooksRecord =
  | Heading
  | FundRecord
  | BankRecord
  | BookRecord
  | AccountRecord
  | VoucherRecord
  | TotalRecord
  | SettlementRecord
  | StrayRecord
  | EndRecord;

/** First of all: what this is. */
export interface Heading {
  record: 'books';
  format: 1;
  /** The only pool in it; null for all. */
  pool: string | null;
}

export interface FundRecord {
  record: 'fund';
  id: number;
  pool: string;
  insurance: string;
}

/** A real bank account. */
export interface BankRecord {
  record: 'bank';
  id: number;
  fund: number;
  kind: string;
  county: string | null;
}

/** Opens a book; its ledger accounts, its vouchers by position and its monthly totals follow. */
export interface BookRecord {
  record: 'book';
  id: number;
  fund: number;
  /** null: the pool's own level. */
  county: string | null;
}

export interface AccountRecord {
  record: 'account';
  id: number;
  code: string;
  detail: string | null;
  bank: number | null;
  part: string | null;
  counterparty: string | null;
  fundYear: number | null;
}

export interface VoucherRecord {
  record: 'voucher';
  position: number;
  year: number;
  month: number;
  number: number;
  hash: string;
  /** null: the voucher's entry is not there. */
  entry: EntryRow | null;
  /** Whether a later entry takes this one back. */
  reversed: boolean;
  /** By line number. */
  lines: LineRow[];
}

export interface EntryRow {
  id: string;
  fund: number;
  kind: string;
  year: number;
  month: number;
  effective: string;
  bookedAt: string;
  person: string;
  document: string;
  memo: string;
  subject: string | null;
  reverses: string | null;
}

export interface LineRow {
  no: number;
  fund: number;
  period: number;
  /** Id of the ledger account. */
  ledger: number;
  code: string;
  side: string;
  amount: string;
  balanceAfter: string;
  rule: string | null;
  step: string | null;
  row: number | null;
}

/** A month's debits and credits of a ledger account, as the database keeps them. */
export interface TotalRecord {
  record: 'total';
  ledger: number;
  period: number;
  debit: string;
  credit: string;
}

/** A settlement that is posted and stands; after all books. */
export interface SettlementRecord {
  record: 'settlement';
  id: string;
  fund: number;
  fiscalYear: number;
  counties: { county: string; unresolved: string }[];
  /** Of it and of its corrections: what governments owe as their step, what loans are to be repaid, and (a refund) what governments paid too much. */
  owed: {
    county: string;
    kind: string;
    amount: string;
    /** Taken off by corrections that stand. */
    reductions: string[];
    cancelled: boolean;
    payments: { amount: string; entry: string | null }[];
  }[];
}

/** An entry or a line that no voucher has. */
export interface StrayRecord {
  record: 'stray';
  what: 'entry' | 'line';
  book: number | null;
  entry: string;
}

/** Last of all; a file without it was cut off. */
export interface EndRecord {
  record: 'end';
  vouchers: number;
}
