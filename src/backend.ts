/** What the program works on: the database, brought up to date, and the queue of reports in it. */
import type { Address } from './database/address.js';
import { connectDatabase, type Database, migrate } from './database/database.js';
import { checkServer } from './database/server-check.js';
import { reportWork } from './report/make-report.service.js';
import { installReportQueue, type Log, ReportQueue } from './report/queue.js';

export interface Backend {
  database: Database;
  reportQueue: ReportQueue;
}

/** Brings the database up to date, as its owner; harmless when it is, and when several processes do it at once. */
export async function installBackend(owner: Address, login?: string): Promise<void> {
  await checkServer(owner);
  await migrate(owner, login);
  await installReportQueue(owner);
}

export interface BackendOptions {
  /** The application's own login, where it does not share the owner's (APP_DATABASE_URL). */
  login?: string | undefined;
  /** Whether reports are made here, or only asked for. */
  works: boolean;
  log: Log;
}

export async function connectBackend(owner: Address, { login, works, log }: BackendOptions): Promise<Backend> {
  const database = await connectDatabase(login ?? owner);
  const work = works ? reportWork(database.orm.em.fork(), log) : undefined;
  return { database, reportQueue: await ReportQueue.open(login ?? owner, log, work) };
}

/** Lets the report that is being made come to its end. */
export async function closeBackend({ database, reportQueue }: Backend): Promise<void> {
  await reportQueue.close();
  await database.close();
}
