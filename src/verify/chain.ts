/** The bytes that a voucher's hash covers, written down in src/ledger/CHAIN.md, and nowhere taken from the poster. */
import { createHash } from 'node:crypto';
import type { AccountRecord, BankRecord, BookRecord, EntryRow, FundRecord, LineRow, VoucherRecord } from './record.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Before a book's first voucher. */
export const FIRST = sha256('');

/** A voucher's hash, in hexadecimal. */
export const chained = (previous: string, text: string): string => sha256(previous + text);

const field = (value: string | number | null): string =>
  value === null ? '~' : `${Buffer.byteLength(String(value), 'utf8')}:${value}`;

export interface Surroundings {
  fund: FundRecord;
  book: BookRecord;
  accounts: ReadonlyMap<number, AccountRecord>;
  banks: ReadonlyMap<number, BankRecord>;
}

/** Every line's ledger account must be among `accounts`. */
export function voucherText(around: Surroundings, voucher: VoucherRecord, entry: EntryRow): string {
  const { fund, book } = around;
  const head = [
    fund.pool,
    fund.insurance,
    book.county,
    voucher.position,
    voucher.year,
    voucher.month,
    voucher.number,
    entry.id,
    entry.kind,
    entry.effective,
    entry.bookedAt,
    entry.person,
    entry.document,
    entry.memo,
    entry.subject,
    entry.reverses,
  ];
  return [...head, ...voucher.lines.flatMap((line) => lineFields(around, line))].map(field).join('');
}

function lineFields({ accounts, banks }: Surroundings, line: LineRow): (string | number | null)[] {
  const account = accounts.get(line.ledger)!;
  const bank = account.bank === null ? undefined : banks.get(account.bank);
  return [
    line.no,
    account.code,
    account.detail,
    bank?.kind ?? null,
    bank?.county ?? null,
    account.part,
    account.counterparty,
    account.fundYear,
    line.side,
    line.amount,
    line.balanceAfter,
    line.rule,
    line.step,
    line.row,
  ];
}
