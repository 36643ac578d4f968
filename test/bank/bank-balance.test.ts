/** Bank statements beside the books: what is entered, by whom, and what stays unexplained. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { bankYear, type BankStatement } from '../../src/bank/bank-year.js';
import { type Office, officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { documentOf, foundTown, type Town, townPolicies } from '../towns.js';

let server: TestServer;
let town: Town;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await foundTown(server);
  await town.medical.does('loadIncomeAndExpenditure', documentOf(town));
});
afterAll(() => server.close());

/** Of the city's special account: 610 audited, 1,900 in January; 1,660 out in February. */
const statement = (given: object = {}) => ({
  ...{ ...town.year, account: 'CITY_SPECIAL', month: 2, balance: '850.00', document: '对账单 2-1' },
  ...given,
});
const MONTHS =
  'months { month opening received paid closing adjustedBooks adjustedStatement unexplained leftOver statement { balance document person version items { kind amount about } } }';
const OF_YEAR = `query($pool: ID!, $county: ID) { bankReconciliation(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, county: $county) {
  nodes { kind county account share ${MONTHS} } } }`;
const accounts = async (county: string | null = null, office: Office = town.medical) =>
  (await office.reads(OF_YEAR, { pool: town.pool, county })).bankReconciliation.nodes;
const special = async () => (await accounts()).find(({ kind }: { kind: string }) => kind === 'CITY_SPECIAL');
const record = (given: object = {}, office: Office = town.finance) =>
  office.does('recordBankBalance', statement(given), `account { kind ${MONTHS} }`);

