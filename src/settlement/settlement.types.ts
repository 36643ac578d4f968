import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { type Citation, DeficitClass, FundingSource, Insurance, type Policy } from '../policy/policy.js';
import { CitationType, PolicyType } from '../policy/policy.types.js';
import { Payload } from '../refusal.types.js';
import { OwedKind } from './owed.js';
import type { SettlementRow } from './settlement.loader.js';
import { SETTLEMENT_STATUSES, type SettlementStatus } from './status.js';

export const SettlementStatusEnum = Object.fromEntries(
  Object.keys(SETTLEMENT_STATUSES).map((status) => [status, status]),
) as { [K in SettlementStatus]: K };
registerEnumType(SettlementStatusEnum, {
  name: 'SettlementStatus',
  description: '清算状态。 The life of a settlement: DRAFT → REVIEWED → POSTED → COMPLETED.',
  valuesConfig: {
    DRAFT: { description: '草案，待复核。 Computed, to be reviewed; also where inputs changed since the review.' },
    REVIEWED: { description: '已复核，待审定。 Reviewed, to be confirmed.' },
    POSTED: { description: '已审定入账，尚有应付义务。 Confirmed and posted; something is still owed.' },
    COMPLETED: { description: '已办结。 Posted, and nothing is owed any more.' },
    RETURNED: { description: '已退回，须重新起草。 Returned with a reason; to be drafted again.' },
    REVERSED: { description: '已冲销。 Taken back with a reason.' },
  },
});

registerEnumType(OwedKind, {
  name: 'OwedKind',
  description: '应付义务的种类。 What is owed.',
  valuesConfig: {
    TOP_UP: {
      description: '政府补足缺口：清算的一个步骤。 A government’s step of the settlement; paid by recordTopUp.',
    },
    RESERVE_LEVY: { description: '应缴未缴的风险金。 The part of a levy not yet borne; paid by payIntoReserve.' },
    REPLENISH_RESERVE: { description: '补齐所用风险金。 The refill of what was drawn; paid by payIntoReserve.' },
    SHARE_TO_MUNICIPAL_FINANCE: {
      description: '上缴市级财政，不经基金。 A share paid to city finance, outside the fund; by recordOutsidePayment.',
    },
    MAKE_GOOD_INCOME: { description: '补足未到位的收入。 Income to be made good; paid by recordTopUp.' },
    REPAY_LOAN: { description: '归还借入款项。 A loan that covered a deficit; paid back by repayLoan.' },
    REWARD: { description: '奖励，不经基金。 A reward as decided, outside the fund; paid by recordOutsidePayment.' },
    REPAY_ADVANCE: {
      description: '归还垫付。 An advance to be given back; by repayAdvance, or set off by the settlement.',
    },
    REFUND_TOP_UP: {
      description:
        '退还政府多付的补足款。 What a government has paid too much as its step; given back by refundGovernment.',
    },
    REFUND_MADE_GOOD_INCOME: {
      description: '退还多补足的收入。 Income made good beyond what was missing; given back by refundGovernment.',
    },
    REFUND_SHARE: {
      description:
        '退还多上缴市级财政的部分，不经基金。 What city finance got too much, outside the fund; by recordOutsidePayment.',
    },
  },
});

@ObjectType('DrawnFrom', {
  simpleResolvers: true,
  description: '来自谁的风险金或结余。 Whose part of the reserve or whose balance, and how much.',
})
export class DrawnFromType {
  @Field(() => ID, { nullable: true, description: '县市区；空为共有部分。 The county; null: the common part.' })
  county!: string | null;

  @Field(() => DecimalScalar, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;
}

@ObjectType('PostedStep', {
  simpleResolvers: true,
  description:
    '清算的一个步骤（存档）。 A step of a stored settlement: one sentence of law applied to one amount, with the entries that carried it out.',
})
export class PostedStepType {
  @Field(() => ID, { description: '步骤编号；凭证分录据此关联。 Its id; journal lines name it as their step.' })
  id!: string;

  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => Int, { description: '县内顺序，自 1 起。 Its place in the county’s steps, from 1.' })
  ordinal!: number;

