import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { DebtKind, Insurance } from '../policy/policy.js';
import { DebtPayer } from './debt.js';

registerEnumType(DebtKind, {
  name: 'DebtKind',
  description:
    '欠款种类；前六种欠基金，后两种为经办机构所欠。 A kind of debt from before pooling; the last two are owed by the agency.',
  valuesConfig: {
    GOVERNMENT_PREMIUM: { description: '财政欠缴医疗保险费。 Premiums owed by government finance.' },
    FISCAL_SUBSIDY: { description: '欠拨财政补助（配套）资金。 Subsidies that finance had to match and did not pay.' },
    MATERNITY: { description: '欠缴生育保险费。 Maternity insurance owed by finance.' },
    MUTUAL_AID: { description: '欠缴大病医疗互助资金。 Large-cost mutual aid owed by finance.' },
    RETIRED_CADRES: { description: '欠拨离休干部医疗统筹资金。 Medical care of retired cadres owed by finance.' },
    ENTERPRISE_PREMIUM: { description: '困难企业欠缴医疗保险费。 Premiums owed by enterprises in difficulty.' },
    HOSPITAL: { description: '经办机构拖欠协议医疗机构的费用。 What the agency owes hospitals.' },
    PHARMACY: { description: '经办机构拖欠协议零售药店的费用。 What the agency owes pharmacies.' },
  },
});

registerEnumType(DebtPayer, {
  name: 'DebtPayer',
  description: '由谁付款。 Who pays.',
  valuesConfig: {
    DEBTOR: { description: '欠款单位缴入基金，记收入科目并转入该县累计结余。 The debtor, into the fund.' },
    FUND: { description: '由该县累计结余支付给医药机构。 The county’s balance, to the provider.' },
    GOVERNMENT: {
      description: '政府代为清偿，不经基金，无凭证。 The government for it, outside the fund: no voucher.',
    },
  },
});

@InputType({ description: '一笔欠款。 A debt from before pooling.' })
export class DebtInput {
  @Field(() => String, {
    description: '清册编号，至多 60 字，各版相同。 Its number in the county’s register, the same in every version.',
  })
  number!: string;

  @Field(() => DebtKind, { description: '种类，登记后不变。 Its kind, for good.' })
  kind!: DebtKind;

  @Field(() => String, { description: '欠款或收款单位。 Who owes the fund, or whom the fund owes.' })
  counterpart!: string;

  @Field(() => String, {
    description:
      '审定金额（元），如 "1234.50"；更正时 "0.00" 为撤销。 The amount in yuan as audited, a plain string; in a correction "0.00" withdraws it.',
  })
  amount!: string;

  @Field(() => String, { description: '事由。 What for.' })
  about!: string;

  @Field(() => Int, {
    description: '所属年度，跨年的填最后一年；须在统筹之前。 The (last) year that it is from; before pooling.',
  })
  throughYear!: number;

  @Field(() => String, {
    nullable: true,
    description:
      '期限（YYYY-MM-DD）；须限期解决的种类必填，空则按政策规定的期限（如有）。 By which day (ISO) it is to be settled; compulsory for kinds cleared ' +
      'by a deadline. Null: the policy’s day for all, where it has one.',
  })
  deadline?: string | null;
}

@InputType({ description: '一县一险种的欠款清册，整册。 A county’s register of debts in one fund, whole.' })
export class RegisterArrearsInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => String, { description: '审计报告。 The audit’s report on which it rests.' })
  document!: string;

  @Field(() => String, { nullable: true, description: '更正理由；再次登记必填。 Why it is registered again.' })
  reason?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '只检查不登记。 Check only; registers nothing, uses no key up.',
  })
  dryRun!: boolean;

  @Field(() => [DebtInput], { description: '全部欠款，至多 5000 笔。 Every debt, up to 5,000.' })
  rows!: DebtInput[];
}

@InputType({ description: '一期。 An instalment.' })
export class InstalmentInput {
  @Field(() => String, { description: '期限（YYYY-MM-DD）。 Due on this day (ISO).' })
  due!: string;

  @Field(() => String, { description: '金额（元），如 "1234.50"。 The amount in yuan, a plain string.' })
  amount!: string;
}

@InputType({
  description: '清欠计划：各期合计须等于尚欠金额。 A clearance plan; its instalments add up to what is owed.',
})
export class PlanClearanceInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '欠款。 The debt.' })
  debt!: string;

  @Field(() => String, { description: '文件。 The document that it is taken from.' })
  document!: string;

  @Field(() => String, { nullable: true, description: '另订计划的理由；再次制定必填。 Why there is another plan.' })
  reason?: string | null;

  @Field(() => [InstalmentInput], {
    description: '各期，按期限先后，至多 500 期。 The instalments in the order of their days, up to 500.',
  })
  instalments!: InstalmentInput[];
}

@InputType({ description: '审定清欠计划：非制定人。 Confirms a clearance plan; not by whoever made it.' })
export class ConfirmClearancePlanInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '清欠计划。 The plan.' })
  plan!: string;
}

@InputType({ description: '一笔清欠缴付。 A payment on a debt from before pooling.' })
export class RecordArrearsPaymentInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '欠款。 The debt.' })
  debt!: string;

  @Field(() => DecimalScalar, { description: '金额（元），不超过尚欠。 The amount in yuan, at most what is owed.' })
  amount!: string;

  @Field(() => DebtPayer, { description: '由谁付款。 Who pays.' })
  paidBy!: DebtPayer;

  @Field(() => String, {
    description: '日期；入账的，其会计期间须已开启。 The day (ISO); where it is booked its period must be open.',
  })
  paidOn!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;
}

@InputType({ description: '撤回一笔未经基金的缴付。 Takes back a payment that was made outside the fund.' })
export class WithdrawArrearsPaymentInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '缴付。 The payment.' })
  payment!: string;

  @Field(() => String, { description: '理由。 Why.' })
  reason!: string;
}
