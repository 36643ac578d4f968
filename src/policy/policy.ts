/**
 * The law as data. A policy is one document, read into rules; a rule is one row of the specification (HD-7); a provision is one
 * sentence of it with its figures, its citation, and the readings taken where the sentence leaves something open. The settlement
 * of every city is composed of the same few kinds of provision, so that a city is data and nothing else.
 *
 * Rates and factors are decimal strings, months and years whole numbers. A version is never edited once a settlement used it.
 */
import type { Provision, Reading } from './provision.js';
import type { DeficitClass } from './words.js';

export * from './provision.js';
export * from './words.js';

export interface Rule {
  /** "HD-7": its row in the specification. */
  id: string;
  /** Chinese, then English. */
  subject: string;
  provisions: readonly Provision[];
}

export interface PolicyDocument {
  title: string;
  /** 文号; null where the copy has none. */
  number: string | null;
  /** Its text, in data/sources. */
  file: string;
}

export interface Policy {
  id: string;
  version: number;
  pool: string;
  document: PolicyDocument;
  /** Dates (ISO) on which the document comes into and goes out of force; to is null while no end is set. */
  inForce: { from: string; to: string | null };
  /** The fund years settled by it, also when settled later. */
  fiscalYears: { first: number; last: number | null };
  /** The order in which the classes of a deficit are covered. */
  classOrder: readonly DeficitClass[];
  rules: readonly Rule[];
}

/** A provision together with the rule it belongs to. */
export type Ruled<P> = P & { rule: string };

type ProvisionsByKind = Map<Provision['kind'], Ruled<Provision>[]>;
const sorted = new WeakMap<readonly Rule[], ProvisionsByKind>();

/** All provisions of a kind, in the order in which they stand. A policy never changes: its provisions are sorted by kind once. */
export function provisionsOf<K extends Provision['kind']>(
  { rules }: Pick<Policy, 'rules'>,
  kind: K,
): readonly Ruled<Extract<Provision, { kind: K }>>[] {
  let byKind = sorted.get(rules);
  if (!byKind) {
    byKind = Map.groupBy(
      rules.flatMap(({ id, provisions }) => provisions.map((provision) => ({ ...provision, rule: id }))),
      (provision) => provision.kind,
    );
    sorted.set(rules, byKind);
  }
  return (byKind.get(kind) ?? []) as Ruled<Extract<Provision, { kind: K }>>[];
}

/** The one provision of a kind that every policy has once; anything else is a fault of the policy file. */
export function provisionOf<K extends Provision['kind']>(
  policy: Pick<Policy, 'id' | 'rules'>,
  kind: K,
): Ruled<Extract<Provision, { kind: K }>> {
  const [provision, ...more] = provisionsOf(policy, kind);
  if (!provision || more.length > 0) throw new Error(`policy ${policy.id} must have one provision ${kind}`);
  return provision;
}

/** Every reading of a provision, those for a short pot included. */
export const readingsOf = (provision: Provision): readonly Reading[] => [
  ...(provision.readings ?? []),
  ...('readingsIfShort' in provision ? (provision.readingsIfShort ?? []) : []),
];

const readings = new WeakMap<readonly Rule[], readonly Reading[]>();

/** Every reading of a policy, in the order in which they stand. */
export function allReadings({ rules }: Pick<Policy, 'rules'>): readonly Reading[] {
  let all = readings.get(rules);
  if (!all) {
    all = rules.flatMap(({ provisions }) => provisions.flatMap(readingsOf));
    readings.set(rules, all);
  }
  return all;
}
