/** 垫付: the reserve lends to a county in a difficulty of payment, and has it back before the year is settled, through the API. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { faultsOf } from '../ledger/found.js';
import { atOnce, closeYear, officeOf, settle } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { entriesFrom, type LedgerEntry } from '../stories/ledger.js';
import { reserveOf } from '../stories/small-pool.js';
import { draft, foundPool, loadedTown, standing, type Town, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

/** A loaded town whose reserve account holds 100.00 of interest. */
async function townWithReserve(): Promise<Town> {
  const town = await loadedTown(server);
  await town.finance.does('bookReserveInterest', {
    ...{ pool: town.pool, insurance: 'RESIDENT', amount: '100.00', receivedOn: '2021-03-21', document: '结息单' },
  });
  return town;
}

const advanceTo = ({ pool }: Town, county: string, amount: string) => ({
  ...{ pool, insurance: 'RESIDENT', county, amount, advancedOn: '2021-04-10' },
  ...{ reason: '四月待遇支付资金不足', documentNumber: '邯医保函〔2021〕8号', decider: '市医疗保障局' },
});
const lend = async (town: Town, county: string, amount: string) =>
  (await town.finance.does('advanceToCounty', advanceTo(town, county, amount), 'advance { id entry { id } }')).advance;
const repayment = (obligation: string, amount: string) => ({
  ...{ obligation, amount, paidOn: '2021-06-10', document: '划款单' },
});

const LIST = `query($pool: ID!, $first: Int = 50, $after: String) { advances(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, first: $first, after: $after) {
  nodes { id county fiscalYear lender amount repaid outstanding due advancedOn documentNumber reversed
    obligation { kind payer payments { amount document paidBy reversed } } entry { kind subject } }
  pageInfo { hasNextPage endCursor } } }`;
const listed = async ({ medical, pool }: Town) => (await medical.reads(LIST, { pool })).advances.nodes;
const states = async (town: Town) =>
  (await listed(town)).map((one: Record<string, string>) => `${one.amount} ${one.repaid} ${one.outstanding}`);
/** "opening advances repaid closing" of a county's row. */
const rolled = async ({ medical, year }: Town, county: string) => {
  const { reserveRollForward } = await medical.reads(
    `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!) {
      reserveRollForward(pool: $pool, insurance: $insurance, fiscalYear: $fiscalYear) {
        county advancesOpening advances advancesRepaid advancesClosing } }`,
    year,
  );
  const { county: _, ...row } = reserveRollForward.find((one: { county: string | null }) => one.county === county);
  return Object.values(row).join(' ');
};

const linesIn = ({ vouchers }: LedgerEntry): string[] =>
  vouchers.flatMap(({ book, lines }) =>
    lines.nodes.map(({ account, debit, credit }) =>
      [book.county ? '乙' : '统筹区', account.code, debit ? `${debit} D` : `${credit} C`].join(' '),
    ),
  );

/** Drafted and reviewed, once the year is closed and levied. */
async function reviewed(town: Town): Promise<{ settlement: string }> {
  await closeYear(town, town.year);
  await town.medical.does('levyReserve', town.year);
  const { settlement } = await draft(town);
  await town.finance.does('reviewSettlement', { settlement: settlement.id });
  return { settlement: settlement.id };
}

