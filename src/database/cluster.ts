/**
 * A PostgreSQL cluster of our own in a data directory: made on first start, started, reused when an earlier process left it running,
 * stopped. It listens on a socket inside the directory only, which nobody else may enter; so it asks for no password.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { connect } from 'node:net';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartFault } from '../start-fault.js';
import { accountFor } from './account.js';
import type { Address } from './address.js';
import { postgresBinaries } from './binaries.js';

/** Part of the socket's name only: the cluster has no TCP port. */
const PORT = 5432;
const LONGEST_SOCKET_PATH = 100;
const ATTEMPTS = 20;

export interface Cluster {
  address(database?: string): Exclude<Address, string>;
  /** Whether another process is connected; it would lose its database. */
  isShared(): Promise<boolean>;
  stop(): Promise<void>;
}

export interface ClusterOptions {
  dataDir: string;
  /** For tests: nothing is synced to disk, a power cut may lose the cluster. */
  fast?: boolean;
}

export async function startCluster({ dataDir, fast = false }: ClusterOptions): Promise<Cluster> {
  const folder = resolve(dataDir);
  if (Buffer.byteLength(socketIn(folder)) > LONGEST_SOCKET_PATH)
    throw new StartFault(
      `数据目录路径过长。 The path ${folder} is too long for a socket: set DATA_DIR to a shorter one.`,
    );
  if (!isCluster(folder)) initialise(folder, fast);
  await start(folder, fast);
  const address = (database = 'postgres') => ({ host: folder, port: PORT, user: 'postgres', database });
  return {
    address,
    isShared: async () => (await isReady(folder)) && hasOtherSessions(address()),
    stop: () => stop(folder),
  };
}

const socketIn = (folder: string): string => join(folder, `.s.PGSQL.${PORT}`);
const isCluster = (folder: string): boolean => existsSync(join(folder, 'PG_VERSION'));

/** initdb works beside the directory and is renamed into place: one that was killed half-way never looks like a cluster. */
function initialise(folder: string, fast: boolean): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new StartFault(
      `目录 ${folder} 非空，且不是数据库目录，未作任何改动。 ${folder} is not empty and no PostgreSQL data directory; ` +
        'it was left as it is. Set DATA_DIR to another directory.',
    );
  mkdirSync(dirname(folder), { recursive: true });
  clearLeftovers(folder);
  const unfinished = `${folder}.init-${process.pid}`;
  mkdirSync(unfinished, { mode: 0o700 });
  try {
    const initdb = join(postgresBinaries(), 'initdb');
    const account = accountFor(folder, initdb);
    if (account.identity) chownSync(unfinished, account.identity.uid, account.identity.gid);
    const settings = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-instructions'];
    const [program, args] = account.command(initdb, ['-D', unfinished, ...settings, ...(fast ? ['--no-sync'] : [])]);
    const done = spawnSync(program, args, { ...account.identity, cwd: '/', encoding: 'utf8' });
    if (done.status !== 0)
      throw new StartFault(`数据库初始化失败。 initdb failed: ${done.error?.message ?? done.stderr}`);
    renameSync(unfinished, folder);
  } catch (error) {
    if (!isCluster(folder)) throw error; // else another process was faster
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function clearLeftovers(folder: string): void {
  const prefix = `${basename(folder)}.init-`;
  for (const name of readdirSync(dirname(folder)))
    if (name.startsWith(prefix) && !isAlive(Number(name.slice(prefix.length))))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
}

/** Tried again for a while: children of a killed postmaster hold its shared memory until they notice, and recovery takes its time. */
async function start(folder: string, fast: boolean): Promise<void> {
  for (let attempt = 1; !(await isReady(folder)); attempt++) {
    if (attempt > ATTEMPTS) throw new StartFault(`数据库未能启动。 PostgreSQL did not start:\n${logOf(folder)}`);
    if (attempt > 1) await sleep(250);
    await launch(folder, fast);
  }
}

/** Starts the postmaster, and waits until it is ready or gone. */
async function launch(folder: string, fast: boolean): Promise<void> {
  dropStaleLock(folder);
  const postgres = join(postgresBinaries(), 'postgres');
  const account = accountFor(folder, postgres);
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`, 'jit=off'];
  if (fast) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const options = ['-D', folder, '-p', String(PORT), ...settings.flatMap((setting) => ['-c', setting])];
  const [program, args] = account.command(postgres, options);
  const log = openSync(logFile(folder), 'w');
  // detached: Ctrl-C reaches our process only, which then stops the database in order
  const server = spawn(program, args, {
    ...account.identity,
    cwd: '/',
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  let gone = false;
  server.once('exit', () => (gone = true)).once('error', () => (gone = true));
  server.unref();
  while (!gone && !(await isReady(folder))) await sleep(10);
}

async function hasOtherSessions(address: Exclude<Address, string>): Promise<boolean> {
  const client = new pg.Client(address);
  await client.connect();
  const { rowCount } = await client.query(
    `select from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  await client.end();
  return rowCount !== 0;
}

/** Fast shutdown: open transactions are rolled back. */
async function stop(folder: string): Promise<void> {
  const { pid } = lockOf(folder);
  if (!(await isReady(folder)) || !pid) return;
  process.kill(pid, 'SIGINT');
  // its lock goes last of all; its id may stay on where nobody reaps it (process 1 of a container)
  while (isAlive(pid) && lockOf(folder).pid === pid) await sleep(10);
}

const logFile = (folder: string): string => join(folder, 'server.log');
const logOf = (folder: string): string => readFileSync(logFile(folder), 'utf8').slice(-4000);

/** postmaster.pid: the process id on its first line, the state on its eighth. */
function lockOf(folder: string): { pid?: number; state?: string } {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), ...(lines[7] && { state: lines[7].trim() }) };
  } catch {
    return {};
  }
}

/** After kill -9 and a reboot (of a container, above all) the id in the lock file may be another program's: PostgreSQL would wait for it. */
function dropStaleLock(folder: string): void {
  const { pid } = lockOf(folder);
  if (!pid || !existsSync(`/proc/${pid}/comm`)) return;
  if (readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres') rmSync(join(folder, 'postmaster.pid'));
}

const isReady = async (folder: string): Promise<boolean> =>
  lockOf(folder).state === 'ready' && (await answers(socketIn(folder)));

const answers = (socket: string): Promise<boolean> =>
  new Promise((resolve) => {
    const attempt = connect(socket);
    attempt.once('error', () => resolve(false));
    attempt.once('connect', () => {
      attempt.destroy();
      resolve(true);
    });
  });

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
