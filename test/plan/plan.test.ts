/** What plans, holds and payments refuse, what happens when two act at once, and what always holds. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { changzhutan } from '../../src/policy/changzhutan.js';
import { createRegistry } from '../../src/policy/registry.js';
import { suzhou } from '../../src/policy/suzhou.js';
import { today } from '../../src/today.js';
import { faultsOf } from '../ledger/found.js';
import { atOnce, officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { inJanuary, signAll, withLines } from '../budget/budgets.js';
import { foundPool, foundTown, townPolicies } from '../towns.js';
import { type Filed, planningTown, type PlanningTown } from './plans.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: createRegistry([...townPolicies.all, suzhou, changzhutan]) });
});
afterAll(() => server.close());

type Act =
  | { does: 'file'; member: string; quarter: number; amount: string }
  | { does: 'apply'; quarter: number; amount: string }
  | { does: 'approve'; at: number }
  | { does: 'pay'; at: number; amount: string }
  | { does: 'spend'; member: string; amount: string }
  | { does: 'reverse'; at: number }
  | { does: 'close' };

const sign = ({ id, contentHash }: Filed) => ({ verdicts: [{ submission: id, contentHash, verdict: 'SIGN' }] });

describe('a fund works by plans from a month on', () => {
  test('not from a month with expenditure loaded the former way, nor from the middle of a quarter', async () => {
    const town = await foundTown(server);
    const start = { ...town.year, document: '通知' };
    const load = (month: number, amount: string) => ({
      ...{ pool: town.pool, fiscalYear: 2021, document: '月报' },
      rows: [{ county: town.a, insurance: 'RESIDENT', month, item: 'INPATIENT', amount }],
    });
    await town.medical.does('loadIncomeAndExpenditure', load(4, '10.00'));
    const refused = (month: number, more: object = {}) =>
      town.finance.isRefused('startFundUsePlans', { ...start, month, ...more });
    expect(await refused(4)).toEqual(['PLANS_START_INVALID input.month']);
    expect(await refused(8)).toEqual(['PLANS_START_INVALID input.month']);
    expect(await refused(13, { document: ' ' })).toEqual([
      'INVALID_MONTH input.month',
      'REASON_MISSING input.document',
    ]);
    await town.finance.does('startFundUsePlans', { ...start, month: 7 });
    // June still brings its own disbursement, July does not
    await town.medical.does('loadIncomeAndExpenditure', load(6, '10.00'));
    expect(await town.medical.isRefused('loadIncomeAndExpenditure', load(7, '10.00'))).toEqual([
      'BANK_ACCOUNT_BELOW_ZERO',
    ]);
    expect(
      await town.county(town.a).isRefused('submitFundUsePlans', {
        ...{ ...town.year, number: 2, document: '计划' },
        plans: [{ county: town.a, lines: [{ item: 'INPATIENT', amount: '1.00' }] }],
      }),
    ).toEqual(['PLANS_NOT_STARTED input.number']);
  });

  test('a row loaded the former way is corrected the former way', async () => {
    const town = await foundTown(server);
    const { load } = await town.medical.does(
      'loadIncomeAndExpenditure',
      {
        ...{ pool: town.pool, fiscalYear: 2021, document: '3月月报' },
        rows: [{ county: town.a, insurance: 'RESIDENT', month: 3, item: 'INPATIENT', amount: '10.00' }],
      },
      'load',
    );
    await town.finance.does('startFundUsePlans', {
      ...town.year,
      month: 4,
      document: '通知',
    });
    await town.medical.does('correctLoadedRow', { load, row: 1, amount: '25.00', reason: '漏报' });
    const { cityAccounts } = await town.medical.reads(
      `query($pool: ID!) { cityAccounts(pool: $pool, insurance: RESIDENT) { kind balance } }`,
      { pool: town.pool },
    );
    expect(cityAccounts[0]).toEqual({ kind: 'CITY_SPECIAL', balance: '585.00' });
  });

  test('where funds are managed by level there are no plans: nothing of them is foreseen', async () => {
    const region = await foundPool(server, 'changzhutan');
    const year = { ...region.year, fiscalYear: 2022 };
    expect(
      await region.finance.isRefused('startFundUsePlans', {
        ...year,
        month: 1,
        document: '通知',
      }),
    ).toEqual(['SUBMISSION_NOT_FORESEEN']);
    expect(
      await region
        .county(region.a)
        .isRefused('submitFundUsePlans', { ...year, number: 1, document: '计划', plans: [] }),
    ).toEqual(['SUBMISSION_NOT_FORESEEN']);
    expect(await region.medical.isRefused('applyForWorkingCapital', { ...year, number: 1, document: '申请' })).toEqual([
      'SUBMISSION_NOT_FORESEEN',
    ]);
    expect(await region.medical.isRefused('prefund', { ...year, paidOn: '2022-01-04', document: '预拨' })).toEqual([
      'SUBMISSION_NOT_FORESEEN',
    ]);
  });
});

test('Suzhou asks for all localities at once, month by month; city finance approves and pays, before the month is over', async () => {
  const city = await foundPool(server, 'suzhou');
  const { year, a, b, c, finance, medical } = city;
  await finance.does('startFundUsePlans', { ...year, month: 2, document: '通知' });
  // the old balances are kept locally: what is collected is in the city’s account
  await medical.does('loadIncomeAndExpenditure', {
    ...{ pool: 'suzhou', fiscalYear: 2021, document: '1月月报' },
    rows: [a, b, c].map((county) => ({ county, insurance: 'RESIDENT', month: 1, item: 'PREMIUM', amount: '100.00' })),
  });
  const plans = [a, b, c].map((county) => ({ county, lines: [{ item: 'INPATIENT', amount: '90.00' }] }));
  const document = { ...year, number: 2, document: '2月资金使用计划' };
  expect(await city.county(a).isRefused('submitFundUsePlans', { ...document, plans: plans.slice(0, 1) })).toEqual([
    'FORBIDDEN input.plans.0',
  ]);
  const { submissions } = await medical.does(
    'submitFundUsePlans',
    { ...document, plans },
    'submissions { id contentHash kind county }',
  );
  expect(submissions.map(({ county }: { county: string }) => county)).toEqual([a, b, c]);
  await finance.does('decideSubmissions', { verdicts: submissions.flatMap((one: Filed) => sign(one).verdicts) });
  const pay = (paidOn: string) => ({
    ...{ pool: 'suzhou', insurance: 'RESIDENT', paidOn, document: '拨款单' },
    payments: submissions.map(({ id }: Filed) => ({ submission: id })),
  });
  expect(await finance.isRefused('disburse', pay('2021-03-01'))).toEqual(
    [0, 1, 2].map(() => 'DATE_OUTSIDE_PLAN input.paidOn'),
  );
  await finance.does('disburse', pay('2021-02-15'));
  await medical.does('loadIncomeAndExpenditure', {
    ...{ pool: 'suzhou', fiscalYear: 2021, document: '2月月报' },
    rows: [a, b, c].map((county) => ({ county, insurance: 'RESIDENT', month: 2, item: 'INPATIENT', amount: '90.00' })),
  });
});

test('a plan stays within the budget in force, less the year’s other plans; of one that lapsed, what was paid', async () => {
  const town = await planningTown(server);
  const { year } = town;
  for (const county of [town.a, town.b, town.c])
    await (county === town.c ? town.medical : town.county(county)).does('submitBudget', {
      ...{ ...year, county, document: '预算' },
      lines: withLines(inJanuary('INPATIENT', '80.00'), inJanuary('OUTPATIENT', '20.00')),
    });
  await signAll(server, { ...year, kind: 'COUNTY_BUDGET' });
  await town.medical.does('compileBudget', { ...year, document: '全市预算草案' });
  // not in force yet: it binds nobody
  const [above] = await town.files(1, { [town.a]: '100.01' });
  await signAll(server, { ...year, kind: 'POOL_BUDGET' });
  expect(await town.approves([above!])).toEqual(['PLAN_ABOVE_BUDGET input.verdicts.0']);
  const [first] = await town.files(1, { [town.a]: '70.00' });
  const capital = await town.applies(1, '70.00');
  expect(await town.approves([capital])).toEqual([]);
  await town.pays(capital);
  expect(await town.approves([first!])).toEqual([]);
  await town.pays(first!, '50.00');
  const second = (amount: string) =>
    town.county(town.a).isRefused('submitFundUsePlans', {
      ...{ ...year, number: 2, document: '第2季度计划', dryRun: true },
      plans: [{ county: town.a, lines: [{ item: 'INPATIENT', amount }] }],
    });
  expect(await second('30.00')).toEqual([]);
  expect(await second('30.01')).toEqual(['PLAN_ABOVE_BUDGET input.plans.0']);
  await town.medical.does('closePeriods', { ...year, months: [3] });
  expect(await second('50.00')).toEqual([]);
  expect(await second('50.01')).toEqual(['PLAN_ABOVE_BUDGET input.plans.0']);
});

describe('at the turn of the year', () => {
  /** 2021 has so much working capital in its books; January 2022 is open, and December 2021 not yet closed. */
  const turning = async (amount: string) => {
    const town = await planningTown(server);
    await town.medical.does('openPeriods', { ...town.year, fiscalYear: 2022, months: [1, 12] });
    const given = async (fiscalYear: number, amount: string) => {
      const capital = await town.applies(1, amount, fiscalYear);
      expect(await town.approves([capital])).toEqual([]);
      expect(await town.pays(capital, undefined, `${fiscalYear}-01-05`)).toEqual([]);
    };
    await given(2021, amount);
    const back = (fiscalYear: number) =>
      ({ ...town.year, fiscalYear, returnedOn: `${fiscalYear}-12-31`, document: '周转金退回单' }) as const;
    const december = (fiscalYear: number) => ({ ...town.year, fiscalYear, months: [12] });
    const inAccount = async () => (await town.accounts())[1].split(' ')[0];
    return { ...town, given, back, december, inAccount };
  };

  test('2021 ends with 30 yuan, 2022’s 50 are paid in on January 5: the 30 go back, and December closes', async () => {
    const { medical, given, back, december, inAccount } = await turning('30.00');
    await given(2022, '50.00');
    expect(await medical.isRefused('closePeriods', december(2021))).toEqual(['WORKING_CAPITAL_OUT']);
    expect(await medical.does('returnWorkingCapital', back(2021), 'amount')).toMatchObject({ amount: '30.00' });
    expect(await medical.isRefused('returnWorkingCapital', back(2021))).toEqual(['NO_WORKING_CAPITAL input']);
    await medical.does('closePeriods', december(2021));
    expect(await inAccount()).toBe('50.00');
    // and 2022’s own December waits for its own
    expect(await medical.isRefused('closePeriods', december(2022))).toEqual(['WORKING_CAPITAL_OUT']);
    expect(await medical.does('returnWorkingCapital', back(2022), 'amount')).toMatchObject({ amount: '50.00' });
    await medical.does('closePeriods', december(2022));
  });

  test('45 of 2021’s 60 are paid for a plan of 2022: the 60 go back once 2022 has its own', async () => {
    const { a, medical, files, approves, pays, given, back, december, inAccount } = await turning('60.00');
    const plans = await files(1, { [a]: '45.00' }, 2022);
    await approves(plans);
    expect(await pays(plans[0]!, undefined, '2022-01-04')).toEqual([]);
    expect(await medical.isRefused('returnWorkingCapital', back(2021))).toEqual(['MONEY_NOT_AVAILABLE input']);
    await given(2022, '45.00');
    expect(await medical.does('returnWorkingCapital', back(2021), 'amount')).toMatchObject({ amount: '60.00' });
    await medical.does('closePeriods', december(2021));
    expect(await inAccount()).toBe('0.00');
  });
});

