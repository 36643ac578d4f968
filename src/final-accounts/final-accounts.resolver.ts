import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { wordsOf } from '../budget/budget.types.js';
import { linesOf } from '../budget/line.js';
import type { Context } from '../context.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import type { Fen } from '../money.js';
import { payload } from '../payload.js';
import { Insurance } from '../policy/policy.js';
import { fundSeen } from '../pool/fund-seen.js';
import { SIGNING } from '../submission/offices.js';
import type { SubmissionState } from '../submission/submission.js';
import { submissionLoader } from '../submission/submission.loader.js';
import { SubmissionType } from '../submission/submission.types.js';
import { finalAccountsId, keptContentLoader } from './final-accounts.loader.js';
import { submitFinalAccounts } from './final-accounts.service.js';
import {
  FinalAccountsBookType,
  FinalAccountsFigureType,
  FinalAccountsLineType,
  FinalAccountsPayload,
  FinalAccountsSourceType,
  FinalAccountsType,
  SubmitFinalAccountsInput,
} from './final-accounts.types.js';
import { keyOf } from './figures.js';
import { booksNow } from './books-now.js';
import { figuresOfYear, tableOfYear } from './read-figures.js';

@Resolver(() => FinalAccountsType)
export class FinalAccountsResolver {
  @AnyRole()
  @Query(() => FinalAccountsType, {
    nullable: true,
    description:
      '一个年度的决算：县市区的，或（不给县）全市的；没有或无权查看为空。 The final accounts of a fund year: a county’s, or without one the pool’s; null where there are none to see. ' +
      'Fails with INVALID_FISCAL_YEAR.',
  })
  async finalAccounts(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Arg('county', () => ID, { nullable: true, description: '县市区。 The county.' }) county: string | null,
    @Ctx() context: Context,
  ): Promise<FinalAccountsType | null> {
    checkFiscalYear(fiscalYear);
    const fund = await fundSeen(context, { pool, insurance, county });
    const id = fund && (await finalAccountsId(context.read, fund.id, fiscalYear, county ?? null));
    return id ? finalAccountsById(context, id) : null;
  }

  @AnyRole()
  @Query(() => [FinalAccountsLineType], {
    nullable: true,
    description:
      '决算表的现数：预算数、调整预算数、决算数，编制之前即可查看；无权查看为空。 The final accounts’ table as the books have it now, also before they are drawn up; null where you may not ' +
      'see it. Fails with INVALID_FISCAL_YEAR.',
  })
  async finalAccountsTable(
    @Arg('pool', () => ID, { description: '统筹区。 The pool.' }) pool: string,
    @Arg('insurance', () => Insurance, { description: '险种。 The insurance.' }) insurance: Insurance,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The fund year.' }) fiscalYear: number,
    @Arg('county', () => ID, {
      nullable: true,
      description: '县市区；不给为合并。 The county; without it consolidated.',
    })
    county: string | null,
    @Ctx() context: Context,
  ): Promise<FinalAccountsLineType[] | null> {
    checkFiscalYear(fiscalYear);
    const fund = await fundSeen(context, { pool, insurance, county });
    if (!fund) return null;
    const amounts = new Map(
      tableOfYear(await booksNow(context, fund, fiscalYear), county ?? null).map((line) => [line.code, line]),
    );
    return linesOf(insurance).flatMap((line) => {
      const found = amounts.get(line.code);
      return found ? [{ ...wordsOf(line), ...found }] : [];
    });
  }

