/** A budget in force: adjusted by approved plans, moved between months, held against the books. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { budgetControlOf, budgetLeft } from '../../src/budget/budget-left.service.js';
import { inTransaction } from '../../src/database/transaction.js';
import { fundOf } from '../../src/ledger/ledger.service.js';
import { yuan } from '../../src/money.js';
import { policies } from '../../src/policy/registry.js';
import { atOnce } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { documentOf, foundTown, type Town, townPolicies } from '../towns.js';
import { inJanuary, officeAt, signAll, submissionsOf, townInForce, verdictOn } from './budgets.js';

let server: TestServer;
let town: Town;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await townInForce(server, [inJanuary('INTEREST', '7.00')]);
  await town.medical.does('loadIncomeAndExpenditure', documentOf(town));
});
afterAll(() => server.close());

const ADJUST = 'submitBudgetAdjustment';
const TRANSFER = 'transferBudgetMonths';

/** In March; every amount with its reason. */
const inMarch = (line: string, amount: string, reason = '门诊统筹提标') => ({
  ...{ line, amount, reason },
  months: ['0', '0', amount, ...Array<string>(9).fill('0')],
});
const plan = (of: Town, ...lines: object[]) => ({ ...of.year, county: of.a, document: '预算调整方案', lines });
const moving = (of: Town, given: object = {}) => ({
  ...{
    ...of.year,
    county: of.a,
    line: 'OUTPATIENT',
    fromMonth: 1,
    toMonth: 2,
    amount: '50.00',
    document: '市医保局函',
  },
  ...given,
});

const left = (county: string) =>
  inTransaction(server.database.orm.em.fork(), async (em) => {
    const found = await budgetLeft(em, await fundOf(em, town.pool, 'RESIDENT'), county, 2021);
    return found && [found.budget, found.spent, found.left].map(yuan);
  });

const lineOf = async (county: string | null, code: string) => {
  const { budgets } = await town.medical.reads(
    `query($pool: ID!) { budgets(pool: $pool) { nodes { county adjustments { number status adjustmentLines { line amount reason } }
      monthTransfers { line fromMonth toMonth amount document person }
      lines { code budget months adjusted adjustedMonths } } } }`,
    { pool: town.pool },
  );
  const budget = budgets.nodes.find((node: { county: string | null }) => node.county === county);
  return { budget, line: budget.lines.find((line: { code: string }) => line.code === code) };
};

test('before it is in force a budget is neither adjusted nor moved, and leaves nothing to be held against', async () => {
  const other = await foundTown(server);
  expect(await other.county(other.a).isRefused(ADJUST, plan(other, inMarch('INPATIENT', '1.00')))).toEqual([
    'BUDGET_NOT_IN_FORCE input',
  ]);
  expect(await other.medical.isRefused(TRANSFER, moving(other))).toEqual(['BUDGET_NOT_IN_FORCE input']);
  await inTransaction(server.database.orm.em.fork(), async (em) => {
    expect(await budgetLeft(em, await fundOf(em, other.pool, 'RESIDENT'), other.a, 2021)).toBeUndefined();
  });
});

describe('between months', () => {
  test('money moves within a line, with its document; the year and everything above it stays', async () => {
    await town.medical.does(TRANSFER, moving(town));
    const { budget, line } = await lineOf(town.a, 'OUTPATIENT');
    expect(line).toMatchObject({ budget: '200.00', adjusted: '200.00' });
    expect(line.adjustedMonths.slice(0, 3)).toEqual(['150.00', '50.00', '0.00']);
    expect(line.months.slice(0, 3)).toEqual(['200.00', '0.00', '0.00']);
    expect(budget.monthTransfers).toEqual([
      {
        ...{ line: 'OUTPATIENT', fromMonth: 1, toMonth: 2, amount: '50.00' },
        ...{ document: '市医保局函', person: '市医保局 李' },
      },
    ]);
    expect((await lineOf(null, 'EXPENDITURE_TOTAL')).line).toMatchObject({ budget: '2700.00', adjusted: '2700.00' });
  });

  test('not more than the month has, not into or out of a month that is closed, not without a document', async () => {
    expect(await town.medical.isRefused(TRANSFER, moving(town, { amount: '150.01' }))).toEqual([
      'BUDGET_LINE_BELOW_ZERO input.amount',
    ]);
    expect(
      await town.medical.isRefused(
        TRANSFER,
        moving(town, { line: 'OPENING_BALANCE', fromMonth: 0, toMonth: 0, amount: '0', document: ' ' }),
      ),
    ).toEqual([
      'UNKNOWN_BUDGET_LINE input.line',
      'INVALID_MONTH input.fromMonth',
      'INVALID_MONTH input.toMonth',
      'ZERO_AMOUNT input.amount',
      'REASON_MISSING input.document',
    ]);
    await town.medical.does('closePeriods', { ...town.year, months: [1] });
    expect(await town.medical.isRefused(TRANSFER, moving(town))).toEqual(['PERIOD_CLOSED input.fromMonth']);
    for (const office of [town.county(town.a), town.finance])
      expect(await office.isRefused(TRANSFER, moving(town, { fromMonth: 2, toMonth: 3 }))).toEqual(['FORBIDDEN']);
  });

  test('two at once can’t take the same money', async () => {
    const take = () => town.medical.isRefused(TRANSFER, moving(town, { fromMonth: 2, toMonth: 3 }));
    expect(await atOnce([take(), take()])).toEqual([[], ['BUDGET_LINE_BELOW_ZERO input.amount']]);
  });
});

