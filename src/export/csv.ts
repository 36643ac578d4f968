/** CSV as RFC 4180 has it, in UTF-8 with a byte order mark, so that a spreadsheet reads the Chinese. */
import { type Column, headOf } from './column.js';
import type { LedgerAccount } from './ledger-account.js';
import type { LineOrder } from './preset.js';
import { ending, type Source } from './source.js';

export async function* csv(source: Source, columns: readonly Column[], order: LineOrder): AsyncGenerator<string> {
  yield `\uFEFF${columns.map((column) => quoted(headOf(column))).join()}\r\n`;
  const known = new Map<LedgerAccount, (string | undefined)[]>();
  for await (const batch of source.lines(columns, order)) {
    let text = '';
    for (const { account, cells } of batch) {
      let written = known.get(account);
      if (!written) known.set(account, (written = columns.map((column) => ofAccount(column, account))));
      for (let at = 0; at < cells.length; at++) {
        if (at > 0) text += ',';
        text += written[at] ?? cellOf(columns[at]!, cells[at]!);
      }
      text += '\r\n';
    }
    yield text;
  }
  yield `${quoted(`# ${ending(source.about)}`)}${','.repeat(columns.length - 1)}\r\n`;
}

/** What all lines of an account have alike is written once; undefined: it is the line's own. */
const ofAccount = (column: Column, account: LedgerAccount): string | undefined =>
  typeof column.from === 'function' ? cellOf(column, column.from(account)) : undefined;

function cellOf({ type }: Column, cell: string | null): string {
  if (cell === null) return '';
  return type === 'TEXT' ? textField(cell) : cell;
}

/** A text in a field of its own. */
export const textField = (cell: string): string => (SPECIAL.test(cell) ? quoted(harmless(cell)) : cell);

/** Most texts have nothing of this. */
const SPECIAL = /[",\r\n]|^[=+\-@\t＝＋－＠]/;

/**
 * What a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV Injection); full-width signs too, which some
 * spreadsheets take alike. Amounts are numbers, a minus included.
 */
const harmless = (cell: string): string => (/^[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell);

export const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
