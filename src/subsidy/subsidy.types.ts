import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import type { Fen } from '../money.js';
import { Payload } from '../refusal.types.js';
import { GovernmentLevel } from './level.js';

const DECIMAL = () => DecimalScalar;
const RATE = {
  nullable: true,
  description:
    '到位率（%），两位小数四舍五入；无应到为空。 Percent paid in, two decimals half up; null: nothing is due.',
} as const;

@ObjectType('SubsidyLevel', {
  simpleResolvers: true,
  description: '一级财政对一县的补助（元）。 The subsidies of one level of government, in yuan.',
})
export class SubsidyLevelType {
  @Field(() => GovernmentLevel, { description: '财政级次。 The level.' })
  level!: GovernmentLevel;

  @Field(DECIMAL, { description: '应到。 Due.' })
  due!: Fen;

  @Field(DECIMAL, { description: '已到，不含已冲销。 Paid in; what was reversed is left out.' })
  paid!: Fen;

  @Field(DECIMAL, { description: '未到。 Not paid in.' })
  outstanding!: Fen;

  @Field(() => String, RATE)
  paidInRate!: string | null;
}

@ObjectType('CountySubsidies', {
  simpleResolvers: true,
  description: '一县一年财政补助的应到与已到（元）。 What was due to a county’s fund and what has come, in yuan.',
})
export class CountySubsidiesType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => [SubsidyLevelType], { description: '各级，自上而下。 The levels, from the highest down.' })
  levels!: SubsidyLevelType[];

  @Field(DECIMAL, { description: '应到合计。 Due, all levels.' })
  due!: Fen;

  @Field(DECIMAL, { description: '已到合计。 Paid in, all levels.' })
  paid!: Fen;

  @Field(() => String, RATE)
  paidInRate!: string | null;

  @Field(DECIMAL, {
    description:
      '据此建议的“财政补助未到位”：各级未到之和。 Proposed as subsidyShortfall of the year’s facts: what each level has not paid, added up.',
  })
  proposedShortfall!: Fen;

  @Field(DECIMAL, {
    nullable: true,
    description: '年度事实最新版所载；未录入为空。 As the newest version of the facts says; null: none entered.',
  })
  recordedShortfall!: Fen | null;

  @Field(DECIMAL, {
    nullable: true,
    description: '建议减所载；未录入为空。 Proposed less recorded; null: none entered.',
  })
  difference!: Fen | null;
}
export const CountySubsidiesConnection = connectionType(CountySubsidiesType, 'CountySubsidies');

@ObjectType({ description: '录入应到补助的结果。 How many rows were entered, or why not.' })
export class SubsidyDuePayload extends Payload {
  @Field(() => Int, { nullable: true, description: '录入的行数。 Rows entered.' })
  rows?: number | null;
}
