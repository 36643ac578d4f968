/** What a worker does with a job: the content becomes a file, or a reason why not; who cancels it is heard. */
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import type { Log, Work } from '../job-queue.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import type { ReportContent } from './content.js';
import { drawnWith } from './expire-files.service.js';
import { DEFAULT_LIMITS } from './limits.js';
import { Renderer } from './renderer.js';

/** How often progress is stored, and looked whether the report is still to be made, by us. */
const LOOK_MS = 250;

interface Task {
  attempt: number;
  content: ReportContent;
  /** Of the file that was made before, where there was one. */
  sha256: string | null;
}

/** Somebody has cancelled the report, or another worker has it. */
class LetGo extends Error {}

/** @param signer PEM of the key that signs. */
export function reportWork(em: EntityManager, log: Log, signer: string, limits = DEFAULT_LIMITS): Work {
  const renderer = new Renderer();
  const made = drawnWith(signer);
  const write = <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    inTransaction(em, (tx) => sql<Row>(tx, text, values));

  const fail = (id: string, { code, message }: Refusal, attempt?: number): Promise<unknown> =>
    write(
      `update report set status = 'FAILED', failure = $2, failure_code = $3, finished_at = clock_timestamp()
       where id = $1 and status in ('QUEUED', 'RUNNING') and attempt = coalesce($4, attempt)`,
      [id, message, code, attempt],
    );

  return {
    async make(id, signal) {
      // A worker that died may have left it RUNNING; one that only seemed dead writes nothing from now on: its attempt is over.
      const [task] = await write<Task>(
        `update report set status = 'RUNNING', attempt = attempt + 1, pages_done = 0, pages_total = null
         where id = $1 and status in ('QUEUED', 'RUNNING') returning attempt, content, sha256`,
        [id],
      );
      if (!task) return;
      const { attempt, content } = task;
      const stillOurs = async (done: number, total: number | null): Promise<boolean> => {
        const rows = await write(
          `update report set pages_done = $3, pages_total = $4 where id = $1 and attempt = $2 and status = 'RUNNING' returning id`,
          [id, attempt, done, total],
        );
        return rows.length > 0;
      };
      const pages = { done: 0, total: null as number | null };
      const letGo = new AbortController();
      const drawing = renderer.render(
        { content, signer, limits },
        AbortSignal.any([signal, letGo.signal]),
        (done, total) => Object.assign(pages, { done, total }),
      );
      let pdf: Uint8Array;
      try {
        while (!(await endsWithin(drawing, LOOK_MS))) {
          // progress that could not be stored is of no account; the file is
          if (!(await stillOurs(pages.done, pages.total).catch(() => true))) letGo.abort(new LetGo());
        }
        pdf = await drawing;
        if (task.sha256 !== null && task.sha256 !== hashOf(pdf))
          throw new Refused(refusal('REPORT_NOT_REPRODUCED', undefined));
      } catch (error) {
        if (error instanceof LetGo) return;
        signal.throwIfAborted(); // the job is no longer ours: somebody else makes the report
        if (!(error instanceof Refused)) log(`report ${id} failed`, error);
        await fail(id, error instanceof Refused ? error.refusals[0]! : refusal('REPORT_ERROR', undefined), attempt);
        return;
      }
      // what fails here is the database's, and passes: it throws, and the job is tried again
      await write(
        `update report set status = 'DONE', pages_done = $3, pages_total = $3, pdf = $4, sha256 = $5, drawn_with = $6,
           finished_at = clock_timestamp()
         where id = $1 and attempt = $2 and status = 'RUNNING'`,
        [id, attempt, pages.total, pdf, hashOf(pdf), made],
      );
    },

    abandon: async (id) => void (await fail(id, refusal('REPORT_WORKERS_DIED', undefined))),
  };
}

const hashOf = (pdf: Uint8Array): string => createHash('sha256').update(pdf).digest('hex');

/** Whether it comes to an end, good or bad, within so many milliseconds. */
const endsWithin = (work: Promise<unknown>, milliseconds: number): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    sleep(milliseconds, false, { ref: false }),
  ]);
