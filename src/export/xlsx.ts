/** The journal as a workbook, written as it goes: each row is XML that is compressed and gone. */
import { dayOf } from '../dates.js';
import { type Column, headOf } from './column.js';
import type { LineOrder } from './preset.js';
import { ending, INSURANCES, type LineRow, type Source } from './source.js';
import {
  aboutSheet,
  columnWidths,
  isExact,
  letterOf,
  MOST_DIGITS,
  numberCell,
  PLAIN,
  SHEET_HEAD,
  STYLES,
  textCell,
  workbook,
} from './workbook.js';

/** Excel has 1,048,576 rows a sheet; more lines go on in the next. */
export const ROWS_OF_SHEET = 1_000_000;

export async function* xlsx(source: Source, columns: readonly Column[], order: LineOrder): AsyncGenerator<Buffer> {
  const sheets = Math.max(1, Math.ceil(source.about.lines / ROWS_OF_SHEET));
  const rows = new Rows(source.lines(columns, order)[Symbol.asyncIterator]());
  const asText = { count: 0 };
  try {
    yield* workbook(
      [
        ...Array.from({ length: sheets }, (_, at) => ({
          name: sheets === 1 ? '分录' : `分录${at + 1}`,
          content: () => sheetOfLines(rows, columns, asText),
        })),
        { name: '说明', content: () => [aboutSheet(aboutOf(source, columns, asText.count))] },
      ],
      source.about.asOf,
    );
  } finally {
    await rows.close();
  }
}

/** Batches of lines, shared out over sheets. */
class Rows {
  readonly #batches: AsyncIterator<LineRow[]>;
  #left: LineRow[] = [];

  constructor(batches: AsyncIterator<LineRow[]>) {
    this.#batches = batches;
  }

  /** The next rows, at most so many; none at the end. */
  async next(most: number): Promise<LineRow[]> {
    if (this.#left.length === 0) {
      const { value, done } = await this.#batches.next();
      if (done) return [];
      this.#left = value;
    }
    const rows = this.#left.slice(0, most);
    this.#left = this.#left.slice(most);
    return rows;
  }

  async close(): Promise<void> {
    await this.#batches.return?.();
  }
}

async function* sheetOfLines(
  rows: Rows,
  columns: readonly Column[],
  asText: { count: number },
): AsyncGenerator<string> {
  const letters = columns.map((_, at) => letterOf(at));
  const types = columns.map(({ type }) => type);
  yield `${SHEET_HEAD}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
${columnWidths(columns.map(({ width }) => width))}<sheetData><row r="1">`;
  yield `${columns.map((column, at) => textCell(`${letters[at]}1`, headOf(column), STYLES.HEAD)).join('')}</row>`;
  let no = 1;
  for (let left = ROWS_OF_SHEET; left > 0;) {
    const batch = await rows.next(left);
    if (batch.length === 0) break;
    left -= batch.length;
    let text = '';
    for (const { cells } of batch) {
      text += `<row r="${++no}">`;
      for (let at = 0; at < cells.length; at++) {
        const cell = cells[at];
        if (cell == null) continue;
        const place = `${letters[at]}${no}`;
        const type = types[at]!;
        if (type === 'DATE') text += `<c r="${place}" s="${STYLES.DATE}"><v>${serialOf(cell)}</v></c>`;
        else if (type === 'TEXT') text += textCell(place, cell);
        else {
          if (!isExact(cell)) asText.count++;
          text += numberCell(place, cell, type === 'AMOUNT' ? STYLES.AMOUNT : PLAIN);
        }
      }
      text += '</row>';
    }
    yield text;
  }
  yield '</sheetData></worksheet>';
}

/** 说明: what this is, how to tell that it is whole, what each column says. */
function aboutOf({ about }: Source, columns: readonly Column[], asText: number): [name: string, said: string][] {
  const { poolName, pool, insurance, from, to, asOf } = about;
  return [
    ['统筹区 Pool', `${poolName} ${pool}`],
    ['险种 Insurance', `${INSURANCES[insurance]} ${insurance}`],
    ['会计期间 Periods', `${from ?? '-'} – ${to ?? '-'}`],
    ['截至 As of', asOf],
    ['校验 Control totals', ending(about)],
    ['数字精度 Precision', precision(asText)],
    ...columns.map((column): [string, string] => [headOf(column), column.english]),
  ];
}

export const precision = (asText: number): string =>
  `超过 ${MOST_DIGITS} 位有效数字的金额与编号以文本列示，共 ${asText} 个。 Amounts and ids of more than ${MOST_DIGITS} digits stand as text: ${asText} here.`;

/** Days since 1899-12-30, as Excel counts them. */
const serialOf = (day: string): number => dayOf(day) - dayOf('1899-12-30');
