import { Field, ID, InputType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';

@InputType('ReserveInterestInput', { description: '风险金专户利息。 Interest on the reserve account.' })
export class ReserveInterestInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => DecimalScalar, { description: '金额（元）。 The amount in yuan.' })
  amount!: string;

  @Field(() => String, {
    description: '到账日期，其会计期间须已开启。 The day it came (ISO); its period must be open.',
  })
  receivedOn!: string;

  @Field(() => String, { description: '凭据。 The document it rests on.' })
  document!: string;
}
