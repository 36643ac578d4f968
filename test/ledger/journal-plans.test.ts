import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import type { EntryKind } from '../../src/ledger/entry.js';
import {
  entriesAfter,
  FIRST_ENTRY,
  FIRST_LINE,
  linesAfter,
  type Query,
  type Search,
} from '../../src/ledger/journal-search.js';
import { connection } from '../../src/database/address.js';
import { createDatabase, type TestDatabase } from '../database.js';
import { ENTRIES, makeMillionLines, STEP, SUBJECT } from './million-lines.js';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createDatabase();
  await makeMillionLines(database);
  client = new pg.Client(connection(database.address));
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.close();
});

const EVERYTHING: Search = {
  fund: 4,
  books: Array.from({ length: 20 }, (_, at) => 61 + at),
  wholeFund: true,
  periods: null,
  account: null,
  detail: null,
  kind: null,
  subject: null,
  step: null,
};

/** Every condition given or not, with a rare kind of entry and a common one. */
function* searches(): Generator<Search> {
  yield* combined('SETTLEMENT_STEP');
  yield* combined('INCOME_AND_EXPENDITURE');
}

function* combined(kind: EntryKind): Generator<Search> {
  const conditions: Partial<Search>[] = [
    { wholeFund: false, books: [63] },
    { periods: { from: 202303, to: 202305 } },
    { account: '5001' },
    { detail: 'INPATIENT' },
    { kind },
    { subject: SUBJECT },
    { step: STEP },
  ];
  for (let chosen = 0; chosen < 2 ** conditions.length; chosen++)
    yield Object.assign({ ...EVERYTHING }, ...conditions.filter((_, at) => chosen & (2 ** at)));
}

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: Plan[];
}

/** Of a fund’s 125,000 lines: a page of 200 of one county in twenty, and no more than some pages’ worth beside. */
const MOST_ROWS = 10_000;

const BIG = ['journal_line', 'journal_entry', 'voucher'];

function* nodes(plan: Plan): Generator<Plan> {
  yield plan;
  for (const child of plan.Plans ?? []) yield* nodes(child);
}

/** How the server would run it as a prepared statement, whose plan does not know the values. */
async function explain({ statement, values }: Query): Promise<Plan> {
  const given = values.map((value) => (Array.isArray(value) ? `'{${value.join(',')}}'` : `'${String(value)}'`));
  await client.query(`set plan_cache_mode = force_generic_plan; prepare wanted as ${statement.text}`);
  const { rows } = await client.query(`explain (analyze, timing off, format json) execute wanted(${given.join(', ')})`);
  await client.query('deallocate wanted');
  return rows[0]['QUERY PLAN'][0].Plan;
}

function scanned(plan: Plan): { seqScans: string[]; rows: number } {
  const big = [...nodes(plan)].filter((node) => BIG.includes(node['Relation Name'] ?? ''));
  return {
    seqScans: big.filter((node) => node['Node Type'] === 'Seq Scan').map((node) => node['Relation Name']!),
    rows: Math.round(
      big.reduce((sum, n) => sum + (n['Actual Rows'] + (n['Rows Removed by Filter'] ?? 0)) * n['Actual Loops'], 0),
    ),
  };
}

const nameOf = ({ statement }: Query): string => statement.name;

test('a million lines are there', async () => {
  const { rows } = await client.query('select count(*)::int as lines from journal_line');
  expect(rows).toEqual([{ lines: 5 * ENTRIES }]);
});

test('every search of the journal, first page or late, walks an index and touches few rows', async () => {
  const late = String(Math.round(ENTRIES * 0.55));
  const found: Record<string, unknown>[] = [];
  for (const search of searches())
    for (const query of [
      linesAfter(search, FIRST_LINE, 50),
      linesAfter(search, [late, '63', '2'], 200),
      entriesAfter(search, FIRST_ENTRY, 200),
      entriesAfter(search, [late], 50),
    ]) {
      const { seqScans, rows } = scanned(await explain(query));
      if (seqScans.length || rows > MOST_ROWS) found.push({ search: nameOf(query), seqScans, rows });
    }
  expect(found).toEqual([]);
});

test('a statement’s name has one text, whatever is looked for, and is not cut off', () => {
  const texts = new Map<string, string>();
  for (const search of searches())
    for (const size of [1, 50, 51, 200])
      for (const query of [linesAfter(search, FIRST_LINE, size), entriesAfter(search, FIRST_ENTRY, size)]) {
        const { name, text } = query.statement;
        expect(text).toBe(texts.get(name) ?? text);
        texts.set(name, text);
      }
  expect(Math.max(...[...texts.keys()].map((name) => name.length))).toBeLessThan(64);
});
