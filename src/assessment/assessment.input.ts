import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { FundYearActInput } from '../fund/fund-year-act.input.js';
import { TargetBound, TargetKind } from './target.js';

registerEnumType(TargetKind, {
  name: 'TargetKind',
  description:
    '目标种类；前五种由系统计量，不得录入。 A kind of target; the first five are measured and can’t be entered.',
  valuesConfig: {
    COLLECTION: {
      description: '基金征缴任务（元），按账面收入计量。 The collection task in yuan, against income booked.',
    },
    EXPENDITURE: {
      description: '基金支出指标（元），按账面支出计量。 The expenditure target in yuan, against expenditure booked.',
    },
    SUBSIDY_PAID_IN: { description: '财政补助到位（元），按账面计量。 Subsidies in yuan, against those booked.' },
    EXPENDITURE_PER_HEAD: {
      description: '人均支出（元），账面支出 ÷ 参保人数。 Expenditure per insured person in yuan, by the books.',
    },
    LATE_DUTIES: {
      description:
        '逾期事项（件）：年度内到期而未按期办理的。 How many duties due in the year were not done by their day.',
    },
    ENROLMENT: { description: '参保率（%），不低于。 Share insured in percent, at least.' },
    ADMISSION_RATE: { description: '住院率（%），不高于。 Admission rate in percent, at most.' },
    REFERRAL_RATE: { description: '转诊率（%），不高于。 Referral rate in percent, at most.' },
    COST_GROWTH: { description: '医疗费用增长率（%），不高于。 Growth of medical costs in percent, at most.' },
    PROVIDER_SUPERVISION: {
      description: '协议服务机构监督管理考核分，不低于。 Points for supervision of providers, at least.',
    },
    BUDGET_MANAGEMENT: { description: '基金收支预算管理考核分，不低于。 Points for budget management, at least.' },
    OTHER: { description: '其他，须写名称和方向。 Another one: takes a name and a bound.' },
  },
});

registerEnumType(TargetBound, {
  name: 'TargetBound',
  description: '方向。 Which side of a target is good.',
  valuesConfig: {
    AT_LEAST: { description: '不低于。 Met from the target up.' },
    AT_MOST: { description: '不高于。 Met up to the target.' },
  },
});

@InputType({ description: '向一县下达的一项目标。 A target issued to a county.' })
export class TargetInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => TargetKind, { description: '种类。 Its kind.' })
  kind!: TargetKind;

  @Field(() => String, { nullable: true, description: '名称；仅“其他”填写。 What it is about; OTHER only.' })
  name?: string | null;

  @Field(() => TargetBound, {
    nullable: true,
    description: '方向；仅“其他”必填。 Which side is good; needed by OTHER, fixed for every other kind.',
  })
  bound?: TargetBound | null;

  @Field(() => String, {
    description: '目标值，单位依种类，如 "15.00"。 The target in the kind’s unit, a plain string.',
  })
  target!: string;

  @Field(() => String, {
    nullable: true,
    description:
      '分值，按下达文件；没有则不填，不计分。 The points that meeting it brings, as the document says; null: it gives none.',
  })
  weight?: string | null;
}

@InputType({
  description: '一个基金年度下达各县的目标任务，整份文件。 The targets of a fund year for all counties, whole.',
})
export class IssueTargetsInput extends FundYearActInput {
  @Field(() => String, { description: '下达文件。 The document that issues them.' })
  document!: string;

  @Field(() => String, { nullable: true, description: '调整理由；再次下达必填。 Why they are issued anew.' })
  reason?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: '只检查不下达。 Check only; issues nothing, uses no key up.',
  })
  dryRun!: boolean;

  @Field(() => [TargetInput], { description: '全部目标。 Every target.' })
  rows!: TargetInput[];
}

@InputType({ description: '一项考核数据。 The figure for a target.' })
export class AssessmentFigureInput {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => TargetKind, { description: '目标种类；由系统计量的不得录入。 The kind; not one that is measured.' })
  kind!: TargetKind;

  @Field(() => String, { nullable: true, description: '名称；仅“其他”填写。 Its name; OTHER only.' })
  name?: string | null;

  @Field(() => String, { description: '实际值，单位依种类。 The figure in the kind’s unit, a plain string.' })
  figure!: string;
}

@InputType({ description: '考核数据，每行形成新版本。 Figures about targets; each row makes a new version.' })
export class RecordAssessmentInput extends FundYearActInput {
  @Field(() => String, { description: '来源。 The document the figures are taken from.' })
  source!: string;

  @Field(() => [AssessmentFigureInput], { description: '各项数据。 The figures.' })
  rows!: AssessmentFigureInput[];
}

@InputType({ description: '确认考核数据：非录入人。 Confirms figures; not by whoever entered them.' })
export class ConfirmAssessmentInput extends FundYearActInput {
  @Field(() => [ID], { nullable: true, description: '县市区；空为全部。 The counties; null: all.' })
  counties?: string[] | null;
}
