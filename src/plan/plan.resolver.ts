import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { FundPayload, fundPayload } from '../fund/fund.payload.js';
import { FundType } from '../fund/fund.types.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { fen, yuan } from '../money.js';
import { payload } from '../payload.js';
import type { FundRow } from '../pool/pool.loader.js';
import { Insurance } from '../policy/policy.js';
import { SIGNING } from '../submission/offices.js';
import { policyOf } from '../submission/policy-of.js';
import type { SubmissionState } from '../submission/submission.js';
import { submissionLoader } from '../submission/submission.loader.js';
import { SubmissionType } from '../submission/submission.types.js';
import { disburse, PAYING } from './disburse.service.js';
import { meanExpenditure, offMean } from './mean-expenditure.js';
import { accountLimit } from './member-account.service.js';
import {
  DisburseInputType,
  PrefundInputType,
  ReturnWorkingCapitalInputType,
  StartFundUsePlansInputType,
  SubmitFundUsePlansInputType,
  WorkingCapitalInputType,
} from './plan.input.js';
import { meanCheckOf, yearsCompared } from './plan-law.js';
import { planPeriodOf } from './plan-period.js';
import { cityAccountsOf, executionLoader, memberAccountsLoader, plansStartLoader, prefundsOf } from './plan.loader.js';
import {
  CityAccountType,
  DisbursePayload,
  FundUsePlansPayload,
  FundUsePlansStartType,
  FundUsePlanType,
  PrefundPayload,
  PrefundType,
  ReturnWorkingCapitalPayload,
  WorkingCapitalPayload,
  WorkingCapitalType,
} from './plan.types.js';
import { startFundUsePlans } from './plan-start.service.js';
import { prefund } from './prefund.service.js';
import { submitFundUsePlans } from './submit-plans.service.js';
import { applyForWorkingCapital, returnWorkingCapital } from './working-capital.service.js';

@Resolver(() => FundType)
export class PlanStartResolver {
  @WhoMay('CITY_FINANCE')
  @Mutation(() => FundPayload, {
    description:
      '启用用款计划：自所给月份起支出只从支出户列支，资金按计划拨付；此前照旧，启用后不可更改。 Has a fund work by fund-use plans from a month on: loaded ' +
      'expenditure is then paid out of the expenditure account and brings no disbursement of its own; what is before it stays as it was ' +
      'booked. Never moved. Refused with PLANS_STARTED, PLANS_START_INVALID, SUBMISSION_NOT_FORESEEN, POLICY_NOT_IN_FORCE, INVALID_MONTH, ' +
      'REASON_MISSING.',
  })
  startFundUsePlans(
    @Arg('input', () => StartFundUsePlansInputType) input: StartFundUsePlansInputType,
    @Ctx() context: Context,
  ) {
    return fundPayload(context, () => startFundUsePlans(context, input));
  }

  @FieldResolver(() => FundUsePlansStartType, {
    nullable: true,
    description: '用款计划自何时启用；未启用为空。 From when on it works by fund-use plans; null: it does not.',
  })
  fundUsePlansStart(@Root() { id }: FundRow, @Ctx() context: Context): Promise<FundUsePlansStartType | null> {
    return context.loader(plansStartLoader).load(id);
  }
}

