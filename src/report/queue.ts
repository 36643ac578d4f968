/**
 * The queue of reports to be made: pg-boss, in the same PostgreSQL and, when a report is asked for, in the same transaction. A job
 * carries nothing but the report's id; everything else stands in the table `report`.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import { type Address, APPLICATION_ROLE, connection } from '../database/address.js';

const SCHEMA = 'pgboss';
const REPORT = 'report';
/** Takes the jobs whose workers died again and again. */
const ABANDONED = 'report-abandoned';

/** A worker that gives no sign of life for this long loses its job to another. */
const HEARTBEAT_SECONDS = 10;
/** How often silent workers are looked for. */
const WATCH_SECONDS = 10;
/** How often the queue is looked at besides. */
const LOOK_SECONDS = 2;
/** A worker that is stopped has this long to finish, then hands its job back. */
const GRACE_MS = 20_000;
/** A job waits for a worker this long. */
const A_YEAR_SECONDS = 365 * 24 * 3600;

/** Nothing of pg-boss's own that takes the owner's rights, or that nobody asked for. */
const QUIET = {
  schema: SCHEMA,
  max: 3,
  migrate: false,
  supervise: false,
  schedule: false,
  registerInstance: false,
  reindex: false,
  monitorVacuum: false,
} as const;

interface ReportJob {
  report: string;
}

/** What goes wrong without a request to tell it to. */
export type Log = (message: string, error?: unknown) => void;

/** Brings pg-boss's own schema up to date, as its owner, and lets the application's role work on it. */
export async function installReportQueue(owner: Address): Promise<void> {
  const boss = new PgBoss({ ...connection(owner), ...QUIET, migrate: true });
  boss.on('error', () => undefined); // what fails here is thrown as well
  try {
    await boss.start();
    const waiting = {
      notify: true,
      retentionSeconds: A_YEAR_SECONDS,
      retryLimit: 3,
      retryDelay: 2,
      retryBackoff: true,
    };
    await boss.createQueue(ABANDONED, waiting);
    await boss.createQueue(REPORT, { ...waiting, heartbeatSeconds: HEARTBEAT_SECONDS, deadLetter: ABANDONED });
  } finally {
    await boss.stop();
  }
  const client = new pg.Client(connection(owner));
  await client.connect();
  try {
    await client.query(`
      grant usage on schema ${SCHEMA} to ${APPLICATION_ROLE};
      grant select, insert, update, delete on all tables in schema ${SCHEMA} to ${APPLICATION_ROLE};
      grant usage on all sequences in schema ${SCHEMA} to ${APPLICATION_ROLE}`);
  } finally {
    await client.end();
  }
}

export interface ReportWork {
  /** Makes one report; what it throws puts the job back for another try. */
  make: (report: string, signal: AbortSignal) => Promise<void>;
  /** Told of a report that no worker lived to finish. */
  abandon: (report: string) => Promise<void>;
}

export class ReportQueue {
  readonly #boss: PgBoss;

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /** Opens the queue to put reports in and, given the work, to take them out, one at a time and as soon as they are in. */
  static async open(
    application: Address,
    log: Log,
    work?: ReportWork,
    watchSeconds = WATCH_SECONDS,
  ): Promise<ReportQueue> {
    const boss = new PgBoss({
      ...connection(application, APPLICATION_ROLE),
      ...QUIET,
      ...(work && {
        supervise: true,
        superviseIntervalSeconds: watchSeconds,
        monitorIntervalSeconds: watchSeconds,
        useListenNotify: true,
      }),
    });
    boss.on('error', (error) => log('report queue', error));
    await boss.start();
    if (work) {
      // NOTIFY wakes for what is put in; for what comes back, or waited already, there is a look now and then.
      const often = { pollingIntervalSeconds: LOOK_SECONDS, notifyPollingIntervalSeconds: LOOK_SECONDS };
      const worker = await boss.work<ReportJob>(REPORT, often, async ([job]) => {
        await work.make(job!.data.report, job!.signal);
        boss.notifyWorker(worker); // and the next one at once
      });
      await boss.work<ReportJob>(ABANDONED, often, ([job]) => work.abandon(job!.data.report));
    }
    return new ReportQueue(boss);
  }

  /** Puts a report in, in the transaction that `em` is in: if that rolls back, there is no job. */
  async send(em: EntityManager, report: string): Promise<void> {
    const transaction = em.getTransactionContext<Kysely<unknown>>();
    if (!transaction) throw new Error('outside a transaction');
    const job: ReportJob = { report };
    await this.#boss.send(REPORT, job, { db: fromKysely(transaction) });
  }

  /** Lets the report that is being made come to its end, or hands it back. */
  async close(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: GRACE_MS });
  }
}
