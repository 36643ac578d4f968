/** What the books and the documents say of duties: of both funds of a pool, by a day. Amounts in fen. */
import type { RemittanceMonth } from '../income/lateness.js';
import type { Fen } from '../money.js';
import type { IncomeItem, Insurance } from '../policy/policy.js';

export interface Evidence {
  funds: Readonly<Record<Insurance, FundEvidence>>;
}

export interface FundEvidence {
  /** The day of the books' first entry; null: they are not open. */
  booksFrom: string | null;
  /** From which month on (202103) money is asked for by plans; null: it is not. */
  plansFrom: number | null;
  /** From which month on an item of income comes by its own path. */
  pathsFrom: ReadonlyMap<IncomeItem, number>;
  /** Whether a submission of the kind was ever made, or targets were ever issued: else it is done elsewhere. */
  ever: ReadonlySet<string>;
  /** When a month was first closed. */
  closedOn: ReadonlyMap<number, string>;
  /** By year: when targets were first issued, when working capital last went back. */
  targetsOn: ReadonlyMap<number, string>;
  returnedOn: ReadonlyMap<number, string>;
  /** Years whose books end with working capital that has not gone back. */
  capitalLeft: ReadonlySet<number>;
  /** When the first money came into the reserve. */
  reserveOn: string | null;
  submissions: readonly SubmissionEvidence[];
  prefunds: readonly { county: string; year: number; paidOn: string; amount: Fen }[];
  /** When a county's balance went up to the pool. */
  balanceRemittedOn: ReadonlyMap<string, string>;
  remittances: ReadonlyMap<string, readonly RemittanceMonth[]>;
  receiptDays: readonly { day: string; amount: Fen; sweptOn: string | null }[];
  /** Counties whose debts from before pooling are registered. */
  registered: ReadonlySet<string>;
}

export interface SubmissionEvidence {
  kind: string;
  /** Null: of the pool's own level. */
  county: string | null;
  year: number;
  /** The quarter or month of a plan; 0 where there is but one in a year. */
  number: number;
  /** First. */
  submittedOn: string;
  /** Of plans and applications for money. */
  amount: Fen | null;
  paid: Fen;
  lastPaidOn: string | null;
}
