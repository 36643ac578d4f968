/** Two tiers: a member of a pool that is a pool itself; links up and down, and what the lower tier hands to the upper. */
import { Arg, Ctx, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { factsLoader } from '../facts/year-facts.loader.js';
import { YearFactsType } from '../facts/year-facts.types.js';
import { maySee } from '../identity/viewer.js';
import { WhoMay } from '../identity/who-may.js';
import { LoadPayload } from '../load/load.resolver.js';
import { LOADS } from '../load/load.service.js';
import { payload } from '../payload.js';
import { type CountyRow, fundsLoader, poolLoader, type PoolRow } from '../pool/pool.loader.js';
import { CountyType, PoolType } from '../pool/pool.types.js';
import { Payload } from '../refusal.types.js';
import { settlementType } from '../settlement/settlement.resolver.js';
import { SettlementType } from '../settlement/settlement.types.js';
import { consolidateYearFacts } from './consolidate-year-facts.service.js';
import { linkLowerPool } from './link-lower-pool.service.js';
import { loadLowerBooks } from './load-lower-books.service.js';
import { ConsolidateYearFactsInput, LinkLowerPoolInput, LoadLowerBooksInput } from './tiers.input.js';
import { lowerPoolIdLoader, upperCountyLoader } from './tiers.loader.js';

@ObjectType({ description: '登记层级的结果。 The lower pool that was linked, or why not.' })
export class LinkLowerPoolPayload extends Payload {
  @Field(() => PoolType, { nullable: true, description: '下级统筹区；未办理为空。 The lower pool; null when refused.' })
  lowerPool?: PoolType | null;
}

@ObjectType({ description: '汇总年度事实的结果。 The facts that were summed up, or why not.' })
export class ConsolidateYearFactsPayload extends Payload {
  @Field(() => YearFactsType, {
    nullable: true,
    description: '新的一版，待确认；未办理为空。 The new version, to be confirmed; null when refused.',
  })
  facts?: YearFactsType | null;
}

@Resolver()
export class TiersResolver {
  @WhoMay('ADMINISTRATOR')
  @Mutation(() => LinkLowerPoolPayload, {
    description:
      '登记层级：成员本身也是统筹区；登记后不变。 Says that a member of a pool is itself a registered pool, for good. Refused with UNKNOWN_ID, UNKNOWN_POOL, ' +
      'TIER_LINKED, TIERS_IN_A_CIRCLE.',
  })
  linkLowerPool(@Arg('input', () => LinkLowerPoolInput) input: LinkLowerPoolInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await linkLowerPool(context, input);
      const { pool: id, name } = result;
      return { lowerPool: { id, name, funds: await context.loader(fundsLoader).load(id) }, replayed };
    });
  }

  @WhoMay('CITY_MEDICAL')
  @Mutation(() => ConsolidateYearFactsPayload, {
    description:
      '汇总年度事实：由成员自己统筹区已入账的清算加总，形成新版，待另一人确认。 Sums a member’s facts up from its own pool’s posted settlement, as a new ' +
      'version linked to it, to be confirmed by a second person. Refused with NO_LOWER_POOL, BOOK_NOT_OPEN, LOWER_SETTLEMENT_MISSING.',
  })
  consolidateYearFacts(
    @Arg('input', () => ConsolidateYearFactsInput) input: ConsolidateYearFactsInput,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await consolidateYearFacts(context, input);
      return { facts: await context.loader(factsLoader).load(result.facts), replayed };
    });
  }

  @WhoMay(...LOADS)
  @Mutation(() => LoadPayload, {
    description:
      '导入下级账簿：成员自己统筹区各县合计中上级账簿尚缺的部分，按月按项目入账。 Books, by month and item, what the counties of a member’s own pool have ' +
      'together and its book here still lacks. Refused with NO_LOWER_POOL, BOOK_NOT_OPEN, INVALID_MONTH, EMPTY_DOCUMENT (nothing is lacking), ' +
      'TIERS_DISAGREE (there is more here than there: correct the row), PERIOD_CLOSED, BANK_ACCOUNT_BELOW_ZERO.',
  })
  loadLowerBooks(@Arg('input', () => LoadLowerBooksInput) input: LoadLowerBooksInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await loadLowerBooks(context, input);
      return { load: result.load, rows: result.rows, replayed };
    });
  }
}

@Resolver(() => CountyType)
export class CountyTierResolver {
  @FieldResolver(() => PoolType, {
    nullable: true,
    description:
      '该成员自己的统筹区；没有或无权查看为空。 The pool that the member is itself; null: none, or none that you may see.',
  })
  async lowerPool(@Root() { id }: CountyRow, @Ctx() context: Context): Promise<PoolRow | null> {
    const pool = await context.loader(lowerPoolIdLoader).load(id);
    return pool === null ? null : context.loader(poolLoader).load(pool);
  }
}

@Resolver(() => PoolType)
export class PoolTierResolver {
  @FieldResolver(() => PoolType, {
    nullable: true,
    description:
      '上级统筹区；没有或无权查看为空。 The pool that it is a member of; null: none, or none that you may see.',
  })
  async upperPool(@Root() { id }: PoolRow, @Ctx() context: Context): Promise<PoolRow | null> {
    const county = await context.loader(upperCountyLoader).load(id);
    return county && context.loader(poolLoader).load(county.pool);
  }

  @FieldResolver(() => CountyType, {
    nullable: true,
    description:
      '在上级统筹区中的成员；没有或无权查看为空。 The member that it is in the upper pool; null: none, or none that you may see.',
  })
  async upperCounty(@Root() { id }: PoolRow, @Ctx() context: Context): Promise<CountyRow | null> {
    const county = await context.loader(upperCountyLoader).load(id);
    return county && maySee(context.viewer, { pool: county.pool, county: county.id }) ? county : null;
  }
}

@Resolver(() => YearFactsType)
export class FactsTierResolver {
  @FieldResolver(() => SettlementType, {
    nullable: true,
    description:
      '据以汇总的下级清算，可再追到其步骤和分录；来源中写明其统筹区、政策、编号和内容哈希。由文件录入或无权查看下级为空。 The lower pool’s settlement that they ' +
      'were summed up from, and on to its steps and lines; `source` names its pool, policy, id and content hash. Null: entered from a ' +
      'document, or you may not see the lower pool.',
  })
  lowerSettlement(
    @Root() { lowerSettlementId }: YearFactsType,
    @Ctx() context: Context,
  ): Promise<SettlementType | null> | null {
    return lowerSettlementId === null ? null : settlementType(context, lowerSettlementId);
  }
}
