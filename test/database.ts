/** A database for each test file, copied from a template that has the migrations already. */
import pg from 'pg';
import { type Address, connection } from '../src/database/address.js';
import { installBackend } from '../src/backend.js';
import { connectDatabase, type Database } from '../src/database/database.js';
import { withDatabase } from './with-database.js';

const server = JSON.parse(process.env.TEST_DATABASE!) as Address;

/** One template a run; cluster-down.js drops it. */
const template = process.env.TEST_TEMPLATE!;

export interface TestDatabase extends Database {
  address: Address;
  /** Runs SQL as the owner, past the application's rights. */
  asOwner: (text: string, values?: unknown[]) => Promise<pg.QueryResult>;
}

/** For `beforeAll`; `close()` in `afterAll` drops it again. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `tongchou_test_${process.pid}_${crypto.randomUUID().slice(0, 8)}`;
  await onServer(async (client) => {
    await makeTemplate(client);
    await client.query(`create database ${name} template ${template}`);
  });
  const address = withDatabase(server, name);
  const database = await connectDatabase(address);
  const owner = new pg.Pool({ ...connection(address), max: 4 });
  owner.on('error', () => {}); // a connection that was still ending when the database was dropped
  owner.on('error', () => {}); // idle connections are cut when the database is dropped
  return {
    ...database,
    address,
    asOwner: (text, values) => owner.query(text, values),
    close: async () => {
      await database.close();
      await owner.end();
      await onServer((client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** An empty database, without migrations, for tests that start a server on it. */
export async function createEmptyDatabase(): Promise<{ address: Address; drop: () => Promise<unknown> }> {
  const name = `tongchou_empty_${crypto.randomUUID().slice(0, 8)}`;
  await onServer((client) => client.query(`create database ${name}`));
  return {
    address: withDatabase(server, name),
    drop: () => onServer((client) => client.query(`drop database ${name} with (force)`)),
  };
}

/** The first file of a run makes the template; the others wait for it. */
async function makeTemplate(client: pg.Client): Promise<void> {
  await client.query(`select pg_advisory_lock(hashtext('tongchou template'))`);
  const { rowCount } = await client.query('select from pg_database where datname = $1 and datistemplate', [template]);
  if (!rowCount) {
    await client.query(`drop database if exists ${template} with (force)`);
    await client.query(`create database ${template}`);
    await installBackend(withDatabase(server, template));
    await client.query(`alter database ${template} is_template true`);
  }
  await client.query(`select pg_advisory_unlock(hashtext('tongchou template'))`);
}

async function onServer<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client(connection(server));
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
