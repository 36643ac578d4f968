/** Months and the closing period, and the year close in it, through the API. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { atOnce, cityOf, closeYear, MONTHS } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { foundTown, leviedTown, loadedTown, standing, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

test('the closing period opens when the twelve months are closed; while it is open they stay closed', async () => {
  const { medical, year } = await foundTown(server);
  const closing = { ...year, months: [13] };
  expect(await medical.isRefused('openPeriods', closing)).toEqual(['CLOSING_PERIOD_NEEDS_MONTHS_CLOSED']);
  await medical.does('closePeriods', { ...year, months: MONTHS.slice(1) });
  expect(await medical.isRefused('openPeriods', closing)).toEqual(['CLOSING_PERIOD_NEEDS_MONTHS_CLOSED']);
  await medical.does('closePeriods', { ...year, months: [1] });
  await medical.does('openPeriods', closing);
  expect(await medical.isRefused('openPeriods', { ...year, months: [12] })).toEqual([
    'MONTHS_FROZEN_BY_CLOSING_PERIOD',
  ]);
  await medical.does('closePeriods', closing);
  await medical.does('openPeriods', { ...year, months: [12], reason: '补记' });
});

test('every opening and closing is kept with who, when and why', async () => {
  const { medical, year, pool } = await foundTown(server);
  await medical.does('closePeriods', { ...year, months: [3] });
  await medical.does('openPeriods', { ...year, months: [3], reason: '补记三月' });
  const { fund } = (
    await medical.reads(
      `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { periods(fiscalYear: 2021) {
        month open events { opens person reason } } } } }`,
      { pool },
    )
  ).pool;
  expect(fund.periods).toHaveLength(12);
  expect(fund.periods[2]).toEqual({
    month: 3,
    open: true,
    events: [
      { opens: true, person: '市财政局 王', reason: '2020年末审计' },
      { opens: false, person: '市医保局 李', reason: null },
      { opens: true, person: '市医保局 李', reason: '补记三月' },
    ],
  });
});

test('an office of a pool that is not registered finds no fund there', async () => {
  const { medical } = cityOf(server, 'atlantis');
  const year = { pool: 'atlantis', insurance: 'RESIDENT', fiscalYear: 2021 };
  expect(await medical.isRefused('closePeriods', { ...year, months: [1] })).toEqual(['UNKNOWN_FUND']);
  expect(await medical.isRefused('closeYear', year)).toEqual(['UNKNOWN_FUND']);
});

test('a month that is none, no month at all, a year that is none, a fund without books: refused', async () => {
  const { medical, year } = await foundTown(server);
  expect(await medical.isRefused('closePeriods', { ...year, months: [0, 5, 14] })).toEqual([
    'INVALID_MONTH input.months.0',
    'INVALID_MONTH input.months.2',
  ]);
  expect(await medical.isRefused('closePeriods', { ...year, months: [] })).toEqual(['EMPTY_DOCUMENT input.months']);
  expect(await medical.isRefused('openPeriods', { ...year, fiscalYear: 70_000, months: [1] })).toEqual([
    'INVALID_FISCAL_YEAR input.fiscalYear',
  ]);
  expect(await medical.isRefused('openPeriods', { ...year, insurance: 'EMPLOYEE', months: [1] })).toEqual([
    'BOOK_NOT_OPEN',
  ]);
});

test('the year close carries income and expenditure to the result of each county, once', async () => {
  const town = await loadedTown(server);
  const { medical, year } = town;
  expect(await medical.isRefused('closeYear', year)).toEqual(['PERIOD_CLOSED']);
  await closeYear(town, year);
  expect(await standing(town)).toEqual(['500.00 / 0.00 / 400.00', '100.00 / 0.00 / -260.00', '10.00 / 0.00 / 100.00']);
  expect(await medical.isRefused('closeYear', year)).toEqual(['YEAR_ALREADY_CLOSED input.fiscalYear']);
});

test('of several year closes at once exactly one is booked', async () => {
  const town = await loadedTown(server);
  const { medical, year } = town;
  await medical.does('closePeriods', { ...year, months: MONTHS });
  await medical.does('openPeriods', { ...year, months: [13] });
  const answers = await atOnce([1, 2, 3].map(() => medical.isRefused('closeYear', year)));
  expect(answers).toEqual([[], ...Array(2).fill(['YEAR_ALREADY_CLOSED input.fiscalYear'])]);
  expect((await standing(town))[0]).toBe('500.00 / 0.00 / 400.00');
});

test('a year close is taken back whole, after the levy that rests on it, and made anew', async () => {
  const town = await leviedTown(server);
  const { medical, year, pool } = town;
  const of = async (kind: string): Promise<string[]> =>
    (
      await medical.reads(`query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { id } } }`, {
        filter: { pool, insurance: 'RESIDENT', kind },
      })
    ).journalEntries.nodes.map(({ id }: { id: string }) => id);
  const [close] = await of('YEAR_CLOSE');
  const [levy] = await of('RESERVE_LEVY');
  const reason = '重新结转';
  expect(await medical.isRefused('reverseEntry', { entry: close, reason })).toEqual(['ENTRY_HELD input.entry']);
  await medical.does('reverseEntry', { entry: levy, reason });
  await medical.does('reverseEntry', { entry: close, reason });
  expect(await standing(town)).toEqual(['500.00 / 0.00 / 0.00', '100.00 / 0.00 / 0.00', '10.00 / 0.00 / 0.00']);
  expect(await medical.isRefused('reverseEntry', { entry: close, reason })).toEqual([
    'ENTRY_ALREADY_REVERSED input.entry',
  ]);
  expect(await medical.isRefused('reverseEntry', { entry: levy, reason: '' })).toEqual(['REASON_MISSING input.reason']);
  expect(await medical.isRefused('reverseEntry', { entry: 'nonsense', reason })).toEqual(['UNKNOWN_ID input.entry']);
  await medical.does('closeYear', year);
});
