/** 计划期: the month or quarter that a plan is for. Pure. */
import { endOfPeriod, periodOf } from '../dates.js';
import type { DeadlineProvision } from '../policy/policy.js';

export type Rhythm = 'MONTH' | 'QUARTER';

const MONTHS_IN: Readonly<Record<Rhythm, number>> = { MONTH: 1, QUARTER: 3 };

export interface PlanPeriod {
  fiscalYear: number;
  /** Which of the year. */
  number: number;
  months: number;
  /** As the journal numbers its periods: 202103. */
  firstMonth: number;
  lastMonth: number;
  /** First and last day (ISO). */
  from: string;
  to: string;
  /** "2022年第2季度". */
  label: string;
}

export const periodsInYear = (every: Rhythm): number => 12 / MONTHS_IN[every];

/** Undefined where the year has no such period. */
export function planPeriod(every: Rhythm, fiscalYear: number, number: number): PlanPeriod | undefined {
  if (!Number.isInteger(number) || number < 1 || number > periodsInYear(every)) return undefined;
  const months = MONTHS_IN[every];
  const [first, last] = [(number - 1) * months + 1, number * months];
  return {
    ...{ fiscalYear, number, months },
    firstMonth: periodOf(fiscalYear, first),
    lastMonth: periodOf(fiscalYear, last),
    from: `${endOfPeriod(fiscalYear, first).slice(0, 8)}01`,
    to: endOfPeriod(fiscalYear, last),
    label: every === 'MONTH' ? `${fiscalYear}年${number}月` : `${fiscalYear}年第${number}季度`,
  };
}

/** All periods of a year that lie whole in the time since a month. */
export const planPeriodsSince = (every: Rhythm, fiscalYear: number, since: number): PlanPeriod[] =>
  Array.from({ length: periodsInYear(every) }, (_, at) => planPeriod(every, fiscalYear, at + 1)!).filter(
    ({ firstMonth }) => firstMonth >= since,
  );

/** The last day on which something due in the period is in time: a day of its first month, or its own last day. */
export function dueIn({ due }: DeadlineProvision, { from, to }: PlanPeriod): string {
  const byDay = 'every' in due && 'byDay' in due ? due.byDay : undefined;
  return byDay === undefined ? to : `${from.slice(0, 8)}${String(byDay).padStart(2, '0')}`;
}
