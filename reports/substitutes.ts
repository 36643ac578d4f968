/**
 * 代用字: a character that somebody entered and that the report fonts lack (a rare one in a name, a control character) is printed as its
 * code, 〔U+30EDE〕, and the manifest lists it. Also possible: to refuse the report, which one rare name in a year's books would then keep from
 * everybody; or an empty box, which says nothing. What our own words need is in the fonts, or the build fails.
 */
import { faces } from './typeface.js';

const shown = (codePoint: string): string => `〔${codePoint}〕`;
const codePointOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** The content as the fonts can print it, and the code points that stand for themselves there. */
export function printable<Content>(content: Content): { content: Content; substituted: string[] } {
  const substituted = new Set<string>();
  const substitute = (character: string): string => {
    if (character === '\n' || faces.every((face) => face.widthOf(character) !== undefined)) return character;
    const codePoint = codePointOf(character);
    substituted.add(codePoint);
    return shown(codePoint);
  };
  const printed = (value: unknown): unknown => {
    if (typeof value === 'string')
      return faces.every((face) => face.has(value)) ? value : Array.from(value, substitute).join('');
    if (Array.isArray(value)) return value.map(printed);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, printed(each)]));
  };
  return { content: printed(content) as Content, substituted: [...substituted].sort() };
}
