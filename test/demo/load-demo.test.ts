import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { loadDemo } from '../../src/demo/load-demo.js';
import { policies } from '../../src/policy/registry.js';
import { startServer, type TestServer } from '../server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies });
});
afterAll(() => server.close());

const count = async (query: string): Promise<number> =>
  Number((await server.database.asOwner(`select count(*) from ${query}`)).rows[0].count);

test('two processes that start at once load four pools, 50 counties and the year 2021 once; a later start adds nothing', async () => {
  const { em } = server.database.orm;
  await Promise.all([loadDemo(em, policies, 'YEAR'), loadDemo(em, policies, 'YEAR')]);
  await loadDemo(em, policies, 'YEAR');
  expect(await count('pool')).toBe(4);
  expect(await count('county')).toBe(50);
  expect(await count('fund')).toBe(8);
  expect(await count('load')).toBe(4);
  // a premium or a payment has several lines; each row of months-2021.csv is there, and once
  expect(
    await count(
      '(select distinct e.subject, l.source_row from journal_line l join journal_entry e on e.id = l.entry where l.source_row is not null) rows',
    ),
  ).toBe(7220);
});

test('the facts of all 50 counties, in 96 county funds of four pools, are entered by one person and confirmed by another', async () => {
  const { rows } = await server.database.asOwner(
    `select count(*)::int as facts, count(distinct county)::int as counties, count(distinct pool)::int as pools,
       count(*) filter (where confirmed_by <> entered_by)::int as confirmed
     from year_facts f join fund on fund.id = f.fund left join year_facts_confirmation c on c.facts = f.id`,
  );
  expect(rows).toEqual([{ facts: 96, counties: 50, pools: 4, confirmed: 96 }]);
});

test('nothing is closed, levied or settled: it is there to be done', async () => {
  expect(await count('period where not open')).toBe(0);
  expect(await count('settlement')).toBe(0);
  expect(await count(`journal_entry where kind not in ('OPENING', 'INCOME_AND_EXPENDITURE')`)).toBe(0);
});
