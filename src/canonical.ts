/** One text for one value, whatever the order of its keys: what hashes are taken of. */
import { createHash } from 'node:crypto';

/** JSON with sorted keys; what is undefined is left out, a bigint is its digits in quotes. */
export const canonical = (value: unknown): string => JSON.stringify(value, sorted);

export const hashOf = (value: unknown): string => createHash('sha256').update(canonical(value)).digest('hex');

function sorted(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries);
}
