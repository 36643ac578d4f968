/** Statements of a town's settled year, and of the year after: each figure is what its journal lines add up to. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Fen, fen, sum, yuan } from '../../src/money.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { loadedTown, type PostedTown, settledTown, townPolicies } from '../towns.js';

const COLUMNS = 'columns { id name fromPeriod toPeriod }';
const ROWS = `rows { id name memo outOfForm adds subtracts figures { amount sumOfBooks eliminated }
  accounts { account detail part subtracted } }`;
const ELIMINATIONS = 'eliminations { column lowerAccount upperAccount county lower upper eliminated unmatched }';
const ARGUMENTS =
  '(pool: $pool, insurance: RESIDENT, fiscalYear: $year, month: $month, county: $county, poolLevel: $poolLevel)';
const STATEMENTS = `query($pool: ID!, $year: Int!, $month: Int, $county: ID, $poolLevel: Boolean! = false) {
  balanceSheet${ARGUMENTS} { formNumber balances ${COLUMNS} ${ROWS} ${ELIMINATIONS} }
  incomeStatement${ARGUMENTS} { formNumber ${COLUMNS} ${ROWS} ${ELIMINATIONS} reconciliation { id income expenditure } } }`;

interface Line {
  side: 'DEBIT' | 'CREDIT';
  amount: string;
  account: { code: string; detail: string | null };
  counterAccount: { code: string };
  entry: { kind: string; reverses: { kind: string } | null };
  voucher: { year: number; month: number; book: { county: string | null } };
}

let server: TestServer;
let town: PostedTown;
let lines: Line[];

beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await settledTown(server);
  const { finance, medical, settlement, pool, a, b, year } = town;
  const obligation = (kind: string) => settlement.obligations.find((one: { kind: string }) => one.kind === kind).id;
  const paid = { paidOn: '2022-03-05', document: '缴款单' };
  await finance.does('recordTopUp', {
    ...{ obligation: obligation('TOP_UP'), amount: '20.00', receivedOn: '2022-03-05', document: '缴款单' },
  });
  const refill = { ...paid, obligation: obligation('REPLENISH_RESERVE'), paidBy: 'GOVERNMENT' };
  await finance.does('payIntoReserve', { ...refill, amount: '90.00' });
  const { entry } = await finance.does('payIntoReserve', { ...refill, amount: '5.00' }, 'entry');
  await medical.does('reverseEntry', { entry, reason: '退票' });
  await finance.does('bookReserveInterest', {
    ...{ pool, insurance: 'RESIDENT', receivedOn: '2022-04-21', document: '结息单', amount: '3.00' },
  });
  const row = (county: string, month: number, item: string, amount: string) => ({
    ...{ county, insurance: 'RESIDENT', month, item, amount },
  });
  await medical.does('loadIncomeAndExpenditure', {
    ...{ pool, fiscalYear: 2022, document: '2022年3至5月' },
    rows: [
      row(a, 3, 'PREMIUM', '210.00'),
      row(a, 3, 'TRANSFER_IN', '7.00'),
      row(b, 4, 'MATERNITY', '11.00'),
      row(b, 4, 'INTEREST', '2.50'),
      row(a, 5, 'INPATIENT', '70.00'),
    ],
  });
  lines = await allLines(year.pool);
});
afterAll(() => server.close());

async function allLines(pool: string): Promise<Line[]> {
  const query = `query($pool: ID!, $after: String) { journalLines(filter: { pool: $pool, insurance: RESIDENT }, first: 100, after: $after) {
    nodes { side amount account { code detail } counterAccount { code } entry { kind reverses { kind } }
      voucher { year month book { county } } } pageInfo { hasNextPage endCursor } } }`;
  const found: Line[] = [];
  let after: string | null = null;
  do {
    const { journalLines }: { journalLines: { nodes: Line[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
      await town.medical.reads(query, { pool, after });
    found.push(...journalLines.nodes);
    after = journalLines.pageInfo.hasNextPage ? journalLines.pageInfo.endCursor : null;
  } while (after);
  return found;
}

interface Column {
  id: string;
  name: string;
  fromPeriod: number | null;
  toPeriod: number;
}
interface Row {
  id: string;
  name: string;
  adds: string[];
  subtracts: string[];
  figures: { amount: string; sumOfBooks: string; eliminated: string }[];
  accounts: { account: string; detail: string | null; subtracted: boolean }[];
}
interface Statement {
  formNumber: string;
  columns: Column[];
  rows: Row[];
  eliminations: Record<
    'column' | 'lowerAccount' | 'upperAccount' | 'lower' | 'upper' | 'eliminated' | 'unmatched',
    string
  >[];
}
type ReconciliationLine = Record<'id' | 'income' | 'expenditure', string>;
interface Statements {
  balanceSheet: Statement & { balances: boolean };
  incomeStatement: Statement & { reconciliation: ReconciliationLine[] };
}
type Side = 'opening' | 'closing';
interface TrialBalance extends Record<Side | 'moved', { debit: string; credit: string }> {
  rows: ({ account: string; detail: string | null } & Record<Side, string>)[];
}

type Scope = { county?: string; poolLevel?: boolean };
const statements = (scope: Scope, year: number, month: number | null = null): Promise<Statements> =>
  town.medical.reads(STATEMENTS, { pool: town.pool, year, month, ...scope });

/** What the schema tells a reader to do: the lines of the row's accounts in the column's periods, carrying left out of 收支表. */
function readded(
  form: 'balanceSheet' | 'incomeStatement',
  scope: Scope,
  column: Column,
  accounts: Row['accounts'],
): Fen {
  const opening = (line: Line) => (line.entry.reverses?.kind ?? line.entry.kind) === 'OPENING';
  const isIn = (line: Line): boolean => {
    const { year, month } = line.voucher;
    const period = opening(line) ? year * 100 : year * 100 + month;
    return period >= (column.fromPeriod ?? 0) && period <= column.toPeriod;
  };
  const ofBook = ({ voucher: { book } }: Line) =>
    (scope.county === undefined && !scope.poolLevel) || book.county === (scope.county ?? null);
  return sum(
    accounts.flatMap(({ account, detail, subtracted }) =>
      lines
        .filter((line) => line.account.code === account && (detail === null || line.account.detail === detail))
        .filter((line) => ofBook(line) && isIn(line))
        .filter((line) => form === 'balanceSheet' || !/^[345]/.test(line.counterAccount.code))
        .map((line) => {
          const normal = /^[15]/.test(account) ? 'DEBIT' : 'CREDIT';
          const amount = line.side === normal ? fen(line.amount) : -fen(line.amount);
          return subtracted ? -amount : amount;
        }),
    ),
  );
}

