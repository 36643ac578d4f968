/**
 * A still picture of the database for answers of any length: one REPEATABLE READ transaction on a connection of its own, rows through
 * cursors. What was committed before it began is in it, what comes after is not.
 */
import pg from 'pg';
import { type Address, APPLICATION_ROLE, connection } from './address.js';

export interface Sql {
  text: string;
  values: readonly unknown[];
}

/** Every value as text, as PostgreSQL writes it; nothing passes through a float. */
export type TextRow = (string | null)[];

export interface Snapshot {
  /** All rows, a batch at a time; the next batch is under way while one is worked on. */
  batches(query: Sql): AsyncGenerator<TextRow[]>;
  /** The rows of a short answer, by column. */
  rows<Row extends object>(query: Sql): Promise<Row[]>;
  /** Lets go of the connection; what still runs on it is broken off. */
  close(): Promise<void>;
}

export type OpenSnapshot = () => Promise<Snapshot>;

const BATCH = 500;

/** A reader who takes nothing for so long has gone, or holds back what the database has to clear away. */
const PATIENCE = '5min';

const asText = { getTypeParser: () => (value: string) => value } as unknown as pg.CustomTypesConfig;

export const snapshots =
  (address: Address): OpenSnapshot =>
  async () => {
    const client = new pg.Client({ ...connection(address, APPLICATION_ROLE), types: asText });
    client.on('error', () => {}); // the query under way says so
    await client.connect();
    try {
      // the server then notices within a second that nobody waits for its answer; not where it runs on Windows
      await client.query(`set client_connection_check_interval = '1s'`).catch(() => {});
      await client.query('begin isolation level repeatable read read only');
      await client.query(`set local idle_in_transaction_session_timeout = '${PATIENCE}'`);
      await client.query('set local cursor_tuple_fraction = 1'); // all rows are read: plan for the last, not the first
      return snapshotOn(client);
    } catch (error) {
      await client.end();
      throw error;
    }
  };

function snapshotOn(client: pg.Client): Snapshot {
  let cursors = 0;
  return {
    async *batches({ text, values }) {
      const cursor = `c${++cursors}`;
      await client.query(`declare ${cursor} no scroll cursor for ${text}`, [...values]);
      const fetch = () => {
        const answer = client.query<TextRow>({ text: `fetch ${BATCH} from ${cursor}`, rowMode: 'array' });
        answer.catch(() => {}); // told to whoever awaits it, if anybody still does
        return answer;
      };
      for (let underWay = fetch(); ;) {
        const { rows } = await underWay;
        if (rows.length < BATCH) {
          if (rows.length) yield rows;
          break;
        }
        underWay = fetch();
        yield rows;
      }
      await client.query(`close ${cursor}`);
    },
    rows: async <Row extends object>({ text, values }: Sql) => (await client.query<Row>(text, [...values])).rows,
    close: () => client.end(),
  };
}
