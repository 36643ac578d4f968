/** Whether a duty was done, as of a day: it follows from its day and from what is on record of it, and from nothing else. Pure. */
import { dayOf } from '../dates.js';
import type { Fen } from '../money.js';

/** OPEN until its day is over; LATE: done after it, or not yet; NOTHING_DUE: there was nothing to do, or is nothing any more; UNKNOWN: the books can't tell. */
export const DutyStatus = {
  OPEN: 'OPEN',
  DONE: 'DONE',
  LATE: 'LATE',
  NOTHING_DUE: 'NOTHING_DUE',
  UNKNOWN: 'UNKNOWN',
} as const;
export type DutyStatus = keyof typeof DutyStatus;

/** What is on record of a duty by the day of asking. */
export type OnRecord = Done | { nothing: true } | { unknown: string };
export interface Done {
  /** The day (ISO) on which all of it was done; null: it is not. */
  doneOn: string | null;
  amount?: Fen | null;
  outstanding?: Fen | null;
}

export interface Standing {
  status: DutyStatus;
  doneOn: string | null;
  /** Until it was done, or until the day of asking; 0 where it is in time. */
  daysLate: number;
  amount: Fen | null;
  outstanding: Fen | null;
  /** Why the books can't tell. */
  unknownBecause: string | null;
}

/** @param noDay the law sets no day: it is never late. */
export function standingOf({ due, noDay }: { due: string; noDay: boolean }, record: OnRecord, asOf: string): Standing {
  const none = { doneOn: null, daysLate: 0, amount: null, outstanding: null, unknownBecause: null };
  if ('unknown' in record) return { ...none, status: 'UNKNOWN', unknownBecause: record.unknown };
  if ('nothing' in record) return { ...none, status: 'NOTHING_DUE' };
  const { amount = null, outstanding = null } = record;
  const doneOn = record.doneOn !== null && record.doneOn <= asOf ? record.doneOn : null;
  const until = doneOn ?? asOf;
  const late = !noDay && until > due;
  const daysLate = late ? dayOf(until) - dayOf(due) : 0;
  return {
    ...{ ...none, doneOn, daysLate, amount, outstanding },
    status: late ? 'LATE' : doneOn === null ? 'OPEN' : 'DONE',
  };
}

/** 星期六、星期日. The state's holidays are ordered year by year and are not at hand; no document shifts a day because of either. */
export const isWeekend = (day: string): boolean => [0, 6].includes((dayOf(day) + 4) % 7);
