import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { fundsLoader } from '../pool/pool.loader.js';
import { Insurance } from '../policy/policy.js';
import { RESERVE_HISTORY, type ReserveHistoryRow } from './reserve-history.query.js';
import { recordReserveHistory } from './reserve-history.service.js';
import { RecordReserveHistoryInputType, ReserveHistoryPayload, ReserveHistoryType } from './reserve-history.types.js';

@Resolver()
export class ReserveHistoryResolver {
  @AnyRole()
  @Query(() => [ReserveHistoryType], {
    description:
      '各县累计上解与调剂，截至一个基金年度的清算；县级角色只见本县。 What each county ever paid into the shared reserve and drew from it, as the settlement of a fund ' +
      'year counts it; a county’s role sees its own. Fails with INVALID_FISCAL_YEAR.',
  })
  async reserveHistory(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Ctx() context: Context,
  ): Promise<ReserveHistoryType[]> {
    checkFiscalYear(fiscalYear);
    const funds = await context.loader(fundsLoader).load(pool);
    const fund = funds.find((one) => one.insurance === insurance);
    if (!fund) return [];
    const rows = await context.read<ReserveHistoryRow>({ name: 'reserve-history', text: RESERVE_HISTORY }, [
      ...[fund.id, fiscalYear, null],
    ]);
    return rows.filter(({ county }) => maySee(context.viewer, { pool, county }));
  }

  @WhoMay('CITY_MEDICAL')
  @Mutation(() => ReserveHistoryPayload, {
    description:
      '录入建账之前各县累计上解与调剂。 Enters what counties paid into the shared reserve and drew from it before the books, each row as a new version: some policies ' +
      'limit by it what a county may draw. Refused with UNKNOWN_FUND, UNKNOWN_COUNTY, DUPLICATE_COUNTY, INVALID_AMOUNT, NEGATIVE_AMOUNT, ' +
      'EMPTY_DOCUMENT, TOO_MANY_ROWS, REASON_MISSING; all faults at once.',
  })
  recordReserveHistory(
    @Arg('input', () => RecordReserveHistoryInputType) input: RecordReserveHistoryInputType,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await recordReserveHistory(context, input);
      return { rows: result.rows, replayed };
    });
  }
}
