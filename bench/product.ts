/** The product as `npm start` runs it, in production: a process of its own, a throwaway database, people who sign in with tokens. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { startCluster } from '../src/database/cluster.js';
import type { Grant } from '../src/identity/viewer.js';
import { projectRoot } from '../src/project-root.js';

export interface Product {
  url: string;
  /** The most memory that its process has had, in MB. */
  peakMemory(): number;
  /** Its database, as the owner. */
  database: { host: string; port: number; user: string; database: string };
  token(person: string, grant: Grant): Promise<string>;
  /** Runs an operation; throws where it fails or is refused. */
  send<Data>(token: string, query: string, variables?: object): Promise<Data>;
  stop(): Promise<void>;
}

export async function startProduct(): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-bench-'));
  chmodSync(folder, 0o755); // when root runs it, PostgreSQL is another user
  const dataDir = join(folder, 'data');
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const port = await freePort();
  const server = spawn(process.execPath, ['--enable-source-maps', join(projectRoot, 'dist/src/server.js')], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      DEMO: '0',
      HOST: 'localhost',
      PORT: String(port),
      DATA_DIR: dataDir,
      AUTH_PUBLIC_KEY: await exportSPKI(publicKey),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const gone = once(server, 'exit');
  const stop = async (): Promise<void> => {
    server.kill('SIGTERM');
    await gone;
    rmSync(folder, { recursive: true, force: true });
  };
  const origin = `http://localhost:${port}`;
  try {
    await Promise.race([isReady(origin), gone.then(() => Promise.reject(new Error('the product did not start')))]);
  } catch (error) {
    await stop();
    throw error;
  }
  const url = `${origin}/graphql`;
  return {
    url,
    peakMemory: () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))![1]) / 1024,
    database: (await startCluster({ dataDir })).address(), // it runs: this only finds it
    token: (person, grant) =>
      new SignJWT({ roles: [grant] })
        .setProtectedHeader({ alg: 'RS256' })
        .setSubject(person)
        .setExpirationTime('1h')
        .sign(privateKey),
    send: (token, query, variables) => send(url, query, variables, token),
    stop,
  };
}

interface Answer {
  data?: Record<string, { refusals?: { message: string }[] } | null>;
  errors?: { message: string }[];
}

export async function send<Data>(url: string, query: string, variables?: object, token?: string): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as Answer;
  const faults = [...errors, ...Object.values(data ?? {}).flatMap((payload) => payload?.refusals ?? [])];
  if (faults.length > 0) throw new Error(faults.map(({ message }) => message).join('\n'));
  return data as Data;
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port;
}

/** Until /readyz, or whatever the path is, answers 200. */
export async function isReady(origin: string, path = '/readyz'): Promise<void> {
  while (
    !(await fetch(origin + path).then(
      ({ ok }) => ok,
      () => false,
    ))
  )
    await sleep(50);
}