  @WhoMay(...SIGNING)
  @Mutation(() => FinalAccountsPayload, {
    description:
      '报送决算（由政策的审批程序所定的机关）：年终结转、清算入账之后；全市决算由已批准的县市区决算汇总，上下级往来须对上。账簿再有变动，须报新版。 Submits final accounts, by the office that the policy’s ' +
      'chain names, when the year is closed and settled; the pool’s are compiled from its counties’ approved ones. Booked into again, they take a new ' +
      'version. Refused with YEAR_NOT_CLOSED, SETTLEMENT_NOT_POSTED, LEVELS_DO_NOT_AGREE, COUNTY_FINAL_ACCOUNTS_NOT_APPROVED, FINAL_ACCOUNTS_STALE, ' +
      'REASON_MISSING, UNKNOWN_COUNTY, FORBIDDEN, SUBMISSION_NOT_IN_STATUS, SUBMISSION_NOT_FORESEEN.',
  })
  submitFinalAccounts(
    @Arg('input', () => SubmitFinalAccountsInput) input: SubmitFinalAccountsInput,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await submitFinalAccounts(context, input);
      return { finalAccounts: await finalAccountsById(context, result.submission), replayed };
    });
  }

  @FieldResolver(() => SubmissionType, { description: '报批件：版次、审批与审签。 Its submission.' })
  submission(@Root() { state }: FinalAccountsType): SubmissionState {
    return state;
  }

  @FieldResolver(() => [FinalAccountsLineType], { description: '决算表，签署的数。 The table, as signed.' })
  table(@Root() { insurance, kept }: FinalAccountsType): FinalAccountsLineType[] {
    const amounts = new Map(kept.figures.map((figure) => [keyOf(figure), figure.amount]));
    const of = (line: string, column: string): Fen | null =>
      amounts.get(keyOf({ form: 'BUDGET_TABLE', line, column })) ?? null;
    return linesOf(insurance)
      .filter(({ unprinted }) => !unprinted)
      .map((line) => ({
        ...wordsOf(line),
        budget: of(line.code, 'BUDGET'),
        adjusted: of(line.code, 'ADJUSTED'),
        actual: of(line.code, 'ACTUAL'),
      }));
  }

  @FieldResolver(() => [FinalAccountsFigureType], {
    description: '全部数字：签署的与账簿现在的。 Every figure, as signed and as it is now.',
  })
  async figures(@Root() accounts: FinalAccountsType, @Ctx() context: Context): Promise<FinalAccountsFigureType[]> {
    const { state, fiscalYear, county, kept } = accounts;
    const fund = { id: state.fund, pool: state.pool, insurance: state.insurance };
    const { figures } = figuresOfYear(await booksNow(context, fund, fiscalYear), county);
    const now = new Map(figures.map((figure) => [keyOf(figure), figure.amount]));
    return kept.figures.map((figure) => ({ ...figure, now: now.get(keyOf(figure)) ?? null }));
  }

  @FieldResolver(() => [FinalAccountsBookType], {
    description: '所据账簿。 The books that the figures were read from.',
  })
  books(@Root() { kept }: FinalAccountsType): readonly FinalAccountsBookType[] {
    return kept.books;
  }

  @FieldResolver(() => [FinalAccountsSourceType], {
    description: '汇总所据；县市区的为空列表。 What the pool’s were compiled from; empty for a county’s.',
  })
  compiledFrom(@Root() { kept }: FinalAccountsType): readonly FinalAccountsSourceType[] {
    return kept.counties;
  }
}

@Resolver(() => SubmissionType)
export class SubmittedFinalAccountsResolver {
  @FieldResolver(() => FinalAccountsType, {
    nullable: true,
    description: '所报的决算；其他种类为空。 The final accounts that were submitted; null for other kinds.',
  })
  finalAccounts(@Root() submission: SubmissionState, @Ctx() context: Context): Promise<FinalAccountsType | null> {
    return finalAccountsOf(context, submission);
  }
}

/** By its submission's id; null where there is none that the viewer may see. */
async function finalAccountsById(context: Context, id: string): Promise<FinalAccountsType | null> {
  const state = await context.loader(submissionLoader).load(id);
  return state && finalAccountsOf(context, state);
}

/** Null of another kind. */
async function finalAccountsOf(context: Context, state: SubmissionState): Promise<FinalAccountsType | null> {
  const { id, kind, pool, insurance, fiscalYear, county } = state;
  if (kind !== 'COUNTY_FINAL_ACCOUNTS' && kind !== 'POOL_FINAL_ACCOUNTS') return null;
  const kept = await context.loader(keptContentLoader).load(state);
  return { id, pool, insurance, fiscalYear, county, state, kept };
}
