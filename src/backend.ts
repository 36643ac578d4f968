/** What the program works on: the database, brought up to date, and the queues of jobs in it. */
import type { Address } from './database/address.js';
import { connectDatabase, type Database, migrate } from './database/database.js';
import { checkServer } from './database/server-check.js';
import { installJobQueues, JobQueue, type Log } from './job-queue.js';
import type { PolicyRegistry } from './policy/registry.js';
import { reportWork } from './report/make-report.service.js';
import { stressWork } from './stress/compute-stress.service.js';

export interface Backend {
  database: Database;
  jobs: JobQueue;
}

/** Brings the database up to date, as its owner; harmless when it is, and when several processes do it at once. */
export async function installBackend(owner: Address, login?: string): Promise<void> {
  await checkServer(owner);
  await migrate(owner, login);
  await installJobQueues(owner);
}

export interface BackendOptions {
  /** The application's own login, where it does not share the owner's (APP_DATABASE_URL). */
  login?: string | undefined;
  /** By which stress tests are computed. */
  policies: PolicyRegistry;
  /** Whether reports and stress tests are made here, or only asked for. */
  works: boolean;
  /** PEM of the key that signs reports. */
  signer: string;
  log: Log;
}

export async function connectBackend(
  owner: Address,
  { login, policies, works, signer, log }: BackendOptions,
): Promise<Backend> {
  const database = await connectDatabase(login ?? owner);
  const em = () => database.orm.em.fork();
  const work = works ? { report: reportWork(em(), log, signer), stress: stressWork(em(), policies, log) } : undefined;
  return { database, jobs: await JobQueue.open(login ?? owner, log, work) };
}

/** Lets what is being made come to its end. */
export async function closeBackend({ database, jobs }: Backend): Promise<void> {
  await jobs.close();
  await database.close();
}
