import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar } from '../decimal.scalar.js';
import { connectionType } from '../graphql/connection.types.js';
import type { Role } from '../identity/role.js';
import { RoleEnum } from '../identity/viewer.types.js';
import type { Fen } from '../money.js';
import { type Citation, Insurance } from '../policy/policy.js';
import { CitationType } from '../policy/policy.types.js';
import { DutyStatus } from './standing.js';
import { DutyTask, TASKS } from './task.js';
import { type Trigger, TriggerKind } from './triggers.js';

registerEnumType(DutyTask, {
  name: 'DutyTask',
  description: '职责事项：政策所定的期限，及清算、提取、欠款所生的应付。 What is to be done by a day.',
  valuesConfig: Object.fromEntries(Object.entries(TASKS).map(([task, { title }]) => [task, { description: title }])),
});

registerEnumType(DutyStatus, {
  name: 'DutyStatus',
  description: '职责状态，由账簿和文件推算，不录入。 How a duty stands; derived, never entered.',
  valuesConfig: {
    OPEN: { description: '未到期或未定日而未办。 Not done, and not late.' },
    DONE: { description: '按期办结。 Done in time.' },
    LATE: { description: '逾期：逾期办结或至今未办结。 Done after its day, or not yet.' },
    NOTHING_DUE: {
      description:
        '无应办事项，或已失效。 There was nothing to do, as when a county collected nothing; or is nothing any more, as of a plan that lapsed.',
    },
    UNKNOWN: { description: '账簿无从判断。 The books can’t tell; `unknownBecause` says why.' },
  },
});

registerEnumType(TriggerKind, {
  name: 'DutyTriggerKind',
  description: '逾期的后果。 What being late brings.',
  valuesConfig: {
    TALK_AND_NOTICE: { description: '约谈通报。 A talk and a notice.' },
    EXCLUDED_FROM_RESERVE: {
      description: '由此造成的缺口，风险金不予调剂。 What it causes of a deficit is not drawn from the risk fund.',
    },
    SCORECARD: { description: '计入目标考核。 It counts on the county’s scorecard.' },
  },
});

@ObjectType('DutyTrigger', { simpleResolvers: true, description: '逾期的一项后果及其依据。 What being late brings.' })
export class DutyTriggerType {
  @Field(() => TriggerKind, { description: '后果。 What it is.' })
  kind!: TriggerKind;

  @Field(() => ID, { description: '规则。 The rule.' })
  rule!: string;

  @Field(() => CitationType, { description: '依据。 The sentence that says so.' })
  citation!: Citation;
}

@ObjectType('Duty', {
  simpleResolvers: true,
  description:
    '职责：政策规定某日前应办之事，其状态截至所给日期由账簿和文件推算。 What a document orders somebody to do by a day, and whether it was done as of the day ' +
    'asked about. Amounts in yuan.',
})
export class DutyType {
  @Field(() => DutyTask, { description: '事项。 The task.' })
  task!: DutyTask;

  @Field(() => String, { description: '名称，中文、英文。 What it is called, Chinese, then English.' })
  title!: string;

  @Field(() => Insurance, { nullable: true, description: '险种；为空指两险种合计。 The insurance; null: both.' })
  insurance!: Insurance | null;

  @Field(() => ID, {
    nullable: true,
    description: '县市区；为空指统筹区本级。 The county; null: the pool’s own level.',
  })
  county!: string | null;

  @Field(() => RoleEnum, { description: '由谁办理。 The office that owes it.' })
  owedBy!: Role;

  @Field(() => String, {
    description: '期限（ISO）：当日办理为按期，遇休息日不顺延。 The last day in time (ISO); no document shifts it.',
  })
  due!: string;

  @Field(() => Boolean, {
    description:
      '期限是否为星期六、星期日。法定节假日及调休安排不在本系统。 Whether that is a Saturday or Sunday. Public holidays are not at hand here.',
  })
  weekend!: boolean;

  @Field(() => Boolean, {
    description:
      '是否定有期限；未定日的列于期末，不计逾期。 Whether a day is set; where none is, it is listed at the end of its period, never late.',
  })
  dayIsSet!: boolean;

  @Field(() => String, {
    nullable: true,
    description: '所属期，如“2021年3月”。 What it is about, such as “2021年3月”.',
  })
  about!: string | null;

  @Field(() => ID, { nullable: true, description: '应付义务或欠款的编号。 The obligation or debt, where it is one.' })
  subject!: string | null;

  @Field(() => DutyStatus, { description: '状态。 How it stands.' })
  status!: DutyStatus;

  @Field(() => String, { nullable: true, description: '办结之日（ISO）。 The day on which all of it was done.' })
  doneOn!: string | null;

  @Field(() => Int, {
    description: '逾期天数，至办结或截至日。 Days past its day, until it was done or the day of asking.',
  })
  daysLate!: number;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '应办金额；非款项或无权查看为空。 The amount; null where it is none, or the pool’s and you act for a county.',
  })
  amount!: Fen | null;

  @Field(() => DecimalScalar, { nullable: true, description: '其中尚未办理。 What of it is still to be done.' })
  outstanding!: Fen | null;

  @Field(() => String, {
    nullable: true,
    description: '无从判断的原因。 Why the books can’t tell; null where they can.',
  })
  unknownBecause!: string | null;

  @Field(() => ID, { description: '规则。 The rule.' })
  rule!: string;

  @Field(() => CitationType, { description: '依据。 The sentence that orders it.' })
  citation!: Citation;

  @Field(() => [DutyTriggerType], {
    description: '逾期的后果，无论是否逾期均列示。 What being late brings, told also where it is not.',
  })
  triggers!: Trigger[];
}

export const DutyConnection = connectionType(DutyType, 'Duty');
