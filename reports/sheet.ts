/**
 * Lays a document out: words and figures in, pages of marks out, each mark with its place in points from the top left. Nothing is
 * drawn here, so the number of pages is known, and a missing character found, before the first byte is written.
 */
import { FRAMES, type Frame, numberPlace, type Orientation, PITCH, SIZE } from './gongwen.js';
import { breakLines } from './line-break.js';
import { Part, type Role } from './structure.js';
import { hei, song, type Typeface } from './typeface.js';

/** How an area is filled so that sources differ in black and white. */
export type Fill = 'ink' | 'black' | 'white' | 'grey' | 'pale' | 'rising' | 'falling' | 'level';

export type Mark = { /** Undefined: furniture of the page. */ part?: Part | undefined } & (
  | {
      kind: 'text';
      text: string;
      x: number;
      baseline: number;
      size: number;
      face: Typeface;
      heavy: boolean;
      /** By a quarter to the right: reads downward. */
      turned?: true;
    }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; weight: number }
  | { kind: 'area'; x: number; y: number; width: number; height: number; fill: Fill; outlined: boolean }
);

export interface Page {
  width: number;
  height: number;
  marks: Mark[];
  /** How all of it stands off its place: a verso is bound at the other side. */
  shift: { x: number; y: number };
}

export interface Bookmark {
  title: string;
  level: 1 | 2 | 3;
  page: number;
  y: number;
}

export interface TextStyle {
  face?: Typeface;
  size?: number;
  align?: 'left' | 'right' | 'center';
  /** As heavy as 小标宋, for the title. */
  heavy?: boolean;
}

/** What stands in the margins of every page: the document's name, and what must be known of each loose page. */
export interface Margins {
  left: string;
  right: string;
  foot: string;
}

/** Lines stand this many sizes apart: PITCH of 3号 type, and the same for other sizes. */
const LEADING = PITCH / SIZE.three;