const rowsOf = (statement: Statement): Record<string, Row> =>
  Object.fromEntries(statement.rows.map((row) => [row.id, row]));
const amountsOf = (statement: Statement, at = 0): Record<string, string> =>
  Object.fromEntries(statement.rows.map((row) => [row.id, row.figures[at]!.amount]));

/** Every book and all of them, monthly and annual. */
const everyStatement = (): [Scope, number, number | null][] =>
  [{}, { poolLevel: true }, ...[town.a, town.b, town.c].map((county) => ({ county }))].flatMap((scope: Scope) =>
    [[2021, 1], [2021, 12], [2021, 13], [2021, null], [2022, 3], [2022, 5], [2022, null]].map(
      ([year, month]): [Scope, number, number | null] => [scope, year!, month!],
    ),
  ); // prettier-ignore

test('every figure of every statement is the sum of its journal lines, every total that of its rows, and every sheet balances', async () => {
  let figures = 0;
  for (const [scope, year, month] of everyStatement()) {
    const found = await statements(scope, year, month);
    expect([scope, year, month, found.balanceSheet.balances]).toEqual([scope, year, month, true]);
    for (const form of ['balanceSheet', 'incomeStatement'] as const) {
      const rows = rowsOf(found[form]);
      for (const { id, adds, subtracts, accounts, figures: ofRow } of found[form].rows)
        for (const [at, column] of found[form].columns.entries()) {
          const { amount, sumOfBooks, eliminated } = ofRow[at]!;
          const of = (ids: string[], name: 'amount' | 'sumOfBooks') =>
            sum(ids.map((each) => fen(rows[each]?.figures[at]?.[name] ?? '0')));
          const expected =
            adds.length > 0
              ? of(adds, 'sumOfBooks') - of(subtracts, 'sumOfBooks')
              : readded(form, scope, column, accounts);
          expect([form, scope, year, month, id, column.id, sumOfBooks]).toEqual([
            ...[form, scope, year, month, id, column.id, yuan(expected)],
          ]);
          expect(amount).toBe(yuan(fen(sumOfBooks) + fen(eliminated)));
          if (adds.length > 0) expect(amount).toBe(yuan(of(adds, 'amount') - of(subtracts, 'amount')));
          figures++;
        }
    }
  }
  expect(figures).toBeGreaterThan(2000);
});

