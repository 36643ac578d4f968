import { Field, Float, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';
import { StressCorrelation } from './inputs.js';

registerEnumType(StressCorrelation, {
  name: 'StressCorrelation',
  description: '各县市区波动是否同步。 How far counties stray from their growth together.',
  valuesConfig: {
    OBSERVED: { description: '按历史数据估计（单因子模型）。 As far as their history says, by one common factor.' },
    ZERO: { description: '互不相关。 Each by itself.' },
  },
});

@InputType({
  description:
    '压力测试的设定；收支增长、波动、相关性取自各县市区历史数据。 What is assumed beyond the counties’ own history. Shares are written 0.05 for 5 %.',
})
export class StartStressInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, {
    nullable: true,
    description:
      '政策；空为首个测试年度适用的政策，各年沿用。 The policy of all years; null: the one in force for the first of them.',
  })
  policy?: string | null;

  @Field(() => Int, { defaultValue: 5, description: '年数，1 至 10。 How many fund years, 1 to 10.' })
  years!: number;

  @Field(() => Int, { defaultValue: 10_000, description: '情景数，1 至 100000。 How many scenarios, 1 to 100,000.' })
  scenarios!: number;

  @Field(() => Int, {
    nullable: true,
    description: '随机种子，0 至 2147483647；空为任取。 The seed of the random numbers, 0 to 2147483647; null: any.',
  })
  seed?: number | null;

  @Field(() => StressCorrelation, {
    defaultValue: StressCorrelation.OBSERVED,
    description: '相关性。 How far counties stray together.',
  })
  correlation!: StressCorrelation;

  @Field(() => Float, {
    defaultValue: 0,
    description:
      '征缴率变动，−1 至 1：−0.05 为少收应收的 5%。 Added to the collection rate, −1 to 1: −0.05 collects 5 % less than the history says.',
  })
  collectionShift!: number;

  @Field(() => Float, {
    defaultValue: 0,
    description:
      '支出增速变动（如住院率上升），−1 至 1。 Added to each year’s growth of expenditure (admissions), −1 to 1.',
  })
  expenditureShift!: number;

  @Field(() => Float, {
    defaultValue: 0,
    description: '每年发生公共卫生事件的概率，0 至 1。 The chance of a public-health shock in a year, 0 to 1.',
  })
  shockProbability!: number;

  @Field(() => Float, {
    defaultValue: 0,
    description:
      '事件当年各县支出增加的比例，0 至 10。 By which share a shock raises every county’s expenditure, in its year only, 0 to 10.',
  })
  shockSize!: number;
}

@InputType('StressActInput', { description: '对一次压力测试的操作。 One stress run, to be cancelled or restarted.' })
export class StressActInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '压力测试编号。 Its id.' })
  run!: string;
}