test('80 lent to 乙, 30 given back in June, 50 set off against what the settlement draws for it: nothing is lost', async () => {
  const town = await townWithReserve();
  const { finance, government, b } = town;
  const { id } = await lend(town, b, '80.00');
  expect(await rolled(town, b)).toBe('0.00 80.00 0.00 80.00');
  expect((await reserveOf(finance, town.year)).held.common).toBe('100.00'); // as before: a claim, no loss
  await finance.does('repayAdvance', repayment(id, '30.00'), 'obligation { outstanding }');
  expect(await listed(town)).toEqual([
    {
      ...{ id, county: b, fiscalYear: 2021, lender: 'RISK_RESERVE', amount: '80.00', repaid: '30.00' },
      ...{ outstanding: '50.00', due: '2021-12-31', advancedOn: '2021-04-10', documentNumber: '邯医保函〔2021〕8号' },
      ...{ reversed: false, entry: { kind: 'ADVANCE', subject: id } },
      obligation: {
        ...{ kind: 'REPAY_ADVANCE', payer: 'COUNTY' },
        payments: [{ amount: '30.00', document: '划款单', paidBy: 'FUND', reversed: false }],
      },
    },
  ]);

  const input = await reviewed(town);
  await government.does('confirmSettlement', input);
  expect(await states(town)).toEqual(['80.00 80.00 0.00']);
  expect(await rolled(town, b)).toBe('0.00 80.00 -80.00 0.00');
  // 100 of interest, less the 70 that 乙 drew; balances are those of a year without an advance
  expect((await reserveOf(finance, town.year)).held.common).toBe('30.00');
  expect((await standing(town))[1]).toBe('0.00 / 0.00 / -90.00');
  const entries = (await entriesFrom(finance, town.year, 202101)).filter(({ kind }) => kind.startsWith('ADVANCE'));
  // consolidated, what the pool claims (1101) and what the county owes (2001) fall out
  expect(entries.flatMap(linesIn)).toEqual([
    ...['乙 1003 80.00 D', '乙 2001 80.00 C', '统筹区 1101 80.00 D', '统筹区 1003 80.00 C'],
    ...['乙 2001 30.00 D', '乙 1003 30.00 C', '统筹区 1003 30.00 D', '统筹区 1101 30.00 C'],
    ...['乙 2001 50.00 D', '乙 1003 50.00 C', '统筹区 1003 50.00 D', '统筹区 1101 50.00 C'],
  ]);

  const { report } = await town.medical.does('requestReport', input, 'report { id }');
  const { rows } = await server.database.asOwner(`select content -> 'rollForwards' -> 1 as lent from report where id = $1`, [report.id]); // prettier-ignore
  expect(
    rows[0].lent.rows.map(({ item, amounts: [amount] }: { item: string; amounts: string[] }) => `${item} ${amount}`),
  )
    // prettier-ignore
    .toEqual(['年初未收回 0.00', '加：垫付 80.00', '减：归还、抵还 -80.00', '年末未收回 0.00']);

  const [setOff] = entries.filter(({ kind }) => kind === 'ADVANCE_SET_OFF');
  expect(await town.medical.isRefused('reverseEntry', { entry: setOff!.id, reason: '试' })).toEqual([
    'ENTRY_HELD input.entry',
  ]);
  await government.does('reverseSettlement', { ...input, reason: '重新清算' });
  expect(await states(town)).toEqual(['80.00 30.00 50.00']);
  expect(await rolled(town, b)).toBe('0.00 80.00 -30.00 50.00');
});

test('a year with an advance open beyond its draws is drafted and reviewed, and not posted before that is given back', async () => {
  const town = await townWithReserve();
  const { finance, government, a, b } = town;
  const toA = await lend(town, a, '40.00'); // 甲 has a surplus: nothing is drawn for it
  await lend(town, b, '60.00');
  const input = await reviewed(town);
  expect(await government.isRefused('confirmSettlement', input)).toEqual(['ADVANCE_OPEN input.settlement']);
  expect(await states(town)).toEqual(['40.00 0.00 40.00', '60.00 0.00 60.00']);
  // the months are closed: it comes back in the year after
  await town.medical.does('openPeriods', { ...town.year, fiscalYear: 2022, months: [1] });
  const late = { ...repayment(toA.id, '40.00'), paidOn: '2022-01-05' };
  await finance.does('repayAdvance', late);
  await government.does('confirmSettlement', input);
  expect(await states(town)).toEqual(['40.00 40.00 0.00', '60.00 60.00 0.00']);
  expect(await rolled({ ...town, year: { ...town.year, fiscalYear: 2022 } }, a)).toBe('40.00 0.00 -40.00 0.00');
});

