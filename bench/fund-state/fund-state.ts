/** Handan's fund state over HTTP: the product, and two servers of the same rows in the same shape that check no token and know no law. */
import { deepStrictEqual } from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { projectRoot } from '../../src/project-root.js';
import type { Figure } from '../figure.js';
import { actsOn, openHandan, settleHandan } from '../handan.js';
import { freePort, type Product, send, startProduct } from '../product.js';
import { byTurns } from '../rounds.js';

const FOLDER = join(projectRoot, 'bench');

/** Requests of one turn, and how many are under way at a time. */
const LOAD = { amount: 1_500, connections: 8 };

const QUERY = `{
  pool(id: "handan") {
    id name
    fund(insurance: RESIDENT) {
      insurance
      year(fiscalYear: 2021) {
        fiscalYear
        counties {
          nodes {
            county { id name kind }
            income expenditure deficit surplus
            accumulatedBalance ownReserve yearResult monthsOfCover
            settlement { id status }
          }
        }
      }
    }
  }
}`;

export async function fundStateBench(): Promise<Figure[]> {
  const product = await startProduct();
  const yardsticks: Yardstick[] = [];
  try {
    const act = actsOn(product);
    await openHandan(act);
    await settleHandan(act, 'RESIDENT');
    await createViews(product);
    for (const name of ['mercurius', 'postgraphile']) yardsticks.push(await startYardstick(name, product));
    const [mercurius, postgraphile] = yardsticks as [Yardstick, Yardstick];

    const token = await product.token('bench', { role: 'CITY_MEDICAL', pool: 'handan' });
    const state = await send(product.url, QUERY, {}, token);
    for (const { url } of yardsticks) deepStrictEqual(await send(url, QUERY), state);

    const sides = {
      product: () => requestsPerSecond(product.url, token),
      mercurius: () => requestsPerSecond(mercurius.url),
      postgraphile: () => requestsPerSecond(postgraphile.url),
    };
    for (const side of Object.values(sides)) await side();
    const measured = await byTurns(sides);
    const figure = { subject: 'fund state of Handan over HTTP', unit: 'requests/s', product: measured.product };
    return [
      { ...figure, yardstick: { name: 'PostGraphile 5', measured: measured.postgraphile }, aim: { atLeast: 1 } },
      { ...figure, yardstick: { name: 'mercurius, prepared rows', measured: measured.mercurius } },
    ];
  } finally {
    for (const yardstick of yardsticks) await yardstick.stop();
    await product.stop();
  }
}

async function createViews({ database }: Product): Promise<void> {
  const client = new pg.Client(database);
  await client.connect();
  await client.query(readFileSync(join(FOLDER, 'fund-state/views.sql'), 'utf8'));
  await client.query('analyze');
  await client.end();
}

interface Yardstick {
  url: string;
  stop(): Promise<void>;
}

async function startYardstick(name: string, { database }: Product): Promise<Yardstick> {
  const port = await freePort();
  const server = spawn(process.execPath, [join(FOLDER, `fund-state/${name}.js`)], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: String(port),
      PGHOST: database.host,
      PGPORT: String(database.port),
      PGUSER: database.user,
      PGDATABASE: database.database,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://localhost:${port}/graphql`;
  await answers(server, url);
  return {
    url,
    stop: async () => {
      const gone = once(server, 'exit');
      server.kill();
      await gone;
    },
  };
}

async function answers(server: ChildProcess, url: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`${server.spawnargs.at(-1)} did not start`);
    if (await send(url, '{ __typename }').then(Boolean, () => false)) return;
    await sleep(50);
  }
}

async function requestsPerSecond(url: string, token?: string): Promise<number> {
  const { amount, connections } = LOAD;
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(FOLDER, 'node_modules/autocannon/autocannon.js'),
    ...['--json', '--amount', String(amount), '--connections', String(connections)],
    ...['-L', '10'], // milliseconds between looks at the clock: it stops at one
    ...['--method', 'POST', '--body', JSON.stringify({ query: QUERY })],
    ...['--headers', 'content-type=application/json', ...(token ? ['--headers', `authorization=Bearer ${token}`] : [])],
    url,
  ]);
  const { '2xx': answered, errors, duration } = JSON.parse(stdout) as Record<string, number>;
  if (answered !== amount || errors) throw new Error(`${answered} of ${amount} requests were answered: ${url}`);
  return amount / duration!;
}
