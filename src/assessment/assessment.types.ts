import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import type { Fen } from '../money.js';
import type { Citation } from '../policy/policy.js';
import { CitationType } from '../policy/policy.types.js';
import { Payload } from '../refusal.types.js';
import type { Verdict } from './scorecard.js';
import { TargetBound, TargetKind, TargetUnit } from './target.js';

registerEnumType(TargetUnit, {
  name: 'TargetUnit',
  description: '目标的单位。 The unit of a target and its figure.',
  valuesConfig: {
    YUAN: { description: '元。 Yuan.' },
    PERCENT: { description: '百分比。 Percent.' },
    COUNT: { description: '件。 A number.' },
    POINTS: { description: '分。 Points.' },
  },
});

export const VerdictEnum = { MET: 'MET', NOT_MET: 'NOT_MET', UNKNOWN: 'UNKNOWN' } as const satisfies {
  [K in Verdict]: K;
};
registerEnumType(VerdictEnum, {
  name: 'TargetVerdict',
  description: '是否完成。 Whether a target is met.',
  valuesConfig: {
    MET: { description: '完成。 Met.' },
    NOT_MET: { description: '未完成。 Not met.' },
    UNKNOWN: {
      description:
        '未知：十二个月未全部结账，或数据未录入、未确认。 Not known: the twelve months are not closed, or the figure is not entered or not confirmed.',
    },
  },
});

@ObjectType('Target', { simpleResolvers: true, description: '下达的一项目标。 A target as issued.' })
export class TargetType {
  @Field(() => ID, { description: '县市区。 The county.' })
  county!: string;

  @Field(() => TargetKind, { description: '种类。 Its kind.' })
  kind!: TargetKind;

  @Field(() => String, { description: '名称。 What it is about.' })
  title!: string;

  @Field(() => TargetUnit, { nullable: true, description: '单位；其他目标见名称。 Its unit; null: its title says it.' })
  unit!: TargetUnit | null;

  @Field(() => TargetBound, { description: '方向。 Which side is good.' })
  bound!: TargetBound;

  @Field(() => DecimalScalar, { description: '目标值，单位见 unit。 The target, in `unit`.' })
  target!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '分值；文件未定为空。 Its points; null: the document gives none.',
  })
  weight!: string | null;

  /** '' where the kind says what it is about. */
  name!: string;
}

export const TargetConnection = connectionType(TargetType, 'Target');

@ObjectType('TargetDocument', {
  simpleResolvers: true,
  description:
    '目标任务下达文件的一版；最新一版整份有效。 A version of the document that issues a fund year’s targets; the newest counts, whole.',
})
export class TargetDocumentType {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => Int, { description: '版次，自 1 起。 Its version, from 1.' })
  version!: number;

  @Field(() => String, { description: '文件。 The document.' })
  document!: string;

  @Field(() => String, {
    nullable: true,
    description: '调整理由；首版为空。 Why it replaces another; null: the first.',
  })
  reason!: string | null;

  @Field(() => String, { description: '下达人。 Who issued it.' })
  issuedBy!: string;

  @Field(() => String, { description: '下达部门（角色）。 In which role.' })
  role!: string;

  @Field(() => String, { description: '时间。 When (ISO).' })
  issuedAt!: string;

  @Field(() => ID, { description: '规则编号。 The rule.' })
  rule!: string;

  @Field(() => CitationType, { description: '依据。 The sentence that orders assessment.' })
  citation!: Citation;

  pool!: string;
}

@ObjectType('LateDuty', {
  simpleResolvers: true,
  description: '未按期办理的一件。 Something that was not done by its day.',
})
export class LateDutyType {
  @Field(() => String, {
    description:
      '事项：OBLIGATION 应付义务，DEBT 清欠，其余为职责日历的事项。 What: an obligation, a debt from before pooling, or a task of the duty calendar.',
  })
  duty!: string;

  @Field(() => ID, { description: '编号；职责为所属期。 Its id; of a duty, what it is about.' })
  subject!: string;

  @Field(() => String, { description: '期限。 Due on this day (ISO).' })
  due!: string;
}

@ObjectType('EnteredFigure', { simpleResolvers: true, description: '录入的考核数据。 A figure that was entered.' })
export class EnteredFigureType {
  @Field(() => String, { description: '来源。 What it was taken from.' })
  source!: string;