describe('a statement', () => {
  test('without one the books stand alone, and a month’s closing is the next one’s opening', async () => {
    const { months, account } = await special();
    expect(account).toBe('1003');
    // prettier-ignore
    expect(months.map(({ month, opening, received, paid, closing, unexplained }: Record<string, string>) =>
      [month, opening, received, paid, closing, unexplained])).toEqual([
      [1, '610.00', '1900.00', '0.00', '2510.00', null],
      [2, '2510.00', '0.00', '1660.00', '850.00', null],
      ...Array.from({ length: months.length - 2 }, (_, at) => [at + 3, '850.00', '0.00', '0.00', '850.00', null]),
    ]);
  });

  test('is held against them; what is under way is put right on the side that lacks it, the rest is told', async () => {
    const items = [
      { kind: 'BANK_RECEIVED', amount: '7.00', about: '利息' },
      { kind: 'BANK_PAID', amount: '1.00', about: '手续费' },
      { kind: 'BOOKS_RECEIVED', amount: '20.00', about: '补助在途' },
      { kind: 'BOOKS_PAID', amount: '3.5', about: '拨付在途' },
    ];
    const { account } = await record({ balance: '839.60', items });
    expect(account.months[1]).toMatchObject({
      ...{ adjustedBooks: '856.00', adjustedStatement: '856.10', unexplained: '0.10' },
      statement: {
        ...{ balance: '839.60', document: '对账单 2-1', person: '市财政局 王', version: 1 },
        items: items.map((item) => ({ ...item, amount: item.amount === '3.5' ? '3.50' : item.amount })),
      },
    });
  });

  test('entered again is a new version, also twice at the same moment; the earlier ones stay', async () => {
    await Promise.all([record({ balance: '849.00' }), record({ balance: '849.00' })]);
    await record();
    expect((await special()).months[1]).toMatchObject({ unexplained: '0.00', statement: { version: 4, items: [] } });
    const { rows } = await server.database.asOwner(
      `select version, balance from bank_balance b join fund f on f.id = b.fund where f.pool = $1 order by version`,
      [town.pool],
    );
    expect(rows.map(({ version, balance }) => `${version} ${balance}`)).toEqual([
      ...['1 839.60', '2 849.00', '3 849.00', '4 850.00'],
    ]);
  });

  test('sent again with its key has one effect; the key stands for no other', async () => {
    const input = statement({ idempotencyKey: 'january', month: 1, balance: '2510.00' });
    await town.finance.does('recordBankBalance', input);
    expect(await town.finance.does('recordBankBalance', input)).toMatchObject({ replayed: true });
    expect((await special()).months[0].statement.version).toBe(1);
    expect(await town.finance.isRefused('recordBankBalance', { ...input, balance: '1.00' })).toEqual([
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    ]);
  });

  test('with faults is refused, all of them at once', async () => {
    const items = [
      { kind: 'BANK_PAID', amount: 'x', about: ' ' },
      { kind: 'BANK_PAID', amount: '-1', about: 'x' },
      { kind: 'BANK_PAID', amount: '0', about: 'x' },
    ];
    const input = statement({ month: 13, balance: '-1.00', document: ' ', account: 'COUNTY_SPECIAL', items });
    expect(await town.finance.isRefused('recordBankBalance', input)).toEqual([
      'INVALID_MONTH input.month',
      'NEGATIVE_AMOUNT input.balance',
      'REASON_MISSING input.document',
      'INVALID_AMOUNT input.items.0.amount',
      'REASON_MISSING input.items.0.about',
      'NEGATIVE_AMOUNT input.items.1.amount',
      'ZERO_AMOUNT input.items.2.amount',
      'UNKNOWN_BANK_ACCOUNT input.account',
    ]);
    expect(await town.finance.isRefused('recordBankBalance', statement({ fiscalYear: 1900 }))).toEqual([
      'INVALID_FISCAL_YEAR input.fiscalYear',
    ]);
    const many = Array.from({ length: 201 }, () => ({ kind: 'BANK_PAID', amount: '1', about: 'x' }));
    expect(await town.finance.isRefused('recordBankBalance', statement({ items: many }))).toEqual([
      'TOO_MANY_ROWS input.items',
    ]);
  });

  test('is entered by who holds the account: finance, of expenditure accounts the agency too, a county of its own', async () => {
    const of = (office: Office, account: string, county?: string) =>
      office.isRefused('recordBankBalance', statement({ account, county, month: 3, balance: '0.00' }));
    const countyFinance = officeOf(server.as('COUNTY_FINANCE', { county: town.a }, '甲县财政局 钱'));
    expect(await of(town.medical, 'CITY_SPECIAL')).toEqual(['FORBIDDEN']);
    expect(await of(town.medical, 'CITY_EXPENDITURE')).toEqual([]);
    expect(await of(town.county(town.a), 'COUNTY_EXPENDITURE', town.a)).toEqual([]);
    expect(await of(town.county(town.a), 'COUNTY_EXPENDITURE', town.b)).toEqual(['FORBIDDEN']);
    expect(await of(countyFinance, 'COUNTY_EXPENDITURE', town.a)).toEqual([]);
    expect(await of(countyFinance, 'CITY_SPECIAL')).toEqual(['FORBIDDEN']);
    const elsewhere = officeOf(server.as('CITY_FINANCE', { pool: 'elsewhere' }));
    expect(await of(elsewhere, 'CITY_SPECIAL')).toEqual(['FORBIDDEN']);
  });
});

test('a county sees its accounts whole and its book’s share of the pool’s, no other county, and not the treasury', async () => {
  const seen = await accounts(town.a, town.county(town.a));
  const at = (kind: string) => seen.find((one: { kind: string }) => one.kind === kind);
  expect(at('CITY_SPECIAL')).toMatchObject({ share: true, county: null });
  expect(at('CITY_SPECIAL').months[1]).toMatchObject({ closing: '900.00', statement: null });
  expect(at('COUNTY_EXPENDITURE')).toMatchObject({ share: false, county: town.a });
  expect(seen.map(({ county }: { county: string | null }) => county)).not.toContain(town.b);
  expect(await accounts(town.b, town.county(town.a))).toEqual([]);
  expect(await accounts(null, town.county(town.a))).toEqual([]);
  const { treasuryReconciliation } = await town
    .county(town.a)
    .reads(
      'query($pool: ID!) { treasuryReconciliation(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) { month } }',
      { pool: town.pool },
    );
  expect(treasuryReconciliation).toBeNull();
});

