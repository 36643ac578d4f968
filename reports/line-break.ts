/** Breaks Chinese text into lines as a typesetter does: words and figures stay whole, and punctuation keeps to its side (避头尾). */
import type { Typeface } from './typeface.js';

/** A word or figure, a run of spaces, or a single character. */
const UNIT = /[\x21-\x7e\u00a0-\u024f]+|\s+|./gu;

/** Never at the start of a line. */
const CLOSING = /^[，。、；：？！）》〉」』】〕〗”’…—％,.;:?!)\]}%]/u;

/** Never at the end of one. */
const OPENING = /[（《〈「『【〔〖“‘([{]$/u;

export function breakLines(text: string, width: number, face: Typeface, size: number): string[] {
  if (!text.includes('\n')) return breakParagraph(text, width, face, size);
  return text.split('\n').flatMap((paragraph) => breakParagraph(paragraph, width, face, size));
}

function breakParagraph(text: string, width: number, face: Typeface, size: number): string[] {
  if (face.measure(text, size) <= width) return [text];
  const lines: string[] = [];
  let line: string[] = [];
  let used = 0;
  const begin = (units: string[]): void => {
    line = units;
    used = face.measure(units.join(''), size);
  };
  const end = (): void => {
    lines.push(line.join('').trimEnd());
    begin([]);
  };

  const put = (unit: string): void => {
    const wide = face.measure(unit, size);
    if (used + wide <= width) {
      line.push(unit);
      used += wide;
    } else if (wide > width && [...unit].length > 1) {
      // A hash or an id longer than the line goes on wherever the line ends.
      for (const character of unit) put(character);
    } else if (line.length > 0) {
      const carried = CLOSING.test(unit) ? [...carriedFrom(line), unit] : [...openingsOf(line), unit];
      end();
      begin(carried[0]!.trim() === '' ? carried.slice(1) : carried);
    } else {
      line.push(unit);
      used += wide;
    }
  };
  for (const [unit] of text.matchAll(UNIT)) put(unit);
  if (line.length > 0) end();
  return lines;
}

/** Takes off the line what a closing sign takes along: the character before it, and an opening sign before that. */
function carriedFrom(line: string[]): string[] {
  let from = line.length;
  do from--;
  while (from > 0 && (CLOSING.test(line[from]!) || OPENING.test(line[from - 1]!)));
  // A line of nothing but such signs stays as it is.
  return from > 0 ? line.splice(from) : [];
}

/** Takes opening signs off the end of the line. */
function openingsOf(line: string[]): string[] {
  let from = line.length;
  while (from > 1 && OPENING.test(line[from - 1]!)) from--;
  return line.splice(from);
}
