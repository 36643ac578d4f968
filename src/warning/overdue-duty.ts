/** 逾期职责: what keeps the fund's money or a plan for it where it should not be, past its day, and no other family warns of. */
import type { Duty } from '../duty/duty.js';
import type { DutyTask } from '../duty/task.js';
import { yearOf } from '../dates.js';
import { type Finding, type WarningKind, warningOf } from './finding.js';
import type { PoolView } from './pool-view.js';
import { firstAbove, OVERDUE_ABOVE } from './thresholds.js';

/** Remittances, debts and obligations have families of their own; a late report is the calendar's to tell. */
const KINDS: Readonly<Partial<Record<DutyTask, WarningKind>>> = {
  ALLOT_PREMIUMS: 'OVERDUE_DUTY',
  SUBMIT_PLANS: 'OVERDUE_DUTY',
  DISBURSE: 'OVERDUE_PLAN',
  PREFUND: 'OVERDUE_DUTY',
  TOP_UP_WORKING_CAPITAL: 'OVERDUE_DUTY',
  RETURN_WORKING_CAPITAL: 'OVERDUE_DUTY',
  REMIT_OPENING_BALANCE: 'OVERDUE_DUTY',
};

export const overdueDutyWarnings = ({ duties }: PoolView): Finding[] =>
  duties
    .filter(({ status, doneOn }) => status === 'LATE' && doneOn === null)
    .flatMap(({ task, title, about, insurance, county, due, daysLate, rule, citation }: Duty) => {
      const figure = BigInt(daysLate) * 100n;
      const kind = KINDS[task];
      const passed = kind && firstAbove(figure, OVERDUE_ABOVE);
      const says = () =>
        `${about ?? ''}${title.split(' ')[0]}应于 ${due} 前办结，已逾期 ${daysLate} 天。 ${title.slice(title.indexOf(' ') + 1)} ` +
        `(${about ?? due}) was due by ${due}, ${daysLate} days ago.`;
      return passed
        ? [
            warningOf(
              { insurance, county, fiscalYear: yearOf(due) },
              {
                ...{ kind, figure, unit: 'DAYS', says },
                ...{ orderedBy: { rule, citation }, subject: [task, about ?? due].join(' ') },
              },
              passed,
            ),
          ]
        : [];
    });
