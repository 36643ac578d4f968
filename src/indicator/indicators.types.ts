import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { TargetBound } from '../assessment/target.js';
import { DecimalScalar } from '../decimal.scalar.js';
import type { Fen } from '../money.js';
import type { Citation, Reading } from '../policy/policy.js';
import { CitationType, ReadingType } from '../policy/policy.types.js';
import type { WarningUnit } from '../warning/finding.js';
import { WarningUnitEnum } from '../warning/warning.types.js';
import type { IndicatorKind } from './indicators.js';

export const IndicatorKindEnum = {
  MONTHS_OF_COVER: 'MONTHS_OF_COVER',
  COLLECTION_RATE: 'COLLECTION_RATE',
  SUBSIDY_RATE: 'SUBSIDY_RATE',
  EXPENDITURE_PER_HEAD: 'EXPENDITURE_PER_HEAD',
  EXPENDITURE_OFF_MEAN: 'EXPENDITURE_OFF_MEAN',
  EXPENDITURE_DISPERSION: 'EXPENDITURE_DISPERSION',
  INSURED_SHARE: 'INSURED_SHARE',
} as const satisfies { [K in IndicatorKind]: K };
registerEnumType(IndicatorKindEnum, {
  name: 'IndicatorKind',
  description: '监测指标。 A figure that a fund year is watched by.',
  valuesConfig: {
    MONTHS_OF_COVER: { description: '备付期。 Months of cover: accumulated balance ÷ (the year’s expenditure ÷ 12).' },
    COLLECTION_RATE: { description: '征缴率：账面收入 ÷ 应收收入。 Income booked of what was due.' },
    SUBSIDY_RATE: { description: '财政补助到位率。 Subsidies booked of those and what did not arrive.' },
    EXPENDITURE_PER_HEAD: { description: '人均支出。 Expenditure per insured person.' },
    EXPENDITURE_OFF_MEAN: {
      description: '人均支出偏离均值（各县）。 A county’s expenditure per head, off the pool’s mean.',
    },
    EXPENDITURE_DISPERSION: {
      description:
        '人均支出变异系数（全统筹区，按人数加权）。 Coefficient of variation of the counties’ expenditure per head, weighted by persons.',
    },
    INSURED_SHARE: {
      description:
        '参保率（全统筹区，两险种合并）：参保人数 ÷ 常住人口。 Insured persons of both funds to permanent residents.',
    },
  },
});

@ObjectType('Indicator', {
  simpleResolvers: true,
  description: '一项监测指标，连同界限与依据。 A figure with its threshold and the sentence that orders it.',
})
export class IndicatorType {
  @Field(() => IndicatorKindEnum, { description: '指标。 What is watched.' })
  kind!: IndicatorKind;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '数值，单位见 unit；无法计算（无支出、无参保人、缺年度事实）为空。 The figure, in `unit`; null where it can’t be told.',
  })
  figure!: Fen | null;

  @Field(() => WarningUnitEnum, { description: '单位。 The unit of figure and threshold.' })
  unit!: WarningUnit;

  @Field(() => DecimalScalar, { nullable: true, description: '界限；没有为空。 The threshold; null: it has none.' })
  threshold!: Fen | null;

  @Field(() => TargetBound, {
    nullable: true,
    description: '方向。 Which side of the threshold is good; null: no threshold.',
  })
  bound!: TargetBound | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '是否在界限以内；无数值或无界限为空。 Whether the figure is on the good side; null without figure or threshold.',
  })
  within!: boolean | null;

  @Field(() => Boolean, {
    description: '界限为默认值，文件未规定。 The threshold is a default: no document sets it.',
  })
  thresholdIsDefault!: boolean;

  @Field(() => ID, { nullable: true, description: '规则；无则为空。 The rule that orders this, where one does.' })
  rule!: string | null;

  @Field(() => CitationType, {
    nullable: true,
    description: '依据；无文件依据的为空。 The sentence of law; null: in no document.',
  })
  citation!: Citation | null;

  @Field(() => [ReadingType], { description: '解读。 The readings taken where the sentence leaves something open.' })
  readings!: readonly Reading[];
}
