/** Stress runs through the API: asked for, computed by a thread, followed, cancelled, started again. */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { JobQueue, type Work } from '../../src/job-queue.js';
import type { PolicyRegistry } from '../../src/policy/registry.js';
import { createRegistry } from '../../src/policy/registry.js';
import { stressWork } from '../../src/stress/compute-stress.service.js';
import type { Office } from '../offices.js';
import { startServer, type TestServer } from '../server.js';
import { foundTown, settledTown, type Town, townPolicies } from '../towns.js';
import { historyOf } from './history.js';

const logged: string[] = [];
const log = (message: string, error?: unknown): void => void logged.push(`${message} ${String(error)}`);

let server: TestServer;
let town: Town;
beforeAll(async () => {
  server = await startServer({ policies: townPolicies });
  town = await foundTown(server);
  await town.medical.does('recordFundYearHistory', historyOf(town));
});
afterAll(async () => {
  await server.close();
  expect(logged).toEqual([]);
});

const RUN = `id status progress { done total } seed firstYear years history policy policyVersion inputsHash resultHash failure requestedBy
  assumptions { correlation collectionShift } estimates { incomeCorrelation expenditureCorrelation expenditureVolatility }
  sharedReserve counties { county accumulatedBalance ownReserve income expenditure incomeGrowth collectionRate }
  result { years { fiscalYear monthsOfCover { p5 p50 p95 } reserve { p5 p50 p95 } paidByGovernments { p50 } reserveEmptied reserveEmptiedBy unresolved }
    counties { county goneFirst balanceGoneBy { fiscalYear chance } } }`;

const small = () => ({ pool: town.pool, insurance: 'RESIDENT', scenarios: 200, years: 3, seed: 11 });
const start = async (office: Office, input: object = small()) =>
  (await office.does('startStress', input, `run { ${RUN} }`)).run;
const runOf = async (id: string) =>
  (await server.as('AUDITOR')(`query($id: ID!) { stressRun(id: $id) { ${RUN} } }`, { id })).data.stressRun;

/** Works as a worker process does while `during` runs, then stops in order. */
async function working<Result>(
  during: () => Promise<Result>,
  work: Partial<Work> = {},
  policies: PolicyRegistry = townPolicies,
): Promise<Result> {
  const stress = { ...stressWork(server.database.orm.em.fork(), policies, log), ...work };
  const worker = await JobQueue.open(server.database.address, log, { stress }, 1);
  try {
    return await during();
  } finally {
    await worker.close();
  }
}

async function until(id: string, ...statuses: string[]) {
  for (let waited = 0; waited < 400; waited++) {
    const run = await runOf(id);
    if (statuses.includes(run.status)) return run;
    await sleep(50);
  }
  throw new Error(`the run is not ${statuses.join(' or ')}`);
}