describe('two at once', () => {
  const held = async (town: PlanningTown) => (await town.accounts()).map((account) => account.split(' ')[2]);

  test('of two approvals for the last money one holds it; the other is told what is left', async () => {
    const town = await planningTown(server);
    const capital = await town.applies(1, '100.00');
    await town.approves([capital]);
    await town.pays(capital);
    const [one, other] = await town.files(1, { [town.a]: '80.00', [town.b]: '70.00' });
    const [first, second] = ['市医保局 吴', '市医保局 郑'].map((person) => town.as('CITY_MEDICAL', person));
    const answers = await atOnce([
      first!.isRefused('decideSubmissions', sign(one!)),
      second!.isRefused('decideSubmissions', sign(other!)),
    ]);
    expect(answers).toEqual([[], ['MONEY_NOT_AVAILABLE input.verdicts.0']]);
    expect(['80.00', '70.00']).toContain((await held(town))[1]);
  });

  test('of two payments of the same plan one is done', async () => {
    const town = await planningTown(server);
    const capital = await town.applies(1, '100.00');
    await town.approves([capital]);
    const both = await atOnce([town.pays(capital, '60.00'), town.pays(capital, '60.00')]);
    expect(both).toEqual([[], ['MORE_THAN_APPROVED input.payments.0.amount']]);
  });

  test('an approval and a posting that would take its money: whichever comes second is refused', async () => {
    const town = await planningTown(server);
    const capital = await town.applies(1, '600.00');
    const [approval, reversal] = await Promise.all([
      town.finance.isRefused('decideSubmissions', sign(capital)),
      town.medical.isRefused('reverseEntry', { entry: await openingOf(town, town.b), reason: '期初有误' }),
    ]);
    expect([approval, reversal].filter((answer) => answer.length === 0)).toHaveLength(1);
    const [special] = await town.accounts();
    expect(special).not.toContain('-');
  });

  const openingOf = async ({ medical, pool }: PlanningTown, county: string): Promise<string> => {
    const { journalEntries } = await medical.reads(
      `query($filter: JournalFilter!) { journalEntries(filter: $filter) { nodes { id } } }`,
      { filter: { pool, insurance: 'RESIDENT', county } },
    );
    return journalEntries.nodes[0].id;
  };
});

