import { Field, ID, ObjectType } from 'type-graphql';
import { CitationType } from './policy/policy.types.js';
import type { Citation } from './policy/policy.js';
import type { Refusal } from './refusal.js';

@ObjectType('Refusal', {
  simpleResolvers: true,
  description:
    '不予办理的事项。 Why something was not done: a code of a closed list, a sentence with the facts, a remedy.',
})
export class RefusalType {
  @Field(() => String, { description: '代码，见 refusalCodes。 The code; `refusalCodes` lists them all.' })
  code!: string;

  @Field(() => String, { description: '说明。 A sentence with the facts in it.' })
  message!: string;

  @Field(() => [String], { description: '输入中的位置。 Where in the input; empty: the request as a whole.' })
  path!: string[];

  @Field(() => String, { nullable: true, description: '办法。 What to do about it.' })
  remedy!: string | null;

  @Field(() => CitationType, {
    nullable: true,
    description: '依据。 The sentence of law behind it, where there is one.',
  })
  citation!: Citation | null;
}

/** What every mutation's payload has beside its object. */
@ObjectType()
export abstract class Payload {
  @Field(() => [RefusalType], {
    description: '不予办理的原因，一次列全；为空即已办理。 All that is wrong, at once; empty when it was done.',
  })
  refusals!: Refusal[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      '同一幂等键的重复请求，未再次办理。 True when a request with this key was done before; null when refused.',
  })
  replayed?: boolean | null;
}

@ObjectType('RefusalCode', {
  simpleResolvers: true,
  description: '拒绝代码。 One entry of the closed list of refusals.',
})
export class RefusalCodeType {
  @Field(() => ID, { description: '代码。 The code.' })
  code!: string;

  @Field(() => String, { description: '何时出现。 When it is said.' })
  when!: string;

  @Field(() => String, { description: '办法。 What to do about it.' })
  remedy!: string;
}
