import { Field, ID, InputType } from 'type-graphql';
import { DutyStatus } from './standing.js';
import { DutyTask } from './task.js';

@InputType('DutyFilter', {
  description: '职责的查询条件，期间至多 366 天。 Which duties; the window has at most 366 days.',
})
export class DutyFilterType {
  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => ID, { nullable: true, description: '只看此县。 Only this county’s, none of the pool’s own.' })
  county?: string | null;

  @Field(() => String, { description: '期限自此日（YYYY-MM-DD）。 Due from this day on (ISO).' })
  from!: string;

  @Field(() => String, { description: '期限至此日（YYYY-MM-DD）。 Due by this day (ISO).' })
  to!: string;

  @Field(() => [DutyStatus], { nullable: true, description: '只看这些状态。 Only in these states.' })
  statuses?: DutyStatus[] | null;

  @Field(() => [DutyTask], { nullable: true, description: '只看这些事项。 Only these tasks.' })
  tasks?: DutyTask[] | null;
}