describe('a stress run', () => {
  test('starts from the books and the history before them, and tells what it assumes', async () => {
    const run = await start(town.medical, { ...small(), collectionShift: -0.02 });
    expect(run).toMatchObject({
      ...{ status: 'QUEUED', progress: { done: 0, total: 200 }, seed: 11, firstYear: 2021, years: 3, result: null },
      ...{ history: [2018, 2019, 2020], policy: `${town.pool}-2021`, policyVersion: 1, requestedBy: '市医保局 李' },
      assumptions: { correlation: 'OBSERVED', collectionShift: -0.02 },
      sharedReserve: '0.00',
    });
    expect(run.counties[0]).toMatchObject({
      ...{ county: town.a, accumulatedBalance: '500.00', ownReserve: '0.00', collectionRate: 1 },
      ...{ income: '970.00', expenditure: '860.00' },
    });
    expect(run.counties[0].incomeGrowth).toBeCloseTo((880 / 800 + 970 / 880) / 2 - 1, 12);
    expect(run.estimates.expenditureCorrelation).toBeGreaterThan(0.9);
  });

  test('is computed by a thread and gives the same result again; the observed correlation another than none', async () => {
    const [first, again, apart] = [
      await start(town.medical),
      await start(town.finance),
      await start(town.medical, { ...small(), correlation: 'ZERO' }),
    ];
    const [one, other, zero] = await working(() =>
      Promise.all([first, again, apart].map(({ id }: { id: string }) => until(id, 'DONE'))),
    );
    expect(one).toMatchObject({ progress: { done: 200, total: 200 }, failure: null });
    expect(one.result.years.map(({ fiscalYear }: { fiscalYear: number }) => fiscalYear)).toEqual([2021, 2022, 2023]);
    expect(one.result.counties.map(({ county }: { county: string }) => county)).toEqual([town.a, town.b, town.c]);
    expect(other.inputsHash).toBe(one.inputsHash);
    expect(other.resultHash).toBe(one.resultHash);
    expect(other.result).toEqual(one.result);
    expect(zero.resultHash).not.toBe(one.resultHash);
    const spread = ({ result }: typeof one) =>
      Number(result.years[0].monthsOfCover.p95) - Number(result.years[0].monthsOfCover.p5);
    expect(spread(one)).toBeGreaterThan(1.2 * spread(zero));
  });

  test('goes on from a settled year: from what its settlement left, with the refill that is due', async () => {
    const settled = await settledTown(server);
    await settled.medical.does('recordFundYearHistory', historyOf(settled));
    const { run } = await settled.medical.does(
      'startStress',
      { ...small(), pool: settled.pool, insurance: 'RESIDENT' },
      `run { ${RUN} }`,
    );
    expect(run).toMatchObject({ firstYear: 2022, history: [2018, 2019, 2020, 2021], sharedReserve: '0.00' });
    expect(
      run.counties.map(
        (one: Record<string, string>) => `${one.accumulatedBalance} / ${one.ownReserve} / ${one.income}`,
      ),
    ).toEqual(['800.00 / 50.00 / 1000.00', '0.00 / 0.00 / 500.00', '70.00 / 20.00 / 400.00']);
    const { rows } = await server.database.asOwner('select inputs from stress_run where id = $1', [run.id]);
    expect(rows[0].inputs.openPayments).toEqual([
      {
        ...{ county: settled.b, dueYear: 2022, amount: '120.00' },
        to: [
          { county: settled.a, amount: '50.00' },
          { county: settled.c, amount: '20.00' },
          { county: settled.b, amount: '50.00' },
        ],
      },
    ]);
    expect((await working(() => until(run.id, 'DONE'))).result.years).toHaveLength(3);
  });

  test('can be followed and cancelled while it is computed, and started again', async () => {
    const long = { ...small(), scenarios: 20_000, years: 10 };
    const { id } = await start(town.medical, long);
    await working(async () => {
      for (let waited = 0; (await runOf(id)).progress.done === 0; waited++) {
        if (waited > 200) throw new Error('no progress');
        await sleep(50);
      }
      await town.medical.does('cancelStress', { run: id });
      expect(await runOf(id)).toMatchObject({ status: 'CANCELLED', result: null });
      await sleep(600); // the worker looks every quarter of a second
    });
    expect(await runOf(id)).toMatchObject({ status: 'CANCELLED', result: null });
    expect(await town.medical.isRefused('cancelStress', { run: id })).toEqual(['STRESS_NOT_IN_STATUS input.run']);
    await town.medical.does('restartStress', { run: id }, 'run { status }');
    expect(await town.medical.isRefused('restartStress', { run: id })).toEqual(['STRESS_NOT_IN_STATUS input.run']);
    await town.medical.does('cancelStress', { run: id }, 'run { status }');
  });

  test('whose worker died is computed by another; after many deaths it fails with its reason, and may be started again', async () => {
    const [once, often] = [await start(town.medical), await start(town.medical)];
    const died = (id: string, retries: number) =>
      server.database.asOwner(
        `update pgboss.job set state = 'active', retry_count = $2,
           started_on = now() - interval '2 minutes', heartbeat_on = now() - interval '1 minute' where data->>'stress' = $1`,
        [id, retries],
      );
    await server.database.asOwner(`update stress_run set status = 'RUNNING' where id = any($1)`, [[once.id, often.id]]);
    await died(once.id, 0);
    await died(often.id, 3);
    await working(async () => {
      const failed = await until(often.id, 'FAILED');
      expect(failed.failure).toContain('stopped again and again');
      await town.medical.does('restartStress', { run: often.id });
      expect((await until(often.id, 'DONE')).failure).toBeNull();
      await until(once.id, 'DONE');
    });
  });

  test('is not computed by another text of the law than it was asked for with', async () => {
    const { id } = await start(town.medical);
    const changed = createRegistry(
      townPolicies.all.map((policy) => ({ ...policy, classOrder: [...policy.classOrder].reverse() })),
    );
    const run = await working(() => until(id, 'FAILED'), {}, changed);
    expect(run.failure).toContain('policy version');
  });

  test('once done stays as it is, also for the owner', async () => {
    const { id } = await start(town.medical);
    await working(() => until(id, 'DONE'));
    const rewrite = server.database.asOwner(`update stress_run set result = '{}' where id = $1`, [id]);
    await expect(rewrite).rejects.toThrow('is done and stays as it is');
  });

  test('is seen by who sees the pool’s level, newest first, and by nobody else', async () => {
    const { id } = await start(town.medical);
    const LIST = `query($pool: ID!) { stressRuns(pool: $pool, insurance: RESIDENT, first: 2) { nodes { id } pageInfo { hasNextPage } } }`;
    const { stressRuns } = await town.medical.reads(LIST, { pool: town.pool });
    expect(stressRuns).toMatchObject({ pageInfo: { hasNextPage: true } });
    expect(stressRuns.nodes[0]).toEqual({ id });
    const elsewhere = server.as('CITY_MEDICAL', { pool: 'town9' }, '别处');
    expect((await elsewhere(`{ stressRun(id: "${id}") { id } }`)).data.stressRun).toBeNull();
    expect((await elsewhere(LIST, { pool: town.pool })).data.stressRuns.nodes).toEqual([]);
    expect(await town.county(town.a).reads(`{ stressRun(id: "${id}") { id } }`)).toEqual({ stressRun: null });
    const stranger = await elsewhere(
      `mutation { cancelStress(input: { idempotencyKey: "1", run: "${id}" }) { refusals { code } } }`,
    );
    expect(stranger.data.cancelStress.refusals).toEqual([{ code: 'UNKNOWN_ID' }]);
  });
});