describe('an advance is refused', () => {
  test('with all its faults at once', async () => {
    const town = await townWithReserve();
    const refused = (change: object) =>
      town.finance.isRefused('advanceToCounty', { ...advanceTo(town, town.b, '10.00'), ...change });
    expect(
      await refused({
        amount: '0',
        advancedOn: '2021-02-30',
        county: 'x',
        reason: ' ',
        documentNumber: '',
        decider: '',
      }),
    ).toEqual([
      'ZERO_AMOUNT input.amount',
      'INVALID_DATE input.advancedOn',
      'UNKNOWN_COUNTY input.county',
      'REASON_MISSING input.reason',
      'REASON_MISSING input.documentNumber',
      'REASON_MISSING input.decider',
    ]);
    expect(await refused({ amount: '-1.00' })).toEqual(['NEGATIVE_AMOUNT input.amount']);
    expect(await refused({ county: '' })).toEqual(['UNKNOWN_COUNTY input.county']);
    expect(await refused({ advancedOn: '2020-12-01' })).toEqual(['POLICY_NOT_IN_FORCE input.advancedOn']);
    expect(await refused({ pool: 'atlantis' })).toEqual(['FORBIDDEN']);
    expect(await listed(town)).toEqual([]);
  });

  test('above what the reserve account holds, on a closed day, and once the year is settled', async () => {
    const town = await townWithReserve();
    const { finance, medical, government, year, b } = town;
    expect(await finance.isRefused('advanceToCounty', advanceTo(town, b, '100.01'))).toEqual([
      'BANK_ACCOUNT_BELOW_ZERO',
    ]);
    await closeYear(town, year);
    expect(await finance.isRefused('advanceToCounty', advanceTo(town, b, '1.00'))).toEqual(['PERIOD_CLOSED']);
    await medical.does('levyReserve', year);
    await settle(year, { drafts: medical, reviews: finance, confirms: government });
    expect(await finance.isRefused('advanceToCounty', advanceTo(town, b, '1.00'))).toEqual([
      'SETTLEMENT_EXISTS input.fiscalYear',
    ]);
  });

  test('where the policy does not foresee it', async () => {
    const town = await foundPool(server, 'shaoyang');
    expect(await town.finance.isRefused('advanceToCounty', advanceTo(town, town.b, '1.00'))).toEqual([
      'ADVANCE_NOT_FORESEEN input.pool',
    ]);
  });

  test('to city finance of another pool', async () => {
    const town = await townWithReserve();
    const { id } = await lend(town, town.b, '1.00');
    const elsewhere = officeOf(server.as('CITY_FINANCE', { pool: 'elsewhere' }));
    expect(await elsewhere.isRefused('advanceToCounty', advanceTo(town, town.b, '1.00'))).toEqual(['FORBIDDEN']);
    expect(await elsewhere.isRefused('repayAdvance', repayment(id, '1.00'))).toEqual(['FORBIDDEN']);
  });
});

test('several advances at once never lend more than is there; one key lends once', async () => {
  const town = await townWithReserve();
  const answers = await atOnce(
    ['甲', '乙', '丙'].map((person) =>
      town.as('CITY_FINANCE', person).isRefused('advanceToCounty', advanceTo(town, town.b, '60.00')),
    ),
  );
  expect(answers).toEqual([[], ...Array(2).fill(['BANK_ACCOUNT_BELOW_ZERO'])]);
  const input = { ...advanceTo(town, town.c, '5.00'), idempotencyKey: town.pool };
  const first = await town.finance.does('advanceToCounty', input, 'advance { id }');
  expect(await town.finance.does('advanceToCounty', input, 'advance { id }')).toEqual({ ...first, replayed: true });
  expect(await states(town)).toEqual(['60.00 0.00 60.00', '5.00 0.00 5.00']);
});

