import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { DecimalScalar } from '../decimal.scalar.js';
import { checkDate } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { CountyFundYearType, FundYearType } from '../fund/fund-year.types.js';
import { checkPageSize, type ConnectionOf, keyAfter, LARGEST_PAGE, page, pageOfAll } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import type { Fen } from '../money.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { SIGNING } from '../submission/offices.js';
import type { SubmissionState } from '../submission/submission.js';
import { submissionLoader } from '../submission/submission.loader.js';
import { SubmissionType } from '../submission/submission.types.js';
import {
  CompileBudgetInput,
  SubmitBudgetAdjustmentInput,
  SubmitBudgetInput,
  TransferBudgetMonthsInput,
} from './budget.input.js';
import { submitBudgetAdjustment } from './adjust-budget.service.js';
import { adjustmentLinesLoader, adjustmentsLoader, monthTransfersLoader } from './adjustment.loader.js';
import { actualOf, linesOfBudget, shareExecuted } from './budget-lines.js';
import { budgetsBefore } from './budget.loader.js';
import {
  BudgetAdjustmentLineType,
  BudgetAdjustmentPayload,
  BudgetConnection,
  BudgetExecutionType,
  BudgetLineChangeType,
  BudgetLineType,
  BudgetMonthTransferType,
  BudgetPayload,
  BudgetSourceType,
  BudgetTableLineType,
  BudgetType,
  EliminationType,
  wordsOf,
} from './budget.types.js';
import { compileBudget } from './compile-budget.service.js';
import { changesBetween } from './changes.js';
import { accountKey, linesOf } from './line.js';
import { budgetById, budgetSeen, executionOf, WHOLE_YEAR } from './read-budget.js';
import { compiled } from './standing.js';
import { submitBudget } from './submit-budget.service.js';
import { transferBudgetMonths } from './transfer-months.service.js';

@Resolver(() => BudgetType)
export class BudgetResolver {
  @AnyRole()
  @Query(() => [BudgetTableLineType], {
    description:
      '一个险种的预算表式样：行次、名称、如何得来、对应科目。 The budget table of an insurance: its lines in order, how each comes by its amount, its account.',
  })
  budgetTable(
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
  ): BudgetTableLineType[] {
    return linesOf(insurance).map((line) => ({
      ...wordsOf(line),
      from: typeof line.from === 'string' ? null : line.from,
      account: line.booked ? accountKey(line.booked.account, line.booked.detail) : null,
    }));
  }

  @AnyRole()
  @Query(() => BudgetType, {
    nullable: true,
    description:
      '一份预算，按报批件编号；没有或无权查看为空。 A budget by its submission’s id; null where there is none to see.',
  })
  budget(
    @Arg('id', () => ID, { description: '编号。 Its id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<BudgetType | null> {
    return budgetById(context, id);
  }

  @AnyRole()
  @Query(() => BudgetConnection, {
    description:
      '预算，新的在前；县级角色只见本县的。 Budgets, the newest first; a county’s role sees its own. Fails with INVALID_PAGE_SIZE, INVALID_CURSOR, ' +
      'INVALID_FISCAL_YEAR.',
  })
  async budgets(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { nullable: true, description: '险种。 The insurance; both where absent.' })
    insurance: Insurance | null,
    @Arg('fiscalYear', () => Int, { nullable: true, description: '预算年度。 The year; all where absent.' })
    fiscalYear: number | null,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionOf<BudgetType>> {
    checkPageSize(first_);
    if (fiscalYear != null) checkFiscalYear(fiscalYear);
    const { read, viewer } = context;
    const [last] = keyAfter(after_, ['0']);
    const places = await budgetsBefore(read, viewer, { pool, insurance, fiscalYear }, last!, first_ + 1);
    const { nodes, edges, pageInfo } = page(places, first_, ({ seq }) => [seq]);
    const budgets = await Promise.all(
      nodes.map(({ fund, county, ...place }) =>
        budgetSeen(
          context,
          { fund: { id: fund, pool, insurance: place.insurance }, fiscalYear: place.fiscalYear },
          county,
        ),
      ),
    );
    return {
      nodes: budgets as BudgetType[],
      edges: edges.map(({ cursor }, at) => ({ cursor, node: budgets[at]! })),
      pageInfo,
    };
  }

  @AnyRole()
  @Query(() => BudgetExecutionType, {
    description:
      '预算执行情况，截至某日：全市与各县市区逐项的预算、调整预算、执行数与进度。 The budgets in force by a day: for pool and counties, by line, the budget, the adjusted budget, ' +
      'what the books have of the months that were over, and the share of it. Fails with INVALID_DATE, INVALID_FISCAL_YEAR.',
  })
  async budgetExecution(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '预算年度。 The budget year.' }) fiscalYear: number,
    @Arg('asOf', () => String, { description: '截至日。 The day (ISO).' }) asOf: string,
    @Ctx() context: Context,
  ): Promise<BudgetExecutionType | null> {
    checkFiscalYear(fiscalYear);
    checkDate(asOf);
    return executionOf(context, { pool, insurance, fiscalYear }, asOf);
  }

