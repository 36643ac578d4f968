import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { FundPayload, fundPayload } from '../fund/fund.payload.js';
import { WhoMay } from '../identity/who-may.js';
import { OpenBooksInput } from './open-books.input.js';
import { openBooks } from './open-books.service.js';

@Resolver()
export class OpenBooksResolver {
  @WhoMay('CITY_FINANCE')
  @Mutation(() => FundPayload, {
    description:
      '建账：录入审定期初余额，开启十二个月。 Opens a fund’s books from audited openings and its first twelve months. Refused with ' +
      'BOOKS_ALREADY_OPEN, UNKNOWN_COUNTY, DUPLICATE_COUNTY, INVALID_AMOUNT, NEGATIVE_AMOUNT, POLICY_NOT_IN_FORCE.',
  })
  openBooks(@Arg('input', () => OpenBooksInput) input: OpenBooksInput, @Ctx() context: Context) {
    return fundPayload(context, () => openBooks(context, input));
  }
}
