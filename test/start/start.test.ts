import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from '@jest/globals';
import { demoToken } from '../../src/identity/demo-key.js';
import { createEmptyDatabase } from '../database.js';
import { endProcesses, failToStart, removeFolders, startProcess, temporaryFolder, urlOf, waitFor } from './process.js';

afterAll(async () => {
  await endProcesses();
  removeFolders();
});

const status = async (url: string) => (await fetch(url)).status;
const postmaster = (dataDir: string) => Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
const newDataDir = (mode?: number) => join(temporaryFolder(mode), 'data');

describe('npm start on a new data directory', () => {
  test.concurrent.each([
    ['that everybody may enter', 0o755],
    ['under a folder that only we may enter', 0o700],
  ])('%s: ready, then stopped by SIGTERM without a trace, then ready again', async (_sentence, mode) => {
    const dataDir = newDataDir(mode);
    const first = await startProcess({ DATA_DIR: dataDir });
    expect(await status(`${first.url}/healthz`)).toBe(200);
    expect(await status(`${first.url}/readyz`)).toBe(200);
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);

    const second = await startProcess({ DATA_DIR: dataDir });
    expect(await status(`${second.url}/readyz`)).toBe(200);
    second.kill('SIGINT');
    expect(await second.ended).toBe(0);
  });

  test.concurrent('a directory with something else in it is refused in a sentence, and left as it is', async () => {
    const dataDir = newDataDir();
    mkdirSync(dataDir);
    writeFileSync(join(dataDir, 'thesis.doc'), 'important');
    const { code, output } = await failToStart({ DATA_DIR: dataDir });
    expect(code).toBe(1);
    expect(output).toBe(
      `目录 ${dataDir} 非空，且不是数据库目录，未作任何改动。 ${dataDir} is not empty and no PostgreSQL data directory; ` +
        'it was left as it is. Set DATA_DIR to another directory.\n',
    );
    expect(readdirSync(dataDir)).toEqual(['thesis.doc']);
  });

  test.concurrent('what an initdb left that was killed half-way is cleared away', async () => {
    const dataDir = newDataDir();
    mkdirSync(`${dataDir}.init-4194305`); // no process has an id that high
    const server = await startProcess({ DATA_DIR: dataDir });
    expect(existsSync(`${dataDir}.init-4194305`)).toBe(false);
    server.kill('SIGTERM');
    await server.ended;
  });
});

describe('after kill -9', () => {
  test.concurrent(
    'of the server, the next start takes over the PostgreSQL that is left, and stops it at its end',
    async () => {
      const dataDir = newDataDir();
      const first = await startProcess({ DATA_DIR: dataDir });
      const pid = postmaster(dataDir);
      first.kill('SIGKILL');
      await first.ended;
      const second = await startProcess({ DATA_DIR: dataDir });
      expect(postmaster(dataDir)).toBe(pid);
      second.kill('SIGTERM');
      expect(await second.ended).toBe(0);
      expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
    },
  );

  test.concurrent('of PostgreSQL, /readyz says that the database is gone, and the next start recovers it', async () => {
    const dataDir = newDataDir();
    const first = await startProcess({ DATA_DIR: dataDir });
    process.kill(postmaster(dataDir), 'SIGKILL');
    await waitFor(async () => (await status(`${first.url}/readyz`)) === 503);
    expect(await (await fetch(`${first.url}/readyz`)).json()).toEqual({
      status: 'unavailable',
      reason: '数据库不可用。 The database can not be reached.',
    });
    expect(await status(`${first.url}/healthz`)).toBe(200);
    first.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const second = await startProcess({ DATA_DIR: dataDir });
    expect(await status(`${second.url}/readyz`)).toBe(200);
    second.kill('SIGTERM');
    await second.ended;
  });

  test.concurrent(
    'of both, when another program has the postmaster’s process id by now, the next start is not held up',
    async () => {
      const dataDir = newDataDir();
      const first = await startProcess({ DATA_DIR: dataDir });
      const pid = postmaster(dataDir);
      process.kill(pid, 'SIGKILL');
      first.kill('SIGKILL');
      await first.ended;
      const lock = join(dataDir, 'postmaster.pid');
      writeFileSync(lock, readFileSync(lock, 'utf8').replace(String(pid), String(process.pid)));
      const second = await startProcess({ DATA_DIR: dataDir });
      second.kill('SIGTERM');
      expect(await second.ended).toBe(0);
    },
  );
});

