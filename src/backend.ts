/** What the program works on: the database, brought up to date, and the queues of jobs in it. */
import type { Address } from './database/address.js';
import { connectDatabase, type Database, migrate } from './database/database.js';
import { checkServer } from './database/server-check.js';
import { installJobQueues, JobQueue, type Log } from './job-queue.js';
import type { PolicyRegistry } from './policy/registry.js';
import { keepExpiring } from './report/expire-files.service.js';
import type { ReportLimits } from './report/limits.js';
import { reportWork } from './report/make-report.service.js';
import { stressWork } from './stress/compute-stress.service.js';

export interface Backend {
  database: Database;
  jobs: JobQueue;
  /** Where reports are made, their files expire as well; this ends it. */
  stopExpiring: () => void;
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
  limits: ReportLimits;
  /** How many days the file of a report is kept. */
  keptDays: number;
  log: Log;
}

export async function connectBackend(
  owner: Address,
  { login, policies, works, signer, limits, keptDays, log }: BackendOptions,
): Promise<Backend> {
  const database = await connectDatabase(login ?? owner);
  const em = () => database.orm.em.fork();
  const work = works
    ? { report: reportWork(em(), log, signer, limits), stress: stressWork(em(), policies, log) }
    : undefined;
  const jobs = await JobQueue.open(login ?? owner, log, work);
  return { database, jobs, stopExpiring: works ? keepExpiring(em(), { signer, keptDays }, log) : () => {} };
}

/** Lets what is being made come to its end. */
export async function closeBackend({ database, jobs, stopExpiring }: Backend): Promise<void> {
  stopExpiring();
  await jobs.close();
  await database.close();
}
