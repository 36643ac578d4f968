/** From what moved the money to the law and back, what a deficit rests on, and other policies: through the API, on a posted year. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Office, officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { statementsOf } from '../statements.js';
import { type PostedTown, settledTown, townPolicies } from '../towns.js';

let server: TestServer;
let town: PostedTown;
let auditor: Office;
let county: Office;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await settledTown(server);
  auditor = officeOf(server.as('AUDITOR', { pool: town.pool }));
  county = town.county(town.b);
});
afterAll(() => server.close());

const RULE = 'appliedRule { policy { id version } rule { id provisions { citation { quote } } } }';
type Applied = { policy: { id: string }; rule: { id: string; provisions: { citation: { quote: string } }[] } };
const quotes = ({ rule }: Applied) => rule.provisions.map(({ citation }) => citation.quote);
const TRAIL = `query($id: ID!) { settlement(id: $id) {
  steps { rule citation { quote } ${RULE} lines { ${RULE} voucher { position } } }
  obligations { kind rule ${RULE} steps { source amount } entries { id kind } } } }`;

describe('from the money to the law', () => {
  test('every step, line and obligation leads to its rule, which has the sentence that it quotes', async () => {
    const { settlement } = await auditor.reads(TRAIL, { id: town.settlement.id });
    expect(settlement.steps).toHaveLength(5);
    for (const step of settlement.steps) {
      expect(step.appliedRule).toMatchObject({
        policy: { id: `${town.pool}-2021`, version: 1 },
        rule: { id: step.rule },
      });
      expect(quotes(step.appliedRule)).toContain(step.citation.quote);
      for (const line of step.lines) expect(line.appliedRule.rule.id).toBe(step.rule);
    }
    for (const { rule, appliedRule } of settlement.obligations) expect(appliedRule.rule.id).toBe(rule);
  });

  test('a line of the levy leads to HD-6, one of a load to no rule', async () => {
    const { journalLines } = await auditor.reads(
      `query($filter: JournalFilter!) { journalLines(filter: $filter) { nodes { rule ${RULE} entry { kind } } } }`,
      { filter: { pool: town.pool, insurance: 'RESIDENT', county: town.a } },
    );
    const of = (kind: string) =>
      journalLines.nodes.filter(({ entry }: { entry: { kind: string } }) => entry.kind === kind);
    expect(of('RESERVE_LEVY').length).toBeGreaterThan(0);
    for (const line of of('RESERVE_LEVY')) expect(line.appliedRule.rule.id).toBe('HD-6');
    for (const line of of('INCOME_AND_EXPENDITURE')) expect(line.appliedRule).toBeNull();
  });

  test('an obligation leads to its steps, its payments and what took one back', async () => {
    const paid = await settledTown(server);
    const refill = paid.settlement.obligations.find(({ kind }: { kind: string }) => kind === 'REPLENISH_RESERVE');
    const topUp = paid.settlement.obligations.find(({ amount }: { amount: string }) => amount === '20.00');
    const payment = { obligation: topUp.id, amount: '20.00', receivedOn: '2022-03-01', document: '拨款单' };
    const { entry } = await paid.finance.does('recordTopUp', payment, 'entry');
    await paid.medical.does('reverseEntry', { entry, reason: '误记' });
    const { settlement } = await paid.medical.reads(
      'query($id: ID!) { settlement(id: $id) { obligations { id steps { source amount } entries { id kind } } } }',
      { id: paid.settlement.id },
    );
    const of = ({ id }: { id: string }) => settlement.obligations.find((one: { id: string }) => one.id === id);
    expect(of(topUp).steps).toEqual([{ source: 'LOCAL_GOVERNMENT', amount: '20.00' }]);
    expect(of(topUp).entries.map(({ kind }: { kind: string }) => kind)).toEqual(['TOP_UP', 'REVERSAL']);
    expect(of(topUp).entries[0].id).toBe(entry);
    expect(of(refill).steps).toEqual([
      { source: 'OWN_RESERVE', amount: '50.00' },
      { source: 'SHARED_RESERVE', amount: '70.00' },
    ]);
    expect(of(refill).entries).toEqual([]);
  });

  test('a levy leads to base, rate and entries: 10 % of a’s income of 1,000.00, all of it out of the surplus', async () => {
    const { reserveLevies } = await auditor.reads(
      `query($pool: ID!) { reserveLevies(pool: $pool, insurance: RESIDENT, fiscalYear: 2021) { county how rate base baseYear
        baseAmount amount fromSurplus fromBalance ${RULE} citation { quote } obligation { id } entries { kind } } }`,
      { pool: town.pool },
    );
    const [a, b] = reserveLevies;
    expect(a).toMatchObject({
      ...{ county: town.a, how: 'ONCE', rate: '0.10', base: 'INCOME', baseYear: 2021, baseAmount: '1000.00' },
      ...{ amount: '100.00', fromSurplus: '100.00', fromBalance: '0.00', obligation: null },
      entries: [{ kind: 'RESERVE_LEVY' }],
    });
    expect(quotes(a.appliedRule)).toContain(a.citation.quote);
    expect(b).toMatchObject({ baseAmount: '500.00', amount: '50.00', fromSurplus: '0.00', fromBalance: '50.00' });
  });

  test('takes one statement of a kind, whatever the number of steps and lines', async () => {
    const names = await statementsOf(server.database, () => auditor.reads(TRAIL, { id: town.settlement.id }));
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('the inputs of a settlement', () => {
  const INPUTS = `query($id: ID!, $county: ID) { settlement(id: $id) { inputs(county: $county) { county name value how
    book { county accounts detail fromPeriod toPeriod position } facts { version source enteredBy confirmedBy } } } }`;

  test('say accounts, periods and position, or the facts with source and both persons', async () => {
    const { settlement } = await auditor.reads(INPUTS, { id: town.settlement.id, county: town.b });
    const input = (name: string) => settlement.inputs.find((one: { name: string }) => one.name === name);
    const facts = { version: 1, source: '2021年度核定', enteredBy: '市医保局 李', confirmedBy: '市财政局 王' };
    expect(input('incomeCollected')).toMatchObject({
      value: '500.00',
      book: {
        county: town.b,
        accounts: ['4001', '4101', '4201', '4301', '4501'],
        fromPeriod: 202101,
        toPeriod: 202112,
      },
      facts: null,
    });
    expect(input('nonCompliantExpenditure')).toMatchObject({ value: '20.00', book: null, facts });
    expect(input('compliantExpenditure')).toMatchObject({ value: '740.00', book: { county: town.b }, facts });
    expect(input('accumulatedBalance')).toMatchObject({
      value: '100.00',
      book: { accounts: ['3001'], detail: 'ACCUMULATED_BALANCE', fromPeriod: null },
    });
    const { position } = input('accumulatedBalance').book;
    const { balance } = await auditor.reads(
      `query($pool: ID!, $county: ID, $at: Int) { balance(pool: $pool, insurance: RESIDENT, county: $county,
        account: "3001", detail: "ACCUMULATED_BALANCE", upToPosition: $at) { amount } }`,
      { pool: town.pool, county: town.b, at: position },
    );
    expect(balance.amount).toBe('50.00'); // and 50.00 of it became the levy
  });

  test('of the pool come first; a county’s role sees those and its own', async () => {
    const names = async (office: Office) =>
      (await office.reads(INPUTS, { id: town.settlement.id })).settlement.inputs.map(
        ({ county: of, name }: Record<string, string>) => `${of} ${name}`,
      );
    const all = await names(auditor);
    expect(all.slice(0, 2)).toEqual(['null sharedReserve', 'null pooledBalance']);
    expect(await names(county)).toEqual(
      all.filter((name: string) => name.startsWith('null') || name.startsWith(`${town.b} `)),
    );
  });
});

const EVIDENCE = `query($id: ID!, $county: ID!) { deficitEvidence(settlement: $id, county: $county) { deficit policy { id }
  classes { deficitClass amount rule citation { quote } measures { measure amount
    inputs { name value facts { source enteredBy confirmedBy } }
    whatIf { notice county { payers { source difference } } others { county ownReserve { difference } } } } } } }`;

describe('the evidence sheet', () => {
  test('says which fact makes the management part, from which source and by whom, and what would move without it', async () => {
    const { deficitEvidence } = await auditor.reads(EVIDENCE, { id: town.settlement.id, county: town.b });
    expect(deficitEvidence).toMatchObject({ deficit: '260.00', policy: { id: `${town.pool}-2021` } });
    const [management] = deficitEvidence.classes;
    expect(management).toMatchObject({ deficitClass: 'MANAGEMENT', amount: '20.00', rule: 'HD-8' });
    const [measure] = management.measures;
    expect(measure).toMatchObject({
      measure: 'NON_COMPLIANT_EXPENDITURE',
      amount: '20.00',
      inputs: [
        {
          name: 'nonCompliantExpenditure',
          value: '20.00',
          facts: { source: '2021年度核定', enteredBy: '市医保局 李', confirmedBy: '市财政局 王' },
        },
      ],
    });
    // without the fault 160.00 instead of 140.00 remain after the own parts: the reserve pays 80.00 of it
    expect(measure.whatIf.county.payers).toEqual([
      { source: 'ACCUMULATED_BALANCE', difference: '0.00' },
      { source: 'OWN_RESERVE', difference: '0.00' },
      { source: 'SHARED_RESERVE', difference: '10.00' },
      { source: 'LOCAL_GOVERNMENT', difference: '-10.00' },
    ]);
    expect(measure.whatIf.others.map(({ ownReserve }: { ownReserve: object }) => ownReserve)).toEqual([
      { difference: '-7.14' },
      { difference: '-2.86' },
    ]);
    expect(measure.whatIf.notice).toMatch(/不是认定.*nothing is stored/s);
  });

  test('shows a county’s role its own sheet, not what others would pay, and no other county’s', async () => {
    const own = await county.reads(EVIDENCE, { id: town.settlement.id, county: town.b });
    expect(own.deficitEvidence.classes[0].measures[0].whatIf.others).toEqual([]);
    const other = await county.reads(EVIDENCE, { id: town.settlement.id, county: town.a });
    expect(other.deficitEvidence).toBeNull();
    const none = await auditor.reads(EVIDENCE, { id: town.settlement.id, county: '999999' });
    expect(none.deficitEvidence).toBeNull();
  });
});

const COMPARE = `query($pool: ID!, $policies: [ID!]!, $fiscalYear: Int = 2021) {
  compareSettlement(pool: $pool, insurance: RESIDENT, fiscalYear: $fiscalYear, policies: $policies) { notice settlement
    inForce { id } policies { policy { id } inForce assumptions { input } outcome { ignoredInputs counties { county } }
      total { payers { source before after difference } } counties { county unresolved { after } } } } }`;

describe('another city’s rules', () => {
  test('on the posted year: side by side with the policy in force, said to be no decision, and nothing is stored', async () => {
    const count = async () =>
      (
        await server.database.read<{ n: number }>({
          name: 'drafts',
          text: 'select count(*)::int as n from settlement_draft',
        })
      )[0]!.n;
    const before = await count();
    const { compareSettlement } = await auditor.reads(COMPARE, {
      pool: town.pool,
      policies: [`${town.pool}-2021`, 'shaoyang-2020'],
    });
    expect(compareSettlement).toMatchObject({ settlement: town.settlement.id, inForce: { id: `${town.pool}-2021` } });
    expect(compareSettlement.notice).toMatch(/不是清算决定.*no decision/s);
    const [own, shaoyang] = compareSettlement.policies;
    expect(own).toMatchObject({ inForce: true });
    expect(own.total.payers.map(({ difference }: { difference: string }) => difference)).toEqual(Array(4).fill('0.00'));
    expect(shaoyang).toMatchObject({ inForce: false, outcome: { ignoredInputs: ['ownReserve'] } });
    expect(shaoyang.total.payers).toContainEqual({
      source: 'LOCAL_GOVERNMENT',
      before: '90.00',
      after: '16.15',
      difference: '-73.85',
    });
    expect(await count()).toBe(before);
  });

  test('a county’s role sees the totals and its own; one from elsewhere sees nothing', async () => {
    const { compareSettlement } = await county.reads(COMPARE, { pool: town.pool, policies: ['shaoyang-2020'] });
    const [shaoyang] = compareSettlement.policies;
    expect(shaoyang.counties.map((one: { county: string }) => one.county)).toEqual([town.b]);
    expect(shaoyang.outcome.counties).toEqual([{ county: town.b }]);
    const stranger = officeOf(server.as('AUDITOR', { pool: 'shaoyang' }));
    const { compareSettlement: hidden } = await stranger.reads(COMPARE, {
      pool: town.pool,
      policies: ['shaoyang-2020'],
    });
    expect(hidden).toBeNull();
  });

  test.each([
    ['UNKNOWN_POLICY', { policies: ['shaoyang-2020', 'nowhere', 'none'] }],
    ['INVALID_FISCAL_YEAR', { policies: ['shaoyang-2020'], fiscalYear: 1999 }],
    ['POLICY_NOT_IN_FORCE', { policies: ['shaoyang-2020'], fiscalYear: 2050 }],
    ['YEAR_NOT_CLOSED', { policies: ['shaoyang-2020'], fiscalYear: 2022 }],
  ])('fails with %s', async (code, variables) => {
    const { errors } = await auditor.send(COMPARE, { pool: town.pool, ...variables });
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
  });
});
