/** The reserve's levy and interest, what stays owed, and who pays it, through the API. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { atOnce, closeYear, type FundYear } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import {
  documentOf,
  factsOf,
  foundTown,
  leviedTown,
  loadedTown,
  type PostedTown,
  read,
  settledTown,
  standing,
  type Town,
  townPolicies,
} from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

interface Owed {
  id: string;
  county: string;
  kind: string;
  payer: string;
  amount: string;
  outstanding: string;
}

const obligations = async ({ medical, year }: Town): Promise<Owed[]> =>
  (
    await medical.reads(
      `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!) {
        obligations(pool: $pool, insurance: $insurance, fiscalYear: $fiscalYear) { id county kind payer amount outstanding } }`,
      year,
    )
  ).obligations;

describe('the levy', () => {
  test('is charged to the surplus, then to the balance, and once', async () => {
    const town = await leviedTown(server);
    expect(await standing(town)).toEqual([
      '500.00 / 100.00 / 300.00',
      '50.00 / 50.00 / -260.00',
      '10.00 / 40.00 / 60.00',
    ]);
    expect(await obligations(town)).toEqual([]);
    expect(await town.medical.isRefused('levyReserve', town.year)).toEqual(['LEVY_ALREADY_BOOKED input.fiscalYear']);
  });

  test('of several at once is booked by exactly one', async () => {
    const town = await loadedTown(server);
    await closeYear(town, town.year);
    const answers = await atOnce([1, 2, 3].map(() => town.medical.isRefused('levyReserve', town.year)));
    expect(answers).toEqual([[], ...Array(2).fill(['LEVY_ALREADY_BOOKED input.fiscalYear'])]);
    expect((await standing(town))[0]).toBe('500.00 / 100.00 / 300.00');
  });

  test('waits for the year close, and is due in the first year only', async () => {
    const town = await loadedTown(server);
    expect(await town.medical.isRefused('levyReserve', town.year)).toEqual(['YEAR_NOT_CLOSED input.fiscalYear']);
    const next: FundYear = { ...town.year, fiscalYear: 2022 };
    expect(await town.medical.isRefused('levyReserve', next)).toEqual(['LEVY_NOT_DUE input.fiscalYear']);
  });

  test('that neither surplus nor balance can bear is owed; the government pays it into the reserve', async () => {
    const town = await foundTown(server);
    const { medical, finance, year, b } = town;
    // 乙 takes in and spends 2,000: no surplus, and its balance bears 100 of the levy of 200
    const rows = town.months.map((row) => (row.county === b ? { ...row, amount: '2000.00' } : row));
    await medical.does('loadIncomeAndExpenditure', { ...documentOf(town), rows });
    await medical.does('recordYearFacts', factsOf(town));
    await finance.does('confirmYearFacts', year);
    await closeYear(town, year);
    await medical.does('levyReserve', year);
    expect((await standing(town))[1]).toBe('0.00 / 100.00 / 0.00');
    const [owed] = await obligations(town);
    expect(owed).toMatchObject({ county: b, kind: 'RESERVE_LEVY', payer: 'COUNTY', amount: '100.00' });

    await medical.does('openPeriods', { ...year, fiscalYear: 2022, months: [3] });
    const payment = { obligation: owed!.id, paidOn: '2022-03-01', document: '缴款单' };
    const { entry } = await finance.does(
      'payIntoReserve',
      { ...payment, amount: '40.00', paidBy: 'GOVERNMENT' },
      'entry',
    );
    expect((await standing(town))[1]).toBe('0.00 / 140.00 / 0.00');
    const levies = await medical.reads(
      `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { id } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', kind: 'RESERVE_LEVY' } },
    );
    const [{ id }] = levies.journalEntries.nodes;
    // a payment stands on the levy
    expect(await medical.isRefused('reverseEntry', { entry: id, reason: '试' })).toEqual(['ENTRY_HELD input.entry']);
    await medical.does('reverseEntry', { entry, reason: '误记' });
    await medical.does('reverseEntry', { entry: id, reason: '基数有误' });
    expect(await obligations(town)).toEqual([]);
    await medical.does('levyReserve', year);
    expect((await obligations(town))[0]).toMatchObject({ amount: '100.00', outstanding: '100.00' });
  });
});

describe('interest', () => {
  test('of the reserve account is common to all counties', async () => {
    const { finance, medical, pool } = await foundTown(server);
    const interest = { pool, insurance: 'RESIDENT', amount: '12.34', receivedOn: '2021-12-21', document: '结息单' };
    await finance.does('bookReserveInterest', interest);
    const { balance } = await medical.reads(
      `query($pool: ID!) { balance(pool: $pool, insurance: RESIDENT, account: "3001", detail: "SHARED_RESERVE") { amount } }`,
      { pool },
    );
    expect(balance.amount).toBe('12.34');
  });

  test('of nothing, below zero, on no day, without a document, in a closed month is refused', async () => {
    const { finance, medical, pool, year } = await foundTown(server);
    const interest = { pool, insurance: 'RESIDENT', amount: '1.00', receivedOn: '2021-12-21', document: '结息单' };
    const refused = (change: object) => finance.isRefused('bookReserveInterest', { ...interest, ...change });
    expect(await refused({ amount: '0', receivedOn: '2021-02-29', document: '' })).toEqual([
      'ZERO_AMOUNT input.amount',
      'INVALID_DATE input.receivedOn',
      'REASON_MISSING input.document',
    ]);
    expect(await refused({ amount: '-1.00' })).toEqual(['NEGATIVE_AMOUNT input.amount']);
    expect(await refused({ pool: 'atlantis' })).toEqual(['FORBIDDEN']);
    await medical.does('closePeriods', { ...year, months: [12] });
    expect(await refused({})).toEqual(['PERIOD_CLOSED']);
  });
});

const owedBy = ({ settlement }: PostedTown, kind: string): Owed[] =>
  settlement.obligations.filter((one: Owed) => one.kind === kind);

describe('what governments owe', () => {
  test('is paid in instalments; the last one of all completes the settlement, a payment taken back reopens it', async () => {
    const town = await settledTown(server);
    const { finance, settlement, b } = town;
    const [policyShare, faultShare] = owedBy(town, 'TOP_UP');
    expect([policyShare, faultShare]).toMatchObject([{ amount: '70.00' }, { amount: '20.00' }]);
    const pay = (obligation: string, amount: string) =>
      finance.does(
        'recordTopUp',
        { obligation, amount, receivedOn: '2022-03-05', document: '财政拨款单' },
        'entry obligation { paid outstanding payments { amount document paidBy reversed } }',
      );
    await pay(policyShare!.id, '30.00');
    const { obligation } = await pay(policyShare!.id, '40.00');
    expect(obligation).toMatchObject({ paid: '70.00', outstanding: '0.00' });
    expect(obligation.payments).toHaveLength(2);
    expect((await standing(town))[1]).toBe('0.00 / 0.00 / -20.00');
    const { entry } = await pay(faultShare!.id, '20.00');
    const [refill] = owedBy(town, 'REPLENISH_RESERVE');
    expect(refill).toMatchObject({ county: b, payer: 'COUNTY', amount: '120.00' });
    const refilled = { obligation: refill!.id, paidBy: 'GOVERNMENT', paidOn: '2022-04-05', document: '缴款单' };
    await finance.does('payIntoReserve', { ...refilled, amount: '60.00' });
    expect((await read(town, settlement.id)).status).toBe('POSTED');
    await finance.does('payIntoReserve', { ...refilled, amount: '60.00' });
    expect(await read(town, settlement.id)).toMatchObject({ status: 'COMPLETED' });
    expect(await standing(town)).toEqual(['800.00 / 100.00 / 0.00', '0.00 / 50.00 / 0.00', '70.00 / 40.00 / 0.00']);

    await finance.does('reverseEntry', { entry, reason: '退票' });
    const reopened = await read(town, settlement.id);
    expect(reopened).toMatchObject({ status: 'POSTED' });
    expect(reopened.events.at(-1)).toMatchObject({ status: 'POSTED', reason: '缴付冲销' });
    expect((await standing(town))[1]).toBe('0.00 / 50.00 / -20.00');
    await pay(faultShare!.id, '20.00');
    expect((await read(town, settlement.id)).status).toBe('COMPLETED');
  });

  test('is no income of the year in which it comes', async () => {
    const town = await settledTown(server);
    const [topUp] = owedBy(town, 'TOP_UP');
    await town.finance.does('recordTopUp', {
      ...{ obligation: topUp!.id, amount: '70.00', receivedOn: '2022-03-05', document: '财政拨款单' },
    });
    const { fund } = (
      await town.medical.reads(
        `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { year(fiscalYear: 2022) { income } } } }`,
        { pool: town.pool },
      )
    ).pool;
    expect(fund.year.income).toBe('0.00');
  });

  test('can’t be paid above what is owed, on a closed day, under another heading, or to nobody', async () => {
    const town = await settledTown(server);
    const { finance } = town;
    const [topUp] = owedBy(town, 'TOP_UP');
    const [refill] = owedBy(town, 'REPLENISH_RESERVE');
    const payment = { obligation: topUp!.id, amount: '1.00', receivedOn: '2022-03-05', document: '财政拨款单' };
    const refused = (change: object) => finance.isRefused('recordTopUp', { ...payment, ...change });
    expect(await refused({ amount: '70.01' })).toEqual(['MORE_THAN_OWED input.amount']);
    expect(await refused({ amount: '0.00', receivedOn: 'yesterday', document: ' ' })).toEqual([
      'ZERO_AMOUNT input.amount',
      'INVALID_DATE input.receivedOn',
      'REASON_MISSING input.document',
    ]);
    expect(await refused({ receivedOn: '2022-07-01' })).toEqual(['PERIOD_CLOSED']);
    expect(await refused({ receivedOn: '0000-03-01' })).toEqual(['INVALID_DATE input.receivedOn']);
    expect(await refused({ obligation: refill!.id })).toEqual(['OBLIGATION_OF_OTHER_KIND input.obligation']);
    expect(await refused({ obligation: 'nonsense' })).toEqual(['UNKNOWN_ID input.obligation']);
    const wrongWay = {
      obligation: topUp!.id,
      amount: '1.00',
      paidBy: 'FUND',
      paidOn: '2022-03-05',
      document: '缴款单',
    };
    expect(await finance.isRefused('payIntoReserve', wrongWay)).toEqual(['OBLIGATION_OF_OTHER_KIND input.obligation']);
    const emptied = { ...wrongWay, obligation: refill!.id };
    expect(await finance.isRefused('payIntoReserve', emptied)).toEqual(['BALANCE_BELOW_ZERO']);
    expect((await standing(town))[1]).toBe('0.00 / 0.00 / -90.00');
  });

  test('paid by several persons at once is never paid twice', async () => {
    const town = await settledTown(server);
    const [topUp] = owedBy(town, 'TOP_UP');
    const payment = { obligation: topUp!.id, amount: '50.00', receivedOn: '2022-03-05', document: '财政拨款单' };
    const answers = await atOnce(
      ['甲', '乙', '丙'].map((person) => town.as('CITY_FINANCE', person).isRefused('recordTopUp', payment)),
    );
    expect(answers).toEqual([[], ...Array(2).fill(['MORE_THAN_OWED input.amount'])]);
    expect((await standing(town))[1]).toBe('0.00 / 0.00 / -40.00');
  });

  test('sent twice under one key is paid once', async () => {
    const town = await settledTown(server);
    const [topUp] = owedBy(town, 'TOP_UP');
    const payment = {
      ...{ idempotencyKey: town.pool, obligation: topUp!.id, amount: '10.00' },
      ...{ receivedOn: '2022-03-05', document: '财政拨款单' },
    };
    const first = await town.finance.does('recordTopUp', payment, 'entry');
    const second = await town.finance.does('recordTopUp', payment, 'entry obligation { outstanding }');
    expect(second).toMatchObject({ replayed: true, entry: first.entry, obligation: { outstanding: '60.00' } });
  });
});
