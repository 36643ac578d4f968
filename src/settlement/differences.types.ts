import { Field, ID, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import type { Fen } from '../money.js';
import { type Citation, DeficitClass, FundingSource, SurplusTarget } from '../policy/policy.js';
import { CitationType } from '../policy/policy.types.js';
import type { LevyCharge } from './levy.js';
import { CountyMovementsType, MovedType } from './movements.types.js';

@ObjectType('LevyDifference', {
  simpleResolvers: true,
  description: '风险金承担的差异。 By how much more (or, negative, less) of a levy each bears; together nothing.',
})
export class LevyDifferenceType {
  @Field(() => DecimalScalar, { description: '由结余承担（元）。 Out of the surplus, in yuan.' })
  fromSurplus!: Fen;

  @Field(() => DecimalScalar, { description: '由累计结余承担（元）。 Out of the balance, in yuan.' })
  fromBalance!: Fen;

  @Field(() => DecimalScalar, { description: '应缴未缴（元）。 Owed, in yuan.' })
  unpaid!: Fen;
}

@ObjectType('StepDifference', {
  simpleResolvers: true,
  description: '一个步骤的差异。 A step that is of another amount.',
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
  description: '结余分配的差异。 A part of a surplus that differs.',
})
export class SurplusDifferenceType extends MovedType {
  @Field(() => ID, { description: '规则编号。 The rule.' })
  rule!: string;

  @Field(() => SurplusTarget, { description: '归处。 Where it goes.' })
  to!: SurplusTarget;

  @Field(() => CitationType, { description: '依据。 The sentence.' })
  citation!: Citation;
}

@ObjectType('CountyDifferences', { simpleResolvers: true, description: '一县的差异。 What differs for a county.' })
export class CountyDifferencesType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => [StepDifferenceType], { description: '步骤：before 为已入账。 Steps: before is what was posted.' })
  steps!: StepDifferenceType[];

  @Field(() => [SurplusDifferenceType], {
    description: '结余分配：before 为已入账。 Surplus: before is what was posted.',
  })
  surplus!: SurplusDifferenceType[];

  @Field(() => LevyDifferenceType, {
    description: '本年风险金改由谁承担；提取数不变。 Who bears the year’s levy instead; the levy itself stays.',
  })
  levy!: LevyCharge;

  @Field(() => CountyMovementsType, { description: '按付款方汇总。 The same by payer, with obligations and balances.' })
  movements!: CountyMovementsType;
}