describe('the database itself', () => {
  test('holds nothing that is not approved, pays nothing above a hold, adds no line to what was filed, changes nothing', async () => {
    const town = await planningTown(server);
    const capital = await town.applies(1, '100.00');
    const app = async (text: string, values: unknown[]) =>
      server.database.asOwner(text, values).then(
        () => 'done',
        (error: Error) => error.message,
      );
    const { rows } = await server.database.asOwner(
      `select k.id from bank_account k join fund f on f.id = k.fund where f.pool = $1 and f.insurance = 'RESIDENT' and k.kind = 'CITY_SPECIAL'`,
      [town.pool],
    );
    const hold = () => app('select hold_money($1, $2, 202103)', [capital.id, rows[0].id]);
    expect(await hold()).toBe('SUBMISSION_NOT_IN_STATUS');
    await town.approves([capital]);
    expect(await hold()).toContain('duplicate key');
    const pay = (amount: string) =>
      app(
        `insert into disbursement (submission, amount, paid_on, document, person) values ($1, $2, '2021-01-08', '单', '李')`,
        [capital.id, amount],
      );
    expect(await pay('100.01')).toBe('MORE_THAN_APPROVED');
    const line = `insert into fund_use_plan_line (submission, version, item, amount) values ($1, 1, 'INPATIENT', 1)`;
    expect(await app(line, [capital.id])).toBe('ADDITIONS_ONLY');
    for (const table of [
      'money_hold',
      'disbursement',
      'prefund',
      'fund_use_plan_start',
      'fund_use_plan_line',
      'working_capital_return',
    ])
      expect(await app(`delete from ${table}`, [])).toBe('ADDITIONS_ONLY');
    await expect(
      server.database.read({
        name: 'reach-around',
        text: 'insert into money_hold select * from money_hold returning amount',
      }),
    ).rejects.toThrow('permission denied');
  });
});

