/**
 * A request that moves money or submits a document carries a key: sent twice, it has one effect. The key is kept in the transaction
 * of the effect, so there is never one without the other; a refusal rolls both back and uses no key up.
 */
import type { EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import { hashOf } from './canonical.js';
import { inTransaction, rehearse } from './database/transaction.js';
import type { Viewer } from './identity/viewer.js';
import { Refused, refusal } from './refusal.js';

const LONGEST_KEY = 200;

export interface Once<Result> {
  /** What the first request came to. */
  result: Result;
  /** True when this request had no effect, because one with its key had it before. */
  replayed: boolean;
}

/**
 * Does `effect` in a transaction, once for this person, mutation and key; with other input the key is refused.
 *
 * @param input the mutation's input after coercion.
 * @param effect answers what a repeated request is answered from: JSON, kept for good, so ids and numbers rather than objects.
 */
export function once<Result>(
  em: EntityManager,
  viewer: Viewer,
  mutation: string,
  key: string,
  input: unknown,
  effect: (em: EntityManager) => Promise<Result>,
  isolationLevel?: IsolationLevel,
): Promise<Once<Result>> {
  if (key === '' || key.length > LONGEST_KEY)
    throw new Refused(refusal('INVALID_IDEMPOTENCY_KEY', { longest: LONGEST_KEY }, ['input', 'idempotencyKey']));
  const name = [viewer.person, mutation, key];
  const hash = hashOf(input);
  return inTransaction(
    em,
    async (tx) => {
      // requests of one key wait for each other here; the primary key stands behind it
      await tx.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [JSON.stringify(name)]);
      const [earlier] = await tx.execute<{ input_hash: string; result: Result }[]>(
        'select input_hash, result from idempotency where person = ? and mutation = ? and key = ?',
        name,
      );
      if (earlier) {
        if (earlier.input_hash === hash) return { result: earlier.result, replayed: true };
        throw new Refused(refusal('IDEMPOTENCY_KEY_REUSED', { key, mutation }, ['input', 'idempotencyKey']));
      }
      const result = await effect(tx);
      await tx.execute('insert into idempotency (person, mutation, key, input_hash, result) values (?, ?, ?, ?, ?)', [
        ...name,
        hash,
        JSON.stringify(result),
      ]);
      return { result, replayed: false };
    },
    isolationLevel,
  );
}

/** The part that every input with a dry run has. */
export interface DryRunnable {
  idempotencyKey: string;
  dryRun: boolean;
}

/**
 * Does `effect` once, or, on a dry run, does it and takes it back: that has no effect and so uses no key up.
 *
 * @param blank what a dry run answers in place of what stays of no run: the ids of what was made, as null.
 */
export async function onceOrRehearsed<Result extends object>(
  { em, viewer }: { em: EntityManager; viewer: Viewer },
  mutation: string,
  { dryRun, ...input }: DryRunnable,
  effect: (em: EntityManager) => Promise<Result>,
  blank: Partial<Result> = {},
): Promise<Once<Result>> {
  if (!dryRun) return once(em, viewer, mutation, input.idempotencyKey, input, effect);
  return { result: await rehearse(em, async (tx) => ({ ...(await effect(tx)), ...blank })), replayed: false };
}
