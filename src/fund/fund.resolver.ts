import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { type PeriodRow, periodsLoader } from '../period/period.loader.js';
import { PeriodType } from '../period/period.types.js';
import type { FundRow } from '../pool/pool.loader.js';
import type { FundYear } from './by-fund-year.js';
import { checkFiscalYear } from './fiscal-year.js';
import { FundType } from './fund.types.js';
import { FundYearType } from './fund-year.types.js';

@Resolver(() => FundType)
export class FundResolver {
  @FieldResolver(() => FundYearType, {
    description:
      '基金年度的收支与结余。 Income, expenditure and balances of a year; zero where nothing was booked. Fails with ' +
      'INVALID_FISCAL_YEAR.',
  })
  year(
    @Root() fund: FundRow,
    @Arg('fiscalYear', () => Int, { description: '基金年度（公历年）。 The calendar year.' }) fiscalYear: number,
  ): FundYear {
    checkFiscalYear(fiscalYear);
    return { fund, fiscalYear };
  }

  @FieldResolver(() => [PeriodType], {
    description:
      '该年度已设的会计期间及开账、结账经过。 The periods of the year that were ever opened, with who opened and closed them, when ' +
      'and why. Fails with INVALID_FISCAL_YEAR.',
  })
  periods(
    @Root() fund: FundRow,
    @Arg('fiscalYear', () => Int, { description: '基金年度（公历年）。 The calendar year.' }) fiscalYear: number,
    @Ctx() context: Context,
  ): Promise<PeriodRow[]> {
    checkFiscalYear(fiscalYear);
    return context.loader(periodsLoader).load({ fund, fiscalYear });
  }
}
