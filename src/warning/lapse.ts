/** A policy that lapses and that none follows: from a year before its last day, and for as long as none does. */
import { dayOf, yearOf } from '../dates.js';
import { unfollowed } from '../policy/coverage.js';
import { type Finding, warningOf } from './finding.js';
import type { PoolView } from './pool-view.js';
import { firstWithin, LAPSE_WITHIN } from './thresholds.js';

export const lapseWarnings = ({ asOf, policies }: PoolView): Finding[] =>
  unfollowed(policies).flatMap(({ policy, lastDay, says: ground }) => {
    const days = BigInt(dayOf(lastDay) - dayOf(asOf));
    const passed = firstWithin(days * 100n, LAPSE_WITHIN);
    return passed
      ? [
          warningOf(
            { insurance: null, county: null, fiscalYear: policy.fiscalYears.last ?? yearOf(lastDay) },
            {
              kind: 'POLICY_LAPSES',
              figure: days * 100n,
              unit: 'DAYS',
              says: () =>
                `政策 ${policy.id} 有效期至 ${lastDay}，此后尚无政策。 The policy ${policy.id} is in force to ${lastDay}, and none follows.`,
              orderedBy: ground,
              subject: policy.id,
            },
            passed,
          ),
        ]
      : [];
  });
