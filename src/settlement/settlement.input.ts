import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';

@InputType('SettlementActInput', { description: '清算的一步。 A step in a settlement’s life.' })
export class SettlementActInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '清算编号。 The settlement.' })
  settlement!: string;

  @Field(() => String, {
    nullable: true,
    description: '理由；退回和冲销必填。 The reason; returning and reversing take one.',
  })
  reason?: string | null;
}

@InputType('RecordTopUpInput', { description: '政府补足款到账。 A government’s money has come for a settled year.' })
export class RecordTopUpInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '应付义务（TOP_UP、MAKE_GOOD_INCOME）。 The obligation paid.' })
  obligation!: string;

  @Field(() => DecimalScalar, { description: '金额（元），不超过尚欠。 The amount in yuan, at most what is owed.' })
  amount!: string;

  @Field(() => String, {
    description: '到账日期，其会计期间须已开启。 The day it came (ISO); its period must be open.',
  })
  receivedOn!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;
}

export const PaidBy = { FUND: 'FUND', GOVERNMENT: 'GOVERNMENT' } as const;
registerEnumType(PaidBy, {
  name: 'PaidBy',
  description: '由谁缴付。 Who pays.',
  valuesConfig: {
    FUND: { description: '本县累计结余。 The county’s accumulated balance, as far as it goes.' },
    GOVERNMENT: { description: '当地政府：累计结余用完之后。 Its government, once the balance is used up.' },
  },
});

@InputType('PayIntoReserveInput', {
  description: '缴入风险金：补齐或补缴。 A refill of what was drawn, or a levy still owed.',
})
export class PayIntoReserveInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '应付义务（REPLENISH_RESERVE、RESERVE_LEVY）。 The obligation paid.' })
  obligation!: string;

  @Field(() => DecimalScalar, { description: '金额（元），不超过尚欠。 The amount in yuan, at most what is owed.' })
  amount!: string;

  @Field(() => PaidBy, { description: '由谁缴付。 Who pays.' })
  paidBy!: keyof typeof PaidBy;

  @Field(() => String, { description: '日期，其会计期间须已开启。 The day (ISO); its period must be open.' })
  paidOn!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;
}

@InputType('RepayLoanInput', { description: '归还借入款项。 A loan that covered a deficit is paid back.' })
export class RepayLoanInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '应付义务（REPAY_LOAN）。 The obligation paid.' })
  obligation!: string;

  @Field(() => DecimalScalar, { description: '金额（元），不超过尚欠。 The amount in yuan, at most what is owed.' })
  amount!: string;

  @Field(() => PaidBy, { description: '由谁承担。 Whose money makes the year’s result good.' })
  paidBy!: keyof typeof PaidBy;

  @Field(() => String, { description: '日期，其会计期间须已开启。 The day (ISO); its period must be open.' })
  paidOn!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;
}

@InputType('RepayAdvanceInput', { description: '归还垫付。 An advance is given back to who lent it.' })
export class RepayAdvanceInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '应付义务（REPAY_ADVANCE）：垫付的编号。 The obligation: the advance’s id.' })
  obligation!: string;

  @Field(() => DecimalScalar, { description: '金额（元），不超过尚欠。 The amount in yuan, at most what is owed.' })
  amount!: string;

  @Field(() => String, { description: '归还日期，其会计期间须已开启。 The day (ISO); its period must be open.' })
  paidOn!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;
}

@InputType('RefundGovernmentInput', {
  description: '退还政府多付款。 What a government has paid too much for a settled year, given back.',
})
export class RefundGovernmentInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '应付义务（REFUND_TOP_UP、REFUND_MADE_GOOD_INCOME）。 The obligation paid.' })
  obligation!: string;

  @Field(() => DecimalScalar, { description: '金额（元），不超过尚欠。 The amount in yuan, at most what is owed.' })
  amount!: string;

  @Field(() => String, { description: '日期，其会计期间须已开启。 The day (ISO); its period must be open.' })
  paidOn!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;
}

@InputType('OutsidePaymentInput', {
  description: '基金之外的缴付：只有凭据，不入基金账。 A payment from one budget to another: a document, no voucher.',
})
export class OutsidePaymentInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, {
    description: '应付义务（SHARE_TO_MUNICIPAL_FINANCE、REFUND_SHARE、REWARD）。 The obligation paid.',
  })
  obligation!: string;

  @Field(() => DecimalScalar, { description: '金额（元），不超过尚欠。 The amount in yuan, at most what is owed.' })
  amount!: string;

  @Field(() => String, { description: '缴付日期。 The day on which it was paid (ISO).' })
  paidOn!: string;

  @Field(() => String, { description: '缴款凭据。 The payment document.' })
  document!: string;
}
