import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import type { Fen } from '../money.js';
import { Payload } from '../refusal.types.js';

@InputType({
  description: '一县的工作经费；金额为普通字符串。 One county’s working funds; the amount as a plain string.',
})
export class WorkingFundsRowInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => String, {
    description: '全年工作经费（元），两险种合计。 Of the year, both insurances together, in yuan.',
  })
  amount!: string;
}

@InputType('RecordWorkingFundsInput', {
  description: '工作经费，每行形成新版本。 Working funds of a year; each row makes a new version.',
})
export class RecordWorkingFundsInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Int, { description: '年度。 The year.' })
  fiscalYear!: number;

  @Field(() => String, { description: '来源，如预算批复。 The document that the figures are taken from.' })
  source!: string;

  @Field(() => [WorkingFundsRowInput], { description: '各县市区。 A row for each county.' })
  rows!: WorkingFundsRowInput[];
}

@ObjectType('WorkingFunds', {
  simpleResolvers: true,
  description:
    '工作经费：由同级财政安排，不属基金。 What a county’s own finance sets aside for running the insurance in a year; no money of the fund.',
})
export class WorkingFundsType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => DecimalScalar, { description: '全年工作经费（元）。 Of the year, in yuan.' })
  amount!: Fen;

  @Field(() => Int, { description: '参保人数，两险种合计，按登记数。 Insured persons of both funds, as registered.' })
  insured!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '每参保人每年（元），两位小数，舍去；无参保人为空。 Yuan a person and year, rounded down; null where nobody is insured.',
  })
  perPerson!: Fen | null;

  @Field(() => Int, { description: '版次，自 1 起。 Its version, from 1.' })
  version!: number;

  @Field(() => String, { description: '来源。 What it was taken from.' })
  source!: string;

  @Field(() => String, { description: '录入人。 Who entered it.' })
  enteredBy!: string;
}

@ObjectType({ description: '录入工作经费的结果。 How many rows were entered, or why not.' })
export class WorkingFundsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: '录入的行数。 Rows entered.' })
  rows?: number | null;
}
