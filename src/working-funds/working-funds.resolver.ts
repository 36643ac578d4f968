import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { sightValues } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { fen } from '../money.js';
import { payload } from '../payload.js';
import { ENTERING, recordWorkingFunds } from './working-funds.service.js';
import { perPerson } from './working-funds.js';
import { RecordWorkingFundsInputType, WorkingFundsPayload, WorkingFundsType } from './working-funds.types.js';

const OF_YEAR = {
  name: 'working-funds-of-year',
  text: `select w.county, w.amount::text, c.insured_employee + c.insured_resident as insured, w.version, w.source, w.entered_by as "enteredBy"
    from working_funds_now w join county c on c.id = w.county
    where w.pool = $1 and w.year = $2 and ($3 or w.pool = any($4) or w.county = any($5))
    order by w.county`,
};

@Resolver()
export class WorkingFundsResolver {
  @AnyRole()
  @Query(() => [WorkingFundsType], {
    description:
      '一年的工作经费及每参保人数额，逐县；县级角色只见本县。 A year’s working funds, and what they are for each insured person, by county; a county’s role sees its own. ' +
      'Fails with INVALID_FISCAL_YEAR.',
  })
  async workingFunds(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('fiscalYear', () => Int, { description: '年度。 The year.' }) fiscalYear: number,
    @Ctx() { read, viewer }: Context,
  ): Promise<WorkingFundsType[]> {
    checkFiscalYear(fiscalYear);
    const rows = await read<Omit<WorkingFundsType, 'amount' | 'perPerson'> & { amount: string }>(OF_YEAR, [
      ...[pool, fiscalYear, ...sightValues(viewer)],
    ]);
    return rows.map(({ amount, ...row }) => {
      const ofYear = fen(amount);
      return { ...row, amount: ofYear, perPerson: perPerson(ofYear, row.insured) };
    });
  }

  @WhoMay(...ENTERING)
  @Mutation(() => WorkingFundsPayload, {
    description:
      '录入工作经费，由同级财政办理，每行形成新版本。 Enters working funds, each row as a new version: city finance of any county, a county’s finance of its own. Where a ' +
      'policy sets a least amount a person, refreshWarnings holds them against it. Refused with UNKNOWN_POOL, UNKNOWN_COUNTY, DUPLICATE_COUNTY, ' +
      'INVALID_AMOUNT, NEGATIVE_AMOUNT, INVALID_FISCAL_YEAR, EMPTY_DOCUMENT, TOO_MANY_ROWS, REASON_MISSING; all faults at once.',
  })
  recordWorkingFunds(
    @Arg('input', () => RecordWorkingFundsInputType) input: RecordWorkingFundsInputType,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await recordWorkingFunds(context, input);
      return { rows: result.rows, replayed };
    });
  }
}
