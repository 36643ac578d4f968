import { Field, ID, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';

@InputType('PeriodsInput', { description: '开启或结账的会计期间。 Periods of a fund year to open or to close.' })
export class PeriodsInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => [Int], { description: '月份 1–12，清算期为 13。 Months 1–12; 13 is the closing period.' })
  months!: number[];

  @Field(() => String, { nullable: true, description: '理由。 Why, if it needs saying.' })
  reason?: string | null;
}
