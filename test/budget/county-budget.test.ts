/** A county's budget through the API: handed in whole, checked, returned, replaced; what the books say beside it. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { handan } from '../../src/policy/handan.js';
import type { Policy } from '../../src/policy/policy.js';
import { createRegistry } from '../../src/policy/registry.js';
import { atOnce } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { documentOf, foundPool, foundTown, type Town, townPolicies } from '../towns.js';
import { inJanuary, LINES, officeAt, signAll, submissionsOf, verdictOn, withLines } from './budgets.js';

/** A pool whose policy was corrected: 以收定支 stands in its first version alone. */
const first: Policy = { ...handan, id: 'corrected-2021', pool: 'corrected' };
const corrected: Policy = {
  ...{ ...first, version: 2 },
  rules: first.rules.map((rule) => ({
    ...rule,
    provisions: rule.provisions.filter(({ kind }) => kind !== 'BUDGET_BY_INCOME'),
  })),
};

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: createRegistry([...townPolicies.all, first, corrected]) });
});
afterAll(() => server.close());

const SUBMIT = 'submitBudget';
const budgetOf = (town: Town, county: string, lines: object[] = LINES) => ({
  ...{ ...town.year, county, document: '2021年预算', lines },
});

const BUDGET = `budget { id inForceSince submission { version status stage awaits document }
  lines { code mark name budget months priorYear actual } }`;
type Line = { code: string; budget: string; months: string[] | null; priorYear: string | null; actual: string | null };
const lineOf = (lines: Line[], code: string): Line => lines.find((line) => line.code === code)!;

const filed = async (town: Town): Promise<number> =>
  (await submissionsOf(server, { ...town.year, kind: 'COUNTY_BUDGET' })).length;

