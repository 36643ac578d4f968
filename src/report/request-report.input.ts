import { Field, ID, InputType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';

@InputType('RequestReportInput', { description: '申请清算报表。 The report of a settlement to make.' })
export class RequestReportInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '清算编号。 The settlement to report.' })
  settlement!: string;

  @Field(() => ID, {
    nullable: true,
    description: '县市区：县清算单；空为统筹区汇总表。 A county: its settlement sheet; null: the pool’s summary.',
  })
  county?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '改为该县的缺口依据表；须给县市区。 The county’s evidence sheet instead (DEFICIT_EVIDENCE); takes a county.',
  })
  deficitEvidence!: boolean;
}
