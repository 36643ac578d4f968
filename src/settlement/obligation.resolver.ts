import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import {
  payIntoReserve,
  recordOutsidePayment,
  recordTopUp,
  refundGovernment,
  repayAdvance,
  repayLoan,
} from './obligation.service.js';
import {
  OutsidePaymentInputType,
  PayIntoReserveInputType,
  RecordTopUpInputType,
  RefundGovernmentInputType,
  RepayAdvanceInputType,
  RepayLoanInputType,
} from './settlement.input.js';
import { obligationLoader, obligationsOfYear } from './settlement.loader.js';
import { ObligationPayload, ObligationType } from './settlement.types.js';

@Resolver()
export class ObligationResolver {
  @AnyRole()
  @Query(() => [ObligationType], {
    description:
      '一个基金年度的应付义务。 What is or was owed under a fund year: steps of governments, refills, levies.',
  })
  async obligations(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Ctx() { read, viewer }: Context,
  ): Promise<ObligationType[]> {
    checkFiscalYear(fiscalYear);
    const rows = await obligationsOfYear(read, pool, insurance, fiscalYear);
    return rows.filter(({ county }) => maySee(viewer, { pool, county }));
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => ObligationPayload, {
    description:
      '登记政府补足款（缺口或未到位收入）。 Books a government’s money for a settled year: for a step of its deficit or for income to be made good, which ' +
      'goes where the surplus went. The last payment completes the settlement.',
  })
  recordTopUp(@Arg('input', () => RecordTopUpInputType) input: RecordTopUpInputType, @Ctx() context: Context) {
    return paid(context, recordTopUp(context, input));
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => ObligationPayload, {
    description: '缴入风险金。 Books a refill of what was drawn from the reserve, or a levy still owed.',
  })
  payIntoReserve(@Arg('input', () => PayIntoReserveInputType) input: PayIntoReserveInputType, @Ctx() context: Context) {
    return paid(context, payIntoReserve(context, input));
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => ObligationPayload, {
    description:
      '归还借入款项。 Books the repayment of a loan that covered a deficit; with it the year’s result is made good.',
  })
  repayLoan(@Arg('input', () => RepayLoanInputType) input: RepayLoanInputType, @Ctx() context: Context) {
    return paid(context, repayLoan(context, input));
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => ObligationPayload, {
    description:
      '归还垫付。 Books that a county’s fund gives an advance back, in one or several payments. Refused with UNKNOWN_ID, MORE_THAN_OWED, ' +
      'OBLIGATION_OF_OTHER_KIND, ZERO_AMOUNT, INVALID_DATE, REASON_MISSING, PERIOD_CLOSED, BANK_ACCOUNT_BELOW_ZERO.',
  })
  repayAdvance(@Arg('input', () => RepayAdvanceInputType) input: RepayAdvanceInputType, @Ctx() context: Context) {
    return paid(context, repayAdvance(context, input));
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => ObligationPayload, {
    description:
      '退还政府多付款（补足款或补足的收入）。 Books what a government has paid too much, given back out of the fund: it goes the way that it came. ' +
      'Refused with MORE_THAN_OWED, BALANCE_BELOW_ZERO, BANK_ACCOUNT_BELOW_ZERO.',
  })
  refundGovernment(
    @Arg('input', () => RefundGovernmentInputType) input: RefundGovernmentInputType,
    @Ctx() context: Context,
  ) {
    return paid(context, refundGovernment(context, input));
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => ObligationPayload, {
    description:
      '登记基金之外的缴付（上缴市级财政及其退还、奖励）。 Records a payment from one budget to another, outside the fund: its document, and no voucher.',
  })
  recordOutsidePayment(
    @Arg('input', () => OutsidePaymentInputType) input: OutsidePaymentInputType,
    @Ctx() context: Context,
  ) {
    return paid(context, recordOutsidePayment(context, input));
  }
}

const paid = (context: Context, payment: ReturnType<typeof recordTopUp>) =>
  payload(async () => {
    const { result, replayed } = await payment;
    return {
      obligation: await context.loader(obligationLoader).load(result.obligation),
      entry: result.entry,
      replayed,
    };
  });
