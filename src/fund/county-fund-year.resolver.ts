import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { DecimalScalar } from '../decimal.scalar.js';
import { newestFactsLoader, type YearFactsRow } from '../facts/year-facts.loader.js';
import { YearFactsType } from '../facts/year-facts.types.js';
import { type Fen, monthsOfCover } from '../money.js';
import { settlementSeen } from '../settlement/settlement.resolver.js';
import { SettlementType } from '../settlement/settlement.types.js';
import { deficitOf, surplusOf, type YearAmounts } from './fund-year.js';
import { figuresLoader, settlementOfYearLoader, type YearBalances } from './fund-year.loader.js';
import { AMOUNT, CountyFundYearType } from './fund-year.types.js';

const DECIMAL = () => DecimalScalar;

@Resolver(() => CountyFundYearType)
export class CountyFundYearResolver {
  @FieldResolver(DECIMAL, { description: AMOUNT.income })
  async income(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<Fen> {
    return (await amounts(context, year)).income;
  }

  @FieldResolver(DECIMAL, { description: AMOUNT.expenditure })
  async expenditure(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<Fen> {
    return (await amounts(context, year)).expenditure;
  }

  @FieldResolver(DECIMAL, {
    description: '当期缺口（元）：支出超过收入的部分。 The deficit in yuan: what expenditure has above income.',
  })
  async deficit(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<Fen> {
    return deficitOf(await amounts(context, year));
  }

  @FieldResolver(DECIMAL, {
    description:
      '当期结余（元）：收入超过支出的部分，提取风险金前。 The surplus in yuan: what income has above expenditure, before a levy.',
  })
  async surplus(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<Fen> {
    return surplusOf(await amounts(context, year));
  }

  @FieldResolver(DECIMAL, { description: AMOUNT.accumulatedBalance })
  async accumulatedBalance(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<Fen> {
    return (await balances(context, year)).accumulatedBalance;
  }

  @FieldResolver(DECIMAL, {
    description:
      '年末本县风险金（元），含清算期。 The county’s own reserve in yuan at the year’s end, closing period included.',
  })
  async ownReserve(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<Fen> {
    return (await balances(context, year)).ownReserve;
  }

  @FieldResolver(DECIMAL, {
    description:
      '本年收支结余（元）现额：年终结转后为本年结余（负为缺口），清算入账后为零，负数为政府尚欠及未落实部分。 The year’s result in yuan as it stands now: ' +
      'zero before the year close; after it the surplus or (negative) the deficit; once settled, minus what is ' +
      'still owed or unresolved.',
  })
  async yearResult(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<Fen> {
    return (await balances(context, year)).yearResult;
  }

  @FieldResolver(DECIMAL, { nullable: true, description: AMOUNT.monthsOfCover })
  async monthsOfCover(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<string | null> {
    const [{ accumulatedBalance }, { expenditure }] = await Promise.all([
      balances(context, year),
      amounts(context, year),
    ]);
    return monthsOfCover(accumulatedBalance, expenditure);
  }

  @FieldResolver(() => YearFactsType, {
    nullable: true,
    description:
      '年度事实的最新版次，含确认情况；未录入为空。 The newest version of the year’s facts, with who confirmed it; null: none entered.',
  })
  async facts(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<YearFactsRow | undefined> {
    const facts = await context.loader(newestFactsLoader).load(year);
    return facts.find(({ county }) => county === year.county.id);
  }

  @FieldResolver(() => SettlementType, {
    nullable: true,
    description:
      '该年度有效的清算（全统筹区一次）；没有为空。 The fund year’s settlement that stands, one for all counties; null while there is none.',
  })
  async settlement(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<SettlementType | null> {
    const [standing] = await context.loader(settlementOfYearLoader).load(year);
    return standing ? settlementSeen(context, standing) : null;
  }
}

async function amounts(context: Context, year: CountyFundYearType): Promise<YearAmounts> {
  const books = await context.loader(figuresLoader).load({ ...year, figures: 'amounts' });
  return books.find(({ county }) => county === year.county.id)!;
}

async function balances(context: Context, year: CountyFundYearType): Promise<YearBalances> {
  const books = await context.loader(figuresLoader).load({ ...year, figures: 'balances' });
  return books.find(({ county }) => county === year.county.id)!;
}