test('the balance sheet of b after its settlement: what is owed to it stands as a negative result', async () => {
  const { balanceSheet } = await statements({ county: town.b }, 2021);
  expect(balanceSheet.formNumber).toBe('会社保01表');
  expect(balanceSheet.columns.map(({ name }: { name: string }) => name)).toEqual(['年初余额', '期末余额']);
  expect(amountsOf(balanceSheet, 0)).toMatchObject({
    SPECIAL_DEPOSITS: '100.00',
    ASSETS: '100.00',
    NET_ASSETS: '100.00',
  });
  const { YEAR_RESULT, ACCUMULATED_BALANCE, OWN_RESERVE, NET_ASSETS } = amountsOf(balanceSheet, 1);
  expect([ACCUMULATED_BALANCE ?? '0.00', OWN_RESERVE ?? '0.00', YEAR_RESULT, NET_ASSETS]).toEqual([
    ...['0.00', '0.00', '-90.00', '-90.00'],
  ]);
});

test('收支表 of the year leads from the fund year’s income and expenditure to its own, every step named', async () => {
  const { fund } = (
    await town.medical.reads(
      `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) {
         of2021: year(fiscalYear: 2021) { income expenditure counties { nodes { county { id } income expenditure } } }
         of2022: year(fiscalYear: 2022) { income expenditure counties { nodes { county { id } income expenditure } } } } } }`,
      { pool: town.pool },
    )
  ).pool;
  for (const year of [2021, 2022]) {
    const { income, expenditure, counties } = fund[`of${year}`];
    const books = counties.nodes.map((node: { county: { id: string }; income: string; expenditure: string }) => [
      { county: node.county.id },
      node.income,
      node.expenditure,
    ]);
    for (const [scope, ...totals] of [[{}, income, expenditure], ...books]) {
      const { reconciliation, ...statement } = (await statements(scope, year)).incomeStatement;
      const [first] = reconciliation;
      expect([year, scope, first]).toEqual([
        year,
        scope,
        { id: 'FUND_YEAR', income: totals[0], expenditure: totals[1] },
      ]);
      const total = (side: 'income' | 'expenditure') => yuan(sum(reconciliation.map((one) => fen(one[side]))));
      const { INCOME, EXPENDITURE } = amountsOf(statement);
      expect([total('income'), total('expenditure')]).toEqual([INCOME, EXPENDITURE]);
    }
  }
  const { reconciliation } = (await statements({}, 2022)).incomeStatement;
  expect(reconciliation).toEqual([
    { id: 'FUND_YEAR', income: '219.50', expenditure: '81.00' },
    { id: 'TRANSFERS', income: expect.any(String), expenditure: expect.any(String) },
    { id: 'EARLIER_YEARS', income: '110.00', expenditure: '0.00' },
    { id: 'POOL_LEVEL', income: '3.00', expenditure: '0.00' },
    { id: 'ELIMINATED', income: expect.any(String), expenditure: expect.any(String) },
  ]);
  expect(fen(reconciliation[1]!.income)).toBe(-fen(reconciliation[4]!.income));
});

