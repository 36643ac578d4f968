/** A fund's books as an aligned table, read through the API: what a story ends in. */
import { table } from '../../src/demo/table.js';
import type { FundYear, Office } from '../offices.js';

const JOURNAL = `query($filter: JournalFilter!, $after: String) {
  journalEntries(filter: $filter, first: 20, after: $after) {
    nodes { id kind year month effectiveDate memo vouchers { number book { county }
      lines(first: 50) { nodes { account { code name detailName counterparty } bankAccount { kind }
        debit credit balanceAfter rule } } } }
    pageInfo { hasNextPage endCursor } } }`;

export interface LedgerLine {
  account: { code: string; name: string; detailName: string | null; counterparty: string | null };
  bankAccount: { kind: string } | null;
  debit: string | null;
  credit: string | null;
  balanceAfter: string;
  rule: string | null;
}

export interface LedgerEntry {
  id: string;
  kind: string;
  year: number;
  month: number;
  effectiveDate: string;
  memo: string;
  vouchers: { number: string; book: { county: string | null }; lines: { nodes: LedgerLine[] } }[];
}

/** The entries from a period on (202113: the closing period of 2021), in the order booked. */
export async function entriesFrom(
  auditor: Office,
  { pool, insurance }: Pick<FundYear, 'pool' | 'insurance'>,
  fromPeriod: number,
): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for (let after: string | null = null; ;) {
    const { journalEntries } = await auditor.reads(JOURNAL, { filter: { pool, insurance, fromPeriod }, after });
    entries.push(...journalEntries.nodes);
    if (!journalEntries.pageInfo.hasNextPage) return entries;
    after = journalEntries.pageInfo.endCursor;
  }
}

/** Every voucher with its lines, one under the other. */
export const ledgerTable = (entries: readonly LedgerEntry[]): string =>
  table(
    [
      { head: '账簿' },
      { head: '期间' },
      { head: '凭证' },
      { head: '摘要' },
      { head: '科目' },
      { head: '借方', right: true },
      { head: '贷方', right: true },
      { head: '余额', right: true },
      { head: '依据' },
    ],
    entries.flatMap(({ year, month, effectiveDate, memo, vouchers }) =>
      vouchers.flatMap(({ number, book, lines }) =>
        lines.nodes.map((line, at) => [
          at ? '' : (book.county ?? '统筹区'),
          at ? '' : month === 13 ? `${year}清算期` : effectiveDate,
          at ? '' : number,
          at ? '' : memo,
          accountOf(line),
          line.debit ?? '',
          line.credit ?? '',
          line.balanceAfter,
          line.rule ?? '',
        ]),
      ),
    ),
  );

const accountOf = ({ account: { code, name, detailName, counterparty }, bankAccount }: LedgerLine): string =>
  [`${code} ${name}`, detailName, bankAccount?.kind, counterparty].filter(Boolean).join('/');

const YEAR = `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!) {
  pool(id: $pool) { fund(insurance: $insurance) { year(fiscalYear: $fiscalYear) {
    sharedReserve
    counties { nodes { county { id name } income expenditure deficit surplus accumulatedBalance ownReserve yearResult } } } } } }`;

/** The twelve months, a line for each county. */
export async function monthsTable(auditor: Office, year: FundYear): Promise<string> {
  const { pool } = await auditor.reads(YEAR, year);
  const { counties } = pool.fund.year as {
    counties: { nodes: ({ county: { id: string; name: string } } & Record<string, string>)[] };
  };
  const amounts = ['income', 'expenditure', 'deficit', 'surplus'];
  return table(
    [
      { head: '县市区' },
      { head: '收入', right: true },
      { head: '支出', right: true },
      { head: '缺口', right: true },
      { head: '结余', right: true },
    ],
    counties.nodes.map((row) => [`${row.county.id} ${row.county.name}`, ...amounts.map((name) => row[name]!)]),
  );
}
