/** 拨付期限: which plans were to be paid by when, and whether they were. Pure: the calendar and the warnings ask it alike. */
import { dueIn } from '../policy/due.js';
import type { Citation, Policy } from '../policy/policy.js';
import { provisionsOf } from '../policy/policy.js';
import { planOf } from './plan-law.js';
import { type PlanPeriod, planPeriodsSince } from './plan-period.js';

/** DONE in time or LATE; OPEN until its day is over, then OVERDUE; LAPSED: the books have closed over it. */
export type DutyStanding = 'DONE' | 'LATE' | 'OPEN' | 'OVERDUE' | 'LAPSED';

/** What is on record of a fund year's plans. */
export interface PlansOfYear {
  fiscalYear: number;
  /** From which month (202103) on the fund works by plans; null: it does not. */
  start: number | null;
  /** The months that were ever closed, and all of them once the working capital went back: plans that end with one have lapsed. */
  lapsedMonths: readonly number[];
  /** Plans in approval and approved. */
  plans: readonly PlanOnRecord[];
}

export interface PlanOnRecord {
  county: string;
  number: number;
  amount: bigint;
  /** The day (ISO) on which the last of it was paid; null while any of it is not. */
  paidOn: string | null;
}

export interface PlanDuty {
  county: string;
  period: PlanPeriod;
  /** The last day (ISO) in time. */
  due: string;
  standing: DutyStanding;
  rule: string;
  citation: Citation;
}

/** Every member's duty of every period that has begun by a day (ISO); none where the policy sets no day for payments. */
export function disbursementDuties(
  policy: Pick<Policy, 'rules'>,
  { fiscalYear, start, lapsedMonths, plans }: PlansOfYear,
  members: readonly string[],
  asOf: string,
): PlanDuty[] {
  const law = planOf(policy);
  const deadline = provisionsOf(policy, 'DEADLINE').find(({ task }) => task === 'DISBURSE');
  if (!law || !deadline || start === null) return [];
  const paid = new Map(plans.map(({ county, number, paidOn }) => [`${county}/${number}`, paidOn]));
  return planPeriodsSince(law.every, fiscalYear, start)
    .filter(({ from }) => from <= asOf)
    .flatMap((period) =>
      members.map((county): PlanDuty => {
        const due = dueIn(deadline, period);
        const doneOn = paid.get(`${county}/${period.number}`) ?? null;
        const lapsed = lapsedMonths.includes(period.lastMonth);
        const standing = standingOf({ due, doneOn, lapsed }, asOf);
        return { county, period, due, standing, rule: deadline.rule, citation: deadline.citation };
      }),
    );
}

function standingOf(
  { due, doneOn, lapsed }: { due: string; doneOn: string | null; lapsed: boolean },
  asOf: string,
): DutyStanding {
  if (doneOn !== null && doneOn <= asOf) return doneOn <= due ? 'DONE' : 'LATE';
  if (lapsed) return 'LAPSED';
  return asOf <= due ? 'OPEN' : 'OVERDUE';
}
