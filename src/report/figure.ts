/** A printed figure and what it adds up, lines of the ledger or of what was signed: what lets anybody find it again. */
export type FigureContent = {
  /** "馆陶县 本年收入" */
  label: string;
  /** In yuan, as printed but for the separators. */
  amount: string;
} & (
  | { lines: FigureLines | FigureLines[] }
  /** Of budgets, adjustments and plans. */
  | { submitted: SubmittedLines[] }
);

export interface FigureLines {
  /** "handan/RESIDENT/130402", "…/POOL" */
  book: string;
  /** "4001", "3001/YEAR_RESULT" */
  accounts: string[];
  /** Lines on this side count, those on the other are taken off. */
  side: 'D' | 'C';
  /** Up to this voucher of the book. */
  upTo: number;
  /** From and to, year × 100 + month; all where absent. */
  periods?: [from: number, to: number];
  /** Only receipts of the year itself, none that settle an earlier one. */
  ownYear?: true;
  /** Only what came in or went out: lines against money or what is owed, none that only carry (结转). */
  flow?: true;
  /** Only lines on a bank account of this kind. */
  bank?: string;
  /** Only lines that carry out this settlement step. */
  step?: string;
  /** Only lines of entries of this kind, and of those that took one back. */
  kind?: string;
  /** Only lines of entries about this. */
  subject?: string;
}

/** Lines of a version of a submission, as it was signed. */
export interface SubmittedLines {
  submission: string;
  version: number;
  lines: string[];
  /** They are taken off. */
  off?: true;
}
