import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { checkDate } from '../faults.js';
import { checkPageSize, type ConnectionOf, keyAfter, page } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import type { Once } from '../idempotency.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { DebtKind, Insurance } from '../policy/policy.js';
import { today } from '../today.js';
import {
  ConfirmClearancePlanInput,
  PlanClearanceInput,
  RecordArrearsPaymentInput,
  RegisterArrearsInput,
  WithdrawArrearsPaymentInput,
} from './arrears.input.js';
import { allDebts, debtById, debtsAfter, paymentsLoader, plansLoader } from './arrears.loader.js';
import { recordArrearsPayment, withdrawArrearsPayment } from './arrears-payment.service.js';
import {
  ArrearsTotalType,
  ClearancePlanType,
  DebtConnection,
  DebtPaymentType,
  DebtPayload,
  DebtType,
  RegisterArrearsPayload,
} from './arrears.types.js';
import { confirmClearancePlan, CONFIRMS_PLANS, planClearance, PLANS } from './clearance-plan.service.js';
import { registerArrears } from './register-arrears.service.js';
import { totalsByKind } from './totals.js';

const POOL = ['pool', () => ID, { description: '统筹区。 The pool.' }] as const;
const INSURANCE = ['insurance', () => Insurance, { description: '险种。 The insurance.' }] as const;
const COUNTY = ['county', () => ID, { nullable: true, description: '只看此县。 Only this county’s.' }] as const;
const AS_OF = [
  'asOf',
  () => String,
  {
    nullable: true,
    description: '截至日期（YYYY-MM-DD）；不填为今天。 As of this day (ISO); today where none is given.',
  },
] as const;

