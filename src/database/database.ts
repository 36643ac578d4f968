/** The database as the program has it: brought up to date as its owner, then worked with as the application's role. */
import { MikroORM } from '@mikro-orm/postgresql';
import pg from 'pg';
import { ormConfig } from './orm.js';
import { type Address, APPLICATION_ROLE, connection } from './address.js';
import { type Read, reader, readPool } from './read.js';
import { type OpenSnapshot, snapshots } from './snapshot.js';

export interface Database {
  orm: MikroORM;
  read: Read;
  openSnapshot: OpenSnapshot;
  /** Throws when a query can't be answered now. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a database that is up to date, as the application's role. */
export async function connectDatabase(application: Address): Promise<Database> {
  const orm = await MikroORM.init(ormConfig(application, APPLICATION_ROLE));
  const pool = readPool(application);
  return {
    orm,
    read: reader(pool),
    openSnapshot: snapshots(application),
    check: async () => void (await pool.query('select 1')),
    close: async () => void (await Promise.all([orm.close(), pool.end()])),
  };
}

/** Names the advisory lock that lets one process at a time migrate. */
const MIGRATING = 0x746f6e67;

/** @param login the application's own login, which then may act as its role. */
export async function migrate(owner: Address, login?: string): Promise<void> {
  const client = new pg.Client(connection(owner));
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATING]);
    const orm = await MikroORM.init(ormConfig(owner));
    try {
      await orm.migrator.up();
    } finally {
      await orm.close();
    }
    if (login) await admit(client, decodeURIComponent(new URL(login).username));
  } finally {
    await client.end();
  }
}

async function admit(client: pg.Client, login: string): Promise<void> {
  if (login && login !== APPLICATION_ROLE)
    await client.query(`grant ${APPLICATION_ROLE} to ${client.escapeIdentifier(login)}`);
}