test.concurrent('two servers share one data directory; the last to end stops PostgreSQL', async () => {
  const dataDir = newDataDir();
  const first = await startProcess({ DATA_DIR: dataDir });
  const second = await startProcess({ DATA_DIR: dataDir });
  await status(`${second.url}/readyz`); // has a connection now
  first.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  expect(await status(`${second.url}/readyz`)).toBe(200);
  second.kill('SIGTERM');
  expect(await second.ended).toBe(0);
  expect(existsSync(join(dataDir, 'postmaster.pid'))).toBe(false);
});

describe('with DATABASE_URL', () => {
  test.concurrent('works on that server, and a request that runs at SIGTERM is finished', async () => {
    const database = await createEmptyDatabase();
    const server = await startProcess({ DATABASE_URL: urlOf(database.address) });
    const body = '{"query":"{ __typename }"}';
    const { port } = new URL(server.url);
    const socket = connect(Number(port), 'localhost');
    let answer = '';
    socket.on('data', (text) => (answer += String(text)));
    socket.write(`POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n`);
    socket.write(`content-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
    await sleep(200);
    server.kill('SIGTERM');
    await sleep(200);
    socket.write(body.slice(5));
    expect(await server.ended).toBe(0);
    expect(answer).toMatch(/^HTTP\/1.1 200 OK/);
    expect(answer).toContain('{"data":{"__typename":"Query"}}');
    await database.drop();
  });

  test.concurrent('--worker serves no requests, --no-worker does', async () => {
    const database = await createEmptyDatabase();
    const DATABASE_URL = urlOf(database.address);
    const server = await startProcess({ DATABASE_URL }, ['--no-worker']);
    expect(await status(`${server.url}/readyz`)).toBe(200);
    const worker = await startProcess({ DATABASE_URL }, ['--worker']);
    expect(worker.output()).toContain('tongchou makes reports');
    worker.kill('SIGTERM');
    server.kill('SIGTERM');
    expect([await worker.ended, await server.ended]).toEqual([0, 0]);
    await database.drop();
  });

  test.concurrent.each<[string, Record<string, string>, RegExp]>([
    [
      'a server that does not answer',
      { DATABASE_URL: 'postgresql://a:secret@127.0.0.1:9/x' },
      /^无法连接数据库 127.0.0.1:9\/x。 The database 127.0.0.1:9\/x can't be reached: .*ECONNREFUSED.*\. Check DATABASE_URL\.\n$/,
    ],
    ['a host that does not exist', { DATABASE_URL: 'postgresql://a@no.such.host.invalid/x' }, /can't be reached: /],
    [
      'something that is no PostgreSQL URL',
      { DATABASE_URL: 'mysql://a:secret@b/c' },
      /^DATABASE_URL 不是 PostgreSQL 地址。/,
    ],
    ['a port that is none', { PORT: 'http' }, /^PORT“http”不是端口号。 PORT=http is not a port number\.\n$/],
    [
      'days that are none',
      { REPORT_KEPT_DAYS: 'ever' },
      /^REPORT_KEPT_DAYS“ever”不是正整数。 .* whole number above zero\.\n$/,
    ],
    ['a link key that could be guessed', { LINK_KEY: 'secret' }, /^LINK_KEY 过短，至少 32 字节。/],
    ['a key that is none', { AUTH_PUBLIC_KEY: 'x', DATABASE_URL: 'postgresql://a@b/c' }, /^AUTH_PUBLIC_KEY 不是公钥。/],
  ])('%s: one sentence, exit code 1', async (_sentence, env, sentence) => {
    const { code, output } = await failToStart(env);
    expect(code).toBe(1);
    expect(output).toMatch(sentence);
    expect(output).not.toContain('secret');
    expect(output.trimEnd().split('\n')).toHaveLength(1);
  });

  test.concurrent('an unknown flag is refused', async () => {
    expect((await failToStart({}, ['--wroker'])).output).toContain('Unknown flag --wroker');
  });

  test.concurrent('a port that is taken is named', async () => {
    const other = createServer().listen(0, 'localhost');
    await waitFor(() => other.listening);
    const { port } = other.address() as { port: number };
    const { code, output } = await failToStart({ PORT: String(port), DATA_DIR: newDataDir() });
    other.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken`);
  });
});

describe('DEMO=0', () => {
  test.concurrent('refuses demo tokens, and the log says why nobody gets in', async () => {
    const database = await createEmptyDatabase();
    const server = await startProcess({ DATABASE_URL: urlOf(database.address), DEMO: '0', HOST: 'localhost' });
    expect(server.output()).toContain('Nobody gets in: demo mode is off');
    const token = await demoToken({ person: 'zhang', grants: [{ role: 'AUDITOR' }] });
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: '{"query":"{ viewer { person } }"}',
    });
    expect(await response.json()).toMatchObject({ data: null, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    server.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    await database.drop();
  });
});
