import { type Fen, yuan } from '../money.js';
import type { SettlementOutcome } from './outcome.js';

/** A value with every amount written out in yuan ("1234.50"). */
export type InYuan<T> = T extends Fen ? string : T extends object ? { [K in keyof T]: InYuan<T[K]> } : T;

/** An outcome as it is stored, answered and printed; the policy is kept beside it, by id and hash. */
export type OutcomeView = InYuan<Omit<SettlementOutcome, 'policy'>>;

export const outcomeView = ({ policy: _, ...outcome }: SettlementOutcome): OutcomeView => inYuan(outcome);

export function inYuan<T>(value: T): InYuan<T> {
  if (typeof value === 'bigint') return yuan(value) as InYuan<T>;
  if (Array.isArray(value)) return value.map(inYuan) as InYuan<T>;
  if (typeof value !== 'object' || value === null) return value as InYuan<T>;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, inYuan(part)])) as InYuan<T>;
}
