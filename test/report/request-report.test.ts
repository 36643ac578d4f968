/** Asking for the reports of a settlement, through the API. What they say and how they are made is tested beside this. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { draft, leviedTown, type PostedTown, settledTown, townPolicies } from '../towns.js';

let server: TestServer;
let town: PostedTown;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await settledTown(server);
});
afterAll(() => server.close());

const REPORT = 'report { id kind title county settlement status }';

test('the pool’s summary and a county’s sheet are queued, with their content as of now', async () => {
  const { settlement, medical, b } = town;
  const summary = await medical.does('requestReport', { settlement: settlement.id }, REPORT);
  expect(summary.report).toMatchObject({
    ...{ kind: 'POOL_SETTLEMENT', county: null, settlement: settlement.id, status: 'QUEUED' },
  });
  const sheet = await medical.does('requestReport', { settlement: settlement.id, county: b }, REPORT);
  expect(sheet.report).toMatchObject({ kind: 'COUNTY_SETTLEMENT', county: b });
  const { rows } = await server.database.asOwner(`select content ->> 'covered' as covered from report where id = $1`, [
    sheet.report.id,
  ]);
  expect(rows).toEqual([{ covered: '260.00' }]);
});

test('one key asks for one report, also at the same moment', async () => {
  const input = { settlement: town.settlement.id, idempotencyKey: 'summary' };
  const answers = await Promise.all([1, 2, 3].map(() => town.medical.does('requestReport', input, REPORT)));
  expect(new Set(answers.map(({ report }) => report.id)).size).toBe(1);
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
});

test('a draft can be printed too: it is what the reviewer reads', async () => {
  const other = await leviedTown(server);
  const { settlement } = await draft(other);
  const { report } = await other.finance.does('requestReport', { settlement: settlement.id, county: other.b }, REPORT);
  expect(report.title).toContain('乙县');
});

test('a county’s office asks for its own sheet only; an auditor for any; nobody for what is not there', async () => {
  const { settlement, county, medical, finance, a, b } = town;
  const sheet = (id: string | null) => ({ settlement: settlement.id, county: id });
  await county(a).does('requestReport', sheet(a));
  expect(await county(a).isRefused('requestReport', sheet(b))).toEqual(['FORBIDDEN']);
  expect(await county(a).isRefused('requestReport', sheet(null))).toEqual(['FORBIDDEN']);
  await officeOf(server.as('AUDITOR')).does('requestReport', sheet(b));
  expect(await officeOf(server.as('AUDITOR', { pool: 'suzhou' })).isRefused('requestReport', sheet(b))).toEqual([
    'FORBIDDEN',
  ]);
  expect(await medical.isRefused('requestReport', sheet('nowhere'))).toEqual(['UNKNOWN_COUNTY input.county']);
  expect(await finance.isRefused('requestReport', { settlement: 'nonsense' })).toEqual(['UNKNOWN_ID input.settlement']);
});
