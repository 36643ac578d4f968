import { Arg, Args, ArgsType, Ctx, Field, ID, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.js';
import { yearOfPeriod } from '../dates.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { maySee } from '../identity/viewer.js';
import { AnyRole } from '../identity/who-may.js';
import { Insurance } from '../policy/policy.js';
import { fundSeen } from '../pool/fund-seen.js';
import type { FundRow } from '../pool/pool.loader.js';
import { Refused, refusal } from '../refusal.js';
import { movementsLoader } from './movements.loader.js';
import { readStatement } from './read-statement.js';
import type { Form, Scope } from './statement.js';
import { BalanceSheetType, IncomeStatementType, TrialBalanceType, YearTransitionType } from './statement.types.js';
import { statementView } from './statement-view.js';
import { spansOf, trialBalance } from './trial-balance.js';
import { transitionSpans, yearTransition } from './year-transition.js';

@ArgsType()
class BookArgs {
  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, { nullable: true, description: '只看此县的账簿。 Of this county’s book.' })
  county?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '只看统筹区本级账簿；两者均不给为全部账簿。 Of the pool’s own book; with neither, of all books of the fund.',
  })
  poolLevel!: boolean;
}

@ArgsType()
class StatementArgs extends BookArgs {
  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      '月份 1–12，清算期为 13；不给为年度报表。 The month; 13 is the closing period; without it the annual statement.',
  })
  month?: number | null;
}

const SEEN = '没有该账簿或无权查看为空。 Null where there is no such book, or none that you may see.';
const ALL =
  '不给县、不指本级即为合并报表，抵销上下级往来。 Without a county or poolLevel it consolidates all books of the fund.';
const FAILS = 'Fails with INVALID_FISCAL_YEAR, INVALID_MONTH, ONE_BOOK_ONLY.';

@Resolver()
export class StatementResolver {
  @AnyRole()
  @Query(() => BalanceSheetType, {
    nullable: true,
    description: `资产负债表：月报或年报。 The balance sheet. ${ALL} ${SEEN} ${FAILS}`,
  })
  balanceSheet(@Args(() => StatementArgs) asked: StatementArgs, @Ctx() context: Context) {
    return statement(context, 'BALANCE_SHEET', asked);
  }

  @AnyRole()
  @Query(() => IncomeStatementType, {
    nullable: true,
    description: `收支表：月报或年报。 Income and expenditure. ${ALL} ${SEEN} ${FAILS}`,
  })
  incomeStatement(@Args(() => StatementArgs) asked: StatementArgs, @Ctx() context: Context) {
    return statement(context, 'INCOME_STATEMENT', asked);
  }

  @AnyRole()
  @Query(() => TrialBalanceType, {
    nullable: true,
    description: `科目余额表，任意期间；各账簿合计不作抵销。 The trial balance of any periods; over all books it is their sum. ${SEEN} Fails with INVALID_PERIOD, ONE_BOOK_ONLY.`,
  })
  async trialBalance(
    @Args(() => BookArgs) asked: BookArgs,
    @Arg('fromPeriod', () => Int, {
      description:
        '起始会计期间：年×100＋月，清算期为 13 月。 The first period: year × 100 + month; 13 is the closing period.',
    })
    fromPeriod: number,
    @Arg('toPeriod', () => Int, { description: '截止会计期间（含）。 The last period, itself included.' })
    toPeriod: number,
    @Ctx() context: Context,
  ): Promise<TrialBalanceType | null> {
    for (const [name, period] of Object.entries({ fromPeriod, toPeriod }))
      if (!isPeriod(period) || toPeriod < fromPeriod) throw new Refused(refusal('INVALID_PERIOD', { period }, [name]));
    const seen = await bookSeen(context, asked);
    if (!seen) return null;
    const [before, during] = await context
      .loader(movementsLoader)
      .load({ fund: seen.fund.id, spans: spansOf(fromPeriod, toPeriod), counts: 'BALANCE' });
    return trialBalance(seen.scope, [before!, during!]);
  }

  @AnyRole()
  @Query(() => YearTransitionType, {
    nullable: true,
    description: `年末年初衔接：次年年初余额等于本年年末余额，逐账簿逐科目。 Whether the next year’s openings are this year’s closings, by book and account. ${SEEN} Fails with INVALID_FISCAL_YEAR, ONE_BOOK_ONLY.`,
  })
  async yearTransition(
    @Args(() => BookArgs) asked: BookArgs,
    @Arg('fiscalYear', () => Int, { description: '基金年度。 The year that ended.' }) fiscalYear: number,
    @Ctx() context: Context,
  ): Promise<YearTransitionType | null> {
    checkFiscalYear(fiscalYear);
    const seen = await bookSeen(context, asked);
    if (!seen) return null;
    const spans = transitionSpans(fiscalYear);
    const [ended, begins] = await context
      .loader(movementsLoader)
      .load({ fund: seen.fund.id, spans, counts: 'BALANCE' });
    const { differences, ...found } = yearTransition(seen.scope, [ended!, begins!]);
    const { pool } = asked;
    return { ...found, differences: differences.filter(({ county }) => maySee(context.viewer, { pool, county })) };
  }
}

const isPeriod = (period: number): boolean => {
  const month = period % 100;
  checkFiscalYear(yearOfPeriod(period));
  return month >= 1 && month <= 13;
};

async function statement(context: Context, form: Form, { fiscalYear, month = null, ...asked }: StatementArgs) {
  checkFiscalYear(fiscalYear);
  if (month !== null && (month < 1 || month > 13)) throw new Refused(refusal('INVALID_MONTH', { month }, ['month']));
  const seen = await bookSeen(context, asked);
  if (!seen) return null;
  const { fund, scope } = seen;
  const found = await readStatement((key) => context.loader(movementsLoader).load(key), fund, {
    ...{ form, fiscalYear, month, scope },
  });
  return statementView(found, { fund, scope, fiscalYear, month });
}

/** The book asked for, or all of the fund; null where the viewer sees none. */
async function bookSeen(
  context: Context,
  { county, poolLevel, ...asked }: BookArgs,
): Promise<{ fund: FundRow; scope: Scope } | null> {
  if (poolLevel && county != null) throw new Refused(refusal('ONE_BOOK_ONLY', undefined, ['poolLevel']));
  const fund = await fundSeen(context, { ...asked, county });
  return fund ? { fund, scope: county != null || poolLevel ? { county: county ?? null } : 'CONSOLIDATED' } : null;
}
