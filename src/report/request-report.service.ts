/** Asks for reports. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { reportTitle } from '../../reports/report.js';
import { sql } from '../database/write.js';
import type { Role } from '../identity/role.js';
import type { JobQueue } from '../job-queue.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { inMegabytes, MEGABYTE } from './limits.js';
import type { ReportContent } from './content.js';

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

/** Characters of JSON: tens of thousands of pages; PostgreSQL takes no more than four times as much in one value. */
const LARGEST_CONTENT = 64 * MEGABYTE;

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
  const json = JSON.stringify(content);
  if (json.length > LARGEST_CONTENT)
    throw new Refused(
      refusal('REPORT_FILE_TOO_LARGE', { size: inMegabytes(json.length), most: inMegabytes(LARGEST_CONTENT) }),
    );
  await sql(
    em,
    `insert into report (id, kind, pool, insurance, fiscal_year, county, settlement, title, content, requested_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, content.kind, pool, insurance, fiscalYear, county, settlement, title, json, requestedBy],
  );
  await jobs.send(em, 'report', id);
  return id;
}
