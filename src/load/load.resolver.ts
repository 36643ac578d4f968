import { Arg, Ctx, Field, ID, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Payload } from '../refusal.types.js';
import { correctLoadedRow } from './correct-row.service.js';
import { CorrectLoadedRowInput, LoadInput } from './load.input.js';
import { loadIncomeAndExpenditure, LOADS } from './load.service.js';

@ObjectType({ description: '导入结果。 The load, or every fault of the document.' })
export class LoadPayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description:
      '导入编号：其分录的 subject；检查或未办理为空。 Its id: the `subject` of its journal entries; null on a dry run or when refused.',
  })
  load?: string | null;

  @Field(() => Int, { nullable: true, description: '入账行数。 Rows booked (or, on a dry run, that would be).' })
  rows?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description: '更正产生的分录。 correctLoadedRow: the reversal and the new entry.',
  })
  entries?: string[] | null;
}

@Resolver()
export class LoadResolver {
  @WhoMay(...LOADS)
  @Mutation(() => LoadPayload, {
    description:
      '导入收支数据，至多 5000 行，全部入账或全部不入账。 Books income and expenditure in bulk, all or nothing: a voucher for each book and month, each ' +
      'row its lines. Every faulty row is said at once, with its number in `path`. Refused with UNKNOWN_COUNTY, UNKNOWN_ITEM, INVALID_MONTH, ' +
      'INVALID_AMOUNT, NEGATIVE_AMOUNT, ZERO_AMOUNT, TOO_MANY_ROWS, PERIOD_CLOSED, BANK_ACCOUNT_BELOW_ZERO, FORBIDDEN.',
  })
  loadIncomeAndExpenditure(@Arg('input', () => LoadInput) input: LoadInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await loadIncomeAndExpenditure(context, input);
      return { load: result.load, rows: result.rows, replayed };
    });
  }

  @WhoMay(...LOADS)
  @Mutation(() => LoadPayload, {
    description:
      '更正一行：冲销其凭证并重新入账。 Corrects one row of a load in one action: the voucher it is in is reversed and booked anew with the right amount. ' +
      'Refused with UNKNOWN_ID, PERIOD_CLOSED, REASON_MISSING.',
  })
  correctLoadedRow(@Arg('input', () => CorrectLoadedRowInput) input: CorrectLoadedRowInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await correctLoadedRow(context, input);
      return { ...result, replayed };
    });
  }
}
