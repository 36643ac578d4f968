/** The fast way to read: rows by prepared statements, on a pool beside MikroORM's, as the application's role. */
import pg from 'pg';
import { type Address, APPLICATION_ROLE, connection } from './address.js';

/** A statement's name is its identity: the server plans it once a connection. Same name, same text. */
export interface Statement {
  name: string;
  text: string;
}

/**
 * Runs a statement, answers its rows. numeric and bigint arrive as strings, dates as "2021-12-31": nothing passes
 * through a float.
 */
export type Read = <Row extends object>(statement: Statement, values?: readonly unknown[]) => Promise<Row[]>;

const { builtins, getTypeParser } = pg.types;
const asText = (value: string): string => value;

export function readPool(address: Address): pg.Pool {
  const pool = new pg.Pool({
    ...connection(address, APPLICATION_ROLE),
    max: 10,
    types: {
      getTypeParser: ((oid: number, format: 'text') =>
        oid === builtins.DATE ? asText : getTypeParser(oid, format)) as typeof getTypeParser,
    },
  });
  pool.on('error', () => {}); // a lost idle connection: the pool has dropped it, the next query opens another
  return pool;
}

export const reader =
  (pool: pg.Pool): Read =>
  async <Row extends object>(statement: Statement, values: readonly unknown[] = []) =>
    (await pool.query<Row>({ ...statement, values: values.map(storable) })).rows;

/**
 * No text in PostgreSQL has a NUL, and asking for one is an error there: it is asked for as U+FFFD instead, and not
 * found.
 */
const storable = (value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : Array.isArray(value) ? value.map(storable) : value;
