import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { FaultCause } from '../policy/policy.js';

@ObjectType('Fault', {
  simpleResolvers: true,
  description: '认定的自身原因及金额。 A fault of the county and the amount decided.',
})
export class FaultType {
  @Field(() => FaultCause, { description: '原因。 The cause.' })
  cause!: FaultCause;

  @Field(() => DecimalScalar, { description: '金额（元）。 The amount decided, in yuan.' })
  amount!: string;
}

@ObjectType('YearFacts', {
  simpleResolvers: true,
  description:
    '年度事实：清算所需而账簿没有的数据，一县一险种一年一版。 A version of what the law asks of a county’s year beyond its books. The newest ' +
    'version counts once it is confirmed; earlier ones stay.',
})
export class YearFactsType {
  @Field(() => ID, { description: '编号；清算据此引用。 Its id; settlements name it.' })
  id!: string;

  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => Int, { description: '版次，自 1 起。 Its version, from 1.' })
  version!: number;

  @Field(() => DecimalScalar, {
    description: '应收收入（元），不含政策减免。 Income due in yuan, less what policy waived.',
  })
  incomeDue!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '征缴任务或收入计划（元）；未下达为空。 The collection task or income plan in yuan; null: none was issued.',
  })
  incomeTarget!: string | null;

  @Field(() => DecimalScalar, { description: '不合规支出（元）。 Expenditure against the rules, in yuan.' })
  nonCompliantExpenditure!: string;

  @Field(() => DecimalScalar, { description: '财政补助未到位（元）。 Fiscal subsidies that did not arrive, in yuan.' })
  subsidyShortfall!: string;

  @Field(() => DecimalScalar, { description: '不可抗力造成的缺口（元）。 Deficit by force majeure, in yuan.' })
  forceMajeure!: string;

  @Field(() => [FaultType], { description: '认定的自身原因。 Faults with decided amounts.' })
  otherFaults!: FaultType[];

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '支出控制目标（元）；未下达为空。 The expenditure target in yuan; null: none was issued.',
  })
  expenditureTarget!: string | null;

  @Field(() => Boolean, { description: '是否完成目标任务。 Whether the county met its targets.' })
  targetsMet!: boolean;

  @Field(() => String, { description: '来源。 What the figures were taken from.' })
  source!: string;

  @Field(() => String, { description: '录入人。 Who entered them.' })
  enteredBy!: string;

  @Field(() => String, { description: '录入时间（ISO，北京时间）。 When (ISO, Beijing time).' })
  enteredAt!: string;

  @Field(() => String, {
    nullable: true,
    description: '确认人，非录入人；未确认为空。 Who confirmed them, a second person; null while nobody has.',
  })
  confirmedBy!: string | null;

  @Field(() => String, {
    nullable: true,
    description: '确认时间（ISO，北京时间）；未确认为空。 When (ISO, Beijing time); null while nobody has.',
  })
  confirmedAt!: string | null;

  /** The lower pool's settlement that they were summed up from. */
  lowerSettlementId!: string | null;

  /** The document of the targets that they were taken from. */
  targetsId!: string | null;
}
