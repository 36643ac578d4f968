/** 决算: drawn up from the books, signed as they are, and then the year is shut for good. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fen } from '../../src/money.js';
import { LINES as BUDGET, signAll, submissionsOf, verdictOn } from '../budget/budgets.js';
import { atOnce, closeYear, type Office, settle } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import {
  documentOf,
  factsOf,
  foundPool,
  loadedTown,
  type PostedTown,
  settledTown,
  type Town,
  townPolicies,
} from '../towns.js';

const ACCOUNTS = `finalAccounts { id county submission { status version awaits contentHash rule citation { quote } }
  table { code name mark budget adjusted actual } figures { form line column amount now }
  books { county position } compiledFrom { county version contentHash } }`;
const OF_YEAR = `query($pool: ID!, $insurance: Insurance!, $fiscalYear: Int!, $county: ID) {
  ${ACCOUNTS.replace('finalAccounts', 'finalAccounts(pool: $pool, insurance: $insurance, fiscalYear: $fiscalYear, county: $county)')} }`;

interface Accounts {
  id: string;
  county: string | null;
  submission: { status: string; version: number; awaits: string[]; contentHash: string; rule: string };
  table: Record<'code' | 'budget' | 'adjusted' | 'actual', string>[];
  figures: Record<'form' | 'line' | 'column' | 'amount' | 'now', string>[];
  books: { county: string | null; position: number }[];
  compiledFrom: { county: string; version: number; contentHash: string }[];
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

const document = (town: Town) => ({ ...town.year, document: '2021年度决算' });
const drawUp = async (office: Office, input: object): Promise<Accounts> =>
  (await office.does('submitFinalAccounts', input, ACCOUNTS)).finalAccounts;
const accountsOf = async (office: Office, town: Town, county: string | null = null): Promise<Accounts> =>
  (await office.reads(OF_YEAR, { ...town.year, county })).finalAccounts;
const tableOf = ({ table }: Accounts): Record<string, string> =>
  Object.fromEntries(table.map(({ code, actual }) => [code, actual]));
const sign = (town: Town, { id, submission }: Accounts) => ({
  government: () =>
    town.government.isRefused('decideSubmissions', { verdicts: [verdictOn({ id, ...submission } as never)] }),
  finance: () => town.finance.isRefused('decideSubmissions', { verdicts: [verdictOn({ id, ...submission } as never)] }),
  congress: () =>
    town
      .as('PEOPLES_CONGRESS', '市人大 吴')
      .isRefused('decideSubmissions', { verdicts: [verdictOn({ id, ...submission } as never)] }),
});
const openPeriods = async (town: Town) => {
  const { pool } = await town.medical.reads(
    'query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { periods(fiscalYear: 2021) { month open events { reason person } } } } }',
    { pool: town.pool },
  );
  const periods: { month: number; open: boolean; events: { reason: string; person: string }[] }[] = pool.fund.periods;
  return { open: periods.filter(({ open }) => open).map(({ month }) => month), closing: periods.at(-1)! };
};

/** Signed by finance and the government; the people's congress is next. */
async function nearlyApproved(): Promise<{ town: PostedTown; accounts: Accounts }> {
  const town = await settledTown(server);
  const accounts = await drawUp(town.medical, document(town));
  const by = sign(town, accounts);
  expect([await by.finance(), await by.government()]).toEqual([[], []]);
  return { town, accounts };
}