test('transfers of the settlement belong to the fund year, in its closing period; months 1–12 have none', async () => {
  const of = async (month: number | null) => (await statements({ county: town.b }, 2021, month)).incomeStatement;
  const granted = (statement: Statement) => [0, 1].map((at) => amountsOf(statement, at).GRANTS_RECEIVED);
  const [december, closing, annual] = [await of(12), await of(13), await of(null)];
  expect([december, closing, annual].map(granted)).toEqual([
    ['0.00', '0.00'],
    ['70.00', '70.00'],
    ['70.00', '0.00'],
  ]);
  expect(amountsOf(annual)).toMatchObject({ PREMIUMS: '500.00', OUTPATIENT: '760.00', SURPLUS: '-190.00' });
});

test('consolidated, what one book has of another is gone and nothing is left over', async () => {
  for (const year of [2021, 2022]) {
    const { incomeStatement, balanceSheet } = await statements({}, year);
    const [zero, income] = ['0.00', rowsOf(incomeStatement)];
    expect(amountsOf(incomeStatement)).toMatchObject({
      ...{ GRANTS_RECEIVED: zero, REMITTANCES_RECEIVED: zero, REMITTED: zero, GRANTED: zero },
    });
    expect(fen(income.GRANTED!.figures[0]!.sumOfBooks)).toBeGreaterThan(0n);
    const all = [...incomeStatement.eliminations, ...balanceSheet.eliminations];
    expect(new Set(all.map(({ lowerAccount, upperAccount }) => `${lowerAccount}↔${upperAccount}`))).toEqual(
      new Set(['5301↔4402', '4401↔5302', '1101↔2001']),
    );
    for (const { lower, upper, eliminated, unmatched } of all)
      expect([upper, eliminated, unmatched]).toEqual([lower, lower, '0.00']);
  }
  const { ADVANCES, RECEIPTS, ASSETS } = rowsOf((await statements({}, 2021)).balanceSheet);
  expect([ADVANCES!.figures[1], RECEIPTS!.figures[1]]).toEqual([
    { amount: '0.00', sumOfBooks: '70.00', eliminated: '-70.00' },
    { amount: '0.00', sumOfBooks: '70.00', eliminated: '-70.00' },
  ]);
  expect(ASSETS!.figures[1]!.eliminated).toBe('-70.00');
});

test('what the form of residents has no row for stands in another; rows outside the form only where something is in them', async () => {
  const [a, b] = [await statements({ county: town.a }, 2022), await statements({ county: town.b }, 2022)];
  expect(amountsOf(a.incomeStatement).OTHER_INCOME).toBe('7.00'); // 转移收入
  expect(amountsOf(b.incomeStatement).OTHER_BENEFITS).toBe('11.00'); // 生育
  expect(rowsOf(a.balanceSheet).YEAR_RESULT).toBeUndefined();
  expect(rowsOf(b.balanceSheet).YEAR_RESULT).toMatchObject({ memo: true, outOfForm: true });
});

const TRIAL = `query($pool: ID!, $from: Int!, $to: Int!, $county: ID) {
  trialBalance(pool: $pool, insurance: RESIDENT, county: $county, fromPeriod: $from, toPeriod: $to) {
    rows { account detail part opening debit credit closing }
    opening { debit credit } moved { debit credit } closing { debit credit } } }`;
const trial = async (from: number, to: number, county: string | null = null): Promise<TrialBalance> =>
  (await town.medical.reads(TRIAL, { pool: town.pool, from, to, county })).trialBalance;

test('the trial balance of any periods balances three times and joins the next one', async () => {
  for (const county of [null, town.a, town.b]) {
    const found = [
      await trial(202101, 202106, county),
      await trial(202107, 202113, county),
      await trial(202201, 202205, county),
    ];
    for (const { opening, moved, closing } of found)
      for (const { debit, credit } of [opening, moved, closing]) expect(debit).toBe(credit);
    const closings = ({ rows }: TrialBalance, of: Side) =>
      rows.filter((row) => row[of] !== '0.00').map((row) => [row.account, row.detail, row[of]]);
    for (const [before, after] of [
      [found[0], found[1]],
      [found[1], found[2]],
    ])
      // prettier-ignore
      expect(closings(after!, 'opening')).toEqual(closings(before!, 'closing'));
  }
  const { rows } = await trial(202101, 202113, town.a);
  expect(rows.find(({ account }: { account: string }) => account === '4001')).toEqual({
    ...{ account: '4001', detail: null, part: null },
    ...{ opening: '0.00', debit: '1000.00', credit: '1000.00', closing: '0.00' },
  });
});

