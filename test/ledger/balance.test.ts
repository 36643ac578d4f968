import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { balanceAsBooked, balanceAsEffective } from '../../src/ledger/balance.query.js';
import { type Send, startServer, type TestServer } from '../server.js';
import { fen, type Fen, sum, yuan } from '../../src/money.js';
import { inTransaction } from '../../src/database/transaction.js';
import { type Fund, fundOf } from '../../src/ledger/ledger.service.js';
import { A, interest, openBooksIn, postAll, spending } from './books.js';

let server: TestServer;
let resident: Fund;
let city: Send;
beforeAll(async () => {
  server = await startServer();
  await openBooksIn(server.database);
  resident = await inTransaction(server.database.orm.em, (tx) => fundOf(tx, 'handan', 'RESIDENT'));
  city = server.as('CITY_FINANCE', { pool: 'handan' });
});
afterAll(() => server.close());

const BALANCE = `query ($county: ID, $account: ID!, $detail: String, $upToPosition: Int, $onDate: String) {
  balance(pool: "handan", insurance: RESIDENT, county: $county, account: $account, detail: $detail,
    upToPosition: $upToPosition, onDate: $onDate) { amount normalSide position } }`;

const balance = async (variables: object) => (await city(BALANCE, variables)).data.balance;

test('an opening of 1,000.00 and 100.00 is there at position 1 and from January 1, not before', async () => {
  const netAssets = { county: A, account: '3001' };
  expect(await balance(netAssets)).toEqual({ amount: '1100.00', normalSide: 'CREDIT', position: 1 });
  expect(await balance({ ...netAssets, detail: 'OWN_RESERVE' })).toMatchObject({ amount: '100.00' });
  expect(await balance({ ...netAssets, upToPosition: 0 })).toMatchObject({ amount: '0.00', position: 0 });
  expect(await balance({ ...netAssets, onDate: '2021-01-01' })).toMatchObject({ amount: '1100.00' });
  expect(await balance({ ...netAssets, onDate: '2020-12-31' })).toMatchObject({ amount: '0.00' });
  expect(await balance({ account: '2001' })).toMatchObject({ amount: '300.00', normalSide: 'CREDIT' });
  expect(await balance({ county: A, account: '4301' })).toMatchObject({ amount: '0.00' });
  expect(await balance({ county: '999999', account: '3001' })).toBeNull();
  expect(await balance({ county: A, account: '9' })).toBeNull();
});

test.each([
  ['ONE_MOMENT_ONLY', { upToPosition: 1, onDate: '2021-01-01' }],
  ['INVALID_DATE', { onDate: '2021-02-30' }],
])('%s: two moments, or a day that is none', async (code, variables) => {
  const { errors } = await city(BALANCE, { county: A, account: '3001', ...variables });
  expect(errors![0]!.extensions.code).toBe(code);
});

/** What is booked, in this order; the dates go back and forth. */
const business = fc.array(
  fc.record({
    gain: fc.boolean(),
    amount: fc.bigInt({ min: 1n, max: 99n }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  }),
  { minLength: 1, maxLength: 6 },
);

const date = (month: number, day: number): string =>
  `2021-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

test('whatever was booked in whatever order of dates, both balances are the sums of the lines they take in', async () => {
  const account = { pool: 'handan', insurance: 'RESIDENT', county: A, account: '1003', detail: null } as const;
  const booked: { effective: string; change: Fen }[] = [{ effective: '2021-01-01', change: 1000_00n }];
  const { read } = server.database;
  await fc.assert(
    fc.asyncProperty(
      business,
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
      async (acts, month, day) => {
        for (const { gain, amount, ...on } of acts) {
          const effective = date(on.month, on.day);
          await postAll(server.database.orm.em, resident, [(gain ? interest : spending)(A, amount, effective)]);
          booked.push({ effective, change: gain ? amount : -amount });
        }
        const until = date(month, day);
        const effective = sum(booked.filter((line) => line.effective <= until).map(({ change }) => change));
        expect((await balanceAsEffective(read, account, until))!.amount).toBe(yuan(effective));
        const position = booked.length - acts.length;
        const earlier = sum(booked.slice(0, position).map(({ change }) => change));
        const row = await balanceAsBooked(read, account, position);
        expect([fen(row!.amount), row!.position]).toEqual([earlier, position]);
      },
    ),
    { numRuns: 12 },
  );
});