describe('drawing up', () => {
  test('comes after year close and settlement; all that is missing is said at once', async () => {
    const town = await loadedTown(server);
    expect(await town.medical.isRefused('submitFinalAccounts', { ...document(town), document: ' ' })).toEqual([
      ...[
        'REASON_MISSING input.document',
        'YEAR_NOT_CLOSED input.fiscalYear',
        'SETTLEMENT_NOT_POSTED input.fiscalYear',
      ],
    ]);
    await closeYear(town, town.year);
    expect(await town.medical.isRefused('submitFinalAccounts', document(town))).toEqual([
      'SETTLEMENT_NOT_POSTED input.fiscalYear',
    ]);
    expect(await accountsOf(town.medical, town)).toBeNull();
  });

  test('is the office’s that the policy names; a county’s only where the policy has counties deliver them', async () => {
    const town = await settledTown(server);
    for (const office of [town.finance, town.government, town.agency])
      expect(await office.isRefused('submitFinalAccounts', document(town))).toEqual(['FORBIDDEN']);
    expect(await town.county(town.a).isRefused('submitFinalAccounts', { ...document(town), county: town.a })).toEqual([
      'SUBMISSION_NOT_FORESEEN',
    ]);
    expect(await town.medical.isRefused('submitFinalAccounts', { ...document(town), fiscalYear: 1900 })).toEqual([
      'INVALID_FISCAL_YEAR input.fiscalYear',
    ]);
  });

  test('keeps every figure of the statements and of the table, read from the books', async () => {
    const town = await settledTown(server);
    const accounts = await drawUp(town.medical, document(town));
    expect(accounts.submission).toMatchObject({
      status: 'IN_APPROVAL',
      version: 1,
      awaits: ['CITY_FINANCE'],
      rule: 'HD-2',
    });
    expect(accounts.figures.every(({ amount, now }) => amount === now)).toBe(true);
    expect(accounts.books.map(({ county }) => county)).toEqual([null, town.a, town.b, town.c]);
    const table = tableOf(accounts);
    expect(table).toMatchObject({
      ...{ PREMIUM: '1500.00', FISCAL_SUBSIDY: '400.00', INCOME_SUBTOTAL: '1900.00', INCOME_TOTAL: '1900.00' },
      ...{ OPENING_BALANCE: '610.00', INPATIENT: '600.00', OUTPATIENT: '760.00', CATASTROPHIC: '300.00' },
      ...{ EXPENDITURE_TOTAL: '1660.00', YEAR_BALANCE: '240.00', CLOSING_BALANCE: '850.00', COLLECTIVE_SUPPORT: null },
    });
    // the same number can't differ: 决算表, 收支表 and 资产负债表 are of one reading
    const of = (form: string, line: string, column: string) =>
      accounts.figures.find((each) => each.form === form && each.line === line && each.column === column)!.amount;
    expect([of('INCOME_STATEMENT', 'INCOME', 'YEAR'), of('INCOME_STATEMENT', 'SURPLUS', 'YEAR')]).toEqual([
      ...[table.INCOME_TOTAL, table.YEAR_BALANCE],
    ]);
    expect([of('BALANCE_SHEET', 'NET_ASSETS', 'OPENING'), of('BALANCE_SHEET', 'NET_ASSETS', 'CLOSING')]).toEqual([
      ...[table.OPENING_BALANCE, table.CLOSING_BALANCE],
    ]);
    expect(accounts.table.every(({ budget, adjusted }) => budget === null && adjusted === null)).toBe(true);
    const { finalAccountsTable } = await town
      .county(town.b)
      .reads(
        `query($pool: ID!, $county: ID) { finalAccountsTable(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, county: $county) { code actual } }`,
        { pool: town.pool, county: town.b },
      );
    expect(tableOf({ table: finalAccountsTable } as Accounts)).toMatchObject({
      ...{ INCOME_SUBTOTAL: '500.00', UPPER_GRANT: '70.00', EXPENDITURE_TOTAL: '760.00', CLOSING_BALANCE: '-90.00' },
    });
  });

  test('sent twice with one key has one effect', async () => {
    const town = await settledTown(server);
    const input = { ...document(town), idempotencyKey: 'final-2021' };
    const first = await town.medical.does('submitFinalAccounts', input, 'finalAccounts { id }');
    const second = await town.medical.does('submitFinalAccounts', input, 'finalAccounts { id }');
    expect(second).toMatchObject({ replayed: true, finalAccounts: first.finalAccounts });
    expect((await accountsOf(town.medical, town)).submission.version).toBe(1);
  });

  test('a budget in force stands beside what it came to', async () => {
    const town = await settledTown(server);
    for (const [county, office] of [
      [town.a, town.county(town.a)],
      [town.b, town.county(town.b)],
      [town.c, town.medical],
    ] as const)
      // prettier-ignore
      await office.does('submitBudget', { ...town.year, county, document: '预算', lines: BUDGET });
    await signAll(server, { ...town.year, kind: 'COUNTY_BUDGET' });
    await town.medical.does('compileBudget', { ...town.year, document: '全市预算', lines: [] });
    const budget = ({ table }: Accounts) => table.find(({ code }) => code === 'PREMIUM')!.budget;
    expect(budget(await drawUp(town.medical, document(town)))).toBeNull(); // not in force
    await signAll(server, { ...town.year, kind: 'POOL_BUDGET' });
    const accounts = await drawUp(town.medical, document(town));
    expect(accounts.table.find(({ code }) => code === 'PREMIUM')).toMatchObject({
      budget: '1800.00',
      adjusted: null,
      actual: '1500.00',
    });
  });
});

