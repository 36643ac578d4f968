import { Field, ID, InputType } from 'type-graphql';
import { FundYearActInput } from '../fund/fund-year-act.input.js';

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
export class OpenBooksInput extends FundYearActInput {
  @Field(() => String, { description: '审计（清算）依据。 The audit that the figures rest on.' })
  document!: string;

  @Field(() => [OpeningInput], { description: '各县市区。 The counties; those left out have no book in this fund.' })
  rows!: OpeningInput[];
}
