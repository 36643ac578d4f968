import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import type { Fen } from '../money.js';
import { Insurance } from '../policy/policy.js';
import { RECONCILING, type Reconciling } from './reconciliation.js';
import type { Column } from './statement.js';

export const StatementColumnId = {
  OPENING: 'OPENING',
  CLOSING: 'CLOSING',
  MONTH: 'MONTH',
  YEAR_TO_DATE: 'YEAR_TO_DATE',
  YEAR: 'YEAR',
  PRIOR_YEAR: 'PRIOR_YEAR',
} as const satisfies { [C in Column['id']]: C };
registerEnumType(StatementColumnId, {
  name: 'StatementColumnId',
  description: '报表的栏。 A column of a statement.',
  valuesConfig: {
    OPENING: { description: '年初余额，含审定期初。 At the year’s start, audited openings included.' },
    CLOSING: { description: '期末余额。 At the end of the period.' },
    MONTH: { description: '本月数。 Of the month.' },
    YEAR_TO_DATE: { description: '本年累计数。 From January to the month.' },
    YEAR: { description: '本年数：1 至 12 月及清算期。 Of the year: its months and its closing period.' },
    PRIOR_YEAR: { description: '上年数。 Of the year before.' },
  },
});

const words = <W extends string>(all: readonly W[]) => Object.fromEntries(all.map((word) => [word, word]));

export const ReconcilingItem = words(Object.keys(RECONCILING) as Reconciling[]);
registerEnumType(ReconcilingItem, {
  name: 'ReconcilingItem',
  description: '基金年度收支与收支表之间的调节项。 What stands between a fund year’s figures and 收支表.',
  valuesConfig: {
    FUND_YEAR: {
      description: '基金年度收支，即 FundYear 的收入与支出。 What FundYear answers as income and expenditure.',
    },
    TRANSFERS: { description: '上下级往来（4401、4402、5301、5302）。 Transfers between levels.' },
    EARLIER_YEARS: {
      description: '本年收付、清算以前年度的收支。 What came or went this year and settles an earlier one.',
    },
    POOL_LEVEL: {
      description: '统筹区本级账簿的收支，如风险金利息。 Of the pool’s own book, such as the reserve’s interest.',
    },
    INDIVIDUAL_ACCOUNTS: { description: '个人账户收支。 Of individual accounts.' },
    CLOSING_PERIOD: { description: '清算期内其余收支。 Whatever else was booked in the closing period.' },
    ELIMINATED: { description: '合并抵销（负数）。 Eliminated in the consolidated statement, below zero.' },
  },
});

@ObjectType('StatementColumn', { simpleResolvers: true, description: '报表的一栏及其期间。 A column and its periods.' })
export class StatementColumnType {
  @Field(() => StatementColumnId, { description: '哪一栏。 Which.' })
  id!: Column['id'];

  @Field(() => String, { description: '栏名。 Its name on the form.' })
  name!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      '起始会计期间（年×100＋月），即 journalLines 的 fromPeriod；余额栏为空。 Its first period, `fromPeriod` of journalLines; null where it is a balance.',
  })
  fromPeriod!: number | null;

  @Field(() => Int, {
    description:
      '截止会计期间（含），即 toPeriod；年初余额为 0 月：以前各年及本年审定期初（种类 OPENING 及其冲销，入在本年 1 月）。 Its last period, `toPeriod`. The opening’s ' +
      'is month 0: all years before, and entries of kind OPENING (and their reversals) booked in the year.',
  })
  toPeriod!: number;
}

@ObjectType('StatementAccount', {
  simpleResolvers: true,
  description: '行所取的科目：分录行的筛选条件。 An account that a row sums: what to filter journal lines by.',
})
export class StatementAccountType {
  @Field(() => ID, { description: '科目编号。 The account.' })
  account!: string;

  @Field(() => String, { nullable: true, description: '明细代码；空为全部。 The detail; null: all.' })
  detail!: string | null;

  @Field(() => String, { nullable: true, description: 'POOLED 或 INDIVIDUAL；空为不分。 The part; null: both.' })
  part!: string | null;

  @Field(() => Boolean, { description: '为真则减，否则加。 True: taken off instead of added.' })
  subtracted!: boolean;
}

@ObjectType('StatementFigure', {
  simpleResolvers: true,
  description: '一栏的金额；合并报表另列合计与抵销。 A figure; of a consolidated statement with what it is made of.',
})
export class StatementFigureType {
  @Field(() => DecimalScalar, {
    description: '金额（元）；合并报表为合计加抵销。 In yuan; consolidated: sum and elimination.',
  })
  amount!: Fen;

  @Field(() => DecimalScalar, { description: '各账簿合计（元）。 The sum over the books, in yuan.' })
  sumOfBooks!: Fen;

  @Field(() => DecimalScalar, {
    description: '抵销（元，负数为减）；单一账簿为零。 Eliminated, in yuan, below zero; zero in a single book.',
  })
  eliminated!: Fen;
}

