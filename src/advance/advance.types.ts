import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import { Payload } from '../refusal.types.js';

@ObjectType('Advance', {
  simpleResolvers: true,
  description:
    '垫付：县级基金暂时支付困难时借入，须归还。 Money lent to a county’s fund in a temporary difficulty of payment; given back within the year, or ' +
    'set off by its settlement.',
})
export class AdvanceType {
  @Field(() => ID, { description: '编号，即归还义务的编号。 Its id, and that of the obligation to give it back.' })
  id!: string;

  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => Int, { description: '所属基金年度。 The fund year in which it was made.' })
  fiscalYear!: number;

  @Field(() => String, {
    description:
      '由谁垫付：RISK_RESERVE 风险金，或政府财政。 Who lent: RISK_RESERVE, LOCAL_GOVERNMENT, MUNICIPAL_FINANCE or PROVINCIAL_FINANCE.',
  })
  lender!: string;

  @Field(() => DecimalScalar, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;

  @Field(() => DecimalScalar, {
    description: '已归还（元），含清算抵还。 Given back so far, set-offs included, in yuan.',
  })
  repaid!: string;

  @Field(() => DecimalScalar, {
    description: '未归还（元）；已冲销的为零。 Still open, in yuan; zero where the advance was reversed.',
  })
  outstanding!: string;

  @Field(() => String, { description: '应归还期限。 To be given back by this day (ISO).' })
  due!: string;

  @Field(() => String, { description: '拨付日期。 The day on which it was made (ISO).' })
  advancedOn!: string;

  @Field(() => String, { description: '理由。 Why.' })
  reason!: string;

  @Field(() => String, { description: '批准文号。 The number of the document that approved it.' })
  documentNumber!: string;

  @Field(() => String, { description: '批准机关。 Which body approved it.' })
  decider!: string;

  @Field(() => String, { description: '经办人。 Who booked it.' })
  enteredBy!: string;

  @Field(() => Boolean, { description: '已冲销。 Whether its entry was reversed; it then counts no more.' })
  reversed!: boolean;

  entryId!: string;
  seq!: string;
}

export const AdvanceConnection = connectionType(AdvanceType, 'Advance');

@ObjectType({ description: '垫付的办理结果。 The advance, or why not.' })
export class AdvancePayload extends Payload {
  @Field(() => AdvanceType, { nullable: true, description: '垫付；未办理为空。 The advance; null when refused.' })
  advance?: AdvanceType | null;
}
