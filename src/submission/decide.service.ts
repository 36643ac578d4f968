/** 审签: an office signs or returns what was submitted, one or many at once; all verdicts count or none. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { once } from '../idempotency.js';
import { inWords } from '../identity/role.js';
import { mayActOn, maySee } from '../identity/viewer.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { handlers } from './handlers.js';
import type { SubmissionState } from './submission.js';
import { addEvent, mustBind, stateOf } from './submit.service.js';

export interface Verdict {
  submission: string;
  /** Of the version that the signer has seen. */
  contentHash: string;
  verdict: 'SIGN' | 'RETURN';
  reason?: string | null;
}

const MOST_VERDICTS = 500;

export const decideSubmissions = (context: Context, input: { idempotencyKey: string; verdicts: Verdict[] }) =>
  once(context.em, context.viewer, 'decideSubmissions', input.idempotencyKey, input, async (em) => {
    const { verdicts } = input;
    const path = ['input', 'verdicts'];
    if (verdicts.length === 0) throw new Refused(refusal('EMPTY_DOCUMENT', undefined, path));
    if (verdicts.length > MOST_VERDICTS)
      throw new Refused(refusal('TOO_MANY_ROWS', { count: verdicts.length, limit: MOST_VERDICTS }, path));
    for (const fund of await fundsOf(em, verdicts)) await decideAlone(em, fund);
    const faults: Refusal[] = [];
    for (const [at, verdict] of verdicts.entries())
      faults.push(...(await decide(em, context, verdict, [...path, String(at)])));
    if (faults.length > 0) throw new Refused(...faults);
    return { submissions: verdicts.map(({ submission }) => submission) };
  });

/** In one order, so that two batches never wait for each other in a circle. */
const fundsOf = async (em: EntityManager, verdicts: readonly Verdict[]): Promise<number[]> =>
  (
    await sql<{ fund: number }>(em, 'select distinct fund from submission where id::text = any($1) order by fund', [
      verdicts.map(({ submission }) => submission),
    ])
  ).map(({ fund }) => fund);

/** Enters the verdict, or answers why not. */
async function decide(em: EntityManager, context: Context, given: Verdict, path: string[]): Promise<Refusal[]> {
  const { viewer } = context;
  const state = await stateOf(em, given.submission);
  if (!state || !maySee(viewer, state))
    return [refusal('UNKNOWN_ID', { what: '报批件 submission', id: given.submission }, [...path, 'submission'])];
  if (state.status !== 'IN_APPROVAL')
    return [refusal('SUBMISSION_NOT_IN_STATUS', { status: state.status }, [...path, 'submission'])];
  if (state.contentHash !== given.contentHash)
    return [refusal('SUBMISSION_MOVED_ON', undefined, [...path, 'contentHash'])];
  const office = state.awaits.find((one) => mayActOn(viewer, [one], state));
  if (!office)
    return [
      refusal('FORBIDDEN', { needs: `${inWords(state.awaits)} (${state.county ?? state.pool})` }, path, state.citation),
    ];
  if (await hasSigned(em, state, viewer.person)) return [refusal('FOUR_EYES', undefined, path, state.citation)];
  const reason = given.reason?.trim() || null;
  if (given.verdict === 'RETURN' && reason === null) return [refusal('REASON_MISSING', undefined, [...path, 'reason'])];

  const handler = handlers[state.kind];
  if (given.verdict === 'SIGN') {
    await mustBind(em, handler, state);
    const faults = await handler.faults(em, context, state);
    if (faults.length > 0) return faults.map((fault) => ({ ...fault, path: [...path, ...fault.path.slice(1)] }));
  }
  await addEvent(em, {
    submission: state.id,
    seq: await nextSeq(em, state.id),
    version: state.version,
    act: given.verdict === 'SIGN' ? 'SIGNED' : 'RETURNED',
    stage: state.stage,
    office,
    person: viewer.person,
    reason,
    contentHash: state.contentHash,
  });
  const now = (await stateOf(em, state.id))!;
  if (now.status !== 'APPROVED') return [];
  try {
    await handler.approved(em, context, now);
    return [];
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map((fault) => ({ ...fault, path }));
    throw error;
  }
}

async function hasSigned(em: EntityManager, { id, version, stage, submittedBy }: SubmissionState, person: string) {
  if (submittedBy === person) return true;
  const rows = await sql(
    em,
    `select from submission_event where submission = $1 and version = $2 and stage = $3 and act = 'SIGNED' and person = $4`,
    [id, version, stage, person],
  );
  return rows.length > 0;
}

async function nextSeq(em: EntityManager, id: string): Promise<number> {
  const [row] = await sql<{ seq: number }>(
    em,
    'select max(seq) + 1 as seq from submission_event where submission = $1',
    [id],
  );
  return row!.seq;
}