describe('an adjustment', () => {
  test('with faults is refused whole, every fault with its line', async () => {
    const lines = [
      inMarch('INPATIENT', '10.00', ' '),
      { ...inMarch('INTEREST', '0.00') },
      inMarch('LOTTERY', '1.00'),
      { ...inJanuary('PREMIUM', '5.00'), reason: '一月已结账' },
    ];
    const county = town.county(town.a);
    expect(await county.isRefused(ADJUST, { ...plan(town, ...lines), document: '' })).toEqual([
      'REASON_MISSING input.document',
      'UNKNOWN_BUDGET_LINE input.lines.2.line',
      'REASON_MISSING input.lines.0.reason',
      'ZERO_AMOUNT input.lines.1.amount',
      'PERIOD_CLOSED input.lines.3.months.0',
    ]);
    expect(await county.isRefused(ADJUST, plan(town, inMarch('OUTPATIENT', '-50.01')))).toEqual([
      'BUDGET_LINE_BELOW_ZERO input.lines.0',
    ]);
    // 900 planned, and income of 1,000
    expect(await county.isRefused(ADJUST, plan(town, inMarch('INPATIENT', '100.01')))).toEqual([
      'EXPENDITURE_ABOVE_INCOME input.lines',
    ]);
    for (const office of [town.county(town.b), town.finance])
      expect(await office.isRefused(ADJUST, plan(town, inMarch('INPATIENT', '1.00')))).toEqual(['FORBIDDEN']);
    expect(await submissionsOf(server, { ...town.year, kind: 'BUDGET_ADJUSTMENT' })).toEqual([]);
  });

  test('goes the policy’s whole way; with its last signature the adjusted budget is the sum, the budget as it was', async () => {
    const use = { line: 'USE_OF_BALANCE', amount: '50.00', reason: '动用结余' };
    const { submission } = await town
      .county(town.a)
      .does(
        ADJUST,
        plan(town, inMarch('INPATIENT', '150.00'), use),
        'submission { id kind number rule stages { act } }',
      );
    expect(submission).toMatchObject({ kind: 'BUDGET_ADJUSTMENT', number: 1, rule: 'HD-2' });
    expect(submission.stages).toHaveLength(7);
    expect((await lineOf(town.a, 'INPATIENT')).line.adjusted).toBe('700.00');
    await signAll(server, { ...town.year, kind: 'BUDGET_ADJUSTMENT' });
    const { budget, line } = await lineOf(town.a, 'INPATIENT');
    expect(line).toMatchObject({ budget: '700.00', adjusted: '850.00' });
    expect(line.adjustedMonths.slice(0, 3)).toEqual(['700.00', '0.00', '150.00']);
    expect(budget.adjustments).toEqual([
      {
        ...{ number: 1, status: 'APPROVED' },
        adjustmentLines: [
          { line: 'INPATIENT', amount: '150.00', reason: '门诊统筹提标' },
          { line: 'USE_OF_BALANCE', amount: '50.00', reason: '动用结余' },
        ],
      },
    ]);
    expect((await lineOf(null, 'INPATIENT')).line).toMatchObject({ budget: '2100.00', adjusted: '2250.00' });
  });

  test('the next is number 2; returned or replaced on its way it is a new version of the same', async () => {
    const county = town.county(town.a);
    const file = async (amount: string) =>
      (await county.does(ADJUST, plan(town, inMarch('OUTPATIENT', amount)), 'submission { number version }'))
        .submission;
    expect(await file('-10.00')).toEqual({ number: 2, version: 1 });
    expect(await file('-20.00')).toEqual({ number: 2, version: 2 });
    const open = async () =>
      (await submissionsOf(server, { ...town.year, kind: 'BUDGET_ADJUSTMENT' })).find(
        ({ status }) => status !== 'APPROVED',
      )!;
    const tax = officeAt(server, 'COUNTY_TAX', town.pool, town.a);
    await tax.does('decideSubmissions', { verdicts: [verdictOn(await open(), '不宜')] });
    expect(await file('-30.00')).toEqual({ number: 2, version: 3 });
    // the money that it takes off goes meanwhile: the next signature says so
    await town.medical.does(TRANSFER, moving(town, { fromMonth: 3, toMonth: 4, amount: '30.00' }));
    expect(await tax.isRefused('decideSubmissions', { verdicts: [verdictOn(await open())] })).toEqual([
      'BUDGET_LINE_BELOW_ZERO input.verdicts.0.lines.OUTPATIENT',
    ]);
  });
});

