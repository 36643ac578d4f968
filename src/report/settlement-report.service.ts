/** Fixes what a settlement report says, and queues its making, in one transaction. */
import type { Context } from '../context.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { Refused, refusal } from '../refusal.js';
import { settlementLoader } from '../settlement/settlement.loader.js';
import { standingOf } from '../settlement/settlement.service.js';
import { countyContent } from './county-content.service.js';
import { poolContent } from './pool-content.service.js';
import { enqueueReport, REPORTING } from './request-report.service.js';

export async function requestReport(
  context: Context,
  input: { idempotencyKey: string; settlement: string; county?: string | null },
) {
  const { em, viewer, reportQueue } = context;
  const county = input.county ?? null;
  const known = await context.loader(settlementLoader).load(input.settlement);
  if (!known)
    throw new Refused(
      refusal('UNKNOWN_ID', { what: '清算 settlement', id: input.settlement }, ['input', 'settlement']),
    );
  mustActOn(viewer, REPORTING, { pool: known.pool, county });
  return once(em, viewer, 'requestReport', input.idempotencyKey, input, async (tx) => {
    const standing = (await standingOf(context, tx, { id: known.id }))!;
    const content = county
      ? await countyContent(context, tx, standing, county)
      : await poolContent(context, tx, standing);
    const report = await enqueueReport(tx, reportQueue, {
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
