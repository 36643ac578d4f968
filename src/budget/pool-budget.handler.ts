/** 全市预算: compiled from the counties' approved ones; one of them changes, and it can't be signed any more. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { type Refusal, refusal } from '../refusal.js';
import type { SubmissionHandler } from '../submission/handler.js';
import { SUBMISSION_STATUSES, type SubmissionState, type SubmissionStatus } from '../submission/submission.js';
import { linesOfVersion } from './lines.service.js';
import { contentOf, type LineRow } from './plan.js';

/** A county's approved budget, as it goes into the pool's. */
export interface Part {
  county: string;
  submission: string;
  version: number;
  contentHash: string;
}

export const poolBudgetHandler: SubmissionHandler = {
  contentOf: async (em, budget) => poolContentOf(await linesOfVersion(em, budget), await partsOf(em, budget)),
  faults: async (em, _context, budget) => {
    const { parts, faults } = await approvedParts(em, budget.fund, budget.fiscalYear);
    const compiled = new Map((await partsOf(em, budget)).map((part) => [part.county, part]));
    const stale = parts.filter(({ county, contentHash, version }) => {
      const then = compiled.get(county);
      return then?.version !== version || then.contentHash !== contentHash;
    });
    return [
      ...faults,
      ...stale.map(({ county }) => refusal('POOL_BUDGET_STALE', { county }, ['input'], budget.citation)),
    ];
  },
  approved: () => Promise.resolve(),
};

/** What the signatures on the pool's budget bind: its own lines, and by their hashes the exact lines of every county. */
export const poolContentOf = (own: readonly LineRow[], parts: readonly Part[]): object => ({
  own: contentOf(own),
  counties: Object.fromEntries(
    parts.map(({ county, version, contentHash }) => [county, { version, contentHash }] as const),
  ),
});

const partsOf = (em: EntityManager, { id, version }: SubmissionState): Promise<Part[]> =>
  sql(
    em,
    `select p.county, s.part as submission, s.part_version as version, s.content_hash as "contentHash"
     from budget_source s join submission p on p.id = s.part
     where s.submission = $1 and s.version = $2 order by p.county`,
    [id, version],
  );

/** The approved budget of every county with a book in the fund, and a fault for each that has none. */
export async function approvedParts(
  em: EntityManager,
  fund: number,
  fiscalYear: number,
): Promise<{ parts: Part[]; faults: Refusal[] }> {
  const rows = await sql<Part & { status: SubmissionStatus | null }>(
    em,
    `select b.county, s.id as submission, s.version, s.content_hash as "contentHash", s.status
     from book b
     left join submission_state s on s.fund = b.fund and s.county = b.county and s.kind = 'COUNTY_BUDGET' and s.fiscal_year = $2
     where b.fund = $1 and b.county is not null
     order by b.county`,
    [fund, fiscalYear],
  );
  return {
    parts: rows.filter(({ status }) => status === 'APPROVED'),
    faults: rows.flatMap(({ county, status }) =>
      status === 'APPROVED'
        ? []
        : [
            refusal(
              'COUNTY_BUDGET_NOT_APPROVED',
              { county, status: status ? SUBMISSION_STATUSES[status] : '尚未报送' },
              ['input'],
            ),
          ],
    ),
  };
}
