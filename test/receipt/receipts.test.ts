/** Receipt lists, the treasury's report, sweeps and allotments through the API, in towns under Handan's rules. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen, sum, yuan } from '../../src/money.js';
import { atOnce, type Office } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { foundPool, foundTown, type Town, townPolicies } from '../towns.js';
import { receiptsStatement } from '../../src/receipt/receipts.query.js';
import { csvOf, type Line } from './receipt-list.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

interface Paths extends Town {
  tax: Office;
}

/** Its residents' premiums come by receipt lists from January 2021 on. */
async function switchedTown(pool?: string): Promise<Paths> {
  const town = pool === undefined ? await foundTown(server) : await foundPool(server, pool);
  await town.finance.does('switchIncomePath', { ...town.year, item: 'PREMIUM', month: 1, document: '收入路径启用' });
  return { ...town, tax: town.as('CITY_TAX', '市税务局 冯') };
}

const LIST = 'booked amount repeated list { id rows booked repeated amount }';
const listOf = ({ pool }: Town, lines: readonly Line[]) => ({ pool, document: '入库明细', csv: csvOf(lines) });
const submit = (town: Paths, lines: readonly Line[]) => town.tax.does('submitReceiptList', listOf(town, lines), LIST);
const isRefused = async (town: Paths, lines: readonly Line[]) =>
  (await town.tax.isRefused('submitReceiptList', listOf(town, lines))).map((text) => text.replace('input.csv.', ''));
const report = ({ finance, pool }: Town, days: Record<string, string>) => {
  const rows = Object.entries(days).map(([day, amount]) => ({ day, amount }));
  return finance.does('recordTreasuryReport', { pool, insurance: 'RESIDENT', document: '国库日报', days: rows });
};
const tenDays = ({ pool }: Town, given: object = {}) => ({
  ...{ pool, insurance: 'RESIDENT', from: '2021-03-01', through: '2021-03-10', sweptOn: '2021-03-10' },
  ...{ amount: '100.00', document: '划转回单', ...given },
});

/** "account: amount" of the fund's real accounts on the way of premiums, over all books. */
async function held({ pool }: Town): Promise<string[]> {
  const { rows } = await server.database.asOwner(
    `select k.kind || ': ' || coalesce((select sum(case l.side when 'D' then l.amount else -l.amount end) from journal_line l
         join ledger_account a on a.id = l.ledger_account where a.bank_account = k.id), 0.00) as held
     from bank_account k join fund f on f.id = k.fund
     where f.pool = $1 and f.insurance = 'RESIDENT' and k.kind in ('TREASURY', 'PREMIUM_PENDING', 'CITY_SPECIAL')
     order by k.kind desc`,
    [pool],
  );
  return rows.map((row) => row.held as string);
}

const DAYS = `query($pool: ID!) { receiptReconciliation(pool: $pool, insurance: RESIDENT, from: "2021-01-01", through: "2021-12-31") {
  nodes { day state listed reported difference receipts sweep } } }`;
const days = async ({ medical, pool }: Town): Promise<string[]> =>
  (await medical.reads(DAYS, { pool })).receiptReconciliation.nodes.map(
    ({ day, state, listed, reported, difference, sweep }: Record<string, string | null>) =>
      `${day} ${state} ${listed} ${reported} ${difference}${sweep ? ' swept' : ''}`,
  );

const RECEIPTS = `query($filter: ReceiptFilter!) { receipts(filter: $filter) {
  nodes { number booking enteredOn county item amount list line entry reversed } } }`;
const receipts = async (town: Town, filter: object = {}, office: Office = town.medical) =>
  (await office.reads(RECEIPTS, { filter: { pool: town.pool, insurance: 'RESIDENT', ...filter } })).receipts.nodes;