  @Field(() => ID, { description: '规则编号。 The rule.' })
  rule!: string;

  @Field(() => FundingSource, { description: '资金来源。 Who or what pays.' })
  source!: FundingSource;

  @Field(() => DeficitClass, { description: '所弥补缺口的类别。 The class of deficit covered.' })
  deficitClass!: DeficitClass;

  @Field(() => DecimalScalar, {
    description:
      '金额（元）；补充清算的为增减额，负数为冲减。 The amount in yuan; of a correction by how much the step grew or (negative) shrank.',
  })
  amount!: string;

  @Field(() => CitationType, { description: '依据。 The sentence applied.' })
  citation!: Citation;

  @Field(() => [DrawnFromType], {
    description:
      '动用风险金的来源：他县部分或共有部分；以他县结余弥补的，为该县。 SHARED_RESERVE: whose part of the reserve it came from; OTHER_BALANCE: whose balance.',
  })
  drawnFrom!: DrawnFromType[];

  settlement!: string;
}

@ObjectType('ObligationReduction', {
  simpleResolvers: true,
  description: '核减：补充清算减少的应付额。 By how much a correction lessened what was still owed.',
})
export class ObligationReductionType {
  @Field(() => DecimalScalar, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;

  @Field(() => ID, { description: '补充清算编号。 The correction.' })
  settlement!: string;

  @Field(() => ID, { nullable: true, description: '据以核减的步骤。 The step of the correction on which it rests.' })
  step!: string | null;

  @Field(() => ID, { description: '规则编号。 The rule.' })
  rule!: string;

  @Field(() => CitationType, { description: '依据。 The sentence of law behind it.' })
  citation!: Citation;
}

@ObjectType('ObligationPayment', { simpleResolvers: true, description: '一笔缴付。 A payment on an obligation.' })
export class ObligationPaymentType {
  @Field(() => DecimalScalar, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;

  @Field(() => String, { description: '日期。 The day on which it was paid (ISO).' })
  paidOn!: string;

  @Field(() => String, { description: 'GOVERNMENT 政府或 FUND 本县基金。 Who paid: GOVERNMENT or FUND.' })
  paidBy!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;

  @Field(() => ID, { nullable: true, description: '分录编号。 The journal entry; null: outside the fund’s books.' })
  entry!: string | null;

  @Field(() => String, { description: '经办人。 Who recorded it.' })
  person!: string;

  @Field(() => Boolean, { description: '已冲销。 Whether the entry was reversed; it then counts no more.' })
  reversed!: boolean;
}

@ObjectType('Obligation', {
  simpleResolvers: true,
  description: '应付义务。 What someone owes under a fund year’s law; paid in one or several payments.',
})
export class ObligationType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => ID, { description: '县市区。 The county it is about.' })
  county!: string;

  @Field(() => Int, { description: '所属基金年度。 The fund year from which it comes.' })
  fiscalYear!: number;

  @Field(() => OwedKind, { description: '种类。 What it is for.' })
  kind!: string;

  @Field(() => ID, {
    nullable: true,
    description: '清算步骤（政府补足、借入款项）。 The step that it is (TOP_UP, REPAY_LOAN).',
  })
  step!: string | null;

  @Field(() => String, {
    description: '付款方。 Who owes: COUNTY, LOCAL_GOVERNMENT, MUNICIPAL_FINANCE, PROVINCIAL_FINANCE; a refund FUND.',
  })
  payer!: string;

  @Field(() => String, {
    description:
      '收款方。 To whom: FUND, RISK_RESERVE, MUNICIPAL_FINANCE, LENDER; LOCAL_GOVERNMENT or PROVINCIAL_FINANCE of a refund or an advance.',
  })
  payee!: string;

  @Field(() => DecimalScalar, { description: '应付金额（元）。 The amount owed, in yuan.' })
  amount!: string;

  @Field(() => DecimalScalar, { description: '核减（元）。 Taken off by corrections, in yuan.' })
  reduced!: string;

  @Field(() => [ObligationReductionType], { description: '各次核减。 The reductions that stand.' })
  reductions!: ObligationReductionType[];

