/** A source without a database: what a format makes of lines that no demo has. */
import type { Column } from '../../src/export/column.js';
import type { LedgerAccount } from '../../src/export/ledger-account.js';
import type { About, Source } from '../../src/export/source.js';

export const account = (given: Partial<LedgerAccount> = {}): LedgerAccount => ({
  ...{ id: '1', book: '1', county: 'a', countyName: '甲县', code: '1003', name: '财政专户存款', class: 'ASSET' },
  ...{ normalSide: 'D', detail: null, detailName: null, bank: 'CITY_SPECIAL', bankCounty: null, part: null },
  ...{ counterparty: null, fundYear: null, opening: '0.00', closing: '0.00' },
  ...given,
});

/** @param lines each by its columns' codes; what is not given is empty. */
export function madeUpSource(
  lines: readonly Record<string, string>[],
  { about, accounts = [account()] }: { about?: Partial<About>; accounts?: LedgerAccount[] } = {},
): Source {
  return {
    about: {
      ...{ pool: 'p', poolName: '某市', insurance: 'RESIDENT', from: 202101, to: 202112 },
      ...{ asOf: '2021-12-31T08:00:00+08:00', lines: lines.length, debit: '1.00', credit: '1.00' },
      ...about,
    },
    books: [{ id: '1', county: 'a', countyName: '甲县' }],
    accounts,
    periods: [202101],
    async *lines(columns: readonly Column[]) {
      yield lines.map((line) => ({
        account: accounts.find(({ id }) => id === line.of) ?? accounts[0]!,
        cells: columns.map(({ code }) => line[code] ?? null),
      }));
    },
    moved: () => Promise.resolve([]),
  };
}

export async function written(chunks: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const found: Buffer[] = [];
  for await (const chunk of chunks) found.push(Buffer.from(chunk));
  return Buffer.concat(found);
}
