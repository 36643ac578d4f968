/** The same lines and columns as an export of the journal has, whole in memory: for a page, of as many lines as a page may have. */
import type { Read } from '../database/read.js';
import { columnsOf } from './column.js';
import { ACCOUNTS, conditionsOf, type Extent, linesQuery, valuesOf } from './journal-source.js';
import type { LedgerAccount } from './ledger-account.js';
import type { LineOrder } from './preset.js';

export type Cells<Code extends string> = Record<Code, string> & { ledgerAccount: LedgerAccount };

export async function countLines(read: Read, extent: Extent): Promise<number> {
  const [row] = await read<{ lines: number }>(
    {
      name: `journal-lines-counted${extent.wholeFund ? '-of-fund' : ''}`,
      text: `select count(*)::int as lines from journal_line l where ${conditionsOf(extent)}`,
    },
    valuesOf(extent),
  );
  return row!.lines;
}

export const accountsOf = (read: Read, { fund, books, from, to }: Extent): Promise<LedgerAccount[]> =>
  read(
    {
      name: 'ledger-accounts-of-extent',
      text: `select id::text, county, "countyName", code, name, class, "normalSide", detail, "detailName", bank, "bankCounty", part, counterparty,
          "fundYear"::text, opening::text, closing::text, book::text from (${ACCOUNTS}) a`,
    },
    [fund, books, from, to],
  );

/** Lines with a cell for each column by its code; empty where the line has nothing there. */
export async function journalCells<Code extends string>(
  read: Read,
  extent: Extent,
  accounts: readonly LedgerAccount[],
  { codes, order }: { codes: readonly Code[]; order: LineOrder },
): Promise<Cells<Code>[]> {
  const columns = columnsOf(...codes);
  const places = columns.flatMap(({ from }) => (typeof from === 'string' ? [`(${from})::text`] : []));
  const { text, values } = linesQuery(extent, [`array[l.ledger_account::text, ${places.join(', ')}] as cells`], order, {
    accounts: accounts.map(({ id }) => id),
    most: undefined,
  });
  const rows = await read<{ cells: (string | null)[] }>(
    { name: ['journal-cells', order, extent.wholeFund ? 'fund' : 'books', ...codes].join('-'), text },
    values,
  );
  const byId = new Map(accounts.map((account) => [account.id, account]));
  return rows.map(({ cells: [id, ...cells] }) => {
    const ledgerAccount = byId.get(id!)!;
    let at = 0;
    const line = columns.map(({ code, from }) => [
      code,
      (typeof from === 'string' ? cells[at++] : from(ledgerAccount)) ?? '',
    ]);
    return { ...(Object.fromEntries(line) as Record<Code, string>), ledgerAccount };
  });
}
