/**
 * 邵阳 in small numbers: a level levied pro rata, both classes of deficit, a reserve and a pooled balance that do not suffice, and
 * decisions that cover the rest: a subsidy of city finance and a loan.
 *
 *          raised  spent  opening  levy 10 % (interest 30 is there)      deficit
 * 甲县      1,000    700    1,000   85 from the surplus                  surplus 215: 150.50 kept, 64.50 to the pooled balance
 * 乙县        500    700       30   42.50: balance 30, owed 12.50        200: management 70, policy 130
 * 市本级      500  1,100      100   42.50 from the balance               600: management 20, policy 580
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { policies } from '../../src/policy/registry.js';
import { SETTLEMENT, settle } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { faultsOf } from '../ledger/found.js';
import { entriesFrom, ledgerTable } from './ledger.js';
import { reportText } from './pdf.js';
import { closeYear, loadYear, openBooks, registerSmallPool, reserveOf, type SmallPool } from './small-pool.js';

const YEAR = { pool: 'shaoyang', insurance: 'RESIDENT', fiscalYear: 2021 } as const;
const COUNTIES = [
  { id: 'sy-1', name: '甲县', kind: 'COUNTY', balance: '1000.00' },
  { id: 'sy-2', name: '乙县', kind: 'COUNTY', balance: '30.00' },
  { id: 'sy-3', name: '市本级', kind: 'CITY_OWN', balance: '100.00' },
];

let server: TestServer;
let city: SmallPool;
beforeAll(async () => {
  server = await startServer({ policies });
  city = await registerSmallPool(server, YEAR.pool, COUNTIES);
});
afterAll(() => server.close());

// oxlint-disable-next-line typescript/no-explicit-any -- as the API answers
let posted: any;

const offices = () => ({ drafts: city.medical, reviews: city.finance, confirms: city.government });
const decision = (county: string, source: string | null, amount: string) => ({
  ...YEAR,
  ...{ kind: 'COVER', county, source, amount },
  ...{ reason: '风险储备金和统筹结余均不足', documentNumber: '邵市政函〔2022〕8号', decider: '邵阳市人民政府' },
});
const stepsOf = (county: string): string[] =>
  posted.steps
    .filter((step: { county: string }) => step.county === county)
    .map(
      ({ rule, source, deficitClass, amount }: Record<string, string>) => `${rule} ${source} ${deficitClass} ${amount}`,
    );

test('the reserve is made up to 10 % of what all raised, pro rata; what surplus and balance can’t bear is owed', async () => {
  await openBooks(city, YEAR, COUNTIES);
  await city.finance.does('bookReserveInterest', {
    ...{ pool: YEAR.pool, insurance: YEAR.insurance, amount: '30.00', receivedOn: '2021-12-21', document: '结息单' },
  });
  await loadYear(city, YEAR, {
    'sy-1': {
      ...{ premium: '600.00', subsidy: '400.00', spent: '700.00' },
      facts: { incomeDue: '1000.00', incomeTarget: '900.00', expenditureTarget: '800.00', targetsMet: true },
    },
    'sy-2': {
      ...{ premium: '500.00', spent: '700.00' },
      facts: { incomeDue: '550.00', nonCompliantExpenditure: '20.00' },
    },
    'sy-3': { premium: '500.00', spent: '1100.00', facts: { incomeDue: '520.00' } },
  });
  expect(await city.medical.isRefused('levyReserve', YEAR)).toEqual(['YEAR_NOT_CLOSED input.fiscalYear']);
  await closeYear(city, YEAR);
  expect(await city.medical.isRefused('draftSettlement', YEAR)).toEqual(['LEVY_MISSING input.fiscalYear']);
  await city.medical.does('levyReserve', YEAR);
  expect(await city.medical.isRefused('levyReserve', YEAR)).toEqual(['LEVY_ALREADY_BOOKED input.fiscalYear']);
  const { obligations } = await city.auditor.reads(
    `{ obligations(pool: "shaoyang", insurance: RESIDENT, fiscalYear: 2021) { county kind amount } }`,
  );
  expect(obligations).toEqual([{ county: 'sy-2', kind: 'RESERVE_LEVY', amount: '12.50' }]);
  expect((await reserveOf(city.auditor, YEAR)).rows[0]).toMatchObject({ levy: '157.50', closing: '187.50' });
});

test('what reserve and pooled balance can’t cover is unresolved, and nothing is posted', async () => {
  const { settlement } = await city.medical.does('draftSettlement', YEAR, SETTLEMENT);
  const unresolved = settlement.outcome.counties.map(
    ({ county, unresolved }: Record<string, string>) => `${county} ${unresolved}`,
  );
  expect(unresolved).toEqual(['sy-1 0.00', 'sy-2 79.94', 'sy-3 322.48']);
  await city.finance.does('reviewSettlement', { settlement: settlement.id });
  expect(await city.government.isRefused('confirmSettlement', { settlement: settlement.id })).toEqual([
    'SETTLEMENT_UNRESOLVED input.settlement',
  ]);
});

test('decisions of the city government cover it, one replaced by a later one, and make the draft stale', async () => {
  const refused = (change: object) =>
    city.government.isRefused('recordDecision', { ...decision('sy-2', 'LOAN', '1.00'), ...change });
  expect(await city.medical.isRefused('recordDecision', decision('sy-2', 'LOAN', '1.00'))).toEqual(['FORBIDDEN']);
  expect(await refused({ reason: ' ', documentNumber: '', decider: '', amount: '-1.00', county: 'nowhere' })).toEqual([
    'REASON_MISSING input.reason',
    'REASON_MISSING input.documentNumber',
    'REASON_MISSING input.decider',
    'NEGATIVE_AMOUNT input.amount',
    'UNKNOWN_COUNTY input.county',
  ]);
  expect(await refused({ source: null })).toEqual(['DECISION_NOT_FORESEEN input.kind']);
  expect(await refused({ kind: 'DRAW', source: null })).toEqual(['DECISION_NOT_FORESEEN input.kind']);

  await city.government.does('recordDecision', decision('sy-2', 'MUNICIPAL_FINANCE', '50.00'));
  await city.government.does('recordDecision', decision('sy-2', 'MUNICIPAL_FINANCE', '100.00'));
  await city.government.does('recordDecision', decision('sy-3', 'LOAN', '300.00'));
  const { settlement, changes } = await city.medical.does('draftSettlement', YEAR, `changes ${SETTLEMENT}`);
  expect(changes.filter((change: string) => !change.includes(' id: '))).toEqual([
    'sy-2 COVER MUNICIPAL_FINANCE: – → 100.00',
    'sy-3 COVER LOAN: – → 300.00',
  ]);
  // of the subsidy as much as is needed; 22.48 are still open
  const unresolved = settlement.outcome.counties.map(({ unresolved }: Record<string, string>) => unresolved);
  expect(unresolved).toEqual(['0.00', '0.00', '22.48']);
  await city.government.does('recordDecision', decision('sy-3', 'MUNICIPAL_FINANCE', '22.48'));
  const { decisions } = await city.auditor.reads(
    `{ decisions(pool: "shaoyang", insurance: RESIDENT, fiscalYear: 2021) { county source amount replaced } }`,
  );
  expect(decisions).toEqual([
    { county: 'sy-2', source: 'MUNICIPAL_FINANCE', amount: '50.00', replaced: true },
    { county: 'sy-2', source: 'MUNICIPAL_FINANCE', amount: '100.00', replaced: false },
    { county: 'sy-3', source: 'LOAN', amount: '300.00', replaced: false },
    { county: 'sy-3', source: 'MUNICIPAL_FINANCE', amount: '22.48', replaced: false },
  ]);
});

test('a further draw on a reserve that is used up is refused', async () => {
  await city.government.does('recordDecision', decision('sy-2', 'SHARED_RESERVE', '1.00'));
  expect(await city.medical.isRefused('draftSettlement', YEAR)).toEqual([
    'DECIDED_DRAW_EXCEEDS_RESERVE input.fiscalYear',
  ]);
  await city.government.does('recordDecision', decision('sy-2', 'SHARED_RESERVE', '0.00'));
});

test('what decisions cover is posted like steps, on the document that decided; a loan leaves the result negative', async () => {
  posted = await settle(YEAR, offices());
  expect(posted.status).toBe('POSTED');
  expect([...stepsOf('sy-2'), ...stepsOf('sy-3')]).toMatchSnapshot();
  const { settlement } = await city.auditor.reads(
    `query($id: ID!) { settlement(id: $id) { steps(county: "sy-3") { source citation { document number quote } lines { side amount } } } }`,
    { id: posted.id },
  );
  const loan = settlement.steps.find(({ source }: { source: string }) => source === 'LOAN');
  expect(loan).toMatchObject({
    citation: { document: '邵阳市人民政府决定', number: '邵市政函〔2022〕8号', quote: '风险储备金和统筹结余均不足' },
    lines: [{ amount: '300.00' }, { amount: '300.00' }],
  });
  expect(await results()).toEqual(['0.00', '-149.94', '-340.56']);
});

const results = async (): Promise<string[]> => {
  const { pool } = await city.auditor.reads(
    `{ pool(id: "shaoyang") { fund(insurance: RESIDENT) { year(fiscalYear: 2021) { counties { nodes { yearResult } } } } } }`,
  );
  return pool.fund.year.counties.nodes.map(({ yearResult }: { yearResult: string }) => yearResult);
};

test('in 2022 everything is paid; with the loan repaid the settlement is completed', async () => {
  await city.medical.does('openPeriods', { ...YEAR, fiscalYear: 2022, months: [3] });
  const { obligations } = await city.auditor.reads(
    `{ obligations(pool: "shaoyang", insurance: RESIDENT, fiscalYear: 2021) { id county kind payer amount } }`,
  );
  const paid = { paidBy: 'GOVERNMENT', paidOn: '2022-03-05', document: '付款单' };
  const loan = obligations.find(({ kind }: { kind: string }) => kind === 'REPAY_LOAN');
  expect(loan).toMatchObject({ county: 'sy-3', payer: 'COUNTY', amount: '300.00' });
  // the county has no balance to repay it from
  const fromFund = { obligation: loan.id, amount: '300.00', ...paid, paidBy: 'FUND' };
  expect(await city.finance.isRefused('repayLoan', fromFund)).toEqual(['BALANCE_BELOW_ZERO']);
  for (const { id, kind, amount } of obligations)
    if (kind === 'TOP_UP')
      await city.finance.does('recordTopUp', { obligation: id, amount, receivedOn: '2022-03-05', document: '拨款单' });
    else if (kind === 'RESERVE_LEVY') await city.finance.does('payIntoReserve', { obligation: id, amount, ...paid });
  const status = async () =>
    (await city.auditor.reads(`query($id: ID!) { settlement(id: $id) { status } }`, { id: posted.id })).settlement
      .status;
  expect(await results()).toEqual(['0.00', '0.00', '-300.00']);
  expect(await status()).toBe('POSTED');
  await city.finance.does('repayLoan', { ...fromFund, amount: '200.00', paidBy: 'GOVERNMENT' });
  const { entry } = await city.finance.does(
    'repayLoan',
    { ...fromFund, amount: '100.00', paidBy: 'GOVERNMENT' },
    'entry',
  );
  expect(await status()).toBe('COMPLETED');
  await city.medical.does('reverseEntry', { entry, reason: '退票' });
  expect([await status(), (await results())[2]]).toEqual(['POSTED', '-100.00']);
  await city.finance.does('repayLoan', { ...fromFund, amount: '100.00', paidBy: 'GOVERNMENT' });
  expect([await status(), (await results())[2]]).toEqual(['COMPLETED', '0.00']);
});

test('the reserve rolls forward from year to year as the ledger has it', async () => {
  const [first, second] = [
    await reserveOf(city.auditor, YEAR),
    await reserveOf(city.auditor, { ...YEAR, fiscalYear: 2022 }),
  ];
  expect(first.rows[0]).toEqual({
    ...{ county: null, opening: '0.00', levy: '157.50', interest: '30.00', draws: '-187.50' },
    ...{ refills: '0.00', surplus: '0.00', closing: '0.00' },
  });
  expect(second.rows[0]).toMatchObject({ opening: '0.00', levy: '12.50', closing: '12.50' });
  expect(second.held.common).toBe('12.50');
});

test('the ledger, from the closing period on', async () => {
  expect(`\n${ledgerTable(await entriesFrom(city.auditor, YEAR, 202113))}\n`).toMatchSnapshot();
});

test('the sheet prints what the decision covers, and what was borrowed until it was repaid', async () => {
  const text = await reportText(server, city.auditor, { settlement: posted.id, county: 'sy-3' });
  for (const printed of ['借入款项', '300.00', '归还借入款项', '出借人', '邵市政函〔2022〕8号'])
    expect(text).toContain(printed);
});

test('the books verify', async () => {
  expect(await faultsOf(server.database)).toEqual([]);
});