describe('what is asked wrongly, or by whom it may not be seen', () => {
  const code = async (send: Promise<{ errors?: { extensions: { code: string } }[] }>) =>
    (await send).errors?.[0]!.extensions.code;
  const ask = (args: string) => `{ balanceSheet(pool: "${town.pool}", insurance: RESIDENT, ${args}) { balances } }`;

  test.each([
    ['fiscalYear: 1900', 'INVALID_FISCAL_YEAR'],
    ['fiscalYear: 2021, month: 14', 'INVALID_MONTH'],
    ['fiscalYear: 2021, month: 0', 'INVALID_MONTH'],
    ['fiscalYear: 2021, county: "x", poolLevel: true', 'ONE_BOOK_ONLY'],
  ])('%s → %s', async (args, expected) => {
    expect(await code(town.medical.send(ask(args)))).toBe(expected);
  });

  test.each([
    [202100, 202101, 'INVALID_PERIOD'],
    [202101, 202114, 'INVALID_PERIOD'],
    [202102, 202101, 'INVALID_PERIOD'],
    [101, 202101, 'INVALID_FISCAL_YEAR'],
  ])('a trial balance of %i to %i → %s', async (from, to, expected) => {
    expect(await code(town.medical.send(TRIAL, { pool: town.pool, from, to }))).toBe(expected);
  });

  test('a county sees its own book and no other, nor the pool’s; an unknown book is null', async () => {
    const of = async (as: typeof town.medical, county: string | null) => {
      const { balanceSheet, incomeStatement } = await as.reads(STATEMENTS, { pool: town.pool, year: 2021, county });
      const { trialBalance } = await as.reads(TRIAL, { pool: town.pool, from: 202101, to: 202112, county });
      return [balanceSheet, incomeStatement, trialBalance].map((found) => found !== null);
    };
    const county = town.county(town.a);
    expect(await of(county, town.a)).toEqual([true, true, true]);
    expect(await of(county, town.b)).toEqual([false, false, false]);
    expect(await of(county, null)).toEqual([false, false, false]);
    const { balanceSheet } = await town.medical.reads(STATEMENTS, { pool: 'nowhere', year: 2021 });
    expect(balanceSheet).toBeNull();
  });
});

test('the statements of all books are one statement of SQL, whatever their number', async () => {
  const of = (counties: (string | null)[]) =>
    `{ ${counties
      .map((county, at) => {
        const args = `(pool: "${town.pool}", insurance: RESIDENT, fiscalYear: 2021${county ? `, county: "${county}"` : ''})`;
        return `b${at}: balanceSheet${args} { balances } i${at}: incomeStatement${args} { name }`;
      })
      .join(' ')} }`;
  for (const counties of [[null], [null, town.a, town.b, town.c]])
    expect(await statementsOf(server.database, () => town.medical.reads(of(counties)))).toEqual([
      'pools-seen',
      'movements-of-funds',
    ]);
});

test('before the year is closed the sheet shows income and expenditure in net assets all the same', async () => {
  const open = await loadedTown(server);
  const { balanceSheet } = await open.medical.reads(STATEMENTS, {
    pool: open.pool,
    year: 2021,
    month: 2,
    county: open.a,
  });
  expect(balanceSheet.balances).toBe(true);
  expect(amountsOf(balanceSheet, 1)).toMatchObject({
    ...{ ACCUMULATED_BALANCE: '500.00', NOT_CARRIED: '400.00', NET_ASSETS: '900.00', ASSETS: '900.00' },
  });
});