@ObjectType('StatementRow', {
  simpleResolvers: true,
  description:
    '报表的一行。 A row. Where it has accounts, its figure is the sum of their journal lines in the column’s periods: on the account’s normal side added, on the ' +
    'other taken off; in 收支表 without lines whose counterAccount is net assets, income or expenditure (结转).',
})
export class StatementRowType {
  @Field(() => ID, { description: '行的代码，各期不变。 Its code, the same in every period.' })
  id!: string;

  @Field(() => String, { description: '项目名称。 Its name on the form.' })
  name!: string;

  @Field(() => Int, { description: '缩进层次。 How deep it is indented.' })
  indent!: number;

  @Field(() => Boolean, { description: '其中项，不计入合计。 Part of the row above it, in no total.' })
  memo!: boolean;

  @Field(() => Boolean, {
    description: '国家统一格式以外的行，有数时才列。 Not a row of the form: there only where something is in it.',
  })
  outOfForm!: boolean;

  @Field(() => [StatementFigureType], { description: '各栏金额，按栏次。 In order of columns.' })
  figures!: StatementFigureType[];

  @Field(() => [StatementAccountType], {
    description: '所取科目；合计行为空。 The accounts that it sums; none where it sums rows.',
  })
  accounts!: StatementAccountType[];

  @Field(() => [ID], { description: '所加的行。 The rows that it adds.' })
  adds!: string[];

  @Field(() => [ID], { description: '所减的行。 The rows that it takes off.' })
  subtracts!: string[];
}

@ObjectType('StatementElimination', {
  simpleResolvers: true,
  description:
    '一栏的一项抵销：下级账簿与本级账簿的对应科目。 What a county’s book and the pool’s have of one another, in a column.',
})
export class StatementEliminationType {
  @Field(() => StatementColumnId, { description: '哪一栏。 The column.' })
  column!: Column['id'];

  @Field(() => ID, { description: '县级账簿的科目。 The account in counties’ books.' })
  lowerAccount!: string;

  @Field(() => ID, { description: '本级账簿的科目。 The account in the pool’s book.' })
  upperAccount!: string;

  @Field(() => ID, { nullable: true, description: '县市区；空为各县合计。 With which county; null: all together.' })
  county!: string | null;

  @Field(() => DecimalScalar, { description: '县级账簿金额（元）。 What counties’ books say, in yuan.' })
  lower!: Fen;

  @Field(() => DecimalScalar, { description: '本级账簿金额（元）。 What the pool’s book says, in yuan.' })
  upper!: Fen;

  @Field(() => DecimalScalar, { description: '抵销金额（元）。 What is eliminated on both sides, in yuan.' })
  eliminated!: Fen;

  @Field(() => DecimalScalar, {
    description:
      '未能对上的差额（元）：县级减本级；应为零。 What does not meet, in yuan: lower less upper; should be zero.',
  })
  unmatched!: Fen;
}

@ObjectType()
abstract class StatementBase {
  @Field(() => String, { description: '表号，如 会社保01表。 The form’s number.' })
  formNumber!: string;

  @Field(() => String, { description: '表名。 The form’s name.' })
  name!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => ID, {
    nullable: true,
    description: '县市区账簿；空为本级或合并。 Whose book; null: the pool’s own, or all.',
  })
  county!: string | null;

  @Field(() => Boolean, { description: '是否合并报表。 Whether it consolidates all books of the fund.' })
  consolidated!: boolean;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => Int, { nullable: true, description: '月份，清算期为 13；年度报表为空。 The month; null: annual.' })
  month!: number | null;

  @Field(() => [StatementColumnType], { description: '各栏。 Its columns.' })
  columns!: StatementColumnType[];

  @Field(() => [StatementRowType], { description: '各行，按格式次序。 Its rows, in the form’s order.' })
  rows!: StatementRowType[];

  @Field(() => [StatementEliminationType], {
    description: '合并报表的抵销，逐项。 What a consolidated statement eliminates.',
  })
  eliminations!: StatementEliminationType[];
}

@ObjectType('BalanceSheet', {
  simpleResolvers: true,
  description:
    '资产负债表（会社保01表，财会〔2017〕28号），单位元。 The balance sheet of the medical funds’ accounting rules, in yuan. Income and expenditure not yet carried ' +
    'stand in 一般基金结余, as the form has them.',
})
export class BalanceSheetType extends StatementBase {
  @Field(() => Boolean, {
    description: '各栏资产总计等于负债与净资产总计。 Whether assets equal liabilities and net assets in every column.',
  })
  balances!: boolean;
}

@ObjectType('ReconciliationLine', {
  simpleResolvers: true,
  description: '调节表的一行。 A line from the fund year’s figures to 收支表.',
})
export class ReconciliationLineType {
  @Field(() => ReconcilingItem, { description: '调节项。 What it is.' })
  id!: Reconciling;

  @Field(() => String, { description: '名称。 Its name.' })
  name!: string;

  @Field(() => DecimalScalar, { description: '收入（元）。 Income in yuan.' })
  income!: Fen;

