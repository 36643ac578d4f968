/**
 * A figure as it was printed ("1,079.96 万元" as "1079.96"): the true one lies within half a unit of its last place, so a sum of printed figures
 * may be off by as much as theirs together and is still right. Whole numbers throughout: 10⁻⁹ of the printed unit.
 */
export const PUBLISHED_UNITS = {
  /** How many decimals of the unit are a fen: a figure with as many is exact. */
  YUAN: { name: '元', exactFrom: 2 },
  TEN_THOUSAND_YUAN: { name: '万元', exactFrom: 6 },
  HUNDRED_MILLION_YUAN: { name: '亿元', exactFrom: 10 },
} as const;
export type PublishedUnit = keyof typeof PUBLISHED_UNITS;

export interface Printed {
  value: bigint;
  /** How far the true figure may lie from it, either way. */
  slack: bigint;
  /** The decimals that it was printed with. */
  decimals: number;
}

const PLACES = 9;
export const MOST_DECIMALS = PLACES - 1;
const FIGURE = new RegExp(`^(-?)(\\d{1,15})(?:\\.(\\d{1,${MOST_DECIMALS}}))?$`);

/** Undefined where it is no figure: a separator, an exponent, too many decimals. */
export function readPrinted(text: string, exactFrom: number): Printed | undefined {
  const [, minus, whole, part = ''] = FIGURE.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const value = BigInt(whole + part.padEnd(PLACES, '0'));
  return {
    value: minus ? -value : value,
    slack: part.length >= exactFrom ? 0n : 5n * 10n ** BigInt(PLACES - 1 - part.length),
    decimals: part.length,
  };
}

/** With as many decimals as asked for, and more where there are more. */
export function writePrinted(value: bigint, decimals: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(PLACES + 1, '0');
  const part = digits.slice(-PLACES).replace(/0+$/, '').padEnd(decimals, '0');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -PLACES)}${part && `.${part}`}`;
}
