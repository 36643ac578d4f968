/** The lines of a version, written and read inside a transaction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import type { SubmissionState } from '../submission/submission.js';
import type { LineRow } from './plan.js';

export const linesOfVersion = (
  em: EntityManager,
  { id, version }: Pick<SubmissionState, 'id' | 'version'>,
): Promise<LineRow[]> =>
  sql(
    em,
    'select line, amount::text, months::text[] from budget_line where submission = $1 and version = $2 order by line',
    [id, version],
  );

export async function writeLines(em: EntityManager, id: string, version: number, rows: readonly LineRow[]) {
  await sql(
    em,
    `insert into budget_line (submission, version, line, amount, months)
     select $1, $2, r.line, r.amount, r.months
     from jsonb_to_recordset($3::jsonb) r(line text, amount numeric, months numeric[])`,
    [id, version, JSON.stringify(rows)],
  );
}
