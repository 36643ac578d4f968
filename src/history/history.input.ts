import { Field, ID, InputType, Int } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';

const amount = (chinese: string, english: string) =>
  [
    () => String,
    { defaultValue: '0.00', description: `${chinese}（元）。 ${english}, yuan, as a plain string.` },
  ] as const;

@InputType({
  description:
    '一县一险种一年的收支。 One county’s income and expenditure of one year; amounts in yuan as plain strings.',
})
export class FundYearHistoryInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '年度，早于建账年度。 The year, before the books.' })
  year!: number;

  @Field(...amount('社会保险费收入', 'Premiums'))
  premium!: string;

  @Field(...amount('财政补贴收入', 'Fiscal subsidies'))
  fiscalSubsidy!: string;

  @Field(...amount('利息收入', 'Interest'))
  interest!: string;

  @Field(...amount('转移收入', 'Transfers in'))
  transferIn!: string;

  @Field(...amount('其他收入', 'Other income'))
  otherIncome!: string;

  @Field(...amount('住院费用支出', 'Inpatient benefits'))
  inpatient!: string;

  @Field(...amount('门诊费用支出', 'Outpatient benefits'))
  outpatient!: string;

  @Field(...amount('生育医疗费用支出', 'Maternity benefits'))
  maternity!: string;

  @Field(...amount('大病保险支出', 'Critical-illness insurance'))
  catastrophic!: string;

  @Field(...amount('其他支出', 'Other expenditure'))
  otherExpenditure!: string;
}

@InputType({ description: '历史年度收支，每行形成新版本。 Years before the books; each row makes a new version.' })
export class RecordFundYearHistoryInput {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => String, { description: '来源。 The document that the figures are taken from.' })
  source!: string;

  @Field(() => [FundYearHistoryInput], {
    description: '各县市区各险种各年度。 A row for each county, insurance and year.',
  })
  rows!: FundYearHistoryInput[];
}
