/** What the law does not cover, or covers twice, as a closed list: how grave each finding is, and its sentence. */
import type { Citation } from './policy.js';

/**
 * FAULT: the law can't be applied as it is written down here; the program does not start. WARNING: somebody should see to it, told at
 * every start. NOTICE: the law is so, and it is good to know.
 */
export type Severity = 'FAULT' | 'WARNING' | 'NOTICE';

interface Kind {
  severity: Severity;
  /** What is said of the subject, Chinese then English. */
  says: (subject: string) => string;
}
const fault = (says: Kind['says']): Kind => ({ severity: 'FAULT', says });
const warning = (says: Kind['says']): Kind => ({ severity: 'WARNING', says });
const notice = (says: Kind['says']): Kind => ({ severity: 'NOTICE', says });

export const COVERAGE = {
  DAYS_WITHOUT_POLICY: warning((days) => `${days} 没有施行的政策。 No policy is in force ${days}.`),
  DAYS_WITH_TWO_POLICIES: warning((days) => `${days} 同时施行两项以上政策。 More than one policy is in force ${days}.`),
  YEARS_WITHOUT_POLICY: warning(
    (years) => `基金年度 ${years} 没有可据以清算的政策。 No policy settles the fund years ${years}.`,
  ),
  YEARS_WITH_TWO_POLICIES: fault(
    (years) => `基金年度 ${years} 有两项以上政策。 More than one policy settles the fund years ${years}.`,
  ),
  POLICY_LAPSES: warning(
    (day) => `政策将于 ${day} 失效，此后尚无政策。 The policy lapses on ${day}, and none follows.`,
  ),
  NO_REMAINDER_CLASS: fault(() => '没有一类缺口承接其余部分。 No class takes what is left of a deficit.'),
  TWO_REMAINDER_CLASSES: fault(
    (classes) => `两类缺口都承接其余部分：${classes}。 More than one class takes what is left: ${classes}.`,
  ),
  CLASS_DEFINED_TWICE: fault((name) => `缺口类别 ${name} 有两条定义。 Class ${name} is defined twice.`),
  CLASS_WITHOUT_PLACE: fault((name) => `缺口类别 ${name} 没有弥补顺序。 Class ${name} has no place in the order.`),
  CLASS_WITHOUT_DEFINITION: fault(
    (name) => `缺口类别 ${name} 有步骤或顺序而无定义。 Class ${name} has steps or a place, but no definition.`,
  ),
  CLASS_WITHOUT_STEPS: fault((name) => `缺口类别 ${name} 没有弥补步骤。 Class ${name} has no steps.`),
  MEASURE_IN_TWO_CLASSES: fault(
    (measure) => `同一事实 ${measure} 计入两类缺口。 ${measure} counts towards more than one class.`,
  ),
  STEP_NEVER_REACHED: fault(
    (step) => `步骤 ${step} 在承担全部余额的步骤之后，永不执行。 Step ${step} comes after one that leaves nothing.`,
  ),
  MAY_STAY_UNRESOLVED: notice(
    (name) =>
      `缺口类别 ${name} 的最后一步有限，可能留有未落实部分，须另行决定。 The last step of class ${name} can run out: a part may stay ` +
      'unresolved until a decision covers it.',
  ),
  SURPLUS_NOT_WHOLE: fault(() => '结余没有全部规定去向。 The rules for a surplus do not allot it to the last fen.'),
  PROVISION_MISSING: fault((what) => `缺少规定：${what}。 The policy has no ${what}.`),
  PROVISION_TWICE: fault((what) => `规定重复：${what}。 The policy has more than one ${what}.`),
  INPUTS_WITHOUT_RULE: notice((inputs) => `没有规则使用的录入项目：${inputs}。 No rule makes use of ${inputs}.`),
} satisfies Record<string, Kind>;

export type CoverageKind = keyof typeof COVERAGE;

export interface CoverageFinding {
  kind: CoverageKind;
  severity: Severity;
  /** The policy that it is about; null where there is none, or more than one. */
  policy: string | null;
  rule: string | null;
  message: string;
  citation: Citation | null;
}

/** @param about the sentence that it is about, with its rule, where there is one. */
export const finding = (
  kind: CoverageKind,
  policy: string | null,
  subject = '',
  about?: { rule: string; citation: Citation },
): CoverageFinding => ({
  kind,
  severity: COVERAGE[kind].severity,
  policy,
  rule: about?.rule ?? null,
  message: COVERAGE[kind].says(subject),
  citation: about?.citation ?? null,
});
