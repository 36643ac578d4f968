import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { sightValues } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { Payload } from '../refusal.types.js';
import { RecordFundYearHistoryInput } from './history.input.js';
import { recordFundYearHistory } from './history.service.js';
import { FundYearHistoryType } from './history.types.js';

@ObjectType({ description: '录入历史年度的结果。 How many rows were entered, or why not.' })
export class FundYearHistoryPayload extends Payload {
  @Field(() => Int, { nullable: true, description: '录入的行数。 Rows entered.' })
  rows?: number | null;
}

const HISTORY = {
  name: 'fund-year-history',
  text: `select h.county, h.year, h.income::text, h.premium::text, h.fiscal_subsidy::text as "fiscalSubsidy",
      h.expenditure::text, h.source, h.entered_by as "enteredBy"
    from fund_year_history_now h join fund f on f.id = h.fund
    where f.pool = $1 and f.insurance = $2 and ($3 or f.pool = any($4) or h.county = any($5))
    order by h.county, h.year`,
};

@Resolver()
export class FundYearHistoryResolver {
  @AnyRole()
  @Query(() => [FundYearHistoryType], {
    description:
      '建账之前各年度的收支，按县市区、年度；县级角色只见本县。 The years before the books, by county and year; a county’s role sees its own only.',
  })
  fundYearHistory(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Ctx() { read, viewer }: Context,
  ): Promise<FundYearHistoryType[]> {
    return read(HISTORY, [pool, insurance, ...sightValues(viewer)]);
  }

  @WhoMay('CITY_MEDICAL')
  @Mutation(() => FundYearHistoryPayload, {
    description:
      '录入建账之前各年度的收支。 Enters income and expenditure of years before the books, each row as a new version: growth, stress tests and levies ' +
      'by last year’s figures go by them. Refused with UNKNOWN_POOL, UNKNOWN_COUNTY, DUPLICATE_COUNTY, YEAR_IN_BOOKS, ' +
      'INVALID_FISCAL_YEAR, INVALID_AMOUNT, NEGATIVE_AMOUNT, EMPTY_DOCUMENT, TOO_MANY_ROWS, REASON_MISSING; all faults at once.',
  })
  recordFundYearHistory(
    @Arg('input', () => RecordFundYearHistoryInput) input: RecordFundYearHistoryInput,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await recordFundYearHistory(context, input);
      return { rows: result.rows, replayed };
    });
  }
}
