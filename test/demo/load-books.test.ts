import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadDemo } from '../../src/demo/load-demo.js';
import { handan } from '../../src/policy/handan.js';
import { createRegistry, policies } from '../../src/policy/registry.js';
import { shaoyang } from '../../src/policy/shaoyang.js';
import { createDatabase, type TestDatabase } from '../database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.close());

const counts = async () =>
  (
    await database.asOwner(
      `select (select count(*) from pool)::int as pools, (select count(*) from book where county is not null)::int as books,
         (select count(*) from load)::int as loads, (select count(*) from year_facts)::int as facts`,
    )
  ).rows[0];

test('a load that breaks off half way leaves nothing, and the next start loads it all', async () => {
  const { em } = database.orm;
  await expect(loadDemo(em, createRegistry([shaoyang, handan]), 'BOOKS')).rejects.toThrow('POLICY_NOT_IN_FORCE'); // 苏州, the third
  expect(await counts()).toEqual({ pools: 0, books: 0, loads: 0, facts: 0 });
  await loadDemo(em, policies, 'BOOKS');
  expect(await counts()).toEqual({ pools: 4, books: 96, loads: 0, facts: 0 });
});
