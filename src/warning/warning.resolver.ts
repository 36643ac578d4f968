import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { checkDate } from '../faults.js';
import type { FundYear } from '../fund/by-fund-year.js';
import { CountyFundYearType, FundYearType } from '../fund/fund-year.types.js';
import { checkPageSize, type ConnectionOf, keyAfter, page } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import type { CountyRow } from '../pool/pool.loader.js';
import { CountyType } from '../pool/pool.types.js';
import { refreshWarnings } from './refresh-warnings.service.js';
import { openWarningsLoader, type WarningPlace, warningsBefore } from './warning.loader.js';
import { RefreshWarningsInputType, WarningFilterInput } from './warning.input.js';
import { RefreshWarningsPayload, WarningConnection, WarningType } from './warning.types.js';

const AS_OF = [
  'asOf',
  () => String,
  {
    nullable: true,
    description:
      '截至日期（YYYY-MM-DD）：当日成立的；不填为现在。 As they stood on this day (ISO); now where none is given. Fails with INVALID_DATE.',
  },
] as const;

@Resolver()
export class WarningResolver {
  @AnyRole()
  @Query(() => WarningConnection, {
    description:
      '预警，新的在前；县级角色见本县和全统筹区的。 Warnings, newest first; a county’s role sees its own and the pool’s. Fails with INVALID_DATE, ' +
      'INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async warnings(
    @Arg('filter', () => WarningFilterInput, { nullable: true, description: '筛选条件。 Which ones.' })
    filter: WarningFilterInput | null,
    @Arg(...AS_OF) asOf: string | null,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<WarningType>> {
    checkDate(asOf);
    checkPageSize(first_);
    const [last] = keyAfter(after_, ['0']);
    return page(await warningsBefore(read, viewer, { ...filter, asOf }, last!, first_ + 1), first_, ({ id }) => [id]);
  }

  @WhoMay('CITY_MEDICAL')
  @Mutation(() => RefreshWarningsPayload, {
    description:
      '检查预警：提出新发现的，解除已消失的。 Looks a pool over on its books, facts and obligations: raises what is found for the first time, clears what is ' +
      'gone. Refused with UNKNOWN_POOL, INVALID_DATE, AS_OF_OUT_OF_RANGE.',
  })
  refreshWarnings(
    @Arg('input', () => RefreshWarningsInputType) input: RefreshWarningsInputType,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await refreshWarnings(context, input);
      return { ...result, replayed };
    });
  }
}

const OF_YEAR = '该基金年度未解除的预警，新的在前。 Open warnings about this fund year, newest first';

@Resolver(() => FundYearType)
export class FundYearWarningsResolver {
  @FieldResolver(() => [WarningType], { description: `${OF_YEAR}: those of the whole pool.` })
  warnings(
    @Root() { fund, fiscalYear }: FundYear,
    @Arg(...AS_OF) asOf: string | null,
    @Ctx() context: Context,
  ): Promise<WarningType[]> {
    return open(context, { pool: fund.pool, insurance: fund.insurance, fiscalYear, county: null, asOf });
  }
}

@Resolver(() => CountyFundYearType)
export class CountyFundYearWarningsResolver {
  @FieldResolver(() => [WarningType], { description: `${OF_YEAR}: those of the county.` })
  warnings(
    @Root() { fund, fiscalYear, county }: CountyFundYearType,
    @Arg(...AS_OF) asOf: string | null,
    @Ctx() context: Context,
  ): Promise<WarningType[]> {
    return open(context, { pool: fund.pool, insurance: fund.insurance, fiscalYear, county: county.id, asOf });
  }
}

@Resolver(() => CountyType)
export class CountyWarningsResolver {
  @FieldResolver(() => [WarningType], {
    description: '该县未解除的预警，新的在前。 The county’s open warnings in both funds, newest first.',
  })
  warnings(
    @Root() { id, pool }: CountyRow,
    @Arg(...AS_OF) asOf: string | null,
    @Ctx() context: Context,
  ): Promise<WarningType[]> {
    return open(context, { pool, county: id, asOf });
  }
}

function open(context: Context, place: WarningPlace): Promise<WarningType[]> {
  checkDate(place.asOf);
  return context.loader(openWarningsLoader).load(place);
}
