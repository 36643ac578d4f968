/** Files a version of a submission; its lines are the caller's to write, in the same transaction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { hashOf } from '../canonical.js';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mayActOn, mustActOn } from '../identity/viewer.js';
import type { Fund } from '../ledger/ledger.service.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { policyFor } from '../policy/policy-for.js';
import { membersOf } from '../pool/members.service.js';
import type { Office, Policy, SubmissionKind } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { type Chain, chainOf } from './chain.js';
import type { SubmissionHandler } from './handler.js';
import { policyOf } from './policy-of.js';
import { type SubmissionState, SUBMISSIONS } from './submission.js';

/** What is to be submitted. */
export interface Subject {
  kind: SubmissionKind;
  fiscalYear: number;
  /** Null: of the pool's own level. */
  county: string | null;
}

/** The way that a submission goes, and as which office the viewer files it. */
export interface Way extends Subject {
  fund: Fund;
  policy: Policy;
  chain: Chain;
  office: Office;
}

export interface NewVersion {
  number: number;
  /** The document that was submitted, as an auditor would ask for it. */
  document: string;
  /** What its hash is taken over: what `contentOf` will read back. */
  content: unknown;
  /** Writes the version's lines. */
  write: (id: string, version: number) => Promise<void>;
  /** Whoever files it has looked for all that its handler would, by the policy of its way and under the lock of its fund. */
  checked?: true;
}

/** Refused where there is no way, or it is not the viewer's to file. */
export async function wayOf(
  em: EntityManager,
  { policies, viewer }: Pick<Context, 'policies' | 'viewer'>,
  fund: Fund,
  { kind, fiscalYear, county }: Subject,
): Promise<Way> {
  const { pool } = fund;
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  const policy = policyFor(policies, pool, fiscalYear);
  const member = county === null ? null : (await membersOf(em, pool)).get(county);
  if (member === undefined || (county !== null && !fund.books.has(county)))
    throw new Refused(refusal('UNKNOWN_COUNTY', { county: county ?? '', pool }, ['input', 'county']));
  const chain = chainOf(policy, kind, member && member.kind);
  if (!chain) throw new Refused(refusal('SUBMISSION_NOT_FORESEEN', { policy: policy.id, kind }));
  const place = { pool, county };
  mustActOn(viewer, chain.submittedBy, place);
  const office = chain.submittedBy.find((one) => mayActOn(viewer, [one], place))!;
  return { fund, kind, fiscalYear, county, policy, chain, office };
}

/** Throws Refused with every fault of the version. */
export async function submit(
  em: EntityManager,
  context: Context,
  handler: SubmissionHandler,
  { fund, kind, fiscalYear, county, policy, chain, office }: Way,
  { number, document, content, write, checked }: NewVersion,
): Promise<SubmissionState> {
  const { viewer } = context;
  if (document.trim() === '') throw new Refused(refusal('REASON_MISSING', undefined, ['input', 'document']));

  await sql(
    em,
    `insert into submission (fund, kind, fiscal_year, county, number, policy, policy_version, rule, citation, stages)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (fund, fiscal_year, kind, county, number) do nothing`,
    [
      ...[fund.id, kind, fiscalYear, county, number, policy.id, policy.version, chain.rule],
      ...[JSON.stringify(chain.citation), JSON.stringify(chain.stages)],
    ],
  );
  const [{ id, version, seq }] = (await sql<{ id: string; version: number; seq: number }>(
    em,
    `select s.id, coalesce((select max(version) from submission_version v where v.submission = s.id), 0) + 1 as version,
       coalesce((select max(seq) from submission_event e where e.submission = s.id), 0) + 1 as seq
     from submission s
     where s.fund = $1 and s.kind = $2 and s.fiscal_year = $3 and s.county is not distinct from $4 and s.number = $5`,
    [fund.id, kind, fiscalYear, county, number],
  )) as [{ id: string; version: number; seq: number }];
  const contentHash = hashOf(content);
  await sql(
    em,
    `insert into submission_version (submission, version, content_hash, document, submitted_by, role) values ($1, $2, $3, $4, $5, $6)`,
    [id, version, contentHash, document, viewer.person, office],
  );
  await write(id, version);
  await addEvent(em, {
    ...{ submission: id, seq, version, act: 'SUBMITTED', stage: null, office, contentHash, reason: null },
    person: viewer.person,
  });
  const state = (await stateOf(em, id))!;
  await mustBind(em, handler, state);
  // a version goes by the law of the first one: where that is not what it was checked by, it is checked by its own
  if (checked && policyOf(context, state) === policy) return state;
  const faults = await handler.faults(em, context, state);
  if (faults.length > 0) throw new Refused(...faults);
  return state;
}

/** A signature binds what the tables say: a hash of anything else is a bug, or somebody who reached around the program. */
export async function mustBind(em: EntityManager, handler: SubmissionHandler, state: SubmissionState): Promise<void> {
  if (hashOf(await handler.contentOf(em, state)) !== state.contentHash)
    throw new Error(`the lines of submission ${state.id}, version ${state.version}, are not what its hash says`);
}

export async function stateOf(em: EntityManager, id: string): Promise<SubmissionState | undefined> {
  const [row] = await sql<SubmissionState>(em, `${SUBMISSIONS} where s.id::text = $1`, [id]);
  return row;
}

export interface NewEvent {
  submission: string;
  seq: number;
  version: number;
  act: 'SUBMITTED' | 'SIGNED' | 'RETURNED';
  stage: number | null;
  office: string;
  person: string;
  reason: string | null;
  contentHash: string;
}

export async function addEvent(em: EntityManager, event: NewEvent): Promise<void> {
  const { submission, seq, version, act, stage, office, person, reason, contentHash } = event;
  await sql(
    em,
    `insert into submission_event (submission, seq, version, act, stage, office, person, reason, content_hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [submission, seq, version, act, stage, office, person, reason, contentHash],
  ).catch((error: unknown) => {
    throw refusedBooks(error);
  });
}