describe('on the way', () => {
  test('what is booked into the year meanwhile keeps it from being signed; a new version is signed anew', async () => {
    const town = await settledTown(server);
    const accounts = await drawUp(town.medical, document(town));
    expect(await sign(town, accounts).finance()).toEqual([]);
    await town.medical.does('closePeriods', { ...town.year, months: [13] });
    await town.medical.does('openPeriods', { ...town.year, months: [12] });
    await town.finance.does('bookReserveInterest', {
      ...{ pool: town.pool, insurance: 'RESIDENT', receivedOn: '2021-12-21', document: '结息单', amount: '3.00' },
    });
    expect(await sign(town, accounts).government()).toEqual(['FINAL_ACCOUNTS_STALE input.verdicts.0']);
    const changed = (await accountsOf(town.medical, town)).figures.filter(({ amount, now }) => amount !== now);
    expect(changed.map(({ form, line, column }) => `${form} ${line} ${column}`)).toEqual(
      expect.arrayContaining([
        'INCOME_STATEMENT INTEREST YEAR',
        'BALANCE_SHEET NET_ASSETS CLOSING',
        'BUDGET_TABLE INTEREST ACTUAL',
      ]),
    );
    const again = await drawUp(town.medical, document(town));
    expect(again.submission).toMatchObject({ version: 2, awaits: ['CITY_FINANCE'] });
    expect(tableOf(again)).toMatchObject({ INTEREST: '3.00', CLOSING_BALANCE: '853.00' });
    const by = sign(town, again);
    expect([await by.finance(), await by.government(), await by.congress()]).toEqual([[], [], []]);
    expect((await openPeriods(town)).open).toEqual([]); // December too, which stood open
  });

  test('nobody sees another county’s, and no county the pool’s', async () => {
    const { town } = await nearlyApproved();
    expect(await accountsOf(town.county(town.a), town)).toBeNull();
    expect(await accountsOf(town.as('VIEWER', '某'), town)).not.toBeNull();
  });
});

