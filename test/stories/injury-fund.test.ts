/**
 * A made-up adjustment fund on a stored year (test/policy/adjustment-funds.ts): an own reserve that a city keeps itself, one of the
 * province's by decision, and city finance that lends when there is nothing to pay with.
 *
 *          premiums  spent   balance  own reserve   levy 5 % + 2 %        deficit
 * 甲市      1,000    1,130       80           20     50 + 20, its balance  130: balance 10, own reserve 70, the province’s 15, city finance 35
 * 乙市      5,000    3,000        0            0     250 + 100, surplus
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createRegistry } from '../../src/policy/registry.js';
import { faultsOf } from '../ledger/found.js';
import { settle } from '../offices.js';
import { injuryFund } from '../policy/adjustment-funds.js';
import { startServer, type TestServer } from '../server.js';
import { entriesFrom, ledgerTable } from './ledger.js';
import { closeYear, loadYear, openBooks, registerSmallPool, reserveOf, type SmallPool } from './small-pool.js';

const YEAR = { pool: injuryFund.pool, insurance: 'EMPLOYEE', fiscalYear: 2021 } as const;
const CITIES = [
  { id: 'fi-1', name: '甲市', kind: 'CITY', balance: '80.00', ownReserve: '20.00' },
  { id: 'fi-2', name: '乙市', kind: 'CITY', balance: '0.00' },
];

let server: TestServer;
let pool: SmallPool;
beforeAll(async () => {
  server = await startServer({ policies: createRegistry([injuryFund]) });
  pool = await registerSmallPool(server, YEAR.pool, CITIES);
  await openBooks(pool, YEAR, CITIES);
});
afterAll(() => server.close());

const advances = async (): Promise<string[]> =>
  (
    await pool.auditor.reads(
      `query($pool: ID!) { advances(pool: $pool, insurance: EMPLOYEE) { nodes { county lender amount repaid outstanding due } } }`,
      YEAR,
    )
  ).advances.nodes.map((node: object) => Object.values(node).join(' '));

test('without it the fund could not pay; what city finance lends is no income, and owed', async () => {
  const figures = {
    'fi-1': { premium: '1000.00', spent: '1130.00', facts: { incomeDue: '1000.00' } },
    'fi-2': { premium: '5000.00', spent: '3000.00', facts: { incomeDue: '5000.00' } },
  };
  await expect(loadYear(pool, YEAR, figures)).rejects.toThrow('BANK_ACCOUNT_BELOW_ZERO');
  await pool.finance.does('advanceToCounty', {
    ...{ pool: YEAR.pool, insurance: 'EMPLOYEE', county: 'fi-1', amount: '60.00', advancedOn: '2021-11-20' },
    ...{ reason: '储备金不足支付', documentNumber: '财社〔2021〕30号', decider: '甲市财政局' },
  });
  await loadYear(pool, YEAR, figures);
  expect(await advances()).toEqual(['fi-1 LOCAL_GOVERNMENT 60.00 0.00 60.00 2022-12-31']);
  const { fund } = (
    await pool.auditor.reads(
      `query($pool: ID!) { pool(id: $pool) { fund(insurance: EMPLOYEE) { year(fiscalYear: 2021) {
        counties { nodes { income deficit } } } } } }`,
      YEAR,
    )
  ).pool;
  expect(fund.year.counties.nodes[0]).toEqual({ income: '1000.00', deficit: '130.00' });
});

test('what the province gives goes back to city finance first; the rest stays owed and is paid out of what comes', async () => {
  await closeYear(pool, YEAR);
  await pool.medical.does('levyReserve', YEAR);
  const { province } = pool;
  await province.medical.does('recordDecision', {
    ...{ ...YEAR, kind: 'DRAW', county: 'fi-1', amount: '15.00', reason: '申请省级储备金' },
    ...{ documentNumber: '省人社函〔2022〕2号', decider: '省厅' },
  });
  const posted = await settle(YEAR, { drafts: province.medical, reviews: province.finance, confirms: province.second });
  expect(posted.steps.map(({ source, amount }: Record<string, string>) => `${source} ${amount}`)).toEqual([
    'ACCUMULATED_BALANCE 10.00',
    'OWN_RESERVE 70.00',
    'SHARED_RESERVE 15.00',
    'LOCAL_GOVERNMENT 35.00',
  ]);
  expect(await advances()).toEqual(['fi-1 LOCAL_GOVERNMENT 60.00 15.00 45.00 2022-12-31']);
  const { held } = await reserveOf(pool.auditor, YEAR);
  expect(held).toEqual({ common: '105.00', 'fi-1': '0.00', 'fi-2': '250.00' });

  await pool.medical.does('openPeriods', { ...YEAR, fiscalYear: 2022, months: [3] });
  const [topUp] = posted.obligations;
  const [{ id }] = (
    await pool.auditor.reads(`query($pool: ID!) { advances(pool: $pool, insurance: EMPLOYEE) { nodes { id } } }`, YEAR)
  ).advances.nodes;
  const back = { obligation: id, amount: '45.00', paidOn: '2022-03-02', document: '划款单' };
  expect(await pool.finance.isRefused('repayAdvance', back)).toEqual(['BANK_ACCOUNT_BELOW_ZERO']);
  const paid = { obligation: topUp.id, amount: '35.00', receivedOn: '2022-03-01', document: '拨款单' };
  await pool.finance.does('recordTopUp', paid);
  await pool.finance.does('repayAdvance', back);
  expect(await advances()).toEqual(['fi-1 LOCAL_GOVERNMENT 60.00 60.00 0.00 2022-12-31']);
});

test('the ledger of what was advanced, levied and settled for 甲市', async () => {
  const entries = (await entriesFrom(pool.auditor, YEAR, 202101)).filter(
    ({ kind, vouchers }) => /ADVANCE|LEVY|STEP/.test(kind) && vouchers.some(({ book }) => book.county === 'fi-1'),
  );
  expect(`\n${ledgerTable(entries)}\n`).toMatchSnapshot();
});

test('the books verify', async () => {
  expect(await faultsOf(server.database)).toEqual([]);
});
