/** Asks for stress runs, cancels them, and starts again what failed or was cancelled. */
import { randomInt, randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hashOf } from '../canonical.js';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import type { Role } from '../identity/role.js';
import { maySee, mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { policyFor } from '../policy/policy-for.js';
import type { Insurance, Policy } from '../policy/policy.js';
import { contentHash, type PolicyRegistry } from '../policy/registry.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { isUuid } from '../uuid.js';
import type { StressAssumptions, StressInputs } from './inputs.js';
import { GENERATOR } from './random.js';
import { runScenarios } from './run-scenarios.js';
import { firstOpenYear, readStart } from './stress-inputs.service.js';

export const STRESSING = [
  'CITY_MEDICAL',
  'CITY_AGENCY',
  'CITY_FINANCE',
  'CITY_GOVERNMENT',
  'PROVINCE_MEDICAL',
  'PROVINCE_FINANCE',
  'AUDITOR',
] as const satisfies Role[];

export interface StartStressInput extends StressAssumptions {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  /** Null: the one in force for the first year. */
  policy?: string | null;
  years: number;
  scenarios: number;
  /** Null: any. */
  seed?: number | null;
}

const LARGEST_SEED = 2_147_483_647;
/** A minute or two of one core. */
const MOST_COUNTY_YEARS = 25_000_000;

const RANGES = {
  years: [1, 10],
  scenarios: [1, 100_000],
  seed: [0, LARGEST_SEED],
  collectionShift: [-1, 1],
  expenditureShift: [-1, 1],
  shockProbability: [0, 1],
  shockSize: [0, 10],
} as const satisfies Partial<Record<keyof StartStressInput, readonly [number, number]>>;

export const startStress = (context: Context, input: StartStressInput) => {
  const { viewer, policies, jobs } = context;
  const { pool, insurance } = input;
  mustActOn(viewer, STRESSING, { pool, county: null });
  const faults = rangeFaults(input);
  if (faults.length) throw new Refused(...faults);
  return once(context.em, viewer, 'startStress', input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    const firstYear = await firstOpenYear(em, fund);
    const policy = policyOf(policies, input, firstYear);
    const inputs: StressInputs = {
      generator: GENERATOR,
      seed: input.seed ?? randomInt(LARGEST_SEED),
      scenarios: input.scenarios,
      years: input.years,
      assumptions: {
        correlation: input.correlation,
        collectionShift: input.collectionShift,
        expenditureShift: input.expenditureShift,
        shockProbability: input.shockProbability,
        shockSize: input.shockSize,
      },
      ...(await readStart(em, fund, firstYear)),
    };
    const most = Math.floor(MOST_COUNTY_YEARS / inputs.years / inputs.counties.length);
    const tooMuch = outOfRange('scenarios', inputs.scenarios, [1, most]);
    if (tooMuch.length) throw new Refused(...tooMuch);
    runScenarios(policy, { ...inputs, scenarios: 1 }, () => undefined); // what the law refuses is refused now

    const run = randomUUID();
    await sql(
      em,
      `insert into stress_run (id, pool, insurance, policy, policy_version, policy_hash, inputs, inputs_hash, requested_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        run,
        ...[pool, insurance, policy.id, policy.version, contentHash(policy)],
        ...[JSON.stringify(inputs), hashOf(inputs), viewer.person],
      ],
    );
    await jobs.send(em, 'stress', run);
    return { run };
  });
};

const rangeFaults = (input: StartStressInput): Refusal[] =>
  (Object.keys(RANGES) as (keyof typeof RANGES)[]).flatMap((field) => {
    const given = input[field];
    return given == null ? [] : outOfRange(field, given, RANGES[field]);
  });

const outOfRange = (field: string, given: number, [least, most]: readonly [number, number]): Refusal[] =>
  least <= given && given <= most ? [] : [refusal('STRESS_OUT_OF_RANGE', { given, least, most }, ['input', field])];

function policyOf(policies: PolicyRegistry, { pool, policy: named }: StartStressInput, firstYear: number): Policy {
  const path = ['input', 'policy'];
  if (named == null) return policyFor(policies, pool, firstYear, path);
  const policy = policies.get(named);
  if (!policy) throw new Refused(refusal('UNKNOWN_POLICY', { policy: named }, path));
  return policy;
}

export interface StressActInput {
  idempotencyKey: string;
  run: string;
}

/** The worker hears of it within a moment; what it has computed so far is dropped. */
export const cancelStress = (context: Context, input: StressActInput) =>
  act(context, 'cancelStress', input, ['QUEUED', 'RUNNING'], async (em) => {
    await sql(em, `update stress_run set status = 'CANCELLED', finished_at = clock_timestamp() where id = $1`, [
      input.run,
    ]);
  });

/** From the start, with the inputs that it was asked for with: it comes to what it would have come to. */
export const restartStress = (context: Context, input: StressActInput) =>
  act(context, 'restartStress', input, ['FAILED', 'CANCELLED'], async (em) => {
    await sql(
      em,
      `update stress_run set status = 'QUEUED', scenarios_done = 0, failure = null, finished_at = null where id = $1`,
      [input.run],
    );
    await context.jobs.send(em, 'stress', input.run);
  });

function act(
  { em, viewer }: Context,
  mutation: string,
  input: StressActInput,
  from: readonly string[],
  effect: (em: EntityManager) => Promise<void>,
) {
  return once(em, viewer, mutation, input.idempotencyKey, input, async (tx) => {
    const [row] = isUuid(input.run)
      ? await sql<{ pool: string; status: string }>(
          tx,
          'select pool, status from stress_run where id = $1 for update',
          [input.run],
        )
      : [];
    const place = row && { pool: row.pool, county: null };
    if (!place || !maySee(viewer, place))
      throw new Refused(refusal('UNKNOWN_ID', { what: '压力测试 stress run', id: input.run }, ['input', 'run']));
    mustActOn(viewer, STRESSING, place);
    if (!from.includes(row.status))
      throw new Refused(refusal('STRESS_NOT_IN_STATUS', { run: input.run, status: row.status }, ['input', 'run']));
    await effect(tx);
    return { run: input.run };
  });
}
