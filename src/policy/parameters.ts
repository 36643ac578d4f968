import type { Provision } from './policy.js';

export interface Parameter {
  name: string;
  values: string[];
}

const APART = new Set(['kind', 'citation', 'readings', 'readingsIfShort']);

/** A provision's figures and words as a flat list, for a reader who does not know its kind: { every: "MONTH" } is "every=MONTH". */
export const parametersOf = (provision: Provision): Parameter[] =>
  Object.entries(provision)
    .filter(([name, value]) => !APART.has(name) && value !== null)
    .map(([name, value]) => ({ name, values: written(value) }));

function written(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((part) => written(part).join('+'));
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.entries(value).map(([name, part]) => `${name}=${written(part).join('+')}`);
}
