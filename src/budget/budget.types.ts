import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import type { FundYear } from '../fund/by-fund-year.js';
import { connectionType } from '../graphql/connection.types.js';
import type { Fen } from '../money.js';
import { Insurance } from '../policy/policy.js';
import { Payload } from '../refusal.types.js';
import type { SubmissionState } from '../submission/submission.js';
import { SubmissionType } from '../submission/submission.types.js';
import type { BudgetState, BudgetYear } from './budget-years.query.js';
import type { Line, LineSide } from './line.js';
import type { Plan } from './plan.js';

const DECIMAL = () => DecimalScalar;

export const LineSideEnum = { INCOME: 'INCOME', EXPENDITURE: 'EXPENDITURE' } as const satisfies {
  [S in LineSide]: S;
};
registerEnumType(LineSideEnum, {
  name: 'BudgetSide',
  description: '预算表的左右两栏。 The halves of the budget table.',
  valuesConfig: {
    INCOME: { description: '收入，左栏。 Income, on the left.' },
    EXPENDITURE: { description: '支出，右栏。 Expenditure, on the right.' },
  },
});

export const LineEntryEnum = { MONTHLY: 'MONTHLY', YEARLY: 'YEARLY', COMPUTED: 'COMPUTED' } as const;
registerEnumType(LineEntryEnum, {
  name: 'BudgetLineEntry',
  description: '一行如何得来。 How a line comes by its amount.',
  valuesConfig: {
    MONTHLY: { description: '分月填报。 Entered by months.' },
    YEARLY: { description: '填报全年数，不分月。 Entered as one amount.' },
    COMPUTED: { description: '由其他行计算。 Computed from other lines.' },
  },
});

@ObjectType()
export abstract class TableLine {
  @Field(() => String, { description: '项目代码。 Its code.' })
  code!: string;

  @Field(() => LineSideEnum, { description: '左栏或右栏。 The half that it stands in.' })
  side!: LineSide;

  @Field(() => String, { nullable: true, description: '序号，如“一”；其中项等为空。 Its number as printed.' })
  mark!: string | null;

  @Field(() => String, { description: '项目名称。 Its name.' })
  name!: string;

  @Field(() => String, { description: '英文名称。 In English.' })
  english!: string;

  @Field(() => String, { nullable: true, description: '所属项目（其中、分项）。 The line that it is a part of.' })
  within!: string | null;

  @Field(() => LineEntryEnum, { description: '如何得来。 How it comes by its amount.' })
  entry!: keyof typeof LineEntryEnum;
}

/** What the table says of a line, whatever its amounts. */
export const wordsOf = ({ code, side, mark, name, english, within, from }: Line): TableLine => ({
  ...{ code, side, mark, name, english },
  within: within ?? null,
  entry: typeof from === 'string' ? from : 'COMPUTED',
});

@ObjectType('BudgetTableLine', {
  simpleResolvers: true,
  description: '预算表的一行（社预05、06表）。 A line of the official budget table.',
})
export class BudgetTableLineType extends TableLine {
  @Field(() => [String], {
    nullable: true,
    description:
      '由哪些行相加减而得；填报的为空。 The lines that it is computed from; those with a minus are taken off.',
  })
  from!: readonly string[] | null;

  @Field(() => String, {
    nullable: true,
    description: '对应会计科目，如 "5001/INPATIENT"；账簿不单列的为空。 The account that is its execution.',
  })
  account!: string | null;
}

@ObjectType('BudgetLine', {
  simpleResolvers: true,
  description:
    '预算的一行：上年执行数、预算数、执行数（元；印刷以万元计）。 A line of a budget with its columns, in yuan (printed in 万元).',
})
export class BudgetLineType extends TableLine {
  @Field(DECIMAL, { description: '预算数（元）。 The budget.' })
  budget!: Fen;

  @Field(() => [DecimalScalar], {
    nullable: true,
    description: '分月预算数（元）；不分月的为空。 The budget by months; null for lines without.',
  })
  months!: readonly Fen[] | null;

