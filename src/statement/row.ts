/** A row of a statement as data: what it is called and which accounts it sums. PDF, XLSX, CSV and the API read the same definitions. */
export type Part = 'POOLED' | 'INDIVIDUAL';

/** Ledger accounts by their code; all details and both parts where none is said. */
export interface Selection {
  account: string;
  detail?: string;
  part?: Part;
  /** Taken off instead of added. */
  sign?: -1;
}

export interface Row {
  id: string;
  name: string;
  /** 0 for what stands at the margin of the form. */
  indent: number;
  accounts: readonly Selection[];
  /** Rows that it adds up, or (-1) takes off. */
  sums: Readonly<Record<string, 1 | -1>>;
  /** 其中: part of the row above, in no sum. */
  memo?: true;
  /** The form has no such row: it is there only where something is in it, so that no amount is lost. */
  outOfForm?: true;
  /** The form has it in monthly statements only. */
  monthly?: true;
}

type Mark = Pick<Row, 'memo' | 'outOfForm' | 'monthly'>;

export const line = (
  indent: number,
  id: string,
  name: string,
  accounts: readonly (string | Selection)[],
  mark: Mark = {},
): Row => ({
  ...{ id, name, indent, sums: {} },
  accounts: accounts.map((each) => (typeof each === 'string' ? { account: each } : each)),
  ...mark,
});

export const total = (
  indent: number,
  id: string,
  name: string,
  sums: Row['sums'] | readonly string[],
  mark: Mark = {},
): Row => ({
  ...{ id, name, indent, accounts: [] },
  sums: Array.isArray(sums) ? Object.fromEntries(sums.map((each: string) => [each, 1])) : (sums as Row['sums']),
  ...mark,
});
