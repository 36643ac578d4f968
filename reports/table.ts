/** Tables: columns as wide as they need, text columns share the rest, the head on every page, no row torn that fits on one. */
import { breakLines } from './line-break.js';
import type { Sheet, TextStyle } from './sheet.js';
import type { Part } from './structure.js';
import { hei, song, type Typeface } from './typeface.js';

type Align = 'left' | 'right' | 'center';

export interface Column<Row> {
  title: string;
  /** A title over this and the neighbouring columns of the same group. */
  group?: string;
  align?: Align;
  /** Share of the room left over, for text that wraps; a column without, or of amounts, is as wide as its widest cell. */
  grow?: number;
  cell: (row: Row) => string;
}

interface TableStyle<Row> {
  size?: number;
  /** Rows that stand out: totals, balances. */
  strong?: (row: Row) => boolean;
  /** A form of labels and values has no head. */
  head?: boolean;
}

const PADDING = { x: 3.5, y: 3.2 };
const LEADING = 1.38;
const WEIGHT = { frame: 0.9, head: 0.6, inner: 0.3 };
/** A text column is not squeezed below this many characters. */
const NARROWEST = 6;
/** Type is made smaller down to this before columns are squeezed. */
const SMALLEST = 6.5;

export function table<Row>(
  sheet: Sheet,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  { size: wanted = 9, strong = () => false, head = true }: TableStyle<Row> = {},
): void {
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));
  const { size, widths } = fit(sheet.width, columns, cells, wanted);
  const grid = new Grid(sheet, columns, widths, size, head);
  const lines = cells.map((texts) => grid.layOut(texts, song));
  const heights = lines.map((row) => grid.heightOf(row));
  // A short table is kept whole; a long one has at least a row under its first head.
  const whole = grid.headHeight + heights.reduce((sum, height) => sum + height, 0);
  sheet.need(whole < sheet.fullRoom / 3 ? whole : grid.headHeight + Math.min(heights[0] ?? 0, sheet.fullRoom / 2));
  sheet.within('Table', () => {
    grid.open();
    rows.forEach((row, at) => sheet.within('TR', () => grid.row(lines[at]!, strong(row))));
    grid.close();
  });
  sheet.space(6);
}

/** The largest type, up to the one wanted, at which the columns fit; and their widths, which together fill the sheet. */
function fit<Row>(
  width: number,
  columns: readonly Column<Row>[],
  cells: readonly string[][],
  wanted: number,
): { size: number; widths: number[] } {
  const wraps = ({ grow, align }: Column<Row>): boolean => grow !== undefined && align !== 'right';
  const bodies = columns.map((column, at) =>
    wraps(column) ? NARROWEST : widest(cells.map((texts) => widestLine(texts[at]!, song))),
  );
  // A column of amounts with nothing in it is written in by hand: it has the room of those that are filled.
  const amount = widest(bodies.filter((_, at) => columns[at]!.align === 'right'));
  const ems = columns.map(({ title, align }, at) => {
    // A long title may take two lines.
    const half = title.includes('\n') || title.length <= 4 ? title : title.slice(0, Math.ceil(title.length / 2));
    const body = bodies[at] === 0 && align === 'right' ? amount : bodies[at]!;
    return Math.max(widestLine(half, hei), body);
  });
  for (let size = wanted; ; size -= 0.5) {
    const needed = ems.map((em) => em * size + 2 * PADDING.x + 0.1);
    const left = width - needed.reduce((sum, each) => sum + each, 0);
    if (left < 0 && size > SMALLEST) continue;
    if (left < 0) return { size, widths: needed.map((each) => (each * width) / (width - left)) };
    const shares = columns.some(({ grow }) => grow) ? columns.map(({ grow = 0 }) => grow) : columns.map(() => 1);
    const whole = shares.reduce((sum, share) => sum + share, 0);
    return { size, widths: needed.map((each, at) => each + (left * shares[at]!) / whole) };
  }
}

const widest = (widths: readonly number[]): number => widths.reduce((a, b) => Math.max(a, b), 0);

/** In em. */
const widestLine = (text: string, face: Typeface): number =>
  text.includes('\n') ? widest(text.split('\n').map((line) => face.measure(line, 1))) : face.measure(text, 1);

const together = <Row>(a: Column<Row> | undefined, b: Column<Row> | undefined): boolean =>
  a?.group !== undefined && a.group === b?.group;

/** The rules and cells of one table, page by page. */
class Grid<Row> {
  readonly headHeight: number;
  readonly #sheet: Sheet;
  readonly #columns: readonly Column<Row>[];
  readonly #widths: readonly number[];
  /** Where the columns' rules stand: one more than there are columns. */
  readonly #edges: readonly number[];
  readonly #size: number;
  readonly #titles: string[][];
  readonly #groupHeight: number;
  #top = 0;
  /** The head is told once; on later pages it is furniture. */
  #headTold = false;

