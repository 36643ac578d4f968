import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import type { Fen } from '../money.js';
import type { Citation, LevyProvision } from '../policy/policy.js';
import { CitationType } from '../policy/policy.types.js';
import { type AppliedRule } from '../policy/applied-rule.js';
import { AppliedRuleType } from '../policy/applied-rule.types.js';

@ObjectType('ReserveLevy', {
  simpleResolvers: true,
  description:
    '一县一年提取的风险金：基数、比例、由谁承担。 A county’s levy of a fund year: base, rate, what bore it, and its entries.',
})
export class ReserveLevyType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => AppliedRuleType, { description: '所依政策与规则。 The policy and its rule.' })
  appliedRule!: AppliedRule;

  @Field(() => CitationType, { description: '依据。 The sentence that orders it.' })
  citation!: Citation;

  @Field(() => String, {
    description:
      'ONCE 一次、YEARLY 逐年、LEVEL 补足至规模（按基数分摊）、DECIDED 按决定。 ONCE, YEARLY on its own base; LEVEL: topped up to rate × the base of all ' +
      'and shared out by base; DECIDED: by decision.',
  })
  how!: LevyProvision['how'];

  @Field(() => String, {
    nullable: true,
    description: '比例（小数）。 The rate as a decimal, of the policy or as decided.',
  })
  rate!: string | null;

  @Field(() => String, {
    description:
      '基数：INCOME 收入、PREMIUMS 保费、PREMIUMS_AND_SUBSIDIES 保费加补助、ACCUMULATED_BALANCE 累计结余。 What it is a share of.',
  })
  base!: LevyProvision['base'];

  @Field(() => Int, { description: '基数所属年度。 The year of the base.' })
  baseYear!: number;

  @Field(() => DecimalScalar, { description: '本县基数（元）。 The county’s base in yuan.' })
  baseAmount!: Fen;

  @Field(() => DecimalScalar, {
    description: '提取额（元）。 The levy in yuan: what was borne and what was left owed.',
  })
  amount!: Fen;

  @Field(() => DecimalScalar, { description: '由当年结余承担（元）。 Out of the year’s surplus, in yuan.' })
  fromSurplus!: Fen;

  @Field(() => DecimalScalar, { description: '由累计结余承担（元）。 Out of the accumulated balance, in yuan.' })
  fromBalance!: Fen;

  obligationId!: string | null;
  entryIds!: string[];
}
