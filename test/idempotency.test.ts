import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inTransaction, rehearse } from '../src/database/transaction.js';
import { once } from '../src/idempotency.js';
import { Refused, refusal } from '../src/refusal.js';
import type { Viewer } from '../src/identity/viewer.js';
import { createDatabase, type TestDatabase } from './database.js';

const ZHANG: Viewer = { person: 'zhang', grants: [{ role: 'CITY_MEDICAL', pool: 'handan' }] };
const LI: Viewer = { ...ZHANG, person: 'li' };

let database: TestDatabase;
let em: EntityManager;
beforeAll(async () => {
  database = await createDatabase();
  em = database.orm.em.fork();
  await database.asOwner(`create table effect (id bigint generated always as identity, amount text)`);
  await database.asOwner(`grant select, insert on effect to tongchou_app`);
});
beforeEach(() => database.asOwner('truncate effect, idempotency'));
afterAll(() => database.close());

interface Input {
  amount: string;
  pool?: string;
}

/** A mutation that books an amount and answers the number it was booked under. */
const book = (viewer: Viewer, key: string, input: Input, mutation = 'book') =>
  once(em, viewer, mutation, key, input, async (tx) => {
    const [row] = await tx.execute<{ id: string }[]>('insert into effect (amount) values (?) returning id', [
      input.amount,
    ]);
    return { id: row!.id };
  });

const effects = async () =>
  (await database.asOwner('select amount from effect order by id')).rows.map((row) => row.amount);
const keys = async () => (await database.asOwner('select key from idempotency')).rows.map((row) => row.key);

describe('one key', () => {
  test('sent twice with the same input has one effect, and the second answer is the first', async () => {
    const first = await book(ZHANG, 'k1', { amount: '5.00', pool: 'handan' });
    const second = await book(ZHANG, 'k1', { pool: 'handan', amount: '5.00' });
    expect(first.replayed).toBe(false);
    expect(second).toEqual({ result: first.result, replayed: true });
    expect(await effects()).toEqual(['5.00']);
  });

  test('with other input is refused, and has no effect', async () => {
    await book(ZHANG, 'k1', { amount: '5.00' });
    await expect(book(ZHANG, 'k1', { amount: '6.00' })).rejects.toThrow(
      'IDEMPOTENCY_KEY_REUSED: 幂等键“k1”已用于另一次 book。 The key "k1" stands for another book, with other input.',
    );
    expect(await effects()).toEqual(['5.00']);
  });

  test('is each person’s own, and each mutation’s', async () => {
    await book(ZHANG, 'k1', { amount: '5.00' });
    await book(LI, 'k1', { amount: '6.00' });
    await book(ZHANG, 'k1', { amount: '7.00' }, 'bookAgain');
    expect(await effects()).toEqual(['5.00', '6.00', '7.00']);
  });

  test.each(['', 'k'.repeat(201)])('of %# characters too few or too many is refused', async (key) => {
    await expect(async () => book(ZHANG, key, { amount: '5.00' })).rejects.toThrow('INVALID_IDEMPOTENCY_KEY');
  });

  test('sent twenty times at the same moment has one effect', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => book(ZHANG, 'k1', { amount: '5.00' })));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ result }) => result.id)).size).toBe(1);
    expect(await effects()).toEqual(['5.00']);
  });

  test('sent at the same moment with two inputs has the effect of one; the other is refused', async () => {
    const answers = await Promise.allSettled([
      book(ZHANG, 'k1', { amount: '5.00' }),
      book(ZHANG, 'k1', { amount: '6.00' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await effects()).toHaveLength(1);
  });
});

describe('a key is not used up', () => {
  test('by a refusal, which leaves nothing behind', async () => {
    const refused = once(em, ZHANG, 'book', 'k1', { amount: '5.00' }, async (tx) => {
      await tx.execute(`insert into effect (amount) values ('5.00')`);
      throw new Refused(refusal('NEGATIVE_AMOUNT', { amount: '5.00' }));
    });
    await expect(refused).rejects.toThrow('NEGATIVE_AMOUNT');
    expect(await effects()).toEqual([]);
    expect(await keys()).toEqual([]);
    expect((await book(ZHANG, 'k1', { amount: '6.00' })).replayed).toBe(false);
  });

  test('by a dry run, which answers and takes everything back', async () => {
    const answer = await rehearse(em, async (tx) => {
      await tx.execute(`insert into effect (amount) values ('5.00')`);
      const [row] = await tx.execute<{ count: number }[]>('select count(*)::int as count from effect');
      return row!.count;
    });
    expect(answer).toBe(1);
    expect(await effects()).toEqual([]);
  });
});

test('what a key stands for can not be changed or removed by the application', async () => {
  await book(ZHANG, 'k1', { amount: '5.00' });
  await expect(em.execute(`update idempotency set result = '{}'`)).rejects.toThrow('permission denied');
  await expect(em.execute('delete from idempotency')).rejects.toThrow('permission denied');
});

test('two transactions that wait for each other both succeed: the one broken off is tried again', async () => {
  await database.asOwner(`create table pair (id int primary key, n int not null)`);
  await database.asOwner(`grant select, update on pair to tongchou_app`);
  await database.asOwner(`insert into pair values (1, 0), (2, 0)`);
  let attempts = 0;
  const bothLocked = Promise.withResolvers<void>();
  const cross = (first: number, second: number) =>
    inTransaction(em, async (tx) => {
      await tx.execute('update pair set n = n + 1 where id = ?', [first]);
      if (++attempts === 2) bothLocked.resolve();
      await bothLocked.promise;
      await tx.execute('update pair set n = n + 1 where id = ?', [second]);
    });
  await Promise.all([cross(1, 2), cross(2, 1)]);
  expect(attempts).toBe(3);
  expect((await database.asOwner('select n from pair order by id')).rows).toEqual([{ n: 2 }, { n: 2 }]);
});
