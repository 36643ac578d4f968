/** 所属期: the ten days, month, quarter or year that the law counts in. Pure. */
import { dayOfMonth, lastDayOf, periodOf, yearOf } from '../dates.js';
import type { DeadlineProvision } from './policy.js';

export type Rhythm = Extract<DeadlineProvision['due'], { every: string }>['every'];

const IN_YEAR: Readonly<Record<Rhythm, number>> = { TEN_DAYS: 36, MONTH: 12, QUARTER: 4, YEAR: 1 };

export interface Period {
  every: Rhythm;
  year: number;
  /** The how-manieth of its year, from 1. */
  number: number;
  /** First and last month (202103). */
  firstMonth: number;
  lastMonth: number;
  /** First and last day (ISO). */
  from: string;
  to: string;
  /** "2021年3月上旬" */
  label: string;
}

export function period(every: Rhythm, year: number, number: number): Period {
  const perMonth = every === 'TEN_DAYS' ? 3 : 1;
  const months = every === 'TEN_DAYS' ? 1 : 12 / IN_YEAR[every];
  const last = Math.ceil(number / perMonth) * months;
  const first = last - months + 1;
  const part = every === 'TEN_DAYS' ? (number - 1) % 3 : 0;
  const [firstMonth, lastMonth] = [periodOf(year, first), periodOf(year, last)];
  return {
    ...{ every, year, number, firstMonth, lastMonth },
    from: dayOfMonth(firstMonth, part * 10 + 1),
    to: every === 'TEN_DAYS' && part < 2 ? dayOfMonth(firstMonth, (part + 1) * 10) : lastDayOf(lastMonth),
    label: LABELS[every](year, number),
  };
}

const LABELS: Readonly<Record<Rhythm, (year: number, number: number) => string>> = {
  TEN_DAYS: (year, number) => `${year}年${Math.ceil(number / 3)}月${'上中下'[(number - 1) % 3]}旬`,
  MONTH: (year, number) => `${year}年${number}月`,
  QUARTER: (year, number) => `${year}年第${number}季度`,
  YEAR: (year) => `${year}年`,
};

/** The period so many after another (before it, where negative). */
export function shifted({ every, year, number }: Pick<Period, 'every' | 'year' | 'number'>, by: number): Period {
  const index = year * IN_YEAR[every] + number - 1 + by;
  return period(every, Math.floor(index / IN_YEAR[every]), (index % IN_YEAR[every]) + 1);
}

/** 旬: the ten days that a day is in; the last of a month are eight to eleven. */
export function tenDaysOf(date: string): Period {
  const [month, day] = [Number(date.slice(5, 7)), Number(date.slice(8))];
  return period('TEN_DAYS', yearOf(date), (month - 1) * 3 + Math.min(Math.ceil(day / 10), 3));
}

export const periodsOf = (every: Rhythm, year: number): Period[] =>
  Array.from({ length: IN_YEAR[every] }, (_, at) => period(every, year, at + 1));
