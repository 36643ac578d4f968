/**
 * 调度留存结余 under Suzhou's rules, on stored data: there is no pooled fund yet, and a decision moves what 甲市 and 市本级 have left.
 *
 *          collected  spent  balance  reserve
 * 甲市        500       500     300        0     nothing to cover
 * 乙区        500       900     100       40     400: own 100 and 40, unresolved 260 = 甲市 200 + 市本级 60
 * 市本级      300       360     130        0      60: own balance, 70 left
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { policies } from '../../src/policy/registry.js';
import { faultsOf } from '../ledger/found.js';
import { officeOf, SETTLEMENT } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { entriesFrom } from '../stories/ledger.js';
import { closeYear, loadYear, openBooks, registerSmallPool, reserveOf, type SmallPool } from '../stories/small-pool.js';

const YEAR = { pool: 'suzhou', insurance: 'RESIDENT', fiscalYear: 2021 } as const;
const COUNTIES = [
  { id: 'sz-1', name: '甲市', kind: 'COUNTY_CITY', balance: '300.00' },
  { id: 'sz-2', name: '乙区', kind: 'DISTRICT', balance: '100.00', ownReserve: '40.00' },
  { id: 'sz-3', name: '市本级', kind: 'CITY_OWN', balance: '130.00' },
];

let server: TestServer;
let city: SmallPool;
/** The settlement once it is posted. */
let posted: string;
beforeAll(async () => {
  server = await startServer({ policies });
  city = await registerSmallPool(server, YEAR.pool, COUNTIES);
  await openBooks(city, YEAR, COUNTIES);
  // what 2021 lacked was paid out of January's premiums: the balances lie in local accounts
  await city.medical.does('openPeriods', { ...YEAR, fiscalYear: 2022, months: [1] });
  await city.medical.does('loadIncomeAndExpenditure', {
    ...{ pool: YEAR.pool, fiscalYear: 2022, document: '2022年1月' },
    rows: [{ county: 'sz-1', insurance: 'RESIDENT', month: 1, item: 'PREMIUM', amount: '460.00' }],
  });
  await loadYear(city, YEAR, {
    'sz-1': { premium: '500.00', spent: '500.00', facts: { incomeDue: '500.00' } },
    'sz-2': { premium: '500.00', spent: '900.00', facts: { incomeDue: '500.00' } },
    'sz-3': { premium: '300.00', spent: '360.00', facts: { incomeDue: '300.00' } },
  });
  await closeYear(city, YEAR);
});
afterAll(() => server.close());

const cover = (giver: string | null, amount: string, change: object = {}) => ({
  ...{ ...YEAR, kind: 'COVER', county: 'sz-2', source: 'OTHER_BALANCE', giver, amount, reason: '统筹基金不足' },
  ...{ documentNumber: '苏府函〔2022〕5号', decider: '苏州市人民政府', ...change },
});
const drafted = async () => (await city.medical.does('draftSettlement', YEAR, SETTLEMENT)).settlement;

test('only as the law has it: another county of the pool, where the city commands balances', async () => {
  const refused = (input: object) => city.government.isRefused('recordDecision', input);
  expect(await refused(cover(null, '1.00'))).toEqual(['UNKNOWN_COUNTY input.giver']);
  expect(await refused(cover('nowhere', '1.00'))).toEqual(['UNKNOWN_COUNTY input.giver']);
  expect(await refused(cover('sz-2', '1.00'))).toEqual(['COVERS_ITSELF input.giver']);
  expect(await refused(cover('sz-1', '1.00', { source: 'LOAN' }))).toEqual(['DECISION_NOT_FORESEEN input.giver']);
  expect(await city.finance.isRefused('recordDecision', cover('sz-1', '1.00'))).toEqual(['FORBIDDEN']);

  const shaoyang = { ...YEAR, pool: 'shaoyang' };
  const elsewhere = await registerSmallPool(server, shaoyang.pool, [
    { id: 'sy-1', name: '甲县', kind: 'COUNTY', balance: '0.00' },
    { id: 'sy-2', name: '乙县', kind: 'COUNTY', balance: '9.00' },
  ]);
  await openBooks(elsewhere, shaoyang, [{ id: 'sy-1', name: '', kind: '', balance: '0.00' }, { id: 'sy-2', name: '', kind: '', balance: '9.00' }]); // prettier-ignore
  const input = cover('sy-2', '1.00', { pool: 'shaoyang', county: 'sy-1' });
  expect(await elsewhere.government.isRefused('recordDecision', input)).toEqual(['DECISION_NOT_FORESEEN input.source']);
});

test('what 乙区 lacks is covered out of two balances, each as far as decided and left', async () => {
  expect((await drafted()).outcome.counties[1]).toMatchObject({ deficit: '400.00', unresolved: '260.00' });
  // 71 is more than the 70 that 市本级 has left after its own step
  await city.government.does('recordDecision', cover('sz-3', '71.00'));
  expect(await city.medical.isRefused('draftSettlement', YEAR)).toEqual(['COVER_EXCEEDS_BALANCE input.fiscalYear']);
  await city.government.does('recordDecision', cover('sz-3', '60.00'));
  await city.government.does('recordDecision', cover('sz-1', '250.00'));
  const { id, changedInputs, outcome } = await drafted();
  expect(changedInputs).toEqual([]);
  expect(
    outcome.counties.map((county: Record<string, string>) => [
      county.county,
      county.unresolved,
      county.accumulatedBalanceAfter,
    ]),
  )
    // prettier-ignore
    .toEqual([
      ['sz-1', '0.00', '50.00'],
      ['sz-2', '0.00', '0.00'],
      ['sz-3', '0.00', '60.00'],
    ]);

  // one more decision about one of the givers: the draft goes stale, and says so
  await city.government.does('recordDecision', cover('sz-1', '200.00'));
  const { settlement } = await city.auditor.reads(`query($id: ID!) { settlement(id: $id) { changedInputs } }`, { id });
  expect(settlement.changedInputs).toContain('sz-2 COVER OTHER_BALANCE sz-1: 250.00 → 200.00');
});