  @Field(DECIMAL, {
    description: '调整预算数（元）：预算数与已批准的调整之和。 The adjusted budget: with every approved adjustment.',
  })
  adjusted!: Fen;

  @Field(() => [DecimalScalar], {
    nullable: true,
    description: '分月调整预算数（元），含月度调剂。 The adjusted budget by months, with transfers between them.',
  })
  adjustedMonths!: readonly Fen[] | null;

  @Field(DECIMAL, {
    description:
      '截至所问月份的调整预算数（元）；不分月的为全年数。 The adjusted budget up to the month that is asked for; whole for lines without months.',
  })
  plannedToDate!: Fen;

  of!: BudgetType;
}

@ObjectType('BudgetAdjustmentLine', {
  simpleResolvers: true,
  description: '预算调整方案的一项。 An item of an adjustment: what is added or taken off, and why.',
})
export class BudgetAdjustmentLineType {
  @Field(() => String, { description: '项目代码。 The line.' })
  line!: string;

  @Field(DECIMAL, { description: '调整数（元），减少为负。 Added; negative: taken off.' })
  amount!: string;

  @Field(() => [DecimalScalar], {
    nullable: true,
    description: '分月调整数（元）。 By months; null for lines without.',
  })
  months!: string[] | null;

  @Field(() => String, { description: '理由。 Why.' })
  reason!: string;
}

@ObjectType('BudgetMonthTransfer', {
  simpleResolvers: true,
  description:
    '月度调剂：同一项目内由一月调至另一月，全年数不变。 Within a line from one month to another; the year stays.',
})
export class BudgetMonthTransferType {
  @Field(() => String, { description: '项目代码。 The line.' })
  line!: string;

  @Field(() => Int, { description: '调出月份。 From.' })
  fromMonth!: number;

  @Field(() => Int, { description: '调入月份。 To.' })
  toMonth!: number;

  @Field(DECIMAL, { description: '金额（元）。 Yuan.' })
  amount!: string;

  @Field(() => String, { description: '依据文件。 The document.' })
  document!: string;

  @Field(() => String, { description: '经办人。 Who.' })
  person!: string;

  @Field(() => String, { description: '时间。 When (ISO).' })
  at!: string;
}

@ObjectType('BudgetLineChange', {
  simpleResolvers: true,
  description: '两版之间变动的一行。 A line that differs between two versions, in its amount or only in its months.',
})
export class BudgetLineChangeType {
  @Field(() => ID, { nullable: true, description: '县市区；本级的为空。 The county; null: the pool’s own level.' })
  county!: string | null;

  @Field(() => String, { description: '项目代码。 The line.' })
  line!: string;

  @Field(DECIMAL, { description: '前一版（元）。 Before.' })
  before!: Fen;

  @Field(DECIMAL, { description: '后一版（元）。 After.' })
  after!: Fen;
}

@ObjectType('BudgetSource', {
  simpleResolvers: true,
  description: '汇总所据的县市区预算。 A county’s budget that the pool’s was compiled from.',
})
export class BudgetSourceType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => Int, { description: '所据版次。 The version that was compiled.' })
  version!: number;

  @Field(() => String, { description: '其内容哈希。 SHA-256 over its lines.' })
  contentHash!: string;

  @Field(() => Boolean, {
    description: '汇总之后是否已变。 Whether the county’s budget is another by now: the pool’s can’t be signed then.',
  })
  stale!: boolean;
}

@ObjectType('Elimination', {
  simpleResolvers: true,
  description: '统筹区内部往来的抵销。 What counties and the pool’s own level plan between themselves, left out.',
})
export class EliminationType {
  @Field(() => String, { description: '项目代码。 The counties’ line.' })
  line!: string;

  @Field(DECIMAL, { description: '抵销数（元）。 What fell out, in yuan.' })
  amount!: Fen;
}

