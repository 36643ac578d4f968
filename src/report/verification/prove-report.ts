/** For the command line: what a report's file says, against a database; nobody asks who looks. */
import { readFileSync } from 'node:fs';
import type { Address } from '../../database/address.js';
import { reader, readPool } from '../../database/read.js';
import { verifyReport } from './report-file.service.js';

/** Prints what was found; true when everything held. */
export async function proveReport(address: Address, file: string): Promise<boolean> {
  const pool = readPool(address);
  try {
    const { holds, findings } = await verifyReport(reader(pool), readFileSync(file), null, () => true);
    for (const finding of findings) console.log(`${finding.holds ? '✓' : '✗'} ${finding.message}`);
    console.log(holds ? '✓ 报表相符。 The report holds.' : '✗ 报表不符。 The report does not hold.');
    return holds;
  } finally {
    await pool.end();
  }
}
