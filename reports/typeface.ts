import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { projectRoot } from '../src/project-root.js';

/** Planes 0 to 3; no character of a font stands above. */
const CODE_POINTS = 0x4_0000;
const UNASKED = -1;
const MISSING = -2;

/** A font file, opened once for all documents of the process, and how wide its characters are. */
export class Typeface {
  readonly font: Font;
  readonly name: string;
  /** Widths in em by code point, as far as they were asked for; a page has thousands of characters to look up. */
  readonly #widths = new Float64Array(CODE_POINTS).fill(UNASKED);

  constructor(name: string, file: string) {
    this.name = name;
    this.font = create(readFileSync(join(projectRoot, 'reports/fonts', file)));
  }

  /** Whether the font can print all of the text. */
  has(text: string): boolean {
    for (let at = 0; at < text.length; at++) {
      const codePoint = text.codePointAt(at)!;
      if (this.#widthOf(codePoint) === undefined) return false;
      if (codePoint > 0xffff) at++;
    }
    return true;
  }

  /** In em; undefined when the font lacks the character. */
  widthOf(character: string): number | undefined {
    return this.#widthOf(character.codePointAt(0)!);
  }

  /**
   * In points. The fonts have no kerning, so a text is as wide as its characters. One that the font lacks counts as one em: it will
   * fail the document, not the layout.
   */
  measure(text: string, size: number): number {
    let width = 0;
    for (let at = 0; at < text.length; at++) {
      const codePoint = text.codePointAt(at)!;
      width += this.#widthOf(codePoint) ?? 1;
      if (codePoint > 0xffff) at++;
    }
    return width * size;
  }

  #widthOf(codePoint: number): number | undefined {
    const known = this.#widths[codePoint]!;
    if (known >= 0) return known;
    if (known === UNASKED && this.font.hasGlyphForCodePoint(codePoint))
      return (this.#widths[codePoint] = this.font.glyphForCodePoint(codePoint).advanceWidth / this.font.unitsPerEm);
    this.#widths[codePoint] = MISSING;
    return undefined;
  }
}

/** 宋体: body, tables, figures. */
export const song = new Typeface('song', 'NotoSerifSC-Regular.ttf');

/** 黑体: headings and heads of tables. */
export const hei = new Typeface('hei', 'NotoSansSC-Medium.ttf');

export const faces: readonly Typeface[] = [song, hei];

/** Words of ours that the fonts lack (what users enter is substituted before): a fault of the build, told instead of printing boxes. */
export class MissingGlyphs extends Error {
  constructor(characters: Iterable<string>) {
    const named = [...new Set(characters)].map(
      (character) => `“${character}” (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`,
    );
    super(`字体缺少字符：${named.join('、')}。 The report fonts lack these characters; see reports/fonts/README.md.`);
  }
}
