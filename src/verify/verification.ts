/** Goes through the records of the books once and says of every book what it found, then of what spans books. */
import { fenIn, yuanOf } from './amount.js';
import { BookCheck, type BookFault } from './book-check.js';
import { FAULTS } from './fault.js';
import type { BankRecord, BookRecord, BooksRecord, FundRecord, SettlementRecord, StrayRecord } from './record.js';

export type Finding = BookFinding | { subject: string; fault: string };

export interface BookFinding {
  book: string;
  vouchers: number;
  /** Position and hash of the last voucher. */
  head: string;
  fault: BookFault | undefined;
}

/** Heads that others hold: book → position → hash. */
export type HeldHeads = ReadonlyMap<string, ReadonlyMap<number, string>>;

export async function* verification(records: AsyncIterable<BooksRecord>, held: HeldHeads): AsyncGenerator<Finding> {
  const run = new Verification(held);
  let line = 0;
  for await (const record of records) {
    line++;
    try {
      yield* run.take(record);
    } catch (error) {
      // a record that is none of ours, or lacks what its kind has
      yield { subject: 'export', fault: FAULTS.unreadable(line, (error as Error).message) };
      return;
    }
  }
  yield* run.end();
}

class Verification {
  private readonly funds = new Map<number, FundRecord>();
  private readonly banks = new Map<number, BankRecord>();
  private readonly bankBalances = new Map<number, bigint>();
  /** Y by fund, year and county. */
  private readonly results = new Map<string, bigint>();
  private readonly reversed = new Set<string>();
  private readonly seen = new Set<string>();
  /** Funds with a faulty book: what rests on its balances would only repeat the fault. */
  private readonly spoiled = new Set<number>();
  private open: { book: BookRecord; name: string; check: BookCheck } | undefined;
  private vouchers = 0;
  private started = false;
  private ended = false;
  private complete = false;

  constructor(private readonly held: HeldHeads) {}

  *take(record: BooksRecord): Generator<Finding> {
    const inPlace = this.started !== (record.record === 'books') && !this.ended;
    if (!inPlace) throw new Error(FAULTS.outOfPlace(record.record));
    switch (record.record) {
      case 'books':
        this.started = true;
        return;
      case 'fund':
        this.funds.set(record.id, record);
        return;
      case 'bank':
        this.banks.set(record.id, record);
        return;
      case 'book':
        yield* this.closeBook();
        this.openBook(record);
        return;
      case 'account':
        this.current(record.record).accounts.set(record.id, record);
        return;
      case 'voucher':
        this.vouchers++;
        this.current(record.record).voucher(record);
        return;
      case 'total':
        this.current(record.record).total(record);
        return;
      case 'settlement':
        yield* this.closeBook();
        yield* this.settlement(record);
        return;
      case 'stray':
        yield* this.closeBook();
        yield stray(record);
        return;
      case 'end':
        yield* this.closeBook();
        this.ended = true;
        this.complete = record.vouchers === this.vouchers;
        return;
      default:
        throw new Error(FAULTS.outOfPlace(String((record as { record?: unknown }).record)));
    }
  }

  *end(): Generator<Finding> {
    yield* this.closeBook();
    if (!this.complete) yield { subject: 'export', fault: FAULTS.cutOff() };
    for (const name of this.held.keys()) if (!this.seen.has(name)) yield { subject: name, fault: FAULTS.noBook() };
    for (const [id, balance] of this.bankBalances) {
      const { fund, kind, county } = this.banks.get(id)!;
      if (balance >= 0n || this.spoiled.has(fund)) continue;
      const account = county === null ? kind : `${kind} ${county}`;
      yield { subject: this.nameOf(fund, null), fault: FAULTS.floor(account, yuanOf(balance)) };
    }
  }

  private current(record: string): BookCheck {
    if (!this.open) throw new Error(FAULTS.outOfPlace(record));
    return this.open.check;
  }

  private openBook(book: BookRecord): void {
    const fund = this.funds.get(book.fund);
    if (!fund) throw new Error(FAULTS.outOfPlace('book'));
    const name = this.nameOf(book.fund, book.county ?? 'POOL');
    this.seen.add(name);
    this.open = { book, name, check: new BookCheck(fund, book, this.banks, this.held.get(name) ?? new Map()) };
  }

  private *closeBook(): Generator<Finding> {
    if (!this.open) return;
    const { book, name, check } = this.open;
    this.open = undefined;
    check.end();
    if (check.fault) this.spoiled.add(book.fund);
    for (const entry of check.reversed) this.reversed.add(entry);
    for (const { id, bank, detail, part, fundYear } of check.accounts.values()) {
      if (bank !== null) add(this.bankBalances, bank, check.balanceOf(id));
      if (detail === 'YEAR_RESULT' && part !== 'INDIVIDUAL')
        add(this.results, `${book.fund}/${fundYear}/${book.county}`, check.balanceOf(id));
    }
    yield { book: name, vouchers: check.position, head: check.head, fault: check.fault };
  }

  /** What a county's year result is missing is exactly what is still owed for it, less what is to be refunded, and what was left unresolved. */
  private *settlement({ id, fund, fiscalYear, counties, owed: obligations }: SettlementRecord): Generator<Finding> {
    if (this.spoiled.has(fund)) return;
    for (const { county, unresolved } of counties) {
      let owed = fenIn(unresolved) ?? 0n;
      for (const one of obligations) {
        if (one.county !== county || one.cancelled) continue;
        const paid = one.payments.filter(({ entry }) => entry === null || !this.reversed.has(entry));
        const open = [...paid.map(({ amount }) => amount), ...one.reductions].reduce(
          (left, amount) => left - (fenIn(amount) ?? 0n),
          fenIn(one.amount) ?? 0n,
        );
        owed += one.kind === 'REFUND_TOP_UP' ? -open : open;
      }
      const result = this.results.get(`${fund}/${fiscalYear}/${county}`) ?? 0n;
      if (-result !== owed)
        yield {
          subject: `${this.nameOf(fund, String(fiscalYear))} ${id}`,
          fault: FAULTS.unsettled(county, yuanOf(result), yuanOf(owed)),
        };
    }
  }

  private nameOf(fund: number, last: string | null): string {
    const { pool, insurance } = this.funds.get(fund)!;
    return [pool, insurance, ...(last === null ? [] : [last])].join('/');
  }
}

function add<Key>(sums: Map<Key, bigint>, key: Key, amount: bigint): void {
  sums.set(key, (sums.get(key) ?? 0n) + amount);
}

const WHAT = { entry: '分录 entry', line: '分录行 line' };

const stray = ({ what, book, entry }: StrayRecord): Finding => ({
  subject: 'journal',
  fault: FAULTS.stray(WHAT[what], book === null ? `entry ${entry}` : `book ${book}, entry ${entry}`),
});
