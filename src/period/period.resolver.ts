import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { FundPayload, fundPayload } from '../fund/fund.payload.js';
import { WhoMay } from '../identity/who-may.js';
import { PeriodsInputType } from './period.input.js';
import { closePeriods, openPeriods } from './period.service.js';

@Resolver()
export class PeriodResolver {
  @WhoMay('CITY_MEDICAL')
  @Mutation(() => FundPayload, {
    description:
      '开启会计期间；清算期（13）须十二个月均已结账。 Opens (or reopens) periods; 13 opens when the twelve months are closed. Refused with ' +
      'CLOSING_PERIOD_NEEDS_MONTHS_CLOSED, MONTHS_FROZEN_BY_CLOSING_PERIOD, INVALID_MONTH.',
  })
  openPeriods(@Arg('input', () => PeriodsInputType) input: PeriodsInputType, @Ctx() context: Context) {
    return fundPayload(context, () => openPeriods(context, input));
  }

  @WhoMay('CITY_MEDICAL')
  @Mutation(() => FundPayload, { description: '结账：关闭会计期间。 Closes periods: nothing more is booked in them.' })
  closePeriods(@Arg('input', () => PeriodsInputType) input: PeriodsInputType, @Ctx() context: Context) {
    return fundPayload(context, () => closePeriods(context, input));
  }
}
