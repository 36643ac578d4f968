import { Field, ID, InputType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';

@InputType('AdvanceToCountyInput', {
  description: '垫付：县级基金暂时支付困难。 Money lent to a county’s fund in a temporary difficulty of payment.',
})
export class AdvanceToCountyInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => DecimalScalar, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;

  @Field(() => String, {
    description:
      '拨付日期，决定所属基金年度，其会计期间须已开启。 The day (ISO): decides the fund year; its period must be open.',
  })
  advancedOn!: string;

  @Field(() => String, { description: '理由：何种支付困难。 Why: what difficulty it is.' })
  reason!: string;

  @Field(() => String, { description: '批准文号。 The number of the document that approved it.' })
  documentNumber!: string;

  @Field(() => String, { description: '批准机关。 Which body approved it.' })
  decider!: string;
}
