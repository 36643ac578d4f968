import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import type { Fen } from '../money.js';
import { type Citation, IncomeItem, Insurance } from '../policy/policy.js';
import { CitationType } from '../policy/policy.types.js';
import { Payload } from '../refusal.types.js';

const DECIMAL = () => DecimalScalar;

@ObjectType('IncomePath', {
  simpleResolvers: true,
  description:
    '已启用的收入路径。 A switched path: from its month on the item is booked as it comes, and is loaded no more.',
})
export class IncomePathType {
  @Field(() => IncomeItem, { description: '项目。 The item.' })
  item!: IncomeItem;

  @Field(() => String, { description: '起始月份（YYYY-MM）。 The first month.' })
  from!: string;

  @Field(() => String, { description: '依据。 The document it rests on.' })
  document!: string;

  @Field(() => String, { description: '启用人。 Who switched it.' })
  person!: string;

  @Field(() => String, { description: '启用时间（ISO，北京时间）。 When (ISO, Beijing time).' })
  at!: string;
}

@ObjectType('RemittanceMonth', {
  simpleResolvers: true,
  description:
    '一县一月收入的上解情况，由账簿推算；先上解的抵最早的月份。 How a month’s income of a county went up, reckoned from the journal; what goes up ' +
    'settles the oldest month first. Amounts in yuan.',
})
export class RemittanceMonthType {
  @Field(() => String, { description: '收入月份（YYYY-MM）。 The month in which it was received.' })
  month!: string;

  @Field(DECIMAL, { description: '当月县级财政专户收入。 What came into the county’s special account.' })
  received!: Fen;

  @Field(() => String, {
    nullable: true,
    description: '上解期限（ISO）；文件未定日期的为空。 The last day in time; null where the law names no day.',
  })
  due!: string | null;

  @Field(DECIMAL, { description: '按期上解。 Remitted in time.' })
  remittedInTime!: Fen;

  @Field(DECIMAL, { description: '逾期上解。 Remitted late.' })
  remittedLate!: Fen;

  @Field(DECIMAL, { description: '尚未上解。 Not remitted yet.' })
  outstanding!: Fen;

  @Field(() => String, {
    nullable: true,
    description:
      '全部上解之日；尚有未上解的为空。 The day on which the last of it went up; null while some is outstanding.',
  })
  settledOn!: string | null;

  @Field(() => Int, {
    description: '逾期天数，至全部上解或截至日。 Days past the due day, until it was settled or the day of asking.',
  })
  daysOverdue!: number;

  @Field(() => ID, { nullable: true, description: '上解所依规则。 The rule that orders it; null where none does.' })
  rule!: string | null;

  @Field(() => CitationType, { nullable: true, description: '上解的依据。 The sentence that orders it.' })
  citation!: Citation | null;

  @Field(() => ID, {
    nullable: true,
    description: '逾期后果所依规则；未逾期或文件未规定为空。 The rule on remitting late; null where in time or none.',
  })
  liabilityRule!: string | null;

  @Field(() => CitationType, {
    nullable: true,
    description: '逾期的后果，如约谈通报。 What remitting it late brings: a talk and a notice, by Handan’s document.',
  })
  liability!: Citation | null;
}

@ObjectType('CountyRemittances', {
  simpleResolvers: true,
  description:
    '一县一年的收入上解。 What a county collected itself in a year, and sent up. Premiums collected by tax are not the county’s to remit and ' +
    'are not in it.',
})
export class CountyRemittancesType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(DECIMAL, { description: '各月尚未上解合计（元）。 All that is outstanding, in yuan.' })
  outstanding!: Fen;

  @Field(DECIMAL, { description: '其中已逾期（元）。 Of it past its day, in yuan.' })
  overdue!: Fen;

  @Field(() => [RemittanceMonthType], { description: '有收入的月份，按先后。 The months with income, in order.' })
  months!: RemittanceMonthType[];
}

export const CountyRemittancesConnection = connectionType(CountyRemittancesType, 'CountyRemittances');

@ObjectType({ description: '登记到账收入的结果。 What was booked, or every fault of the document.' })
export class RecordIncomePayload extends Payload {
  @Field(() => ID, {
    nullable: true,
    description:
      '编号：其分录的 subject；检查或未办理为空。 Its id: the `subject` of its entries; null on a dry run or when refused.',
  })
  document?: string | null;

  @Field(() => Int, { nullable: true, description: '入账行数。 Rows booked (or, on a dry run, that would be).' })
  rows?: number | null;
}

@ObjectType({ description: '收入上解的结果。 The entry of the remittance, or why not.' })
export class RemitIncomePayload extends Payload {
  @Field(() => ID, { nullable: true, description: '分录编号。 The entry.' })
  entry?: string | null;
}
