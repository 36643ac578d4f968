/** Each kind of submission with what is its own. */
import type { SubmissionKind } from '../policy/policy.js';
import type { SubmissionHandler } from './handler.js';

export const handlers: Readonly<Partial<Record<SubmissionKind, SubmissionHandler>>> = {};
