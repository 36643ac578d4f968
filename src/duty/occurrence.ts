/** 期限: every day on which the policies of a pool want something done, from their deadlines and the calendar alone. Pure. */
import { endOfPeriod, yearOf } from '../dates.js';
import { type DeadlineProvision, type Policy, provisionsOf, type Ruled } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { type Period, periodsOf, shifted } from './period.js';

export interface Occurrence {
  policy: Policy;
  law: Ruled<DeadlineProvision>;
  due: string;
  /** What it is about; null where the text names but one date. */
  period: Period | null;
}

export interface Window {
  from: string;
  to: string;
}

/** All that is due from one day to another. The policy of the year that a period belongs to orders what is due about it. */
export function occurrencesOf(policies: PolicyRegistry, pool: string, window: Window): Occurrence[] {
  const within = ({ due }: Occurrence) => window.from <= due && due <= window.to;
  const once = policies.all
    .filter((policy) => policy.pool === pool)
    .flatMap((policy) =>
      provisionsOf(policy, 'DEADLINE').flatMap((law): Occurrence[] =>
        'on' in law.due ? [{ policy, law, due: law.due.on, period: null }] : [],
      ),
    );
  // what is due in a year may be about the year before, or the one after
  const years = Array.from(
    { length: yearOf(window.to) - yearOf(window.from) + 3 },
    (_, at) => yearOf(window.from) - 1 + at,
  );
  const again = years.flatMap((year) => {
    const policy = policies.inForce(pool, year);
    return policy ? provisionsOf(policy, 'DEADLINE').flatMap((law) => ofYear(policy, law, year)) : [];
  });
  return [...once, ...again].filter(within);
}

function ofYear(policy: Policy, law: Ruled<DeadlineProvision>, year: number): Occurrence[] {
  const { due, about } = law;
  if (!('every' in due)) return [];
  const by = about === 'PERIOD_BEFORE' ? 1 : about === 'NEXT_PERIOD' ? -1 : 0;
  return periodsOf(due.every, year).map((period) => ({
    ...{ policy, law, period },
    due: lastDayOf(due, by === 0 ? period : shifted(period, by)),
  }));
}

/** The last day in time within the period in which it is due: a day of its first month, the end of its last one, or its own end. */
function lastDayOf(due: Exclude<DeadlineProvision['due'], { on: string }>, { year, firstMonth, to }: Period): string {
  if ('months' in due) return endOfPeriod(year, Math.max(...due.months));
  if (!('byDay' in due) || due.byDay === undefined) return to;
  const last = endOfPeriod(year, firstMonth % 100);
  return `${last.slice(0, 8)}${String(Math.min(due.byDay, Number(last.slice(8)))).padStart(2, '0')}`;
}
