/** 旬: the ten days of a month that a day is in, and by when a sweep of it is due. */
import { dayOf, endOfPeriod } from '../dates.js';
import { type Policy, provisionsOf } from '../policy/policy.js';

/** The 10th, the 20th or the last day of its month. */
export function endOfTenDays(day: string): string {
  const of = Number(day.slice(8));
  if (of <= 20) return `${day.slice(0, 8)}${of <= 10 ? '10' : '20'}`;
  return endOfPeriod(Number(day.slice(0, 4)), Number(day.slice(5, 7)));
}

/** By when the premiums of a day leave the treasury; null where the law names no interval. */
export function sweepDue(policy: Policy | undefined, from: string): string | null {
  const due = policy && provisionsOf(policy, 'DEADLINE').find(({ task }) => task === 'ALLOT_PREMIUMS')?.due;
  return due && 'every' in due && due.every === 'TEN_DAYS' ? endOfTenDays(from) : null;
}

export const daysLate = (due: string | null, done: string): number =>
  due !== null && done > due ? dayOf(done) - dayOf(due) : 0;