@Resolver(() => SubmissionType)
export class PlanResolver {
  @WhoMay(...SIGNING)
  @Mutation(() => FundUsePlansPayload, {
    description:
      '报送用款计划，由政策规定的部门办理；退回后再报为新版。 Files fund-use plans for a month or quarter, by the office that the policy names; after a return, a new ' +
      'version. Every fault is told at once. Refused with SUBMISSION_NOT_FORESEEN, PLANS_NOT_STARTED, PLAN_PERIOD_INVALID, PLAN_LAPSED, ' +
      'PLAN_ABOVE_BUDGET, MONEY_NOT_AVAILABLE, PAYMENT_RESERVE_UNKNOWN, SUBMISSION_NOT_IN_STATUS, UNKNOWN_COUNTY, DUPLICATE_COUNTY, NOT_AN_EXPENDITURE_ITEM, ' +
      'DUPLICATE_ITEM, INVALID_AMOUNT, FORBIDDEN.',
  })
  submitFundUsePlans(
    @Arg('input', () => SubmitFundUsePlansInputType) input: SubmitFundUsePlansInputType,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await submitFundUsePlans(context, input);
      const filed = result.submissions?.map((id) => context.loader(submissionLoader).load(id));
      return { submissions: filed ? await Promise.all(filed) : null, replayed };
    });
  }

  @WhoMay(...SIGNING)
  @Mutation(() => WorkingCapitalPayload, {
    description:
      '申请周转金：建议数为本期用款计划减支出户余额，另行决定须写明理由。 Applies for working capital: proposed are the period’s plans less what is left in the ' +
      'account; another amount takes a reason. Refused with SUBMISSION_NOT_FORESEEN, PLANS_NOT_STARTED, PLAN_PERIOD_INVALID, PLAN_LAPSED, ' +
      'MONEY_NOT_AVAILABLE, ZERO_AMOUNT, REASON_MISSING, SUBMISSION_NOT_IN_STATUS, FORBIDDEN.',
  })
  applyForWorkingCapital(
    @Arg('input', () => WorkingCapitalInputType) input: WorkingCapitalInputType,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await applyForWorkingCapital(context, input);
      const { submission, application } = result;
      return {
        submission: submission === null ? null : await context.loader(submissionLoader).load(submission),
        proposal: application,
        replayed,
      };
    });
  }

  @WhoMay(...PAYING)
  @Mutation(() => DisbursePayload, {
    description:
      '拨付已批准的用款计划或周转金，可分次；由政策规定的部门办理。 Pays approved plans and working capital, whole or in parts, by the office that the policy names: into ' +
      'the member’s expenditure account, as far as its limit leaves room. Refused with MORE_THAN_APPROVED, ABOVE_ACCOUNT_LIMIT, PLAN_LAPSED, ' +
      'DATE_OUTSIDE_PLAN, SUBMISSION_NOT_IN_STATUS, PERIOD_CLOSED, UNKNOWN_ID, FORBIDDEN.',
  })
  disburse(@Arg('input', () => DisburseInputType) input: DisburseInputType, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await disburse(context, input);
      return { ...result, replayed };
    });
  }

  @WhoMay(...PAYING)
  @Mutation(() => PrefundPayload, {
    description:
      '年初预拨：按前三年度平均支出计算备用金，补足各成员支出户；记录不足的须人工决定。 Prefunds every member that is not yet: up to its payment reserve, the mean of the ' +
      'three preceding years ÷ 12 × 3; members without them on record take an amount by hand. Refused with SUBMISSION_NOT_FORESEEN, ' +
      'PLANS_NOT_STARTED, PAYMENT_RESERVE_UNKNOWN, PREFUND_IS_COMPUTED, PREFUNDED, MONEY_NOT_AVAILABLE, INVALID_DATE, PERIOD_CLOSED.',
  })
  prefund(@Arg('input', () => PrefundInputType) input: PrefundInputType, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await prefund(context, input);
      return { ...result, replayed };
    });
  }

  @WhoMay(...PAYING)
  @Mutation(() => ReturnWorkingCapitalPayload, {
    description:
      '周转金年末退回：12月末支出户所余全额退回财政专户，次年拨入的不在其内；当年计划未拨部分失效；12月结账前须办理。 Returns all the working capital that the year ' +
      'ends with, and nothing of the next year’s, before December is closed; what the year’s plans still hold lapses. Refused with NO_WORKING_CAPITAL, ' +
      'MONEY_NOT_AVAILABLE, MONEY_HELD, SUBMISSION_NOT_FORESEEN, INVALID_DATE, PERIOD_CLOSED.',
  })
  returnWorkingCapital(
    @Arg('input', () => ReturnWorkingCapitalInputType) input: ReturnWorkingCapitalInputType,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await returnWorkingCapital(context, input);
      return { ...result, replayed };
    });
  }

  @AnyRole()
  @Query(() => [CityAccountType], {
    description: '市级账户的余额、占用与可用资金；县级角色为空。 The city’s accounts; none for a county’s role.',
  })
  async cityAccounts(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Ctx() { read, viewer }: Context,
  ): Promise<CityAccountType[]> {
    return maySee(viewer, { pool, county: null }) ? cityAccountsOf(read, pool, insurance) : [];
  }

  @AnyRole()
  @Query(() => [PrefundType], {
    description:
      '一个基金年度的年初预拨；县级角色只见本县的。 The prefunds of a fund year; a county’s role sees its own.',
  })
  async prefunds(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Ctx() { read, viewer }: Context,
  ): Promise<PrefundType[]> {
    checkFiscalYear(fiscalYear);
    const rows = await prefundsOf(read, pool, insurance, fiscalYear);
    return rows.filter(({ county }) => maySee(viewer, { pool, county }));
  }

  @FieldResolver(() => FundUsePlanType, {
    nullable: true,
    description: '用款计划的内容与执行；其他种类为空。 Its content where it is a fund-use plan; else null.',
  })
  async fundUsePlan(@Root() submission: SubmissionState, @Ctx() context: Context): Promise<FundUsePlanType | null> {
    if (submission.kind !== 'FUND_USE_PLAN') return null;
    const { fund, county, fiscalYear } = submission;
    const policy = policyOf(context, submission);
    const [execution, account] = await Promise.all([
      context.loader(executionLoader).load(submission.id),
      context.loader(memberAccountsLoader).load({ fund, county: county!, fiscalYear, years: yearsCompared(policy) }),
    ]);
    const { from, to, months } = planPeriodOf(submission, policy);
    const check = meanCheckOf(policy);
    const mean = check && meanExpenditure(account.before, { months, meanOfYears: check.meanOfYears });
    const off = mean === undefined ? null : offMean(fen(execution.amount), mean);
    const limit = accountLimit(policy, account);
    return {
      ...execution,
      ...{ from, to },
      meanExpenditure: mean === undefined ? null : yuan(mean),
      offMean: off === null ? null : yuan(off),
      accountBalance: yuan(account.balance),
      accountLimit: limit == null ? null : yuan(limit),
    };
  }

  @FieldResolver(() => WorkingCapitalType, {
    nullable: true,
    description:
      '周转金申请的测算与执行；其他种类为空。 How it was reckoned where it is for working capital; else null.',
  })
  async workingCapital(
    @Root() submission: SubmissionState,
    @Ctx() context: Context,
  ): Promise<WorkingCapitalType | null> {
    if (submission.kind !== 'WORKING_CAPITAL') return null;
    const { application, ...execution } = await context.loader(executionLoader).load(submission.id);
    return { ...execution, ...application! };
  }
}
