/** One transaction, READ COMMITTED whatever the server's default unless another level is asked for, tried again when PostgreSQL had to break off one of two. */
import { type EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import { setTimeout as sleep } from 'node:timers/promises';

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK = '40P01';
/** Under a snapshot the row of a request with the same key, done while this one waited for it, shows only as a conflict. */
const SAME_KEY = 'idempotency_pkey';
const ATTEMPTS = 5;

/** @param work may run several times: it has no effect outside the transaction. */
export async function inTransaction<Result>(
  em: EntityManager,
  work: (em: EntityManager) => Promise<Result>,
  isolationLevel = IsolationLevel.READ_COMMITTED,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await em.fork().transactional(work, { isolationLevel });
    } catch (error) {
      if (attempt === ATTEMPTS || !isBrokenOff(error)) throw error;
      await sleep(Math.random() * 20 * attempt);
    }
  }
}

const isBrokenOff = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code = '', constraint } = error as { code?: string; constraint?: string };
  return [SERIALIZATION_FAILURE, DEADLOCK].includes(code) || constraint === SAME_KEY;
};

/** Does the work and takes it all back: what a dry run answers with. */
export async function rehearse<Result>(
  em: EntityManager,
  work: (em: EntityManager) => Promise<Result>,
): Promise<Result> {
  let result: { value: Result } | undefined;
  await inTransaction(em, async (tx) => {
    result = { value: await work(tx) };
    await tx.flush();
    throw new TakenBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return result!.value;
}

class TakenBack extends Error {}
