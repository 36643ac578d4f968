import { Arg, Ctx, Field, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Payload } from '../refusal.types.js';
import { ConfirmYearFactsInputType, RecordYearFactsInput } from './year-facts.input.js';
import { confirmYearFacts, recordYearFacts } from './year-facts.service.js';

@ObjectType({ description: '年度事实的办理结果。 How many facts were entered or confirmed, or why not.' })
export class YearFactsPayload extends Payload {
  @Field(() => Int, { nullable: true, description: '录入或确认的行数。 Rows entered, or versions confirmed.' })
  rows?: number | null;
}

@Resolver()
export class RecordFactsResolver {
  @WhoMay('CITY_MEDICAL')
  @Mutation(() => YearFactsPayload, {
    description:
      '录入年度事实。 Enters the facts of counties’ years, each row as a new version; a draft computed from an earlier one goes stale. What ' +
      'targets were issued for may be left out and is taken from them. Refused with UNKNOWN_COUNTY, DUPLICATE_COUNTY, INVALID_AMOUNT, ' +
      'NEGATIVE_AMOUNT, REASON_MISSING, FACTS_AGAINST_TARGETS.',
  })
  recordYearFacts(@Arg('input', () => RecordYearFactsInput) input: RecordYearFactsInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await recordYearFacts(context, input);
      return { rows: result.rows, replayed };
    });
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => YearFactsPayload, {
    description: '确认年度事实。 Confirms the newest versions. Refused with FOUR_EYES, LOWER_SETTLEMENT_REVERSED.',
  })
  confirmYearFacts(
    @Arg('input', () => ConfirmYearFactsInputType) input: ConfirmYearFactsInputType,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await confirmYearFacts(context, input);
      return { rows: result.rows, replayed };
    });
  }
}
