import { Field, ID, InputType, Int } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';

@InputType({ description: '一行收入或支出。 One row of income or expenditure.' })
export class LoadRowInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '月份 1–12。 The month, 1–12.' })
  month!: number;

  @Field(() => String, {
    description:
      '项目。 PREMIUM, FISCAL_SUBSIDY, INTEREST, TRANSFER_IN, OTHER_INCOME; INPATIENT, OUTPATIENT, MATERNITY, CATASTROPHIC, OTHER_EXPENDITURE.',
  })
  item!: string;

  @Field(() => String, {
    description: '金额（元），大于零，如 "1234.50"。 The amount in yuan, above zero, as a plain string.',
  })
  amount!: string;
}

@InputType({ description: '收支数据，至多 5000 行，全部入账或全部不入账。 Up to 5,000 rows, all booked or none.' })
export class LoadInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => String, { description: '数据来源。 The document that the rows are taken from.' })
  document!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '只检查不入账。 Check only; books nothing, uses no key up.',
  })
  dryRun!: boolean;

  @Field(() => [LoadRowInput], { description: '数据行，自 1 起编号。 The rows, numbered from 1.' })
  rows!: LoadRowInput[];
}

@InputType({
  description: '更正一行：冲销原凭证并重新入账。 Corrects one row: reverses its voucher and books it anew.',
})
export class CorrectLoadedRowInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '导入编号。 The load.' })
  load!: string;

  @Field(() => Int, { description: '行号，自 1 起。 The row’s number in the load, from 1.' })
  row!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '正确金额（元）；空为删去此行。 The right amount; null: the row should not be there.',
  })
  amount?: string | null;

  @Field(() => String, { description: '理由。 Why.' })
  reason!: string;
}
