/** Pools enter the register, funds get their books, through the API. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { atOnce, officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { foundTown, standing, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const county = (id: string) => ({ id, name: id, kind: 'COUNTY', insuredEmployee: 0, insuredResident: 0 });
const administrator = () => officeOf(server.as('ADMINISTRATOR'));

test('a pool is registered once; ids of counties are unique over all pools', async () => {
  const { pool, a } = await foundTown(server);
  expect(await administrator().isRefused('registerPool', { id: pool, name: 'x', counties: [county('x-1')] })).toEqual([
    'DUPLICATE_POOL input',
  ]);
  const counties = [county('x-1'), county('x-1'), county(a)];
  expect(await administrator().isRefused('registerPool', { id: 'x', name: 'x', counties })).toEqual([
    'DUPLICATE_COUNTY input.counties.1.id',
    'DUPLICATE_POOL input',
  ]);
  expect(await administrator().isRefused('registerPool', { id: 'x', name: 'x', counties: [] })).toEqual([
    'EMPTY_DOCUMENT input.counties',
  ]);
});

test('a pool or county without an id or a name, or with less than nobody insured, is refused', async () => {
  const counties = [
    { ...county(''), insuredEmployee: -1 },
    { ...county('x/1'), name: ' ' },
  ];
  expect(await administrator().isRefused('registerPool', { id: '../x', name: '', counties })).toEqual([
    'INVALID_ID input.id',
    'NAME_MISSING input.name',
    'INVALID_ID input.counties.0.id',
    'NAME_MISSING input.counties.0.name',
    'NEGATIVE_COUNT input.counties.0.insuredEmployee',
    'INVALID_ID input.counties.1.id',
    'NAME_MISSING input.counties.1.name',
  ]);
});

test('of several registrations of one pool at once exactly one is done', async () => {
  const input = { id: 'newtown', name: '新市', counties: [county('newtown-1')] };
  const answers = await Promise.all([1, 2, 3].map(() => administrator().isRefused('registerPool', input)));
  expect(answers.filter((refusals) => refusals.length === 0)).toHaveLength(1);
  expect(answers.flat()).toEqual(Array(4).fill('DUPLICATE_POOL input')); // the pool and its county, twice
});

test('books are opened from audited openings, once, also when two try at once', async () => {
  const town = await foundTown(server);
  const { finance, year, a, b } = town;
  expect(await standing(town)).toEqual(['500.00 / 0.00 / 0.00', '100.00 / 0.00 / 0.00', '10.00 / 0.00 / 0.00']);
  const rows = [{ county: a, accumulatedBalance: '1.00', ownReserve: '2.00' }];
  expect(await finance.isRefused('openBooks', { ...year, document: '审计', rows })).toEqual([
    'BOOKS_ALREADY_OPEN input',
  ]);
  const employees = { ...year, insurance: 'EMPLOYEE', document: '审计', rows };
  const answers = await atOnce([1, 2, 3].map(() => finance.isRefused('openBooks', employees)));
  expect(answers).toEqual([[], ['BOOKS_ALREADY_OPEN input'], ['BOOKS_ALREADY_OPEN input']]);
  // a county that was left out has no book in this fund
  const row = { county: b, insurance: 'EMPLOYEE', month: 1, item: 'PREMIUM', amount: '1.00' };
  const load = { pool: town.pool, fiscalYear: 2021, document: '月报', rows: [row] };
  expect(await town.medical.isRefused('loadIncomeAndExpenditure', load)).toEqual(['BOOK_NOT_OPEN input.rows.0.county']);
});

test('openings with faults are refused whole, every fault with its row', async () => {
  const { finance, year, a, b } = await foundTown(server);
  const opening = { accumulatedBalance: '1.00', ownReserve: '0.00' };
  const document = { ...year, insurance: 'EMPLOYEE', document: '' };
  const rows = [
    { county: a, ...opening },
    { county: a, ...opening },
    { county: 'nowhere', ...opening },
    { county: b, accumulatedBalance: '-1.00', ownReserve: '0.001' },
  ];
  expect(await finance.isRefused('openBooks', { ...document, rows })).toEqual([
    'REASON_MISSING input.document',
    'DUPLICATE_COUNTY input.rows.1.county',
    'UNKNOWN_COUNTY input.rows.2.county',
    'NEGATIVE_AMOUNT input.rows.3.accumulatedBalance',
    'INVALID_AMOUNT input.rows.3.ownReserve',
  ]);
  expect(await finance.isRefused('openBooks', { ...document, document: '审计', rows: [] })).toEqual([
    'EMPTY_DOCUMENT input.rows',
  ]);
  expect(await finance.isRefused('openBooks', { ...document, fiscalYear: 2019, rows })).toEqual([
    'POLICY_NOT_IN_FORCE input.fiscalYear',
  ]);
});
