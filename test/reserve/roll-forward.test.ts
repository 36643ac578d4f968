/** Whatever happens to a reserve, its roll-forward adds up to what the ledger holds, year after year. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen, sum, yuan } from '../../src/money.js';
import { closeYear, settle } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { reserveOf } from '../stories/small-pool.js';
import { documentOf, factsOf, foundTown, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const MOVEMENTS = ['opening', 'levy', 'interest', 'draws', 'refills', 'surplus'] as const;
const amount = (most: bigint) => fc.bigInt(1n, most).map(yuan);

test('opening and movements are the closing balance, and that is the ledger’s and the next year’s opening', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        interest: amount(90_00n),
        income: fc.tuple(amount(2000_00n), amount(600_00n), amount(600_00n)),
        deficit: amount(300_00n), // above it the pool would lack the cash for the levies, and be refused
        paid: fc.integer({ min: 1, max: 3 }),
        takenBack: fc.boolean(),
      }),
      async ({ interest, income, deficit, paid, takenBack }) => {
        const town = await foundTown(server);
        const { medical, finance, government, year, a, b, c } = town;
        const spent = [income[0], yuan(fen(income[1]) + fen(deficit)), income[2]];
        const counties = [a, b, c];
        const months = counties.flatMap((county, at) => [
          { county, insurance: 'RESIDENT', month: 1, item: 'PREMIUM', amount: income[at]! },
          { county, insurance: 'RESIDENT', month: 2, item: 'INPATIENT', amount: spent[at]! },
        ]);
        await medical.does('loadIncomeAndExpenditure', documentOf({ ...town, months }));
        const facts = counties.map((county, at) => ({ county, insurance: 'RESIDENT', incomeDue: income[at]! }));
        await medical.does('recordYearFacts', factsOf({ ...town, facts }));
        await finance.does('confirmYearFacts', year);
        const interestOf = { pool: town.pool, insurance: 'RESIDENT', receivedOn: '2021-12-21', document: '结息单' };
        await finance.does('bookReserveInterest', { ...interestOf, amount: interest });
        await closeYear(town, year);
        await medical.does('levyReserve', year);
        const posted = await settle(year, { drafts: medical, reviews: finance, confirms: government });
        await medical.does('openPeriods', { ...year, fiscalYear: 2022, months: [3] });
        for (const { id, kind, amount: owed } of posted.obligations) {
          if (kind !== 'REPLENISH_RESERVE' || fen(owed) < BigInt(paid)) continue;
          const part = { obligation: id, amount: yuan(fen(owed) / BigInt(paid)), paidBy: 'GOVERNMENT' };
          const { entry } = await finance.does(
            'payIntoReserve',
            { ...part, paidOn: '2022-03-05', document: '缴款单' },
            'entry',
          );
          if (takenBack) await medical.does('reverseEntry', { entry, reason: '退票' });
        }
        const years = await Promise.all(
          [2021, 2022].map((fiscalYear) => reserveOf(medical, { ...year, fiscalYear } as typeof year)),
        );
        for (const { rows, held } of years)
          expect(
            rows.map((row) => [row.county ?? 'common', yuan(sum(MOVEMENTS.map((each) => fen(row[each]!))))]),
          ).toEqual(Object.entries(held));
        const [first, second] = years.map(({ rows }) => rows);
        expect(second!.map(({ opening }) => opening)).toEqual(first!.map(({ closing }) => closing));
        if (takenBack) expect(second!.map(({ refills }) => refills)).toEqual(Array(4).fill('0.00'));
      },
    ),
    { numRuns: 6 },
  );
});
