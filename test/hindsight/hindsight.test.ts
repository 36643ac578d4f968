/** A year on what was known by an instant, and what came after it was posted: through the API. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { instantOf } from '../../src/hindsight/instant.js';
import { closeYear, type Office, officeOf } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { factsOf, leviedTown, loadedTown, settledTown, type Town, townPolicies } from '../towns.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
});
afterAll(() => server.close());

/** The database's own time, after all that was done so far. */
async function now(): Promise<string> {
  const text = `select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.USZ') as now`;
  const [row] = await server.database.read<{ now: string }>({ name: 'now', text });
  return row!.now;
}

const KNOWN = `query($pool: ID!, $bookedBy: String!, $fiscalYear: Int = 2021) {
  settlementAsKnownOn(pool: $pool, insurance: RESIDENT, fiscalYear: $fiscalYear, bookedBy: $bookedBy) {
    notice caveats policy { id } inputs { county name value facts { version } book { position } }
    outcome { sharedReserveAfter counties { county deficit accumulatedBalanceAfter ownReserveAfter
      steps { source amount } obligations { kind amount } surplusAllocations { to amount } } } } }`;
const known = async ({ medical, pool }: Town, bookedBy: string) =>
  (await medical.reads(KNOWN, { pool, bookedBy })).settlementAsKnownOn;
// oxlint-disable-next-line typescript/no-explicit-any -- as the API answers it
const stepsOf = ({ outcome }: any, county: string): string[] =>
  outcome.counties
    .find((one: { county: string }) => one.county === county)
    .steps.map(({ source, amount }: Record<string, string>) => `${source} ${amount}`);
const BY_LAW = [
  'LOCAL_GOVERNMENT 20.00',
  'ACCUMULATED_BALANCE 50.00',
  'OWN_RESERVE 50.00',
  'SHARED_RESERVE 70.00',
  'LOCAL_GOVERNMENT 70.00',
];

/** b's expenditure against the rules is 30.00 after all; nobody else has a new version. */
const secondThoughts = ({ facts, b }: Town) =>
  facts.filter(({ county }) => county === b).map((row) => ({ ...row, nonCompliantExpenditure: '30.00' }));