  @Field(() => String, { description: '录入人。 Who entered it.' })
  enteredBy!: string;

  @Field(() => String, {
    nullable: true,
    description: '确认人，非录入人；未确认为空。 Who confirmed it; null: nobody yet.',
  })
  confirmedBy!: string | null;
}

@ObjectType('ScoredTarget', { simpleResolvers: true, description: '一项目标的考核。 A target and how it was met.' })
export class ScoredTargetType extends TargetType {
  @Field(() => DecimalScalar, {
    nullable: true,
    description: '实际值；没有为空。 The figure, in `unit`; null: there is none.',
  })
  figure!: Fen | null;

  @Field(() => VerdictEnum, { description: '是否完成。 Whether it is met.' })
  verdict!: Verdict;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '得分：完成得分值，未完成为 0；未知或无分值为空。 Its points: the weight or none; null while not known, or without a weight.',
  })
  points!: Fen | null;

  @Field(() => EnteredFigureType, {
    nullable: true,
    description: '录入情况；系统计量的为空。 How it was entered; null: measured.',
  })
  entered!: EnteredFigureType | null;
}

@ObjectType('Scorecard', {
  simpleResolvers: true,
  description:
    '考核评分：一县一险种一年，按最新下达文件即时计算。 A county’s assessment of a fund year, computed from the newest targets.',
})
export class ScorecardType {
  @Field(() => [ScoredTargetType], { description: '各项目标，按种类。 Its targets, by kind.' })
  targets!: ScoredTargetType[];

  @Field(() => VerdictEnum, {
    nullable: true,
    description:
      '各项目标管理任务是否全部完成（征缴任务、支出指标除外）；未下达为空。 Whether all management targets are met, the tasks of collection and ' +
      'expenditure apart; null: none was issued.',
  })
  managementTargets!: Verdict | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: '得分合计；有未知或无分值的为空。 All points; null while one is not known or where one has no weight.',
  })
  score!: Fen | null;

  @Field(() => DecimalScalar, { nullable: true, description: '满分；有无分值的为空。 What all of them would bring.' })
  possible!: Fen | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '超收（元）：账面收入超过征缴任务的部分，十二个月结账后；没有为空。 Collected above the task in yuan, once the months are closed: what a reward may go by; null: nothing.',
  })
  aboveTask!: Fen | null;

  @Field(() => [LateDutyType], {
    description:
      '计入逾期事项的各件；未下达该目标为空列表。 What LATE_DUTIES counts; empty where no such target was issued.',
  })
  lateDuties!: LateDutyType[];

  documentId!: string;
}

@ObjectType('AssessmentFigure', {
  simpleResolvers: true,
  description: '考核数据的一版。 A version of a figure about a target.',
})
export class AssessmentFigureType extends EnteredFigureType {
  @Field(() => TargetKind, { description: '目标种类。 The kind of target.' })
  kind!: TargetKind;

  @Field(() => String, { description: '名称；非“其他”为空文本。 Its name; empty where the kind says it.' })
  name!: string;

  @Field(() => Int, { description: '版次，自 1 起。 Its version, from 1.' })
  version!: number;

  @Field(() => DecimalScalar, { description: '实际值，单位依种类。 The figure, in the kind’s unit.' })
  figure!: string;

  @Field(() => String, { description: '录入时间。 When it was entered (ISO).' })
  enteredAt!: string;
}

@ObjectType({ description: '下达目标任务的结果。 The document, or every fault of it.' })
export class TargetsPayload extends Payload {
  @Field(() => TargetDocumentType, {
    nullable: true,
    description: '文件；检查或未办理为空。 The document; null on a dry run or when refused.',
  })
  targets?: TargetDocumentType | null;

  @Field(() => Int, { nullable: true, description: '目标项数。 How many targets it has, or would have.' })
  rows?: number | null;
}

@ObjectType({ description: '考核数据的办理结果。 How many figures were entered or confirmed, or why not.' })
export class AssessmentPayload extends Payload {
  @Field(() => Int, { nullable: true, description: '录入或确认的行数。 Rows entered, or versions confirmed.' })
  rows?: number | null;
}
