/**
 * Orders strings by code point, as PostgreSQL's COLLATE "C" does, where `<` would go by UTF-16 unit and put a character beyond
 * the basic plane before U+E000. County ids are ordered so everywhere, so that ties fall alike on every machine.
 */
export function byCodePoint(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates (U+D800–DFFF) stand for the code points above all others. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
