import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { DecimalScalar } from '../decimal.scalar.js';
import { type ConnectionOf, LARGEST_PAGE, pageOfAll } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { maySee } from '../identity/viewer.js';
import { type Fen, monthsOfCover, sum } from '../money.js';
import { settlementSeen } from '../settlement/settlement.resolver.js';
import { SettlementType } from '../settlement/settlement.types.js';
import type { FundYear } from './by-fund-year.js';
import { countyYear, poolYear, type YearBalances } from './fund-year.js';
import { type BookFigures, type Figures, figuresLoader, settlementOfYearLoader } from './fund-year.loader.js';
import { AMOUNT, CountyFundYearConnection, CountyFundYearType, FundYearType } from './fund-year.types.js';

const DECIMAL = () => DecimalScalar;

@Resolver(() => FundYearType)
export class FundYearResolver {
  @FieldResolver(DECIMAL, { description: `${AMOUNT.income} 各县合计。 Sum of the counties.` })
  async income(@Root() year: FundYear, @Ctx() context: Context): Promise<Fen> {
    return (await amounts(context, year)).income;
  }

  @FieldResolver(DECIMAL, { description: `${AMOUNT.expenditure} 各县合计。 Sum of the counties.` })
  async expenditure(@Root() year: FundYear, @Ctx() context: Context): Promise<Fen> {
    return (await amounts(context, year)).expenditure;
  }

  @FieldResolver(DECIMAL, {
    description:
      '各县当期缺口之和（元）；一县结余不抵另一县缺口。 Sum of the counties’ deficits in yuan; a surplus elsewhere does not lessen it.',
  })
  async deficit(@Root() year: FundYear, @Ctx() context: Context): Promise<Fen> {
    return (await amounts(context, year)).deficit;
  }

  @FieldResolver(DECIMAL, { description: '各县当期结余之和（元）。 Sum of the counties’ surpluses in yuan.' })
  async surplus(@Root() year: FundYear, @Ctx() context: Context): Promise<Fen> {
    return (await amounts(context, year)).surplus;
  }

  @FieldResolver(DECIMAL, {
    description:
      '年末风险储备金（元），共有部分。 The shared reserve in yuan at the year’s end; counties’ own parts are ownReserves.',
  })
  sharedReserve(@Root() year: FundYear, @Ctx() context: Context): Promise<Fen> {
    return balance(context, year, 'sharedReserve');
  }

  @FieldResolver(DECIMAL, { description: '年末统筹结余（元）。 The pooled balance in yuan at the year’s end.' })
  pooledBalance(@Root() year: FundYear, @Ctx() context: Context): Promise<Fen> {
    return balance(context, year, 'pooledBalance');
  }

  @FieldResolver(DECIMAL, {
    description: '年末各县风险金之和（元）。 Sum of the counties’ own reserves in yuan at the year’s end.',
  })
  ownReserves(@Root() year: FundYear, @Ctx() context: Context): Promise<Fen> {
    return balance(context, year, 'ownReserve');
  }

  @FieldResolver(DECIMAL, { description: `${AMOUNT.accumulatedBalance} 各县合计。 Sum of the counties.` })
  accumulatedBalance(@Root() year: FundYear, @Ctx() context: Context): Promise<Fen> {
    return balance(context, year, 'accumulatedBalance');
  }

  @FieldResolver(DECIMAL, { nullable: true, description: AMOUNT.monthsOfCover })
  async monthsOfCover(@Root() year: FundYear, @Ctx() context: Context): Promise<string | null> {
    const [held, { expenditure }] = await Promise.all([
      balance(context, year, 'accumulatedBalance'),
      amounts(context, year),
    ]);
    return monthsOfCover(held, expenditure);
  }

  @FieldResolver(() => CountyFundYearConnection, {
    description:
      '在本基金建账的县市区，按编号；县级角色只见本县。 The counties with a book in this fund, in order of id; a county’s role sees its ' +
      'own only.',
  })
  async counties(
    @Root() year: FundYear,
    @Arg(...first(LARGEST_PAGE)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionOf<CountyFundYearType>> {
    const [amounts, balances, settlement] = await Promise.all([
      figures(context, year, 'amounts'),
      figures(context, year, 'balances'),
      this.settlement(year, context),
    ]);
    const { fund, fiscalYear } = year;
    const counties = amounts.flatMap((book, at): CountyFundYearType[] => {
      const { county } = book;
      const seen = county && maySee(context.viewer, { pool: fund.pool, county: county.id });
      return seen ? [{ county, fund, fiscalYear, settlement, ...countyYear(book, balances[at]!) }] : [];
    });
    return pageOfAll(counties, { first: first_, after: after_ }, ({ county }) => county.id);
  }

  @FieldResolver(() => SettlementType, {
    nullable: true,
    description: '该年度有效的清算；没有为空。 The fund year’s settlement that stands; null while there is none.',
  })
  async settlement(@Root() year: FundYear, @Ctx() context: Context): Promise<SettlementType | null> {
    const [standing] = await context.loader(settlementOfYearLoader).load(year);
    return standing ? settlementSeen(context, standing) : null;
  }
}

/** Both kinds are in the same order: that of counties' ids. */
const figures = (context: Context, { fund, fiscalYear }: FundYear, kind: Figures): Promise<BookFigures[]> =>
  context.loader(figuresLoader).load({ fund, fiscalYear, figures: kind });

const amounts = async (context: Context, year: FundYear) => poolYear(await figures(context, year, 'amounts'));

/** A balance over all books of the fund: each is kept either in the counties' books or in the pool's. */
async function balance(context: Context, year: FundYear, name: keyof YearBalances): Promise<Fen> {
  return sum((await figures(context, year, 'balances')).map((book) => book[name]));
}
