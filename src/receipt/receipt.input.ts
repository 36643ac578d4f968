import { Field, ID, InputType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';

@InputType('SubmitReceiptListInput', {
  description:
    '税务入库明细，全部入账或全部不入账；重复行列出而不重复入账。 A list of the tax office: all booked or none; a line said before is told, and not booked ' +
    'again.',
})
export class SubmitReceiptListInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => String, { description: '明细的来源。 The document: the list’s name and date.' })
  document!: string;

  @Field(() => String, {
    description:
      'CSV 文本，首行为列名：入库日期（YYYY-MM-DD）、险种、县市区（编号或名称）、项目、票号、金额；列序不限，可有其他列，至多 5000 行。 CSV text, the first line ' +
      'the columns’ names, in any order, others ignored; a county by id or name; up to 5,000 rows.',
  })
  csv!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '只检查不入账。 Check only; books nothing, uses no key up.',
  })
  dryRun!: boolean;
}

@InputType({ description: '国库一日入库数。 What the treasury took in on a day.' })
export class TreasuryDayInput {
  @Field(() => String, { description: '日期（YYYY-MM-DD）。 The day.' })
  day!: string;

  @Field(() => String, { description: '入库合计（元）。 The day’s total in yuan, as a plain string; zero is a total.' })
  amount!: string;
}

@InputType('TreasuryReportInput', { description: '国库入库日报。 The treasury’s daily totals for one fund.' })
export class TreasuryReportInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;

  @Field(() => [TreasuryDayInput], { description: '各日。 The days, each once.' })
  days!: TreasuryDayInput[];
}

@InputType('SweepPremiumsInput', { description: '保费划转。 Premiums that left the treasury.' })
export class SweepPremiumsInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => String, { description: '入库首日，如一旬之首。 The first day of entry, such as the first of ten.' })
  from!: string;

  @Field(() => String, { description: '入库末日（含）。 The last day of entry, itself included.' })
  through!: string;

  @Field(() => String, { description: '划转日期，其会计期间须已开启。 The day of the sweep; its period must be open.' })
  sweptOn!: string;

  @Field(() => DecimalScalar, {
    description: '划转金额（元），依银行回单。 The amount in yuan, by the bank’s statement.',
  })
  amount!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;
}

@InputType('AllotPremiumsInput', { description: '保费划入。 Premiums that left the pending sub-account.' })
export class AllotPremiumsInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '划转编号。 The sweep whose premiums are allotted.' })
  sweep!: string;

  @Field(() => String, { description: '划入日期，其会计期间须已开启。 The day; its period must be open.' })
  allottedOn!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;
}

@InputType({
  description: '入库票据的筛选条件，须同时满足。 Which receipts; all conditions hold at once.',
})
export class ReceiptFilter {
  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, { nullable: true, description: '县市区。 Of this county.' })
  county?: string | null;

  @Field(() => String, { nullable: true, description: '票号。 With this number.' })
  number?: string | null;

  @Field(() => ID, { nullable: true, description: '入库明细编号。 Booked by this list.' })
  list?: string | null;

  @Field(() => String, { nullable: true, description: '入库日期。 Entered on this day (ISO).' })
  day?: string | null;
}
