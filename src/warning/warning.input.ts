import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';
import type { WarningKind, WarningLevel } from './finding.js';
import { WarningKindEnum, WarningLevelEnum } from './warning.types.js';

@InputType('WarningFilter', {
  description: '预警的筛选条件，须同时满足。 Which warnings; all conditions have to hold.',
})
export class WarningFilterInput {
  @Field(() => ID, { nullable: true, description: '统筹区。 Of this pool.' })
  pool?: string | null;

  @Field(() => Insurance, { nullable: true, description: '险种。 Of this insurance.' })
  insurance?: Insurance | null;

  @Field(() => ID, { nullable: true, description: '县市区。 Of this county.' })
  county?: string | null;

  @Field(() => [WarningKindEnum], { nullable: true, description: '种类之一。 Of one of these kinds.' })
  kinds?: WarningKind[] | null;

  @Field(() => [WarningLevelEnum], { nullable: true, description: '级别之一。 Of one of these levels.' })
  levels?: WarningLevel[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true 未解除，false 已解除，不填均可。 True: open; false: cleared; none: both.',
  })
  open?: boolean | null;
}

@InputType('RefreshWarningsInput', { description: '检查一个统筹区的预警。 A check of a pool.' })
export class RefreshWarningsInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => String, {
    description:
      '截至日期（YYYY-MM-DD），不早于上次检查，不晚于今天。 The day (ISO) to look from: not before that of the last check, and not to come. Months that end ' +
      'later are left out.',
  })
  asOf!: string;
}
