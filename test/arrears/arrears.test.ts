/** Debts from before pooling, through the API: registered whole, cleared by plan, paid, and told when overdue. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { atOnce, officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { faultsOf } from '../ledger/found.js';
import { documentOf, foundPool, foundTown, type Town, townPolicies } from '../towns.js';

let server: TestServer;
let shaoyang: Town;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  shaoyang = await foundPool(server, 'shaoyang');
});
afterAll(() => server.close());

const SUBSIDY = {
  ...{ number: 'Q-01', kind: 'FISCAL_SUBSIDY', counterpart: '甲县财政局', amount: '120.00' },
  ...{ about: '2018至2019年居民医保县级配套', throughYear: 2019 },
};
const HOSPITAL = {
  ...{ number: 'Q-02', kind: 'HOSPITAL', counterpart: '甲县人民医院', amount: '90.00' },
  ...{ about: '2019年住院费用', throughYear: 2019, deadline: '2021-06-30' },
};
const ENTERPRISE = {
  ...{ number: 'Q-03', kind: 'ENTERPRISE_PREMIUM', counterpart: '甲县第一纺织厂', amount: '30.00' },
  ...{ about: '欠缴2017年医疗保险费', throughYear: 2017 },
};
const register = ({ pool, a }: Town, rows: object[] = [SUBSIDY, HOSPITAL, ENTERPRISE], more: object = {}) => ({
  ...{ pool, insurance: 'RESIDENT', county: a, document: '甲审〔2020〕3号', rows },
  ...more,
});

const LIST = `query($pool: ID!, $county: ID, $kinds: [DebtKind!], $asOf: String, $first: Int! = 50, $after: String) {
  arrears(pool: $pool, insurance: RESIDENT, county: $county, kinds: $kinds, asOf: $asOf, first: $first, after: $after) {
    nodes { id county number kind counterpart amount paid outstanding deadline overdueAmount registerVersion document reason
      rule citation { article quote } overdue { due amount uncovered days }
      plans { id version owed enteredBy confirmedBy reason instalments { due amount } }
      payments { id amount paidOn paidBy entry takenBack } }
    pageInfo { hasNextPage endCursor } } }`;

// oxlint-disable-next-line typescript/no-explicit-any -- debts as the API answers them
const list = async ({ medical, pool }: Town, asOf = '2021-12-31', more: object = {}): Promise<any[]> =>
  (await medical.reads(LIST, { pool, asOf, ...more })).arrears.nodes;
const debt = async (town: Town, number = 'Q-01', asOf?: string) =>
  (await list(town, asOf)).find((one) => one.number === number);

const government = (county: string) => officeOf(server.as('COUNTY_GOVERNMENT', { county }, `${county} 政府 钱`));
const PLAN = {
  document: '甲政函〔2020〕5号',
  instalments: [
    { due: '2021-03-31', amount: '50.00' },
    { due: '2021-06-30', amount: '70.00' },
  ],
};
const pays = (id: string, amount: string, more: object = {}) => ({
  ...{ debt: id, amount, paidBy: 'DEBTOR', paidOn: '2021-05-10', document: '国库拨款单' },
  ...more,
});

/** A town of Handan's rules with a register, and the subsidies' plan confirmed. */
async function plannedTown(): Promise<{ town: Town; id: string }> {
  const town = await foundTown(server);
  await town.finance.does('registerArrears', register(town));
  const { id } = await debt(town);
  const { plan } = await government(town.a).does('planClearance', { debt: id, ...PLAN }, 'plan');
  await town.finance.does('confirmClearancePlan', { plan });
  return { town, id };
}