  @WhoMay(...SIGNING)
  @Mutation(() => BudgetAdjustmentPayload, {
    description:
      '报送县市区预算调整方案（由政策的审批程序所定的机关）：逐项写明数额和理由；一县同时只有一件在途，退回后为新版。批准后计入调整预算。 Submits a plan to adjust a county’s budget in force, ' +
      'by the office that the policy’s chain names; one at a time, numbered in the year. Once approved it counts into the adjusted budget. Refused ' +
      'with BUDGET_NOT_IN_FORCE, PERIOD_CLOSED for months that are closed, BUDGET_LINE_BELOW_ZERO, ZERO_AMOUNT, REASON_MISSING and the faults of ' +
      'submitBudget.',
  })
  submitBudgetAdjustment(
    @Arg('input', () => SubmitBudgetAdjustmentInput) input: SubmitBudgetAdjustmentInput,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await submitBudgetAdjustment(context, input);
      const { submission } = result;
      return {
        submission: submission === null ? null : await context.loader(submissionLoader).load(submission),
        replayed,
      };
    });
  }

  @WhoMay(...SIGNING)
  @Mutation(() => BudgetPayload, {
    description:
      '月度调剂：县市区在执行预算的一个项目内，由一月调至另一月，均未结账，全年数不变；由汇总全市预算的机关办理。 Moves an amount between two months of a line of a county’s budget in force, by the ' +
      'office that compiles the pool’s; no total changes. Refused with BUDGET_NOT_IN_FORCE, UNKNOWN_BUDGET_LINE, INVALID_MONTH, PERIOD_CLOSED, ' +
      'BUDGET_LINE_BELOW_ZERO, NEGATIVE_AMOUNT, ZERO_AMOUNT, REASON_MISSING, FORBIDDEN.',
  })
  transferBudgetMonths(
    @Arg('input', () => TransferBudgetMonthsInput) input: TransferBudgetMonthsInput,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await transferBudgetMonths(context, input);
      return { budget: await budgetById(context, result.budget), warnings: [], replayed };
    });
  }

  @WhoMay(...SIGNING)
  @Mutation(() => BudgetPayload, {
    description:
      '报送一个县市区的预算（由政策的审批程序所定的机关），整份受理或全部退回错误；已报送、被退回或尚未随全市预算执行的，形成新版，旧版审签失效。 Submits a county’s budget, by the ' +
      'office that the policy’s chain names; whole, or every fault at once. A new version while it is not yet in force. Lines far off earlier years ' +
      'are told in `warnings`. Refused with UNKNOWN_BUDGET_LINE, DUPLICATE_BUDGET_LINE, INVALID_AMOUNT, NEGATIVE_AMOUNT, BUDGET_MONTHS_WRONG, ' +
      'BUDGET_MONTHS_DIFFER, BUDGET_TOTAL_DIFFERS, BUDGET_PART_ABOVE_WHOLE, EXPENDITURE_ABOVE_INCOME, USE_ABOVE_BALANCE, EMPTY_DOCUMENT, ' +
      'REASON_MISSING, UNKNOWN_COUNTY, FORBIDDEN, SUBMISSION_NOT_IN_STATUS, SUBMISSION_NOT_FORESEEN.',
  })
  submitBudget(@Arg('input', () => SubmitBudgetInput) input: SubmitBudgetInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await submitBudget(context, input);
      const { submission, warnings } = result;
      return { budget: submission === null ? null : await budgetById(context, submission), warnings, replayed };
    });
  }

  @WhoMay(...SIGNING)
  @Mutation(() => BudgetPayload, {
    description:
      '汇总编制全市预算：各县市区均已批准方可；内部往来抵销。县市区预算此后有变，须重新汇总方可再签。 Compiles the pool’s budget from the counties’ approved ones and what its own ' +
      'level adds; transfers within the pool fall out. Refused with COUNTY_BUDGET_NOT_APPROVED for each county that lacks one, UNKNOWN_BUDGET_LINE ' +
      'and the faults of the lines, REASON_MISSING, FORBIDDEN, SUBMISSION_NOT_IN_STATUS, SUBMISSION_NOT_FORESEEN.',
  })
  compileBudget(@Arg('input', () => CompileBudgetInput) input: CompileBudgetInput, @Ctx() context: Context) {
    return payload(async () => {
      const { result, replayed } = await compileBudget(context, input);
      const { submission } = result;
      return { budget: submission === null ? null : await budgetById(context, submission), warnings: [], replayed };
    });
  }

  @FieldResolver(() => SubmissionType, { description: '报批件：版次、审批与审签。 Its submission.' })
  submission(@Root() { state }: BudgetType): SubmissionState {
    return state;
  }

  @FieldResolver(() => [BudgetLineType], { description: '预算表，按表式行次。 The table, in the order of its lines.' })
  lines(@Root() budget: BudgetType): BudgetLineType[] {
    return linesOfBudget(budget);
  }

  @FieldResolver(() => [BudgetLineChangeType], {
    description:
      '两版之间变动的行；默认为现版与上一版。 The lines that differ between two versions; between the one that stands and the one before where none is ' +
      'given. Of the pool’s budget with the counties that it was compiled from.',
  })
  changes(
    @Root() { book, state }: BudgetType,
    @Arg('from', () => Int, { nullable: true, description: '前一版的版次。 The earlier version.' }) from: number | null,
    @Arg('to', () => Int, { nullable: true, description: '后一版的版次。 The later version.' }) to: number | null,
  ): BudgetLineChangeType[] {
    const later = to ?? state.version;
    return changesBetween(book, state, from ?? later - 1, later);
  }

  @FieldResolver(() => [BudgetSourceType], {
    description:
      '全市预算汇总自哪些县市区预算；县市区的为空列表。 What the pool’s was compiled from; empty for a county’s.',
  })
  compiledFrom(@Root() { book, state }: BudgetType): BudgetSourceType[] {
    return book.sourcesOf(state.id, state.version).map(({ now, county, version, contentHash }) => ({
      ...{ county, version, contentHash },
      stale: now.status !== 'APPROVED' || now.version !== version,
    }));
  }

  @FieldResolver(() => [SubmissionType], {
    description: '预算调整方案，按序号，含在途的。 Its adjustments in order of number, those on their way as well.',
  })
  adjustments(@Root() budget: BudgetType, @Ctx() context: Context): Promise<SubmissionState[]> {
    return context.loader(adjustmentsLoader).load(budget);
  }

  @FieldResolver(() => [BudgetMonthTransferType], {
    description: '月度调剂，按先后。 Transfers between months, in order.',
  })
  monthTransfers(@Root() { id }: BudgetType, @Ctx() context: Context): Promise<BudgetMonthTransferType[]> {
    return context.loader(monthTransfersLoader).load(id);
  }

  @FieldResolver(() => [EliminationType], {
    description:
      '汇总时抵销的内部往来；县市区的为空列表。 What fell out when the pool’s was compiled; empty for a county’s.',
  })
  eliminated(@Root() { book, state }: BudgetType): EliminationType[] {
    if (state.county !== null) return [];
    return [...compiled(book, state, state.version).eliminated].map(([line, amount]) => ({ line, amount }));
  }
}

