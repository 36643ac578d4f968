import { Field, ObjectType } from 'type-graphql';
import type { Policy, Rule } from './policy.js';
import { PolicyType, RuleType } from './policy.types.js';

@ObjectType('AppliedRule', {
  simpleResolvers: true,
  description:
    '所适用的规则：政策（及版本）中的条款与原文。 The rule in the policy version that was applied, with its provisions and sentences.',
})
export class AppliedRuleType {
  @Field(() => PolicyType, { description: '所依政策版本。 The policy version applied.' })
  policy!: Policy;

  @Field(() => RuleType, { description: '规则。 The rule.' })
  rule!: Rule;
}
