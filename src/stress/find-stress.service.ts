/** Reads stress runs: what a person may see of them, and nothing else. */
import type { Read } from '../database/read.js';
import { checkPageSize, type ConnectionOf, keyAfter, page, type PageArgs } from '../graphql/connection.js';
import { maySee, sightValues, type Viewer } from '../identity/viewer.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { isUuid } from '../uuid.js';
import type { StressInputs } from './inputs.js';
import type { StressResult } from './tally.js';

export const StressStatus = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
} as const;
export type StressStatus = keyof typeof StressStatus;

export interface StressRow {
  id: string;
  pool: string;
  insurance: Insurance;
  policy: string;
  policyVersion: number;
  policyHash: string;
  inputs: StressInputs;
  inputsHash: string;
  status: StressStatus;
  scenariosDone: number;
  result: StressResult | null;
  resultHash: string | null;
  failure: string | null;
  requestedBy: string;
  requestedAt: Date;
  finishedAt: Date | null;
}

const COLUMNS = `id, pool, insurance, policy, policy_version as "policyVersion", policy_hash as "policyHash", inputs,
  inputs_hash as "inputsHash", status, scenarios_done as "scenariosDone", result, result_hash as "resultHash", failure,
  requested_by as "requestedBy", requested_at as "requestedAt", finished_at as "finishedAt"`;

const BY_ID = { name: 'stress-run', text: `select ${COLUMNS} from stress_run where id = $1` };

const NEWEST_FIRST = {
  name: 'stress-runs',
  text: `select ${COLUMNS} from stress_run
    where ($1 or pool = any($2)) and pool = $3 and insurance = $4
      and ($5::uuid is null or (requested_at, id) < (select requested_at, id from stress_run where id = $5))
    order by requested_at desc, id desc limit $6`,
};

export async function findStressRun(read: Read, viewer: Viewer, id: string): Promise<StressRow | null> {
  const [run] = isUuid(id) ? await read<StressRow>(BY_ID, [id]) : [];
  return run && maySee(viewer, { pool: run.pool, county: null }) ? run : null;
}

export async function listStressRuns(
  read: Read,
  viewer: Viewer,
  { pool, insurance }: { pool: string; insurance: Insurance },
  { first, after }: PageArgs,
): Promise<ConnectionOf<StressRow>> {
  checkPageSize(first);
  const last = after == null ? null : keyAfter(after, [''])[0]!;
  if (last !== null && !isUuid(last)) throw new Refused(refusal('INVALID_CURSOR', undefined, ['after']));
  const rows = await read<StressRow>(NEWEST_FIRST, [
    ...sightValues(viewer).slice(0, 2),
    pool,
    insurance,
    last,
    first + 1,
  ]);
  return page(rows, first, ({ id }) => [id]);
}