describe('a budget', () => {
  test('is handed in whole; its totals are computed, beside the books and the year before', async () => {
    const town = await foundTown(server);
    await town.medical.does('loadIncomeAndExpenditure', documentOf(town));
    await town.medical.does('recordFundYearHistory', {
      ...{ pool: town.pool, source: '2020年决算' },
      rows: [{ county: town.a, insurance: 'RESIDENT', year: 2020, premium: '550.00', inpatient: '650.00' }],
    });
    const { budget, warnings } = await town
      .county(town.a)
      .does(SUBMIT, budgetOf(town, town.a), `${BUDGET} warnings { line budget mean deviation path message }`);
    expect(budget).toMatchObject({
      inForceSince: null,
      submission: {
        version: 1,
        status: 'IN_APPROVAL',
        stage: 1,
        awaits: ['COUNTY_MEDICAL', 'COUNTY_FINANCE', 'COUNTY_TAX'],
      },
    });
    const row = (code: string) => {
      const { budget: planned, priorYear, actual } = lineOf(budget.lines, code);
      return [priorYear, planned, actual];
    };
    expect(row('PREMIUM')).toEqual(['550.00', '600.00', '1000.00']);
    expect(row('COLLECTIVE_SUPPORT')).toEqual([null, '0.00', null]); // no account of its own
    expect(row('INCOME_SUBTOTAL')).toEqual(['550.00', '1000.00', '1000.00']);
    expect(row('INCOME_TOTAL')).toEqual([null, '1000.00', '1000.00']); // transfers of 2020 are not on record
    expect(row('OPENING_BALANCE')).toEqual([null, '500.00', '500.00']);
    expect(row('BENEFITS')).toEqual(['650.00', '900.00', '600.00']);
    expect(row('CLOSING_BALANCE')).toEqual([null, '600.00', '900.00']);
    expect(lineOf(budget.lines, 'BENEFITS').months).toEqual(['900.00', ...Array<string>(11).fill('0.00')]);
    // 600 is 9.09 % off 550, and 700 7.69 % off 650: neither is told
    expect(warnings).toEqual([]);
  });

  test('far off earlier years is told, not refused', async () => {
    const town = await foundTown(server);
    await town.medical.does('recordFundYearHistory', {
      ...{ pool: town.pool, source: '决算' },
      rows: [
        { county: town.a, insurance: 'RESIDENT', year: 2020, premium: '500.00' },
        { county: town.a, insurance: 'RESIDENT', year: 2019, premium: '400.00' },
        { county: town.a, insurance: 'RESIDENT', year: 2017, premium: '9.00' },
      ],
    });
    const { warnings } = await town
      .county(town.a)
      .does(SUBMIT, budgetOf(town, town.a), 'warnings { line budget mean deviation path message }');
    expect(warnings).toEqual([
      {
        ...{ line: 'PREMIUM', budget: '600.00', mean: '450.00', deviation: '33.33', path: ['input', 'lines', '0'] },
        message: expect.stringContaining('偏离前 2 年平均 450.00 元 33.33%'),
      },
    ]);
  });

  test('with faults is refused whole, every fault with its line; nothing is left of it', async () => {
    const town = await foundTown(server);
    const months = Array<string>(12).fill('1.00');
    const lines = [
      { line: 'LOTTERY', amount: '1.234' },
      { line: 'TRANSFER_IN', amount: '-12.00', months: months.with(5, '1e3') }, // the employees' only
      { line: 'PREMIUM', amount: '12.00', months: months.slice(1).with(0, '-1.00') },
      { line: 'INTEREST', amount: '12.01', months },
      { line: 'INTEREST', amount: '1e3', months },
      { line: 'INPATIENT', amount: '-12.00', months: months.with(3, '1.005') },
      { line: 'OUTPATIENT', amount: '10.00', months: months.with(2, '-1.00') },
      { line: 'OPENING_BALANCE', amount: '-1.00', months },
    ];
    const county = town.county(town.a);
    expect(await county.isRefused(SUBMIT, { ...budgetOf(town, town.a, lines), document: ' ' })).toEqual([
      'REASON_MISSING input.document',
      'UNKNOWN_BUDGET_LINE input.lines.0.line',
      'INVALID_AMOUNT input.lines.0.amount',
      'UNKNOWN_BUDGET_LINE input.lines.1.line',
      'NEGATIVE_AMOUNT input.lines.1.amount',
      'INVALID_AMOUNT input.lines.1.months.5',
      'NEGATIVE_AMOUNT input.lines.2.months.0',
      'BUDGET_MONTHS_WRONG input.lines.2.months',
      'BUDGET_MONTHS_DIFFER input.lines.3.months',
      'DUPLICATE_BUDGET_LINE input.lines.4.line',
      'INVALID_AMOUNT input.lines.4.amount',
      'NEGATIVE_AMOUNT input.lines.5.amount',
      'INVALID_AMOUNT input.lines.5.months.3',
      'NEGATIVE_AMOUNT input.lines.6.months.2',
      'NEGATIVE_AMOUNT input.lines.7.amount',
      'BUDGET_MONTHS_WRONG input.lines.7.months',
    ]);
    expect(await county.isRefused(SUBMIT, budgetOf(town, town.a, []))).toEqual(['EMPTY_DOCUMENT input.lines']);
    expect(await filed(town)).toBe(0);
  });

  test('whose totals or parts are wrong is refused', async () => {
    const town = await foundTown(server);
    const wrong = withLines(
      { line: 'INCOME_TOTAL', amount: '1000.01' },
      { line: 'CLOSING_BALANCE', amount: '600.00' }, // right
    );
    const county = town.county(town.a);
    expect(await county.isRefused(SUBMIT, budgetOf(town, town.a, wrong))).toEqual([
      'BUDGET_TOTAL_DIFFERS input.lines.5.amount',
    ]);
    const parts = withLines(
      { line: 'PAID_BY_FINANCE', amount: '300.00' },
      { line: 'MEDICAL_ASSISTANCE', amount: '300.01' }, // 600.01 of 600.00
      { line: 'STANDARD_SUBSIDY', amount: '400.00' },
    );
    expect(await county.isRefused(SUBMIT, budgetOf(town, town.a, parts))).toEqual([
      'BUDGET_PART_ABOVE_WHOLE input.lines.0',
    ]);
  });

  test('以收定支: above income only as far as it declares the balance, and no more than the books have of it', async () => {
    const town = await foundTown(server);
    const county = town.county(town.a);
    const spending = (amount: string, use?: string) =>
      budgetOf(town, town.a, [
        ...withLines(inJanuary('INPATIENT', amount)), // and 200 outpatient, against 1,000
        ...(use === undefined ? [] : [{ line: 'USE_OF_BALANCE', amount: use }]),
      ]);
    expect(await county.isRefused(SUBMIT, spending('800.01'))).toEqual(['EXPENDITURE_ABOVE_INCOME input.lines']);
    expect(await county.isRefused(SUBMIT, spending('900.00', '99.99'))).toEqual([
      'EXPENDITURE_ABOVE_INCOME input.lines',
    ]);
    expect(await county.isRefused(SUBMIT, spending('1300.01', '500.01'))).toEqual(['USE_ABOVE_BALANCE input.lines.5']);
    const { refusals } = (
      await county.send(
        `mutation($input: SubmitBudgetInput!) { submitBudget(input: $input) { refusals { citation { quote } } } }`,
        { input: { idempotencyKey: 'k', ...spending('800.01') } },
      )
    ).data.submitBudget;
    expect(refusals[0].citation.quote).toContain('以收定支');
    await county.does(SUBMIT, spending('1300.00', '500.00'));
  });

  test('goes by the policy that it was first filed under, whatever was corrected in it since', async () => {
    const town = await foundPool(server, 'corrected');
    const above = (county: string) =>
      town.county(county).isRefused(SUBMIT, budgetOf(town, county, withLines(inJanuary('INPATIENT', '800.01'))));
    await server.database.asOwner(
      `insert into submission (fund, kind, fiscal_year, county, number, policy, policy_version, rule, citation, stages)
       select id, 'COUNTY_BUDGET', 2021, $1, 0, $2, 1, 'R-1', '{}', $3 from fund where pool = $4 and insurance = 'RESIDENT'`,
      [town.a, first.id, JSON.stringify([{ act: 'REVIEW', offices: ['COUNTY_FINANCE'] }]), town.pool],
    );
    expect(await above(town.a)).toEqual(['EXPENDITURE_ABOVE_INCOME input.lines']);
    expect(await above(town.b)).toEqual([]);
  });

  test('on a dry run is checked and not kept; sent twice it is one', async () => {
    const town = await foundTown(server);
    const county = town.county(town.a);
    expect(await county.does(SUBMIT, { ...budgetOf(town, town.a), dryRun: true }, 'budget { id }')).toMatchObject({
      budget: null,
    });
    expect(await filed(town)).toBe(0);
    const twice = { ...budgetOf(town, town.a), idempotencyKey: 'once' };
    const [{ budget }, again] = [
      await county.does(SUBMIT, twice, 'budget { id submission { version } }'),
      await county.does(SUBMIT, twice, 'budget { id submission { version } }'),
    ];
    expect(again).toMatchObject({ budget, replayed: true });
    expect(budget.submission.version).toBe(1);
  });

  test('is the county’s own medical office’s to submit: no other office, and not of another county', async () => {
    const town = await foundTown(server);
    const by = (role: Parameters<typeof officeAt>[1], county: string) => officeAt(server, role, town.pool, county);
    for (const office of [by('COUNTY_FINANCE', town.a), by('COUNTY_MEDICAL', town.b), town.medical, town.finance])
      expect(await office.isRefused(SUBMIT, budgetOf(town, town.a))).toEqual(['FORBIDDEN']);
    // 市本级 has no county offices: the city's stand in for them
    expect(await town.finance.isRefused(SUBMIT, budgetOf(town, town.c))).toEqual(['FORBIDDEN']);
    await town.medical.does(SUBMIT, budgetOf(town, town.c));
    expect(await town.county(town.a).isRefused(SUBMIT, budgetOf(town, 'nowhere'))).toEqual([
      'UNKNOWN_COUNTY input.county',
    ]);
    expect(await town.county(town.a).isRefused(SUBMIT, { ...budgetOf(town, town.a), fiscalYear: 2030 })).toEqual([
      'POLICY_NOT_IN_FORCE input.fiscalYear',
    ]);
    expect(await filed(town)).toBe(1);
  });
});