describe('a year as known on a date', () => {
  test('before the closing says what was open; after the levy it is what is then drafted, posted and paid', async () => {
    const town = await loadedTown(server);
    const loaded = await now();
    await closeYear(town, town.year);
    await town.medical.does('levyReserve', town.year);
    const levied = await known(town, await now());
    const instant = await now();
    const { settlement } = await town.medical.does(
      'draftSettlement',
      town.year,
      'settlement { id inputs { county name value } }',
    );
    await town.finance.does('reviewSettlement', { settlement: settlement.id });
    const posted = await town.government.does(
      'confirmSettlement',
      { settlement: settlement.id },
      `settlement { obligations { id amount kind }
        outcome { sharedReserveAfter counties { county deficit accumulatedBalanceAfter ownReserveAfter
          steps { source amount } obligations { kind amount } surplusAllocations { to amount } } } }`,
    );
    expect(levied.caveats).toEqual([]);
    expect(
      levied.inputs.map(({ county, name, value }: object & Record<string, string>) => ({ county, name, value })),
    ).toEqual(settlement.inputs);
    expect(levied.outcome).toEqual(posted.settlement.outcome);

    const early = await known(town, loaded);
    expect(early.caveats).toEqual([
      '当时尚有 12 个月未结账。 12 months of the year were not closed by then.',
      '当时尚未提取本年风险金。 The year’s levy was not booked by then.',
    ]);
    expect(stepsOf(early, town.b)).toEqual([
      'LOCAL_GOVERNMENT 20.00',
      'ACCUMULATED_BALANCE 100.00',
      'LOCAL_GOVERNMENT 140.00',
    ]);

    await town.medical.does('openPeriods', { ...town.year, fiscalYear: 2022, months: [3] });
    const topUp = posted.settlement.obligations.find(({ amount }: { amount: string }) => amount === '20.00');
    await town.finance.does('recordTopUp', {
      ...{ obligation: topUp.id, amount: '20.00', receivedOn: '2022-03-01', document: '拨款单' },
    });
    expect((await known(town, await now())).outcome).toEqual(levied.outcome);
    expect((await known(town, instant)).outcome).toEqual(levied.outcome);
    expect((await known(town, loaded)).outcome).toEqual(early.outcome);
  });

  test('reads facts as they were confirmed then: newer ones wait, and say so, until they are', async () => {
    const town = await leviedTown(server);
    const first = await now();
    await town.medical.does('recordYearFacts', { ...factsOf(town), rows: secondThoughts(town) });
    const waiting = await known(town, await now());
    expect(stepsOf(waiting, town.b)).toEqual(BY_LAW);
    expect(waiting.caveats).toEqual([
      `${town.b} 有更新的年度事实未经确认，未采用。 Newer facts of ${town.b} were not confirmed and are left out.`,
    ]);
    await town.finance.does('confirmYearFacts', town.year);
    const confirmed = await known(town, await now());
    expect(stepsOf(confirmed, town.b)[0]).toBe('LOCAL_GOVERNMENT 30.00');
    expect(confirmed.caveats).toEqual([]);
    expect(stepsOf(await known(town, first), town.b)).toEqual(BY_LAW);
  });

  test('before any facts were confirmed can’t be told: each county is named', async () => {
    const town = await loadedTown(server);
    const { errors } = await town.medical.send(KNOWN, { pool: town.pool, bookedBy: '2021-12-31T00:00:00+08:00' });
    expect(errors![0]!.extensions.code).toBe('FACTS_MISSING');
  });

  test('is for those who see the pool; a county’s role sees its own', async () => {
    const town = await leviedTown(server);
    const variables = { pool: town.pool, bookedBy: await now() };
    const own = (await town.county(town.a).reads(KNOWN, variables)).settlementAsKnownOn;
    expect(own.outcome.counties.map(({ county }: { county: string }) => county)).toEqual([town.a]);
    expect(new Set(own.inputs.map(({ county }: { county: string }) => county))).toEqual(new Set([null, town.a]));
    const stranger = officeOf(server.as('AUDITOR', { pool: 'shaoyang' }));
    expect((await stranger.reads(KNOWN, variables)).settlementAsKnownOn).toBeNull();
  });

  test.each(['2022-03-05', '2022-03-05T09:30:00', '2022-02-30T09:30:00Z', 'yesterday', '2022-03-05T09:30:00 +08:00'])(
    'at “%s” is refused: no instant',
    async (bookedBy) => {
      const office = officeOf(server.as('AUDITOR', {}));
      const { errors } = await office.send(KNOWN, { pool: 'town1', bookedBy });
      expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['INVALID_INSTANT']);
    },
  );

  test('to the second includes that second', () => {
    expect(instantOf('2022-03-05T09:30:00+08:00')).toBe('2022-03-05T09:30:00.999999+08:00');
    expect(instantOf('2022-03-05T09:30:00.25Z')).toBe('2022-03-05T09:30:00.25Z');
  });
});

const DIFFERENCES = `query($id: ID!) { settlementDifferences(settlement: $id) { changedInputs caveats
  total { payers { source before after difference } }
  counties { county steps { source deficitClass before after difference } surplus { to before after }
    movements { accumulatedBalance { difference } } } } }`;
const differences = async (office: Office, id: string) =>
  (await office.reads(DIFFERENCES, { id })).settlementDifferences;

