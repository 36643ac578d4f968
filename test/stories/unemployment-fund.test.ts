/**
 * A made-up adjustment fund on stored years (test/policy/adjustment-funds.ts): all that a city ever draws is at most twice what it ever
 * paid in. What was before the books is entered with its source, the books tell the rest.
 *
 *             premiums  spent   before: paid in, drew   levy 5 %
 * 2021 甲市     1,000   1,100            10       80    50 of its balance    deficit 100: 2 × 60 − 80 = 40, the rest its government
 *      乙市     1,000     900           100        0    50 of its surplus
 * 2022 甲市     1,000   1,100                           50 owed              2 × 60 − 120 = 0; once the levy is paid 2 × 110 − 120 = 100
 *      乙市     1,000     900                           50
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createRegistry } from '../../src/policy/registry.js';
import { faultsOf } from '../ledger/found.js';
import { officeOf, settle, SETTLEMENT } from '../offices.js';
import { unemploymentFund } from '../policy/adjustment-funds.js';
import { startServer, type TestServer } from '../server.js';
import { closeYear, loadYear, openBooks, openYear, registerSmallPool, type SmallPool } from './small-pool.js';

const YEAR = { pool: unemploymentFund.pool, insurance: 'EMPLOYEE', fiscalYear: 2021 } as const;
const NEXT = { ...YEAR, fiscalYear: 2022 } as const;
const CITIES = [
  { id: 'fu-1', name: '甲市', kind: 'CITY', balance: '50.00' },
  { id: 'fu-2', name: '乙市', kind: 'CITY', balance: '0.00' },
];
const FIGURES = {
  'fu-1': { premium: '1000.00', spent: '1100.00', facts: { incomeDue: '1000.00' } },
  'fu-2': { premium: '1000.00', spent: '900.00', facts: { incomeDue: '1000.00' } },
};

let server: TestServer;
let pool: SmallPool;
beforeAll(async () => {
  server = await startServer({ policies: createRegistry([unemploymentFund]) });
  pool = await registerSmallPool(server, YEAR.pool, CITIES);
  await openBooks(pool, YEAR, CITIES);
  // cash to pay with until governments have paid their steps
  await pool.medical.does('openPeriods', { ...YEAR, fiscalYear: 2023, months: [1, 2] });
  await pool.medical.does('loadIncomeAndExpenditure', {
    ...{ pool: YEAR.pool, fiscalYear: 2023, document: '2023年1月' },
    rows: [{ county: 'fu-1', insurance: 'EMPLOYEE', month: 1, item: 'PREMIUM', amount: '1000.00' }],
  });
  await loadYear(pool, YEAR, FIGURES);
  await closeYear(pool, YEAR);
  await pool.medical.does('levyReserve', YEAR);
});
afterAll(() => server.close());

const offices = () => ({
  drafts: pool.province.medical,
  reviews: pool.province.finance,
  confirms: pool.province.second,
});
const entered = {
  ...{ pool: YEAR.pool, insurance: 'EMPLOYEE', source: '调剂金台账 2020年末' },
  rows: [
    { county: 'fu-1', contributed: '10.00', drawn: '80.00' },
    { county: 'fu-2', contributed: '100.00', drawn: '0.00' },
  ],
};
const historyOf = async (year: object, office = pool.auditor) =>
  (
    await office.reads(
      `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!) {
        reserveHistory(pool: $pool, insurance: $insurance, fiscalYear: $fiscalYear) { county contributed drawn source } }`,
      year,
    )
  ).reserveHistory.map(({ county, contributed, drawn }: Record<string, string>) => `${county} ${contributed} ${drawn}`);
const stepsOf = ({ steps }: { steps: Record<string, string>[] }) =>
  steps.map(({ county, source, amount }) => `${county} ${source} ${amount}`);

describe('what a city ever paid in and drew', () => {
  test('is not taken for nothing where the fund is older than the books', async () => {
    expect(await pool.province.medical.isRefused('draftSettlement', YEAR)).toEqual([
      'RESERVE_HISTORY_MISSING input.fiscalYear',
      'RESERVE_HISTORY_MISSING input.fiscalYear',
    ]);
    expect(await historyOf(YEAR)).toEqual(['fu-1 50.00 0.00', 'fu-2 50.00 0.00']);
  });

  test('is entered by city medical-security with a source; all faults of the document come at once', async () => {
    const refused = (change: object) => pool.medical.isRefused('recordReserveHistory', { ...entered, ...change });
    const rows = [
      { county: 'fu-1', contributed: '1.234', drawn: '-1.00' },
      { county: 'fu-1', contributed: '1', drawn: '0' },
      { county: 'fu-9', contributed: '', drawn: '0' },
    ];
    expect(await refused({ rows, source: ' ' })).toEqual([
      'REASON_MISSING input.source',
      'INVALID_AMOUNT input.rows.0.contributed',
      'NEGATIVE_AMOUNT input.rows.0.drawn',
      'DUPLICATE_COUNTY input.rows.1.county',
      'UNKNOWN_COUNTY input.rows.2.county',
      'INVALID_AMOUNT input.rows.2.contributed',
    ]);
    expect(await refused({ rows: [] })).toEqual(['EMPTY_DOCUMENT input.rows']);
    expect(await refused({ pool: 'elsewhere' })).toEqual(['FORBIDDEN']);
    await pool.medical.does('recordReserveHistory', { ...entered, rows: [{ ...entered.rows[0]!, drawn: '8.00' }] });
    await pool.medical.does('recordReserveHistory', entered); // the newest version counts
    expect(await historyOf(YEAR)).toEqual(['fu-1 60.00 80.00', 'fu-2 150.00 0.00']);
    const ofFirst = officeOf(server.as('COUNTY_FINANCE', { county: 'fu-1' }));
    expect(await historyOf(YEAR, ofFirst)).toEqual(['fu-1 60.00 80.00']);
  });

  test('limits what 甲市 draws of 2021 to 40; the inputs say where both figures are from', async () => {
    const posted = await settle(YEAR, offices());
    expect(stepsOf(posted)).toEqual(['fu-1 SHARED_RESERVE 40.00', 'fu-1 LOCAL_GOVERNMENT 60.00']);
    const { settlement } = await pool.auditor.reads(
      `query($id: ID!) { settlement(id: $id) { inputs(county: "fu-1") { name value how book { accounts } } } }`,
      { id: posted.id },
    );
    const inputs = settlement.inputs.filter(({ name }: { name: string }) => name.startsWith('reserveHistory'));
    expect(inputs).toMatchObject([
      { name: 'reserveHistory.contributed', value: '60.00', book: { accounts: ['5301', '4401'] } },
      { name: 'reserveHistory.drawn', value: '80.00' },
    ]);
  });

  test('goes on into the next year: the draws of 2021 count, a levy counts once it is paid, and no more when that is taken back', async () => {
    await openYear(pool, NEXT);
    await loadYear(pool, NEXT, FIGURES);
    await closeYear(pool, NEXT);
    await pool.medical.does('levyReserve', NEXT);
    expect(await historyOf(NEXT)).toEqual(['fu-1 60.00 120.00', 'fu-2 200.00 0.00']);
    const draft = async () =>
      (await pool.province.medical.does('draftSettlement', NEXT, `changes ${SETTLEMENT}`)) as {
        changes: string[];
        settlement: { id: string; steps: Record<string, string>[] };
      };
    expect(stepsOf((await draft()).settlement)).toEqual(['fu-1 LOCAL_GOVERNMENT 100.00']);

    const { obligations } = await pool.auditor.reads(
      `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!) {
        obligations(pool: $pool, insurance: $insurance, fiscalYear: $fiscalYear) { id kind county } }`,
      NEXT,
    );
    expect(obligations).toMatchObject([{ kind: 'RESERVE_LEVY', county: 'fu-1' }]);
    const payment = {
      ...{ obligation: obligations[0].id, amount: '50.00', paidBy: 'GOVERNMENT' },
      ...{ paidOn: '2023-02-05', document: '缴款单' },
    };
    const { entry } = await pool.finance.does('payIntoReserve', payment, 'entry');
    expect(await historyOf(NEXT)).toEqual(['fu-1 110.00 120.00', 'fu-2 200.00 0.00']);
    const paid = await draft();
    expect(paid.changes).toContain('fu-1 reserveHistory.contributed: 60.00 → 110.00');
    expect(stepsOf(paid.settlement)).toEqual(['fu-1 SHARED_RESERVE 100.00']);
    await pool.medical.does('reverseEntry', { entry, reason: '退票' });
    expect(stepsOf((await draft()).settlement)).toEqual(['fu-1 LOCAL_GOVERNMENT 100.00']);
  });

  test('is what was known by then where a year is settled on what was known by an instant', async () => {
    const { settlementAsKnownOn } = await pool.auditor.reads(
      `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!, $bookedBy: String!) {
        settlementAsKnownOn(pool: $pool, insurance: $insurance, fiscalYear: $fiscalYear, bookedBy: $bookedBy) {
          outcome { counties { steps { source amount } } } } }`,
      { ...YEAR, bookedBy: '2099-01-01T00:00:00+08:00' },
    );
    expect(settlementAsKnownOn.outcome.counties[0].steps).toEqual([
      { source: 'SHARED_RESERVE', amount: '40.00' },
      { source: 'LOCAL_GOVERNMENT', amount: '60.00' },
    ]);
  });
});

test('the books verify', async () => {
  expect(await faultsOf(server.database)).toEqual([]);
});