@Resolver(() => BudgetExecutionType)
export class BudgetExecutionResolver {
  @FieldResolver(() => BudgetConnection, {
    description: '各县市区，按编号；县级角色只见本县。 The counties’, in order of id; a county’s role sees its own.',
  })
  counties(
    @Root() { inForce }: BudgetExecutionType,
    @Arg(...first(LARGEST_PAGE)) first_: number,
    @Arg(...after) after_: string | null,
  ): ConnectionOf<BudgetType> {
    return pageOfAll(inForce, { first: first_, after: after_ }, ({ county }) => county!);
  }
}

@Resolver(() => BudgetLineType)
export class BudgetLineResolver {
  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      '上年执行数（元）：账簿所载，建账之前取历史年度；无记载或账簿不单列的为空。 The year before, from the books or the recorded history; null: not on record, or in ' +
      'no account of its own.',
  })
  priorYear(@Root() { code, of }: BudgetLineType, @Ctx() context: Context): Promise<Fen | null> {
    return actualOf(context, { ...of, until: WHOLE_YEAR }, of.fiscalYear - 1, code);
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      '执行进度（%）：执行数 ÷ 调整预算数，两位小数；没有预算或执行数的为空。 Share executed, in percent of the adjusted budget; null where either is missing.',
  })
  async executed(@Root() line: BudgetLineType, @Ctx() context: Context): Promise<Fen | null> {
    return shareExecuted(await this.actual(line, context), line);
  }

  @FieldResolver(() => DecimalScalar, {
    nullable: true,
    description:
      '执行数（元）：账簿所载，收付实现制；在 budgetExecution 下截至已过月份，其他处为全年至今；账簿不单列的为空。 What the books have, cash basis: under budgetExecution of the months ' +
      'that were over, elsewhere of the year so far; null: in no account of its own.',
  })
  actual(@Root() { code, of }: BudgetLineType, @Ctx() context: Context): Promise<Fen | null> {
    return actualOf(context, of, of.fiscalYear, code);
  }
}

