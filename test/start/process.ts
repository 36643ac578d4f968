/** The program as a process of its own, the way `npm start` runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Address } from '../../src/database/address.js';
import { projectRoot } from '../../src/project-root.js';

export interface Running {
  url: string;
  /** What it has printed so far. */
  output(): string;
  kill(signal: NodeJS.Signals): void;
  /** Its exit code, once it has ended; null after kill -9. */
  ended: Promise<number | null>;
}

const processes = new Set<ChildProcess>();

/** Starts it and waits until it is ready; throws its output when it ends instead. */
export async function startProcess(env: Record<string, string>, flags: string[] = []): Promise<Running> {
  const running = spawnServer(env, flags);
  const ready = waitFor(() => / ready at |makes reports/.test(running.output()));
  const ended = await Promise.race([ready.then(() => false), running.ended.then(() => true)]);
  if (ended) throw new Error(running.output());
  const url = /ready at (\S+)\/graphql/.exec(running.output())?.[1] ?? '';
  return { ...running, url };
}

/** Starts it where it can not run, and answers what it says. */
export async function failToStart(env: Record<string, string>, flags: string[] = []) {
  const { ended, output } = spawnServer({ DEMO: '1', ...env }, flags);
  return { code: await ended, output: output() };
}

function spawnServer(env: Record<string, string>, flags: string[]): Omit<Running, 'url'> {
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, ['dist/src/server.js', ...flags], {
    cwd: projectRoot,
    env: { ...inherited, PORT: '0', DEMO: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  processes.add(child);
  let output = '';
  child.stdout.on('data', (text) => (output += String(text)));
  child.stderr.on('data', (text) => (output += String(text)));
  const ended = once(child, 'close').then(([code]) => {
    processes.delete(child);
    return code as number | null;
  });
  return { output: () => output, kill: (signal) => child.kill(signal), ended };
}

/** For `afterAll`: nothing is left running when a test fails. */
export async function endProcesses(): Promise<void> {
  await Promise.all([...processes].map((child) => (child.kill('SIGTERM'), once(child, 'close'))));
}

export async function waitFor(condition: () => boolean | Promise<boolean>, milliseconds = 120_000): Promise<void> {
  for (const end = Date.now() + milliseconds; !(await condition()); await sleep(20))
    if (Date.now() > end) throw new Error('waited in vain');
}

const folders: string[] = [];

/** A folder for data directories, removed by `removeFolders`; one that others may not enter is like /root. */
export function temporaryFolder(mode = 0o755): string {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-'));
  chmodSync(folder, mode);
  folders.push(folder);
  return folder;
}

export const removeFolders = (): void => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true }));

/** An address as a URL, which for a socket has the folder for its host. */
export function urlOf(address: Address, login?: { user: string; password: string }): string {
  const url = new URL(
    typeof address === 'string'
      ? address
      : `postgresql://${address.user}@${encodeURIComponent(address.host)}:${address.port}/${address.database}`,
  );
  if (login) Object.assign(url, { username: login.user, password: login.password });
  return url.href;
}
