/** 期限: the last day on which what the law wants is in time. Pure; duties, remittances, plans and sweeps are all measured by it. */
import { dayOf, dayOfMonth, endOfPeriod } from '../dates.js';
import { type Period, shifted } from './period.js';
import type { DeadlineProvision } from './policy.js';

/** Within the period in which it is due: a day of its first month, the end of its last one, or its own end. */
export function dueIn(
  { due }: DeadlineProvision,
  { year, number, firstMonth, to }: Pick<Period, 'year' | 'number' | 'firstMonth' | 'to'>,
): string {
  if ('on' in due) return due.on;
  const months = 'months' in due ? due.months : 'firstInYear' in due && number === 1 && due.firstInYear?.months;
  if (months) return endOfPeriod(year, Math.max(...months));
  return 'byDay' in due && due.byDay !== undefined ? dayOfMonth(firstMonth, due.byDay) : to;
}

/** When what is about a period is due: in it, in the one after, or in the one before. */
export function dueAbout(law: DeadlineProvision, period: Period): string {
  const by = law.about === 'PERIOD_BEFORE' ? 1 : law.about === 'NEXT_PERIOD' ? -1 : 0;
  return dueIn(law, by === 0 ? period : shifted(period, by));
}

/** By how many days what was done missed its day; 0 where no day is set. */
export const daysLate = (due: string | null, done: string): number =>
  due !== null && done > due ? dayOf(done) - dayOf(due) : 0;
