import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole } from '../identity/who-may.js';
import { Insurance } from '../policy/policy.js';
import { factsHistory } from './year-facts.loader.js';
import { YearFactsType } from './year-facts.types.js';

@Resolver()
export class FactsHistoryResolver {
  @AnyRole()
  @Query(() => [YearFactsType], {
    description:
      '一县年度事实的全部版次，新版在前；无权查看为空列表。 Every version of a county’s facts of a fund year, newest first; empty where ' +
      'you may not see the county. Fails with INVALID_FISCAL_YEAR.',
  })
  async yearFacts(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('county', () => ID, { description: '县市区。 The county.' }) county: string,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Ctx() { read, viewer }: Context,
  ): Promise<YearFactsType[]> {
    checkFiscalYear(fiscalYear);
    return maySee(viewer, { pool, county }) ? factsHistory(read, { pool, insurance, county, fiscalYear }) : [];
  }
}
