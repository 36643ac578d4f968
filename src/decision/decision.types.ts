import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { Payload } from '../refusal.types.js';
import { CoverSource, DecisionKind } from './decision.js';

registerEnumType(DecisionKind, {
  name: 'DecisionKind',
  description: '决定的种类。 What was decided.',
  valuesConfig: {
    DRAW: { description: '风险调剂金调剂额。 What the reserve gives a county.' },
    COVER: { description: '弥补待决缺口。 Who covers what no step of the policy does.' },
    REMITTANCE_RATE: { description: '累计结余上解比例。 What share of the balances is remitted.' },
    REWARD: { description: '超额完成收入预算的奖励。 A reward for income above budget, outside the fund.' },
  },
});

@ObjectType('Decision', {
  simpleResolvers: true,
  description:
    '决定：政策留待机关决定的事项及其文件。 What the law leaves to an office, with the document that decided it.',
})
export class DecisionType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => DecisionKind, { description: '种类。 What was decided.' })
  kind!: DecisionKind;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => ID, { nullable: true, description: '县市区；比例适用于各县，为空。 The county; null: all of them.' })
  county!: string | null;

  @Field(() => CoverSource, { nullable: true, description: '由谁弥补。 Who covers (COVER).' })
  source!: CoverSource | null;

  @Field(() => ID, { nullable: true, description: '以谁的累计结余弥补。 Whose balance covers (OTHER_BALANCE).' })
  giver!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: '金额（元）。 The amount in yuan; null for a rate.' })
  amount!: string | null;

  @Field(() => String, { nullable: true, description: '比例（小数）。 The rate as a decimal, "0.30".' })
  rate!: string | null;

  @Field(() => String, { description: '理由。 Why.' })
  reason!: string;

  @Field(() => String, { description: '决定文号。 The number of the document.' })
  documentNumber!: string;

  @Field(() => String, { description: '决定机关。 Which body decided.' })
  decider!: string;

  @Field(() => String, { description: '录入人。 Who entered it.' })
  enteredBy!: string;

  @Field(() => String, { description: '录入时间。 When (ISO).' })
  enteredAt!: string;

  @Field(() => Boolean, { description: '是否已被后来的决定取代。 Whether a later one counts instead.' })
  replaced!: boolean;
}

@ObjectType({ description: '录入决定的结果。 The decision, or why not.' })
export class DecisionPayload extends Payload {
  @Field(() => DecisionType, { nullable: true, description: '决定；未办理为空。 The decision; null when refused.' })
  decision?: DecisionType | null;
}
