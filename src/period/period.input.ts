import { Field, InputType, Int } from 'type-graphql';
import { FundYearActInput } from '../fund/fund-year-act.input.js';

@InputType('PeriodsInput', { description: '开启或结账的会计期间。 Periods of a fund year to open or to close.' })
export class PeriodsInputType extends FundYearActInput {
  @Field(() => [Int], { description: '月份 1–12，清算期为 13。 Months 1–12; 13 is the closing period.' })
  months!: number[];

  @Field(() => String, { nullable: true, description: '理由。 Why, if it needs saying.' })
  reason?: string | null;
}
