/** 明细账户 as an export names it: what its lines have in common. A fund has some hundreds, so they are kept while lines pass by. */
export interface LedgerAccount {
  id: string;
  book: string;
  /** Null: the pool's own book. */
  county: string | null;
  countyName: string | null;
  code: string;
  name: string;
  class: 'ASSET' | 'LIABILITY' | 'NET_ASSETS' | 'INCOME' | 'EXPENDITURE';
  normalSide: 'D' | 'C';
  detail: string | null;
  detailName: string | null;
  bank: string | null;
  /** The county whose bank account it is. */
  bankCounty: string | null;
  part: string | null;
  counterparty: string | null;
  fundYear: string | null;
  /** Debits less credits before the periods exported. */
  opening: string;
  /** On its normal side at their end, from the balance after its last line in the chain. */
  closing: string;
}
