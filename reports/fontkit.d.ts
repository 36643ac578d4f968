/** fontkit brings no types; this is the little of it that is used. */
declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphForCodePoint(codePoint: number): {
      readonly id: number;
      readonly advanceWidth: number;
      readonly codePoints: number[];
    };
  }
  export function create(file: Uint8Array): Font;
}