@Resolver(() => SubmissionType)
export class SubmittedBudgetResolver {
  @FieldResolver(() => BudgetType, {
    nullable: true,
    description: '所报的预算；其他种类为空。 The budget that was submitted; null for other kinds.',
  })
  budget(@Root() { id }: SubmissionState, @Ctx() context: Context): Promise<BudgetType | null> {
    return budgetById(context, id);
  }

  @FieldResolver(() => [BudgetAdjustmentLineType], {
    description:
      '预算调整方案现版的各项；其他种类为空列表。 The items of an adjustment’s version that stands; empty for other kinds.',
  })
  adjustmentLines(
    @Root() { id, kind }: SubmissionState,
    @Ctx() context: Context,
  ): Promise<BudgetAdjustmentLineType[]> | [] {
    return kind === 'BUDGET_ADJUSTMENT' ? context.loader(adjustmentLinesLoader).load(id) : [];
  }
}

@Resolver(() => FundYearType)
export class FundYearBudgetResolver {
  @FieldResolver(() => BudgetType, {
    nullable: true,
    description: '全市预算；没有或无权查看为空。 The pool’s budget; null where there is none to see.',
  })
  budget(@Root() year: FundYearType, @Ctx() context: Context): Promise<BudgetType | null> {
    return budgetSeen(context, year, null);
  }
}

@Resolver(() => CountyFundYearType)
export class CountyFundYearBudgetResolver {
  @FieldResolver(() => BudgetType, {
    nullable: true,
    description: '本县预算；没有为空。 The county’s budget; null where there is none.',
  })
  budget(@Root() year: CountyFundYearType, @Ctx() context: Context): Promise<BudgetType | null> {
    return budgetSeen(context, year, year.county.id);
  }
}
