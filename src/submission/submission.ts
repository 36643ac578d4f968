/** 报批件: what an office submits and others approve, as it stands. */
import { isoText } from '../database/iso-text.js';
import type { ApprovalStage, Citation, Insurance, Office, SubmissionKind } from '../policy/policy.js';

/** IN_APPROVAL → APPROVED, or RETURNED until a new version comes. The table of moves is in the database (submission_moves). */
export const SUBMISSION_STATUSES = {
  IN_APPROVAL: '报批中',
  RETURNED: '已退回',
  APPROVED: '已批准',
} as const;
export type SubmissionStatus = keyof typeof SUBMISSION_STATUSES;

export interface SubmissionState {
  id: string;
  /** In order of filing, for lists. */
  seq: string;
  fund: number;
  pool: string;
  insurance: Insurance;
  kind: SubmissionKind;
  fiscalYear: number;
  /** Null: of the pool's own level. */
  county: string | null;
  /** Which of its kind in the year: the month or quarter of a plan, the how-manieth adjustment; 0 where there is but one. */
  number: number;
  policy: string;
  policyVersion: number;
  rule: string;
  citation: Citation;
  stages: ApprovalStage[];
  version: number;
  contentHash: string;
  document: string;
  submittedBy: string;
  submittedAt: string;
  status: SubmissionStatus;
  /** The open stage, or the one that returned it; null once approved. */
  stage: number | null;
  /** The offices whose signature is missing in the open stage. */
  awaits: Office[];
  approvedAt: string | null;
}

/** Every submission as it stands; a statement goes on with its own joins and conditions. */
export const SUBMISSIONS = `select s.id, s.seq::text, s.fund, f.pool, f.insurance, s.kind, s.fiscal_year as "fiscalYear", s.county, s.number,
    s.policy, s.policy_version as "policyVersion", s.rule, s.citation, s.stages, s.version, s.content_hash as "contentHash", s.document,
    s.submitted_by as "submittedBy", ${isoText('s.submitted_at')} as "submittedAt", s.status, s.stage, s.awaits,
    ${isoText('s.approved_at')} as "approvedAt"
  from submission_state s
  join fund f on f.id = s.fund`;
