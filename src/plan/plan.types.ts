import { Field, ID, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { BankKindEnum } from '../ledger/journal.types.js';
import { Payload } from '../refusal.types.js';
import { SubmissionType } from '../submission/submission.types.js';
import type { CityAccountKind } from './city-account.service.js';

@ObjectType('FundUsePlansStart', {
  simpleResolvers: true,
  description: '用款计划的启用。 From when on a fund works by fund-use plans.',
})
export class FundUsePlansStartType {
  @Field(() => String, { description: '起始月份，如 2022-01。 The month.' })
  from!: string;

  @Field(() => String, { description: '依据文件。 The document.' })
  document!: string;

  @Field(() => String, { description: '经办人。 Who entered it.' })
  person!: string;

  @Field(() => String, { description: '录入时间。 When it was entered (ISO).' })
  at!: string;
}

@ObjectType('FundUsePlanLine', { simpleResolvers: true, description: '用款计划的一行。 A line of a plan.' })
export class FundUsePlanLineType {
  @Field(() => String, { description: '支出项目。 The item of expenditure.' })
  item!: string;

  @Field(() => DecimalScalar, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;
}

@ObjectType('Disbursement', { simpleResolvers: true, description: '拨付。 A payment of what an approval holds.' })
export class DisbursementType {
  @Field(() => ID, { description: '编号：其分录的 subject。 Its id: the `subject` of its entry.' })
  id!: string;

  @Field(() => String, { description: '拨付日期。 The day (ISO).' })
  paidOn!: string;

  @Field(() => DecimalScalar, { description: '金额（元）。 In yuan.' })
  amount!: string;

  @Field(() => String, { description: '文件。 The document.' })
  document!: string;

  @Field(() => String, { description: '经办人。 The person.' })
  person!: string;

  @Field(() => Boolean, { description: '是否已冲销。 Whether its entry was reversed.' })
  reversed!: boolean;
}

const AMOUNT = '申请金额（元）。 What it asks for, in yuan.';
const HELD = '批准后占用、尚未拨付的金额（元）。 What its approval holds and is not yet paid, in yuan.';
const DISBURSED = '已拨付（元）。 What was paid, in yuan.';
const LAPSED =
  '已失效（元）：计划期首次结账时未拨的部分。 What was not paid when its period was first closed, in yuan.';
const DISBURSEMENTS = '各笔拨付，按先后。 The payments, in order.';

@ObjectType('FundUsePlan', {
  simpleResolvers: true,
  description: '用款计划的内容与执行。 What a plan asks for, and what became of it.',
})
export class FundUsePlanType {
  @Field(() => String, { description: '计划期起日。 First day (ISO) of its period.' })
  from!: string;

  @Field(() => String, { description: '计划期止日。 Last day (ISO).' })
  to!: string;

  @Field(() => [FundUsePlanLineType], { description: '现版各行，按项目。 Its lines, by item.' })
  lines!: FundUsePlanLineType[];

  @Field(() => DecimalScalar, { description: AMOUNT })
  amount!: string;

  @Field(() => DecimalScalar, { description: HELD })
  held!: string;

  @Field(() => DecimalScalar, { description: DISBURSED })
  disbursed!: string;

  @Field(() => DecimalScalar, { description: LAPSED })
  lapsed!: string;

  @Field(() => [DisbursementType], { description: DISBURSEMENTS })
  disbursements!: DisbursementType[];

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '前几年度平均支出（同样月数）；办法未规定比较的、记录不足的为空。 Mean expenditure of so many preceding years as the policy names (PLAN_CHECK), for as many months, in yuan; null where it names none, or fewer are on record.',
  })
  meanExpenditure!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '偏离平均数（%）。 How far it is off that mean, in percent; null where there is none.',
  })
  offMean!: string | null;

  @Field(() => DecimalScalar, {
    description: '支出户现有余额（元）。 What the expenditure account holds now, in yuan.',
  })
  accountBalance!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '支出户限额（元）；政策未规定或未知为空。 What it may hold; null: no limit, or not known.',
  })
  accountLimit!: string | null;
}

@ObjectType('WorkingCapital', {
  simpleResolvers: true,
  description: '周转金申请的测算与执行。 How an application was reckoned, and what became of it.',
})
export class WorkingCapitalType {
  @Field(() => DecimalScalar, {
    description: '本期用款计划合计（未拨部分）。 The period’s plans, as far as not yet paid.',
  })
  plans!: string;

  @Field(() => DecimalScalar, { description: '支出户周转金余额。 What of the working capital was left.' })
  balance!: string;

  @Field(() => DecimalScalar, { description: '建议数：计划减余额，不低于零。 Plans less balance, not below zero.' })
  proposal!: string;

  @Field(() => DecimalScalar, { description: AMOUNT })
  amount!: string;

