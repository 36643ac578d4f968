import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import { CountyKind, Insurance } from '../policy/policy.js';
import { Payload } from '../refusal.types.js';
import { StressStatus } from './find-stress.service.js';
import { StressCorrelation } from './inputs.js';
import './stress.input.js'; // registers StressCorrelation

registerEnumType(StressStatus, {
  name: 'StressStatus',
  description: '压力测试状态。 How far a stress run has got.',
  valuesConfig: {
    QUEUED: { description: '排队中。 Waiting to be computed.' },
    RUNNING: { description: '计算中。 Being computed.' },
    DONE: { description: '已完成。 The result is there and stays as it is.' },
    FAILED: {
      description: '失败，可重新开始。 Not computed, for the reason in `failure`; `restartStress` starts it again.',
    },
    CANCELLED: { description: '已取消，可重新开始。 Cancelled; `restartStress` starts it again.' },
  },
});

@ObjectType('StressProgress', { simpleResolvers: true, description: '计算进度。 How many scenarios are computed.' })
export class StressProgressType {
  @Field(() => Int, { description: '已完成情景数。 Scenarios done.' })
  done!: number;

  @Field(() => Int, { description: '总情景数。 Scenarios in all.' })
  total!: number;
}

@ObjectType('StressAssumptions', {
  simpleResolvers: true,
  description: '所作设定。 What was assumed beyond the history, as in StartStressInput.',
})
export class StressAssumptionsType {
  @Field(() => StressCorrelation, { description: '相关性。 How far counties stray together.' })
  correlation!: StressCorrelation;

  @Field(() => Float, { description: '征缴率变动。 Added to the collection rate.' })
  collectionShift!: number;

  @Field(() => Float, { description: '支出增速变动。 Added to the growth of expenditure.' })
  expenditureShift!: number;

  @Field(() => Float, { description: '事件概率。 The chance of a shock in a year.' })
  shockProbability!: number;

  @Field(() => Float, { description: '事件增支比例。 By which share a shock raises expenditure.' })
  shockSize!: number;
}

@ObjectType('StressEstimates', {
  simpleResolvers: true,
  description: '历史数据的估计值。 What the history says of all counties of the fund together.',
})
export class StressEstimatesType {
  @Field(() => Float, {
    description: '收入增速的标准差。 Standard deviation of a county’s growth of income about its mean.',
  })
  incomeVolatility!: number;

  @Field(() => Float, { description: '支出增速的标准差。 The same of expenditure.' })
  expenditureVolatility!: number;

  @Field(() => Float, {
    description: '县际相关系数（收入），0 至 0.99。 Correlation of two counties’ growth of income, 0 to 0.99.',
  })
  incomeCorrelation!: number;

  @Field(() => Float, { description: '县际相关系数（支出）。 The same of expenditure.' })
  expenditureCorrelation!: number;
}

@ObjectType('StressCounty', {
  simpleResolvers: true,
  description: '一个县市区的起点数据。 Where a county starts from; amounts in yuan.',
})
export class StressCountyType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => CountyKind, { description: '类别。 Its kind.' })
  kind!: CountyKind;

  @Field(() => DecimalScalar, { description: '累计结余。 Accumulated balance.' })
  accumulatedBalance!: string;

  @Field(() => DecimalScalar, { description: '本县风险金。 Own reserve.' })
  ownReserve!: string;

  @Field(() => DecimalScalar, { description: '最近年度收入。 Income of the last year on record.' })
  income!: string;

  @Field(() => DecimalScalar, { description: '最近年度支出。 Expenditure of the last year on record.' })
  expenditure!: string;

  @Field(() => Float, { description: '收入年均增速。 Mean yearly growth of income.' })
  incomeGrowth!: number;

  @Field(() => Float, { description: '支出年均增速。 Mean yearly growth of expenditure.' })
  expenditureGrowth!: number;

  @Field(() => Float, {
    description:
      '征缴率：最近年度实收÷应收（已确认的年度事实），无则为 1。 Collected ÷ due by the last year’s confirmed facts; 1 without.',
  })
  collectionRate!: number;
}

@ObjectType('StressQuantiles', {
  simpleResolvers: true,
  description: '分位数：该比例的情景不高于此值。 So many per cent of all scenarios are at or below it.',
})
export class StressQuantilesType {
  @Field(() => DecimalScalar, { description: '5%。' })
  p5!: string;

  @Field(() => DecimalScalar, { description: '25%。' })
  p25!: string;

  @Field(() => DecimalScalar, { description: '50%，中位数。 The median.' })
  p50!: string;

  @Field(() => DecimalScalar, { description: '75%。' })
  p75!: string;

  @Field(() => DecimalScalar, { description: '95%。' })
  p95!: string;
}

const CHANCE = '情景占比，四位小数，如 "0.0312"。 A share of all scenarios with four decimals.';

