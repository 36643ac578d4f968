import { Field, ObjectType } from 'type-graphql';
import type { Context } from '../context.js';
import type { Once } from '../idempotency.js';
import { payload } from '../payload.js';
import { fundsLoader } from '../pool/pool.loader.js';
import type { Insurance } from '../policy/policy.js';
import { Payload } from '../refusal.types.js';
import { FundType } from './fund.types.js';

@ObjectType({ description: '对一项基金的办理结果。 The fund whose books were worked on, or why not.' })
export class FundPayload extends Payload {
  @Field(() => FundType, { nullable: true, description: '基金；未办理为空。 The fund; null when refused.' })
  fund?: FundType | null;
}

/** Answers with the fund that an act was about. */
export const fundPayload = (
  context: Context,
  act: () => Promise<Once<{ pool: string; insurance: Insurance }>> | Once<{ pool: string; insurance: Insurance }>,
) =>
  payload(async () => {
    const { result, replayed } = await act();
    const funds = await context.loader(fundsLoader).load(result.pool);
    return { fund: funds.find(({ insurance }) => insurance === result.insurance)!, replayed };
  });
