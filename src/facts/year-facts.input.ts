import { Field, ID, InputType, Int } from 'type-graphql';
import { FundYearActInput } from '../fund/fund-year-act.input.js';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { FaultCause, Insurance } from '../policy/policy.js';

@InputType({ description: '认定的自身原因及金额。 A fault of the county and the amount decided.' })
export class RecordedFaultInput {
  @Field(() => FaultCause, { description: '原因。 The cause.' })
  cause!: FaultCause;

  @Field(() => String, { description: '金额（元）。 The amount decided, yuan, as a plain string.' })
  amount!: string;
}

@InputType({
  description:
    '一个县市区的年度事实；金额为元的字符串。 The facts of one county’s year; amounts in yuan as plain strings.',
})
export class YearFactsInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => String, { description: '应收收入，不含政策减免。 Income due, less what policy waived.' })
  incomeDue!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '征缴任务或收入计划；空则按下达的目标任务，未下达的为无。 The collection task; null: as issued by issueTargets, or none was.',
  })
  incomeTarget?: string | null;

  @Field(() => String, {
    defaultValue: '0.00',
    description: '不合规支出。 Expenditure that did not follow the unified policy.',
  })
  nonCompliantExpenditure!: string;

  @Field(() => String, { defaultValue: '0.00', description: '未到位的财政补助。 Subsidies not paid in.' })
  subsidyShortfall!: string;

  @Field(() => String, {
    defaultValue: '0.00',
    description: '认定的不可抗力金额。 The amount declared as force majeure.',
  })
  forceMajeure!: string;

  @Field(() => [RecordedFaultInput], { defaultValue: [], description: '其他自身原因。 Other faults of the county.' })
  otherFaults!: RecordedFaultInput[];

  @Field(() => String, {
    nullable: true,
    description:
      '支出指标；空则按下达的目标任务，未下达的为无。 The expenditure target; null: as issued by issueTargets, or none was.',
  })
  expenditureTarget?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      '完成各项目标管理任务；空则按考核结果，未下达目标的为否。 Whether all management targets were met; null: as the assessment has it, and no where no ' +
      'targets were issued.',
  })
  targetsMet?: boolean | null;
}

@InputType({ description: '年度事实，每行形成新版本。 Facts of a fund year; each row makes a new version.' })
export class RecordYearFactsInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => String, { description: '来源。 The document the facts are taken from.' })
  source!: string;

  @Field(() => [YearFactsInput], { description: '各县市区各险种。 One row for each county and insurance.' })
  rows!: YearFactsInput[];
}

@InputType('ConfirmYearFactsInput', {
  description: '确认年度事实：非录入人。 Confirms facts; not by whoever entered them.',
})
export class ConfirmYearFactsInputType extends FundYearActInput {
  @Field(() => [ID], { nullable: true, description: '县市区；空为全部。 The counties; null: all.' })
  counties?: string[] | null;
}