/** Chinese numerals for headings, 1 to 99. */
function chineseNumeral(number: number): string {
  const digits = '零一二三四五六七八九';
  const [tens, ones] = [Math.floor(number / 10), number % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`;
}

function moved(mark: Mark, by: number): Mark {
  switch (mark.kind) {
    case 'text':
      return { ...mark, baseline: mark.baseline + by };
    case 'line':
      return { ...mark, y1: mark.y1 + by, y2: mark.y2 + by };
    case 'area':
      return { ...mark, y: mark.y + by };
  }
}

export class Sheet {
  readonly pages: Page[] = [];
  readonly bookmarks: Bookmark[] = [];
  readonly #document = new Part('Document');
  /** What is marked now belongs to this. */
  #part: Part | undefined = undefined;
  /** Where the next block begins. */
  y = 0;
  #frame: Frame;
  /** Of each page; a blank one has none. */
  readonly #frames: (Frame | undefined)[] = [];
  readonly #margins: Margins;
  /** In a document of chapters a heading stands a level lower. */
  #chapters = 0;
  /** The page numbers of the contents, by chapter: filled in at the end. */
  readonly #contents: { right: number; mark: Mark & { kind: 'text' } }[] = [];
  readonly #numbers = [0, 0];
  /** Where what belongs with the next block begins: its first mark and bookmark on this page, and its place. */
  #held: { mark: number; bookmark: number; y: number } | undefined;

  constructor(margins: Margins, orientation: Orientation = 'portrait') {
    this.#margins = margins;
    this.#frame = FRAMES[orientation];
    this.#addPage([]);
    this.y = this.#frame.top;
  }

  get left(): number {
    return this.#frame.left;
  }

  get width(): number {
    return this.#frame.width;
  }

  #addPage(marks: Mark[]): void {
    const isVerso = this.pages.length % 2 === 1;
    this.pages.push({ ...this.#frame.size, marks, shift: isVerso ? this.#frame.verso : { x: 0, y: 0 } });
    this.#frames.push(this.#frame);
  }

  /** Height left on this page. */
  get room(): number {
    return this.#frame.bottom - this.y;
  }

  /** Height of an empty page. */
  get fullRoom(): number {
    return this.#frame.bottom - this.#frame.top;
  }

  /** Begins a page; headings without their block come along. */
  turnPage(): void {
    const held = this.#held;
    this.#held = undefined;
    const carried = held ? this.pages.at(-1)!.marks.splice(held.mark) : [];
    const by = this.#frame.top - (held?.y ?? this.y);
    this.#addPage(carried.map((mark) => moved(mark, by)));
    for (const bookmark of held ? this.bookmarks.slice(held.bookmark) : []) {
      bookmark.page++;
      bookmark.y += by;
    }
    this.y += by;
  }

  #hold(): void {
    this.#held ??= { mark: this.pages.at(-1)!.marks.length, bookmark: this.bookmarks.length, y: this.y };
  }

  /** Turns the page unless this much room is left. What was held is then with its block. */
  need(height: number): void {
    if (this.room < height && (this.#held?.y ?? this.y) > this.#frame.top) this.turnPage();
    this.#held = undefined;
  }

  /** Marks text as of the part that is open; lines and areas only inside a figure. */
  mark(mark: Mark): void {
    const part = mark.kind === 'text' || this.#part?.role === 'Figure' ? this.#part : undefined;
    this.pages.at(-1)!.marks.push({ ...mark, part });
  }

  /** What `work` marks is a part of its own, in the part that is open. */
  within(role: Role, work: () => void, alt?: string): void {
    this.inside(this.part(role, alt), work);
  }

  /** A part in the one that is open, for what comes in pieces. */
  part(role: Role, alt?: string): Part {
    return new Part(role, this.#part ?? this.#document, alt);
  }

  /** What `work` marks belongs to the part; undefined: furniture of the page. */
  inside(part: Part | undefined, work: () => void): void {
    const before = this.#part;
    this.#part = part;
    work();
    this.#part = before;
  }

  /** One line of text within a width, its middle at y. */
  line(text: string, x: number, middle: number, width: number, style: TextStyle = {}): void {
    const { face = song, size = SIZE.three, align = 'left', heavy = false } = style;
    if (text === '') return;
    const slack = align === 'left' ? 0 : (width - face.measure(text, size)) / (align === 'right' ? 1 : 2);
    // An ideograph reaches 0.88 em above the baseline and 0.12 em below.
    this.mark({ kind: 'text', text, x: x + slack, baseline: middle + 0.38 * size, size, face, heavy });
  }

  rule(x1: number, y1: number, x2: number, y2: number, weight = 0.5): void {
    this.mark({ kind: 'line', x1, y1, x2, y2, weight });
  }

  space(height: number): void {
    this.y += height;
  }

  /** A block of wrapped lines over the whole width. */
  lines(text: string, style: TextStyle = {}, indent = 0): void {
    this.within('P', () => this.#lines(text, style, indent));
  }

  #lines(text: string, style: TextStyle = {}, indent = 0): void {
    const { face = song, size = SIZE.three } = style;
    // The indent of the first line is set as full-width spaces, which measure one em each.
    for (const line of breakLines('　'.repeat(indent) + text, this.width, face, size)) {
      if (this.room < size * LEADING - 0.01) this.turnPage();
      this.line(line, this.left, this.y + (size * LEADING) / 2, this.width, style);
      this.space(size * LEADING);
    }
  }

  /** The first page, and the blank back of it: neither has margins, numbers or headings. What follows begins on a recto. */
  cover(work: () => void): void {
    work();
    this.#addPage([]);
    this.#frames.fill(undefined);
    this.#addPage([]);
    this.y = this.#frame.top;
  }

  /** In parts, between which it may be broken. */
  title(parts: readonly string[], subtitle: string): void {
    this.#title(parts);
    this.space(2);
    this.lines(subtitle, { size: SIZE.four, align: 'center' });
    this.space(8);
  }

  #title(parts: readonly string[]): void {
    const [first, ...rest] = parts;
    const fits = (text: string): boolean => song.measure(text, SIZE.two) <= this.width;
    const lines = fits(parts.join('')) ? [parts.join('')] : fits(rest.join('')) ? [first!, rest.join('')] : parts;
    this.bookmarks.push({ title: parts.join(''), level: 1, page: this.pages.length - 1, y: 0 });
    this.within('H1', () => {
      for (const line of lines) if (line !== '') this.#lines(line, { size: SIZE.two, align: 'center', heavy: true });
    });
  }

  /** Begins a chapter on a page of its own, headings numbered anew. */
  chapter(title: readonly string[], orientation: Orientation = 'portrait'): void {
    this.#held = undefined;
    this.#frame = FRAMES[orientation];
    this.#addPage([]);
    this.y = this.#frame.top;
    this.#chapters++;
    this.#numbers.fill(0);
    this.#title(title);
    this.space(8);
  }

  /** 目录 of the chapters that will follow, in their order; the pages are filled in at the end. */
  contents(titles: readonly string[]): void {
    this.heading(1, '目录');
    this.#held = undefined;
    const widest = Math.max(...titles.map((title) => song.measure(title, 1)));
    const size = Math.min(SIZE.four, (this.width - 40) / widest);
    titles.forEach((title) => {
      if (this.room < size * LEADING) this.turnPage();
      const middle = this.y + (size * LEADING) / 2;
      const right = this.left + this.width;
      this.within('P', () => {
        this.line(title, this.left, middle, this.width - 40, { size });
        const mark = {
          ...{ kind: 'text' as const, text: '', x: 0, baseline: middle + 0.38 * size },
          ...{ size, face: song, heavy: false, part: this.#part },
        };
        this.pages.at(-1)!.marks.push(mark);
        this.#contents.push({ right, mark });
      });
      this.rule(this.left + song.measure(title, size) + 6, middle + 3, right - 30, middle + 3, 0.25);
      this.space(size * LEADING);
    });
  }

  /** What must not be overlooked, framed. */
  notice(text: string): void {
    const size = 10;
    const lines = breakLines(text, this.width - 20, hei, size);
    const height = lines.length * size * LEADING + 10;
    this.need(height);
    this.mark({
      kind: 'area',
      x: this.left,
      y: this.y,
      width: this.width,
      height,
      fill: 'pale',
      outlined: true,
    });
    this.within('P', () =>
      lines.forEach((line, at) =>
        this.line(line, this.left + 10, this.y + 5 + (at + 0.5) * size * LEADING, this.width - 20, { face: hei, size }),
      ),
    );
    this.space(height + 8);
  }

  /** 一、 in 黑体 or （一）, numbered by the sheet, with a bookmark; it goes with what follows (7.3.3). */
  heading(level: 1 | 2, text: string): void {
    const size = SIZE.three;
    this.space(level === 1 ? 8 : 4);
    if (this.room < size * LEADING) this.turnPage();
    this.#hold();
    this.#numbers[level - 1]!++;
    if (level === 1) this.#numbers[1] = 0;
    const numeral = chineseNumeral(this.#numbers[level - 1]!);
    const title = level === 1 ? `${numeral}、${text}` : `（${numeral}）${text}`;
    const depth = (level + (this.#chapters > 0 ? 1 : 0)) as Bookmark['level'];
    this.bookmarks.push({ title, level: depth, page: this.pages.length - 1, y: this.y });
    this.within(level === 1 ? 'H1' : 'H2', () => this.#lines(title, { face: level === 1 ? hei : song, size }, 2));
    this.space(3);
  }

  /** A sentence that leads to what follows, and goes with it. */
  lead(text: string): void {
    this.#hold();
    this.#sentence(text);
  }

  /** The same in small print. */
  caption(text: string): void {
    this.lines(text, { size: 9 });
  }

  paragraph(text: string): void {
    this.#sentence(text);
    this.#held = undefined;
  }

  #sentence(text: string): void {
    this.lines(text, {}, 2);
    this.space(3);
  }

  /** Fills in the margins, now that the number of pages is known. */
  finish(): this {
    const last = this.pages.length;
    const chapters = this.bookmarks.filter(({ level }) => level === 1).slice(-this.#chapters || this.bookmarks.length);
    this.#contents.forEach(({ right, mark }, at) => {
      mark.text = String(chapters[at]!.page + 1);
      mark.x = right - song.measure(mark.text, mark.size);
    });
    this.pages.forEach((page, at) => {
      const frame = this.#frames[at];
      if (!frame) return;
      const { left, width, top, bottom, orientation } = frame;
      const isVerso = at % 2 === 1;
      const put = (text: string, middle: number, size: number, align: TextStyle['align'], face = song): void => {
        const slack = align === 'left' ? 0 : width - face.measure(text, size);
        const baseline = middle + 0.38 * size;
        page.marks.push({ kind: 'text', text, x: left + slack, baseline, size, face, heavy: false });
      };
      const head = top - 22;
      put(this.#margins.left, head, 9, 'left');
      put(this.#margins.right, head, 9, 'right', hei);
      const x2 = left + width;
      page.marks.push({ kind: 'line', x1: left, y1: head + 9, x2, y2: head + 9, weight: 0.4 });
      page.marks.push(pageNumber(frame, at + 1));
      // On the other side of the foot than the number; a turned page has the number at its left.
      const side = orientation === 'portrait' && isVerso ? 'right' : 'left';
      const foot = orientation === 'portrait' ? numberPlace(frame, isVerso, 0).y : bottom + 16;
      breakLines(`共 ${last} 页　${this.#margins.foot}`, width - 90, song, 8).forEach((line, row) =>
        put(line, foot + row * 11, 8, side),
      );
    });
    return this;
  }
}

function pageNumber(frame: Frame, number: number): Mark {
  const [text, size] = [`— ${number} —`, SIZE.four];
  const { x, y } = numberPlace(frame, number % 2 === 0, song.measure(text, size));
  const type = { kind: 'text', text, size, face: song, heavy: false } as const;
  return frame.orientation === 'portrait'
    ? { ...type, x, baseline: y + 0.38 * size }
    : { ...type, x: x - 0.38 * size, baseline: y, turned: true };
}
