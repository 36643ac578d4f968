import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { create, type Font } from 'fontkit';
import { projectRoot } from '../src/project-root.js';

/** A font file, opened once for all documents of the process, and how wide its characters are. */
export class Typeface {
  readonly font: Font;
  readonly name: string;
  /** Widths in em by character; absent when the font has no glyph. */
  readonly #widths = new Map<string, number | undefined>();

  constructor(name: string, file: string) {
    this.name = name;
    this.font = create(readFileSync(join(projectRoot, 'reports/fonts', file)));
  }

  /** In em; undefined when the font lacks the character. The fonts have no kerning, so a text is as wide as its characters. */
  widthOf(character: string): number | undefined {
    if (!this.#widths.has(character)) {
      const codePoint = character.codePointAt(0)!;
      this.#widths.set(
        character,
        this.font.hasGlyphForCodePoint(codePoint)
          ? this.font.glyphForCodePoint(codePoint).advanceWidth / this.font.unitsPerEm
          : undefined,
      );
    }
    return this.#widths.get(character);
  }

  /** In points. A character that the font lacks counts as one em: it will fail the document, not the layout. */
  measure(text: string, size: number): number {
    let width = 0;
    for (const character of text) width += this.widthOf(character) ?? 1;
    return width * size;
  }
}

/** 宋体: body, tables, figures. */
export const song = new Typeface('song', 'NotoSerifSC-Regular.ttf');

/** 黑体: headings and heads of tables. */
export const hei = new Typeface('hei', 'NotoSansSC-Medium.ttf');

/** Says which characters cannot be printed, instead of printing boxes. */
export class MissingGlyphs extends Error {
  constructor(characters: Iterable<string>) {
    const named = [...new Set(characters)].map(
      (character) => `“${character}” (U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`,
    );
    super(`字体缺少字符：${named.join('、')}。 The report fonts lack these characters; see reports/fonts/README.md.`);
  }
}