describe('refused are', () => {
  test.each([
    ['eleven years', { years: 11 }, 'STRESS_OUT_OF_RANGE input.years'],
    ['no scenario', { scenarios: 0 }, 'STRESS_OUT_OF_RANGE input.scenarios'],
    ['too many scenarios', { scenarios: 100_001 }, 'STRESS_OUT_OF_RANGE input.scenarios'],
    ['a negative seed', { seed: -1 }, 'STRESS_OUT_OF_RANGE input.seed'],
    ['a chance above one', { shockProbability: 1.5 }, 'STRESS_OUT_OF_RANGE input.shockProbability'],
    ['a shock that saves money', { shockSize: -0.1 }, 'STRESS_OUT_OF_RANGE input.shockSize'],
    ['a shift beyond all', { collectionShift: -2 }, 'STRESS_OUT_OF_RANGE input.collectionShift'],
    ['a policy that is none', { policy: 'atlantis' }, 'UNKNOWN_POLICY input.policy'],
    ['a fund without books', { insurance: 'EMPLOYEE' }, 'BOOK_NOT_OPEN'],
  ])('%s', async (_what, change, code) => {
    expect(await town.medical.isRefused('startStress', { ...small(), ...change })).toEqual([code]);
  });

  test('all faults at once', async () => {
    expect(await town.medical.isRefused('startStress', { ...small(), years: 0, scenarios: 0 })).toEqual([
      'STRESS_OUT_OF_RANGE input.years',
      'STRESS_OUT_OF_RANGE input.scenarios',
    ]);
  });

  test('a pool without three years on record, naming each county', async () => {
    const other = await foundTown(server);
    const { rows, ...document } = historyOf(other);
    await other.medical.does('recordFundYearHistory', { ...document, rows: rows.filter(({ year }) => year > 2018) });
    const refused = await other.medical.isRefused('startStress', { ...small(), pool: other.pool });
    expect(refused).toEqual(['HISTORY_TOO_SHORT', 'HISTORY_TOO_SHORT', 'HISTORY_TOO_SHORT']);
  });

  test('a person of another pool', async () => {
    const elsewhere = server.as('CITY_MEDICAL', { pool: 'town9' }, '别处');
    const { data } = await elsewhere(
      'mutation($input: StartStressInput!) { startStress(input: $input) { refusals { code } } }',
      { input: { ...small(), idempotencyKey: '1' } },
    );
    expect(data.startStress.refusals).toEqual([{ code: 'FORBIDDEN' }]);
  });

  test('a run that is none', async () => {
    expect(await town.medical.isRefused('cancelStress', { run: 'no id' })).toEqual(['UNKNOWN_ID input.run']);
  });
});

