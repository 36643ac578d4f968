import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import type { Fen } from '../money.js';
import { type Citation, DebtKind, Insurance } from '../policy/policy.js';
import { CitationType } from '../policy/policy.types.js';
import { Payload } from '../refusal.types.js';
import { DebtPayer } from './debt.js';

@ObjectType('Instalment', { simpleResolvers: true, description: '清欠计划的一期。 An instalment of a clearance plan.' })
export class InstalmentType {
  @Field(() => String, { description: '期限。 Due on this day (ISO).' })
  due!: string;

  @Field(() => DecimalScalar, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;
}

@ObjectType('ClearancePlan', {
  simpleResolvers: true,
  description:
    '清欠计划的一版；已审定的最新一版有效。 A version of a debt’s clearance plan; the newest that is confirmed counts.',
})
export class ClearancePlanType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => Int, { description: '版次，自 1 起。 Its version, from 1.' })
  version!: number;

  @Field(() => DecimalScalar, { description: '制定时尚欠（元），等于各期合计。 Owed when it was made, in yuan.' })
  owed!: string;

  @Field(() => [InstalmentType], { description: '各期，按期限先后。 Its instalments in the order of their days.' })
  instalments!: InstalmentType[];

  @Field(() => String, { description: '文件。 The document that it is taken from.' })
  document!: string;

  @Field(() => String, {
    nullable: true,
    description: '另订的理由；首版为空。 Why it replaces another; null: the first.',
  })
  reason!: string | null;

  @Field(() => String, { description: '制定人。 Who entered it.' })
  enteredBy!: string;

  @Field(() => String, { description: '录入时间。 When (ISO).' })
  enteredAt!: string;

  @Field(() => String, {
    nullable: true,
    description: '审定人，非制定人；未审定为空。 Who confirmed it; null: nobody yet.',
  })
  confirmedBy!: string | null;

  @Field(() => String, { nullable: true, description: '审定时间；未审定为空。 When (ISO); null: nobody has.' })
  confirmedAt!: string | null;

  debt!: string;
}

@ObjectType('DebtPayment', { simpleResolvers: true, description: '一笔清欠缴付。 A payment on a debt.' })
export class DebtPaymentType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => DecimalScalar, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;

  @Field(() => String, { description: '日期。 The day on which it was paid (ISO).' })
  paidOn!: string;

  @Field(() => DebtPayer, { description: '由谁付款。 Who paid.' })
  paidBy!: DebtPayer;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;

  @Field(() => ID, {
    nullable: true,
    description: '分录编号；不经基金为空。 The journal entry; null: outside the fund.',
  })
  entry!: string | null;

  @Field(() => String, { description: '经办人。 Who recorded it.' })
  person!: string;

  @Field(() => Boolean, { description: '已冲销或撤回，不再计入。 Reversed or withdrawn: it counts no more.' })
  takenBack!: boolean;

  debt!: string;
}

@ObjectType('OverdueInstalment', {
  simpleResolvers: true,
  description: '逾期的一期：缴付按期限先后冲抵后仍未付的。 An instalment past its day that no payment covers.',
})
export class OverdueInstalmentType {
  @Field(() => String, { description: '期限。 Due on this day (ISO).' })
  due!: string;

  @Field(() => DecimalScalar, {
    description: '本期金额（元），更正后不再欠的已扣除。 The instalment in yuan, less what a correction took off it.',
  })
  amount!: Fen;

  @Field(() => DecimalScalar, { description: '其中未付（元）。 What of it is not covered, in yuan.' })
  uncovered!: Fen;

  @Field(() => Int, { description: '逾期天数。 Days past its day.' })
  days!: number;
}

