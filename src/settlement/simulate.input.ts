import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { CountyKind, FaultCause, Insurance } from '../policy/policy.js';

registerEnumType(FaultCause, {
  name: 'FaultCause',
  description:
    '认定金额的县市区自身原因；首项为邵阳所列，其余为邯郸所列。 Causes of a deficit that are decided amounts with evidence; the first is ' +
    'Shaoyang’s, the others Handan’s.',
  valuesConfig: {
    SUPERVISION_TARGETS_MISSED: {
      description: '基金监管不到位。 Supervision off target: admissions, referrals, cost control.',
    },
    RESERVE_NOT_REMITTED: { description: '未按规定上解风险金。 The risk fund was not remitted.' },
    BUDGET_CHANGED_WITHOUT_AUTHORITY: {
      description: '擅自调整基金收支预算。 The budget was changed without authority.',
    },
    GRAVE_LOSS_BY_VIOLATION: { description: '违规违纪造成基金重大损失。 Grave loss by violation.' },
    OTHER: { description: '其他政策规定不予调剂的。 Other cases for which policy gives nothing.' },
  },
});

@InputType({ description: '认定的自身原因及金额。 A fault of the county and the amount decided.' })
export class FaultInput {
  @Field(() => FaultCause, { description: '原因；政策未列的不计入并列入 ignoredInputs。 The cause.' })
  cause!: FaultCause;

  @Field(() => DecimalScalar, { description: '金额（元）。 The amount decided, in yuan.' })
  amount!: string;
}

@InputType({ description: '累计上解与调剂。 What a county ever paid into the shared reserve and drew from it.' })
export class ReserveHistoryInput {
  @Field(() => DecimalScalar, {
    description: '累计上解（元），含本年。 Ever paid in, in yuan, this year’s levy included.',
  })
  contributed!: string;

  @Field(() => DecimalScalar, { description: '以前年度累计调剂（元）。 Ever drawn in earlier years, in yuan.' })
  drawn!: string;
}

@InputType({
  description: '一个县市区的年度数据，金额为元，不得为负。 A county’s year; amounts in yuan, none negative.',
})
export class CountyYearInput {
  @Field(() => String, {
    description: '编号，任意；按码点排序，决定尾差归属。 Any id; the order of ids (code points) breaks ties.',
  })
  county!: string;

  @Field(() => CountyKind, {
    defaultValue: CountyKind.COUNTY,
    description: '类别。 Decides who the local government is.',
  })
  kind!: CountyKind;

  @Field(() => DecimalScalar, { description: '应收收入，不含政策减免。 Income due, less what policy waived.' })
  incomeDue!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '征缴任务或收入计划；未下达为空。 The collection task or income plan; null: none was issued.',
  })
  incomeTarget?: string | null;

  @Field(() => DecimalScalar, {
    description:
      '实收收入，不含上下级往来和清算以前年度的收入。 Collected, without transfers between levels and receipts that settle an earlier year.',
  })
  incomeCollected!: string;

  @Field(() => DecimalScalar, { description: '合规支出。 Compliant expenditure.' })
  compliantExpenditure!: string;

  @Field(() => DecimalScalar, { defaultValue: '0.00', description: '不合规支出。 Non-compliant expenditure.' })
  nonCompliantExpenditure!: string;

  @Field(() => DecimalScalar, { defaultValue: '0.00', description: '财政补助未到位数。 Subsidies not paid in.' })
  subsidyShortfall!: string;

  @Field(() => DecimalScalar, {
    defaultValue: '0.00',
    description: '本年应缴风险金。 This year’s levy for the reserve.',
  })
  levy!: string;

  @Field(() => DecimalScalar, {
    defaultValue: '0.00',
    description: '累计结余，计提和本年收支之前。 Accumulated balance before levy and result of the year.',
  })
  accumulatedBalance!: string;

  @Field(() => DecimalScalar, { defaultValue: '0.00', description: '本县风险金。 The county’s own reserve.' })
  ownReserve!: string;

  @Field(() => DecimalScalar, { defaultValue: '0.00', description: '申报的不可抗力金额。 Declared force majeure.' })
  forceMajeure!: string;

  @Field(() => [FaultInput], { defaultValue: [], description: '认定的自身原因。 Faults with decided amounts.' })
  otherFaults!: FaultInput[];

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '支出指标；未下达为空。 Expenditure target; null: none was issued.',
  })
  expenditureTarget?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '各项目标管理任务是否完成。 Whether all management targets were met.',
  })
  targetsMet!: boolean;

  @Field(() => DecimalScalar, { defaultValue: '0.00', description: '决定的调剂额。 The draw decided for this county.' })
  decidedDraw!: string;

  @Field(() => ReserveHistoryInput, {
    nullable: true,
    description:
      '累计上解与调剂；仅政策按其限制调剂额的须填。 Needed only where a policy limits by it what a county may draw; refused with ' +
      'RESERVE_HISTORY_MISSING without it.',
  })
  reserveHistory?: ReserveHistoryInput | null;
}

@InputType({ description: '模拟清算的全部数据。 All that a settlement is computed from; nothing of it is stored.' })
export class SettlementScenarioInput {
  @Field(() => ID, { description: '政策编号。 The policy’s id.' })
  policy!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => DecimalScalar, {
    description: '市级风险金；邯郸仅填共有部分。 The shared reserve; Handan: the common part only.',
  })
  sharedReserve!: string;

  @Field(() => DecimalScalar, { defaultValue: '0.00', description: '全市统筹结余。 The pooled balance.' })
  pooledBalance!: string;

  @Field(() => [CountyYearInput], { description: '县市区，最多 5000 个，编号不得重复。 At most 5,000, each once.' })
  counties!: CountyYearInput[];
}
