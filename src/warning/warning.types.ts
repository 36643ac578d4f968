import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import { type Citation, Insurance } from '../policy/policy.js';
import { CitationType } from '../policy/policy.types.js';
import { Payload } from '../refusal.types.js';
import type { WarningKind, WarningLevel, WarningUnit } from './finding.js';

export const WarningKindEnum = {
  MONTHS_OF_COVER: 'MONTHS_OF_COVER',
  OVER_ACCUMULATED: 'OVER_ACCUMULATED',
  DEFICIT: 'DEFICIT',
  DEFICIT_TWO_YEARS: 'DEFICIT_TWO_YEARS',
  EXHAUSTION: 'EXHAUSTION',
  COLLECTION_RATE: 'COLLECTION_RATE',
  SUBSIDY_RATE: 'SUBSIDY_RATE',
  GROWTH: 'GROWTH',
  BUDGET_SPENDING: 'BUDGET_SPENDING',
  BUDGET_INCOME: 'BUDGET_INCOME',
  BUDGET_OVERSPENT: 'BUDGET_OVERSPENT',
  EXPENDITURE_ACCOUNT: 'EXPENDITURE_ACCOUNT',
  OVERDUE_OBLIGATION: 'OVERDUE_OBLIGATION',
  OVERDUE_DEBT: 'OVERDUE_DEBT',
  OVERDUE_DUTY: 'OVERDUE_DUTY',
  OVERDUE_REMITTANCE: 'OVERDUE_REMITTANCE',
  OVERDUE_PLAN: 'OVERDUE_PLAN',
  PLAN_OFF_MEAN: 'PLAN_OFF_MEAN',
  EXPENDITURE_PER_HEAD: 'EXPENDITURE_PER_HEAD',
  EXPENDITURE_DISPERSION: 'EXPENDITURE_DISPERSION',
  INSURED_SHARE: 'INSURED_SHARE',
  WORKING_FUNDS: 'WORKING_FUNDS',
  POLICY_LAPSES: 'POLICY_LAPSES',
} as const satisfies { [K in WarningKind]: K };
registerEnumType(WarningKindEnum, {
  name: 'WarningKind',
  description: '预警种类。 What is watched.',
  valuesConfig: {
    MONTHS_OF_COVER: { description: '备付期过短。 Too few months of cover.' },
    OVER_ACCUMULATED: { description: '结余过多。 More months of cover than are needed.' },
    DEFICIT: { description: '当期缺口。 A deficit in the fund year so far.' },
    DEFICIT_TWO_YEARS: { description: '连续两年缺口。 A deficit in two years running.' },
    EXHAUSTION: { description: '结余将用完。 The balance is used up soon, at the rate of the year so far.' },
    COLLECTION_RATE: { description: '征缴率低。 Too little of the year’s income due was collected.' },
    SUBSIDY_RATE: { description: '财政补助未到位。 Too little of the year’s subsidies was paid in.' },
    GROWTH: { description: '支出增长快于收入。 Expenditure grew faster than income, against the year before.' },
    BUDGET_SPENDING: {
      description: '支出执行快于预算进度。 Spending is ahead of what the budget plans for the months on record.',
    },
    BUDGET_INCOME: { description: '收入执行慢于预算进度。 Income is behind what the budget plans for them.' },
    BUDGET_OVERSPENT: { description: '支出超出全年预算。 Expenditure is above the whole year’s budget.' },
    EXPENDITURE_ACCOUNT: { description: '支出户超限额。 A county’s expenditure account holds more than it may.' },
    OVERDUE_OBLIGATION: {
      description: '应付义务逾期；subject 为其编号。 An obligation is overdue; `subject` is its id.',
    },
    OVERDUE_DEBT: {
      description:
        '统筹前的欠款逾期；subject 为其编号。 An instalment of a debt from before pooling is overdue; `subject` is the debt.',
    },
    OVERDUE_REMITTANCE: {
      description:
        '县级收入逾期未上解；subject 为收入月份。 A county’s income of a month was not remitted by its day; `subject` is the month.',
    },
    OVERDUE_DUTY: {
      description:
        '划转、计划、预拨、周转金逾期未办；subject 为事项和所属期。 A sweep, a plan, a prefund or working capital is past its day and not done; `subject` is its task and what it is about.',
    },
    OVERDUE_PLAN: {
      description:
        '用款计划逾期未拨且未失效；subject 为事项和所属期。 A fund-use plan was to be paid, is not, and has not lapsed; `subject` is its task and what it is about.',
    },
    PLAN_OFF_MEAN: {
      description:
        '用款计划偏离前几年度平均支出（办法有规定的）；subject 为季度或月份。 A plan is far off the mean expenditure of the years before that the policy names; `subject` is its month or quarter.',
    },
    EXPENDITURE_PER_HEAD: {
      description: '人均支出偏离均值。 A county’s expenditure per insured person is far off the pool’s mean.',
    },
    EXPENDITURE_DISPERSION: {
      description:
        '各县人均支出差异大（变异系数，按人数加权）。 The counties’ expenditure per insured person differs much (coefficient of ' +
        'variation, weighted by persons).',
    },
    INSURED_SHARE: { description: '参保率低。 Too small a share of the residents is insured.' },
    WORKING_FUNDS: { description: '工作经费不足。 Too little is set aside for each insured person and year.' },
    POLICY_LAPSES: {
      description:
        '政策将失效或已失效而无后续；subject 为政策编号。 A policy lapses and none follows; `subject` is its id.',
    },
  },
});