@Resolver(() => DebtType)
export class ArrearsResolver {
  @AnyRole()
  @Query(() => DebtConnection, {
    description:
      '统筹前的欠款，按县市区、清册编号；县级角色只见本县。 The debts from before pooling of a fund, by county and number; a county’s role sees its own. ' +
      'Fails with INVALID_DATE, INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async arrears(
    @Arg(...POOL) pool: string,
    @Arg(...INSURANCE) insurance: Insurance,
    @Arg(...COUNTY) county: string | null,
    @Arg('kinds', () => [DebtKind], { nullable: true, description: '只看这些种类。 Only these kinds.' })
    kinds: DebtKind[] | null,
    @Arg(...AS_OF) asOf: string | null,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<DebtType>> {
    checkPageSize(first_);
    const filter = { pool, insurance, county, kinds, asOf: dayOr(asOf) };
    const rows = await debtsAfter(read, viewer, filter, keyAfter(after_, ['', '']), first_ + 1);
    return page(rows, first_, (debt) => [debt.county, debt.number]);
  }

  @AnyRole()
  @Query(() => [ArrearsTotalType], {
    description:
      '统筹前的欠款按种类合计；县级角色只计本县。 What the debts of a fund come to, by kind; a county’s role sees its own county’s. Fails with INVALID_DATE.',
  })
  async arrearsTotals(
    @Arg(...POOL) pool: string,
    @Arg(...INSURANCE) insurance: Insurance,
    @Arg(...COUNTY) county: string | null,
    @Arg(...AS_OF) asOf: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ArrearsTotalType[]> {
    return totalsByKind(await allDebts(read, viewer, { pool, insurance, county, kinds: null, asOf: dayOr(asOf) }));
  }

  @FieldResolver(() => [ClearancePlanType], { description: '清欠计划各版，新版在前。 Its plans, the newest first.' })
  plans(@Root() { id }: DebtType, @Ctx() context: Context): Promise<ClearancePlanType[]> {
    return context.loader(plansLoader).load(id);
  }

  @FieldResolver(() => [DebtPaymentType], {
    description: '各笔缴付，按登记先后。 The payments, in the order recorded.',
  })
  payments(@Root() { id }: DebtType, @Ctx() context: Context): Promise<DebtPaymentType[]> {
    return context.loader(paymentsLoader).load(id);
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => RegisterArrearsPayload, {
    description:
      '登记一县一险种统筹前的欠款，整册登记；再次登记为更正，形成新版。 Registers a county’s debts from before pooling in one fund, whole, as an audit found ' +
      'them; again: a correction, with a reason. Refused with UNKNOWN_COUNTY, DEBT_NOT_FORESEEN, DEBT_NOT_FROM_BEFORE, DUPLICATE_DEBT, ' +
      'DEBT_LEFT_OUT, DEBT_OF_OTHER_KIND, DEBT_BELOW_PAID, DEADLINE_MISSING, INVALID_AMOUNT, INVALID_DATE …; all faults at once.',
  })
  registerArrears(@Arg('input', () => RegisterArrearsInput) input: RegisterArrearsInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await registerArrears(context, input);
      return { ...result, replayed };
    });
  }

  @WhoMay(...PLANS)
  @Mutation(() => DebtPayload, {
    description:
      '制定清欠计划，由县级政府（市本级为市财政，省本级为省财政）办理；审定后取代前一版。 Plans in which instalments a debt is cleared; by the county’s ' +
      'government (city or provincial finance for their own members). Refused with PLAN_NOT_WHOLE, INSTALMENTS_OUT_OF_ORDER, REASON_MISSING.',
  })
  planClearance(@Arg('input', () => PlanClearanceInput) input: PlanClearanceInput, @Ctx() context: Context) {
    return acted(context, planClearance(context, input));
  }

  @WhoMay(...CONFIRMS_PLANS)
  @Mutation(() => DebtPayload, {
    description:
      '审定清欠计划，由政策规定的部门办理，非制定人。 Confirms a plan; by the office that the policy names, and another person. Refused with FOUR_EYES, ' +
      'CLEARANCE_PLAN_MOVED_ON, PLAN_NOT_WHOLE where a payment or a correction overtook it.',
  })
  confirmClearancePlan(
    @Arg('input', () => ConfirmClearancePlanInput) input: ConfirmClearancePlanInput,
    @Ctx() context: Context,
  ) {
    return acted(context, confirmClearancePlan(context, input));
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => DebtPayload, {
    description:
      '登记一笔清欠缴付：经基金的入账，注明所属年度，不计入当年收支。 Records a payment on a debt. What passes through the fund is booked to the year that it is ' +
      'from and to the county’s balance, not to this year’s income or expenditure. Refused with MORE_THAN_OWED, DEBT_PAID_OTHERWISE, ' +
      'PERIOD_CLOSED, BALANCE_BELOW_ZERO.',
  })
  recordArrearsPayment(
    @Arg('input', () => RecordArrearsPaymentInput) input: RecordArrearsPaymentInput,
    @Ctx() context: Context,
  ) {
    return acted(context, recordArrearsPayment(context, input));
  }

  @WhoMay('CITY_FINANCE')
  @Mutation(() => DebtPayload, {
    description:
      '撤回一笔不经基金的缴付；入账的用 reverseEntry 冲销。 Takes back a payment made outside the fund; one in the books is taken back by reverseEntry. ' +
      'Refused with PAYMENT_IN_BOOKS, PAYMENT_WITHDRAWN.',
  })
  withdrawArrearsPayment(
    @Arg('input', () => WithdrawArrearsPaymentInput) input: WithdrawArrearsPaymentInput,
    @Ctx() context: Context,
  ) {
    return acted(context, withdrawArrearsPayment(context, input));
  }
}

/** Answers with the debt as it stands today. */
const acted = (context: Context, act: Promise<Once<{ debt: string; plan?: string; entry?: string | null }>>) =>
  payload(async () => {
    const { result, replayed } = await act;
    return { ...result, debt: await debtById(context.read, context.viewer, result.debt, today()), replayed };
  });

function dayOr(asOf: string | null): string {
  checkDate(asOf);
  return asOf ?? today();
}
