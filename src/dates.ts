/** Calendar dates as text ("2022-03-05"). They are Beijing's: no clock, no zone, nothing shifts. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

export function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  return (
    day !== undefined && +year! >= 1 && +month! >= 1 && +month! <= 12 && +day >= 1 && +day <= daysIn(+year!, +month!)
  );
}

export const yearOf = (date: string): number => Number(date.slice(0, 4));

/** The last day of a month; of the closing period (13) it is December 31. */
export const endOfPeriod = (year: number, month: number): string =>
  `${year}-${two(Math.min(month, 12))}-${daysIn(year, Math.min(month, 12))}`;

/** The last period that is over on a day, as year × 100 + month; with December over, the closing period is too. */
export function lastPeriodBy(asOf: string): number {
  const [year, month] = [yearOf(asOf), Number(asOf.slice(5, 7))];
  const over = asOf === endOfPeriod(year, month) ? month : month - 1;
  if (over === 0) return (year - 1) * 100 + 13;
  return year * 100 + (over === 12 ? 13 : over);
}

const two = (n: number): string => String(n).padStart(2, '0');

const daysIn = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

const DAY = 86_400_000;

/** Days counted from 1970-01-01, for what is reckoned in days; `dateOf` is the way back. */
export const dayOf = (date: string): number => Date.parse(date) / DAY;

export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** A month as the journal numbers its periods: 202103. */
export const periodOf = (year: number, month: number): number => year * 100 + month;

/** 2021 of 202103. */
export const yearOfPeriod = (period: number): number => Math.floor(period / 100);

/** The month of a date. */
export const periodOn = (date: string): number => periodOf(yearOf(date), Number(date.slice(5, 7)));

/** "2021-03" of 202103. */
export const monthText = (period: number): string => `${yearOfPeriod(period)}-${two(period % 100)}`;

/** The last day of 202103; of the closing period (202113) it is December 31. */
export const lastDayOf = (period: number): string => endOfPeriod(yearOfPeriod(period), period % 100);

/** A day of a month by its number; the last one where the month has no such day. */
export function dayOfMonth(period: number, number: number): string {
  const last = lastDayOf(period);
  return `${last.slice(0, 8)}${two(Math.min(number, Number(last.slice(8))))}`;
}

/** An instant in Beijing's time: "2022-03-05T09:30:00+08:00". */
export const isoInBeijing = (instant: Date): string =>
  `${new Date(instant.getTime() + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