test('a county sees its own plans and no account of the city’s; the list of all takes the same statements for one and for three', async () => {
  const town = await planningTown(server);
  await town.files(1, { [town.a]: '10.00' });
  const list = (office = town.medical) =>
    office.reads(
      `query($pool: ID!) { submissions(filter: { pool: $pool, kind: FUND_USE_PLAN }) { nodes { county status
         fundUsePlan { amount held disbursed meanExpenditure accountBalance accountLimit lines { item amount } disbursements { amount } } } } }`,
      { pool: town.pool },
    );
  const one = await statementsOf(server.database, () => list());
  await town.files(1, { [town.b]: '20.00', [town.c]: '30.00' });
  expect(await statementsOf(server.database, () => list())).toEqual(one);
  expect(one).toEqual(['submissions', 'execution-of-submissions', 'member-accounts']);
  const seen = await list(town.county(town.b));
  expect(seen.submissions.nodes.map(({ county }: { county: string }) => county)).toEqual([town.b]);
  const { cityAccounts } = await town
    .county(town.b)
    .reads(`query($pool: ID!) { cityAccounts(pool: $pool, insurance: RESIDENT) { kind } }`, { pool: town.pool });
  expect(cityAccounts).toEqual([]);
});

test('who is of another pool, or of no office that the policy names, may do nothing', async () => {
  const town = await planningTown(server);
  const stranger = (role: 'CITY_MEDICAL' | 'CITY_FINANCE') =>
    officeOf(server.as(role, { pool: 'elsewhere' }, '外市 冯'));
  const { year } = town;
  const capital = await town.applies(1, '100.00');
  await town.approves([capital]);
  expect(
    await Promise.all([
      stranger('CITY_FINANCE').isRefused('startFundUsePlans', {
        ...year,
        month: 1,
        document: '通知',
      }),
      stranger('CITY_MEDICAL').isRefused('applyForWorkingCapital', {
        ...year,
        number: 1,
        amount: '1.00',
        reason: '因',
        document: '申请',
      }),
      town.finance.isRefused('applyForWorkingCapital', {
        ...year,
        number: 1,
        amount: '1.00',
        reason: '因',
        document: '申请',
      }),
      stranger('CITY_FINANCE').isRefused('disburse', {
        ...{ ...town.fund, paidOn: '2021-01-08', document: '单', payments: [{ submission: capital.id }] },
      }),
      town.agency.isRefused('returnWorkingCapital', { ...year, returnedOn: '2021-12-31', document: '单' }),
      stranger('CITY_MEDICAL').isRefused('decideSubmissions', sign(capital)),
    ]),
  ).toEqual([
    ['FORBIDDEN'],
    ['FORBIDDEN'],
    ['FORBIDDEN'],
    ['FORBIDDEN input.payments.0.submission'],
    ['FORBIDDEN'],
    ['UNKNOWN_ID input.verdicts.0.submission'],
  ]);
});

