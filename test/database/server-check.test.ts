import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { connectBackend, closeBackend, installBackend } from '../../src/backend.js';
import { DEFAULT_LIMITS } from '../../src/report/limits.js';
import { policies } from '../../src/policy/registry.js';
import { checkServer } from '../../src/database/server-check.js';
import { connection, databaseName } from '../../src/database/address.js';
import { createDatabase, createEmptyDatabase, type TestDatabase } from '../database.js';
import { urlOf } from '../start/process.js';
import { withDatabase } from '../with-database.js';

describe('a server that is too old', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((socket) =>
      socket.once('data', () => {
        socket.write(Buffer.concat([message('R', int32(0)), message('Z', Buffer.from('I'))]));
        socket.on('data', (query) => query[0] === Q && socket.write(version('140011', '14.11')));
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `postgresql://a@127.0.0.1:${(server.address() as { port: number }).port}/x`;
  });
  afterAll(() => void server.close());

  test('is named with its version', async () => {
    await expect(checkServer(url)).rejects.toThrow(
      '数据库版本 14.11 过低，须 15 以上。 PostgreSQL 14.11 is too old: it takes 15 or newer.',
    );
  });
});

describe('a user', () => {
  let database: TestDatabase;
  const login = { user: `login_${process.pid}`, password: 'secret' };
  beforeAll(async () => {
    database = await createDatabase();
    await database.asOwner(`create role ${login.user} login password '${login.password}'`);
  });
  afterAll(async () => {
    await database.asOwner(`drop owned by ${login.user}`);
    await database.asOwner(`drop role ${login.user}`);
    await database.close();
  });

  test('who may not create roles, and is no member of the application’s, is told what to do', async () => {
    await expect(checkServer(urlOf(database.address, login))).rejects.toThrow(
      `The database user ${login.user} may not create roles, and is no member of tongchou_app`,
    );
  });

  test('who may not create schemas in the database is told so', async () => {
    await database.asOwner(`alter role ${login.user} createrole`);
    await expect(checkServer(urlOf(database.address, login))).rejects.toThrow(
      'may not create schemas in this database',
    );
    await database.asOwner(`alter role ${login.user} nocreaterole`);
  });

  test('of the application’s own is admitted to its role, and works as it', async () => {
    const empty = await createEmptyDatabase();
    const own = urlOf(empty.address, login);
    await installBackend(empty.address, own);
    const backend = await connectBackend(empty.address, {
      login: own,
      policies,
      works: false,
      signer: '',
      limits: DEFAULT_LIMITS,
      keptDays: 1,
      log: () => {},
    });
    const who = { name: 'who', text: 'select session_user::text as login, current_user::text as role' };
    const expected = [{ login: login.user, role: 'tongchou_app' }];
    expect(await backend.database.read(who)).toEqual(expected);
    expect(await backend.database.orm.em.fork().execute(who.text)).toEqual(expected);
    await closeBackend(backend);
    await empty.drop();
  });
});

test('an owner who is no superuser, but owns the database and may create roles, can install everything', async () => {
  const owner = { user: `owner_${process.pid}`, password: 'secret' };
  const server = await createEmptyDatabase();
  const client = new pg.Client(connection(server.address));
  await client.connect();
  await client.query(`create role ${owner.user} login createrole password '${owner.password}'`);
  await client.query(`grant tongchou_app to ${owner.user}`);
  await client.query(`alter database ${databaseName(server.address)} owner to ${owner.user}`);
  const address = urlOf(withDatabase(server.address, databaseName(server.address)), owner);
  await installBackend(address);
  await installBackend(address); // and again, as every start does
  await client.end();
  await server.drop();
});

// The few messages of PostgreSQL's protocol that a server of another version says hello with.
const Q = 'Q'.charCodeAt(0);

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

const message = (type: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(type), int32(body.length + 4), body]);

function version(number: string, text: string): Buffer {
  const column = (name: string, oid: number) =>
    Buffer.concat([
      Buffer.from(`${name}\0`),
      Buffer.alloc(6),
      int32(oid),
      Buffer.from([255, 255]),
      int32(-1),
      Buffer.alloc(2),
    ]);
  const value = (content: string) => Buffer.concat([int32(content.length), Buffer.from(content)]);
  const two = Buffer.from([0, 2]);
  return Buffer.concat([
    message('T', Buffer.concat([two, column('number', 23), column('version', 25)])),
    message('D', Buffer.concat([two, value(number), value(text)])),
    message('C', Buffer.from('SELECT 1\0')),
    message('Z', Buffer.from('I')),
  ]);
}
