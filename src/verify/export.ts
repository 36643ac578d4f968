/** `npm run --silent export -- [--pool P] > books.ndjson`: writes the books as records, one a line (src/ledger/CHAIN.md). */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { withBooks } from './books.service.js';
import { recordsOfDatabase } from './from-database.service.js';

const USAGE = '用法 Usage: npm run --silent export -- [--pool P] > books.ndjson';

try {
  const { values } = parseArgs({ options: { pool: { type: 'string' } } });
  await withBooks(async (address) => {
    for await (const record of recordsOfDatabase(address, values.pool ?? null))
      if (!process.stdout.write(`${JSON.stringify(record)}\n`)) await once(process.stdout, 'drain');
  });
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 2;
}
