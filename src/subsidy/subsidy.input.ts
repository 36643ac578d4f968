import { Field, ID, InputType, Int } from 'type-graphql';
import { FundYearActInput } from '../fund/fund-year-act.input.js';
import { GovernmentLevel } from './level.js';

@InputType({ description: '一县一级财政的应到补助。 What one level of government owes a county’s fund.' })
export class SubsidyDueRowInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => GovernmentLevel, { description: '财政级次。 The level of government.' })
  level!: GovernmentLevel;

  @Field(() => String, {
    nullable: true,
    description: '应到金额（元）；按人均标准计算的不填。 The amount in yuan; none where it is reckoned per head.',
  })
  amount?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      '人均标准（元），乘参保人数；填金额的不填。 A standard in yuan per insured person; none with an amount.',
  })
  perHead?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: '参保人数；不填用登记数。 Persons for perHead; those of the register where none are given.',
  })
  insured?: number | null;
}

@InputType('SubsidyDueInput', {
  description: '应到财政补助，每行形成新版本。 Subsidies due; each row makes a new version.',
})
export class SubsidyDueInputType extends FundYearActInput {
  @Field(() => String, { description: '来源。 The document that the figures are taken from.' })
  source!: string;

  @Field(() => [SubsidyDueRowInput], { description: '各县各级。 A row for each county and level.' })
  rows!: SubsidyDueRowInput[];
}