describe('returned with reasons', () => {
  const CHANGES = `budget { id changes { county line before after } submission { version status awaits
    lapsed { office person version contentChanged } stages { act signatures { office } missing }
    events { act office reason version } budget { id } } }`;

  test('it comes back as a new version, which says what changed and which signatures lapsed', async () => {
    const town = await foundTown(server);
    const county = town.county(town.a);
    await county.does(SUBMIT, budgetOf(town, town.a));
    const standing = async () => (await submissionsOf(server, { ...town.year, kind: 'COUNTY_BUDGET' }))[0]!;
    const finance = officeAt(server, 'COUNTY_FINANCE', town.pool, town.a);
    const tax = officeAt(server, 'COUNTY_TAX', town.pool, town.a);
    const first = await standing();
    await finance.does('decideSubmissions', { verdicts: [verdictOn(first)] });
    expect(await tax.isRefused('decideSubmissions', { verdicts: [verdictOn(first, ' ')] })).toEqual([
      'REASON_MISSING input.verdicts.0.reason',
    ]);
    await tax.does('decideSubmissions', { verdicts: [verdictOn(first, '保费与征收计划不符')] });
    expect(await standing()).toMatchObject({ status: 'RETURNED', awaits: [] });
    const { budget } = await county.does(
      SUBMIT,
      budgetOf(town, town.a, withLines(inJanuary('PREMIUM', '650.00'), inJanuary('INTEREST', '5.00'))),
      CHANGES,
    );
    expect(budget.changes).toEqual([
      { county: town.a, line: 'PREMIUM', before: '600.00', after: '650.00' },
      { county: town.a, line: 'INTEREST', before: '0.00', after: '5.00' },
    ]);
    expect(budget.submission).toMatchObject({
      version: 2,
      status: 'IN_APPROVAL',
      awaits: ['COUNTY_MEDICAL', 'COUNTY_FINANCE', 'COUNTY_TAX'],
      lapsed: [{ office: 'COUNTY_FINANCE', version: 1, contentChanged: true }],
      budget: { id: budget.id },
    });
    expect(budget.submission.events.map(({ act, reason }: Record<string, string>) => [act, reason])).toEqual([
      ['SUBMITTED', null],
      ['SIGNED', null],
      ['RETURNED', '保费与征收计划不符'],
      ['SUBMITTED', null],
    ]);
    // the hash of the version that was seen no longer signs
    expect(await finance.isRefused('decideSubmissions', { verdicts: [verdictOn(first)] })).toEqual([
      'SUBMISSION_MOVED_ON input.verdicts.0.contentHash',
    ]);
  });
});

