/** 全市预算: compiled from the counties' approved ones; one of them changes, and it can't be signed any more. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { refusal } from '../refusal.js';
import { type CountyPart, countyParts } from '../submission/county-parts.service.js';
import type { SubmissionHandler } from '../submission/handler.js';
import type { SubmissionState } from '../submission/submission.js';
import { linesOfVersion } from './lines.service.js';
import { contentOf, type LineRow } from './plan.js';

export const poolBudgetHandler: SubmissionHandler = {
  contentOf: async (em, budget) => poolContentOf(await linesOfVersion(em, budget), await partsOf(em, budget)),
  faults: async (em, _context, budget) => {
    const { parts, faults } = await countyParts(em, budget.fund, budget.fiscalYear, 'COUNTY_BUDGET');
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
export const poolContentOf = (own: readonly LineRow[], parts: readonly CountyPart[]): object => ({
  own: contentOf(own),
  counties: Object.fromEntries(
    parts.map(({ county, version, contentHash }) => [county, { version, contentHash }] as const),
  ),
});

const partsOf = (em: EntityManager, { id, version }: SubmissionState): Promise<CountyPart[]> =>
  sql(
    em,
    `select p.county, s.part as submission, s.part_version as version, s.content_hash as "contentHash"
     from budget_source s join submission p on p.id = s.part
     where s.submission = $1 and s.version = $2 order by p.county`,
    [id, version],
  );
