import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { checkDate } from '../faults.js';
import { AnyRole } from '../identity/who-may.js';
import { poolLoader } from '../pool/pool.loader.js';
import { Refused, refusal } from '../refusal.js';
import { coverageOf } from './coverage.js';
import { PolicyCoverageType } from './coverage.types.js';

@Resolver()
export class CoverageResolver {
  @AnyRole()
  @Query(() => PolicyCoverageType, {
    description:
      '政策覆盖检查：无政策或有两项政策的日期与基金年度、将失效的政策、没有规则或有两条规则的情形。 Days and fund years without a policy or with two, policies ' +
      'about to lapse (told from a year before), inputs on which no rule or two apply. Fails with INVALID_DATE, UNKNOWN_POOL.',
  })
  async policyCoverage(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('asOf', () => String, { description: '截至日期（YYYY-MM-DD）。 The day to look from (ISO).' }) asOf: string,
    @Ctx() context: Context,
  ): Promise<PolicyCoverageType> {
    checkDate(asOf);
    const policies = context.policies.all.filter((policy) => policy.pool === pool);
    if (policies.length === 0 && !(await context.loader(poolLoader).load(pool)))
      throw new Refused(refusal('UNKNOWN_POOL', { pool }, ['pool']));
    const inForce = policies.filter((policy) => policy.inForce.from <= asOf && asOf <= (policy.inForce.to ?? asOf));
    return { pool, asOf, inForce, findings: coverageOf(policies, asOf) };
  }
}