@ObjectType('StressYear', { simpleResolvers: true, description: '一个年度的结果。 What a fund year came to.' })
export class StressYearType {
  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => StressQuantilesType, {
    nullable: true,
    description:
      '年末备付期（月）：各县结余、风险金与统筹结余合计 ÷ 月均支出；有情景无支出为空。 Months of cover at the year’s end: all that the fund holds, ' +
      'balances and reserves; null where nothing was spent in some scenario.',
  })
  monthsOfCover!: StressQuantilesType | null;

  @Field(() => StressQuantilesType, {
    description:
      '年末风险金（元）；政策规定以各县风险金支持的，含各县部分。 The reserve in yuan at the year’s end, with the counties’ own parts where they ' +
      'stand behind it.',
  })
  reserve!: StressQuantilesType;

  @Field(() => StressQuantilesType, {
    description:
      '各级财政支付（元）：补足缺口，及代县补齐、补缴风险金。 What governments paid in yuan: top-ups, and refills and levies that a county could ' +
      'not pay.',
  })
  paidByGovernments!: StressQuantilesType;

  @Field(() => String, {
    description: `本年动用风险金且年末为零。 The reserve was drawn on and nothing is left. ${CHANCE}`,
  })
  reserveEmptied!: string;

  @Field(() => String, { description: `至本年末曾经耗尽。 In this year or an earlier one. ${CHANCE}` })
  reserveEmptiedBy!: string;

  @Field(() => String, {
    description: `有未落实缺口，须另行决定。 A deficit that nobody is bound to cover is left. ${CHANCE}`,
  })
  unresolved!: string;
}

@ObjectType('StressChanceBy', { simpleResolvers: true, description: '至某年末的概率。 A chance by a year’s end.' })
export class StressChanceByType {
  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => String, { description: CHANCE })
  chance!: string;
}

@ObjectType('StressCountyResult', {
  simpleResolvers: true,
  description: '一个县市区的结果。 What the scenarios came to for a county.',
})
export class StressCountyResultType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => [StressChanceByType], {
    description:
      '至各年末，累计结余曾经用尽而仍有缺口。 By each year’s end: its balance was gone, and a deficit was left.',
  })
  balanceGoneBy!: StressChanceByType[];

  @Field(() => String, {
    description: `最先用尽累计结余（同年以余下缺口大者为先）。 Its balance was gone first; in one year, the county that lacked most. ${CHANCE}`,
  })
  goneFirst!: string;
}

@ObjectType('StressResult', {
  simpleResolvers: true,
  description: '压力测试结果。 What all scenarios together came to.',
})
export class StressResultType {
  @Field(() => [StressYearType], { description: '各年度。 Year by year.' })
  years!: StressYearType[];

  @Field(() => [StressCountyResultType], { description: '各县市区，按编号。 The counties, in order of id.' })
  counties!: StressCountyResultType[];
}

@ObjectType('StressRun', {
  simpleResolvers: true,
  description:
    '风险金压力测试：同一种子、数据与政策版本得出同一结果。不计利息，公共卫生事件不作不可抗力申报，补助如期到位，除少收外无自身原因，未落实缺口由基金以外弥补，须决定的调剂按所缺拨付。 ' +
    'A stress test of the reserve: the same seed, inputs and policy version give the same result. No interest is earned, a shock is not declared as force majeure, subsidies are paid ' +
    'in, nobody is at fault beyond what was not collected, unresolved amounts are covered from outside, and a draw that is for somebody to ' +
    'decide is taken to be what the county lacks.',
})
export class StressRunType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, { description: '所用政策。 The policy.' })
  policy!: string;

  @Field(() => Int, { description: '政策版本。 Its version.' })
  policyVersion!: number;

  @Field(() => String, { description: '政策内容的 SHA-256（十六进制）。 SHA-256 (hex) of the policy’s content.' })
  policyHash!: string;

  @Field(() => String, { description: '全部输入的 SHA-256（十六进制）。 SHA-256 (hex) of all inputs, seed included.' })
  inputsHash!: string;

  @Field(() => StressStatus, { description: '状态。 How far it has got.' })
  status!: StressStatus;

  @Field(() => StressResultType, {
    nullable: true,
    description: '结果；未完成为空。 The result; null before it is done.',
  })
  result!: StressResultType | null;

  @Field(() => String, {
    nullable: true,
    description: '结果的 SHA-256（十六进制）；未完成为空。 SHA-256 (hex) of the result; null before it is done.',
  })
  resultHash!: string | null;

  @Field(() => String, { nullable: true, description: '失败原因；未失败为空。 Why it failed; null unless it did.' })
  failure!: string | null;

  @Field(() => String, { description: '申请人。 The person who asked for it.' })
  requestedBy!: string;

  @Field(() => GraphQLISODateTime, { description: '申请时间。 When it was asked for.' })
  requestedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: '结束时间。 When it was done, failed or cancelled.' })
  finishedAt!: Date | null;
}

export const StressRunConnection = connectionType(StressRunType, 'StressRun');

@ObjectType({ description: '压力测试的办理结果。 The stress run, or why not.' })
export class StressRunPayload extends Payload {
  @Field(() => StressRunType, { nullable: true, description: '压力测试。 The stress run.' })
  run?: StressRunType | null;
}