describe('a list', () => {
  test('is booked whole: premiums in the treasury, a voucher for each county and day, each receipt its lines', async () => {
    const town = await switchedTown();
    const lines = [{}, { number: 'T2', county: '乙县', amount: '40.50' }, { number: 'T3', day: '2021-03-06' }];
    const { list, ...said } = await submit(town, lines);
    expect(said).toMatchObject({ booked: 3, amount: '240.50', repeated: [] });
    expect(list).toMatchObject({ rows: 3, booked: 3, repeated: 0, amount: '240.50' });
    const { journalEntries } = await town.medical.reads(
      `query($filter: JournalFilter!) { journalEntries(filter: $filter, first: 5) { nodes { kind effectiveDate document
        vouchers { lines(first: 5) { nodes { sourceRow rule side amount account { code } bankAccount { kind } } } } } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', subject: list.id } },
    );
    const [first, ...others] = journalEntries.nodes;
    expect(others).toHaveLength(2);
    expect(first).toMatchObject({ kind: 'PREMIUM_RECEIPT', effectiveDate: '2021-03-05', document: '入库明细' });
    expect(first.vouchers[0].lines.nodes).toEqual([
      { sourceRow: 2, rule: 'HD-3', side: 'DEBIT', amount: '100.00', account: { code: '1005' }, bankAccount: { kind: 'TREASURY' } },
      { sourceRow: 2, rule: 'HD-3', side: 'CREDIT', amount: '100.00', account: { code: '4001' }, bankAccount: null },
    ]); // prettier-ignore
    expect(await receipts(town, { number: 'T2' })).toMatchObject([
      { booking: 1, county: town.b, item: '居民个人缴费', amount: '40.50', line: 3, reversed: false },
    ]);
    expect(await receipts(town, { county: town.a, day: '2021-03-06' })).toHaveLength(1);
  });

  test('with a fault is refused whole, every fault by line and column', async () => {
    const town = await switchedTown();
    expect(await isRefused(town, [{}, { number: 'T2', amount: 'x' }, { county: '丁县', day: '2021-13-01' }])).toEqual([
      'INVALID_AMOUNT 3.金额',
      'INVALID_DATE 4.入库日期',
      'UNKNOWN_COUNTY 4.县市区',
    ]);
    expect(await receipts(town)).toEqual([]);
    const document = { ...listOf(town, [{}]), document: ' ' };
    expect(await town.tax.isRefused('submitReceiptList', document)).toEqual(['REASON_MISSING input.document']);
    expect(await town.tax.isRefused('submitReceiptList', { ...document, document: 'x', csv: '\0' })).toEqual([
      'INVALID_TEXT input.csv',
    ]);
  });

  test('says again what stands: told by line, and not booked again; its repeats name the first', async () => {
    const town = await switchedTown();
    const first = await submit(town, [{}, { number: 'T2' }]);
    const again = await submit(town, [{ number: 'T2' }, { number: 'T3' }, { number: 'T3' }, {}]);
    expect(again).toMatchObject({ booked: 1, amount: '100.00', repeated: [2, 4, 5] });
    const { receiptRepeats, receiptLists } = await town.medical.reads(
      `query($id: ID!, $pool: ID!) { receiptRepeats(list: $id) { nodes { line number firstList firstLine } }
        receiptLists(pool: $pool, first: 1) { nodes { id booked repeated } pageInfo { hasNextPage } } }`,
      { id: again.list.id, pool: town.pool },
    );
    expect(receiptRepeats.nodes).toEqual([
      { line: 2, number: 'T2', firstList: first.list.id, firstLine: 3 },
      { line: 4, number: 'T3', firstList: again.list.id, firstLine: 3 },
      { line: 5, number: 'T1', firstList: first.list.id, firstLine: 2 },
    ]);
    expect(receiptLists).toEqual({
      nodes: [{ id: again.list.id, booked: 1, repeated: 3 }],
      pageInfo: { hasNextPage: true },
    });
    expect(await held(town)).toContain('TREASURY: 300.00');
  });

  test('says it otherwise: the list is refused, also where it contradicts itself; the other fund has its own numbers', async () => {
    const town = await switchedTown();
    await submit(town, [{}]);
    expect(await isRefused(town, [{ number: 'T2' }, { amount: '100.01' }])).toEqual(['RECEIPT_CONFLICT 3.票号']);
    expect(await isRefused(town, [{ number: 'T2' }, { number: 'T2', county: '乙县' }])).toEqual([
      'RECEIPT_CONFLICT 3.票号',
    ]);
    expect(await isRefused(town, [{ insurance: '职工基本医疗保险' }])).toEqual(['BOOK_NOT_OPEN 2.县市区']);
    expect(await held(town)).toContain('TREASURY: 100.00');
  });

  test('checked only books nothing and uses no key up', async () => {
    const town = await switchedTown();
    const input = { ...listOf(town, [{}, {}]), idempotencyKey: town.pool };
    expect(await town.tax.does('submitReceiptList', { ...input, dryRun: true }, LIST)).toMatchObject({
      ...{ booked: 1, amount: '100.00', repeated: [3], list: null, replayed: false },
    });
    expect(await receipts(town)).toEqual([]);
    expect((await town.tax.does('submitReceiptList', input)).replayed).toBe(false);
    expect((await town.tax.does('submitReceiptList', input)).replayed).toBe(true);
  });

  test('sent by several at the same moment is booked once', async () => {
    const town = await switchedTown();
    const others = [1, 2, 3, 4].map((n) => town.as('CITY_FINANCE', `市财政局 ${n}`));
    const answers = await Promise.all(
      others.map((office) => office.does('submitReceiptList', listOf(town, [{}, { number: 'T2' }]), LIST)),
    );
    expect(answers.map(({ booked }) => booked).toSorted((x, y) => x - y)).toEqual([0, 0, 0, 2]);
    expect(await held(town)).toContain('TREASURY: 200.00');
  });

  test('of 5,000 rows is booked whole; sent again backwards, every row is a repeat', async () => {
    const town = await switchedTown();
    const lines = Array.from({ length: 5_000 }, (_, at): Line => ({
      ...{ number: `T${at}`, amount: '1.00', county: at % 2 ? '甲县' : '乙县' },
      day: `2021-03-${String(1 + (at % 28)).padStart(2, '0')}`,
    }));
    expect(await submit(town, lines)).toMatchObject({ booked: 5_000, amount: '5000.00' });
    expect((await submit(town, lines.toReversed())).repeated).toHaveLength(5_000);
    expect(await held(town)).toContain('TREASURY: 5000.00');
  });
});

describe('before the switch', () => {
  test('premiums are loaded and no list is taken; from it on it is the other way round', async () => {
    const town = await foundTown(server);
    const tax = town.as('CITY_TAX', '市税务局 冯');
    const lists = { ...town, tax };
    const load = (month: number) => ({
      ...{ pool: town.pool, fiscalYear: 2021, document: '月报' },
      rows: [
        { ...town.months[0]!, month },
        { ...town.months[2]!, month },
      ],
    });
    expect(await isRefused(lists, [{}])).toEqual(['INCOME_PATH_NOT_SWITCHED 2.入库日期']);
    await town.medical.does('loadIncomeAndExpenditure', load(2));
    const path = { ...town.year, item: 'PREMIUM', month: 3, document: '收入路径启用' };
    await town.finance.does('switchIncomePath', path);
    expect(await isRefused(lists, [{ day: '2021-02-28' }, { number: 'T2' }])).toEqual([
      'INCOME_PATH_NOT_SWITCHED 2.入库日期',
    ]);
    await submit(lists, [{}]);
    await town.medical.does('loadIncomeAndExpenditure', load(2));
    expect(await town.medical.isRefused('loadIncomeAndExpenditure', load(3))).toEqual([
      'INCOME_PATH_SWITCHED input.rows.0.item',
    ]);
    const { pool } = await town.medical.reads(
      `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { incomePaths { item from document person } } } }`,
      { pool: town.pool },
    );
    expect(pool.fund.incomePaths).toEqual([
      { item: 'PREMIUM', from: '2021-03', document: '收入路径启用', person: '市财政局 王' },
    ]);
  });

  test('is not given for months with loaded premiums, twice, without a document, or where the policy knows no way', async () => {
    const town = await foundTown(server);
    const path = { ...town.year, item: 'PREMIUM', month: 3, document: '收入路径启用' };
    const refused = (given: object = {}) => town.finance.isRefused('switchIncomePath', { ...path, ...given });
    const { load } = await town.medical.does(
      'loadIncomeAndExpenditure',
      { pool: town.pool, fiscalYear: 2021, document: '月报', rows: [{ ...town.months[0]!, month: 4 }] },
      'load',
    );
    expect(await refused()).toEqual(['INCOME_ALREADY_LOADED input.month']);
    expect(await refused({ month: 13, document: '' })).toEqual([
      'INVALID_MONTH input.month',
      'REASON_MISSING input.document',
    ]);
    expect(await refused({ fiscalYear: 2023 })).toEqual(['POLICY_NOT_IN_FORCE input.fiscalYear']);
    expect(await refused({ insurance: 'EMPLOYEE' })).toEqual(['BOOK_NOT_OPEN input']);
    await town.medical.does('correctLoadedRow', { load, row: 1, amount: null, reason: '改由入库明细入账' });
    await town.finance.does('switchIncomePath', path);
    expect(await refused({ month: 5 })).toEqual(['INCOME_PATH_SWITCHED input.item']);
  });

  test('and a load at the same moment: one of the two is refused, so that no month has both', async () => {
    const town = await foundTown(server);
    const rows = [{ ...town.months[0]!, month: 6 }];
    const [done, refused] = await atOnce([
      town.medical.isRefused('loadIncomeAndExpenditure', { pool: town.pool, fiscalYear: 2021, document: '月报', rows }),
      town.finance.isRefused('switchIncomePath', { ...town.year, item: 'PREMIUM', month: 1, document: '启用' }),
    ]);
    expect(done).toEqual([]);
    expect(refused![0]).toMatch(/^INCOME_(ALREADY_LOADED|PATH_SWITCHED) /);
  });
});

describe('a sweep', () => {
  test('waits until lists and treasury agree on every day, and says which don’t', async () => {
    const town = await switchedTown();
    await submit(town, [{ day: '2021-03-01' }, { number: 'T2' }]);
    await report(town, { '2021-03-01': '100.00', '2021-03-02': '7.00', '2021-03-05': '90.00', '2021-03-06': '0' });
    await submit(town, [{ day: '2021-03-08', number: 'T3' }]);
    expect(await days(town)).toEqual([
      '2021-03-01 MATCHED 100.00 100.00 0.00',
      '2021-03-02 MISSING 0.00 7.00 7.00',
      '2021-03-05 SURPLUS 100.00 90.00 -10.00',
      '2021-03-06 MATCHED 0.00 0.00 0.00',
      '2021-03-08 UNREPORTED 100.00 null null',
    ]);
    const mismatch = 'TREASURY_MISMATCH input.through';
    expect(await town.finance.isRefused('sweepPremiums', tenDays(town))).toEqual([mismatch, mismatch, mismatch]);
    await report(town, { '2021-03-02': '0.00', '2021-03-05': '100.00', '2021-03-08': '100.00' });
    expect(await town.finance.isRefused('sweepPremiums', tenDays(town, { amount: '299.99' }))).toEqual([
      'SWEEP_AMOUNT_DIFFERS input.amount',
    ]);
    await town.finance.does('sweepPremiums', tenDays(town, { amount: '300.00' }));
    expect(await held(town)).toEqual(['TREASURY: 0.00', 'PREMIUM_PENDING: 300.00', 'CITY_SPECIAL: 610.00']);
  });

  test('shuts its days: no new receipt, no other total, no second sweep, also at the same moment; repeats are still told', async () => {
    const town = await switchedTown();
    await submit(town, [{}]);
    await report(town, { '2021-03-05': '100.00' });
    const sweeps = [1, 2, 3].map((n) =>
      town.as('CITY_FINANCE', `市财政局 ${n}`).isRefused('sweepPremiums', tenDays(town)),
    );
    expect((await atOnce(sweeps)).map((refused) => refused.length)).toEqual([0, 1, 1]);
    expect(await isRefused(town, [{ number: 'T2' }, { number: 'T3', day: '2021-03-11' }])).toEqual([
      'RECEIPT_DAY_SWEPT 2.入库日期',
    ]);
    const later = { pool: town.pool, insurance: 'RESIDENT', document: '国库日报' };
    expect(
      await town.finance.isRefused('recordTreasuryReport', {
        ...later,
        days: [{ day: '2021-03-05', amount: '101.00' }],
      }),
    ).toEqual(['RECEIPT_DAY_SWEPT input.days.0.day']);
    await report(town, { '2021-03-05': '100.00' });
    expect((await submit(town, [{}])).repeated).toEqual([2]);
    expect(await town.finance.isRefused('sweepPremiums', tenDays(town, { from: '2021-03-05' }))).toEqual([
      'RECEIPT_DAY_SWEPT input.from',
    ]);
    // whatever the application believes
    await expect(
      server.database.asOwner(
        `insert into premium_sweep (fund, from_day, through_day, swept_on, amount, document, person)
         select fund, '2021-03-10', '2021-03-20', '2021-03-20', 1, 'x', 'x' from premium_sweep limit 1`,
      ),
    ).rejects.toThrow('PREMIUM_SWEEPS_OVERLAP');
  });

  test('is not made out of nothing, backwards, or without its papers', async () => {
    const town = await switchedTown();
    const refused = (given: object) => town.finance.isRefused('sweepPremiums', tenDays(town, given));
    expect(await refused({})).toEqual(['SWEEP_AMOUNT_DIFFERS input.amount']);
    expect(await refused({ amount: '0.00' })).toEqual(['ZERO_AMOUNT input.amount']);
    expect(await refused({ from: '2021-03-11' })).toEqual(['INVALID_DATE input.through']);
    expect(await refused({ sweptOn: '2021-03-09' })).toEqual(['INVALID_DATE input.sweptOn']);
    expect(await refused({ from: 'x', through: 'y', document: '' })).toEqual([
      ...['REASON_MISSING input.document', 'INVALID_DATE input.from', 'INVALID_DATE input.through'],
    ]);
    const no = { pool: town.pool, insurance: 'RESIDENT', document: '国库日报' };
    const day = { day: '2021-03-05', amount: '1.00' };
    const both = [{ ...day, amount: '1e1' }, day, { day: '05.03.2021', amount: '-1.00' }];
    expect(await town.finance.isRefused('recordTreasuryReport', { ...no, days: both })).toEqual([
      'INVALID_AMOUNT input.days.0.amount',
      'DUPLICATE_DAY input.days.1.day',
      'INVALID_DATE input.days.2.day',
      'NEGATIVE_AMOUNT input.days.2.amount',
    ]);
  });

  test('goes straight to the city’s account where the policy knows no pending sub-account, and is not allotted there', async () => {
    const town = await switchedTown('shaoyang');
    await submit(town, [{}]);
    await report(town, { '2021-03-05': '100.00' });
    const { sweep } = await town.finance.does('sweepPremiums', tenDays(town), 'sweep { id due daysLate }');
    expect(sweep).toMatchObject({ due: null, daysLate: 0 });
    expect(await held(town)).toEqual(['TREASURY: 0.00', 'CITY_SPECIAL: 710.00']);
    const allotment = { sweep: sweep.id, allottedOn: '2021-03-12', document: '划入通知' };
    expect(await town.medical.isRefused('allotPremiums', allotment)).toEqual(['INCOME_PATH_UNKNOWN input.sweep']);
  });
});

/** Swept on the 11th, a day late, and allotted. */
async function allottedTown() {
  const town = await switchedTown();
  await submit(town, [{}, { number: 'T2', item: '财政代缴', amount: '20.00' }, { number: 'T3', county: '乙县' }]);
  await report(town, { '2021-03-05': '220.00' });
  const { sweep } = await town.finance.does(
    'sweepPremiums',
    tenDays(town, { amount: '220.00', sweptOn: '2021-03-11' }),
    'sweep { id due daysLate }',
  );
  const allotment = { sweep: sweep.id as string, allottedOn: '2021-03-12', document: '划入通知' };
  return { town, sweep, allotment };
}

describe('an allotment', () => {
  test('moves a sweep on by county and item, once; the sweep knows how late it was', async () => {
    const { town, sweep, allotment } = await allottedTown();
    expect(sweep).toMatchObject({ due: '2021-03-10', daysLate: 1 });
    const refused = (given: object) => town.medical.isRefused('allotPremiums', { ...allotment, ...given });
    expect(await refused({ allottedOn: '2021-03-10' })).toEqual(['INVALID_DATE input.allottedOn']);
    expect(await refused({ sweep: 'nothing' })).toEqual(['UNKNOWN_ID input.sweep']);
    const acts = [1, 2].map((n) => town.as('CITY_MEDICAL', `市医保局 ${n}`).isRefused('allotPremiums', allotment));
    expect(await atOnce(acts)).toEqual([[], ['SWEEP_ALREADY_ALLOTTED input.sweep']]);
    expect(await held(town)).toEqual(['TREASURY: 0.00', 'PREMIUM_PENDING: 0.00', 'CITY_SPECIAL: 830.00']);
    const { premiumSweeps } = await town.medical.reads(
      `query($pool: ID!) { premiumSweeps(pool: $pool, insurance: RESIDENT) { nodes { id amount reversed allottedOn allotment } } }`,
      { pool: town.pool },
    );
    const [{ allotment: subject, ...shown }] = premiumSweeps.nodes;
    expect(shown).toEqual({ id: sweep.id, amount: '220.00', reversed: false, allottedOn: '2021-03-12' });
    const { journalEntries } = await town.medical.reads(
      `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { memo } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', subject } },
    );
    expect(journalEntries.nodes.map(({ memo }: { memo: string }) => memo)).toEqual([
      '划入2021-03-01至2021-03-10保费：居民个人缴费 100.00，财政代缴 20.00',
      '划入2021-03-01至2021-03-10保费：居民个人缴费 100.00',
    ]);
  });

  test('is taken back whole, then the sweep, then a receipt: each is held by what went on from it', async () => {
    const { town, allotment } = await allottedTown();
    await town.medical.does('allotPremiums', allotment);
    const entries = async (kind: string) =>
      (
        await town.medical.reads(
          `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { id } } }`,
          { filter: { pool: town.pool, insurance: 'RESIDENT', kind } },
        )
      ).journalEntries.nodes.map(({ id }: { id: string }) => id);
    const [receipt] = await entries('PREMIUM_RECEIPT');
    const [, sweep] = await entries('PREMIUM_SWEEP');
    const [allotted] = await entries('PREMIUM_ALLOTMENT');
    const back = { reason: '录入有误' };
    const held_ = ['ENTRY_HELD input.entry'];
    expect(await town.medical.isRefused('reverseEntry', { entry: receipt, ...back })).toEqual(held_);
    expect(await town.medical.isRefused('reverseEntry', { entry: sweep, ...back })).toEqual(held_);
    await town.medical.does('reverseEntry', { entry: allotted, ...back });
    await town.medical.does('reverseEntry', { entry: sweep, ...back });
    expect(await held(town)).toEqual(['TREASURY: 220.00', 'PREMIUM_PENDING: 0.00', 'CITY_SPECIAL: 610.00']);
    expect(await town.medical.isRefused('allotPremiums', allotment)).toEqual(['SWEEP_ALREADY_ALLOTTED input.sweep']);
    await town.medical.does('reverseEntry', { entry: receipt, ...back });

    // the numbers of the entry are free again: with other contents, booked anew, and once
    expect(await days(town)).toEqual(['2021-03-05 MISSING 100.00 220.00 120.00']);
    expect(await submit(town, [{ amount: '120.00' }, { amount: '120.00' }])).toMatchObject({
      booked: 1,
      repeated: [3],
    });
    expect(await isRefused(town, [{}])).toEqual(['RECEIPT_CONFLICT 2.票号']);
    expect((await receipts(town, { number: 'T1' })).map(({ booking, amount, reversed }: Record<string, unknown>) => [booking, amount, reversed])).toEqual([
      [1, '100.00', true],
      [2, '120.00', false],
    ]); // prettier-ignore
    await town.finance.does('sweepPremiums', tenDays(town, { amount: '220.00' }));
    // whatever the application believes
    await expect(
      server.database.asOwner(
        `insert into receipt (fund, number, booking, list, line, entered_on, county, item, amount, entry)
         select fund, number, booking + 1, list, 99, '2021-03-30', county, item, amount, entry from receipt_standing
         where number = 'T1' and fund = (select fund from receipt_standing where entry = (select max(entry) from receipt))`,
      ),
    ).rejects.toThrow('RECEIPT_STANDS');
    await expect(server.database.asOwner('update receipt set amount = 1')).rejects.toThrow('ADDITIONS_ONLY');
  });
});