test('no more is given back than is owed, and nothing under another heading', async () => {
  const town = await townWithReserve();
  const { finance } = town;
  const { id } = await lend(town, town.b, '20.00');
  const refused = (change: object) => finance.isRefused('repayAdvance', { ...repayment(id, '20.00'), ...change });
  expect(await refused({ amount: '20.01' })).toEqual(['MORE_THAN_OWED input.amount']);
  expect(await refused({ amount: '0.00', paidOn: 'soon', document: '' })).toEqual([
    'ZERO_AMOUNT input.amount',
    'INVALID_DATE input.paidOn',
    'REASON_MISSING input.document',
  ]);
  expect(await refused({ obligation: 'nonsense' })).toEqual(['UNKNOWN_ID input.obligation']);
  const wrongWay = { ...repayment(id, '1.00'), paidBy: 'FUND' };
  expect(await finance.isRefused('payIntoReserve', wrongWay)).toEqual(['OBLIGATION_OF_OTHER_KIND input.obligation']);
});

test('what was booked by mistake is taken back: the repayment first, then the advance; not once the year is settled', async () => {
  const town = await townWithReserve();
  const { finance, medical, government } = town;
  const { id, entry } = await lend(town, town.b, '20.00');
  const paid = await finance.does('repayAdvance', repayment(id, '20.00'), 'entry');
  const takeBack = (which: string) => medical.isRefused('reverseEntry', { entry: which, reason: '误记' });
  expect(await takeBack(entry.id)).toEqual(['ENTRY_HELD input.entry']);
  expect(await takeBack(paid.entry)).toEqual([]);
  expect(await states(town)).toEqual(['20.00 0.00 20.00']);
  expect(await takeBack(entry.id)).toEqual([]);
  expect(await listed(town)).toMatchObject([{ outstanding: '0.00', reversed: true }]);
  expect(await rolled(town, town.b)).toBe('0.00 0.00 0.00 0.00');
  expect(await finance.isRefused('repayAdvance', repayment(id, '1.00'))).toEqual(['MORE_THAN_OWED input.amount']);

  const another = await lend(town, town.b, '10.00');
  const repaid = await finance.does('repayAdvance', repayment(another.id, '10.00'), 'entry');
  await government.does('confirmSettlement', await reviewed(town));
  expect(await takeBack(repaid.entry)).toEqual(['ENTRY_HELD input.entry']);
});

test('the list is paged, shows a county its own only, and takes three statements however long it is', async () => {
  const town = await townWithReserve();
  for (const county of [town.a, town.b, town.a]) await lend(town, county, '1.00');
  const { advances } = await town.medical.reads(LIST, { pool: town.pool, first: 2 });
  expect([advances.nodes.length, advances.pageInfo.hasNextPage]).toEqual([2, true]);
  const rest = await town.medical.reads(LIST, { pool: town.pool, after: advances.pageInfo.endCursor });
  expect(rest.advances.nodes.map(({ county }: { county: string }) => county)).toEqual([town.a]);
  const ofB = await town.county(town.b).reads(LIST, { pool: town.pool });
  expect(ofB.advances.nodes.map(({ county }: { county: string }) => county)).toEqual([town.b]);
  const stranger = officeOf(server.as('CITY_MEDICAL', { pool: 'elsewhere' }));
  expect((await stranger.reads(LIST, { pool: town.pool })).advances.nodes).toEqual([]);
  expect((await statementsOf(server.database, () => listed(town))).toSorted()).toEqual([
    'advances',
    'journal-entries-by-id',
    'obligations',
  ]);
  const { errors } = await town.medical.send(LIST, { pool: town.pool, first: 0 });
  expect(errors![0]!.extensions.code).toBe('INVALID_PAGE_SIZE');
});

test('the books verify', async () => {
  expect(await faultsOf(server.database)).toEqual([]);
});
