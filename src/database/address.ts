/** Where a database is, in the one form that both MikroORM and pg take. */
import type { ClientConfig } from 'pg';

/** A server's URL, or the socket of the embedded cluster (which no URL can name). */
export type Address = string | { host: string; port: number; user: string; database: string };

/** The role the application works as: it reads the ledger and may call its posting function, no more. */
export const APPLICATION_ROLE = 'tongchou_app';

/** What a pg client connects with; every session then acts as the role, whoever logged in. */
export function connection(address: Address, role?: string): ClientConfig {
  const where = typeof address === 'string' ? { connectionString: address } : address;
  return { ...where, connectionTimeoutMillis: 5_000, ...(role && { options: `-c role=${role}` }) };
}

export const databaseName = (address: Address): string =>
  typeof address === 'string' ? decodeURIComponent(new URL(address).pathname.slice(1)) : address.database;