describe('execution', () => {
  const EXECUTION = `query($pool: ID!, $asOf: String!) {
    budgetExecution(pool: $pool, insurance: RESIDENT, fiscalYear: 2021, asOf: $asOf) { asOf months elapsed
      budget { lines { ...L } } counties(first: 30) { nodes { county lines { ...L } } pageInfo { hasNextPage } } } }
    fragment L on BudgetLine { code budget adjusted plannedToDate actual executed }`;
  const read = async (asOf: string, office = town.medical) =>
    (await office.reads(EXECUTION, { pool: town.pool, asOf })).budgetExecution;
  type Line = Record<string, string | null>;
  const of = (lines: Line[], code: string) => {
    const { code: _, ...line } = lines.find((one) => one.code === code)!;
    return Object.values(line);
  };

  test('line by line for counties and pool: budget, adjusted, planned by then, actual, share', async () => {
    const { months, elapsed, budget, counties } = await read('2021-02-28');
    expect({ months, elapsed }).toEqual({ months: 2, elapsed: '16.67' });
    const [a, b] = counties.nodes;
    expect(of(a.lines, 'INPATIENT')).toEqual(['700.00', '850.00', '700.00', '600.00', '70.59']);
    expect(of(a.lines, 'PREMIUM')).toEqual(['600.00', '600.00', '600.00', '1000.00', '166.67']);
    expect(of(b.lines, 'EXPENDITURE_SUBTOTAL')).toEqual(['900.00', '900.00', '900.00', '760.00', '84.44']);
    expect(of(b.lines, 'PAID_BY_FINANCE')).toEqual(['0.00', '0.00', '0.00', null, null]);
    expect(of(budget.lines, 'EXPENDITURE_SUBTOTAL')).toEqual(['2700.00', '2850.00', '2650.00', '1660.00', '58.25']);
    expect(of(budget.lines, 'CLOSING_BALANCE').at(3)).toBe('850.00'); // 610 before, 1,900 in, 1,660 out
  });

  test('as of January the spending of February is none yet; before the year nothing is over', async () => {
    const january = await read('2021-02-27');
    expect(january.months).toBe(1);
    expect(of(january.budget.lines, 'EXPENDITURE_SUBTOTAL').slice(2)).toEqual(['2650.00', '0.00', '0.00']);
    const before = await read('2020-12-31');
    expect([before.months, before.elapsed]).toEqual([0, '0.00']);
    expect(of(before.budget.lines, 'INCOME_SUBTOTAL').slice(2)).toEqual(['0.00', '0.00', '0.00']);
    expect((await read('2022-06-30')).months).toBe(12);
  });

  test('a county’s office sees its own; bad days are refused', async () => {
    const own = await read('2021-02-28', town.county(town.a));
    expect(own.budget).toBeNull();
    expect(own.counties.nodes.map(({ county }: Line) => county)).toEqual([town.a]);
    const { errors } = await town.medical.send(EXECUTION, { pool: town.pool, asOf: '2021-02-30' });
    expect(errors![0]!.extensions.code).toBe('INVALID_DATE');
  });

  test('is seven statements, whatever the number of lines and counties', async () => {
    const names = await statementsOf(server.database, () => read('2021-02-28'));
    expect(names.toSorted()).toEqual([
      'budget-changes-of-fund-years',
      'budget-lines-of-fund-years',
      'budget-sources-of-fund-years',
      'budgets-of-fund-years',
      'funds-of-pools',
      'movements-of-funds',
      'years-on-record',
    ]);
  });

  test('leaves what plans are held against: the adjusted budget less what the books have', async () => {
    expect(await left(town.a)).toEqual(['1050.00', '600.00', '450.00']);
    expect(await left(town.c)).toEqual(['900.00', '300.00', '600.00']);
    expect(policies.all.map((policy) => budgetControlOf(policy)?.overspending)).toEqual([
      'REFUSE',
      'REFUSE',
      'REFUSE',
      'WARN',
    ]);
  });

  test('a debt from before pooling that is paid takes nothing of the year’s budget', async () => {
    const { pool, a, finance } = town;
    await finance.does('registerArrears', {
      ...{ pool, insurance: 'RESIDENT', county: a, document: '甲审〔2020〕3号' },
      rows: [
        {
          ...{ number: 'Q-01', kind: 'HOSPITAL', counterpart: '甲县人民医院', amount: '90.00' },
          ...{ about: '2019年住院费用', throughYear: 2019, deadline: '2021-06-30' },
        },
      ],
    });
    const { arrears } = await finance.reads(
      `query($pool: ID!) { arrears(pool: $pool, insurance: RESIDENT) { nodes { id } } }`,
      { pool },
    );
    await finance.does('recordArrearsPayment', {
      ...{ debt: arrears.nodes[0].id, amount: '60.00', paidBy: 'FUND', paidOn: '2021-03-10', document: '付款凭证' },
    });
    expect(await left(a)).toEqual(['1050.00', '600.00', '450.00']);
  });

  test('overspending is booked, and warned of with the law’s sentence', async () => {
    await town.medical.does('loadIncomeAndExpenditure', {
      ...{ pool: town.pool, fiscalYear: 2021, document: '二月补报' },
      rows: [{ county: town.c, insurance: 'RESIDENT', month: 2, item: 'INPATIENT', amount: '700.00' }],
    });
    await town.medical.does('refreshWarnings', { pool: town.pool, asOf: '2021-02-28' });
    const { warnings } = await town.medical.reads(
      `query($filter: WarningFilter!) { warnings(filter: $filter) { nodes { kind county level figure rule } } }`,
      { filter: { pool: town.pool } },
    );
    const told = warnings.nodes
      .filter(({ kind }: Line) => kind!.startsWith('BUDGET_'))
      .map(({ kind, county, level, figure, rule }: Line) => [kind, county ?? 'pool', level, figure, rule].join(' '));
    expect(await left(town.c)).toEqual(['900.00', '1000.00', '-100.00']);
    expect(told).toContain(`BUDGET_OVERSPENT ${town.c} RED 100.00 HD-2`);
    expect(told).toContain(`BUDGET_INCOME ${town.b} ORANGE 50.00 `);
  });
});

