/** Checks one book, voucher by voucher in the chain's order; keeps balances and totals, never the vouchers. */
import { fenIn, yuanOf } from './amount.js';
import { chained, FIRST, type Surroundings, voucherText } from './chain.js';
import { FAULTS } from './fault.js';
import type {
  AccountRecord,
  BankRecord,
  BookRecord,
  EntryRow,
  FundRecord,
  LineRow,
  TotalRecord,
  VoucherRecord,
} from './record.js';

export interface BookFault {
  /** The first position at which the book is wrong. */
  position: number;
  /** 记账凭证 as it calls itself: "2021-05 记-3". */
  voucher?: string;
  reasons: string[];
}

/** Assets and expenditure grow on the debit side, the rest on the credit side. */
const growsBy = (code: string): string => (/^[15]/.test(code) ? 'D' : 'C');

/** 暂付款, 暂收款, 借入款项 and every part of net assets but a year's result never fall below zero. */
const hasFloor = ({ code, detail }: AccountRecord): boolean =>
  ['1101', '2001', '2101'].includes(code) || (code === '3001' && detail !== 'YEAR_RESULT');

const labelOf = ({ code, detail, counterparty, fundYear }: AccountRecord): string =>
  [code, detail, counterparty, fundYear].filter((part) => part !== null).join('/');

export class BookCheck {
  fault: BookFault | undefined;
  position = 0;
  head = FIRST;
  /** Entries that a voucher of this book takes back. */
  readonly reversed = new Set<string>();
  readonly accounts = new Map<number, AccountRecord>();
  private readonly around: Surroundings;
  private readonly balances = new Map<number, bigint>();
  private readonly totals = new Map<string, { debit: bigint; credit: bigint }>();
  private readonly numbers = new Map<number, number>();
  /** Lines of entries that a later one takes back, until it comes. */
  private readonly toBeReversed = new Map<string, LineRow[]>();
  private posting = '';
  private touched = new Set<number>();

  constructor(
    fund: FundRecord,
    book: BookRecord,
    banks: ReadonlyMap<number, BankRecord>,
    /** Hashes that others hold, by position. */
    private readonly held: ReadonlyMap<number, string>,
  ) {
    this.around = { fund, book, accounts: this.accounts, banks };
  }

  balanceOf(ledger: number): bigint {
    return this.balances.get(ledger) ?? 0n;
  }

  voucher(voucher: VoucherRecord): void {
    if (this.fault) return;
    if (voucher.entry?.bookedAt !== this.posting) this.endPosting();
    if (this.fault) return;
    const { position, year, month, number } = voucher;
    const due = this.position + 1;
    const reasons = position === due ? this.faultsIn(voucher) : [FAULTS.position(due, position)];
    this.position = due;
    if (reasons.length)
      this.fault = { position: due, voucher: `${year}-${String(month).padStart(2, '0')} 记-${number}`, reasons };
  }

  total({ ledger, period, debit, credit }: TotalRecord): void {
    const key = `${ledger}/${period}`;
    const due = this.totals.get(key) ?? { debit: 0n, credit: 0n };
    this.totals.delete(key);
    if (due.debit !== fenIn(debit) || due.credit !== fenIn(credit))
      this.fail(FAULTS.total(this.label(ledger), period, both(due), `${debit} / ${credit}`));
  }

  end(): void {
    this.endPosting();
    for (const [key, due] of this.totals) {
      const [ledger, period] = key.split('/').map(Number);
      this.fail(FAULTS.total(this.label(ledger!), period!, both(due), '0.00 / 0.00'));
    }
    for (const entry of this.toBeReversed.keys()) this.fail(FAULTS.reversalMissing(entry));
    for (const position of this.held.keys()) if (position > this.position) this.fail(FAULTS.headNotReached(position));
  }

  /** Of the book as a whole: said at its last position. */
  private fail(reason: string): void {
    this.fault ??= { position: this.position, reasons: [reason] };
  }

  private faultsIn(voucher: VoucherRecord): string[] {
    const { entry, lines } = voucher;
    if (!entry) return [FAULTS.noEntry()];
    this.posting = entry.bookedAt;
    return [
      ...this.numberFaults(voucher),
      ...this.dateFaults(voucher, entry),
      ...(lines.length ? this.lineFaults(lines) : [FAULTS.noLines()]),
      ...this.reversalFaults(voucher, entry),
      ...this.chainFaults(voucher, entry),
    ];
  }

