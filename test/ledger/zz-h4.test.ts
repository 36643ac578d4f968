import { test } from '@jest/globals';
import pg from 'pg';
import { writeFileSync } from 'node:fs';
import { connection } from '../../src/database/address.js';
import { entriesAfter, linesAfter } from '../../src/ledger/journal-search.js';
import { createDatabase } from '../database.js';
import { makeMillionLines } from './million-lines.js';
test('x', async () => {
  const database = await createDatabase();
  const t0 = Date.now();
  await makeMillionLines(database);
  let out = `made ${Date.now() - t0}\n`;
  const client = new pg.Client(connection(database.address));
  await client.connect();
  const base = { fund: 4, books: Array.from({ length: 20 }, (_, at) => 61 + at), wholeFund: true, periods: null, account: null, detail: null, kind: null, subject: null, step: null };
  for (const kind of ['SETTLEMENT_STEP', 'INCOME_AND_EXPENDITURE'] as const)
    for (const q of [
      linesAfter({ ...base, kind }, ['0', '0', '0'], 50),
      linesAfter({ ...base, kind, wholeFund: false, books: [63], detail: 'INPATIENT' }, ['0', '0', '0'], 50),
      entriesAfter({ ...base, kind, detail: 'INPATIENT' }, ['0'], 50),
      entriesAfter({ ...base, kind }, ['0'], 50),
    ]) {
      const given = q.values.map((value) => (Array.isArray(value) ? `'{${value.join(',')}}'` : `'${String(value)}'`));
      await client.query(`set plan_cache_mode = force_generic_plan; prepare wanted as ${q.statement.text}`);
      const { rows } = await client.query(`explain (analyze, timing off) execute wanted(${given.join(', ')})`);
      await client.query('deallocate wanted');
      out += `${kind} ${q.statement.name}\n${q.statement.text}\n${rows.map((r) => r['QUERY PLAN']).join('\n')}\n\n`;
    }
  writeFileSync('/tmp/h4-plans.txt', out);
  await client.end();
  await database.close();
});