describe('a register', () => {
  test('is a county’s debts whole, each with the sentence that says how it is cleared; a day for all holds where none is set', async () => {
    const { version, debts } = await shaoyang.finance.does('registerArrears', register(shaoyang), 'version debts');
    expect({ version, debts }).toEqual({ version: 1, debts: 3 });
    const found = await list(shaoyang);
    expect(found.map(({ number, deadline, rule }) => `${number} ${rule} ${deadline}`)).toEqual([
      'Q-01 SY-7 2020-06-30',
      'Q-02 SY-7 2021-06-30',
      'Q-03 SY-7 2020-06-30',
    ]);
    expect(found.map(({ citation }) => citation.quote.slice(0, 9))).toEqual([
      '对财政历年拖欠的医',
      '医保部门要将经办机',
      '对困难企业欠缴的医',
    ]);
    expect(found.map(({ overdue }) => overdue)).toEqual([
      [{ due: '2020-06-30', amount: '120.00', uncovered: '120.00', days: 549 }],
      [{ due: '2021-06-30', amount: '90.00', uncovered: '90.00', days: 184 }],
      [{ due: '2020-06-30', amount: '30.00', uncovered: '30.00', days: 549 }],
    ]);
  });

  test('with faults is refused whole, every fault with its place; a dry run registers nothing', async () => {
    const town = shaoyang;
    const rows = [
      { ...SUBSIDY, number: 'N-1', amount: '0.00', counterpart: ' ', about: '' },
      { ...HOSPITAL, number: 'N-1', deadline: null },
      { ...ENTERPRISE, number: '', amount: '1e3', throughYear: 2021, deadline: '2021-02-30' },
      { ...ENTERPRISE, number: 'N-2', amount: '-1.00', throughYear: 1999 },
      { ...SUBSIDY, kind: 'MATERNITY' },
    ];
    const document = register(town, rows, { document: ' ' });
    const faults = [
      'REASON_MISSING input.document',
      'REASON_MISSING input.reason',
      'DEBT_LEFT_OUT input.rows',
      'DEBT_LEFT_OUT input.rows',
      'NAME_MISSING input.rows.0.counterpart',
      'REASON_MISSING input.rows.0.about',
      'ZERO_AMOUNT input.rows.0.amount',
      'DUPLICATE_DEBT input.rows.1.number',
      'DEADLINE_MISSING input.rows.1.deadline',
      'INVALID_ID input.rows.2.number',
      'INVALID_AMOUNT input.rows.2.amount',
      'DEBT_NOT_FROM_BEFORE input.rows.2.throughYear',
      'INVALID_DATE input.rows.2.deadline',
      'NEGATIVE_AMOUNT input.rows.3.amount',
      'INVALID_FISCAL_YEAR input.rows.3.throughYear',
      'DEBT_OF_OTHER_KIND input.rows.4.kind',
    ];
    expect(await town.finance.isRefused('registerArrears', document)).toEqual(faults);
    expect(await town.finance.isRefused('registerArrears', { ...document, dryRun: true })).toEqual(faults);
    const dry = register(town, [SUBSIDY, HOSPITAL, ENTERPRISE], { reason: '复核', dryRun: true });
    expect(await town.finance.does('registerArrears', dry, 'register version debts')).toMatchObject({
      ...{ register: null, version: 2, debts: 3 },
    });
    expect((await debt(town)).registerVersion).toBe(1);
    expect(await town.finance.isRefused('registerArrears', register(town, [], { county: 'nowhere' }))).toEqual([
      'UNKNOWN_COUNTY input.county',
    ]);
    const many = Array.from({ length: 5001 }, (_, at) => ({ ...SUBSIDY, number: `N-${at}` }));
    expect(await town.finance.isRefused('registerArrears', register(town, many))).toEqual(['TOO_MANY_ROWS input.rows']);
  });

  test('is corrected by a new version: a debt that was none is withdrawn, none goes below what is paid', async () => {
    const { town, id } = await plannedTown();
    await town.finance.does('recordArrearsPayment', pays(id, '50.00'));
    const corrected = (amount: string) =>
      register(town, [{ ...SUBSIDY, amount }, HOSPITAL, { ...ENTERPRISE, amount: '0.00' }], { reason: '复核' });
    expect(await town.finance.isRefused('registerArrears', corrected('49.99'))).toEqual([
      'DEBT_BELOW_PAID input.rows.0.amount',
    ]);
    await town.finance.does('registerArrears', corrected('80.00'));
    // of the second instalment of 70 only 30 are owed any more
    expect(await debt(town)).toMatchObject({
      ...{ amount: '80.00', paid: '50.00', outstanding: '30.00', registerVersion: 2, reason: '复核' },
      overdue: [{ due: '2021-06-30', amount: '30.00', uncovered: '30.00', days: 184 }],
    });
    expect(await debt(town, 'Q-03')).toMatchObject({ amount: '0.00', outstanding: '0.00', overdue: [] });
    await expect(
      server.database
        .asOwner(`insert into debt_version select debt, register, counterpart, 1, about, through_year, deadline
        from (select v.*, r.version from debt_version v join arrears_register r on r.id = v.register where debt = '${id}') v`),
    ).rejects.toThrow('DEBT_BELOW_PAID');
  });

  test('sent twice with its key is registered once; two persons at once make two versions', async () => {
    const town = await foundTown(server);
    const once = { ...register(town), idempotencyKey: crypto.randomUUID() };
    const both = await Promise.all([once, once].map((input) => town.finance.does('registerArrears', input, 'version')));
    expect(both.map(({ version }) => version)).toEqual([1, 1]);
    expect(both.filter(({ replayed }) => replayed)).toHaveLength(1);
    const again = register(town, undefined, { reason: '复核' });
    const other = town.as('CITY_FINANCE', '市财政局 郑');
    const two = await Promise.all([town.finance, other].map((one) => one.does('registerArrears', again, 'version')));
    expect(new Set(two.map(({ version }) => version))).toEqual(new Set([2, 3]));
  });
});

