import { Field, ID, Int, ObjectType } from 'type-graphql';
import { type Citation, DeficitClass, FundingSource, Insurance, type Policy, SurplusTarget } from '../policy/policy.js';
import { CitationType, PolicyType } from '../policy/policy.types.js';
import { CountyMovementsType, MovedType, PoolMovementsType } from '../settlement/movements.types.js';
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

@ObjectType('StepDifference', {
  simpleResolvers: true,
  description: '一个步骤的差异。 A step that would be of another amount.',
})
export class StepDifferenceType extends MovedType {
  @Field(() => ID, { description: '规则编号。 The rule.' })
  rule!: string;

  @Field(() => FundingSource, { description: '资金来源。 Who or what pays.' })
  source!: FundingSource;

  @Field(() => DeficitClass, { description: '缺口类别。 The class of deficit.' })
  deficitClass!: DeficitClass;

  @Field(() => CitationType, { description: '依据。 The sentence.' })
  citation!: Citation;
}

@ObjectType('SurplusDifference', {
  simpleResolvers: true,
  description: '结余分配的差异。 A part of a surplus that would differ.',
})
export class SurplusDifferenceType extends MovedType {
  @Field(() => ID, { description: '规则编号。 The rule.' })
  rule!: string;

  @Field(() => SurplusTarget, { description: '归处。 Where it goes.' })
  to!: SurplusTarget;

  @Field(() => CitationType, { description: '依据。 The sentence.' })
  citation!: Citation;
}

@ObjectType('CountyDifferences', { simpleResolvers: true, description: '一县的差异。 What would differ for a county.' })
export class CountyDifferencesType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => [StepDifferenceType], { description: '步骤：before 为已入账。 Steps: before is what was posted.' })
  steps!: StepDifferenceType[];

  @Field(() => [SurplusDifferenceType], {
    description: '结余分配：before 为已入账。 Surplus: before is what was posted.',
  })
  surplus!: SurplusDifferenceType[];

  @Field(() => CountyMovementsType, { description: '按付款方汇总。 The same by payer, with obligations and balances.' })
  movements!: CountyMovementsType;
}

@ObjectType('SettlementDifferences', {
  simpleResolvers: true,
  description:
    '已入账清算与现时数据计算结果的差异，不存储。 A posted settlement against what the year would settle to now; nothing is stored.',
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
