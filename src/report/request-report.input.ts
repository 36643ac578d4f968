import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance } from '../policy/policy.js';
import { FUND_REPORTS, type FundReportKind } from './fund-content.js';

@InputType('RequestReportInput', { description: '申请清算报表。 The report of a settlement to make.' })
export class RequestReportInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => ID, { description: '清算编号。 The settlement to report.' })
  settlement!: string;

  @Field(() => ID, {
    nullable: true,
    description: '县市区：县清算单；空为统筹区汇总表。 A county: its settlement sheet; null: the pool’s summary.',
  })
  county?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '改为该县的缺口依据表；须给县市区。 The county’s evidence sheet instead (DEFICIT_EVIDENCE); takes a county.',
  })
  deficitEvidence!: boolean;
}

export const FundReportKindEnum = Object.fromEntries(Object.keys(FUND_REPORTS).map((kind) => [kind, kind])) as {
  [K in FundReportKind]: K;
};
registerEnumType(FundReportKindEnum, {
  name: 'FundReportKind',
  description: '基金年度报表的种类。 What of a fund’s year is reported; see ReportKind.',
  valuesConfig: Object.fromEntries(
    Object.entries(FUND_REPORTS).map(([kind, name]) => [kind, { description: `${name}。` }]),
  ),
});

@InputType('RequestFundReportInput', { description: '申请基金年度报表。 A report of a fund’s year to make.' })
export class RequestFundReportInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => FundReportKindEnum, { description: '种类。 What is reported.' })
  kind!: FundReportKind;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      '月份 1–12，清算期为 13：会计报表、预算执行和余额调节截至该月，序时簿与明细账为该月；不给为全年。 The month; 13 is the closing period: statements, execution and reconciliation up to ' +
      'it, vouchers and ledgers of it; null: the whole year. Other reports are of a year.',
  })
  month?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: '县市区；空为全统筹区（会计报表为合并）。 A county; null: the whole pool, statements consolidated.',
  })
  county?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      '只要统筹区本级账簿：会计报表、序时簿、总账与明细账。 The pool’s own book alone: of statements, vouchers and ledgers.',
  })
  poolLevel!: boolean;
}
