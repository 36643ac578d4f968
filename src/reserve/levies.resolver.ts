import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole } from '../identity/who-may.js';
import { entryLoader } from '../ledger/journal.loader.js';
import { JournalEntryType } from '../ledger/journal.types.js';
import { appliedRule } from '../policy/applied-rule.js';
import { Insurance } from '../policy/policy.js';
import { obligationLoader } from '../settlement/settlement.loader.js';
import { ObligationType } from '../settlement/settlement.types.js';
import { leviesOfYear } from './levies.service.js';
import { ReserveLevyType } from './levies.types.js';

@Resolver(() => ReserveLevyType)
export class LeviesResolver {
  @AnyRole()
  @Query(() => [ReserveLevyType], {
    description:
      '一个基金年度有效的风险金提取与上解，逐县；县级角色只见本县。 What stands of a fund year’s levies and remittances into the reserve, by county; a county’s ' +
      'role sees its own. Empty while nothing was levied. Fails with INVALID_FISCAL_YEAR, UNKNOWN_FUND, LEVY_BASE_MISSING.',
  })
  async reserveLevies(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Ctx() context: Context,
  ): Promise<ReserveLevyType[]> {
    checkFiscalYear(fiscalYear);
    const levies = await leviesOfYear(context, { pool, insurance, fiscalYear });
    return levies
      .filter(({ county }) => maySee(context.viewer, { pool, county }))
      .map(({ policy, levy: { rule, citation, how, base }, obligation, entries, ...levy }) => ({
        ...levy,
        ...{ citation, how, base },
        appliedRule: appliedRule(policy, rule)!,
        obligationId: obligation,
        entryIds: entries,
      }));
  }

  @FieldResolver(() => ObligationType, {
    nullable: true,
    description: '应缴未缴部分；没有为空。 What neither surplus nor balance bore; null where they bore it all.',
  })
  obligation(
    @Root() { obligationId }: ReserveLevyType,
    @Ctx() context: Context,
  ): Promise<ObligationType | null> | null {
    return obligationId === null ? null : context.loader(obligationLoader).load(obligationId);
  }

  @FieldResolver(() => [JournalEntryType], { description: '提取的分录。 Its journal entries.' })
  async entries(@Root() { entryIds }: ReserveLevyType, @Ctx() context: Context): Promise<JournalEntryType[]> {
    const entries = await Promise.all(entryIds.map((id) => context.loader(entryLoader).load(id)));
    return entries.filter((entry) => entry !== null);
  }
}
