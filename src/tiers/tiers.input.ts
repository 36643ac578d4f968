import { Field, ID, InputType, Int } from 'type-graphql';
import { FundYearActInput } from '../fund/fund-year-act.input.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';

@InputType({
  description: '登记层级：统筹区的一个成员本身也是统筹区。 A member of a pool that is a pool itself.',
})
export class LinkLowerPoolInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '上级统筹区的成员，如长沙市。 The member of the upper pool, such as 长沙市.' })
  county!: string;

  @Field(() => ID, { description: '该成员自己的统筹区。 The pool that it is.' })
  lowerPool!: string;
}

@InputType({ description: '一个成员的一个基金年度。 One member’s fund and year.' })
export class ConsolidateYearFactsInput extends FundYearActInput {
  @Field(() => ID, { description: '本身是统筹区的成员。 The member that is a pool itself.' })
  county!: string;
}

@InputType({ description: '成员若干月份的下级账簿。 Months of a member’s own pool.' })
export class LoadLowerBooksInput extends ConsolidateYearFactsInput {
  @Field(() => [Int], { description: '月份 1–12。 The months, 1–12.' })
  months!: number[];
}