  constructor(sheet: Sheet, columns: readonly Column<Row>[], widths: readonly number[], size: number, head: boolean) {
    this.#sheet = sheet;
    this.#columns = columns;
    this.#widths = widths;
    this.#edges = widths.reduce<number[]>((edges, width) => [...edges, edges.at(-1)! + width], [sheet.left]);
    this.#size = size;
    this.#titles = this.layOut(
      columns.map(({ title }) => title),
      hei,
    );
    this.#groupHeight = head && columns.some(({ group }) => group !== undefined) ? this.heightOf([['']]) : 0;
    this.headHeight = head ? this.heightOf(this.#titles) + this.#groupHeight : 0;
  }

  layOut(texts: readonly string[], face: Typeface): string[][] {
    return texts.map((text, at) => breakLines(text, this.#widths[at]! - 2 * PADDING.x, face, this.#size));
  }

  heightOf(cells: readonly string[][]): number {
    return Math.max(1, ...cells.map(({ length }) => length)) * this.#size * LEADING + 2 * PADDING.y;
  }

  open(): void {
    this.#top = this.#sheet.y;
    if (this.headHeight > 0) this.#head();
    this.#across(this.#top, WEIGHT.frame);
  }

  close(): void {
    const bottom = this.#sheet.y;
    this.#edges.forEach((x, at) => {
      const inGroup = together(this.#columns[at - 1], this.#columns[at]);
      const outer = at === 0 || at === this.#columns.length;
      const top = this.#top + (inGroup ? this.#groupHeight : 0);
      this.#sheet.rule(x, top, x, bottom, outer ? WEIGHT.frame : WEIGHT.inner);
    });
    this.#across(bottom, WEIGHT.frame);
  }

  row(lines: string[][], heavy: boolean): void {
    let rest = lines;
    const parts = lines.map(() => this.#sheet.part('TD'));
    if (this.heightOf(rest) > this.#sheet.room && this.#sheet.y > this.#top + this.headHeight) this.#turnPage();
    while (this.heightOf(rest) > this.#sheet.room) {
      // Taller than an empty page: torn between its lines.
      const count = Math.max(1, Math.floor((this.#sheet.room - 2 * PADDING.y) / (this.#size * LEADING)));
      this.#cells(
        rest.map((cell) => cell.slice(0, count)),
        parts,
        heavy,
      );
      rest = rest.map((cell) => cell.slice(count));
      this.#turnPage();
    }
    this.#cells(rest, parts, heavy);
  }

  #turnPage(): void {
    this.close();
    this.#sheet.turnPage();
    this.open();
  }

  #across(y: number, weight: number): void {
    this.#sheet.rule(this.#edges[0]!, y, this.#edges.at(-1)!, y, weight);
  }

  #cells(cells: readonly string[][], parts: readonly Part[], heavy: boolean): void {
    const { y } = this.#sheet;
    const height = this.heightOf(cells);
    if (y > this.#top + this.headHeight) this.#across(y, WEIGHT.inner);
    cells.forEach((lines, at) =>
      this.#sheet.inside(parts[at], () => this.#cell(lines, at, y, height, { heavy, align: this.#columns[at]!.align })),
    );
    this.#sheet.y += height;
  }

  #cell(lines: readonly string[], at: number, y: number, height: number, style: TextStyle): void {
    const pitch = this.#size * LEADING;
    const first = y + (height - (lines.length - 1) * pitch) / 2;
    const x = this.#edges[at]! + PADDING.x;
    const width = this.#widths[at]! - 2 * PADDING.x;
    lines.forEach((line, index) =>
      this.#sheet.line(line, x, first + index * pitch, width, { ...style, size: this.#size }),
    );
  }

  #head(): void {
    const sheet = this.#sheet;
    if (this.#headTold) return sheet.inside(undefined, () => this.#drawHead(() => undefined));
    this.#headTold = true;
    sheet.within('TR', () => this.#drawHead(() => sheet.part('TH')));
  }

  #drawHead(part: () => Part | undefined): void {
    const inside = (work: () => void): void => this.#sheet.inside(part(), work);
    const top = this.#top;
    const bottom = top + this.headHeight;
    const x = this.#edges[0]!;
    const width = this.#edges.at(-1)! - x;
    this.#sheet.mark({ kind: 'area', x, y: top, width, height: this.headHeight, fill: 'pale', outlined: false });
    this.#columns.forEach((column, at) => {
      const y = column.group === undefined ? top : top + this.#groupHeight;
      inside(() => this.#cell(this.#titles[at]!, at, y, bottom - y, { face: hei, align: 'center' }));
      if (column.group === undefined) return;
      this.#sheet.rule(this.#edges[at]!, y, this.#edges[at + 1]!, y, WEIGHT.inner);
      if (together(this.#columns[at - 1], column)) return;
      const past = this.#columns.findIndex((other, index) => index > at && !together(column, other));
      const end = this.#edges[past === -1 ? this.#columns.length : past]!;
      const middle = top + this.#groupHeight / 2;
      const style = { face: hei, size: this.#size, align: 'center' } as const;
      const group = column.group;
      inside(() => this.#sheet.line(group, this.#edges[at]!, middle, end - this.#edges[at]!, style));
    });
    this.#sheet.y = bottom;
    this.#across(bottom, WEIGHT.head);
  }
}
