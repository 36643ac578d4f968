/** 期限: every day on which the policies of a pool want something done, from their deadlines and the calendar alone. Pure. */
import { yearOf } from '../dates.js';
import { dueAbout } from '../policy/due.js';
import { type Period, periodsOf } from '../policy/period.js';
import { type DeadlineProvision, type Policy, provisionsOf, type Ruled } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';

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
  if (!('every' in law.due)) return [];
  return periodsOf(law.due.every, year).map((period) => ({ policy, law, period, due: dueAbout(law, period) }));
}
