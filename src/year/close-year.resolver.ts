import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { FundPayload, fundPayload } from '../fund/fund.payload.js';
import { WhoMay } from '../identity/who-may.js';
import { closeYear } from './close-year.service.js';
import { FundYearActInput } from '../fund/fund-year-act.input.js';

@Resolver()
export class CloseYearResolver {
  @WhoMay('CITY_MEDICAL')
  @Mutation(() => FundPayload, {
    description:
      '年终结转：收支转入本年收支结余，在清算期内。 Carries income and expenditure to the year’s result, in the closing period. Refused with ' +
      'YEAR_ALREADY_CLOSED, PERIOD_CLOSED.',
  })
  closeYear(@Arg('input', () => FundYearActInput) input: FundYearActInput, @Ctx() context: Context) {
    return fundPayload(context, () => closeYear(context, input));
  }
}
