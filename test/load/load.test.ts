/** Income and expenditure in bulk, through the API. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startServer, type TestServer } from '../server.js';
import { documentOf, foundTown, loadedTown, standing, type Town, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const LOAD = 'loadIncomeAndExpenditure';

const loaded = async ({ medical, pool }: Town): Promise<string> => {
  const { fund } = (
    await medical.reads(
      `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { year(fiscalYear: 2021) { income expenditure } } } }`,
      { pool },
    )
  ).pool;
  return `${fund.year.income} in, ${fund.year.expenditure} out`;
};

describe('a document of rows', () => {
  test('is booked whole: a voucher for each book and month, each row its lines', async () => {
    const town = await foundTown(server);
    const { load, rows } = await town.medical.does(LOAD, documentOf(town), 'load rows');
    expect(rows).toBe(6);
    expect(await loaded(town)).toBe('1900.00 in, 1660.00 out');
    const { journalEntries } = await town.medical.reads(
      `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { effectiveDate document
        vouchers { number book { county } lines { nodes { sourceRow account { code detail } side amount } } } } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', subject: load } },
    );
    expect(journalEntries.nodes).toHaveLength(6);
    const [first] = journalEntries.nodes;
    expect(first).toMatchObject({ effectiveDate: '2021-01-31', document: '2021年月报' });
    expect(
      first.vouchers[0].lines.nodes.map(
        ({
          sourceRow,
          account,
          side,
          amount,
        }: {
          sourceRow: number;
          account: { code: string };
          side: string;
          amount: string;
        }) => `${sourceRow} ${side} ${account.code} ${amount}`,
      ),
    ).toEqual(['1 DEBIT 1005 1000.00', '1 CREDIT 4001 1000.00', '1 DEBIT 1003 1000.00', '1 CREDIT 1005 1000.00']);
  });

  test('with faults is refused whole, every fault with the number of its row', async () => {
    const town = await foundTown(server);
    const good = town.months[0]!;
    const rows = [
      good,
      { ...good, county: 'nowhere' },
      { ...good, month: 13 },
      { ...good, item: 'LOTTERY' },
      { ...good, amount: '1.005' },
      { ...good, amount: '-1.00' },
      { ...good, amount: '0.00' },
      { ...good, insurance: 'EMPLOYEE' },
      { ...good, month: 0, item: '', amount: '1e3' },
    ];
    expect(await town.medical.isRefused(LOAD, { ...documentOf(town), document: ' ', rows })).toEqual([
      'REASON_MISSING input.document',
      'UNKNOWN_COUNTY input.rows.1.county',
      'INVALID_MONTH input.rows.2.month',
      'UNKNOWN_ITEM input.rows.3.item',
      'INVALID_AMOUNT input.rows.4.amount',
      'NEGATIVE_AMOUNT input.rows.5.amount',
      'ZERO_AMOUNT input.rows.6.amount',
      'BOOK_NOT_OPEN input.rows.7.county',
      'INVALID_MONTH input.rows.8.month',
      'UNKNOWN_ITEM input.rows.8.item',
      'INVALID_AMOUNT input.rows.8.amount',
    ]);
    expect(await loaded(town)).toBe('0.00 in, 0.00 out');
  });

  test('of nothing, of an unknown pool, of a year without a policy is refused', async () => {
    const town = await foundTown(server);
    const document = documentOf(town);
    expect(await town.medical.isRefused(LOAD, { ...document, rows: [] })).toEqual(['EMPTY_DOCUMENT input.rows']);
    expect(await town.medical.isRefused(LOAD, { ...document, pool: 'atlantis' })).toEqual(['UNKNOWN_POOL input.pool']);
    expect(await town.medical.isRefused(LOAD, { ...document, fiscalYear: 2023 })).toEqual([
      'POLICY_NOT_IN_FORCE input.fiscalYear',
    ]);
    expect(await town.medical.isRefused(LOAD, { ...document, fiscalYear: -1 })).toEqual([
      'INVALID_FISCAL_YEAR input.fiscalYear',
    ]);
  });

  test('with NUL characters in its texts is refused, each field named', async () => {
    const town = await foundTown(server);
    const rows = [town.months[0]!, { ...town.months[1]!, item: 'PREMIUM\0' }];
    const input = { ...documentOf(town), document: '\0', rows, idempotencyKey: '\0' };
    expect(await town.medical.isRefused(LOAD, input)).toEqual([
      'INVALID_TEXT input.idempotencyKey',
      'INVALID_TEXT input.document',
      'INVALID_TEXT input.rows.1.item',
    ]);
  });

  test('into a month that is closed, or not opened yet, is refused', async () => {
    const town = await foundTown(server);
    await town.medical.does('closePeriods', { ...town.year, months: [1] });
    expect(await town.medical.isRefused(LOAD, documentOf(town))).toEqual(['PERIOD_CLOSED']);
    expect(await town.medical.isRefused(LOAD, { ...documentOf(town), fiscalYear: 2022 })).toEqual(['PERIOD_CLOSED']);
    expect(await loaded(town)).toBe('0.00 in, 0.00 out');
  });

  test('that overdraws the city’s account, over all counties together, is refused', async () => {
    const town = await foundTown(server);
    const spend = (amount: string) => ({ ...documentOf(town), rows: [{ ...town.months[4]!, amount }] });
    // 610 of openings lie in the account that the counties share: 乙 may use more than its own 100
    expect(await town.medical.isRefused(LOAD, spend('610.01'))).toEqual(['BANK_ACCOUNT_BELOW_ZERO']);
    await town.medical.does(LOAD, spend('610.00'));
  });

  test('takes 5,000 rows, and refuses 5,001', async () => {
    const town = await foundTown(server);
    const rows = (count: number) => Array.from({ length: count }, () => ({ ...town.months[0]!, amount: '1.00' }));
    expect(await town.medical.isRefused(LOAD, { ...documentOf(town), rows: rows(5001) })).toEqual([
      'TOO_MANY_ROWS input.rows',
    ]);
    await town.medical.does(LOAD, { ...documentOf(town), rows: rows(5000) });
    expect(await loaded(town)).toBe('5000.00 in, 0.00 out');
  });
});

describe('a dry run', () => {
  test('says what would be booked or refused, books nothing and uses no key up', async () => {
    const town = await foundTown(server);
    const input = { ...documentOf(town), idempotencyKey: town.pool };
    expect(await town.medical.does(LOAD, { ...input, dryRun: true }, 'load rows')).toMatchObject({
      load: null,
      rows: 6,
      replayed: false,
    });
    expect(
      await town.medical.isRefused(LOAD, { ...input, dryRun: true, rows: [{ ...town.months[0]!, month: 0 }] }),
    ).toEqual(['INVALID_MONTH input.rows.0.month']);
    expect(await loaded(town)).toBe('0.00 in, 0.00 out');
    expect((await town.medical.does(LOAD, input)).replayed).toBe(false);
  });
});

describe('an idempotency key', () => {
  test('used again with the same rows answers the first load and books nothing, also at the same moment', async () => {
    const town = await foundTown(server);
    const input = { ...documentOf(town), idempotencyKey: town.pool };
    const answers = await Promise.all([1, 2, 3, 4].map(() => town.medical.does(LOAD, input, 'load')));
    answers.push(await town.medical.does(LOAD, input, 'load'));
    expect(new Set(answers.map(({ load }) => load)).size).toBe(1);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(await loaded(town)).toBe('1900.00 in, 1660.00 out');
  });

  test('used again with other rows is refused; an empty one too; a refused load leaves it free', async () => {
    const town = await foundTown(server);
    const input = { ...documentOf(town), idempotencyKey: town.pool };
    await town.medical.isRefused(LOAD, { ...input, rows: [] });
    await town.medical.does(LOAD, input);
    expect(await town.medical.isRefused(LOAD, { ...input, document: '另一月报' })).toEqual([
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    ]);
    expect(await town.medical.isRefused(LOAD, { ...input, idempotencyKey: '' })).toEqual([
      'INVALID_IDEMPOTENCY_KEY input.idempotencyKey',
    ]);
  });
});

describe('a county’s office', () => {
  test('loads the rows of its own county, and of no other', async () => {
    const town = await foundTown(server);
    const ofA = town.months.filter(({ county }) => county === town.a);
    await town.county(town.a).does(LOAD, { ...documentOf(town), rows: ofA });
    expect(await town.county(town.a).isRefused(LOAD, documentOf(town))).toEqual([
      'FORBIDDEN input.rows.1.county',
      'FORBIDDEN input.rows.2.county',
      'FORBIDDEN input.rows.4.county',
      'FORBIDDEN input.rows.5.county',
    ]);
    expect(await loaded(town)).toBe('1000.00 in, 600.00 out');
  });

  test('corrects a row of its own county only', async () => {
    const town = await loadedTown(server);
    const correction = { load: town.load, row: 2, amount: '501.00', reason: '更正' };
    expect(await town.county(town.a).isRefused('correctLoadedRow', correction)).toEqual(['FORBIDDEN']);
    await town.county(town.b).does('correctLoadedRow', correction);
  });
});

describe('a wrong row', () => {
  const ENTRIES = `query($filter: JournalFilter!) { journalEntries(filter: $filter) {
    nodes { id kind document reverses { id } reversedBy { id } } } }`;

  test('is corrected in one action: a reversal and a new entry, linked to the load; the fund’s state follows', async () => {
    const town = await loadedTown(server);
    const { entries } = await town.medical.does(
      'correctLoadedRow',
      { load: town.load, row: 4, amount: '610.50', reason: '发票漏记' },
      'entries',
    );
    expect(await loaded(town)).toBe('1900.00 in, 1670.50 out');
    const { journalEntries } = await town.medical.reads(ENTRIES, {
      filter: { pool: town.pool, insurance: 'RESIDENT', subject: town.load },
    });
    const [reversal, corrected] = journalEntries.nodes.slice(-2);
    const wrong = journalEntries.nodes.find(({ id }: { id: string }) => id === reversal.reverses.id);
    expect([reversal.id, corrected.id]).toEqual(entries);
    expect(reversal).toMatchObject({ kind: 'REVERSAL', document: '更正第4行：发票漏记' });
    expect(corrected).toMatchObject({ kind: 'INCOME_AND_EXPENDITURE', document: '2021年月报；更正：发票漏记' });
    expect(wrong).toMatchObject({ reversedBy: { id: reversal.id } });
  });

  test('is corrected again, and dropped, leaving its neighbours in the voucher', async () => {
    const town = await foundTown(server);
    const rows = ['100.00', '200.00', '300.00'].map((amount) => ({ ...town.months[0]!, amount }));
    const { load } = await town.medical.does(LOAD, { ...documentOf(town), rows }, 'load');
    const correct = (row: number, amount: string | null) =>
      town.medical.does('correctLoadedRow', { load, row, amount, reason: '更正' });
    await correct(2, '250.00');
    await correct(2, '222.22');
    expect(await loaded(town)).toBe('622.22 in, 0.00 out');
    await correct(1, null);
    expect(await loaded(town)).toBe('522.22 in, 0.00 out');
    await correct(2, null);
    await correct(3, null);
    expect(await loaded(town)).toBe('0.00 in, 0.00 out');
    const gone = { load, row: 3, amount: '1.00', reason: '更正' };
    expect(await town.medical.isRefused('correctLoadedRow', gone)).toEqual(['UNKNOWN_ID input.row']);
    expect((await standing(town))[0]).toBe('500.00 / 0.00 / 0.00');
  });

  test('is not corrected without a reason, to nothing, below zero, or where there is no such row', async () => {
    const { medical, load } = await loadedTown(server);
    const correction = { load, row: 1, amount: '1.00', reason: '更正' };
    const refused = (change: object) => medical.isRefused('correctLoadedRow', { ...correction, ...change });
    expect(await refused({ reason: ' ' })).toEqual(['REASON_MISSING input.reason']);
    expect(await refused({ amount: '0.00' })).toEqual(['ZERO_AMOUNT input.amount']);
    expect(await refused({ amount: '-1.00' })).toEqual(['NEGATIVE_AMOUNT input.amount']);
    expect(await refused({ row: 7 })).toEqual(['UNKNOWN_ID input.row']);
    expect(await refused({ load: 'nonsense' })).toEqual(['UNKNOWN_ID input.row']);
  });

  test('in a closed month is corrected once the month is open again', async () => {
    const { medical, load, year } = await loadedTown(server);
    await medical.does('closePeriods', { ...year, months: [1] });
    const correction = { load, row: 1, amount: '999.00', reason: '更正' };
    expect(await medical.isRefused('correctLoadedRow', correction)).toEqual(['PERIOD_CLOSED']);
    await medical.does('openPeriods', { ...year, months: [1], reason: '更正一月' });
    await medical.does('correctLoadedRow', correction);
  });
});