describe('a clearance plan', () => {
  test('adds up to exactly what is owed, instalment after instalment', async () => {
    const town = await foundTown(server);
    await town.finance.does('registerArrears', register(town));
    const { id } = await debt(town);
    const county = government(town.a);
    const plan = (instalments: object[], document = '函') => ({ debt: id, document, instalments });
    expect(
      await county.isRefused(
        'planClearance',
        plan(
          [
            { due: '2021-06-30', amount: '10.00' },
            { due: '2021-06-30', amount: '0.00' },
            { due: 'soon', amount: '-1.00' },
            { due: '2021-12-31', amount: '1.234' },
          ],
          '',
        ),
      ),
    ).toEqual([
      'REASON_MISSING input.document',
      'INSTALMENTS_OUT_OF_ORDER input.instalments.1.due',
      'ZERO_AMOUNT input.instalments.1.amount',
      'INVALID_DATE input.instalments.2.due',
      'NEGATIVE_AMOUNT input.instalments.2.amount',
      'INVALID_AMOUNT input.instalments.3.amount',
    ]);
    expect(await county.isRefused('planClearance', plan([]))).toEqual(['EMPTY_DOCUMENT input.instalments']);
    for (const amount of ['119.99', '120.01'])
      expect(await county.isRefused('planClearance', plan([{ due: '2021-12-31', amount }]))).toEqual([
        'PLAN_NOT_WHOLE input.instalments',
      ]);
    expect(await county.isRefused('planClearance', { ...plan([]), debt: 'nothing' })).toEqual([
      'UNKNOWN_ID input.debt',
    ]);
  });

  test('counts once a second person of city finance has confirmed it, while it is the newest and whole', async () => {
    const town = await foundTown(server);
    await town.finance.does('registerArrears', register(town));
    const { id } = await debt(town);
    const county = government(town.a);
    const { plan: first } = await county.does('planClearance', { debt: id, ...PLAN }, 'plan');
    expect((await debt(town)).overdue).toEqual([]);
    expect(await county.isRefused('planClearance', { debt: id, ...PLAN })).toEqual(['REASON_MISSING input.reason']);
    const { plan } = await county.does('planClearance', { debt: id, ...PLAN, reason: '改期' }, 'plan');
    expect(await town.finance.isRefused('confirmClearancePlan', { plan: first })).toEqual([
      'CLEARANCE_PLAN_MOVED_ON input.plan',
    ]);
    const same = town.as('CITY_FINANCE', `${town.a} 政府 钱`);
    expect(await same.isRefused('confirmClearancePlan', { plan })).toEqual(['FOUR_EYES']);
    // a payment overtakes the plan: it would no longer add up
    await town.finance.does('recordArrearsPayment', pays(id, '20.00', { paidOn: '2021-02-10' }));
    expect(await town.finance.isRefused('confirmClearancePlan', { plan })).toEqual(['PLAN_NOT_WHOLE']);
    const { plan: last } = await county.does(
      'planClearance',
      { debt: id, document: '函', reason: '已付20元', instalments: [{ due: '2021-09-30', amount: '100.00' }] },
      'plan',
    );
    const [one, other] = await atOnce(
      ['市财政局 王', '市财政局 郑'].map((person) =>
        town.as('CITY_FINANCE', person).isRefused('confirmClearancePlan', { plan: last }),
      ),
    );
    expect([one, other]).toEqual([[], ['CLEARANCE_PLAN_MOVED_ON input.plan']]);
    const { plans, overdue } = await debt(town);
    expect(
      plans.map(({ version, owed, confirmedBy }: Record<string, unknown>) => [version, owed, !!confirmedBy]),
    ).toEqual([
      [3, '100.00', true],
      [2, '120.00', false],
      [1, '120.00', false],
    ]);
    // the 20 paid before the plan cover nothing of it
    expect(overdue).toEqual([{ due: '2021-09-30', amount: '100.00', uncovered: '100.00', days: 92 }]);
  });

  test('is the county government’s to make, for the city’s own members city finance’s, and another’s never', async () => {
    const { town, id } = await plannedTown();
    const again = { debt: id, ...PLAN, reason: '改期' };
    expect(await government(town.b).isRefused('planClearance', again)).toEqual(['FORBIDDEN']);
    expect(await town.finance.isRefused('planClearance', again)).toEqual(['FORBIDDEN']);
    await town.finance.does('registerArrears', { ...register(town, [SUBSIDY]), county: town.c });
    const own = (await list(town, undefined, { county: town.c }))[0];
    expect(await government(town.c).isRefused('planClearance', { debt: own.id, ...PLAN })).toEqual(['FORBIDDEN']);
    const { plan } = await town.finance.does('planClearance', { debt: own.id, ...PLAN }, 'plan');
    expect(await town.finance.isRefused('confirmClearancePlan', { plan })).toEqual(['FOUR_EYES']);
    expect(await town.government.isRefused('confirmClearancePlan', { plan })).toEqual(['FORBIDDEN']);
    await town.as('CITY_FINANCE', '市财政局 郑').does('confirmClearancePlan', { plan });
  });
});

