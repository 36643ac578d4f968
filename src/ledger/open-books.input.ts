import { Field, ID, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';

@InputType({ description: '一个县市区的审定期初余额。 The audited opening of one county.' })
export class OpeningInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => String, {
    description: '累计结余（元），如 "1234.50"。 Its accumulated balance, yuan, as a plain string.',
  })
  accumulatedBalance!: string;

  @Field(() => String, { description: '本县风险金（元）。 Its own reserve, yuan, as a plain string.' })
  ownReserve!: string;
}

@InputType({ description: '建账：一项基金的审定期初余额。 The audited openings of a fund.' })
export class OpenBooksInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '建账年度。 The first fund year.' })
  fiscalYear!: number;

  @Field(() => String, { description: '审计（清算）依据。 The audit that the figures rest on.' })
  document!: string;

  @Field(() => [OpeningInput], { description: '各县市区。 The counties; those left out have no book in this fund.' })
  rows!: OpeningInput[];
}
