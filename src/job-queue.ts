/**
 * The queues of what is made in the background, reports and stress tests: pg-boss, in the same PostgreSQL and, when something is asked
 * for, in the same transaction. A job carries nothing but an id; everything else stands in the kind's own table.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Kysely } from 'kysely';
import pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import { type Address, APPLICATION_ROLE, connection } from './database/address.js';

const SCHEMA = 'pgboss';
const KINDS = ['report', 'stress'] as const;
export type JobKind = (typeof KINDS)[number];
/** Takes the jobs whose workers died again and again. */
const abandoned = (kind: JobKind): string => `${kind}-abandoned`;

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

/** { report: id } */
type Job = Partial<Record<JobKind, string>>;

/** What goes wrong without a request to tell it to. */
export type Log = (message: string, error?: unknown) => void;

/** Brings pg-boss's own schema up to date, as its owner, and lets the application's role work on it. */
export async function installJobQueues(owner: Address): Promise<void> {
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
    for (const kind of KINDS) {
      await boss.createQueue(abandoned(kind), waiting);
      await boss.createQueue(kind, { ...waiting, heartbeatSeconds: HEARTBEAT_SECONDS, deadLetter: abandoned(kind) });
    }
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

export interface Work {
  /** Makes one; what it throws puts the job back for another try. */
  make: (id: string, signal: AbortSignal) => Promise<void>;
  /** Told of one that no worker lived to finish. */
  abandon: (id: string) => Promise<void>;
}

/** The kinds of jobs that a worker takes, and how it does them. */
export type Works = Partial<Record<JobKind, Work>>;

export class JobQueue {
  readonly #boss: PgBoss;

  private constructor(boss: PgBoss) {
    this.#boss = boss;
  }

  /** Opens the queues to put jobs in and, given works, to take theirs out, one of a kind at a time and as soon as they are in. */
  static async open(application: Address, log: Log, works?: Works, watchSeconds = WATCH_SECONDS): Promise<JobQueue> {
    const boss = new PgBoss({
      ...connection(application, APPLICATION_ROLE),
      ...QUIET,
      ...(works && {
        supervise: true,
        superviseIntervalSeconds: watchSeconds,
        monitorIntervalSeconds: watchSeconds,
        useListenNotify: true,
      }),
    });
    boss.on('error', (error) => log('job queue', error));
    await boss.start();
    // NOTIFY wakes for what is put in; for what comes back, or waited already, there is a look now and then.
    const often = { pollingIntervalSeconds: LOOK_SECONDS, notifyPollingIntervalSeconds: LOOK_SECONDS };
    for (const [kind, work] of Object.entries(works ?? {}) as [JobKind, Work][]) {
      const worker = await boss.work<Job>(kind, often, async ([job]) => {
        await work.make(job!.data[kind]!, job!.signal);
        boss.notifyWorker(worker); // and the next one at once
      });
      await boss.work<Job>(abandoned(kind), often, ([job]) => work.abandon(job!.data[kind]!));
    }
    return new JobQueue(boss);
  }

  /** Puts a job in, in the transaction that `em` is in: if that rolls back, there is none. */
  async send(em: EntityManager, kind: JobKind, id: string): Promise<void> {
    const transaction = em.getTransactionContext<Kysely<unknown>>();
    if (!transaction) throw new Error('outside a transaction');
    const job: Job = { [kind]: id };
    await this.#boss.send(kind, job, { db: fromKysely(transaction) });
  }

  /** Lets what is being made come to its end, or hands it back. */
  async close(): Promise<void> {
    await this.#boss.stop({ graceful: true, timeout: GRACE_MS });
  }
}