test('the number of statements does not grow with the accounts', async () => {
  const names = await statementsOf(server.database, () => accounts());
  expect(names.filter((name) => name.startsWith('bank-'))).toEqual(['bank-months', 'bank-balances']);
});

test('receipts in the treasury are told from three sides; what is left there at a month’s end is told', async () => {
  const paths = await foundTown(server);
  await paths.finance.does('switchIncomePath', { ...paths.year, item: 'PREMIUM', month: 1, document: '启用' });
  const csv =
    '入库日期,险种,县市区,项目,票号,金额\n2021-03-05,RESIDENT,甲县,缴费,T1,100.00\n2021-03-08,RESIDENT,乙县,缴费,T2,40.00\n';
  const { pool } = paths;
  await paths.medical.does('submitReceiptList', { pool, document: '入库明细', csv });
  const days = [{ day: '2021-03-05', amount: '101.00' }];
  await paths.finance.does('recordTreasuryReport', { pool, insurance: 'RESIDENT', document: '国库日报', days });
  const { treasuryReconciliation, bankReconciliation } = await paths.medical.reads(
    `query($pool: ID!) { treasuryReconciliation(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) {
        month booked listed reported difference differingDays unreportedDays notSwept }
      bankReconciliation(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) { nodes { kind months { month closing leftOver } } } }`,
    { pool },
  );
  expect(treasuryReconciliation).toEqual([
    {
      ...{ month: 3, booked: '140.00', listed: '140.00', reported: '101.00', difference: '1.00' },
      ...{ differingDays: 1, unreportedDays: 1, notSwept: '140.00' },
    },
  ]);
  const treasury = bankReconciliation.nodes.find(({ kind }: { kind: string }) => kind === 'TREASURY');
  expect(treasury.months[0]).toEqual({ month: 3, closing: '140.00', leftOver: true });
});

describe('the database', () => {
  const insert = (values: string) =>
    server.database.asOwner(
      `insert into bank_balance (fund, bank_account, period, version, balance, document, person)
       select f.id, k.id, ${values} from fund f join bank_account k on k.kind = 'CITY_SPECIAL'
       where f.pool = $1 and f.insurance = 'RESIDENT' and k.fund = f.id`,
      [town.pool],
    );
  test('takes additions only, no month 13, nothing below zero, no account of another fund', async () => {
    await expect(server.database.asOwner('update bank_balance set balance = 0')).rejects.toThrow();
    await expect(server.database.asOwner('delete from bank_balance_item')).rejects.toThrow();
    await expect(insert(`202113, 1, 1, 'x', 'x'`)).rejects.toThrow('bank_balance_period_check');
    await expect(insert(`202105, 1, -1, 'x', 'x'`)).rejects.toThrow('bank_balance_balance_check');
    await expect(insert(`202102, 4, 1, 'x', 'x'`)).rejects.toThrow('bank_balance_pkey');
    await expect(
      server.database.asOwner(
        `insert into bank_balance (fund, bank_account, period, version, balance, document, person)
         select f.id, k.id, 202105, 1, 1, 'x', 'x' from fund f join bank_account k on k.fund <> f.id limit 1`,
      ),
    ).rejects.toThrow('foreign key');
  });
});

test('a month with nothing to say is left out, unless the bank says something', () => {
  const none: BankStatement = { balance: 0n, document: 'x', person: 'x', at: 'x', version: 1, items: [] };
  const of = { kind: 'TREASURY', county: null, account: '1005', share: false } as const;
  const { months } = bankYear({ ...of, moved: new Map(), statements: new Map([[4, none]]) }, 12);
  expect(months.map(({ month, unexplained, leftOver }) => [month, unexplained, leftOver])).toEqual([[4, 0n, false]]);
});