test('the database itself leaves no month of a budget below zero, by a transfer or by the last signature on an adjustment', async () => {
  const write = (text: string, values: unknown[]) => server.database.asOwner(text, values);
  const { rows } = await write(
    `select f.submission as budget, a.id as adjustment
     from budget_in_force f join submission_state a using (fund, fiscal_year, county)
     where f.county = $1 and a.kind = 'BUDGET_ADJUSTMENT' and a.status = 'IN_APPROVAL'`,
    [town.a],
  );
  const [{ budget, adjustment }] = rows;
  const moves = (amount: string) =>
    write(
      `insert into budget_month_transfer (budget, line, from_month, to_month, amount, document, person, role)
       values ($1, 'OUTPATIENT', 4, 5, $2, '函', '李', 'CITY_MEDICAL') returning 1`,
      [budget, amount],
    );
  await expect(moves('30.01')).rejects.toThrow('BUDGET_LINE_BELOW_ZERO');
  expect((await moves('30.00')).rows).toHaveLength(1);
  const signs = () =>
    write(
      `insert into submission_event (submission, seq, version, act, stage, office, person, content_hash)
       select e.submission, e.seq + 1, e.version, 'SIGNED', o.stage, o.missing[1], 'P' || e.seq, e.content_hash
       from submission_event e cross join lateral open_stage(e.submission, e.version) o
       where e.submission = $1 order by e.seq desc limit 1 returning 1`,
      [adjustment],
    );
  const all = async () => {
    while ((await signs()).rows.length > 0);
  };
  await expect(all()).rejects.toThrow('BUDGET_LINE_BELOW_ZERO');
});

test('the database takes no transfer of a budget that is not in force, and no months that are not their year', async () => {
  const write = (text: string) => server.database.asOwner(text);
  const of = (table: string) => write(`update ${table} set amount = 1`);
  await expect(of('budget_adjustment_line')).rejects.toThrow('ADDITIONS_ONLY');
  await expect(of('budget_month_transfer')).rejects.toThrow('ADDITIONS_ONLY');
  const [adjustment] = await submissionsOf(server, { ...town.year, kind: 'BUDGET_ADJUSTMENT' });
  await expect(
    write(`insert into budget_month_transfer (budget, line, from_month, to_month, amount, document, person, role)
      values ('${adjustment!.id}', 'INPATIENT', 1, 2, 1, 'x', 'x', 'x')`),
  ).rejects.toThrow('BUDGET_NOT_IN_FORCE');
  await expect(
    write(
      `insert into budget_adjustment_line values ('${adjustment!.id}', 9, 'INPATIENT', 1, array_fill(1.00, array[12]), 'x')`,
    ),
  ).rejects.toThrow('budget_adjustment_line_check');
});
