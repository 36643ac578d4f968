import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole } from '../identity/who-may.js';
import { Insurance } from '../policy/policy.js';
import { compareSettlement } from './compare.service.js';
import { SettlementComparisonType } from './compare.types.js';

const NOTICE =
  '仅供比较，不是清算决定，不产生任何义务，也不存储。 For comparison only: no decision, nobody owes anything by it, and nothing is stored.';

@Resolver()
export class CompareResolver {
  @AnyRole()
  @Query(() => SettlementComparisonType, {
    nullable: true,
    complexity: 500,
    description:
      '同一年度按各政策计算，与适用政策对比；无权查看为空。 The same stored year settled under any stored policies, against the policy in force: the ' +
      'inputs of its settlement where one stands, else books and facts as they are now; decisions that cover what no step does are left ' +
      'out. Stores nothing. Fails with UNKNOWN_POLICY, ' +
      'POLICY_NOT_IN_FORCE, and where no settlement stands with what draftSettlement is refused with.',
  })
  async compareSettlement(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Arg('policies', () => [ID], { description: '政策编号。 The policies, by id.' }) policies: string[],
    @Ctx() context: Context,
  ): Promise<SettlementComparisonType | null> {
    const year = { pool, insurance, fiscalYear };
    const found = await compareSettlement(context, year, policies);
    if (!found) return null;
    const { settlement, inForce } = found;
    const seen = <C extends { county: string }>(counties: C[]): C[] =>
      counties.filter(({ county }) => maySee(context.viewer, { pool, county }));
    return {
      ...year,
      ...{ notice: NOTICE, settlement, inForce },
      policies: found.policies.map(({ policy, outcome, total, counties, assumptions }) => ({
        ...{ policy, total, assumptions, inForce: policy === inForce },
        counties: seen(counties),
        outcome: { ...outcome, counties: seen(outcome.counties) },
      })),
    };
  }
}
