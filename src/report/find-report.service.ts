/** Reads reports: what a person may see of them, and nothing else. */
import type { Read } from '../database/read.js';
import { checkPageSize, type ConnectionOf, keyAfter, page, type PageArgs } from '../graphql/connection.js';
import { maySee, type Place, sightValues, type Viewer } from '../identity/viewer.js';
import type { Insurance } from '../policy/policy.js';
import { type RefusalCode, Refused, refusal } from '../refusal.js';
import type { ReportContent } from './content.js';
import { isUuid } from '../uuid.js';

export const ReportKind = {
  COUNTY_SETTLEMENT: 'COUNTY_SETTLEMENT',
  POOL_SETTLEMENT: 'POOL_SETTLEMENT',
  DEFICIT_EVIDENCE: 'DEFICIT_EVIDENCE',
  STATEMENTS: 'STATEMENTS',
  RESERVE: 'RESERVE',
  BUDGET_EXECUTION: 'BUDGET_EXECUTION',
  FINAL_ACCOUNTS: 'FINAL_ACCOUNTS',
  RECONCILIATION: 'RECONCILIATION',
  VOUCHERS: 'VOUCHERS',
  GENERAL_LEDGER: 'GENERAL_LEDGER',
  ARREARS: 'ARREARS',
  WARNINGS: 'WARNINGS',
  OPENING: 'OPENING',
  BUDGET: 'BUDGET',
  FUND_USE_PLANS: 'FUND_USE_PLANS',
  REMITTANCES: 'REMITTANCES',
  OVERDUE_NOTICE: 'OVERDUE_NOTICE',
  EVENT_LOG: 'EVENT_LOG',
  EXCEPTIONS: 'EXCEPTIONS',
  PACKAGE: 'PACKAGE',
} as const;
export type ReportKind = keyof typeof ReportKind;

export const ReportStatus = {
  QUEUED: 'QUEUED',
  RUNNING: 'RUNNING',
  DONE: 'DONE',
  FAILED: 'FAILED',
  CANCELLED: 'CANCELLED',
  EXPIRED: 'EXPIRED',
} as const;
export type ReportStatus = keyof typeof ReportStatus;

export interface ReportRow {
  id: string;
  kind: ReportKind;
  title: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  county: string | null;
  settlement: string | null;
  status: ReportStatus;
  pagesDone: number;
  pagesTotal: number | null;
  failure: string | null;
  failureCode: RefusalCode | null;
  sha256: string | null;
  requestedBy: string;
  requestedAt: Date;
  finishedAt: Date | null;
}

const COLUMNS = `id, kind, title, pool, insurance, fiscal_year as "fiscalYear", county, settlement, status,
  pages_done as "pagesDone", pages_total as "pagesTotal", failure, failure_code as "failureCode", sha256,
  requested_by as "requestedBy", requested_at as "requestedAt", finished_at as "finishedAt"`;

const BY_ID = { name: 'report', text: `select ${COLUMNS} from report where id = $1` };

const FILE = {
  name: 'report-file',
  text: `select pool, county, title, pdf from report where id = $1 and status in ('DONE', 'EXPIRED')`,
};

const CONTENT = { name: 'report-content', text: 'select pool, county, content from report where id = $1' };

const NEWEST_FIRST = {
  name: 'reports',
  text: `select ${COLUMNS} from report
    where ($1 or pool = any($2) or county = any($3))
      and ($4::text is null or pool = $4) and ($5::text is null or insurance = $5) and ($6::int is null or fiscal_year = $6)
      and ($7::text is null or county = $7)
      and ($8::uuid is null or (requested_at, id) < (select requested_at, id from report where id = $8))
    order by requested_at desc, id desc limit $9`,
};

export async function findReport(read: Read, viewer: Viewer, id: string): Promise<ReportRow | null> {
  const [report] = isUuid(id) ? await read<ReportRow>(BY_ID, [id]) : [];
  return report && maySee(viewer, report) ? report : null;
}

/** What a report says, for who may see it; null where there is none to see. */
export async function reportContent(read: Read, viewer: Viewer, id: string): Promise<ReportContent | null> {
  const [report] = isUuid(id) ? await read<Place & { content: ReportContent }>(CONTENT, [id]) : [];
  return report && maySee(viewer, report) ? report.content : null;
}

export interface ReportFile {
  title: string;
  /** Null once it has expired. */
  pdf: Buffer | null;
}

/** The file, once it is made, for who may see it. */
export async function findReportFile(read: Read, viewer: Viewer, id: string): Promise<ReportFile | null> {
  const [file] = isUuid(id) ? await read<ReportFile & Place>(FILE, [id]) : [];
  return file && maySee(viewer, file) ? file : null;
}

export interface ReportFilter {
  pool?: string | null;
  insurance?: Insurance | null;
  fiscalYear?: number | null;
  county?: string | null;
}

export async function listReports(
  read: Read,
  viewer: Viewer,
  { pool = null, insurance = null, fiscalYear = null, county = null }: ReportFilter,
  { first, after }: PageArgs,
): Promise<ConnectionOf<ReportRow>> {
  checkPageSize(first);
  const last = after == null ? null : keyAfter(after, [''])[0]!;
  if (last !== null && !isUuid(last)) throw new Refused(refusal('INVALID_CURSOR', undefined, ['after']));
  const filter = [...sightValues(viewer), pool, insurance, fiscalYear, county];
  return page(await read<ReportRow>(NEWEST_FIRST, [...filter, last, first + 1]), first, ({ id }) => [id]);
}
