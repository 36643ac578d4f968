/** The records of an export, line by line. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { BooksRecord } from './record.js';

/** A line that is no JSON becomes a record of no kind: the verifier says which line it was. */
export async function* recordsOfFile(path: string): AsyncGenerator<BooksRecord> {
  let begun = false;
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    begun ||= line.startsWith('{');
    if (begun) yield parsed(line); // before it stands what `npm run` prints of itself
  }
}

function parsed(line: string): BooksRecord {
  try {
    return JSON.parse(line) as BooksRecord;
  } catch {
    return { record: line.slice(0, 40) } as unknown as BooksRecord;
  }
}
