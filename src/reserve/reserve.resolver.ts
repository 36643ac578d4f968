import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { FundPayload, fundPayload } from '../fund/fund.payload.js';
import { WhoMay } from '../identity/who-may.js';
import { FundYearActInput } from '../fund/fund-year-act.input.js';
import { bookReserveInterest } from './interest.service.js';
import { levyReserve } from './levy.service.js';
import { ReserveInterestInputType } from './reserve.input.js';

@Resolver()
export class ReserveResolver {
  @WhoMay('CITY_MEDICAL')
  @Mutation(() => FundPayload, {
    description:
      '提取风险金：先由当年结余、再由累计结余承担，不足为应缴未缴。 Books the levy that the policy orders, out of the year’s surplus, then the balance; what ' +
      'neither bears is owed (obligations). Refused with LEVY_ALREADY_BOOKED, LEVY_NOT_DUE, YEAR_NOT_CLOSED, PERIOD_CLOSED.',
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
