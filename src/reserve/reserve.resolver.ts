import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { FundPayload, fundPayload } from '../fund/fund.payload.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { FundYearActInput } from '../fund/fund-year-act.input.js';
import { Insurance } from '../policy/policy.js';
import { bookReserveInterest } from './interest.service.js';
import { levyReserve } from './levy.service.js';
import { ReserveInterestInputType } from './reserve.input.js';
import { rollForward } from './roll-forward.loader.js';
import { ReserveRollForwardType } from './roll-forward.types.js';

@Resolver()
export class ReserveResolver {
  @AnyRole()
  @Query(() => [ReserveRollForwardType], {
    description:
      '风险储备金年度变动：共有部分在前，其后各县部分按编号；只列可见的。 The reserve over a fund year: the common part first, then each county’s ' +
      'own by id; those that you may see.',
  })
  async reserveRollForward(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Ctx() { read, viewer }: Context,
  ): Promise<ReserveRollForwardType[]> {
    checkFiscalYear(fiscalYear);
    const rows = await rollForward(read, pool, insurance, fiscalYear);
    return rows.filter(({ county }) => maySee(viewer, { pool, county }));
  }

  @WhoMay('CITY_MEDICAL')
  @Mutation(() => FundPayload, {
    description:
      '提取风险金：先由当年结余、再由累计结余承担，不足为应缴未缴。 Books the levy that the policy orders, out of the year’s surplus, then the balance; what ' +
      'neither bears is owed (obligations). A level that is reached already needs nothing. Refused with LEVY_ALREADY_BOOKED, LEVY_NOT_DUE, ' +
      'LEVY_BASE_MISSING, YEAR_NOT_CLOSED, PERIOD_CLOSED.',
  })
  levyReserve(@Arg('input', () => FundYearActInput) input: FundYearActInput, @Ctx() context: Context) {
    return fundPayload(context, () => levyReserve(context, input));
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => FundPayload, {
    description: '风险金利息，归共有部分。 Books interest on the reserve account: common to all counties.',
  })
  bookReserveInterest(
    @Arg('input', () => ReserveInterestInputType) input: ReserveInterestInputType,
    @Ctx() context: Context,
  ) {
    return fundPayload(context, () => bookReserveInterest(context, input));
  }
}