describe('whatever is done to the lists on their way', () => {
  test('the treasury in the books is what came in, and the days agree', async () => {
    const numbers = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6'];
    const truth = numbers.map((number, at): Line & { amount: string; day: string } => ({
      ...{ number, amount: `${at + 1}0.00`, day: `2021-03-0${1 + (at % 3)}` },
      county: at % 2 ? '甲县' : '乙县',
    }));
    const deliveries = fc
      .shuffledSubarray([...truth, ...truth.slice(0, 3)], { minLength: 9, maxLength: 9 })
      .chain((rows) => fc.tuple(fc.constant(rows), fc.integer({ min: 1, max: 8 }), fc.constantFrom(...truth)));
    await fc.assert(
      fc.asyncProperty(deliveries, async ([rows, cut, picked]) => {
        const town = await switchedTown();
        const mistyped = { ...picked, amount: `${picked.amount.slice(0, -1)}1` };
        await submit(town, rows.slice(0, cut));
        // one list goes wrong: either it contradicts what stands, or what stands will contradict it
        const standing = rows.slice(0, cut).some(({ number }) => number === picked.number);
        if (standing) expect(await isRefused(town, [mistyped])).toEqual(['RECEIPT_CONFLICT 2.票号']);
        await submit(town, rows.slice(cut));
        await Promise.all([submit(town, rows), submit(town, rows.toReversed())]);
        expect(await held(town)).toContain(`TREASURY: ${yuan(sum(truth.map(({ amount }) => fen(amount))))}`);
        const byDay = Map.groupBy(truth, ({ day }) => day);
        const totals = [...byDay].map(([day, of]) => [day, yuan(sum(of.map(({ amount }) => fen(amount))))] as const);
        await report(town, Object.fromEntries(totals));
        expect((await days(town)).filter((day) => !day.includes('MATCHED'))).toEqual([]);
        expect(await receipts(town)).toHaveLength(6);
      }),
      { numRuns: 4 },
    );
  });
});