  private numberFaults({ year, month, number }: VoucherRecord): string[] {
    const period = year * 100 + month;
    const due = (this.numbers.get(period) ?? 0) + 1;
    this.numbers.set(period, due);
    return number === due ? [] : [FAULTS.number(due, number)];
  }

  private dateFaults({ year, month, lines }: VoucherRecord, entry: EntryRow): string[] {
    const { fund, effective } = entry;
    const period = year * 100 + month;
    const [dated, inMonth, day] = effective.split('-').map(Number);
    const agree =
      entry.year === year &&
      entry.month === month &&
      dated === year &&
      (month === 13 ? inMonth === 12 && day === 31 : inMonth === month) &&
      lines.every((line) => line.period === period);
    const ours = this.around.fund.id;
    return [
      ...(agree ? [] : [FAULTS.period(effective, String(period))]),
      ...(fund === ours && lines.every((line) => line.fund === ours) ? [] : [FAULTS.otherFund()]),
    ];
  }

  private lineFaults(lines: readonly LineRow[]): string[] {
    const faults: string[] = [];
    const sums = { D: 0n, C: 0n };
    lines.forEach(({ no, period, ledger, code, side, amount, balanceAfter }, at) => {
      if (no !== at + 1) faults.push(FAULTS.lineNumber(at + 1, no));
      const account = this.accounts.get(ledger);
      if (account?.code !== code) faults.push(FAULTS.account(no));
      const fen = fenIn(amount);
      if (fen === undefined || fen <= 0n || (side !== 'D' && side !== 'C')) {
        faults.push(FAULTS.amount(no, amount));
        return;
      }
      sums[side] += fen;
      const balance = this.balanceOf(ledger) + (side === growsBy(code) ? fen : -fen);
      this.balances.set(ledger, balance);
      this.touched.add(ledger);
      if (fenIn(balanceAfter) !== balance) faults.push(FAULTS.balance(no, yuanOf(balance), balanceAfter));
      const key = `${ledger}/${period}`;
      const total = this.totals.get(key) ?? { debit: 0n, credit: 0n };
      total[side === 'D' ? 'debit' : 'credit'] += fen;
      this.totals.set(key, total);
    });
    if (sums.D !== sums.C) faults.push(FAULTS.unbalanced(yuanOf(sums.D), yuanOf(sums.C)));
    return faults;
  }

  private reversalFaults({ reversed, lines }: VoucherRecord, { id, reverses }: EntryRow): string[] {
    if (reversed) this.toBeReversed.set(id, lines);
    if (reverses === null) return [];
    const original = this.toBeReversed.get(reverses);
    this.toBeReversed.delete(reverses);
    this.reversed.add(reverses);
    if (!original) return [FAULTS.reversalOfNothing(reverses)];
    const mirrors =
      original.length === lines.length &&
      original.every(({ ledger, side, amount }, at) => {
        const line = lines[at]!;
        return line.ledger === ledger && line.amount === amount && line.side !== side;
      });
    return mirrors ? [] : [FAULTS.reversalNotMirror(reverses)];
  }

  private chainFaults(voucher: VoucherRecord, entry: EntryRow): string[] {
    if (!voucher.lines.every(({ ledger }) => this.accounts.has(ledger))) return [];
    const due = chained(this.head, voucherText(this.around, voucher, entry));
    this.head = due;
    const held = this.held.get(voucher.position);
    return [
      ...(voucher.hash === due ? [] : [FAULTS.chain(due, voucher.hash)]),
      ...(held === undefined || held === due ? [] : [FAULTS.otherHead(held)]),
    ];
  }

  /** Floors hold at the end of each posting: its vouchers in one book have one time of booking. */
  private endPosting(): void {
    for (const ledger of this.touched) {
      const account = this.accounts.get(ledger)!;
      if (hasFloor(account) && this.balanceOf(ledger) < 0n)
        this.fail(FAULTS.floor(labelOf(account), yuanOf(this.balanceOf(ledger))));
    }
    this.touched = new Set();
  }

  private label(ledger: number): string {
    const account = this.accounts.get(ledger);
    return account ? labelOf(account) : String(ledger);
  }
}

const both = ({ debit, credit }: { debit: bigint; credit: bigint }): string => `${yuanOf(debit)} / ${yuanOf(credit)}`;
