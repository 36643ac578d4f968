import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { FundType } from '../fund/fund.types.js';
import { type ConnectionOf, LARGEST_PAGE, pageOfAll } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { AnyRole } from '../identity/who-may.js';
import { Insurance } from '../policy/policy.js';
import { countiesLoader, type CountyRow, type FundRow, poolLoader, type PoolRow, poolsSeen } from './pool.loader.js';
import { CountyConnection, PoolType } from './pool.types.js';

@Resolver(() => PoolType)
export class PoolResolver {
  @AnyRole()
  @Query(() => [PoolType], {
    description:
      '可见的统筹区，按编号。 The pools that you may see, in order of id; a county’s role sees its county’s pool.',
  })
  pools(@Ctx() { read, viewer }: Context): Promise<PoolRow[]> {
    return poolsSeen(read, viewer);
  }

  @AnyRole()
  @Query(() => PoolType, {
    nullable: true,
    description: '一个统筹区；不存在或无权查看为空。 One pool; null when there is none, or none that you may see.',
  })
  pool(
    @Arg('id', () => ID, { description: '编号，如 handan。 Its id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<PoolRow | null> {
    return context.loader(poolLoader).load(id);
  }

  @FieldResolver(() => CountyConnection, {
    description: '县市区，按编号；县级角色只见本县。 Its counties in order of id; a county’s role sees its own only.',
  })
  async counties(
    @Root() pool: PoolRow,
    @Arg(...first(LARGEST_PAGE)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionOf<CountyRow>> {
    const counties = await context.loader(countiesLoader).load(pool.id);
    return pageOfAll(counties, { first: first_, after: after_ }, ({ id }) => id);
  }

  @FieldResolver(() => FundType, { nullable: true, description: '一个险种的基金。 The fund of one insurance.' })
  fund(
    @Root() { funds }: PoolRow,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
  ): FundRow | undefined {
    return funds.find((fund) => fund.insurance === insurance);
  }
}
