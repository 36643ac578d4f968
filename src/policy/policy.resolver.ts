import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { AnyRole } from '../identity/who-may.js';
import { Refused, refusal } from '../refusal.js';
import { parametersOf, type Parameter } from './parameters.js';
import { readingsOf, type Policy, type Provision, type Reading } from './policy.js';
import { ParameterType, PolicyType, ProvisionType, ReadingType } from './policy.types.js';
import { contentHash } from './registry.js';

@Resolver(() => PolicyType)
export class PolicyResolver {
  @AnyRole()
  @Query(() => [PolicyType], { description: '全部政策，各取最新版本。 Every policy, each in its newest version.' })
  policies(@Ctx() { policies }: Context): readonly Policy[] {
    return policies.all;
  }

  @AnyRole()
  @Query(() => PolicyType, {
    description:
      '一项政策的全文数据；编号不存在则以 UNKNOWN_POLICY 拒绝。 One policy whole; an unknown id fails with UNKNOWN_POLICY.',
  })
  policy(
    @Arg('id', () => ID, { description: '编号，如 handan-2021。 Its id.' }) id: string,
    @Ctx() { policies }: Context,
  ): Policy {
    const policy = policies.get(id);
    if (!policy) throw new Refused(refusal('UNKNOWN_POLICY', { policy: id }, ['id']));
    return policy;
  }

  @FieldResolver(() => String, {
    description:
      '内容的 SHA-256（十六进制）。 SHA-256 (hex) of its canonical JSON: which text of the law a settlement used.',
  })
  contentHash(@Root() policy: Policy): string {
    return contentHash(policy);
  }
}

@Resolver(() => ProvisionType)
export class ProvisionResolver {
  @FieldResolver(() => [ParameterType], { description: '参数。 Its figures and words.' })
  parameters(@Root() provision: Provision): Parameter[] {
    return parametersOf(provision);
  }

  @FieldResolver(() => [ReadingType], { description: '解读。 The readings taken where it leaves something open.' })
  readings(@Root() provision: Provision): readonly Reading[] {
    return readingsOf(provision);
  }
}