  @Field(() => DecimalScalar, { description: '已付（元）。 Paid so far, in yuan.' })
  paid!: string;

  @Field(() => DecimalScalar, { description: '尚欠（元）。 Still owed, in yuan.' })
  outstanding!: string;

  @Field(() => String, { description: '应付期限。 Due on this day (ISO).' })
  due!: string;

  @Field(() => ID, { description: '规则编号。 The rule.' })
  rule!: string;

  @Field(() => CitationType, { description: '依据。 The sentence of law behind it.' })
  citation!: Citation;

  @Field(() => [ObligationPaymentType], { description: '各笔缴付。 The payments.' })
  payments!: ObligationPaymentType[];

  pool!: string;
  settlement!: string | null;
}

@ObjectType('SettlementEvent', {
  simpleResolvers: true,
  description: '清算经过。 A move in a settlement’s life: who, as what, when, on which content.',
})
export class SettlementEventType {
  @Field(() => SettlementStatusEnum, { description: '转入的状态。 The status it moved to.' })
  status!: SettlementStatus;

  @Field(() => String, { description: '人员。 Who.' })
  person!: string;

  @Field(() => String, { description: '角色。 In which role.' })
  role!: string;

  @Field(() => Int, { description: '草案版次。 The draft’s revision it is about.' })
  revision!: number;

  @Field(() => String, { description: '内容摘要。 SHA-256 of the content it binds.' })
  contentHash!: string;

  @Field(() => String, { nullable: true, description: '理由。 The reason given.' })
  reason!: string | null;

  @Field(() => String, { description: '时间。 When (ISO).' })
  at!: string;
}

@ObjectType('LedgerPosition', {
  simpleResolvers: true,
  description: '账簿位置。 A book and the voucher position up to which it was read.',
})
export class LedgerPositionType {
  @Field(() => ID, { nullable: true, description: '县市区；空为统筹区本级。 The county; null: the pool’s own book.' })
  county!: string | null;

  @Field(() => Int, { description: '凭证位置。 The position of the last voucher read.' })
  position!: number;
}

@ObjectType('Settlement', {
  simpleResolvers: true,
  description:
    '清算或补充清算（存档）。 The settlement of a fund year, or the correction of a posted one: computed from the books and confirmed facts, ' +
    'reviewed, confirmed, posted.',
})
export class SettlementType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => Int, { description: '草案版次。 The revision of the draft; each computation is one.' })
  revision!: number;

  @Field(() => PolicyType, { description: '所依政策。 The policy applied.' })
  policy!: Policy;

  @Field(() => String, { description: '政策内容摘要。 SHA-256 of the policy’s content as it was applied.' })
  policyHash!: string;

  @Field(() => String, {
    description: '内容摘要。 SHA-256 over policy, inputs, positions and outcome; signatures bind it.',
  })
  contentHash!: string;

  @Field(() => Boolean, {
    description: '是否有效（未冲销）。 False once it was reversed, or what it would correct was.',
  })
  stands!: boolean;

  row!: SettlementRow;
}

@ObjectType({ description: '清算的办理结果。 The settlement, or why not.' })
export class SettlementPayload extends Payload {
  @Field(() => SettlementType, { nullable: true, description: '清算；未办理为空。 The settlement; null when refused.' })
  settlement?: SettlementType | null;

  @Field(() => [String], {
    nullable: true,
    description:
      '重新起草时，与上一版不同的输入；补充清算初次起草时，与已入账不同的输入。 Drafting again: the inputs that changed since the revision before; ' +
      'a correction’s first draft: since what is posted.',
  })
  changes?: string[] | null;
}

@ObjectType({ description: '缴付的办理结果。 The obligation with its payment, or why not.' })
export class ObligationPayload extends Payload {
  @Field(() => ObligationType, {
    nullable: true,
    description: '应付义务；未办理为空。 The obligation; null when refused.',
  })
  obligation?: ObligationType | null;

  @Field(() => ID, {
    nullable: true,
    description: '分录编号；不入账的为空。 The entry booked; null outside the books.',
  })
  entry?: string | null;
}
