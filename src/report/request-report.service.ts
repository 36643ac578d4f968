/** Asks for reports, and asks again for those that failed. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { reportTitle } from '../../reports/report.js';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import type { Role } from '../identity/role.js';
import { maySee, mustActOn, type Place, type Viewer } from '../identity/viewer.js';
import type { JobQueue } from '../job-queue.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import type { ReportContent } from './content.js';
import { isUuid } from '../uuid.js';

/** Who may ask for reports; who may see the fund may read them. */
export const REPORTING = [
  'COUNTY_MEDICAL',
  'COUNTY_FINANCE',
  'CITY_MEDICAL',
  'CITY_AGENCY',
  'CITY_FINANCE',
  'CITY_GOVERNMENT',
  'PROVINCE_MEDICAL',
  'PROVINCE_FINANCE',
  'AUDITOR',
] as const satisfies Role[];

const SELECT_FOR_UPDATE = 'select pool, county, status from report where id = $1 for update';

export interface ReportRequest {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  /** Null for the pool's summary. */
  county: string | null;
  /** Null for a report of the fund's year. */
  settlement: string | null;
  requestedBy: string;
  content: ReportContent;
}

/** Keeps what is to be printed, and the job to print it, in the transaction that `em` is in; answers the report's id. */
export async function enqueueReport(em: EntityManager, jobs: JobQueue, request: ReportRequest): Promise<string> {
  const { pool, insurance, fiscalYear, county, settlement, requestedBy, content } = request;
  const id = content.report;
  const title = reportTitle(content);
  await sql(
    em,
    `insert into report (id, kind, pool, insurance, fiscal_year, county, settlement, title, content, requested_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, content.kind, pool, insurance, fiscalYear, county, settlement, title, JSON.stringify(content), requestedBy],
  );
  await jobs.send(em, 'report', id);
  return id;
}

/** Puts a failed report back in the queue, as it was asked for. */
export function retryReport(em: EntityManager, jobs: JobQueue, viewer: Viewer, id: string): Promise<void> {
  return inTransaction(em, async (tx) => {
    const [report] = isUuid(id) ? await sql<Place & { status: string }>(tx, SELECT_FOR_UPDATE, [id]) : [];
    if (!report || !maySee(viewer, report))
      throw new Refused(refusal('UNKNOWN_ID', { what: '报表 report', id }, ['id']));
    mustActOn(viewer, REPORTING, report);
    if (report.status !== 'FAILED')
      throw new Refused(refusal('REPORT_NOT_FAILED', { report: id, status: report.status }, ['id']));
    await sql(
      tx,
      `update report set status = 'QUEUED', pages_done = 0, pages_total = null, failure = null, finished_at = null
       where id = $1`,
      [id],
    );
    await jobs.send(tx, 'report', id);
  });
}
