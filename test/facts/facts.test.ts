/** The facts of a year, through the API: entered with a source, confirmed by a second person, never changed. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startServer, type TestServer } from '../server.js';
import { factsOf, foundTown, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const HISTORY = `query($pool: ID!, $county: ID!) {
  yearFacts(pool: $pool, insurance: RESIDENT, county: $county, fiscalYear: 2021) { version incomeDue source enteredBy confirmedBy } }`;

test('a fact entered again is a new version, unconfirmed; the earlier one stays with who confirmed it', async () => {
  const town = await foundTown(server);
  const { medical, finance, year, pool, b } = town;
  expect((await medical.does('recordYearFacts', factsOf(town), 'rows')).rows).toBe(3);
  expect((await finance.does('confirmYearFacts', year, 'rows')).rows).toBe(3);
  expect((await finance.does('confirmYearFacts', year, 'rows')).rows).toBe(0);
  await medical.does('recordYearFacts', {
    ...{ pool, fiscalYear: 2021, source: '复核意见书' },
    rows: [{ county: b, insurance: 'RESIDENT', incomeDue: '510.00' }],
  });
  expect((await medical.reads(HISTORY, { pool, county: b })).yearFacts).toEqual([
    { version: 2, incomeDue: '510.00', source: '复核意见书', enteredBy: '市医保局 李', confirmedBy: null },
    { version: 1, incomeDue: '500.00', source: '2021年度核定', enteredBy: '市医保局 李', confirmedBy: '市财政局 王' },
  ]);
  const some = { ...year, counties: [town.a, b] };
  expect((await finance.does('confirmYearFacts', some, 'rows')).rows).toBe(1);
  expect(await finance.isRefused('confirmYearFacts', { ...year, counties: [b, 'nowhere'] })).toEqual([
    'UNKNOWN_COUNTY input.counties.1',
  ]);
});

test('whoever entered a fact can’t confirm it', async () => {
  const town = await foundTown(server);
  await town.medical.does('recordYearFacts', factsOf(town));
  const same = town.as('CITY_FINANCE', '市医保局 李');
  expect(await same.isRefused('confirmYearFacts', town.year)).toEqual(['FOUR_EYES']);
  expect((await town.finance.does('confirmYearFacts', town.year, 'rows')).rows).toBe(3);
});

test('a document with faults is refused whole, every fault with its place', async () => {
  const town = await foundTown(server);
  const good = { county: town.a, insurance: 'RESIDENT', incomeDue: '1.00' };
  const document = {
    ...factsOf(town),
    source: '',
    rows: [
      good,
      good,
      { ...good, county: 'nowhere' },
      { ...good, county: town.b, insurance: 'EMPLOYEE' },
      {
        ...{ ...good, county: town.c },
        ...{ incomeDue: 'ten', incomeTarget: '-1.00', nonCompliantExpenditure: '1.001', forceMajeure: '1e2' },
        otherFaults: [{ cause: 'OTHER', amount: '-0.01' }],
      },
    ],
  };
  expect(await town.medical.isRefused('recordYearFacts', document)).toEqual([
    'REASON_MISSING input.source',
    'DUPLICATE_COUNTY input.rows.1.county',
    'UNKNOWN_COUNTY input.rows.2.county',
    'BOOK_NOT_OPEN input.rows.3.county',
    'INVALID_AMOUNT input.rows.4.incomeDue',
    'NEGATIVE_AMOUNT input.rows.4.incomeTarget',
    'INVALID_AMOUNT input.rows.4.nonCompliantExpenditure',
    'INVALID_AMOUNT input.rows.4.forceMajeure',
    'NEGATIVE_AMOUNT input.rows.4.otherFaults.0.amount',
  ]);
  expect(await town.medical.isRefused('recordYearFacts', { ...document, source: '核定', rows: [] })).toEqual([
    'EMPTY_DOCUMENT input.rows',
  ]);
  const rows = Array.from({ length: 5001 }, () => good);
  expect(await town.medical.isRefused('recordYearFacts', { ...document, rows })).toEqual(['TOO_MANY_ROWS input.rows']);
  const { yearFacts } = await town.medical.reads(HISTORY, { pool: town.pool, county: town.a });
  expect(yearFacts).toEqual([]);
});

test('two persons who enter the same facts at once make two versions, one after the other', async () => {
  const town = await foundTown(server);
  const other = town.as('CITY_MEDICAL', '市医保局 郑');
  await Promise.all([town.medical, other].map((office) => office.does('recordYearFacts', factsOf(town))));
  const { yearFacts } = await town.medical.reads(HISTORY, { pool: town.pool, county: town.a });
  expect(yearFacts.map(({ version }: { version: number }) => version)).toEqual([2, 1]);
});

test('facts of another pool are not ours to enter or confirm', async () => {
  const [ours, theirs] = [await foundTown(server), await foundTown(server)];
  expect(await ours.medical.isRefused('recordYearFacts', factsOf(theirs))).toEqual(['FORBIDDEN']);
  expect(await ours.finance.isRefused('confirmYearFacts', theirs.year)).toEqual(['FORBIDDEN']);
});