  @Field(() => DecimalScalar, { description: '支出（元）。 Expenditure in yuan.' })
  expenditure!: Fen;
}

@ObjectType('IncomeStatement', {
  simpleResolvers: true,
  description:
    '收支表（会社保02表，财会〔2017〕28号，收付实现制），单位元。 The statement of income and expenditure, cash basis, in yuan; the layout is the insurance’s. The year has ' +
    'its closing period in it; carrying to net assets is neither income nor expenditure.',
})
export class IncomeStatementType extends StatementBase {
  @Field(() => [ReconciliationLineType], {
    nullable: true,
    description:
      '与基金年度收支的调节，合计等于本年数的收入、支出；月报为空。 How the fund year’s income and expenditure lead to those of the statement; null: monthly.',
  })
  reconciliation!: ReconciliationLineType[] | null;
}

@ObjectType('TrialBalanceSides', {
  simpleResolvers: true,
  description: '借贷合计（元）。 Debits and credits, in yuan.',
})
export class TrialBalanceSidesType {
  @Field(() => DecimalScalar, { description: '借方。 Debits.' })
  debit!: Fen;

  @Field(() => DecimalScalar, { description: '贷方。 Credits.' })
  credit!: Fen;
}

@ObjectType('TrialBalanceRow', { simpleResolvers: true, description: '科目余额表的一行。 An account of it.' })
export class TrialBalanceRowType {
  @Field(() => ID, { description: '科目编号。 The account.' })
  account!: string;

  @Field(() => String, { nullable: true, description: '明细代码。 The detail.' })
  detail!: string | null;

  @Field(() => String, { nullable: true, description: 'POOLED 统筹或 INDIVIDUAL 个人账户；仅职工。 EMPLOYEE only.' })
  part!: string | null;

  @Field(() => DecimalScalar, { description: '期初余额（元），按科目余额方向。 Opening, in yuan on its normal side.' })
  opening!: Fen;

  @Field(() => DecimalScalar, { description: '本期借方（元），含结转。 Debits in the periods, carrying included.' })
  debit!: Fen;

  @Field(() => DecimalScalar, { description: '本期贷方（元），含结转。 Credits in the periods, carrying included.' })
  credit!: Fen;

  @Field(() => DecimalScalar, { description: '期末余额（元）。 Closing, in yuan.' })
  closing!: Fen;
}

@ObjectType('TrialBalance', {
  simpleResolvers: true,
  description:
    '科目余额表，单位元。 The trial balance of a book, or of all books of the fund together, for any range of periods.',
})
export class TrialBalanceType {
  @Field(() => [TrialBalanceRowType], { description: '各科目，按编号、明细。 By account and detail.' })
  rows!: TrialBalanceRowType[];

  @Field(() => TrialBalanceSidesType, { description: '期初余额借贷合计，应相等。 Of the openings; equal.' })
  opening!: TrialBalanceSidesType;

  @Field(() => TrialBalanceSidesType, { description: '本期发生额借贷合计，应相等。 Of what moved; equal.' })
  moved!: TrialBalanceSidesType;

  @Field(() => TrialBalanceSidesType, { description: '期末余额借贷合计，应相等。 Of the closings; equal.' })
  closing!: TrialBalanceSidesType;
}

@ObjectType('YearTransitionRow', {
  simpleResolvers: true,
  description: '一个科目的年末数与次年年初数。 An account at the end and at the start.',
})
export class YearTransitionRowType {
  @Field(() => ID, {
    nullable: true,
    description: '县市区账簿；空为本级，或各账簿合计。 Whose book; null: the pool’s own, or all together.',
  })
  county!: string | null;

  @Field(() => ID, { description: '科目编号。 The account.' })
  account!: string;

  @Field(() => String, { nullable: true, description: '明细代码。 The detail.' })
  detail!: string | null;

  @Field(() => String, { nullable: true, description: 'POOLED 统筹或 INDIVIDUAL 个人账户；仅职工。 EMPLOYEE only.' })
  part!: string | null;

  @Field(() => DecimalScalar, {
    description: '本年年末余额（元），含清算期。 At the year’s end, closing period included.',
  })
  closing!: Fen;

  @Field(() => DecimalScalar, { description: '次年年初余额（元）。 At the start of the next year.' })
  opening!: Fen;
}

@ObjectType('YearTransition', {
  simpleResolvers: true,
  description: '年末年初衔接，单位元。 Whether the next year begins with what this one ended with, in yuan.',
})
export class YearTransitionType {
  @Field(() => Boolean, {
    description: '各账簿各科目均衔接，收支均已结转。 Every account of every book agrees, and all is carried.',
  })
  agrees!: boolean;

  @Field(() => [YearTransitionRowType], {
    description: '所问账簿（或各账簿合计）的科目。 The accounts of the book asked for, or of all together.',
  })
  rows!: YearTransitionRowType[];

  @Field(() => [YearTransitionRowType], {
    description:
      '可见各账簿中不衔接、未结转的科目。 What does not agree, or was not carried, in any book that you may see.',
  })
  differences!: YearTransitionRowType[];
}
