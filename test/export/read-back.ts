/** What a file says, read by code that shares nothing with what wrote it. */
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';

export interface Table {
  /** Codes of the columns. */
  head: string[];
  rows: Record<string, string>[];
  end: string;
}

const tableOf = (head: string[], rows: string[][], end: string): Table => {
  const codes = head.map((title) => title.split(' ').at(-1)!);
  return {
    head: codes,
    rows: rows.map((row) => Object.fromEntries(codes.map((code, at) => [code, row[at] ?? '']))),
    end,
  };
};

export function readCsv(bytes: Buffer): Table {
  if (bytes.subarray(0, 3).toString('hex') !== 'efbbbf') throw new Error('no byte order mark');
  const [head, ...rows] = parse(bytes, { bom: true }) as string[][];
  const [end] = rows.pop()!;
  return tableOf(head!, rows, end!);
}

const unescape = (text: string): string =>
  text.replace(
    /&(amp|lt|gt|quot|#13);/g,
    (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#13': '\r' })[name]!,
  );

/** Cells by place; a number as its digits, a text with its quotes, so that the two are told apart. */
function sheet(xml: string): Map<string, string> {
  const cells = new Map<string, string>();
  for (const [, place, text, number] of xml.matchAll(
    /<c r="([A-Z]+\d+)"[^>]*>(?:<is><t[^>]*>([^<]*)<\/t><\/is>|<v>([^<]*)<\/v>)<\/c>/g,
  ))
    cells.set(place!, number ?? JSON.stringify(unescape(text!)));
  return cells;
}

export interface Workbook extends Table {
  about: Map<string, string>;
  /** The same cells, texts in quotes. */
  raw: Map<string, string>;
}

const unquoted = (cell: string): string => (cell.startsWith('"') ? (JSON.parse(cell) as string) : cell);

/** Dates come as Excel's serial numbers. */
export function readXlsx(bytes: Buffer): Workbook {
  const parts = unzipSync(bytes);
  const xml = (name: string) => strFromU8(parts[name]!);
  const raw = sheet(xml('xl/worksheets/sheet1.xml'));
  const grid = gridOf(raw).map((cells) => Array.from(cells, (cell) => unquoted(cell ?? '')));
  const about = new Map([...sheet(xml('xl/worksheets/sheet2.xml'))].map(([place, cell]) => [place, unquoted(cell)]));
  return { ...tableOf(grid[0]!, grid.slice(1), about.get('B5')!), about, raw };
}

/** Every sheet of a workbook by its name, as rows of cells; numbers as their digits, texts in quotes. */
export function readSheets(bytes: Buffer): Map<string, string[][]> {
  const parts = unzipSync(bytes);
  const xml = (name: string) => strFromU8(parts[name]!);
  const names = [...xml('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => unescape(name!));
  return new Map(names.map((name, at) => [name, gridOf(sheet(xml(`xl/worksheets/sheet${at + 1}.xml`)))]));
}

function gridOf(cells: ReadonlyMap<string, string>): string[][] {
  const grid: string[][] = [];
  for (const [place, cell] of cells) {
    const [, letters, row] = /^([A-Z]+)(\d+)$/.exec(place)!;
    const at = [...letters!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    (grid[Number(row) - 1] ??= [])[at] = cell;
  }
  return grid;
}

/** Elements of a name, each as its fields. */
export const elements = (xml: string, name: string): Record<string, string>[] =>
  [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>\n`, 'g'))].map(([, fields]) =>
    Object.fromEntries(
      [...fields!.matchAll(/<([^>/]+)>([^<]*)<\/\1>/g)].map(([, field, value]) => [field!, unescape(value!)]),
    ),
  );
