/** 逾期: what is still owed past its day: governments' top-ups, refills and levies of the reserve, and what else a settlement makes owed. */
import { dayOf } from '../dates.js';
import { grouped, yuan } from '../money.js';
import { OWED_NAMES } from '../settlement/owed.js';
import { type Finding, warningOf } from './finding.js';
import type { PoolView } from './pool-view.js';
import { firstAbove, OVERDUE_ABOVE } from './thresholds.js';

export const overdueWarnings = ({ asOf, funds }: PoolView): Finding[] =>
  funds.flatMap(({ insurance, overdue }) =>
    overdue.flatMap(({ id, county, fiscalYear, kind, due, outstanding, rule, citation }) => {
      const days = BigInt(dayOf(asOf) - dayOf(due));
      const passed = firstAbove(days * 100n, OVERDUE_ABOVE);
      const owed = grouped(yuan(outstanding));
      return passed
        ? [
            warningOf(
              { insurance, county, fiscalYear },
              {
                kind: 'OVERDUE_OBLIGATION',
                figure: days * 100n,
                unit: 'DAYS',
                says: () =>
                  `${OWED_NAMES[kind]}尚欠 ${owed} 元，${due} 到期，已逾期 ${days} 天。 ${owed} yuan of ${kind} were due on ${due}, ${days} days ago.`,
                orderedBy: { rule, citation },
                subject: id,
              },
              passed,
            ),
          ]
        : [];
    }),
  );
