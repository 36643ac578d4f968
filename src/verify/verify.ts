/**
 * `npm run verify`, or `npm run verify -- books.ndjson`: proves the books of a database, or of an export without one; with a report's
 * PDF what that says, against the database. Ends with 0 when they hold, 1 when they do not, 2 when there is nothing to prove.
 */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Address } from '../database/address.js';
import { withBooks } from './books.service.js';
import { recordsOfDatabase } from './from-database.service.js';
import { recordsOfFile } from './from-file.service.js';
import { headsIn } from './held-heads.js';
import type { BooksRecord } from './record.js';
import { type Finding, type HeldHeads, verification } from './verification.js';

const USAGE = `用法 Usage: npm run verify -- [books.ndjson | report.pdf] [--head BOOK@POSITION:HASH …]
BOOK: handan/RESIDENT/130402, handan/RESIDENT/POOL`;

try {
  const { values, positionals } = parseArgs({
    options: { head: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
  });
  const held = headsIn(values.head);
  const [file, ...more] = positionals;
  if (more.length) throw new Error(`unknown argument ${more[0]}`);
  if (file === undefined) await withBooks((address) => prove(recordsOfDatabase(address, null), held));
  else if (existsSync(file) && isPdf(file)) await withBooks((address) => proveReport(address, file));
  else if (existsSync(file)) await prove(recordsOfFile(file), held);
  else throw new Error(`没有文件 ${file}。 There is no file ${file}.`);
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 2;
}

function isPdf(file: string): boolean {
  const head = Buffer.alloc(5);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, head);
  closeSync(descriptor);
  return head.toString('latin1') === '%PDF-';
}

/** Reports are no part of the books, and what checks them may share code with what posts: it is loaded only here. */
async function proveReport(address: Address, file: string): Promise<void> {
  const report = await import('../report/verification/prove-report.js');
  process.exitCode = (await report.proveReport(address, file)) ? 0 : 1;
}

async function prove(records: AsyncIterable<BooksRecord>, held: HeldHeads): Promise<void> {
  let books = 0;
  let vouchers = 0;
  let faults = 0;
  for await (const finding of verification(records, held)) {
    if (finding.fault) faults++;
    if ('book' in finding) {
      books++;
      vouchers += finding.vouchers;
    }
    console.log(sentence(finding));
  }
  console.log(
    faults
      ? `✗ ${faults} 处不符。 The books do not hold: ${faults} faults.`
      : `✓ 账套 ${books} 个、凭证 ${vouchers} 张，全部相符。 ${books} books with ${vouchers} vouchers hold.`,
  );
  process.exitCode = faults ? 1 : 0;
}

function sentence(finding: Finding): string {
  if (!('book' in finding)) return `✗ ${finding.subject}  ${finding.fault}`;
  const { book, vouchers, head, fault } = finding;
  if (!fault) return `✓ ${book}  凭证 vouchers ${vouchers}  链头 head ${vouchers}:${head}`;
  const voucher = fault.voucher ? ` (${fault.voucher})` : '';
  return [
    `✗ ${book}  位置 position ${fault.position}${voucher}`,
    ...fault.reasons.map((reason) => `    ${reason}`),
  ].join('\n');
}
