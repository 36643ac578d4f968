/** A printed figure and the lines of the ledger that it adds up: what lets anybody find it again. */
export interface FigureContent {
  /** "馆陶县 本年收入" */
  label: string;
  /** In yuan, as printed but for the separators. */
  amount: string;
  lines: FigureLines;
}

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
  /** Only lines that carry out this settlement step. */
  step?: string;
  /** Only lines of entries of this kind. */
  kind?: string;
  /** Only lines of entries about this. */
  subject?: string;
}
