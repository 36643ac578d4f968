/** 归集期限: by when premiums leave the treasury. Pure. */
import { dueIn } from '../policy/due.js';
import { tenDaysOf } from '../policy/period.js';
import { type Policy, provisionsOf } from '../policy/policy.js';

/** For the premiums of a day; null where the law names no interval. */
export function sweepDue(policy: Policy | undefined, from: string): string | null {
  const law = policy && provisionsOf(policy, 'DEADLINE').find(({ task }) => task === 'ALLOT_PREMIUMS');
  return law && 'every' in law.due && law.due.every === 'TEN_DAYS' ? dueIn(law, tenDaysOf(from)) : null;
}
