/**
 * The parts of a workbook of Excel that do not depend on what is in it: sheets by name, each XML that is compressed as it is written and gone.
 * Texts stand in their cells (inline), so there is no table of them to keep, and a text that looks like a formula is none. The container is
 * yazl's: without its directory, which comes last, no part opens.
 */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { xmlText } from './xml-text.js';

/** A number in Excel is a float: it keeps 15 digits. */
export const MOST_DIGITS = 15;

export const PLAIN = '0';
export const STYLES = { AMOUNT: '1', DATE: '2', HEAD: '3', HEAD_AMOUNT: '4' };

export interface Sheet {
  name: string;
  /** Asked when the sheets before it are written. */
  content: () => AsyncIterable<string> | string[];
}

export async function* workbook(sheets: readonly Sheet[], asOf: string): AsyncGenerator<Buffer> {
  const zip = new ZipFile();
  const add = (name: string, content: Sheet['content']): void => {
    const at = { mtime: new Date(asOf), compressionLevel: 1 };
    zip.addReadStreamLazy(name, at, (made) => {
      const part = Readable.from(content(), { objectMode: false });
      part.on('error', (error) => (zip.outputStream as Readable).destroy(error));
      made(null, part);
    });
  };
  add('[Content_Types].xml', () => [contentTypes(sheets.length)]);
  add('_rels/.rels', () => [rels([['officeDocument', 'xl/workbook.xml']])]);
  add('xl/workbook.xml', () => [directory(sheets)]);
  add('xl/_rels/workbook.xml.rels', () => [
    rels([...sheets.map((_, at): Rel => ['worksheet', `worksheets/sheet${at + 1}.xml`]), ['styles', 'styles.xml']]),
  ]);
  add('xl/styles.xml', () => [STYLE_SHEET]);
  for (const [at, { content }] of sheets.entries()) add(`xl/worksheets/sheet${at + 1}.xml`, content);
  zip.end();
  yield* zip.outputStream as Readable as AsyncIterable<Buffer>;
}

export const columnWidths = (widths: readonly number[]): string =>
  `<cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`;

export const textCell = (place: string, text: string, style = PLAIN): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** A number, or a text where a float would not keep all its digits. */
export const numberCell = (place: string, number: string, style = PLAIN): string =>
  isExact(number) ? `<c r="${place}" s="${style}"><v>${number}</v></c>` : textCell(place, number);

export const isExact = (number: string): boolean => digitsOf(number) <= MOST_DIGITS;

/** Significant digits: of an amount without its leading zeros, decimals and all. */
const digitsOf = (number: string): number => number.replace(/^-?0*\.?|\./g, '').length;

/** A, B … Z, AA … */
export const letterOf = (at: number): string =>
  (at >= 26 ? letterOf(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));

/** 说明: names and what is said of them. */
export function aboutSheet(lines: readonly (readonly [name: string, said: string])[]): string {
  const rows = lines.map(
    ([name, said], at) =>
      `<row r="${at + 1}">${textCell(`A${at + 1}`, name, STYLES.HEAD)}${textCell(`B${at + 1}`, said)}</row>`,
  );
  return `${SHEET_HEAD}${columnWidths([28, 100])}
<sheetData>${rows.join('')}</sheetData></worksheet>`;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const SHEET_HEAD = `${XML}<worksheet xmlns="${MAIN}">`;

type Rel = [type: string, target: string];
const rels = (all: readonly Rel[]): string =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const directory = (sheets: readonly Sheet[]): string =>
  `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets
    .map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`)
    .join('')}</sheets></workbook>`;

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
<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="4" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
