/** 逾期职责: what keeps the fund's money or a plan for it where it should not be, past its day, and no other family warns of. */
import type { Duty } from '../duty/duty.js';
import type { DutyTask } from '../duty/task.js';
import { yearOf } from '../dates.js';
import { type Finding, warningOf } from './finding.js';
import type { PoolView } from './pool-view.js';
import { firstAbove, OVERDUE_ABOVE } from './thresholds.js';

/** Remittances, payments of plans, debts and obligations have families of their own; a late report is the calendar's to tell. */
const WARNED: ReadonlySet<DutyTask> = new Set<DutyTask>([
  ...(['ALLOT_PREMIUMS', 'SUBMIT_PLANS', 'PREFUND', 'TOP_UP_WORKING_CAPITAL', 'RETURN_WORKING_CAPITAL'] as const),
  'REMIT_OPENING_BALANCE',
]);

export const overdueDutyWarnings = ({ duties }: PoolView): Finding[] =>
  duties
    .filter(({ status, doneOn, task }) => status === 'LATE' && doneOn === null && WARNED.has(task))
    .flatMap(({ task, title, about, insurance, county, due, daysLate, rule, citation }: Duty) => {
      const figure = BigInt(daysLate) * 100n;
      const passed = firstAbove(figure, OVERDUE_ABOVE);
      const says = () =>
        `${about ?? ''}${title.split(' ')[0]}应于 ${due} 前办结，已逾期 ${daysLate} 天。 ${title.slice(title.indexOf(' ') + 1)} ` +
        `(${about ?? due}) was due by ${due}, ${daysLate} days ago.`;
      return passed
        ? [
            warningOf(
              { insurance, county, fiscalYear: yearOf(due) },
              {
                ...{ kind: 'OVERDUE_DUTY', figure, unit: 'DAYS', says },
                ...{ orderedBy: { rule, citation }, subject: [task, about ?? due].join(' ') },
              },
              passed,
            ),
          ]
        : [];
    });
