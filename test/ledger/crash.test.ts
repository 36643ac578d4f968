/**
 * kill -9 of PostgreSQL, then of the server, while eight clients load rows over HTTP, each repeating what was not acknowledged with the
 * key it had: nothing that was acknowledged is lost, and nothing is booked twice.
 */
import { afterAll, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignJWT } from 'jose';
import { installBackend } from '../../src/backend.js';
import { startCluster } from '../../src/database/cluster.js';
import { connectDatabase } from '../../src/database/database.js';
import { projectRoot } from '../../src/project-root.js';
import { endProcesses, removeFolders, type Running, startProcess, temporaryFolder, waitFor } from '../start/process.js';
import { A, openBooksIn } from './books.js';

const KEYS = 120;
const CLIENTS = 8;
/** For a client, through both kills. */
const LONGEST_WAIT = 40_000;

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const dataDir = join(temporaryFolder(), 'data');
const environment = {
  DATA_DIR: dataDir,
  AUTH_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
};

afterAll(async () => {
  await endProcesses();
  const cluster = await startCluster({ dataDir });
  await cluster.stop();
  removeFolders();
});

const LOAD = `mutation ($input: LoadInput!) {
  loadIncomeAndExpenditure(input: $input) { load rows replayed refusals { code } }
}`;

interface Answer {
  load: string;
  replayed: boolean;
}

test('kill -9 of PostgreSQL and of the server during posting: every load is booked once, and the books hold', async () => {
  await prepare();
  let server = await startProcess(environment);
  const acknowledged = new Map<string, Answer[]>();
  const due = Array.from({ length: KEYS }, (_, at) => `key-${at}`);
  const token = await signed();
  const clients = Array.from({ length: CLIENTS }, async () => {
    for (let key = due.shift(); key !== undefined; key = due.shift()) {
      const first = await untilAcknowledged(() => server, token, key);
      acknowledged.set(key, [first]);
    }
  });

  await waitFor(() => acknowledged.size >= KEYS / 4);
  const postmaster = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
  process.kill(postmaster, 'SIGKILL');
  await waitFor(() => !isAlive(postmaster));
  await startCluster({ dataDir });
  const afterCluster = acknowledged.size;
  await waitFor(() => acknowledged.size >= afterCluster + KEYS / 4);
  server.kill('SIGKILL');
  await server.ended;
  server = await startProcess(environment);
  await Promise.all(clients);

  // once more, all of them: the same answers
  for (const [key, answers] of acknowledged) answers.push(await untilAcknowledged(() => server, token, key));
  expect([...acknowledged.values()].filter(([, again]) => !again!.replayed)).toEqual([]);
  expect([...acknowledged.values()].filter(([first, again]) => first!.load !== again!.load)).toEqual([]);
  server.kill('SIGKILL'); // leaves the cluster running
  await server.ended;
  expect(await booked()).toEqual({ entries: KEYS, keys: KEYS, loads: KEYS, balance: `${1000 + KEYS}.00` });
  const holds = { status: 0, last: expect.stringMatching(/^✓ 账套 8 个、凭证 \d+ 张，全部相符。/) };
  expect(verify()).toEqual(holds);
  expect(isRunning()).toBe(true);
  await (await startCluster({ dataDir })).stop();
  expect(verify()).toEqual(holds);
  expect(isRunning()).toBe(false);
}, 90_000);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const isRunning = (): boolean => existsSync(join(dataDir, 'postmaster.pid'));

function verify() {
  const { status, stdout } = spawnSync(process.execPath, ['dist/src/verify/verify.js'], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, DATA_DIR: dataDir },
    encoding: 'utf8',
    timeout: 120_000,
  });
  return { status, last: stdout.trim().split('\n').at(-1) };
}

/** Open books on the cluster that the server then works with. */
async function prepare(): Promise<void> {
  const cluster = await startCluster({ dataDir });
  await installBackend(cluster.address());
  const database = await connectDatabase(cluster.address());
  await openBooksIn(database);
  await database.close();
}

const signed = (): Promise<string> =>
  new SignJWT({ roles: [{ role: 'CITY_MEDICAL', pool: 'handan' }] })
    .setProtectedHeader({ alg: 'EdDSA' })
    .setSubject('zhang')
    .setExpirationTime('1h')
    .sign(privateKey);

async function untilAcknowledged(server: () => Running, token: string, key: string): Promise<Answer> {
  const input = {
    idempotencyKey: key,
    pool: 'handan',
    fiscalYear: 2021,
    document: key,
    rows: [{ county: A, insurance: 'RESIDENT', month: 3, item: 'INTEREST', amount: '1.00' }],
  };
  for (const end = Date.now() + LONGEST_WAIT; Date.now() < end; await sleep(50)) {
    const answer = await fetch(`${server().url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: LOAD, variables: { input } }),
    })
      .then((response) => response.json() as Promise<{ data?: { loadIncomeAndExpenditure: Answer | null } }>)
      .catch(() => undefined); // the connection broke
    const payload = answer?.data?.loadIncomeAndExpenditure;
    if (payload) return payload;
  }
  throw new Error(`${key} is not acknowledged. ${server().output().slice(-2000)}`);
}

async function booked() {
  const database = await connectDatabase((await startCluster({ dataDir })).address());
  const [row] = await database.read<object>({
    name: 'booked',
    text: `select count(*)::int as entries, count(distinct document)::int as keys, count(distinct subject)::int as loads,
        (select balance_after from journal_line l join ledger_account a on a.id = l.ledger_account
          where a.bank_account is not null and a.book = (select book from voucher where entry = max(e.id))
          order by l.entry desc limit 1) as balance
      from journal_entry e where kind = 'INCOME_AND_EXPENDITURE'`,
  });
  await database.close();
  return row;
}
