/** 逾期的后果: what the policy says, elsewhere, that being late with a duty brings. */
import { type Citation, type Policy, provisionsOf } from '../policy/policy.js';
import type { DutyTask } from './task.js';

/** TALK_AND_NOTICE 约谈通报; EXCLUDED_FROM_RESERVE: what it causes of a deficit is the county's; SCORECARD: it counts in the assessment. */
export const TriggerKind = {
  TALK_AND_NOTICE: 'TALK_AND_NOTICE',
  EXCLUDED_FROM_RESERVE: 'EXCLUDED_FROM_RESERVE',
  SCORECARD: 'SCORECARD',
} as const;
export type TriggerKind = keyof typeof TriggerKind;

export interface Trigger {
  kind: TriggerKind;
  rule: string;
  citation: Citation;
}

/** @param ofCounty it is a county's own to do, and counts on its scorecard. */
export function triggersOf(policy: Policy, task: DutyTask, ofCounty: boolean): Trigger[] {
  const trigger = (kind: TriggerKind, provisions: readonly { rule: string; citation: Citation }[]): Trigger[] =>
    provisions.slice(0, 1).map(({ rule, citation }) => ({ kind, rule, citation }));
  return [
    ...(task === 'REMIT_INCOME'
      ? trigger(
          'TALK_AND_NOTICE',
          provisionsOf(policy, 'LIABILITY').filter(({ offence }) => offence === 'LATE_REMITTANCE'),
        )
      : []),
    ...(task === 'REMIT_LEVY'
      ? trigger(
          'EXCLUDED_FROM_RESERVE',
          provisionsOf(policy, 'DEFICIT_CLASS').filter(({ measuredBy }) => measuredBy.includes('RESERVE_NOT_REMITTED')),
        )
      : []),
    ...(ofCounty ? trigger('SCORECARD', provisionsOf(policy, 'ASSESSMENT')) : []),
  ];
}