test('a request sent twice starts one run', async () => {
  const input = { ...small(), seed: undefined, idempotencyKey: 'twice' };
  const once = await town.medical.does('startStress', input, 'run { id seed }');
  const again = await town.medical.does('startStress', input, 'run { id seed }');
  expect(again).toMatchObject({ replayed: true, run: once.run });
});

describe('the history before the books', () => {
  const row = { insurance: 'RESIDENT', year: 2020, premium: '1.00' };

  test('is read back with its source, the newest version of each year', async () => {
    const other = await foundTown(server);
    await other.medical.does('recordFundYearHistory', historyOf(other));
    await other.medical.does('recordFundYearHistory', {
      ...{ pool: other.pool, source: '2020年决算更正' },
      rows: [{ county: other.a, insurance: 'RESIDENT', year: 2020, premium: '700.00', inpatient: '800.00' }],
    });
    const HISTORY = `query($pool: ID!) { fundYearHistory(pool: $pool, insurance: RESIDENT) { county year income expenditure source } }`;
    const { fundYearHistory } = await other.medical.reads(HISTORY, { pool: other.pool });
    expect(fundYearHistory).toHaveLength(9);
    expect(fundYearHistory[2]).toEqual({
      ...{ county: other.a, year: 2020, income: '700.00', expenditure: '800.00', source: '2020年决算更正' },
    });
    const own = await other.county(other.b).reads(HISTORY, { pool: other.pool });
    expect(new Set(own.fundYearHistory.map(({ county }: { county: string }) => county))).toEqual(new Set([other.b]));
  });

  test('is refused with all its faults, and for a year that the books have', async () => {
    const { a, pool, medical } = town;
    const rows = [
      { ...row, county: 'nobody' },
      { ...row, county: a, year: 2021 },
      { ...row, county: a, year: 1000 },
      { ...row, county: a, premium: '1.005', interest: '-1.00' },
      { ...row, county: a },
    ];
    expect(await medical.isRefused('recordFundYearHistory', { pool, source: ' ', rows })).toEqual([
      'REASON_MISSING input.source',
      'UNKNOWN_COUNTY input.rows.0.county',
      'YEAR_IN_BOOKS input.rows.1.year',
      'INVALID_FISCAL_YEAR input.rows.2.year',
      'INVALID_AMOUNT input.rows.3.premium',
      'NEGATIVE_AMOUNT input.rows.3.interest',
      'DUPLICATE_COUNTY input.rows.4.county',
    ]);
    expect(await medical.isRefused('recordFundYearHistory', { pool, source: '决算', rows: [] })).toEqual([
      'EMPTY_DOCUMENT input.rows',
    ]);
  });
});
