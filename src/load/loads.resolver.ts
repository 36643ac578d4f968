import { Arg, Ctx, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { checkPageSize, type ConnectionOf, keyAfter, page } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { AnyRole } from '../identity/who-may.js';
import { Refused, refusal } from '../refusal.js';
import { isUuid } from '../uuid.js';
import { loadById, loadsAfter } from './loads.query.js';
import { LoadConnection, LoadType } from './loads.types.js';

@Resolver()
export class LoadsResolver {
  @AnyRole()
  @Query(() => LoadType, {
    nullable: true,
    description:
      '一次导入；没有或无权查看为空。 A load; null where there is none, or none that you may see. A county’s role sees those ' +
      'with rows of its county.',
  })
  async load(
    @Arg('id', () => ID, { description: '编号。 Its id.' }) id: string,
    @Ctx() { read, viewer }: Context,
  ): Promise<LoadType | undefined> {
    return isUuid(id) ? loadById(read, viewer, id) : undefined;
  }

  @AnyRole()
  @Query(() => LoadConnection, {
    description:
      '一个统筹区一年的导入，按先后。 The loads of a pool’s year, in the order they came. Fails with INVALID_FISCAL_YEAR, ' +
      'INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async loads(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<LoadType>> {
    checkPageSize(first_);
    checkFiscalYear(fiscalYear);
    const last = after_ == null ? null : keyAfter(after_, [''])[0]!;
    if (last !== null && !isUuid(last)) throw new Refused(refusal('INVALID_CURSOR', undefined, ['after']));
    return page(await loadsAfter(read, viewer, { pool, fiscalYear }, last, first_ + 1), first_, ({ id }) => [id]);
  }
}
