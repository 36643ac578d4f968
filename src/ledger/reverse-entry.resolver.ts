import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Payload } from '../refusal.types.js';
import { reverseEntry } from './reverse-entry.service.js';

@InputType('ReverseEntryInput', { description: '冲销一笔分录。 An entry to take back.' })
export class ReverseEntryInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '分录编号。 The entry.' })
  entry!: string;

  @Field(() => String, { description: '理由。 Why.' })
  reason!: string;
}

@ObjectType({ description: '冲销结果。 The reversal, or why not.' })
export class ReverseEntryPayload extends Payload {
  @Field(() => ID, { nullable: true, description: '冲销分录的编号。 The entry that takes it back.' })
  entry?: string | null;
}

@Resolver()
export class ReverseEntryResolver {
  @WhoMay('CITY_MEDICAL', 'CITY_FINANCE')
  @Mutation(() => ReverseEntryPayload, {
    description:
      '冲销：逐张凭证反向入账，原分录保留。 Takes an entry back by adding its mirror image, voucher by voucher, in its own period; a year close or a levy ' +
      'is taken back whole. Refused with ENTRY_ALREADY_REVERSED, ENTRY_HELD, PERIOD_CLOSED, REASON_MISSING.',
  })
  reverseEntry(@Arg('input', () => ReverseEntryInputType) input: ReverseEntryInputType, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await reverseEntry(context, input);
      return { entry: result.entry, replayed };
    });
  }
}
