import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';
import { CoverSource } from './decision.js';

registerEnumType(CoverSource, {
  name: 'CoverSource',
  description: '待决缺口由谁弥补。 What a decision covers an unresolved amount from; used in this order.',
  valuesConfig: {
    SHARED_RESERVE: { description: '风险储备金再调剂。 A further draw, as far as the reserve holds.' },
    POOLED_BALANCE: { description: '统筹结余。 The pooled balance, as far as it holds.' },
    OTHER_BALANCE: {
      description:
        '其他县市区的累计结余：政策规定由市统一调度的，以其清算后余额为限。 Another county’s balance, as far as its own steps leave it; only where the policy ' +
        'lets the city command balances.',
    },
    LOCAL_GOVERNMENT: { description: '当地政府补助。 A subsidy of the local government: owed, paid by recordTopUp.' },
    MUNICIPAL_FINANCE: { description: '市级财政补助。 A subsidy of city finance.' },
    PROVINCIAL_FINANCE: { description: '省级财政补助。 A subsidy of provincial finance.' },
    LOAN: { description: '借入款项：归还前本年收支结余为负。 A loan: the year’s result stays negative until repaid.' },
  },
});

export const CountyDecisionKind = { DRAW: 'DRAW', COVER: 'COVER', REWARD: 'REWARD' } as const;
registerEnumType(CountyDecisionKind, {
  name: 'CountyDecisionKind',
  description: '就一县所作的决定。 What may be decided about a county’s fund year.',
  valuesConfig: {
    DRAW: { description: '风险调剂金调剂额，以所需为限。 What the reserve gives, used as far as needed (CZ-2).' },
    COVER: { description: '弥补待决缺口。 Who covers what no step of the policy does.' },
    REWARD: {
      description:
        '超额完成收入预算的奖励：市级财政拨付当地财政，不经基金（recordOutsidePayment）。 A reward for income above budget, owed by city finance outside the fund.',
    },
  },
});

const REASON = '理由。 Why.';
const DOCUMENT_NUMBER = '决定文号。 The number of the document that decided it.';
const DECIDER = '决定机关。 Which body decided.';

@InputType('RecordDecisionInput', { description: '录入决定。 A decision, with the document on which it rests.' })
export class RecordDecisionInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year whose settlement it is about.' })
  fiscalYear!: number;

  @Field(() => CountyDecisionKind, { description: '种类。 What is decided.' })
  kind!: keyof typeof CountyDecisionKind;

  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => CoverSource, { nullable: true, description: '由谁弥补（COVER 必填）。 Who covers; COVER only.' })
  source?: CoverSource | null;

  @Field(() => ID, {
    nullable: true,
    description: '以谁的累计结余弥补（OTHER_BALANCE 必填）。 Whose balance covers; OTHER_BALANCE only.',
  })
  giver?: string | null;

  @Field(() => DecimalScalar, {
    description: '金额（元）；0.00 撤回先前的决定。 In yuan; 0.00 withdraws an earlier decision.',
  })
  amount!: string;

  @Field(() => String, { description: REASON })
  reason!: string;

  @Field(() => String, { description: DOCUMENT_NUMBER })
  documentNumber!: string;

  @Field(() => String, { description: DECIDER })
  decider!: string;
}

@InputType('RemitBalancesInput', {
  description: '按决定的比例上解累计结余。 Remits a decided share of the accumulated balances.',
})
export class RemitBalancesInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year in which it is remitted.' })
  fiscalYear!: number;

  @Field(() => String, { description: '上解比例，如 "0.30"，大于 0，不超过 1。 The share, above 0 and at most 1.' })
  rate!: string;

  @Field(() => String, {
    description:
      '上解日期，在基金年度内，其会计期间须已开启。 The day (ISO), within the fund year; its period must be open.',
  })
  remittedOn!: string;

  @Field(() => String, { description: REASON })
  reason!: string;

  @Field(() => String, { description: DOCUMENT_NUMBER })
  documentNumber!: string;

  @Field(() => String, { description: DECIDER })
  decider!: string;
}
