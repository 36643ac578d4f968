import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TableLine } from '../budget/budget.types.js';
import { DecimalScalar } from '../decimal.scalar.js';
import { FundYearActInput } from '../fund/fund-year-act.input.js';
import type { Fen } from '../money.js';
import { Insurance } from '../policy/policy.js';
import { Payload } from '../refusal.types.js';
import type { SubmissionState } from '../submission/submission.js';
import type { Content, FinalForm } from './figures.js';

const DECIMAL = () => DecimalScalar;

export const FinalFormEnum = {
  BALANCE_SHEET: 'BALANCE_SHEET',
  INCOME_STATEMENT: 'INCOME_STATEMENT',
  BUDGET_TABLE: 'BUDGET_TABLE',
} as const satisfies { [F in FinalForm]: F };
registerEnumType(FinalFormEnum, {
  name: 'FinalAccountsForm',
  description: '决算的各表。 The tables of final accounts.',
  valuesConfig: {
    BALANCE_SHEET: { description: '资产负债表（会社保01表，年报）。 The annual balance sheet.' },
    INCOME_STATEMENT: { description: '收支表（会社保02表，年报）。 Annual income and expenditure.' },
    BUDGET_TABLE: { description: '决算表：预算数、调整预算数、决算数。 The budget table with what it came to.' },
  },
});

@InputType('SubmitFinalAccountsInput', {
  description: '报送决算；数字取自账簿，无须填报。 Final accounts to submit; the figures are read from the books.',
})
export class SubmitFinalAccountsInput extends FundYearActInput {
  @Field(() => ID, {
    nullable: true,
    description: '县市区；不给为全市决算（汇总）。 The county; without it the pool’s, compiled.',
  })
  county?: string | null;

  @Field(() => String, { description: '报送的文件。 The document.' })
  document!: string;
}

@ObjectType('FinalAccountsLine', {
  simpleResolvers: true,
  description: '决算表的一行（元；印刷以万元计）。 A line of the final accounts’ table, in yuan (printed in 万元).',
})
export class FinalAccountsLineType extends TableLine {
  @Field(DECIMAL, {
    nullable: true,
    description: '预算数（元）；没有执行中的预算为空。 The budget; null where none is in force.',
  })
  budget!: Fen | null;

  @Field(DECIMAL, {
    nullable: true,
    description: '调整预算数（元）；未调整为空。 The budget as adjusted; null where it was not.',
  })
  adjusted!: Fen | null;

  @Field(DECIMAL, {
    nullable: true,
    description:
      '决算数（元），收付实现制；账簿不单列的为空。 What it came to, cash basis; null: in no account of its own.',
  })
  actual!: Fen | null;
}

@ObjectType('FinalAccountsFigure', {
  simpleResolvers: true,
  description: '决算的一个数：签署时与现在。 A figure as it was signed, and as the books have it now.',
})
export class FinalAccountsFigureType {
  @Field(() => FinalFormEnum, { description: '所在的表。 The table.' })
  form!: FinalForm;

  @Field(() => ID, { description: '行的代码。 The row or line.' })
  line!: string;

  @Field(() => String, {
    description: '栏：报表的栏，或 BUDGET、ADJUSTED、ACTUAL。 The statement’s column, or BUDGET, ADJUSTED, ACTUAL.',
  })
  column!: string;

  @Field(DECIMAL, { description: '签署的数（元）。 As signed, in yuan.' })
  amount!: Fen;

  @Field(DECIMAL, {
    nullable: true,
    description: '账簿现在的数（元）；没有这一行为空。 As the books have it now; null: no such row any more.',
  })
  now!: Fen | null;
}

@ObjectType('FinalAccountsBook', {
  simpleResolvers: true,
  description: '所据账簿的末张凭证。 The last voucher of the year in a book.',
})
export class FinalAccountsBookType {
  @Field(() => ID, { nullable: true, description: '县市区；空为本级。 The county; null: the pool’s own book.' })
  county!: string | null;

  @Field(() => Int, { description: '位置。 Its position.' })
  position!: number;

  @Field(() => String, { description: '哈希链值。 Its chain hash.' })
  hash!: string;
}

@ObjectType('FinalAccountsSource', {
  simpleResolvers: true,
  description: '汇总所据的县市区决算。 What the pool’s were compiled from.',
})
export class FinalAccountsSourceType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => Int, { description: '所据版次。 The version.' })
  version!: number;

  @Field(() => String, { description: '其内容哈希。 Its content hash.' })
  contentHash!: string;
}

@ObjectType('FinalAccounts', {
  simpleResolvers: true,
  description:
    '决算：一个县市区或全市（合并）、一个险种、一个年度。全市决算批准后，该年度各会计期间不得再开启。 Final accounts of a county, or the pool’s, consolidated. With the last signature on the ' +
    'pool’s the year is shut: none of its periods opens again.',
})
export class FinalAccountsType {
  @Field(() => ID, { description: '编号，即报批件编号。 Its id: that of its submission.' })
  id!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => ID, { nullable: true, description: '县市区；全市的为空。 The county; null: the pool’s.' })
  county!: string | null;

  state!: SubmissionState;
  kept!: Content;
}

@ObjectType({ description: '报送结果。 The final accounts as submitted, or every reason why not.' })
export class FinalAccountsPayload extends Payload {
  @Field(() => FinalAccountsType, {
    nullable: true,
    description: '决算；未办理为空。 The final accounts; null when refused.',
  })
  finalAccounts?: FinalAccountsType | null;
}
