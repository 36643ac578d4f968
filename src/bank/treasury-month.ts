/** 国库存款对账: the books' receipts in the treasury, the tax office's lists and the treasury's own reports, month by month. Pure. */
import { type Fen, fen, sum } from '../money.js';
import type { ReceiptDayRow } from '../receipt/receipt-days.js';
import { dayState } from '../receipt/reconcile.js';
import type { BankYear } from './bank-year.js';

export interface TreasuryMonth {
  month: number;
  /** What came into 1005 by the books. */
  booked: Fen;
  listed: Fen;
  /** Of the days that the treasury reported; null: none. */
  reported: Fen | null;
  /** Of those days: the treasury's less what is listed. */
  difference: Fen | null;
  differingDays: number;
  unreportedDays: number;
  /** Listed, and not swept yet. */
  notSwept: Fen;
}

export function treasuryMonths(days: readonly ReceiptDayRow[], treasury: BankYear | undefined): TreasuryMonth[] {
  const byMonth = Map.groupBy(
    days.map((day) => ({
      ...day,
      listed: fen(day.listed),
      reported: day.reported === null ? null : fen(day.reported),
    })),
    ({ day }) => Number(day.slice(5, 7)),
  );
  const booked = new Map(treasury?.months.map(({ month, received }) => [month, received]));
  return Array.from({ length: 12 }, (_, at) => at + 1).flatMap((month): TreasuryMonth[] => {
    const ofMonth = byMonth.get(month) ?? [];
    const inBooks = booked.get(month) ?? 0n;
    if (ofMonth.length === 0 && inBooks === 0n) return [];
    const told = ofMonth.filter(({ reported }) => reported !== null);
    const states = ofMonth.map(({ listed, reported }) => dayState(listed, reported));
    return [
      {
        ...{ month, booked: inBooks },
        listed: sum(ofMonth.map(({ listed }) => listed)),
        reported: told.length === 0 ? null : sum(told.map(({ reported }) => reported!)),
        difference: told.length === 0 ? null : sum(told.map(({ listed, reported }) => reported! - listed)),
        differingDays: states.filter((state) => state === 'MISSING' || state === 'SURPLUS').length,
        unreportedDays: states.filter((state) => state === 'UNREPORTED').length,
        notSwept: sum(ofMonth.filter(({ sweep }) => sweep === null).map(({ listed }) => listed)),
      },
    ];
  });
}
