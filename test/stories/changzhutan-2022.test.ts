/**
 * 长株潭 in small numbers: every member keeps its own account; from 2022 a level of 3 % of last year's funding, and draws that the
 * province decides.
 *
 *          2021 raised  spent  opening      2022 collected  spent  levy 51 = 3 % of 1,700       deficit
 * 长沙     1,000         900   1,000        1,000           1,000  30 from the balance
 * 株洲       500         550      50          500             560  15 owed                       60: draw 25, its government 35
 * 省本级     200         190       0          200             195   6: surplus 5, balance 1
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { policies } from '../../src/policy/registry.js';
import { settle } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { faultsOf } from '../ledger/found.js';
import { entriesFrom, ledgerTable } from './ledger.js';
import {
  closeYear,
  loadYear,
  openBooks,
  openYear,
  registerSmallPool,
  reserveOf,
  type SmallPool,
} from './small-pool.js';

const FIRST = { pool: 'changzhutan', insurance: 'EMPLOYEE', fiscalYear: 2021 } as const;
const YEAR = { ...FIRST, fiscalYear: 2022 } as const;
const MEMBERS = [
  { id: 'cz-1', name: '长沙市', kind: 'CITY', balance: '1000.00' },
  { id: 'cz-2', name: '株洲市', kind: 'CITY', balance: '50.00' },
  { id: 'cz-3', name: '省本级', kind: 'PROVINCE_OWN', balance: '0.00' },
];

let server: TestServer;
let region: SmallPool;
beforeAll(async () => {
  server = await startServer({ policies });
  region = await registerSmallPool(server, FIRST.pool, MEMBERS);
});
afterAll(() => server.close());

const offices = () => {
  const { medical, second, finance } = region.province;
  return { drafts: medical, reviews: finance, confirms: second };
};
const draw = (amount: string) => ({
  ...{ ...YEAR, kind: 'DRAW', county: 'cz-2', amount },
  ...{ reason: '株洲市2022年缺口', documentNumber: '湘医保函〔2023〕9号', decider: '湖南省医疗保障局' },
});

test('2021 has no levy yet: own balances bear the deficits', async () => {
  await openBooks(region, FIRST, MEMBERS);
  await loadYear(region, FIRST, {
    'cz-1': { premium: '900.00', subsidy: '100.00', spent: '900.00', facts: { incomeDue: '1000.00' } },
    'cz-2': { premium: '500.00', spent: '550.00', facts: { incomeDue: '500.00' } },
    'cz-3': { premium: '200.00', spent: '190.00', facts: { incomeDue: '200.00' } },
  });
  await closeYear(region, FIRST);
  expect(await region.medical.isRefused('levyReserve', FIRST)).toEqual(['LEVY_NOT_DUE input.fiscalYear']);
  expect(await settle(FIRST, offices())).toMatchObject({ status: 'COMPLETED', obligations: [] });
});

test('2022 is levied on the figures of 2021, before it is settled', async () => {
  await openYear(region, YEAR);
  await region.medical.does('openPeriods', { ...YEAR, fiscalYear: 2023, months: [1] });
  // what 株洲 spends above its own money, it pays out of premiums of 2023 that are there already
  await region.medical.does('loadIncomeAndExpenditure', {
    ...{ pool: FIRST.pool, fiscalYear: 2023, document: '2023年1月' },
    rows: [{ county: 'cz-2', insurance: 'EMPLOYEE', month: 1, item: 'PREMIUM', amount: '100.00' }],
  });
  await loadYear(region, YEAR, {
    'cz-1': { premium: '1000.00', spent: '1000.00', facts: { incomeDue: '1000.00' } },
    'cz-2': { premium: '500.00', spent: '560.00', facts: { incomeDue: '500.00' } },
    'cz-3': { premium: '200.00', spent: '195.00', facts: { incomeDue: '200.00' } },
  });
  await closeYear(region, YEAR);
  expect(await region.province.medical.isRefused('draftSettlement', YEAR)).toEqual(['LEVY_MISSING input.fiscalYear']);
  await region.medical.does('levyReserve', YEAR);
  expect(await region.medical.isRefused('levyReserve', YEAR)).toEqual(['LEVY_ALREADY_BOOKED input.fiscalYear']);
  const { obligations } = await region.auditor.reads(
    `{ obligations(pool: "changzhutan", insurance: EMPLOYEE, fiscalYear: 2022) { county kind amount } }`,
  );
  expect(obligations).toEqual([{ county: 'cz-2', kind: 'RESERVE_LEVY', amount: '15.00' }]);
});

test('the province decides what the fund gives: no more than it holds, and by the province alone', async () => {
  const { second, medical, finance } = region.province;
  expect(await finance.isRefused('recordDecision', draw('25.00'))).toEqual(['FORBIDDEN']);
  expect(await second.isRefused('recordDecision', { ...draw('25.00'), source: 'SHARED_RESERVE' })).toEqual([
    'DECISION_NOT_FORESEEN input.kind',
  ]);
  await second.does('recordDecision', draw('40.00'));
  expect(await medical.isRefused('draftSettlement', YEAR)).toEqual([
    'DECIDED_DRAW_EXCEEDS_RESERVE scenario.sharedReserve',
  ]);
  const { decision } = await second.does('recordDecision', draw('25.00'), 'decision { id }');
  const posted = await settle(YEAR, offices());
  expect(posted.steps.map(({ county, source, amount }: Record<string, string>) => [county, source, amount])).toEqual([
    ['cz-2', 'SHARED_RESERVE', '25.00'],
    ['cz-2', 'LOCAL_GOVERNMENT', '35.00'],
  ]);
  const { rows } = await server.database.asOwner(
    `select inputs -> 'decisions' -> 0 ->> 'id' as id from settlement_draft where settlement = $1`,
    [posted.id],
  );
  expect(rows).toEqual([{ id: decision.id }]);
});

test('the fund rolls forward; a levy paid later is levy of the year in which it is paid', async () => {
  const { obligations } = await region.auditor.reads(
    `{ obligations(pool: "changzhutan", insurance: EMPLOYEE, fiscalYear: 2022) { id kind } }`,
  );
  const { id } = obligations.find(({ kind }: { kind: string }) => kind === 'RESERVE_LEVY');
  const payment = { obligation: id, amount: '15.00', paidBy: 'GOVERNMENT', paidOn: '2023-01-31', document: '缴款单' };
  await region.finance.does('payIntoReserve', payment);
  const rows = await Promise.all(
    [2021, 2022, 2023].map(async (fiscalYear) => (await reserveOf(region.auditor, { ...YEAR, fiscalYear })).rows[0]),
  );
  expect(rows).toMatchObject([
    { opening: '0.00', closing: '0.00' },
    { opening: '0.00', levy: '36.00', draws: '-25.00', closing: '11.00' },
    { opening: '11.00', levy: '15.00', closing: '26.00' },
  ]);
});

test('the ledger, from the closing period of 2022 on', async () => {
  expect(`\n${ledgerTable(await entriesFrom(region.auditor, YEAR, 202213))}\n`).toMatchSnapshot();
});

test('the books verify', async () => {
  expect(await faultsOf(server.database)).toEqual([]);
});
