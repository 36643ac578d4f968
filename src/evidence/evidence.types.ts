import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import type { Fen } from '../money.js';
import { type Citation, DeficitClass, type DeficitMeasure, type Policy, type Reading } from '../policy/policy.js';
import { CitationType, PolicyType, ReadingType } from '../policy/policy.types.js';
import { CountyMovementsType, MovedType, PoolMovementsType } from '../settlement/movements.types.js';
import type { SettlementStep } from '../settlement/outcome.js';
import type { Scenario } from '../settlement/scenario.js';
import { SettlementInputType } from '../settlement/settlement-inputs.types.js';
import { SettlementStepType } from '../settlement/simulate.types.js';
import type { CapKind } from './deficit-evidence.js';

export const CapKindEnum = { DEFICIT_LEFT: 'DEFICIT_LEFT', POOL_OVERSPENT: 'POOL_OVERSPENT' } as const satisfies {
  [K in CapKind]: K;
};
registerEnumType(CapKindEnum, {
  name: 'DeficitCap',
  description: '限额的种类。 What kept a class of deficit below what its measures come to.',
  valuesConfig: {
    DEFICIT_LEFT: { description: '此前各类之后所剩的缺口。 What earlier classes left of the deficit.' },
    POOL_OVERSPENT: {
      description: '全市超支额，各县按比例分配。 What the whole pool was overspent by; the claims were rationed to it.',
    },
  },
});

@ObjectType('CapApplied', { simpleResolvers: true, description: '适用的限额。 The cap that applied.' })
export class CapAppliedType {
  @Field(() => CapKindEnum, { description: '种类。 Its kind.' })
  kind!: CapKind;

  @Field(() => DecimalScalar, { description: '限额（元）。 The limit in yuan.' })
  limit!: Fen;
}

@ObjectType('WhatIf', {
  simpleResolvers: true,
  description:
    '改认一项金额后的变动，不存储。 What would move if one measure came to another amount; nothing is stored.',
})
export class WhatIfType {
  @Field(() => String, { description: '说明：不构成决定。 Says that it is no decision.' })
  notice!: string;

  @Field(() => MovedType, { description: '该项金额的改变。 The measure itself.' })
  measure!: MovedType;

  @Field(() => CountyMovementsType, {
    description: '本县的变动：谁多付、谁少付。 The county: who pays how much more or less.',
  })
  county!: CountyMovementsType;

  @Field(() => [CountyMovementsType], {
    description:
      '有变动的其他县市区；县级角色不见他县。 Other counties for which anything moves; a county’s role sees none.',
  })
  others!: CountyMovementsType[];

  @Field(() => PoolMovementsType, { description: '全统筹区合计。 The pool as a whole.' })
  pool!: PoolMovementsType;
}

@ObjectType('MeasureEvidence', {
  simpleResolvers: true,
  description: '一项计量：金额及所据事实。 One measure of a class: its amount and the facts behind it.',
})
export class MeasureEvidenceType {
  @Field(() => String, {
    description:
      '计量方式，如 NON_COMPLIANT_EXPENDITURE、INCOME_BELOW_TARGET、认定的原因；REMAINDER 为其余全部。 The measure, as the policy’s ' +
      'provision names it; REMAINDER is all that is left.',
  })
  measure!: DeficitMeasure;

  @Field(() => DecimalScalar, { description: '金额（元），限额之前。 Its amount in yuan, before any cap.' })
  amount!: Fen;

  @Field(() => [SettlementInputType], {
    description:
      '所据输入：账簿位置，或事实版次（来源、录入人、确认人）。 The inputs it rests on, each with its source.',
  })
  inputs!: SettlementInputType[];

  sheet!: Sheet;
}

@ObjectType('ClassEvidence', {
  simpleResolvers: true,
  description: '一类缺口的依据。 Why a class of deficit is what it is.',
})
export class ClassEvidenceType {
  @Field(() => DeficitClass, { description: '类别。 The class.' })
  deficitClass!: DeficitClass;

  @Field(() => DecimalScalar, { description: '属此类的缺口（元）。 What of the deficit is of this class, in yuan.' })
  amount!: Fen;

  @Field(() => DecimalScalar, { description: '各项计量之和（元）。 What its measures come to together, in yuan.' })
  measured!: Fen;

  @Field(() => CapAppliedType, {
    nullable: true,
    description: '适用的限额；未受限为空。 The cap that applied; null: none did.',
  })
  cap!: CapAppliedType | null;

  @Field(() => [MeasureEvidenceType], { description: '各项计量。 The measures.' })
  measures!: MeasureEvidenceType[];

  @Field(() => ID, { description: '规则编号。 The rule.' })
  rule!: string;

  @Field(() => CitationType, { description: '依据。 The sentence that makes it a class of its own.' })
  citation!: Citation;

  @Field(() => [ReadingType], { description: '解读。 The readings taken of the sentence.' })
  readings!: readonly Reading[];

  @Field(() => [SettlementStepType], { description: '由谁弥补。 Who covers it.' })
  steps!: SettlementStep[];
}

@ObjectType('DeficitEvidence', {
  simpleResolvers: true,
  description: '缺口依据表：一县缺口何以如此。 The evidence sheet: why a county’s deficit is what it is.',
})
export class DeficitEvidenceType {
  @Field(() => ID, { description: '清算编号。 The settlement.' })
  settlement!: string;

  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => PolicyType, { description: '所依政策。 The policy applied.' })
  policy!: Policy;

  @Field(() => DecimalScalar, { description: '缺口（元）。 The deficit in yuan.' })
  deficit!: Fen;

  @Field(() => [ClassEvidenceType], {
    description: '各类，按认定次序。 The classes, in the order in which they take their part.',
  })
  classes!: ClassEvidenceType[];
}

/** What a sheet was made from. */
export interface Sheet {
  pool: string;
  county: string;
  policy: Policy;
  scenario: Scenario;
}