@ObjectType('Budget', {
  simpleResolvers: true,
  description:
    '预算：一个县市区或全市、一个险种、一个年度。全市预算由已批准的县市区预算汇总；其批复之后，全市与各县市区预算一并执行。 A budget of a county, or the ' +
    'pool’s, which is compiled from the counties’ approved ones. All are in force with the last signature on the pool’s.',
})
export class BudgetType implements FundYear {
  @Field(() => ID, { description: '编号，即报批件编号。 Its id: that of its submission.' })
  id!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '预算年度。 The budget year.' })
  fiscalYear!: number;

  @Field(() => ID, { nullable: true, description: '县市区；全市的为空。 The county; null: the pool’s.' })
  county!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '下达执行时间；尚未执行为空。 Since when it is in force (ISO); null: not yet.',
  })
  inForceSince!: string | null;

  fund!: FundYear['fund'];
  state!: BudgetState;
  book!: BudgetYear;
  plan!: Plan;
  adjusted!: Plan;
  /** The last month of which execution is told. */
  until!: number;
}

export const BudgetConnection = connectionType(BudgetType, 'Budget');

@ObjectType('BudgetExecution', {
  simpleResolvers: true,
  description:
    '预算执行：在执行的预算截至某日的执行数与进度。 The budgets in force against what the books have by a day: months that were over by then.',
})
export class BudgetExecutionType implements FundYear {
  @Field(() => String, { description: '截至日。 The day (ISO).' })
  asOf!: string;

  @Field(() => Int, { description: '已过月数。 Months of the year that are over.' })
  months!: number;

  @Field(DECIMAL, { description: '时间进度（%）。 Time elapsed, in percent.' })
  elapsed!: Fen;

  @Field(() => BudgetType, {
    nullable: true,
    description: '全市；未执行或无权查看为空。 The pool’s; null while none is in force, or none that you may see.',
  })
  budget!: BudgetType | null;

  fund!: FundYear['fund'];
  fiscalYear!: number;
  inForce!: readonly BudgetType[];
}

@ObjectType('BudgetWarning', {
  simpleResolvers: true,
  description: '偏离历史的提示，不影响报送。 A line far off earlier years; said, and not refused.',
})
export class BudgetWarningType {
  @Field(() => String, { description: '项目代码。 The line.' })
  line!: string;

  @Field(() => String, { description: '说明，中英文。 A sentence, Chinese then English.' })
  message!: string;

  @Field(() => [String], { description: '在输入中的位置。 Where in the input.' })
  path!: string[];

  @Field(DECIMAL, { description: '预算数（元）。 The budget.' })
  budget!: string;

  @Field(DECIMAL, {
    description: '前三年中有完整数据各年的平均（元）。 The mean of the whole years among the three before.',
  })
  mean!: string;

  @Field(DECIMAL, {
    description:
      '偏离百分比；超过 20%（审计惯例，文件未规定）即提示。 Percent off the mean; told above 20, a default of audit practice.',
  })
  deviation!: string;
}

@ObjectType({ description: '报送结果。 The budget as submitted, or every fault of the document.' })
export class BudgetPayload extends Payload {
  @Field(() => BudgetType, {
    nullable: true,
    description: '预算；只检查或未办理为空。 The budget; null on a dry run or when refused.',
  })
  budget?: BudgetType | null;

  @Field(() => [BudgetWarningType], {
    nullable: true,
    description: '偏离历史的提示。 Lines far off earlier years; null when refused.',
  })
  warnings?: BudgetWarningType[] | null;
}

@ObjectType({ description: '调整方案的报送结果。 The adjustment as submitted, or every fault of the document.' })
export class BudgetAdjustmentPayload extends Payload {
  @Field(() => SubmissionType, {
    nullable: true,
    description: '报批件；只检查或未办理为空。 Its submission; null on a dry run or when refused.',
  })
  submission?: SubmissionState | null;
}
