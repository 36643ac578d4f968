import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';

@ObjectType('FundYearHistory', {
  simpleResolvers: true,
  description: '历史年度收支（建账之前）。 A county’s year before the books: a fact with a source.',
})
export class FundYearHistoryType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => Int, { description: '年度。 The year.' })
  year!: number;

  @Field(() => DecimalScalar, { description: '收入合计（元）。 All income, in yuan.' })
  income!: string;

  @Field(() => DecimalScalar, { description: '其中社会保险费（元）。 Of it premiums, in yuan.' })
  premium!: string;

  @Field(() => DecimalScalar, { description: '其中财政补贴（元）。 Of it fiscal subsidies, in yuan.' })
  fiscalSubsidy!: string;

  @Field(() => DecimalScalar, { description: '支出合计（元）。 All expenditure, in yuan.' })
  expenditure!: string;

  @Field(() => String, { description: '来源。 The document that it was taken from.' })
  source!: string;

  @Field(() => String, { description: '录入人。 Who entered it.' })
  enteredBy!: string;
}
