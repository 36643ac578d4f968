import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { checkPageSize, type ConnectionOf, keyAfter, page } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { entryLoader } from '../ledger/journal.loader.js';
import { JournalEntryType } from '../ledger/journal.types.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { obligationLoader } from '../settlement/settlement.loader.js';
import { ObligationType } from '../settlement/settlement.types.js';
import { AdvanceToCountyInputType } from './advance.input.js';
import { advanceById, advancesAfter } from './advance.loader.js';
import { advanceToCounty } from './advance.service.js';
import { AdvanceConnection, AdvancePayload, AdvanceType } from './advance.types.js';

@Resolver(() => AdvanceType)
export class AdvanceResolver {
  @AnyRole()
  @Query(() => AdvanceConnection, {
    description:
      '一项基金的垫付，按办理先后，已归还的也在内；县级角色只见本县的。 A fund’s advances in the order made, those given back included; a county’s role sees ' +
      'its own. Fails with INVALID_FISCAL_YEAR, INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async advances(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, {
      nullable: true,
      description: '基金年度；不填为全部。 The fund year; all where none.',
    })
    fiscalYear: number | null,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<AdvanceType>> {
    if (fiscalYear != null) checkFiscalYear(fiscalYear);
    checkPageSize(first_);
    const [last] = keyAfter(after_, ['0']);
    const rows = await advancesAfter(
      read,
      viewer,
      { pool, insurance, fiscalYear: fiscalYear ?? null },
      last!,
      first_ + 1,
    );
    return page(rows, first_, ({ seq }) => [seq]);
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => AdvancePayload, {
    description:
      '垫付：政策有规定时，向暂时支付困难的县级基金垫付，须归还。 Lends to a county’s fund in a temporary difficulty of payment, where the policy foresees it: ' +
      'out of the reserve account or by a government. What is lent is owed (REPAY_ADVANCE). Refused with ADVANCE_NOT_FORESEEN, ' +
      'POLICY_NOT_IN_FORCE, SETTLEMENT_EXISTS, UNKNOWN_COUNTY, ZERO_AMOUNT, NEGATIVE_AMOUNT, INVALID_DATE, REASON_MISSING, ' +
      'PERIOD_CLOSED, BANK_ACCOUNT_BELOW_ZERO.',
  })
  advanceToCounty(
    @Arg('input', () => AdvanceToCountyInputType) input: AdvanceToCountyInputType,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await advanceToCounty(context, input);
      return { advance: await advanceById(context.read, result.advance), replayed };
    });
  }

  @FieldResolver(() => ObligationType, { description: '归还义务及各笔归还。 What is owed, with the repayments.' })
  async obligation(@Root() { id }: AdvanceType, @Ctx() context: Context): Promise<ObligationType> {
    return (await context.loader(obligationLoader).load(id))!;
  }

  @FieldResolver(() => JournalEntryType, { description: '垫付的分录。 Its journal entry.' })
  async entry(@Root() { entryId }: AdvanceType, @Ctx() context: Context): Promise<JournalEntryType> {
    return (await context.loader(entryLoader).load(entryId))!;
  }
}
