/** 计划期: the month or quarter that a plan is for. Pure. */
import { type Period, period, periodsOf } from '../policy/period.js';
import type { FundUsePlanProvision, Policy } from '../policy/policy.js';
import { planOf } from './plan-law.js';

type Rhythm = FundUsePlanProvision['every'];

const MONTHS_IN: Readonly<Record<Rhythm, number>> = { MONTH: 1, QUARTER: 3 };

export interface PlanPeriod extends Period {
  months: number;
}

export const periodsInYear = (every: Rhythm): number => 12 / MONTHS_IN[every];

/** Undefined where the year has no such period. */
export const planPeriod = (every: Rhythm, year: number, number: number): PlanPeriod | undefined =>
  Number.isInteger(number) && number >= 1 && number <= periodsInYear(every)
    ? { ...period(every, year, number), months: MONTHS_IN[every] }
    : undefined;

/** That of a plan, or of an application for working capital, on record. */
export const planPeriodOf = (
  { fiscalYear, number }: { fiscalYear: number; number: number },
  policy: Pick<Policy, 'rules'>,
): PlanPeriod => planPeriod(planOf(policy)!.every, fiscalYear, number)!;

/** All periods of a year that lie whole in the time since a month. */
export const planPeriodsSince = (every: Rhythm, year: number, since: number): PlanPeriod[] =>
  periodsOf(every, year)
    .filter(({ firstMonth }) => firstMonth >= since)
    .map((one) => ({ ...one, months: MONTHS_IN[every] }));
