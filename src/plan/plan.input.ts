import { Field, ID, InputType, Int } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { FundYearActInput } from '../fund/fund-year-act.input.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';

const DRY_RUN = '只检查不办理。 Check only; has no effect, uses no key up.';
const DOCUMENT = '文件。 The document.';

@InputType('StartFundUsePlansInput', { description: '启用用款计划。 Starts fund-use plans in a fund; never moved.' })
export class StartFundUsePlansInputType extends FundYearActInput {
  @Field(() => Int, { description: '起始月份，须为计划期首月。 From this month on: the first of a plan’s period.' })
  month!: number;

  @Field(() => String, { description: '依据文件。 The document that orders it.' })
  document!: string;
}

@InputType('FundUsePlanLineInput', { description: '用款计划的一行。 A line of a plan.' })
export class FundUsePlanLineInput {
  @Field(() => String, {
    description: '支出项目。 INPATIENT, OUTPATIENT, MATERNITY, CATASTROPHIC or OTHER_EXPENDITURE, each once.',
  })
  item!: string;

  @Field(() => String, { description: '金额（元），大于零。 The amount in yuan, above zero, as a plain string.' })
  amount!: string;
}

@InputType('FundUsePlanInput', { description: '一个县市区的用款计划。 A county’s plan.' })
export class FundUsePlanInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => [FundUsePlanLineInput], { description: '各项支出。 Its lines.' })
  lines!: FundUsePlanLineInput[];
}

@InputType('SubmitFundUsePlansInput', {
  description: '用款计划，至多 500 份，全部报送或全部不报送。 Plans for one period, up to 500; all filed or none.',
})
export class SubmitFundUsePlansInputType extends FundYearActInput {
  @Field(() => Int, { description: '计划期：季度或月份，依政策。 The quarter or month, as the policy has plans.' })
  number!: number;

  @Field(() => String, { description: DOCUMENT })
  document!: string;

  @Field(() => [FundUsePlanInput], { description: '各县市区的计划。 The plans, a county each.' })
  plans!: FundUsePlanInput[];

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun!: boolean;
}

@InputType('WorkingCapitalInput', { description: '周转金申请。 An application for working capital.' })
export class WorkingCapitalInputType extends FundYearActInput {
  @Field(() => Int, { description: '计划期。 The period whose plans it is for.' })
  number!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '金额（元）；不填为建议数，另行决定须写明理由。 In yuan; null: as proposed; another amount takes a reason.',
  })
  amount?: string | null;

  @Field(() => String, { nullable: true, description: '理由。 Why another amount than proposed.' })
  reason?: string | null;

  @Field(() => String, { description: DOCUMENT })
  document!: string;

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun!: boolean;
}

@InputType('PaymentInput', { description: '一笔拨付。 A payment.' })
export class PaymentInput {
  @Field(() => ID, { description: '已批准的用款计划或周转金申请。 An approved plan or application.' })
  submission!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '金额（元）；不填为未拨余额，以支出户限额为限。 In yuan; null: all that is held, as far as the account’s limit leaves room.',
  })
  amount?: string | null;
}

@InputType('DisburseInput', {
  description: '拨付，至多 500 笔，全部入账或全部不入账。 Payments of one day, up to 500; all booked or none.',
})
export class DisburseInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => String, { description: '拨付日期，在计划期之内。 The day (ISO), within the period of the plans.' })
  paidOn!: string;

  @Field(() => String, { description: DOCUMENT })
  document!: string;

  @Field(() => [PaymentInput], { description: '各笔拨付。 The payments.' })
  payments!: PaymentInput[];
}

@InputType('PrefundByHandInput', {
  description: '人工决定的备用金。 A payment reserve decided by hand, where preceding years are not on record.',
})
export class PrefundByHandInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => DecimalScalar, {
    description: '备用金（元），即当年支出户限额。 The reserve in yuan: the limit of its account for the year.',
  })
  amount!: string;

  @Field(() => String, { description: '理由。 Why.' })
  reason!: string;
}

@InputType('PrefundInput', {
  description: '年初预拨，全部成员一次办理。 Prefunds every member that is not yet, at once.',
})
export class PrefundInputType extends FundYearActInput {
  @Field(() => String, { description: '拨付日期。 The day (ISO), in the fund year.' })
  paidOn!: string;

  @Field(() => String, { description: DOCUMENT })
  document!: string;

  @Field(() => [PrefundByHandInput], {
    defaultValue: [],
    description: '前三年度记录不足的县，人工决定。 Members without the preceding years on record.',
  })
  byHand!: PrefundByHandInput[];

  @Field(() => Boolean, { defaultValue: false, description: '只测算不拨付。 Compute only; books nothing.' })
  dryRun!: boolean;
}

@InputType('ReturnWorkingCapitalInput', { description: '周转金退回。 Working capital goes back.' })
export class ReturnWorkingCapitalInputType extends FundYearActInput {
  @Field(() => String, { description: '退回日期。 The day (ISO), in the fund year.' })
  returnedOn!: string;

  @Field(() => String, { description: DOCUMENT })
  document!: string;
}
