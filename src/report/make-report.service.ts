/** What a worker does with a job: the content becomes a file, or a reason why not. */
import { createHash } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import type { Log, Work } from '../job-queue.js';
import type { ReportContent } from './content.js';
import { Renderer } from './renderer.js';

/** Progress is stored no more often than this. */
const PROGRESS_MS = 250;

const DIED = '制作报表的进程多次中断。 The processes that made this report stopped again and again.';
const BUG = '报表制作出错，详情见日志。 The report could not be made; the log has the details under its id.';

/** @param signer PEM of the key that signs. */
export function reportWork(em: EntityManager, log: Log, signer: string): Work {
  const renderer = new Renderer();
  const write = <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    inTransaction(em, (tx) => sql<Row>(tx, text, values));

  const fail = (id: string, reason: string): Promise<unknown> =>
    write(
      `update report set status = 'FAILED', failure = $2, finished_at = clock_timestamp()
       where id = $1 and status in ('QUEUED', 'RUNNING')`,
      [id, reason],
    );

  return {
    async make(id, signal) {
      // A worker that died may have left it RUNNING; one that is DONE needs no second file.
      const [report] = await write<{ content: ReportContent }>(
        `update report set status = 'RUNNING', pages_done = 0, pages_total = null
         where id = $1 and status in ('QUEUED', 'RUNNING') returning content`,
        [id],
      );
      if (!report) return;
      const progress = new Progress((done, total) =>
        write(`update report set pages_done = $2, pages_total = $3 where id = $1 and status = 'RUNNING'`, [
          id,
          done,
          total,
        ]),
      );
      let pdf: Uint8Array;
      try {
        pdf = await renderer.render({ content: report.content, signer }, signal, (done, total) =>
          progress.at(done, total),
        );
      } catch (error) {
        signal.throwIfAborted(); // the job is no longer ours: somebody else makes the report
        await progress.stored();
        log(`report ${id} failed`, error);
        await fail(id, BUG);
        return;
      }
      await progress.stored();
      const sha256 = createHash('sha256').update(pdf).digest('hex');
      await write(
        `update report set status = 'DONE', pages_done = $2, pages_total = $2, pdf = $3, sha256 = $4, finished_at = clock_timestamp()
         where id = $1 and status = 'RUNNING'`,
        [id, progress.total, pdf, sha256],
      );
    },

    abandon: async (id) => void (await fail(id, DIED)),
  };
}

/** Stores progress now and then, one statement at a time, never holding up the drawing. */
class Progress {
  total = 0;
  readonly #store: (done: number, total: number) => Promise<unknown>;
  #last = 0;
  #storing: Promise<unknown> | undefined;

  constructor(store: (done: number, total: number) => Promise<unknown>) {
    this.#store = store;
  }

  at(done: number, total: number): void {
    this.total = total;
    const now = performance.now();
    if (this.#storing || now - this.#last < PROGRESS_MS) return;
    this.#last = now;
    // Progress that could not be stored is of no account; the file is.
    this.#storing = this.#store(done, total)
      .catch(() => undefined)
      .finally(() => (this.#storing = undefined));
  }

  /** When nothing is being stored any more. */
  async stored(): Promise<void> {
    await this.#storing;
  }
}
