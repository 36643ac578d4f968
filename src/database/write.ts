/** Plain SQL inside a unit of work's transaction: for the posting function, locks, and rows that no entity stands for. */
import { CompiledQuery, type Kysely } from 'kysely';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Read, Statement } from './read.js';

/** Runs one statement ($1, $2 …) in the transaction that `em` is in; arrays go to PostgreSQL as arrays. Answers its rows. */
export async function sql<Row extends object>(
  em: EntityManager,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const transaction = em.getTransactionContext<Kysely<unknown>>();
  if (!transaction) throw new Error('outside a transaction');
  return (await transaction.executeQuery<Row>(CompiledQuery.raw(text, [...values]))).rows;
}

/** A read of `read.ts` inside the transaction that `em` is in: it sees what was written there. One connection answers one after the other. */
export function readIn(em: EntityManager): Read {
  let last: Promise<unknown> = Promise.resolve();
  return <Row extends object>({ text }: Statement, values: readonly unknown[] = []) => {
    const next = last.then(() => sql<Row>(em, text, values));
    last = next.catch(() => {});
    return next;
  };
}