describe('a signature', () => {
  test('is given once: of several at the same moment exactly one counts', async () => {
    const town = await foundTown(server);
    await town.county(town.a).does(SUBMIT, budgetOf(town, town.a));
    const [open] = await submissionsOf(server, { ...town.year, kind: 'COUNTY_BUDGET' });
    const persons = ['甲', '乙', '丙', '丁'].map((name) => officeAt(server, 'COUNTY_TAX', town.pool, town.a, name));
    const answers = await atOnce(
      persons.map((person) => person.isRefused('decideSubmissions', { verdicts: [verdictOn(open!)] })),
    );
    expect(answers.filter((refusals) => refusals.length === 0)).toHaveLength(1);
    const [now] = await submissionsOf(server, { ...town.year, kind: 'COUNTY_BUDGET' });
    expect(now!.awaits).toEqual(['COUNTY_MEDICAL', 'COUNTY_FINANCE']);
  });

  test('is not the submitter’s, nor an office’s that has no part in the stage', async () => {
    const town = await foundTown(server);
    await town.county(town.a).does(SUBMIT, budgetOf(town, town.a));
    const [open] = await submissionsOf(server, { ...town.year, kind: 'COUNTY_BUDGET' });
    const verdicts = [verdictOn(open!)];
    expect(await town.county(town.a).isRefused('decideSubmissions', { verdicts })).toEqual([
      'FOUR_EYES input.verdicts.0',
    ]);
    const government = officeAt(server, 'COUNTY_GOVERNMENT', town.pool, town.a);
    expect(await government.isRefused('decideSubmissions', { verdicts })).toEqual(['FORBIDDEN input.verdicts.0']);
    const neighbour = officeAt(server, 'COUNTY_TAX', town.pool, town.b);
    expect(await neighbour.isRefused('decideSubmissions', { verdicts })).toEqual([
      'UNKNOWN_ID input.verdicts.0.submission',
    ]);
  });

  test('is checked again: the balance that a budget declares to use has gone meanwhile', async () => {
    const town = await foundTown(server);
    const lines = [...withLines(inJanuary('INPATIENT', '1300.00')), { line: 'USE_OF_BALANCE', amount: '500.00' }];
    await town.county(town.a).does(SUBMIT, budgetOf(town, town.a, lines));
    const { journalEntries } = await town.finance.reads(
      `query($filter: JournalFilter!) { journalEntries(filter: $filter, first: 200) { nodes { id lines: vouchers { book { county } } } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', kind: 'OPENING' } },
    );
    const opening = journalEntries.nodes.find(
      (entry: { lines: { book: { county: string } }[] }) => entry.lines[0]!.book.county === town.a,
    );
    await town.finance.does('reverseEntry', { entry: opening.id, reason: '重新审定' });
    const [open] = await submissionsOf(server, { ...town.year, kind: 'COUNTY_BUDGET' });
    const tax = officeAt(server, 'COUNTY_TAX', town.pool, town.a);
    expect(await tax.isRefused('decideSubmissions', { verdicts: [verdictOn(open!)] })).toEqual([
      'USE_ABOVE_BALANCE input.verdicts.0.lines.USE_OF_BALANCE',
    ]);
    await tax.does('decideSubmissions', { verdicts: [verdictOn(open!, '累计结余已变')] });
  });
});

test('what was signed can’t be added to, whoever writes', async () => {
  const town = await foundTown(server);
  const { budget } = await town.county(town.a).does(SUBMIT, budgetOf(town, town.a), 'budget { id }');
  const write = (text: string) => server.database.asOwner(text, [budget.id]);
  await expect(write(`insert into budget_line values ($1, 1, 'INTEREST', 1, null)`)).rejects.toThrow('ADDITIONS_ONLY');
  await expect(write(`update budget_line set amount = 1 where submission = $1`)).rejects.toThrow('ADDITIONS_ONLY');
  await expect(write(`delete from budget_line where submission = $1`)).rejects.toThrow('ADDITIONS_ONLY');
});

test('the database itself refuses months that are not their year', async () => {
  const months = `array_fill(1.00, array[12])`;
  const insert = (amount: string, of: string) =>
    server.database.asOwner(`insert into budget_line values (gen_random_uuid(), 1, 'PREMIUM', ${amount}, ${of})`);
  await expect(insert('12.01', months)).rejects.toThrow('budget_line_check');
  await expect(insert('11.00', `array_fill(1.00, array[11])`)).rejects.toThrow('budget_line_check');
  await expect(insert('12.00', `(${months})[:11] || array[null::numeric]`)).rejects.toThrow('budget_line_check');
  await expect(insert('-1', 'null')).rejects.toThrow('amount_check');
});

test('everything of a county that is approved waits for the pool’s: nothing is in force', async () => {
  const town = await foundTown(server);
  await town.county(town.a).does(SUBMIT, budgetOf(town, town.a));
  await signAll(server, { ...town.year, kind: 'COUNTY_BUDGET' });
  const { budgets } = await town
    .county(town.a)
    .reads(`query($pool: ID!) { budgets(pool: $pool) { nodes { county inForceSince submission { status } } } }`, {
      pool: town.pool,
    });
  expect(budgets.nodes).toEqual([{ county: town.a, inForceSince: null, submission: { status: 'APPROVED' } }]);
});
