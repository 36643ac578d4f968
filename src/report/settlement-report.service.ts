/** Fixes what a settlement report says, and queues its making, in one transaction. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { Refused, refusal } from '../refusal.js';
import { settlementLoader } from '../settlement/settlement.loader.js';
import { type Standing, standingOf } from '../settlement/standing.service.js';
import type { ReportContent } from './content.js';
import { countyContent } from './county-content.service.js';
import { evidenceContent } from './evidence-content.service.js';
import { poolContent } from './pool-content.service.js';
import { enqueueReport, REPORTING } from './request-report.service.js';

export async function requestReport(
  context: Context,
  input: { idempotencyKey: string; settlement: string; county?: string | null; deficitEvidence: boolean },
) {
  const { em, viewer, jobs } = context;
  const county = input.county ?? null;
  const known = await context.loader(settlementLoader).load(input.settlement);
  if (!known)
    throw new Refused(
      refusal('UNKNOWN_ID', { what: '清算 settlement', id: input.settlement }, ['input', 'settlement']),
    );
  mustActOn(viewer, REPORTING, { pool: known.pool, county });
  if (input.deficitEvidence && county === null)
    throw new Refused(refusal('REPORT_OF_ONE_COUNTY', { what: '缺口依据表' }, ['input', 'county']));
  return once(em, viewer, 'requestReport', input.idempotencyKey, input, async (tx) => {
    const standing = (await standingOf(context, tx, { id: known.id }))!;
    const content = await contentOf(context, tx, standing, county, input.deficitEvidence);
    const report = await enqueueReport(tx, jobs, {
      pool: known.pool,
      insurance: known.insurance,
      fiscalYear: known.fiscalYear,
      county,
      settlement: known.id,
      requestedBy: viewer.person,
      content,
    });
    return { report };
  });
}

function contentOf(
  context: Context,
  em: EntityManager,
  standing: Standing,
  county: string | null,
  deficitEvidence: boolean,
): Promise<ReportContent> {
  if (county === null) return poolContent(context, em, standing);
  return deficitEvidence
    ? evidenceContent(context, em, standing, county)
    : countyContent(context, em, standing, county);
}
