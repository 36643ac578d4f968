import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { newestFactsLoader, type YearFactsRow } from '../facts/year-facts.loader.js';
import { YearFactsType } from '../facts/year-facts.types.js';
import { CountyFundYearType } from './fund-year.types.js';

@Resolver(() => CountyFundYearType)
export class CountyFundYearResolver {
  @FieldResolver(() => YearFactsType, {
    nullable: true,
    description:
      '年度事实的最新版次，含确认情况；未录入为空。 The newest version of the year’s facts, with who confirmed it; null: none entered.',
  })
  async facts(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<YearFactsRow | undefined> {
    const facts = await context.loader(newestFactsLoader).load(year);
    return facts.find(({ county }) => county === year.county.id);
  }
}