test('posted through the pool’s book, out of the local accounts; the givers’ figures say what they gave', async () => {
  const before = await reserveOf(city.auditor, YEAR);
  const { id } = await drafted();
  await city.finance.does('reviewSettlement', { settlement: id });
  const { settlement } = await city.government.does('confirmSettlement', { settlement: id }, SETTLEMENT);
  expect(settlement.steps.map((step: Record<string, string>) => [step.county, step.source, step.amount, step.drawnFrom])) // prettier-ignore
    .toEqual([
      ['sz-2', 'ACCUMULATED_BALANCE', '100.00', []],
      ['sz-2', 'OWN_RESERVE', '40.00', []],
      ['sz-2', 'OTHER_BALANCE', '200.00', [{ county: 'sz-1', amount: '200.00' }]],
      ['sz-2', 'OTHER_BALANCE', '60.00', [{ county: 'sz-3', amount: '60.00' }]],
      ['sz-3', 'ACCUMULATED_BALANCE', '60.00', []],
    ]);
  expect(settlement).toMatchObject({ status: 'COMPLETED', obligations: [] });
  posted = id;
  const { counties, readings } = (
    await city.auditor.reads(
      `query($id: ID!) { settlement(id: $id) { outcome {
        counties { county balanceForOthers drawnForOthers accumulatedBalanceAfter } readings { id } } } }`,
      { id },
    )
  ).settlement.outcome;
  expect(counties.map((county: object) => Object.values(county))).toEqual([
    ['sz-1', '200.00', '0.00', '100.00'],
    ['sz-2', '0.00', '0.00', '0.00'],
    ['sz-3', '60.00', '0.00', '10.00'],
  ]);
  expect(readings.map((reading: { id: string }) => reading.id)).toContain('SZ-5-R2');

  // neither the reserve's parts nor its roll-forward know of it: it was never part of the reserve
  const after = await reserveOf(city.auditor, YEAR);
  expect(after.rows[0]).toEqual(before.rows[0]);
  const { pool } = await city.auditor.reads(`{ pool(id: "suzhou") { fund(insurance: RESIDENT) { year(fiscalYear: 2021) {
    counties { nodes { county { id } accumulatedBalance yearResult } } } } } }`);
  const held = pool.fund.year.counties.nodes.map((node: Record<string, string>) => `${node.accumulatedBalance} ${node.yearResult}`); // prettier-ignore
  expect(held).toEqual(['100.00 0.00', '0.00 0.00', '10.00 0.00']);

  const [fromFirst] = (await entriesFrom(city.auditor, YEAR, 202113)).filter(({ memo }) => memo.includes('其他县'));
  const lines = fromFirst!.vouchers.flatMap(({ book, lines: { nodes } }) =>
    nodes.map(({ account, bankAccount, debit, credit }) =>
      [book.county ?? '-', account.code, account.detailName ?? bankAccount?.kind, debit ? `D ${debit}` : `C ${credit}`]
        .filter(Boolean)
        .join(' '),
    ),
  );
  expect(lines).toEqual([
    ...['sz-1 5301 D 200.00', 'sz-1 1003 LOCAL_RETAINED C 200.00'],
    ...['sz-1 3001 累计结余 D 200.00', 'sz-1 5301 C 200.00'],
    ...[
      'sz-2 1003 CITY_SPECIAL D 200.00',
      'sz-2 4401 C 200.00',
      'sz-2 4401 D 200.00',
      'sz-2 3001 本年收支结余 C 200.00',
    ],
    ...['- 1003 CITY_SPECIAL D 200.00', '- 4402 C 200.00', '- 4402 D 200.00', '- 5302 C 200.00'],
    ...['- 5302 D 200.00', '- 1003 CITY_SPECIAL C 200.00'],
  ]);
});

test('the giver sees the decision about its balance, and its sheet says what became of it', async () => {
  const seenBy = async (county: string) =>
    (await officeOf(server.as('COUNTY_FINANCE', { county })).reads(
      `{ decisions(pool: "suzhou", insurance: RESIDENT, fiscalYear: 2021) { county giver amount replaced } }`,
    )).decisions; // prettier-ignore
  expect(await seenBy('sz-1')).toEqual([
    { county: 'sz-2', giver: 'sz-1', amount: '250.00', replaced: true },
    { county: 'sz-2', giver: 'sz-1', amount: '200.00', replaced: false },
  ]);
  expect(await seenBy('sz-2')).toHaveLength(4);

  const reported = async (county: string) => {
    const { report } = await city.auditor.does('requestReport', { settlement: posted, county }, 'report { id }');
    const { rows } = await server.database.asOwner('select content from report where id = $1', [report.id]);
    return rows[0].content;
  };
  expect(await reported('sz-1')).toMatchObject({ balanceForOthers: '200.00', vouchers: { length: 3 } });
  const { steps } = await reported('sz-2');
  expect(steps[2]).toMatchObject({ source: '其他县市区累计结余（甲市）', citation: { number: '苏府函〔2022〕5号' } });
});

test('the books verify', async () => {
  expect(await faultsOf(server.database)).toEqual([]);
});
