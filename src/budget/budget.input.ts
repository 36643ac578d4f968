import { DecimalScalar } from '../decimal.scalar.js';
import { Field, ID, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';

const DRY_RUN = '只检查，不报送。 Checks only; nothing is submitted.';

@InputType({
  description:
    '预算表的一行。 A line of the budget table; amounts in yuan as plain strings, so that all faults come back at once.',
})
export class BudgetLineInput {
  @Field(() => String, {
    description:
      '项目代码，见 budgetTable；合计行可给出供核对。 Its code (query `budgetTable`); a total may be given, and then has to be right.',
  })
  line!: string;

  @Field(() => String, { description: '全年数（元）。 The year, in yuan.' })
  amount!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      '分月数（元），一月至十二月，合计等于全年数；不分月的项目不填。 January to December, together the year.',
  })
  months?: string[] | null;
}

/** The part that every act on a year's budget has. */
@InputType()
class BudgetActInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '预算年度。 The budget year.' })
  fiscalYear!: number;
}

@InputType({ description: '一个县市区的预算，整份报送。 A county’s budget, whole.' })
export class SubmitBudgetInput extends BudgetActInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => String, { description: '预算文件。 The document that it is taken from.' })
  document!: string;

  @Field(() => [BudgetLineInput], { description: '各行；为零的可不填。 The lines; what is zero may be left out.' })
  lines!: BudgetLineInput[];

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun!: boolean;
}

@InputType({ description: '汇总全市预算。 Compiles the pool’s budget.' })
export class CompileBudgetInput extends BudgetActInput {
  @Field(() => String, { description: '预算草案文件。 The document of the draft.' })
  document!: string;

  @Field(() => [BudgetLineInput], {
    defaultValue: [],
    description:
      '统筹区本级的收支（风险金上年结余、利息、与更高一级的往来），没有可不填。 What the pool’s own level has: the reserve’s balance and interest, transfers with the level above.',
  })
  lines!: BudgetLineInput[];

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun!: boolean;
}

@InputType({ description: '预算调整方案的一项。 An item of an adjustment.' })
export class BudgetAdjustmentLineInput extends BudgetLineInput {
  @Field(() => String, { description: '理由。 Why.' })
  reason!: string;
}

@InputType({
  description:
    '县市区预算的调整方案，整份报送；金额为增加数，减少为负。 A plan to adjust a county’s budget, whole; amounts are added, negative ones taken off.',
})
export class SubmitBudgetAdjustmentInput extends BudgetActInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => String, { description: '调整方案文件。 The document of the plan.' })
  document!: string;

  @Field(() => [BudgetAdjustmentLineInput], { description: '各项。 The items.' })
  lines!: BudgetAdjustmentLineInput[];

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun!: boolean;
}

@InputType({ description: '月度调剂。 A transfer between months.' })
export class TransferBudgetMonthsInput extends BudgetActInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => String, { description: '项目代码。 The line.' })
  line!: string;

  @Field(() => Int, { description: '调出月份，未结账。 From this month; not closed.' })
  fromMonth!: number;

  @Field(() => Int, { description: '调入月份，未结账。 To this month; not closed.' })
  toMonth!: number;

  @Field(() => DecimalScalar, { description: '金额（元）。 Yuan.' })
  amount!: string;

  @Field(() => String, { description: '依据文件。 The document that decided it.' })
  document!: string;
}