test('overdue plans are warned of from the day after until they are paid; of quarters that the books have closed no more', async () => {
  const town = await planningTown(server);
  await town.medical.does('loadIncomeAndExpenditure', {
    ...{ pool: town.pool, fiscalYear: 2021, document: '1月月报' },
    rows: [{ county: town.a, insurance: 'RESIDENT', month: 1, item: 'PREMIUM', amount: '1.00' }],
  });
  const capital = await town.applies(2, '100.00');
  await town.approves([capital]);
  await town.pays(capital, undefined, '2021-04-05');
  const [plan] = await town.files(2, { [town.a]: '80.00' });
  await town.approves([plan!]);
  await town.pays(plan!, '30.00', '2021-04-08');
  const overdue = async (asOf: string) => {
    await town.medical.does('refreshWarnings', { pool: town.pool, asOf });
    const { warnings } = await town.medical.reads(
      `query($pool: ID!) { warnings(filter: { pool: $pool, kinds: [OVERDUE_PLAN], open: true }) {
         nodes { county subject latestFigure level rule citation { article } } } }`,
      { pool: town.pool },
    );
    return warnings.nodes as { county: string; subject: string; latestFigure: string }[];
  };
  const told = (nodes: Awaited<ReturnType<typeof overdue>>) =>
    nodes.map(({ county, subject, latestFigure }) => `${county.slice(-1)} ${subject} ${latestFigure}`).toSorted();
  const all = (quarter: number, days: string) =>
    ['a', 'b', 'c'].map((county) => `${county} DISBURSE 2021年第${quarter}季度 ${days}`);
  expect(await overdue('2021-01-10')).toEqual([]);
  const late = await overdue('2021-04-12');
  expect(told(late)).toEqual([...all(1, '92.00'), ...all(2, '2.00')].toSorted());
  expect(late.find(({ latestFigure }) => latestFigure === '92.00')).toMatchObject({
    level: 'RED',
    rule: 'HD-4',
    citation: { article: '第十条' },
  });
  await town.pays(plan!, '50.00', '2021-04-13');
  const paid = [...all(1, '94.00'), ...all(2, '4.00').slice(1)].toSorted();
  expect(told(await overdue('2021-04-14'))).toEqual(paid);
  // from now on, for what was looked at before stands as it was
  await town.medical.does('closePeriods', { ...town.year, months: [3] });
  const ofHalf = (await overdue(today())).filter(({ subject }) => /2021年第[12]季度/.test(subject));
  expect(ofHalf.map(({ county, subject }) => `${county.slice(-1)} ${subject}`).toSorted()).toEqual([
    ...['b DISBURSE 2021年第2季度', 'c DISBURSE 2021年第2季度'],
  ]);
});

