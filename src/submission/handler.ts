/** What a kind of submission has of its own: its lines, what may be wrong with them, what follows when the last office has signed. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import type { Refusal } from '../refusal.js';
import type { SubmissionState } from './submission.js';

export interface SubmissionHandler {
  /** What its hash is taken over: the exact lines of the version, read from the tables. */
  contentOf(em: EntityManager, submission: SubmissionState): Promise<unknown>;
  /** What is wrong with the version as things stand now: asked when it is submitted and at every signature. */
  faults(em: EntityManager, context: Context, submission: SubmissionState): Promise<Refusal[]>;
  /** What follows from its approval, in the transaction of the last signature; throws Refused where it can't. */
  approved(em: EntityManager, context: Context, submission: SubmissionState): Promise<void>;
}
