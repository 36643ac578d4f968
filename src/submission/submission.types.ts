import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionType } from '../graphql/connection.types.js';
import { ALL_ROLES, type Role, ROLES } from '../identity/role.js';
import { Insurance, SubmissionKind } from '../policy/policy.js';
import type { Citation } from '../policy/policy.js';
import { CitationType } from '../policy/policy.types.js';
import { Payload } from '../refusal.types.js';
import { SUBMISSION_STATUSES, type SubmissionState, type SubmissionStatus } from './submission.js';

registerEnumType(SubmissionKind, {
  name: 'SubmissionKind',
  description: '报批件的种类。 What is submitted for approval.',
  valuesConfig: {
    COUNTY_BUDGET: { description: '县市区预算。 A county’s budget.' },
    POOL_BUDGET: { description: '全市预算，由已批准的县市区预算汇总。 The pool’s, compiled from the approved ones.' },
    BUDGET_ADJUSTMENT: { description: '预算调整方案。 A plan to adjust a budget in force.' },
    FUND_USE_PLAN: { description: '用款计划。 What a county asks for a month or quarter.' },
    COUNTY_FINAL_ACCOUNTS: { description: '县市区决算。 A county’s final accounts.' },
    POOL_FINAL_ACCOUNTS: {
      description: '全市决算（合并）；批准即关账。 The pool’s, consolidated; approved, they shut the year.',
    },
    WORKING_CAPITAL: { description: '周转金申请。 What the city’s expenditure account is given.' },
  },
});

export const SubmissionStatusEnum = Object.fromEntries(
  Object.keys(SUBMISSION_STATUSES).map((status) => [status, status]),
) as { [S in SubmissionStatus]: S };
registerEnumType(SubmissionStatusEnum, {
  name: 'SubmissionStatus',
  description: '报批件的状态，由经过得出。 How far a submission has come; derived from its events.',
  valuesConfig: {
    IN_APPROVAL: { description: '报批中。 On its way.' },
    RETURNED: { description: '已退回，待新版。 Returned with reasons; a new version is awaited.' },
    APPROVED: { description: '已批准。 Every office has signed.' },
  },
});

export const ApprovalAct = { REVIEW: 'REVIEW', APPROVE: 'APPROVE', REPLY: 'REPLY' } as const;
registerEnumType(ApprovalAct, {
  name: 'ApprovalAct',
  description: '审批环节。 What a stage of the way does.',
  valuesConfig: {
    REVIEW: { description: '审核。 Review.' },
    APPROVE: { description: '审批。 Approval.' },
    REPLY: { description: '批复：下达执行。 Reply: it is issued to those who carry it out.' },
  },
});

export const Office = Object.fromEntries(ALL_ROLES.map((role) => [role, role])) as { [R in Role]: R };
registerEnumType(Office, {
  name: 'Office',
  description: '机关，以角色称呼。 An office, by the name of its role.',
  valuesConfig: Object.fromEntries(ALL_ROLES.map((role) => [role, { description: `${ROLES[role].name}。` }])),
});

@ObjectType('ApprovalSignature', {
  simpleResolvers: true,
  description: '审签。 A signature, and the content that it binds.',
})
export class ApprovalSignatureType {
  @Field(() => Int, { description: '所签版次。 The version signed.' })
  version!: number;

  @Field(() => Int, { description: '环节，自 1 起。 The stage, from 1.' })
  stage!: number;

  @Field(() => Office, { description: '机关。 The office.' })
  office!: Role;

  @Field(() => String, { description: '签署人。 The person.' })
  person!: string;

  @Field(() => String, { description: '时间。 When (ISO).' })
  at!: string;

  @Field(() => String, { description: '内容哈希：签署的正是这些行。 SHA-256 over exactly the lines that were signed.' })
  contentHash!: string;
}

@ObjectType('LapsedSignature', {
  simpleResolvers: true,
  description: '已失效的审签：所签的是旧版。 A signature on an earlier version.',
})
export class LapsedSignatureType extends ApprovalSignatureType {
  @Field(() => Boolean, {
    description: '内容是否与现版不同。 Whether what it binds differs from the version that stands.',
  })
  contentChanged!: boolean;
}

@ObjectType('ApprovalStage', { simpleResolvers: true, description: '一个审批环节。 A stage of the way.' })
export class ApprovalStageType {
  @Field(() => Int, { description: '序号，自 1 起。 Its number, from 1.' })
  number!: number;

  @Field(() => ApprovalAct, { description: '环节。 What it does.' })
  act!: 'REVIEW' | 'APPROVE' | 'REPLY';

  @Field(() => [Office], { description: '须全部签署的机关。 The offices, all of which sign.' })
  offices!: readonly Role[];

