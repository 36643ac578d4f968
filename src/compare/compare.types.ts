import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Insurance, type Policy } from '../policy/policy.js';
import { PolicyType } from '../policy/policy.types.js';
import { CountyMovementsType, PoolMovementsType } from '../settlement/movements.types.js';
import { SettlementOutcomeType } from '../settlement/simulate.types.js';

@ObjectType('Assumption', {
  simpleResolvers: true,
  description:
    '按另一政策计算时的假定。 What had to be assumed of an input that this policy needs and the year does not have.',
})
export class AssumptionType {
  @Field(() => String, { description: '所涉输入。 The input in question.' })
  input!: string;

  @Field(() => String, { description: '假定。 What was assumed.' })
  text!: string;
}

@ObjectType('PolicyComparison', {
  simpleResolvers: true,
  description: '按一项政策计算的结果。 The year under one policy.',
})
export class PolicyComparisonType {
  @Field(() => PolicyType, { description: '政策。 The policy.' })
  policy!: Policy;

  @Field(() => Boolean, { description: '是否为该年度所适用的政策。 Whether it is the policy in force for the year.' })
  inForce!: boolean;

  @Field(() => PoolMovementsType, {
    description:
      '全统筹区按付款方合计：before 为适用政策，after 为本政策。 The pool by payer: before is the policy in force, after this one.',
  })
  total!: PoolMovementsType;

  @Field(() => [CountyMovementsType], {
    description: '各县市区；县级角色只见本县。 By county; a county’s role sees its own.',
  })
  counties!: CountyMovementsType[];

  @Field(() => [AssumptionType], { description: '假定。 What had to be assumed.' })
  assumptions!: AssumptionType[];

  @Field(() => SettlementOutcomeType, {
    description:
      '完整结果；ignoredInputs 为本政策不用的数据。 The outcome whole; its ignoredInputs are what this policy has no use for.',
  })
  outcome!: SettlementOutcomeType;
}

@ObjectType('SettlementComparison', {
  simpleResolvers: true,
  description:
    '同一年度按各政策计算的对比，不存储。 The same stored year under several policies, side by side; nothing is stored.',
})
export class SettlementComparisonType {
  @Field(() => String, { description: '说明：不构成决定。 Says that it is no decision.' })
  notice!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => ID, {
    nullable: true,
    description:
      '数据所取的清算；空为按现时账簿与事实。 The settlement whose inputs were used; null: books and facts as they stand now.',
  })
  settlement!: string | null;

  @Field(() => PolicyType, { description: '该年度所适用的政策。 The policy in force for the year.' })
  inForce!: Policy;

  @Field(() => [PolicyComparisonType], { description: '各政策，按所给次序。 The policies, in the order given.' })
  policies!: PolicyComparisonType[];
}