test('whatever offices do in whatever order: paid is within approved, nothing available is negative, no account is overdrawn', async () => {
  const town = await planningTown(server);
  const { a, b, c } = town;
  const amount = fc.integer({ min: 1, max: 300 }).map((yuan) => `${yuan}.00`);
  const member = fc.constantFrom(a, b, c);
  const quarter = fc.integer({ min: 1, max: 4 });
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({ does: fc.constant('file' as const), member, quarter, amount }),
    fc.record({ does: fc.constant('apply' as const), quarter, amount }),
    fc.record({ does: fc.constant('approve' as const), at: fc.nat() }),
    fc.record({ does: fc.constant('pay' as const), at: fc.nat(), amount }),
    fc.record({ does: fc.constant('spend' as const), member, amount }),
    fc.record({ does: fc.constant('reverse' as const), at: fc.nat() }),
    fc.constant({ does: 'close' as const }),
  );
  const filed: (Filed & { quarter: number })[] = [];
  const capital = { ...(await town.applies(1, '400.00')), quarter: 1 };
  await town.approves([capital]);
  filed.push(capital);
  const entries: string[] = (
    await town.finance.does(
      'disburse',
      { ...town.fund, paidOn: '2021-01-05', document: '拨款单', payments: [{ submission: capital.id }] },
      'entries',
    )
  ).entries;
  /** Does it, or is refused; a bug throws. */
  const attempt = async (one: Act): Promise<void> => {
    const refused = (error: Error) => {
      if (!error.message.includes(' refused: ')) throw error;
    };
    const chosen = 'at' in one ? filed[one.at % Math.max(filed.length, 1)] : undefined;
    switch (one.does) {
      case 'file':
        await town.files(one.quarter, { [one.member]: one.amount }).then(([done]) => {
          filed.push({ ...done!, quarter: one.quarter });
        }, refused);
        break;
      case 'apply':
        await town.applies(one.quarter, one.amount).then((done) => {
          filed.push({ ...done, quarter: one.quarter });
        }, refused);
        break;
      case 'approve':
        if (chosen) await town.approves([chosen]);
        break;
      case 'pay':
        if (chosen)
          await (chosen.kind === 'WORKING_CAPITAL' ? town.finance : town.medical)
            .does(
              'disburse',
              {
                ...{
                  ...town.fund,
                  paidOn: `2021-${['01', '04', '07', '10'][chosen.quarter - 1]}-08`,
                  document: '拨款单',
                },
                payments: [{ submission: chosen.id, amount: one.amount }],
              },
              'entries',
            )
            .then((done) => entries.push(...done.entries), refused);
        break;
      case 'spend':
        await town.medical.isRefused('loadIncomeAndExpenditure', {
          ...{ pool: town.pool, fiscalYear: 2021, document: '月报' },
          rows: [{ county: one.member, insurance: 'RESIDENT', month: 11, item: 'INPATIENT', amount: one.amount }],
        });
        break;
      case 'reverse':
        if (entries.length)
          await town.medical.isRefused('reverseEntry', { entry: entries[one.at % entries.length], reason: '退汇' });
        break;
      case 'close':
        await town.medical.isRefused('closePeriods', { ...town.year, months: [3] });
    }
  };
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
      // two at a time, so that they meet
      for (let at = 0; at < acts.length; at += 2) await Promise.all(acts.slice(at, at + 2).map((one) => attempt(one)));
      const { rows } = await server.database.asOwner(
        `select
           (select count(*)::int from money_hold_state h where h.held < 0 or h.disbursed > h.amount or h.held + h.disbursed > h.amount) as above,
           (select count(*)::int from city_account where available < 0 or of_members < 0 or held < 0) as short,
           (select count(*)::int from bank_account k where (select sum(last.balance_after) from ledger_account a
              cross join lateral (select balance_after from journal_line l where l.ledger_account = a.id
                order by l.entry desc, l.line_no desc limit 1) last where a.bank_account = k.id) < 0) as overdrawn`,
      );
      expect(rows).toEqual([{ above: 0, short: 0, overdrawn: 0 }]);
    }),
    { numRuns: 8, endOnFailure: true },
  );
  expect(await faultsOf(server.database)).toEqual([]);
});
