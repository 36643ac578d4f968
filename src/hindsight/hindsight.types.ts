import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Insurance, type Policy } from '../policy/policy.js';
import { PolicyType } from '../policy/policy.types.js';
import { CountyDifferencesType } from '../settlement/differences.types.js';
import { PoolMovementsType } from '../settlement/movements.types.js';
import { SettlementInputType } from '../settlement/settlement-inputs.types.js';
import { SettlementOutcomeType } from '../settlement/simulate.types.js';

const NOTICE = '说明：不存储、不构成决定。 Says that it is no decision and nothing is stored.';
const CAVEATS =
  '须留意之处：未结账、未提取、未确认。 What was still open: months, levy, facts waiting for confirmation.';

@ObjectType('SettlementAsKnown', {
  simpleResolvers: true,
  description:
    '按某一时点已知的数据计算的清算，不存储。 The settlement of a year on what was known by an instant; nothing is stored.',
})
export class SettlementAsKnownType {
  @Field(() => String, { description: NOTICE })
  notice!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => String, { description: '时点。 The instant.' })
  bookedBy!: string;

  @Field(() => PolicyType, { description: '所依政策。 The policy applied.' })
  policy!: Policy;

  @Field(() => SettlementOutcomeType, {
    description: '结果；县级角色只见本县。 The outcome; a county’s role sees its own.',
  })
  outcome!: SettlementOutcomeType;

  @Field(() => [SettlementInputType], { description: '所用输入及来源。 The inputs, each with where it comes from.' })
  inputs!: SettlementInputType[];

  @Field(() => [String], { description: CAVEATS })
  caveats!: string[];
}

@ObjectType('SettlementDifferences', {
  simpleResolvers: true,
  description:
    '已入账（清算及其补充清算）与现时数据计算结果的差异，不存储。 What is posted for a year, corrections included, against what it would settle to now; ' +
    'nothing is stored.',
})
export class SettlementDifferencesType {
  @Field(() => String, { description: NOTICE })
  notice!: string;

  @Field(() => ID, { description: '清算编号。 The settlement.' })
  settlement!: string;

  @Field(() => [String], { description: '入账后变动的输入。 Inputs that are others now.' })
  changedInputs!: string[];

  @Field(() => [String], { description: CAVEATS })
  caveats!: string[];

  @Field(() => PoolMovementsType, { description: '全统筹区合计。 The pool as a whole.' })
  total!: PoolMovementsType;

  @Field(() => [CountyDifferencesType], {
    description: '有差异的县市区；县级角色只见本县。 Counties that differ; a county’s role sees its own.',
  })
  counties!: CountyDifferencesType[];
}