describe('who may not', () => {
  test('act in another city, or see what is not theirs', async () => {
    const town = await switchedTown();
    await submit(town, [{}, { number: 'T2', county: '乙县' }]);
    const elsewhere = { ...town, tax: (await foundTown(server)).as('CITY_TAX', '另一市税务局') };
    expect(await isRefused(elsewhere, [{}])).toEqual(['FORBIDDEN']);
    const other = (await foundTown(server)).finance;
    expect(await other.isRefused('sweepPremiums', tenDays(town))).toEqual(['FORBIDDEN']);
    expect(
      await other.isRefused('recordTreasuryReport', {
        pool: town.pool,
        insurance: 'RESIDENT',
        document: 'x',
        days: [],
      }),
    ).toEqual(['FORBIDDEN']);
    const path = { ...town.year, item: 'INTEREST', month: 1, document: 'x' };
    expect(await other.isRefused('switchIncomePath', path)).toEqual(['FORBIDDEN']);

    const county = town.county(town.a);
    expect((await receipts(town, {}, county)).map(({ number }: { number: string }) => number)).toEqual(['T1']);
    const seen = await county.reads(
      `query($pool: ID!) { receiptLists(pool: $pool) { nodes { id } }
        premiumSweeps(pool: $pool, insurance: RESIDENT) { nodes { id } }
        receiptReconciliation(pool: $pool, insurance: RESIDENT, from: "2021-01-01", through: "2021-12-31") { nodes { day } } }`,
      { pool: town.pool },
    );
    expect(Object.values(seen as Record<string, { nodes: unknown[] }>).map(({ nodes }) => nodes)).toEqual([[], [], []]);
    expect(await receipts(town, {}, other)).toEqual([]);
  });
});

describe('with thousands of receipts', () => {
  test('every search of the receipts walks an index', async () => {
    await server.database.asOwner('analyze receipt');
    const one = { county: 'a', number: 'T1', list: crypto.randomUUID(), day: '2021-03-05' };
    const plans: Record<string, string> = {};
    for (const given of [{}, ...Object.entries(one).map(([name, value]) => ({ [name]: value }))]) {
      const { statement, values } = receiptsStatement({ pool: 'town1', insurance: 'RESIDENT', ...given });
      const rest = values.map((value) => `, '${String(value)}'`).join('');
      const { rows } = (
        (await server.database.asOwner(
          `set plan_cache_mode = force_generic_plan; prepare wanted as ${statement.text};
         explain execute wanted('town1', 'RESIDENT', 0, true, '{}', '{}', 51${rest}); deallocate wanted; reset plan_cache_mode`,
        )) as unknown as { rows: { 'QUERY PLAN': string }[] }[]
      )[2]!;
      plans[statement.name] = rows.map((row) => row['QUERY PLAN']).join('\n');
    }
    expect(Object.keys(plans)).toHaveLength(5);
    expect(Object.entries(plans).filter(([, plan]) => plan.includes('Seq Scan on receipt'))).toEqual([]);
  });
});