describe('approved', () => {
  test('every period of the year is shut and none opens again; the database says so to anybody', async () => {
    const { town, accounts } = await nearlyApproved();
    expect((await openPeriods(town)).open).toEqual([13]);
    expect(await sign(town, accounts).congress()).toEqual([]);
    const { open, closing } = await openPeriods(town);
    expect([open, closing]).toEqual([[], { month: 13, open: false, events: expect.any(Array) }]);
    expect(closing.events.at(-1)).toEqual({ reason: '决算批准', person: '市人大 吴' });
    for (const month of [1, 12, 13])
      expect(await town.medical.isRefused('openPeriods', { ...town.year, months: [month] })).toEqual([
        'FINAL_ACCOUNTS_APPROVED',
      ]);
    await expect(
      server.database.asOwner(
        `insert into period_event (fund, year, month, opens, person)
         select id, 2021, 13, true, '某' from fund where pool = $1 and insurance = 'RESIDENT'`,
        [town.pool],
      ),
    ).rejects.toThrow('FINAL_ACCOUNTS_APPROVED');
    await town.medical.does('openPeriods', { ...town.year, fiscalYear: 2022, months: [6] });
  });

  test('its settlement stays, its figures stay: neither is taken back, and no new version is taken', async () => {
    const { town, accounts } = await nearlyApproved();
    await sign(town, accounts).congress();
    const input = { settlement: town.settlement.id, reason: '复核' };
    expect(await town.government.isRefused('reverseSettlement', input)).toEqual(['PERIOD_CLOSED']);
    expect(await town.medical.isRefused('submitFinalAccounts', document(town))).toEqual(['SUBMISSION_NOT_IN_STATUS']);
    await expect(
      server.database.asOwner('update final_accounts_figure set amount = 0 where submission = $1', [accounts.id]),
    ).rejects.toThrow('ADDITIONS_ONLY');
    await expect(
      server.database.asOwner(
        `insert into final_accounts_figure values ($1, 1, 'BUDGET_TABLE', 'X', 'ACTUAL', 999, 1)`,
        [accounts.id],
      ),
    ).rejects.toThrow('ADDITIONS_ONLY');
    // governments go on paying in the next year; what was signed is what the books have of 2021
    const owed = town.settlement.obligations.find(({ kind }: { kind: string }) => kind === 'TOP_UP');
    await town.finance.does('recordTopUp', {
      obligation: owed.id,
      amount: '20.00',
      receivedOn: '2022-03-05',
      document: '缴款单',
    });
    const { figures, submission } = await accountsOf(town.medical, town);
    expect([submission.status, figures.filter(({ amount, now }) => amount !== now)]).toEqual(['APPROVED', []]);
  });

  test('the next year begins with what this one ended with, in every book and account', async () => {
    const { town, accounts } = await nearlyApproved();
    await sign(town, accounts).congress();
    const query = `query($pool: ID!, $county: ID) { yearTransition(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, county: $county) {
      agrees rows { account detail closing opening } differences { county account closing opening } } }`;
    const of = async (county: string | null) =>
      (await town.medical.reads(query, { pool: town.pool, county })).yearTransition;
    const { agrees, rows, differences } = await of(town.b);
    expect({ agrees, differences }).toEqual({ agrees: true, differences: [] });
    expect(rows).toContainEqual({ account: '3001', detail: 'YEAR_RESULT', closing: '-90.00', opening: '-90.00' });
    expect(
      (await of(null)).rows.every(({ closing, opening }: { closing: string; opening: string }) => closing === opening),
    ).toBe(true);
    const open = await loadedTown(server);
    const before = (await open.medical.reads(query, { pool: open.pool })).yearTransition;
    expect(before.agrees).toBe(false);
    expect(before.differences).toContainEqual({
      county: open.a,
      account: '4001',
      closing: '1000.00',
      opening: '1000.00',
    });
  });

  test('a month opened, and a posting, at the moment of the last signature: the year is shut with what was signed', async () => {
    for (let round = 0; round < 3; round++) {
      const { town, accounts } = await nearlyApproved();
      await town.medical.does('closePeriods', { ...town.year, months: [13] });
      const interest = {
        pool: town.pool,
        insurance: 'RESIDENT',
        receivedOn: '2021-12-21',
        document: '结息单',
        amount: '3.00',
      };
      const answers = await atOnce([
        sign(town, accounts).congress(),
        town.medical.isRefused('openPeriods', { ...town.year, months: [12] }),
        town.finance.isRefused('bookReserveInterest', interest),
      ]);
      expect(answers.length).toBe(3);
      const { submission, figures } = await accountsOf(town.medical, town);
      const changed = figures.filter(({ amount, now }) => amount !== now);
      const { open } = await openPeriods(town);
      if (submission.status === 'APPROVED') expect([open, changed]).toEqual([[], []]);
      else expect(answers.flat()).toContain('FINAL_ACCOUNTS_STALE input.verdicts.0');
    }
  });
});

