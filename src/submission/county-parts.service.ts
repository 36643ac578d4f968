/** What the pool's own submission is compiled from: of every county with a book in the fund its approved one. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { type Refusal, refusal } from '../refusal.js';
import { SUBMISSION_STATUSES, type SubmissionStatus } from './submission.js';

export interface CountyPart {
  county: string;
  submission: string;
  version: number;
  contentHash: string;
}

const NOT_APPROVED = {
  COUNTY_BUDGET: 'COUNTY_BUDGET_NOT_APPROVED',
  COUNTY_FINAL_ACCOUNTS: 'COUNTY_FINAL_ACCOUNTS_NOT_APPROVED',
} as const;

/** The approved ones of a fund year, in order of county, and a fault for each county that has none. */
export async function countyParts(
  em: EntityManager,
  fund: number,
  fiscalYear: number,
  kind: keyof typeof NOT_APPROVED,
): Promise<{ parts: CountyPart[]; faults: Refusal[] }> {
  const rows = await sql<CountyPart & { status: SubmissionStatus | null }>(
    em,
    `select b.county, s.id as submission, s.version, s.content_hash as "contentHash", s.status
     from book b
     left join submission_state s on s.fund = b.fund and s.county = b.county and s.kind = $3 and s.fiscal_year = $2
     where b.fund = $1 and b.county is not null
     order by b.county`,
    [fund, fiscalYear, kind],
  );
  return {
    parts: rows.flatMap(({ status, ...part }) => (status === 'APPROVED' ? [part] : [])),
    faults: rows.flatMap(({ county, status }) =>
      status === 'APPROVED'
        ? []
        : [
            refusal(NOT_APPROVED[kind], { county, status: status ? SUBMISSION_STATUSES[status] : '尚未报送' }, [
              'input',
            ]),
          ],
    ),
  };
}
