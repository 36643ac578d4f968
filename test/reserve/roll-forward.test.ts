/** Whatever happens to a reserve, its roll-forward adds up to what the ledger holds, year after year. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen, sum, yuan } from '../../src/money.js';
import { closeYear, SETTLEMENT } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { reserveOf } from '../stories/small-pool.js';
import { documentOf, draft, factsOf, foundTown, type Town, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const MOVEMENTS = ['opening', 'levy', 'interest', 'draws', 'refills', 'surplus'] as const;
const amount = (most: bigint) => fc.bigInt(1n, most).map(yuan);

/** What the bank account holds, and what the parts of the reserve come to. */
const inReserveAccount = async ({ medical, pool }: Town): Promise<string> => {
  const { balance } = await medical.reads(
    `query($pool: ID!) { balance(pool: $pool, insurance: RESIDENT, account: "1003") { amount } }`,
    { pool },
  );
  return balance.amount;
};
const partsOfReserve = async ({ medical, year }: Town): Promise<string> =>
  yuan(sum((await reserveOf(medical, year)).rows.map(({ closing }) => fen(closing!))));

/** Where less is drawn for the county than it still owes, the rest comes back first. */
async function settleOrRepay(town: Town, open: bigint) {
  const { medical, finance, government, year } = town;
  const { settlement } = await draft(town);
  const input = { settlement: settlement.id };
  await finance.does('reviewSettlement', input);
  const drawn = sum(
    settlement.steps
      .filter(({ source }: { source: string }) => /RESERVE/.test(source))
      .map(({ amount }: { amount: string }) => fen(amount)),
  );
  if (open > drawn) {
    expect(await government.isRefused('confirmSettlement', input)).toEqual(['ADVANCE_OPEN input.settlement']);
    const { advances } = await medical.reads(
      `query($pool: ID!) { advances(pool: $pool, insurance: RESIDENT) { nodes { id } } }`,
      { pool: town.pool },
    );
    await medical.does('openPeriods', { ...year, fiscalYear: 2022, months: [1] });
    const back = { amount: yuan(open - drawn), paidOn: '2022-01-05', document: '划款单' };
    await finance.does('repayAdvance', { ...back, obligation: advances.nodes[0].id });
  }
  return (await government.does('confirmSettlement', input, SETTLEMENT)).settlement;
}

test('opening and movements are the closing balance, and that is the ledger’s and the next year’s opening', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        interest: amount(90_00n),
        income: fc.tuple(amount(2000_00n), amount(600_00n), amount(600_00n)),
        deficit: amount(300_00n), // above it the pool would lack the cash for the levies, and be refused
        paid: fc.integer({ min: 1, max: 3 }),
        takenBack: fc.boolean(),
        lentShare: fc.bigInt(0n, 10n),
        repaidShare: fc.bigInt(0n, 10n),
      }),
      async ({ interest, income, deficit, paid, takenBack, lentShare, repaidShare }) => {
        const town = await foundTown(server);
        const { medical, finance, year, a, b, c } = town;
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
        const lent = (fen(interest) * lentShare) / 10n;
        const repaid = (lent * repaidShare) / 10n;
        if (lent > 0n) {
          const { advance } = await finance.does(
            'advanceToCounty',
            {
              ...{ pool: town.pool, insurance: 'RESIDENT', county: b, amount: yuan(lent), advancedOn: '2021-12-22' },
              ...{ reason: '资金不足', documentNumber: '1号', decider: '市医保局' },
            },
            'advance { id }',
          );
          const back = { obligation: advance.id, amount: yuan(repaid), paidOn: '2021-12-23', document: '划款单' };
          if (repaid > 0n) await finance.does('repayAdvance', back);
        }
        await closeYear(town, year);
        await medical.does('levyReserve', year);
        expect(await inReserveAccount(town)).toBe(yuan(fen(await partsOfReserve(town)) - (lent - repaid)));
        const posted = await settleOrRepay(town, lent - repaid);
        expect(await inReserveAccount(town)).toBe(await partsOfReserve(town));
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
