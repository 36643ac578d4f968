/** What the verifier finds in a database. */
import type { TestDatabase } from '../database.js';
import { recordsOfDatabase } from '../../src/verify/from-database.service.js';
import type { BooksRecord } from '../../src/verify/record.js';
import { type BookFinding, type Finding, verification } from '../../src/verify/verification.js';

export const recordsOf = (database: TestDatabase): Promise<BooksRecord[]> =>
  collect(recordsOfDatabase(database.address, null));

/** Faults only: none in sound books. */
export async function faultsIn(
  records: AsyncIterable<BooksRecord> | BooksRecord[],
  held = new Map(),
): Promise<Finding[]> {
  const findings = await collect(verification(asStream(records), held));
  return findings.filter(({ fault }) => fault !== undefined);
}

export const faultsOf = (database: TestDatabase): Promise<Finding[]> =>
  faultsIn(recordsOfDatabase(database.address, null));

export const booksIn = async (records: BooksRecord[]): Promise<BookFinding[]> =>
  (await collect(verification(asStream(records), new Map()))).filter((finding) => 'book' in finding);

async function* asStream<T>(items: AsyncIterable<T> | T[]): AsyncGenerator<T> {
  yield* items;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
