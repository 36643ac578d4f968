/** Writes marks as the operators of a page's content (ISO 32000-1, 8.5 and 9.4), one string a page; places are from the top left. */
import type { Fill, Mark } from './sheet.js';
import type { Typeface } from './typeface.js';

/** pdfkit's embedded font, which its types leave out: the subset that it will write, and what it says of each glyph. */
interface EmbeddedFont {
  id: string;
  scale: number;
  subset: { includeGlyph(id: number): number };
  widths: number[];
  unicode: number[][];
  ref(): unknown;
}
interface Fonts {
  font(name: string): { _font: EmbeddedFont };
  page: { fonts: Record<string, unknown> };
}

/** Greys as a printer keeps them apart; the other fills are hatched. */
const GREY: Partial<Record<Fill, number>> = { ink: 0, black: 0.2, grey: 0.65, pale: 0.94, white: 1 };

/** In hundredths of a point: a fiftieth of what a printer can place. */
const at = (value: number): number => Math.round(value * 100) / 100;

export class Pen {
  readonly #doc: Fonts;
  readonly #inks = new Map<Typeface, Ink>();
  #written = '';

  constructor(doc: PDFKit.PDFDocument) {
    this.#doc = doc as unknown as Fonts;
  }

  /** What was written since this was last asked. */
  take(): string {
    const written = this.#written;
    this.#written = '';
    return written;
  }

  write(operators: string): void {
    this.#written += `${operators}\n`;
  }

  draw(mark: Mark): void {
    if (mark.kind === 'text') this.#text(mark);
    else if (mark.kind === 'line')
      this.write(`${at(mark.weight)} w ${at(mark.x1)} ${at(mark.y1)} m ${at(mark.x2)} ${at(mark.y2)} l S`);
    else this.#area(mark);
  }

  #text({ text, x, baseline, size, face, heavy, turned }: Mark & { kind: 'text' }): void {
    let ink = this.#inks.get(face);
    if (!ink) this.#inks.set(face, (ink = new Ink(face, this.#doc.font(face.name)._font)));
    this.#doc.page.fonts[ink.font.id] ??= ink.font.ref();
    // Places grow downward, letters upward: the matrix turns them over again, or by a quarter to the right.
    const matrix = turned ? '0 1 1 0' : '1 0 0 -1';
    const outline = heavy ? `2 Tr ${at(size / 45)} w ` : '';
    const shown = `/${ink.font.id} ${at(size)} Tf ${matrix} ${at(x)} ${at(baseline)} Tm <${ink.encode(text)}> Tj`;
    this.write(`BT ${outline}${shown}${heavy ? ' 0 Tr' : ''} ET`);
  }

  #area({ x, y, width, height, fill, outlined }: Mark & { kind: 'area' }): void {
    const box = `${at(x)} ${at(y)} ${at(width)} ${at(height)} re`;
    const grey = GREY[fill];
    this.write(
      grey === undefined ? `q ${box} W n 0.5 w ${hatching(x, y, width, height, fill)}S Q` : `${grey} g ${box} f 0 g`,
    );
    if (outlined) this.write(`0.6 w ${box} S`);
  }
}

/** Parallel lines over an area, which clips them: rising, falling or level. */
function hatching(x: number, y: number, width: number, height: number, fill: Fill): string {
  let lines = '';
  const line = (x1: number, y1: number, x2: number, y2: number): void => {
    lines += `${at(x1)} ${at(y1)} m ${at(x2)} ${at(y2)} l `;
  };
  if (fill === 'level') for (let row = y + 1.5; row < y + height; row += 2.2) line(x, row, x + width, row);
  else {
    const [from, to] = fill === 'rising' ? [y + height, y] : [y, y + height];
    for (let foot = x - height; foot < x + width; foot += 3.5) line(foot, from, foot + height, to);
  }
  return lines;
}

/** A face in one document: each character's glyph in the subset, looked up once. */
class Ink {
  readonly font: EmbeddedFont;
  readonly #face: Typeface;
  readonly #codes = new Map<string, string>();

  constructor(face: Typeface, font: EmbeddedFont) {
    this.#face = face;
    this.font = font;
  }

  encode(text: string): string {
    let codes = '';
    for (const character of text) codes += this.#codes.get(character) ?? this.#include(character);
    return codes;
  }

  #include(character: string): string {
    const { subset, widths, unicode, scale } = this.font;
    const glyph = this.#face.font.glyphForCodePoint(character.codePointAt(0)!);
    const id = subset.includeGlyph(glyph.id);
    widths[id] ??= glyph.advanceWidth * scale;
    unicode[id] ??= glyph.codePoints;
    const code = id.toString(16).padStart(4, '0');
    this.#codes.set(character, code);
    return code;
  }
}
