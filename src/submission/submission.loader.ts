/** Submissions as rows: those that the viewer sees. */
import DataLoader from 'dataloader';
import { isoText } from '../database/iso-text.js';
import type { Read } from '../database/read.js';
import { maySee, sightValues, type Viewer } from '../identity/viewer.js';
import type { Insurance, Office, SubmissionKind } from '../policy/policy.js';
import { type SubmissionState, type SubmissionStatus, SUBMISSIONS } from './submission.js';

export const submissionLoader = (read: Read, viewer: Viewer) =>
  new DataLoader<string, SubmissionState | null>(async (ids) => {
    const rows = await read<SubmissionState>(
      { name: 'submissions-by-id', text: `${SUBMISSIONS} where s.id::text = any($1)` },
      [ids],
    );
    const byId = new Map(rows.filter((row) => maySee(viewer, row)).map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** Everything submitted for a fund year, in order of filing; of one county where one is given. */
export const submissionsOfYear = (
  read: Read,
  fund: number,
  fiscalYear: number,
  county: string | null,
): Promise<SubmissionState[]> =>
  read(
    {
      name: 'submissions-of-fund-year',
      text: `${SUBMISSIONS} where s.fund = $1 and s.fiscal_year = $2 and ($3::text is null or s.county = $3) order by s.seq`,
    },
    [fund, fiscalYear, county],
  );

export interface SubmissionEventRow {
  submission: string;
  seq: number;
  version: number;
  act: 'SUBMITTED' | 'SIGNED' | 'RETURNED';
  stage: number | null;
  office: Office;
  person: string;
  reason: string | null;
  contentHash: string;
  at: string;
}

/** The way of each submission, in order. */
export const submissionEventsLoader = (read: Read) =>
  new DataLoader<string, SubmissionEventRow[]>(async (ids) => {
    const rows = await read<SubmissionEventRow>(
      {
        name: 'events-of-submissions',
        text: `select e.submission, e.seq, e.version, e.act, e.stage, e.office, e.person, e.reason, e.content_hash as "contentHash",
            ${isoText('e.at')} as at
          from submission_event e where e.submission = any($1::uuid[]) order by e.submission, e.seq`,
      },
      [ids],
    );
    const bySubmission = Map.groupBy(rows, ({ submission }) => submission);
    return ids.map((id) => bySubmission.get(id) ?? []);
  });

export interface SubmissionFilter {
  pool: string;
  insurance?: Insurance | null;
  fiscalYear?: number | null;
  kind?: SubmissionKind | null;
  county?: string | null;
  status?: SubmissionStatus | null;
  /** Only what one of the viewer's offices has to sign now, and the viewer may. */
  awaitingMe?: boolean | null;
}

/** Newest first; before the one given by its place ("0": from the newest). */
export const submissionsBefore = (
  read: Read,
  viewer: Viewer,
  filter: SubmissionFilter,
  before: string,
  most: number,
): Promise<SubmissionState[]> => {
  const { pool, insurance, fiscalYear, kind, county, status, awaitingMe } = filter;
  return read(
    {
      name: awaitingMe ? 'submissions-awaiting-me' : 'submissions',
      text: `${SUBMISSIONS}
        where f.pool = $1 and ($2::text is null or f.insurance = $2) and ($3::int is null or s.fiscal_year = $3)
          and ($4::text is null or s.kind = $4) and ($5::text is null or s.county = $5) and ($6::text is null or s.status = $6)
          and ($7::bigint = 0 or s.seq < $7) and ($8 or f.pool = any($9) or s.county = any($10))
          ${
            awaitingMe
              ? `and s.awaits <> '{}' and s.submitted_by <> $12 and exists (
                  select from jsonb_to_recordset($13::jsonb) g(role text, pool text, county text)
                  where g.role = any(s.awaits) and (g.county is null or g.county = s.county) and (g.pool is null or g.pool = f.pool))`
              : ''
          }
        order by s.seq desc limit $11`,
    },
    [
      ...[pool, insurance ?? null, fiscalYear ?? null, kind ?? null, county ?? null, status ?? null, before],
      ...sightValues(viewer),
      most,
      ...(awaitingMe ? [viewer.person, JSON.stringify(viewer.grants)] : []),
    ],
  );
};
