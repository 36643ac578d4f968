import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { CoverageFinding, CoverageKind, Severity } from './coverage-findings.js';
import { COVERAGE } from './coverage-findings.js';
import type { Citation, Policy } from './policy.js';
import { CitationType, PolicyType } from './policy.types.js';

const CoverageKindEnum = Object.fromEntries(Object.keys(COVERAGE).map((kind) => [kind, kind])) as {
  [K in CoverageKind]: K;
};
registerEnumType(CoverageKindEnum, {
  name: 'CoverageKind',
  description: '覆盖检查的发现种类。 What is not covered, covered twice, or does not fit together.',
  valuesConfig: {
    DAYS_WITHOUT_POLICY: { description: '无政策施行的日期。 Days on which no policy is in force.' },
    DAYS_WITH_TWO_POLICIES: { description: '两项以上政策同时施行的日期。 Days on which more than one is.' },
    YEARS_WITHOUT_POLICY: { description: '无政策可据以清算的基金年度。 Fund years that no policy settles.' },
    YEARS_WITH_TWO_POLICIES: { description: '有两项以上政策的基金年度。 Fund years that more than one settles.' },
    POLICY_LAPSES: {
      description: '政策一年内失效而无后续。 A policy lapses within a year and none follows.',
    },
    NO_REMAINDER_CLASS: { description: '无一类缺口承接其余。 No class takes what is left of a deficit.' },
    TWO_REMAINDER_CLASSES: { description: '两类缺口承接其余。 More than one class does.' },
    CLASS_DEFINED_TWICE: { description: '缺口类别重复定义。 A class of deficit is defined twice.' },
    CLASS_WITHOUT_PLACE: { description: '缺口类别无弥补顺序。 A class has no place in the order of cover.' },
    CLASS_WITHOUT_DEFINITION: { description: '缺口类别无定义。 A class has steps or a place, but no definition.' },
    CLASS_WITHOUT_STEPS: { description: '缺口类别无弥补步骤。 A class has no steps.' },
    MEASURE_IN_TWO_CLASSES: { description: '同一事实计入两类。 A fact counts towards more than one class.' },
    STEP_NEVER_REACHED: { description: '永不执行的步骤。 A step comes after one that leaves nothing.' },
    MAY_STAY_UNRESOLVED: {
      description: '可能留有未落实部分的类别。 The last step of a class can run out; what is left takes a decision.',
    },
    SURPLUS_NOT_WHOLE: { description: '结余未全部规定去向。 A surplus is not allotted to the last fen.' },
    PROVISION_MISSING: { description: '缺少必要规定。 Something that every policy has to say is missing.' },
    PROVISION_TWICE: { description: '规定重复。 Something that is said once only is said twice.' },
    INPUTS_WITHOUT_RULE: { description: '没有规则使用的录入项目。 Inputs of a settlement that no rule uses.' },
  },
});

const SeverityEnum = { FAULT: 'FAULT', WARNING: 'WARNING', NOTICE: 'NOTICE' } as const satisfies { [K in Severity]: K };
registerEnumType(SeverityEnum, {
  name: 'CoverageSeverity',
  description: '严重程度。 How grave a finding is.',
  valuesConfig: {
    FAULT: { description: '政策无法适用，程序不予启动。 The law can’t be applied; the program does not start on it.' },
    WARNING: { description: '须处理，每次启动时提示。 Somebody should see to it; told at every start.' },
    NOTICE: { description: '提示。 The law is so; good to know.' },
  },
});

@ObjectType('CoverageFinding', {
  simpleResolvers: true,
  description: '覆盖检查的发现。 Something that the law of a pool does not cover, or covers twice.',
})
export class CoverageFindingType implements CoverageFinding {
  @Field(() => CoverageKindEnum, { description: '种类。 Its kind.' })
  kind!: CoverageKind;

  @Field(() => SeverityEnum, { description: '严重程度。 How grave it is.' })
  severity!: Severity;

  @Field(() => ID, {
    nullable: true,
    description: '所涉政策；不涉及单项政策的为空。 The policy, where it is about one.',
  })
  policy!: string | null;

  @Field(() => ID, { nullable: true, description: '所涉规则。 The rule, where it is about one.' })
  rule!: string | null;

  @Field(() => String, { description: '说明，中英文。 A sentence with the facts, Chinese then English.' })
  message!: string;

  @Field(() => CitationType, { nullable: true, description: '依据。 The sentence of law, where it is about one.' })
  citation!: Citation | null;
}

@ObjectType('PolicyCoverage', {
  simpleResolvers: true,
  description: '政策覆盖情况。 How far the policies of a pool cover its days, fund years, deficits and surpluses.',
})
export class PolicyCoverageType {
  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => String, { description: '截至日期。 The day on which it was looked at (ISO).' })
  asOf!: string;

  @Field(() => [PolicyType], { description: '当日施行的政策。 The policies in force on that day.' })
  inForce!: Policy[];

  @Field(() => [CoverageFindingType], {
    description: '发现：先日期与年度，后规则。 What was found: days and years first, then the rules of each policy.',
  })
  findings!: CoverageFinding[];
}
