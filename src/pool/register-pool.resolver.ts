import { Arg, Ctx, Field, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Payload } from '../refusal.types.js';
import { registerPool } from './pool.service.js';
import { fundsLoader } from './pool.loader.js';
import { PoolType } from './pool.types.js';
import { RegisterPoolInput } from './register-pool.input.js';

@ObjectType({ description: '登记结果。 The pool registered, or why not.' })
export class RegisterPoolPayload extends Payload {
  @Field(() => PoolType, { nullable: true, description: '统筹区；未办理为空。 The pool; null when refused.' })
  pool?: PoolType | null;
}

@Resolver()
export class RegisterPoolResolver {
  @WhoMay('ADMINISTRATOR')
  @Mutation(() => RegisterPoolPayload, {
    description:
      '登记统筹区及其县市区。 Registers a pool with its members; its funds get books by openBooks. Refused with ' +
      'DUPLICATE_POOL, DUPLICATE_COUNTY, INVALID_ID, NAME_MISSING, NEGATIVE_COUNT.',
  })
  registerPool(@Arg('input', () => RegisterPoolInput) input: RegisterPoolInput, @Ctx() context: Context) {
    return payload(async () => {
      const { id, name } = input;
      const { replayed } = await registerPool(context, input);
      return { pool: { id, name, funds: await context.loader(fundsLoader).load(id) }, replayed };
    });
  }
}