  @Field(() => String, { nullable: true, description: '另行决定的理由。 Why it is not as proposed.' })
  reason!: string | null;

  @Field(() => DecimalScalar, { description: HELD })
  held!: string;

  @Field(() => DecimalScalar, { description: DISBURSED })
  disbursed!: string;

  @Field(() => DecimalScalar, { description: LAPSED })
  lapsed!: string;

  @Field(() => [DisbursementType], { description: DISBURSEMENTS })
  disbursements!: DisbursementType[];
}

@ObjectType('WorkingCapitalProposal', {
  simpleResolvers: true,
  description: '周转金测算。 How the amount was reckoned.',
})
export class WorkingCapitalProposalType {
  @Field(() => DecimalScalar, {
    description: '本期用款计划合计（未拨部分）。 The period’s plans, as far as not yet paid.',
  })
  plans!: string;

  @Field(() => DecimalScalar, { description: '支出户周转金余额。 What of the working capital is left.' })
  balance!: string;

  @Field(() => DecimalScalar, { description: '建议数。 Plans less balance, not below zero.' })
  proposal!: string;

  @Field(() => DecimalScalar, { description: AMOUNT })
  amount!: string;
}

@ObjectType('CityAccount', {
  simpleResolvers: true,
  description:
    '市级账户的资金：余额、已占用与可用。 The money of a city account: what it holds, what approved plans hold of it, what is available.',
})
export class CityAccountType {
  @Field(() => BankKindEnum, { description: '账户。 Which account.' })
  kind!: CityAccountKind;

  @Field(() => DecimalScalar, { description: '余额（元），各账簿合计。 Its balance over all books, in yuan.' })
  balance!: string;

  @Field(() => DecimalScalar, {
    description: '其中已拨给市本级的（元）。 Of it, what was paid to the city’s own members, who keep theirs in it.',
  })
  ofMembers!: string;

  @Field(() => DecimalScalar, { description: '已占用（元）。 What approvals hold and is not yet paid.' })
  held!: string;

  @Field(() => DecimalScalar, {
    description: '可用（元）：余额减市本级份额减占用；不会为负。 The balance less both; never negative.',
  })
  available!: string;
}

@ObjectType('Prefund', { simpleResolvers: true, description: '年初预拨。 A member’s prefund.' })
export class PrefundType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '前三年度支出合计；人工决定的为空。 Expenditure of the preceding years; null where decided by hand.',
  })
  expenditure!: string | null;

  @Field(() => String, { nullable: true, description: '人工决定的理由。 Why, where decided by hand.' })
  reason!: string | null;

  @Field(() => DecimalScalar, {
    description: '支付备用金：前三年度平均支出÷12×3。 The payment reserve: mean expenditure ÷ 12 × 3, half up.',
  })
  reserve!: string;

  @Field(() => DecimalScalar, { description: '预拨前支出户余额。 What the account held before.' })
  balance!: string;

  @Field(() => DecimalScalar, { description: '预拨金额：补足至备用金。 What was paid: up to the reserve.' })
  amount!: string;
}

@ObjectType({ description: '报送结果。 The plans filed, or every fault of the document.' })
export class FundUsePlansPayload extends Payload {
  @Field(() => [SubmissionType], {
    nullable: true,
    description:
      '报批件，按所给次序；检查或未办理为空。 The submissions, in the order given; null on a dry run or when refused.',
  })
  submissions?: (SubmissionType | null)[] | null;
}

@ObjectType({ description: '周转金申请结果。 The application, or why not.' })
export class WorkingCapitalPayload extends Payload {
  @Field(() => SubmissionType, { nullable: true, description: '报批件；检查为空。 The submission; null on a dry run.' })
  submission?: SubmissionType | null;

  @Field(() => WorkingCapitalProposalType, { nullable: true, description: '测算。 How it was reckoned.' })
  proposal?: WorkingCapitalProposalType | null;
}

@ObjectType({ description: '拨付结果。 The entries of the payments, or every reason why not.' })
export class DisbursePayload extends Payload {
  @Field(() => [ID], { nullable: true, description: '分录，按所给次序。 Their entries, in the order given.' })
  entries?: string[] | null;
}

@ObjectType({ description: '预拨结果。 What each member was prefunded with, or why not.' })
export class PrefundPayload extends Payload {
  @Field(() => [PrefundType], {
    nullable: true,
    description: '各成员的预拨，按编号；测算时未入账。 By county; on a dry run, what would be.',
  })
  prefunds?: PrefundType[] | null;
}

@ObjectType({ description: '周转金退回结果。 What went back, or why not.' })
export class ReturnWorkingCapitalPayload extends Payload {
  @Field(() => ID, { nullable: true, description: '分录。 Its entry.' })
  entry?: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: '退回金额（元）。 In yuan.' })
  amount?: string | null;
}