const STATE = `query($pool: ID!) { pool(id: $pool) { fund(insurance: RESIDENT) { year(fiscalYear: 2021) {
  counties { nodes { county { id } income expenditure accumulatedBalance } } } } } }`;
const stateOf = async ({ medical, pool }: Town) => {
  const [{ income, expenditure, accumulatedBalance }] = (await medical.reads(STATE, { pool })).pool.fund.year.counties
    .nodes;
  return `${income} in, ${expenditure} out, ${accumulatedBalance} in hand`;
};

describe('a payment', () => {
  test('into the fund raises the county’s balance, and not the income of the year in which it comes', async () => {
    const { town, id } = await plannedTown();
    await town.medical.does('loadIncomeAndExpenditure', documentOf(town));
    const before = await stateOf(town);
    expect(before).toBe('1000.00 in, 600.00 out, 500.00 in hand');
    const { entry, debt: after } = await town.finance.does(
      'recordArrearsPayment',
      pays(id, '80.00'),
      'entry debt { paid outstanding }',
    );
    expect(after).toEqual({ paid: '80.00', outstanding: '40.00' });
    expect(await stateOf(town)).toBe('1000.00 in, 600.00 out, 580.00 in hand');
    expect((await debt(town, 'Q-01', '2021-05-09')).overdue).toEqual([
      { due: '2021-03-31', amount: '50.00', uncovered: '50.00', days: 39 },
    ]);
    expect((await debt(town, 'Q-01', '2021-07-01')).overdue).toEqual([
      { due: '2021-06-30', amount: '70.00', uncovered: '40.00', days: 1 },
    ]);
    // taken back, it is owed again
    await town.finance.does('reverseEntry', { entry, reason: '退回' });
    expect(await stateOf(town)).toBe(before);
    expect(await debt(town)).toMatchObject({
      ...{ paid: '0.00', outstanding: '120.00', overdueAmount: '120.00' },
      payments: [{ amount: '80.00', paidBy: 'DEBTOR', takenBack: true }],
    });
    expect(await faultsOf(server.database)).toEqual([]);
  });

  test('to a hospital comes out of the balance through the expenditure accounts, and is no expenditure of the year', async () => {
    const { town } = await plannedTown();
    const { id } = await debt(town, 'Q-02');
    const out = pays(id, '60.00', { paidBy: 'FUND', document: '付款凭证' });
    const { entry } = await town.finance.does('recordArrearsPayment', out, 'entry');
    expect(await stateOf(town)).toBe('0.00 in, 0.00 out, 440.00 in hand');
    const { rows } = await server.database.asOwner(
      `select a.account || coalesce('/' || a.detail, '') || coalesce(' ' || a.fund_year, '') as account, l.side, l.rule
       from journal_line l join ledger_account a on a.id = l.ledger_account where l.entry = $1 order by l.line_no`,
      [entry],
    );
    expect(rows.map(({ account, side, rule }) => `${side} ${account} ${rule}`)).toEqual([
      'D 1004 HD-1',
      'C 1003 HD-1',
      'D 1004 HD-1',
      'C 1004 HD-1',
      'D 5001/INPATIENT 2019 HD-1',
      'C 1004 HD-1',
      'D 3001/ACCUMULATED_BALANCE HD-1',
      'C 5001/INPATIENT 2019 HD-1',
    ]);
    // by the government for it: a document, no voucher, and it can be withdrawn
    const outside = await town.finance.does(
      'recordArrearsPayment',
      pays(id, '30.00', { paidBy: 'GOVERNMENT' }),
      'entry debt { outstanding payments { id entry } }',
    );
    expect(outside).toMatchObject({ entry: null, debt: { outstanding: '0.00' } });
    const [booked, free] = outside.debt.payments;
    const withdraw = { payment: free.id, reason: '重复登记' };
    expect(await town.finance.isRefused('withdrawArrearsPayment', { ...withdraw, payment: booked.id })).toEqual([
      'PAYMENT_IN_BOOKS input.payment',
    ]);
    expect(await town.finance.isRefused('withdrawArrearsPayment', { ...withdraw, reason: '' })).toEqual([
      'REASON_MISSING input.reason',
    ]);
    await town.finance.does('withdrawArrearsPayment', withdraw);
    expect(await town.finance.isRefused('withdrawArrearsPayment', withdraw)).toEqual([
      'PAYMENT_WITHDRAWN input.payment',
    ]);
    expect((await debt(town, 'Q-02')).outstanding).toBe('30.00');
  });

  test('is never more than owed, whoever pays at the same moment; and no more than the balance holds', async () => {
    const { town, id } = await plannedTown();
    expect(await town.finance.isRefused('recordArrearsPayment', pays(id, '120.01'))).toEqual([
      'MORE_THAN_OWED input.amount',
    ]);
    const results = await atOnce(
      ['市财政局 王', '市财政局 郑'].map((person) =>
        town.as('CITY_FINANCE', person).isRefused('recordArrearsPayment', pays(id, '70.00')),
      ),
    );
    expect(results).toEqual([[], ['MORE_THAN_OWED input.amount']]);
    await expect(
      server.database.asOwner(`insert into debt_payment (debt, amount, paid_on, paid_by, document, entry, person)
        select debt, 50.01, paid_on, paid_by, document, entry, person from debt_payment where debt = '${id}'`),
    ).rejects.toThrow('MORE_THAN_OWED');
    const hospital = { ...HOSPITAL, amount: '900.00' };
    await town.finance.does('registerArrears', register(town, [SUBSIDY, hospital, ENTERPRISE], { reason: '复核' }));
    const owed = await debt(town, 'Q-02');
    expect(await town.finance.isRefused('recordArrearsPayment', pays(owed.id, '600.00', { paidBy: 'FUND' }))).toEqual([
      'BALANCE_BELOW_ZERO',
    ]);
  });

  test('is refused with every fault at once, from another payer, in a closed month, of another city', async () => {
    const { town, id } = await plannedTown();
    const faulty = pays(id, '0.00', { paidOn: '2021-02-29', document: '', paidBy: 'FUND' });
    expect(await town.finance.isRefused('recordArrearsPayment', faulty)).toEqual([
      'ZERO_AMOUNT input.amount',
      'INVALID_DATE input.paidOn',
      'REASON_MISSING input.document',
      'DEBT_PAID_OTHERWISE input.paidBy',
    ]);
    expect(await town.finance.isRefused('recordArrearsPayment', pays(id, '1.00', { paidOn: '2022-02-01' }))).toEqual([
      'PERIOD_CLOSED',
    ]);
    const other = await foundTown(server);
    expect(await other.finance.isRefused('recordArrearsPayment', pays(id, '1.00'))).toEqual(['FORBIDDEN']);
    expect(await other.finance.isRefused('registerArrears', register(town))).toEqual(['FORBIDDEN']);
    expect(await list(other, undefined, { pool: town.pool })).toEqual([]);
  });

  test('leads from its lines to the rule under which the debt was registered', async () => {
    const { town, id } = await plannedTown();
    await town.finance.does('recordArrearsPayment', pays(id, '10.00'));
    const { journalLines } = await town.medical.reads(
      `query($filter: JournalFilter!) { journalLines(filter: $filter, first: 10) { nodes {
        account { code } side amount appliedRule { policy { id } rule { id } } voucher { entry { kind subject } } } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', account: '4101' } },
    );
    expect(journalLines.nodes).toHaveLength(2);
    expect(journalLines.nodes[0]).toMatchObject({
      ...{ side: 'CREDIT', amount: '10.00' },
      appliedRule: { policy: { id: `${town.pool}-2021` }, rule: { id: 'HD-1' } },
      voucher: { entry: { kind: 'ARREARS_CLEARANCE', subject: id } },
    });
  });
});

describe('the list', () => {
  test('goes by county and number, in pages, by kind; a county’s role sees its own', async () => {
    const { town } = await plannedTown();
    await town.finance.does('registerArrears', { ...register(town, [SUBSIDY]), county: town.b });
    const page = async (after?: string) =>
      (await town.medical.reads(LIST, { pool: town.pool, first: 3, after, asOf: '2021-12-31' })).arrears;
    const one = await page();
    const two = await page(one.pageInfo.endCursor);
    const names = [...one.nodes, ...two.nodes].map(({ county, number }) => `${county.at(-1)} ${number}`);
    expect(names).toEqual(['a Q-01', 'a Q-02', 'a Q-03', 'b Q-01']);
    expect([one.pageInfo.hasNextPage, two.pageInfo.hasNextPage]).toEqual([true, false]);
    expect(await list(town, undefined, { kinds: ['HOSPITAL'] })).toHaveLength(1);
    const { arrears } = await town.county(town.b).reads(LIST, { pool: town.pool });
    expect(arrears.nodes.map(({ county }: { county: string }) => county)).toEqual([town.b]);
    const { errors } = await town.medical.send(LIST, { pool: town.pool, asOf: '2021-13-01' });
    expect(errors![0]!.extensions.code).toBe('INVALID_DATE');
  });

  test('takes three statements with plans and payments, whatever its length; the totals take one', async () => {
    const { town, id } = await plannedTown();
    await town.finance.does('recordArrearsPayment', pays(id, '60.00'));
    expect(await statementsOf(server.database, () => list(town))).toEqual([
      'arrears',
      'clearance-plans-of-debts',
      'payments-of-debts',
    ]);
    const TOTALS = `query($pool: ID!) { arrearsTotals(pool: $pool, insurance: RESIDENT, asOf: "2021-12-31") {
      kind debts amount paid outstanding overdue } }`;
    let totals: Record<string, string>[] = [];
    const statements = await statementsOf(server.database, async () => {
      totals = (await town.medical.reads(TOTALS, { pool: town.pool })).arrearsTotals;
    });
    expect(statements).toEqual(['arrears-of-fund']);
    expect(totals.map((total) => Object.values(total).join(' '))).toEqual([
      'FISCAL_SUBSIDY 1 120.00 60.00 60.00 60.00',
      'ENTERPRISE_PREMIUM 1 30.00 0.00 30.00 0.00',
      'HOSPITAL 1 90.00 0.00 90.00 90.00',
    ]);
  });
});

test('an overdue instalment is warned of once, with its debt, and cleared when it is paid', async () => {
  const { town, id } = await plannedTown();
  await town.medical.does('loadIncomeAndExpenditure', documentOf(town));
  const warnings = async (open = true) =>
    (
      await town.medical.reads(
        `query($filter: WarningFilter) { warnings(filter: $filter) { nodes { level county subject figure fiscalYear rule message } } }`,
        { filter: { pool: town.pool, kinds: ['OVERDUE_DEBT'], open } },
      )
    ).warnings.nodes;
  await town.medical.does('refreshWarnings', { pool: town.pool, asOf: '2021-04-30' });
  expect(await warnings()).toEqual([
    {
      ...{ level: 'ORANGE', county: town.a, subject: id, figure: '30.00', fiscalYear: 2021, rule: 'HD-1' },
      message: expect.stringContaining(
        '统筹前欠拨财政补助（甲县财政局）逾期 50.00 元，最早一期 2021-03-31 到期，已逾期 30 天',
      ),
    },
  ]);
  await town.finance.does('recordArrearsPayment', pays(id, '50.00', { paidOn: '2021-05-01' }));
  await town.medical.does('refreshWarnings', { pool: town.pool, asOf: '2021-05-31' });
  expect(await warnings()).toEqual([]);
  expect(await warnings(false)).toHaveLength(1);
});

test('the database keeps every version, plan and payment as it was entered', async () => {
  const { asOwner } = server.database;
  for (const table of [
    'debt',
    'debt_version',
    'arrears_register',
    'clearance_plan',
    'clearance_instalment',
    'debt_payment',
  ]) {
    await expect(asOwner(`delete from ${table}`)).rejects.toThrow('ADDITIONS_ONLY');
    await expect(asOwner(`truncate ${table} cascade`)).rejects.toThrow('ADDITIONS_ONLY');
  }
  await expect(
    asOwner(`insert into clearance_instalment select plan, '2030-01-01', 1 from clearance_plan_confirmation limit 1`),
  ).rejects.toThrow('CLEARANCE_PLAN_MOVED_ON');
});
