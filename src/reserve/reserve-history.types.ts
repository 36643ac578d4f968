import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';
import { Payload } from '../refusal.types.js';

@InputType({
  description:
    '一县建账之前的累计数；金额为普通字符串。 One county’s totals before the books; amounts as plain strings.',
})
export class ReserveHistoryRowInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => String, { description: '累计上解（元）。 Ever paid into the shared reserve, in yuan.' })
  contributed!: string;

  @Field(() => String, { description: '累计调剂（元）。 Ever drawn from it, in yuan.' })
  drawn!: string;
}

@InputType('RecordReserveHistoryInput', {
  description:
    '建账之前的累计上解与调剂，每行形成新版本。 What counties paid in and drew before the books; each row makes a new version.',
})
export class RecordReserveHistoryInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => String, { description: '来源。 The document that the figures are taken from.' })
  source!: string;

  @Field(() => [ReserveHistoryRowInput], { description: '各县市区。 A row for each county.' })
  rows!: ReserveHistoryRowInput[];
}

@ObjectType('ReserveHistory', {
  simpleResolvers: true,
  description:
    '累计上解与调剂（元）：一县截至一个基金年度清算时上解共有风险金、从中调剂的累计数。 What a county ever paid into the shared reserve and drew from it, in yuan, as the ' +
    'settlement of a fund year counts it: the year’s own levy is in, its own draws are not.',
})
export class ReserveHistoryType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => DecimalScalar, {
    description:
      '累计上解：提取、上解、补缴与补齐，含建账之前录入数。 Levied, remitted and refilled, with what was entered of before the books.',
  })
  contributed!: string;

  @Field(() => DecimalScalar, {
    description:
      '累计调剂：以前年度清算动用，含建账之前录入数。 Drawn by settlements of earlier years, with what was entered.',
  })
  drawn!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '其中建账之前上解；未录入为空。 Of it before the books; null: not entered.',
  })
  contributedBefore!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '其中建账之前调剂；未录入为空。 Of it before the books; null: not entered.',
  })
  drawnBefore!: string | null;

  @Field(() => String, { nullable: true, description: '录入数的来源。 What the entered figures were taken from.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: '录入人。 Who entered them.' })
  enteredBy!: string | null;
}

@ObjectType({ description: '录入累计上解与调剂的结果。 How many rows were entered, or why not.' })
export class ReserveHistoryPayload extends Payload {
  @Field(() => Int, { nullable: true, description: '录入的行数。 Rows entered.' })
  rows?: number | null;
}