@ObjectType('Debt', {
  simpleResolvers: true,
  description:
    '统筹前的欠款，按清册最新一版，缴付和逾期计至 asOf。 A debt from before pooling as the newest version of its register has it; what is paid and ' +
    'overdue as of the day asked for.',
})
export class DebtType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => String, { description: '清册编号。 Its number in the county’s register.' })
  number!: string;

  @Field(() => DebtKind, { description: '种类。 Its kind.' })
  kind!: DebtKind;

  @Field(() => String, { description: '欠款或收款单位。 Who owes the fund, or whom the fund owes.' })
  counterpart!: string;

  @Field(() => String, { description: '事由。 What for.' })
  about!: string;

  @Field(() => Int, { description: '所属年度。 The (last) year that it is from; payments are booked to it.' })
  throughYear!: number;

  @Field(() => String, {
    nullable: true,
    description:
      '期限：所定的或政策统一规定的；已有清欠计划的按计划。 Its deadline, set for it or for all; a confirmed plan goes before it.',
  })
  deadline!: string | null;

  @Field(() => DecimalScalar, { description: '审定金额（元）；0.00 为已撤销。 As audited, in yuan; 0.00: withdrawn.' })
  amount!: string;

  @Field(() => DecimalScalar, { description: '截至该日已付（元）。 Paid by the day, in yuan.' })
  paid!: string;

  @Field(() => DecimalScalar, { description: '截至该日尚欠（元）。 Still owed on the day, in yuan.' })
  outstanding!: string;

  @Field(() => [OverdueInstalmentType], {
    description:
      '截至该日逾期的各期，按期限先后；无计划而有期限的，整笔为一期。 What is overdue on the day; a debt with a deadline and no plan is one instalment.',
  })
  overdue!: OverdueInstalmentType[];

  @Field(() => DecimalScalar, { description: '逾期合计（元）。 All that is overdue, in yuan.' })
  overdueAmount!: Fen;

  @Field(() => Int, { description: '所据清册版次。 The version of the register.' })
  registerVersion!: number;

  @Field(() => String, { description: '审计报告。 The audit’s report on which it rests.' })
  document!: string;

  @Field(() => String, {
    nullable: true,
    description: '更正理由；首版为空。 Why the register was corrected; null: the first.',
  })
  reason!: string | null;

  @Field(() => String, { description: '登记人。 Who registered this version.' })
  registeredBy!: string;

  @Field(() => ID, { description: '规则编号。 The rule.' })
  rule!: string;

  @Field(() => CitationType, { description: '依据：由谁、如何清偿。 The sentence that says who clears it and how.' })
  citation!: Citation;

  pool!: string;
}

export const DebtConnection = connectionType(DebtType, 'Debt');

@ObjectType('ArrearsTotal', {
  simpleResolvers: true,
  description: '一种欠款的合计。 What the debts of a kind come to.',
})
export class ArrearsTotalType {
  @Field(() => DebtKind, { description: '种类。 The kind.' })
  kind!: DebtKind;

  @Field(() => Int, { description: '笔数，已撤销的不计。 How many, without those withdrawn.' })
  debts!: number;

  @Field(() => DecimalScalar, { description: '审定金额（元）。 As audited, in yuan.' })
  amount!: Fen;

  @Field(() => DecimalScalar, { description: '截至该日已付（元）。 Paid by the day, in yuan.' })
  paid!: Fen;

  @Field(() => DecimalScalar, { description: '截至该日尚欠（元）。 Still owed on the day, in yuan.' })
  outstanding!: Fen;

  @Field(() => DecimalScalar, { description: '截至该日逾期（元）。 Overdue on the day, in yuan.' })
  overdue!: Fen;
}

@ObjectType({ description: '登记欠款的结果。 The register, or every fault of the document.' })
export class RegisterArrearsPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description: '清册编号；检查或未办理为空。 Its id; null on a dry run or when refused.',
  })
  register?: string | null;

  @Field(() => Int, { nullable: true, description: '版次。 The version that it is, or would be.' })
  version?: number | null;

  @Field(() => Int, { nullable: true, description: '笔数。 How many debts it has.' })
  debts?: number | null;
}

@ObjectType({ description: '清欠办理的结果。 The debt as it stands now, or why not.' })
export class DebtPayload extends Payload {
  @Field(() => DebtType, { nullable: true, description: '欠款；未办理为空。 The debt; null when refused.' })
  debt?: DebtType | null;

  @Field(() => ID, { nullable: true, description: '新订的计划。 planClearance: the plan that was made.' })
  plan?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: '入账分录；不经基金为空。 The journal entry; null: nothing was booked.',
  })
  entry?: string | null;
}
