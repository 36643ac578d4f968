/**
 * A workbook of Excel, written as it goes: each row is XML that is compressed and gone. Texts stand in their cells (inline), so there is no table of
 * them to keep, and a text that looks like a formula is none. The container is yazl's: without its directory, which comes last, no part opens.
 */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { dayOf } from '../dates.js';
import { type Column, headOf } from './column.js';
import type { LineOrder } from './preset.js';
import { ending, INSURANCES, type LineRow, type Source } from './source.js';
import { xmlText } from './xml-text.js';

/** Excel has 1,048,576 rows a sheet; more lines go on in the next. */
export const ROWS_OF_SHEET = 1_000_000;

/** A number in Excel is a float: it keeps 15 digits. */
const MOST_DIGITS = 15;

const PLAIN = '0';
const STYLES = { AMOUNT: '1', DATE: '2', HEAD: '3' };

export async function* xlsx(source: Source, columns: readonly Column[], order: LineOrder): AsyncGenerator<Buffer> {
  const sheets = Math.max(1, Math.ceil(source.about.lines / ROWS_OF_SHEET));
  const zip = new ZipFile();
  const rows = new Rows(source.lines(columns, order)[Symbol.asyncIterator]());
  const asText = { count: 0 };
  const add = (name: string, content: () => AsyncIterable<string> | string[]): void => {
    const at = { mtime: new Date(source.about.asOf), compressionLevel: 1 };
    zip.addReadStreamLazy(name, at, (made) => {
      const part = Readable.from(content(), { objectMode: false });
      part.on('error', (error) => (zip.outputStream as Readable).destroy(error));
      made(null, part);
    });
  };
  add('[Content_Types].xml', () => [contentTypes(sheets + 1)]);
  add('_rels/.rels', () => [rels([['officeDocument', 'xl/workbook.xml']])]);
  add('xl/workbook.xml', () => [workbook(sheets)]);
  add('xl/_rels/workbook.xml.rels', () => [
    rels([
      ...Array.from({ length: sheets + 1 }, (_, at): Rel => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
  ]);
  add('xl/styles.xml', () => [STYLE_SHEET]);
  for (let at = 1; at <= sheets; at++) add(`xl/worksheets/sheet${at}.xml`, () => sheetOfLines(rows, columns, asText));
  add(`xl/worksheets/sheet${sheets + 1}.xml`, () => [aboutSheet(source, columns, asText.count)]);
  zip.end();
  try {
    yield* zip.outputStream as Readable as AsyncIterable<Buffer>;
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
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  yield `${SHEET_HEAD}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>
<cols>${widths.join('')}</cols><sheetData><row r="1">`;
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
        else if (digitsOf(cell) <= MOST_DIGITS)
          text += `<c r="${place}" s="${type === 'AMOUNT' ? STYLES.AMOUNT : PLAIN}"><v>${cell}</v></c>`;
        else {
          asText.count++;
          text += textCell(place, cell);
        }
      }
      text += '</row>';
    }
    yield text;
  }
  yield '</sheetData></worksheet>';
}

/** 说明: what this is, how to tell that it is whole, what each column says. */
function aboutSheet({ about }: Source, columns: readonly Column[], asText: number): string {
  const { poolName, pool, insurance, from, to, asOf } = about;
  const lines: [string, string][] = [
    ['统筹区 Pool', `${poolName} ${pool}`],
    ['险种 Insurance', `${INSURANCES[insurance]} ${insurance}`],
    ['会计期间 Periods', `${from ?? '-'} – ${to ?? '-'}`],
    ['截至 As of', asOf],
    ['校验 Control totals', ending(about)],
    [
      '数字精度 Precision',
      `超过 ${MOST_DIGITS} 位有效数字的金额与编号以文本列示，共 ${asText} 个。 Amounts and ids of more than ${MOST_DIGITS} digits stand as text: ${asText} here.`,
    ],
    ...columns.map((column): [string, string] => [headOf(column), column.english]),
  ];
  const rows = lines.map(
    ([name, said], at) =>
      `<row r="${at + 1}">${textCell(`A${at + 1}`, name, STYLES.HEAD)}${textCell(`B${at + 1}`, said)}</row>`,
  );
  return `${SHEET_HEAD}<cols><col min="1" max="1" width="28" customWidth="1"/><col min="2" max="2" width="100" customWidth="1"/></cols>
<sheetData>${rows.join('')}</sheetData></worksheet>`;
}

const textCell = (place: string, text: string, style = PLAIN): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** Significant digits: of an amount without its leading zeros, decimals and all. */
const digitsOf = (number: string): number => number.replace(/^-?0*\.?|\./g, '').length;

/** Days since 1899-12-30, as Excel counts them. */
const serialOf = (day: string): number => dayOf(day) - dayOf('1899-12-30');

/** A, B … Z, AA … */
const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_HEAD = `${XML}<worksheet xmlns="${MAIN}">`;

type Rel = [type: string, target: string];
const rels = (all: readonly Rel[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const workbook = (sheets: number): string => {
  const names = [...Array.from({ length: sheets }, (_, at) => (sheets === 1 ? '分录' : `分录${at + 1}`)), '说明'];
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${names
    .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`;
};

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const contentTypes = (sheets: number): string => {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...Array.from({ length: sheets }, (_, at) => [`/xl/worksheets/sheet${at + 1}.xml`, 'worksheet']),
  ];
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts
    .map(([name, type]) => `<Override PartName="${name}" ContentType="${SPREADSHEET}.${type}+xml"/>`)
    .join('')}</Types>`;
};

/** In the order of STYLES; 4 is the built-in #,##0.00. */
const STYLE_SHEET = `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
