import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import type { FundYear } from '../fund/by-fund-year.js';
import { CountyFundYearType, FundYearType } from '../fund/fund-year.types.js';
import { type FundFigures, type Indicator, indicatorsOfCounty, indicatorsOfPool } from './indicators.js';
import { indicatorsLoader } from './indicators.loader.js';
import { IndicatorType } from './indicators.types.js';

@Resolver(() => FundYearType)
export class FundYearIndicatorsResolver {
  @FieldResolver(() => [IndicatorType], {
    description: '全统筹区的监测指标。 What the pool’s year is watched by, each with threshold, citation and readings.',
  })
  async indicators(@Root() year: FundYear, @Ctx() context: Context): Promise<IndicatorType[]> {
    return indicatorsOfPool(await figures(context, year)).map(indicatorType);
  }
}

@Resolver(() => CountyFundYearType)
export class CountyFundYearIndicatorsResolver {
  @FieldResolver(() => [IndicatorType], {
    description: '该县的监测指标。 What the county’s year is watched by, each with threshold, citation and readings.',
  })
  async indicators(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<IndicatorType[]> {
    const fund = await figures(context, year);
    const county = fund.counties.find((one) => one.county === year.county.id)!;
    return indicatorsOfCounty(county, fund).map(indicatorType);
  }
}

const figures = async (context: Context, year: FundYear): Promise<FundFigures> => ({
  policy: context.policies.inForce(year.fund.pool, year.fiscalYear),
  counties: await context.loader(indicatorsLoader).load({ fund: year.fund, fiscalYear: year.fiscalYear }),
});

const indicatorType = ({ threshold, ...indicator }: Indicator): IndicatorType => ({
  ...indicator,
  threshold: threshold?.value ?? null,
  bound: threshold?.good ?? null,
  thresholdIsDefault: threshold?.isDefault ?? false,
});