describe('where counties deliver theirs (邵阳)', () => {
  let town: Town;
  beforeAll(async () => {
    town = await foundPool(server, 'shaoyang');
    await town.medical.does('loadIncomeAndExpenditure', documentOf(town));
    await town.medical.does('recordYearFacts', factsOf(town));
    await town.finance.does('confirmYearFacts', town.year);
    await closeYear(town, town.year);
    await town.medical.does('levyReserve', town.year);
    await settle(town.year, { drafts: town.medical, reviews: town.finance, confirms: town.government });
  });

  const office = (county: string) => (county === town.c ? town.medical : town.county(county));
  const approveAll = () => signAll(server, { ...town.year, kind: 'COUNTY_FINAL_ACCOUNTS' });

  test('the pool’s are compiled from every county’s, approved', async () => {
    expect(await town.medical.isRefused('submitFinalAccounts', document(town))).toEqual(
      Array(3).fill('COUNTY_FINAL_ACCOUNTS_NOT_APPROVED input'),
    );
    expect(await town.county(town.a).isRefused('submitFinalAccounts', { ...document(town), county: town.b })).toEqual([
      'FORBIDDEN',
    ]);
    for (const county of [town.a, town.b, town.c]) await drawUp(office(county), { ...document(town), county });
    expect(await town.medical.isRefused('submitFinalAccounts', document(town))).toHaveLength(3); // not approved yet
    await approveAll();
    const accounts = await drawUp(town.medical, document(town));
    expect(accounts.compiledFrom.map(({ county, version }) => [county, version])).toEqual([[town.a, 1], [town.b, 1], [town.c, 1]]); // prettier-ignore
    // consolidated: what the levels sent each other is in the counties’ and not in the pool’s
    const [own, pool] = [tableOf(await accountsOf(town.county(town.b), town, town.b)), tableOf(accounts)];
    expect(fen(own.UPPER_REMITTANCE!) + fen(own.UPPER_GRANT!)).toBeGreaterThan(0n);
    expect([pool.UPPER_REMITTANCE, pool.UPPER_GRANT, pool.LOWER_REMITTANCE, pool.LOWER_GRANT]).toEqual(
      Array(4).fill('0.00'),
    );
  });

  test('a county’s is replaced until the pool’s is approved, and the pool’s has to follow', async () => {
    await drawUp(office(town.a), { ...document(town), county: town.a });
    const [pool] = await submissionsOf(server, { ...town.year, kind: 'POOL_FINAL_ACCOUNTS' });
    const finance = () => town.finance.isRefused('decideSubmissions', { verdicts: [verdictOn(pool!)] });
    expect(await finance()).toContain('COUNTY_FINAL_ACCOUNTS_NOT_APPROVED input.verdicts.0');
    await approveAll();
    expect(await finance()).toEqual(['FINAL_ACCOUNTS_STALE input.verdicts.0']); // it was compiled from the earlier version
    await drawUp(town.medical, document(town));
    await signAll(server, { ...town.year, kind: 'POOL_FINAL_ACCOUNTS' });
    expect((await openPeriods(town)).open).toEqual([]);
    expect(await office(town.a).isRefused('submitFinalAccounts', { ...document(town), county: town.a })).toEqual([
      'SUBMISSION_NOT_IN_STATUS',
    ]);
    expect(await accountsOf(town.county(town.a), town, town.b)).toBeNull();
  });

  test('the final accounts of a pool take as many statements whatever its counties', async () => {
    const names = await statementsOf(server.database, () => accountsOf(town.medical, town));
    expect(names.filter((name) => name === 'movements-of-funds')).toHaveLength(1);
    expect(new Set(names).size).toBe(names.length);
  });

  test('a list of final accounts takes as many statements for three as for one, each with its own', async () => {
    const list = (county: string | null) =>
      town.medical.reads(
        `query($pool: ID!, $county: ID) { submissions(filter: { pool: $pool, kind: COUNTY_FINAL_ACCOUNTS, county: $county }) {
           nodes { county finalAccounts { table { code actual } figures { amount now } books { county } compiledFrom { county } } } } }`,
        { pool: town.pool, county },
      );
    const one = await statementsOf(server.database, () => list(town.a));
    expect((await statementsOf(server.database, () => list(null))).toSorted()).toEqual(one.toSorted());
    expect(one.filter((name) => name === 'final-accounts-kept')).toHaveLength(1);
    const { nodes } = (await list(null)).submissions;
    expect(nodes.map(({ county }: { county: string }) => county).toSorted()).toEqual([town.a, town.b, town.c]);
    for (const { county, finalAccounts } of nodes) {
      expect(finalAccounts.books).toEqual([{ county }]);
      expect(finalAccounts.table).toEqual(
        (await accountsOf(town.medical, town, county)).table.map(({ code, actual }) => ({ code, actual })),
      );
    }
  });
});
