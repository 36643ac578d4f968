/**
 * 逾期事项: what was due in a year, by county, and was not done by its day: the scorecard's LATE_DUTIES counts them. Each source asked once
 * for all counties of a fund: obligations and debts by their own days, everything else by the duty calendar.
 */
import type { Read } from '../database/read.js';
import { calendarDuties } from '../duty/calendar-duties.query.js';
import type { PolicyRegistry } from '../policy/registry.js';

export interface LateDuty {
  county: string;
  /** What it is, for a reader: OBLIGATION, DEBT, or a task of the duty calendar. */
  duty: string;
  /** The id of the obligation or debt; what the duty is about (“2021年3月”). */
  subject: string;
  due: string;
}

/** @param by only what was due before this day. */
export type LateDutySource = (
  read: Read,
  policies: PolicyRegistry,
  year: { fund: number; fiscalYear: number; by: string },
) => Promise<LateDuty[]>;

/** Top-ups, refills, levies and what else a settlement made the county or its government owe. */
const obligations: LateDutySource = (read, _, { fund, fiscalYear, by }) =>
  read(
    {
      name: 'late-obligations',
      text: `select o.county, 'OBLIGATION' as duty, o.id as subject, o.due::text
             from obligation_state o
             where o.fund = $1 and o.due between make_date($2, 1, 1) and make_date($2, 12, 31) and o.due < $3
               and o.cancelled_at is null and o.payer in ('COUNTY', 'LOCAL_GOVERNMENT')
               and o.amount - o.reduced > coalesce((select sum(p.amount) from obligation_payment p where p.obligation = o.id and p.paid_on <= o.due
                 and not exists (select from journal_entry r where r.reverses = p.entry)), 0)`,
    },
    [fund, fiscalYear, by],
  );

/** Instalments of debts from before pooling: covered by what was paid by their day, the earlier ones first. */
const instalments: LateDutySource = (read, _, { fund, fiscalYear, by }) =>
  read(
    {
      name: 'late-instalments',
      text: `select d.county, 'DEBT' as duty, d.id as subject, i.due::text
             from debt_state d
             left join lateral (select p.id, p.paid_before from clearance_plan p
               join clearance_plan_confirmation c on c.plan = p.id where p.debt = d.id order by p.version desc limit 1) plan on true
             cross join lateral (
               select due, sum(amount) over (order by due) as planned from clearance_instalment where plan = plan.id
               union all
               select d.deadline, d.amount where plan.id is null and d.deadline is not null) i
             where d.fund = $1 and d.amount > 0 and i.due between make_date($2, 1, 1) and make_date($2, 12, 31) and i.due < $3
               and least(i.planned, d.amount - coalesce(plan.paid_before, 0)) > coalesce((select sum(p.amount)
                 from debt_payment_standing p where p.debt = d.id and p.paid_on <= i.due), 0) - coalesce(plan.paid_before, 0)`,
    },
    [fund, fiscalYear, by],
  );

/** A county's own duties by deadlines of the documents. */
const calendar: LateDutySource = async (read, policies, { fund, fiscalYear, by }) => {
  const late = await calendarDuties(read, policies, { fund, fiscalYear, by });
  return late.map(({ county, task, about, due }) => ({ county: county!, duty: task, subject: about ?? due, due }));
};

const SOURCES: readonly LateDutySource[] = [obligations, instalments, calendar];

export async function lateDuties(...asked: Parameters<LateDutySource>): Promise<LateDuty[]> {
  return (await Promise.all(SOURCES.map((source) => source(...asked)))).flat();
}