export const WarningLevelEnum = { RED: 'RED', ORANGE: 'ORANGE', NOTICE: 'NOTICE' } as const satisfies {
  [K in WarningLevel]: K;
};
registerEnumType(WarningLevelEnum, {
  name: 'WarningLevel',
  description: '预警级别。 How grave a warning is.',
  valuesConfig: {
    RED: { description: '红色。 The highest.' },
    ORANGE: { description: '橙色。 The second.' },
    NOTICE: { description: '提示。 To be known.' },
  },
});

export const WarningUnitEnum = {
  MONTHS: 'MONTHS',
  YUAN: 'YUAN',
  PERCENT: 'PERCENT',
  PERCENTAGE_POINTS: 'PERCENTAGE_POINTS',
  DAYS: 'DAYS',
} as const satisfies { [K in WarningUnit]: K };
registerEnumType(WarningUnitEnum, {
  name: 'WarningUnit',
  description: '数值单位。 The unit of a warning’s figure and threshold.',
  valuesConfig: {
    MONTHS: { description: '月。 Months.' },
    YUAN: { description: '元。 Yuan.' },
    PERCENT: { description: '百分比。 Percent.' },
    PERCENTAGE_POINTS: { description: '百分点。 Percentage points.' },
    DAYS: { description: '天。 Days.' },
  },
});

@ObjectType('Warning', {
  simpleResolvers: true,
  description:
    '预警：某项指标越过界限；发现时提出一次，消失时解除。 A warning: a figure passed a threshold. Raised once, when refreshWarnings first finds it; cleared ' +
    'when it no longer does; a change of level clears one and raises another.',
})
export class WarningType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, {
    nullable: true,
    description: '险种；空为两险种合并或统筹区整体。 The insurance; null: both funds together, or the pool as such.',
  })
  insurance!: Insurance | null;

  @Field(() => ID, { nullable: true, description: '县市区；空为全统筹区。 The county; null: the whole pool.' })
  county!: string | null;

  @Field(() => Int, { description: '基金年度。 The fund year that was looked at.' })
  fiscalYear!: number;

  @Field(() => WarningKindEnum, { description: '种类。 What is watched.' })
  kind!: WarningKind;

  @Field(() => WarningLevelEnum, { description: '级别。 How grave it is.' })
  level!: WarningLevel;

  @Field(() => ID, { nullable: true, description: '所涉事项编号。 What it is about, for kinds that say so.' })
  subject!: string | null;

  @Field(() => DecimalScalar, { description: '提出时的数值，单位见 unit。 The figure when it was raised, in `unit`.' })
  figure!: string;

  @Field(() => DecimalScalar, {
    description: '最近一次检查的数值。 The figure at the last check that found it still, in `unit`.',
  })
  latestFigure!: string;

  @Field(() => DecimalScalar, { description: '界限。 The threshold that was passed, in `unit`.' })
  threshold!: string;

  @Field(() => WarningUnitEnum, { description: '单位。 The unit of figure and threshold.' })
  unit!: WarningUnit;

  @Field(() => String, {
    description: '说明，中英文，按提出时的数值。 A sentence with the figures as raised, Chinese then English.',
  })
  message!: string;

  @Field(() => ID, { nullable: true, description: '规则；无则为空。 The rule that orders this, where one does.' })
  rule!: string | null;

  @Field(() => CitationType, {
    nullable: true,
    description: '依据；无文件依据的为空。 The sentence of law; null: national practice, in none of the documents.',
  })
  citation!: Citation | null;

  @Field(() => Boolean, {
    description: '界限为默认值，文件未规定。 The threshold is a default: no document sets it.',
  })
  thresholdIsDefault!: boolean;

  @Field(() => String, { description: '提出日（检查的截至日）。 The day (ISO) as of which it was raised.' })
  raisedOn!: string;

  @Field(() => String, { description: '提出时的检查人。 Who had the pool looked over then.' })
  raisedBy!: string;

  @Field(() => String, {
    nullable: true,
    description: '解除日；未解除为空。 The day (ISO) as of which it was cleared; null while it is open.',
  })
  clearedOn!: string | null;

  @Field(() => String, { nullable: true, description: '解除时的检查人。 Who had the pool looked over then.' })
  clearedBy!: string | null;
}

export const WarningConnection = connectionType(WarningType, 'Warning');

@ObjectType({ description: '预警检查的结果。 What a check of the warnings came to, or why there was none.' })
export class RefreshWarningsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: '新提出的件数。 How many were raised.' })
  raised?: number | null;

  @Field(() => Int, { nullable: true, description: '解除的件数。 How many were cleared.' })
  cleared?: number | null;

  @Field(() => Int, { nullable: true, description: '仍然成立的件数。 How many stand from before.' })
  standing?: number | null;
}
