/** The verifier's own reading of amounts: it takes nothing that it checks for granted, the product's arithmetic included. */

/** "123.45" → 12345n; undefined where the text is no amount in yuan with two decimals. */
export const fenIn = (text: string): bigint | undefined =>
  /^-?\d+\.\d\d$/.test(text) ? BigInt(text.replace('.', '')) : undefined;

export function yuanOf(fen: bigint): string {
  const digits = (fen < 0n ? -fen : fen).toString().padStart(3, '0');
  return `${fen < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
