/** Cancels reports that wait or are being made, and has made again those that failed, were cancelled, or whose file has expired. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import { mayActOn, maySee, mustActOn, type Place, type Viewer } from '../identity/viewer.js';
import type { JobQueue } from '../job-queue.js';
import { Refused, refusal } from '../refusal.js';
import { isUuid } from '../uuid.js';
import type { ReportStatus } from './find-report.service.js';
import { REPORTING } from './request-report.service.js';

/** Who may cancel what somebody else has asked for, without seeing what it says. */
const OPERATING = ['ADMINISTRATOR'] as const;

export const CANCELLING = [...REPORTING, ...OPERATING];

interface Standing extends Place {
  status: ReportStatus;
  requestedBy: string;
}

/** The worker hears of it within a moment and stops its thread; what was drawn so far is dropped. */
export function cancelReport(em: EntityManager, viewer: Viewer, id: string): Promise<void> {
  return inTransaction(em, async (tx) => {
    const report = await locked(tx, id, (place) => maySee(viewer, place) || mayActOn(viewer, OPERATING, place));
    if (report.requestedBy !== viewer.person && !mayActOn(viewer, OPERATING, report))
      throw new Refused(refusal('FORBIDDEN', { needs: `申请人 who asked for it, 系统管理员 ${OPERATING.join()}` }));
    mustBe(report, id, ['QUEUED', 'RUNNING']);
    await sql(tx, `update report set status = 'CANCELLED', finished_at = clock_timestamp() where id = $1`, [id]);
    await note(tx, id, 'CANCELLED', viewer.person);
  });
}

/** From the content that it was asked for with: the file comes to what it would have come to, or was. */
export function retryReport(em: EntityManager, jobs: JobQueue, viewer: Viewer, id: string): Promise<void> {
  return inTransaction(em, async (tx) => {
    const report = await locked(tx, id, (place) => maySee(viewer, place));
    mustActOn(viewer, REPORTING, report);
    mustBe(report, id, ['FAILED', 'CANCELLED', 'EXPIRED']);
    await sql(
      tx,
      `update report set status = 'QUEUED', pages_done = 0, pages_total = null, failure = null, failure_code = null, finished_at = null
       where id = $1`,
      [id],
    );
    await note(tx, id, 'RETRIED', viewer.person);
    await jobs.send(tx, 'report', id);
  });
}

async function locked(em: EntityManager, id: string, known: (place: Place) => boolean): Promise<Standing> {
  const [report] = isUuid(id)
    ? await sql<Standing>(
        em,
        'select pool, county, status, requested_by as "requestedBy" from report where id = $1 for update',
        [id],
      )
    : [];
  if (report && known(report)) return report;
  throw new Refused(refusal('UNKNOWN_ID', { what: '报表 report', id }, ['id']));
}

function mustBe({ status }: Standing, report: string, from: readonly ReportStatus[]): void {
  if (!from.includes(status)) throw new Refused(refusal('REPORT_NOT_IN_STATUS', { report, status }, ['id']));
}

const note = (em: EntityManager, id: string, act: string, person: string): Promise<unknown> =>
  sql(
    em,
    `insert into report_act (report, seq, act, person)
     select $1, count(*) + 1, $2, $3 from report_act where report = $1`,
    [id, act, person],
  );
