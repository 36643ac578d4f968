import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { type ConnectionOf, LARGEST_PAGE, pageOfAll } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { subsidiesOfYear } from './subsidies.query.js';
import { ENTERS_SUBSIDIES, recordSubsidyDue } from './subsidy-due.service.js';
import { SubsidyDueInputType } from './subsidy.input.js';
import { CountySubsidiesConnection, CountySubsidiesType, SubsidyDuePayload } from './subsidy.types.js';

@Resolver()
export class SubsidyResolver {
  @WhoMay(...ENTERS_SUBSIDIES)
  @Mutation(() => SubsidyDuePayload, {
    description:
      '录入应到财政补助：金额，或人均标准乘参保人数；每行形成新版本。 Enters what each level of government owes the counties’ funds for a year, as an amount or a ' +
      'standard per insured person; each row a new version. Refused with UNKNOWN_COUNTY, DUPLICATE_COUNTY, SUBSIDY_DUE_EITHER, ' +
      'INVALID_AMOUNT, NEGATIVE_AMOUNT, NEGATIVE_COUNT, EMPTY_DOCUMENT, TOO_MANY_ROWS, REASON_MISSING; all faults at once.',
  })
  recordSubsidyDue(@Arg('input', () => SubsidyDueInputType) input: SubsidyDueInputType, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await recordSubsidyDue(context, input);
      return { rows: result.rows, replayed };
    });
  }

  @AnyRole()
  @Query(() => CountySubsidiesConnection, {
    description:
      '各县一年财政补助的应到与已到，分级次；县级角色只见本县。 Subsidies due and paid in by level of government, a county an item in order of id; a county’s ' +
      'role sees its own. Fails with INVALID_FISCAL_YEAR, INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async subsidyState(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '补助所属年度。 The fund year that they are for.' })
    fiscalYear: number,
    @Arg(...first(LARGEST_PAGE)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<CountySubsidiesType>> {
    checkFiscalYear(fiscalYear);
    const seen = (county: string) => maySee(viewer, { pool, county });
    const counties = await subsidiesOfYear(read, { pool, insurance, fiscalYear }, seen);
    return pageOfAll(counties, { first: first_, after: after_ }, ({ county }) => county);
  }
}