describe('a posted year', () => {
  test('differs in nothing while nothing came later, its own payments included', async () => {
    const town = await settledTown(server);
    const refill = town.settlement.obligations.find(({ kind }: { kind: string }) => kind === 'REPLENISH_RESERVE');
    await town.finance.does('payIntoReserve', {
      ...{ obligation: refill.id, amount: '12.00', paidBy: 'GOVERNMENT', paidOn: '2022-03-01', document: '拨款单' },
    });
    expect(await differences(town.medical, town.settlement.id)).toMatchObject({
      changedInputs: [],
      caveats: [],
      counties: [],
    });
  });

  test('whose facts change later would take 10.00 more from the government for the fault, 5.00 less of reserve and rest', async () => {
    const town = await settledTown(server);
    await town.medical.does('recordYearFacts', { ...factsOf(town), rows: secondThoughts(town) });
    const waiting = await differences(town.medical, town.settlement.id);
    expect(waiting).toMatchObject({ changedInputs: [], counties: [] });
    expect(waiting.caveats).toHaveLength(1);

    await town.finance.does('confirmYearFacts', town.year);
    const { changedInputs, counties } = await differences(town.medical, town.settlement.id);
    expect(changedInputs).toEqual(
      expect.arrayContaining([
        `${town.b} nonCompliantExpenditure: 20.00 → 30.00`,
        `${town.b} compliantExpenditure: 740.00 → 730.00`,
      ]),
    );
    expect(counties).toEqual([
      {
        county: town.b,
        steps: [
          {
            source: 'LOCAL_GOVERNMENT',
            deficitClass: 'MANAGEMENT',
            before: '20.00',
            after: '30.00',
            difference: '10.00',
          },
          { source: 'SHARED_RESERVE', deficitClass: 'POLICY', before: '70.00', after: '65.00', difference: '-5.00' },
          { source: 'LOCAL_GOVERNMENT', deficitClass: 'POLICY', before: '70.00', after: '65.00', difference: '-5.00' },
        ],
        surplus: [],
        movements: { accumulatedBalance: { difference: '0.00' } },
      },
    ]);
    expect(await differences(town.county(town.a), town.settlement.id)).toMatchObject({ counties: [] });
  });

  test('into which a line is booked later: a’s surplus would have been 40.00 less', async () => {
    const town = await settledTown(server);
    const { medical, year, load, a } = town;
    await medical.does('closePeriods', { ...year, months: [13] });
    await medical.does('openPeriods', { ...year, months: [2], reason: '更正二月支出' });
    await medical.does('correctLoadedRow', { load, row: 4, amount: '640.00', reason: '漏记' });
    const { changedInputs, counties } = await differences(medical, town.settlement.id);
    expect(changedInputs).toEqual([`${a} compliantExpenditure: 600.00 → 640.00`]);
    await medical.does('correctLoadedRow', { load, row: 4, amount: '600.00', reason: '未漏记' });
    expect(await differences(medical, town.settlement.id)).toMatchObject({ changedInputs: [], counties: [] });
    expect(counties).toEqual([
      {
        county: a,
        steps: [],
        surplus: [{ to: 'ACCUMULATED_BALANCE', before: '300.00', after: '260.00' }],
        movements: { accumulatedBalance: { difference: '-40.00' } },
      },
    ]);
  });

  test('into which income is booked later: the levy stays as it was booked, and it is said', async () => {
    const town = await settledTown(server);
    const { medical, year, load, a } = town;
    await medical.does('closePeriods', { ...year, months: [13] });
    await medical.does('openPeriods', { ...year, months: [1], reason: '更正一月收入' });
    await medical.does('correctLoadedRow', { load, row: 1, amount: '1010.00', reason: '漏记' });
    const { changedInputs, counties, caveats } = await differences(medical, town.settlement.id);
    expect(changedInputs).toEqual([`${a} incomeCollected: 1000.00 → 1010.00`]);
    expect(counties[0].surplus).toEqual([{ to: 'ACCUMULATED_BALANCE', before: '300.00', after: '310.00' }]);
    expect(caveats).toEqual([
      '风险金按已提取数，未按变动后的收入重算。 The levy is what was booked, not computed anew on the changed income.',
    ]);
  });

  test('a draft has no differences to ask for', async () => {
    const town = await leviedTown(server);
    const { settlement } = await town.medical.does('draftSettlement', town.year, 'settlement { id }');
    const { errors } = await town.medical.send(DIFFERENCES, { id: settlement.id });
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['SETTLEMENT_NOT_IN_STATUS']);
  });
});