  @Field(() => [ApprovalSignatureType], { description: '现版的审签。 The signatures on the version that stands.' })
  signatures!: ApprovalSignatureType[];

  @Field(() => [Office], { description: '尚未签署的机关。 The offices that have not signed.' })
  missing!: Role[];
}

export const SubmissionAct = { SUBMITTED: 'SUBMITTED', SIGNED: 'SIGNED', RETURNED: 'RETURNED' } as const;
registerEnumType(SubmissionAct, {
  name: 'SubmissionAct',
  description: '经办动作。 What was done with a submission.',
  valuesConfig: {
    SUBMITTED: { description: '报送（每版一次）。 A version was submitted.' },
    SIGNED: { description: '签署。 An office signed.' },
    RETURNED: { description: '退回。 An office returned it with reasons.' },
  },
});

@ObjectType('SubmissionEvent', { simpleResolvers: true, description: '经过。 One step of its way; never changed.' })
export class SubmissionEventType {
  @Field(() => Int, { description: '序号。 Its number.' })
  seq!: number;

  @Field(() => SubmissionAct, { description: '动作。 What was done.' })
  act!: keyof typeof SubmissionAct;

  @Field(() => Int, { description: '版次。 The version.' })
  version!: number;

  @Field(() => Int, { nullable: true, description: '环节；报送为空。 The stage; null when submitted.' })
  stage!: number | null;

  @Field(() => Office, { description: '机关。 The office.' })
  office!: Role;

  @Field(() => String, { description: '经办人。 The person.' })
  person!: string;

  @Field(() => String, { nullable: true, description: '理由；退回必有。 The reason; always given when returned.' })
  reason!: string | null;

  @Field(() => String, { description: '内容哈希。 SHA-256 over the lines at that time.' })
  contentHash!: string;

  @Field(() => String, { description: '时间。 When (ISO).' })
  at!: string;
}

@ObjectType('Submission', {
  simpleResolvers: true,
  description:
    '报批件：预算、预算调整、用款计划等及其审批。 Something submitted for approval: its version, its way through the offices and the signatures, each ' +
    'binding the exact lines by their hash.',
})
export class SubmissionType implements SubmissionState {
  @Field(() => ID, { description: '编号。 Its id.' })
  id!: string;

  @Field(() => SubmissionKind, { description: '种类。 What it is.' })
  kind!: SubmissionKind;

  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { description: '险种。 The insurance.' })
  insurance!: Insurance;

  @Field(() => Int, { description: '基金年度。 The fund year.' })
  fiscalYear!: number;

  @Field(() => ID, { nullable: true, description: '县市区；全市的为空。 The county; null: the pool’s own level.' })
  county!: string | null;

  @Field(() => Int, {
    description:
      '同类第几件：月份、季度、第几次调整；仅一件的为 0。 Which of its kind in the year: a plan’s month or quarter, an adjustment’s number; 0 where there is but one.',
  })
  number!: number;

  @Field(() => Int, { description: '现版版次。 The version that stands.' })
  version!: number;

  @Field(() => String, {
    description:
      '现版内容哈希；签署时须原样给出。 SHA-256 over the exact lines of the version; who signs gives it back.',
  })
  contentHash!: string;

  @Field(() => String, { description: '报送的文件。 The document submitted.' })
  document!: string;

  @Field(() => String, { description: '报送人。 Who submitted the version.' })
  submittedBy!: string;

  @Field(() => String, { description: '报送时间。 When (ISO).' })
  submittedAt!: string;

  @Field(() => SubmissionStatusEnum, { description: '状态。 How far it has come.' })
  status!: SubmissionStatus;

  @Field(() => Int, {
    nullable: true,
    description:
      '当前环节；已退回为退回的环节，已批准为空。 The open stage, or the one that returned it; null once approved.',
  })
  stage!: number | null;

  @Field(() => [Office], { description: '待签署的机关。 The offices whose signature is awaited now.' })
  awaits!: Role[];

  @Field(() => String, { nullable: true, description: '批准时间。 When the last office signed (ISO).' })
  approvedAt!: string | null;

  @Field(() => ID, { description: '所依规则。 The rule that lays down its way.' })
  rule!: string;

  @Field(() => CitationType, { description: '依据。 The sentence of law.' })
  citation!: Citation;

  seq!: string;
  fund!: number;
  policy!: string;
  policyVersion!: number;
  stages!: SubmissionState['stages'];
}

export const SubmissionConnection = connectionType(SubmissionType, 'Submission');

@ObjectType({ description: '审签结果。 What was signed or returned, or every reason why not.' })
export class DecideSubmissionsPayload extends Payload {
  @Field(() => [SubmissionType], {
    nullable: true,
    description: '报批件，按所给次序。 The submissions, in the order given; null when refused.',
  })
  submissions?: (SubmissionType | null)[] | null;
}
