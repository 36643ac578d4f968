/** From what moved the money to the rule, and from what is owed to its steps and entries. */
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { maySee } from '../identity/viewer.js';
import { JournalEntryType, JournalLineType } from '../ledger/journal.types.js';
import { type AppliedRule, appliedRule } from '../policy/applied-rule.js';
import { AppliedRuleType } from '../policy/applied-rule.types.js';
import { type Policy, provisionsOf } from '../policy/policy.js';
import { settlementLoader, stepsLoader } from './settlement.loader.js';
import { ObligationType, PostedStepType } from './settlement.types.js';
import { entriesOfObligationLoader, lawOfEntryLoader } from './trail.loader.js';

const APPLIED = {
  nullable: true,
  description:
    '所适用的规则全文；政策中没有则为空。 The rule in full, in the policy that was applied; null where it has none.',
};

@Resolver(() => JournalLineType)
export class LineRuleResolver {
  @FieldResolver(() => AppliedRuleType, APPLIED)
  async appliedRule(@Root() { rule, entryId }: JournalLineType, @Ctx() context: Context): Promise<AppliedRule | null> {
    const law = rule === null ? null : await context.loader(lawOfEntryLoader).load(entryId);
    if (!law) return null;
    const { pool, fiscalYear, policy, policyVersion } = law;
    const applied =
      policy === null
        ? context.policies.inForce(pool, fiscalYear)
        : context.policies.get(policy, policyVersion ?? undefined);
    return appliedRule(applied, rule!);
  }
}

@Resolver(() => PostedStepType)
export class StepRuleResolver {
  @FieldResolver(() => AppliedRuleType, APPLIED)
  async appliedRule(@Root() step: PostedStepType, @Ctx() context: Context): Promise<AppliedRule | null> {
    return appliedRule(await policyOfSettlement(context, step.settlement), step.rule);
  }
}

@Resolver(() => ObligationType)
export class ObligationTrailResolver {
  @FieldResolver(() => AppliedRuleType, APPLIED)
  async appliedRule(@Root() obligation: ObligationType, @Ctx() context: Context): Promise<AppliedRule | null> {
    return appliedRule(await policyOf(context, obligation), obligation.rule);
  }

  @FieldResolver(() => [PostedStepType], {
    description:
      '由来的清算步骤：补足为其本身，其余为据以计算的各步。 The settlement steps that it comes from: a government’s step itself, or those ' +
      'that it is a share of; empty for a levy.',
  })
  async steps(
    @Root() { settlement, county, step, kind }: ObligationType,
    @Ctx() context: Context,
  ): Promise<PostedStepType[]> {
    if (settlement === null) return [];
    const [steps, policy] = await Promise.all([
      context.loader(stepsLoader).load(settlement),
      policyOfSettlement(context, settlement),
    ]);
    if (step !== null) return steps.filter(({ id }) => id === step);
    const sources = provisionsOf(policy ?? { rules: [] }, 'OBLIGATION').flatMap((provision) =>
      provision.obligation === kind && 'from' in provision.amount ? provision.amount.from : [],
    );
    return steps.filter((one) => one.county === county && sources.includes(one.source));
  }

  @FieldResolver(() => [JournalEntryType], {
    description:
      '各笔缴付及其冲销的分录，按入账顺序；不经基金的没有。 The journal entries of its payments and of those taken back, in the order booked; none for ' +
      'what is paid outside the fund.',
  })
  async entries(@Root() { id, pool, county }: ObligationType, @Ctx() context: Context): Promise<JournalEntryType[]> {
    return maySee(context.viewer, { pool, county }) ? context.loader(entriesOfObligationLoader).load(id) : [];
  }
}

const policyOf = async (context: Context, { settlement, pool, fiscalYear }: ObligationType) =>
  settlement === null ? context.policies.inForce(pool, fiscalYear) : policyOfSettlement(context, settlement);

async function policyOfSettlement(context: Context, id: string): Promise<Policy | undefined> {
  const row = await context.loader(settlementLoader).load(id);
  return row ? context.policies.get(row.policy, row.policyVersion) : undefined;
}
