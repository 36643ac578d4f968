/** 上解逾期: what a county collected in a month and had not sent up by the day that the law sets. */
import { monthText, yearOfPeriod } from '../dates.js';
import { isOverdue, lateRemittanceLiability, remittanceDeadline } from '../income/lateness.js';
import { grouped, yuan } from '../money.js';
import { type Finding, warningOf } from './finding.js';
import type { PoolView } from './pool-view.js';
import { firstAbove, OVERDUE_ABOVE } from './thresholds.js';

export const overdueRemittanceWarnings = ({ policies, funds }: PoolView): Finding[] =>
  funds.flatMap(({ insurance, remittances }) =>
    [...remittances].flatMap(([county, months]) =>
      months.filter(isOverdue).flatMap(({ month, due, outstanding, daysOverdue }) => {
        const fiscalYear = yearOfPeriod(month);
        const policy = policies.find(
          ({ fiscalYears: { first, last } }) => first <= fiscalYear && fiscalYear <= (last ?? fiscalYear),
        );
        const law = policy && remittanceDeadline(policy);
        const figure = BigInt(daysOverdue) * 100n;
        // the day itself is the law's; from how many days on it is graver is not
        const thresholds = OVERDUE_ABOVE.map((one) => (one.value === 0n && law ? { ...one, law } : one));
        const passed = firstAbove(figure, thresholds);
        const [of, owed, then] = [
          monthText(month),
          grouped(yuan(outstanding)),
          policy && lateRemittanceLiability(policy),
        ];
        return passed
          ? [
              warningOf(
                { insurance, county, fiscalYear },
                {
                  kind: 'OVERDUE_REMITTANCE',
                  figure,
                  unit: 'DAYS',
                  says: () =>
                    `${of} 收入尚有 ${owed} 元未上解，期限 ${due}，已逾期 ${daysOverdue} 天${then ? `；${then.citation.article}：${then.citation.quote}` : '。'}` +
                    ` ${owed} yuan of ${of} were to be remitted by ${due}, ${daysOverdue} days ago${then ? `: ${then.rule}` : ''}.`,
                  orderedBy: law,
                  subject: of,
                },
                passed,
              ),
            ]
          : [];
      }),
    ),
  );
