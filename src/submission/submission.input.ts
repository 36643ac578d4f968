import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import { IDEMPOTENCY_KEY } from '../idempotency.input.js';
import { Insurance, SubmissionKind } from '../policy/policy.js';
import type { SubmissionStatus } from './submission.js';
import { SubmissionStatusEnum } from './submission.types.js';

export const VerdictKind = { SIGN: 'SIGN', RETURN: 'RETURN' } as const;
registerEnumType(VerdictKind, {
  name: 'VerdictKind',
  description: '审签意见。 What the office says.',
  valuesConfig: {
    SIGN: { description: '签署同意。 It signs.' },
    RETURN: { description: '退回，须写明理由。 It returns the submission; takes a reason.' },
  },
});

@InputType('VerdictInput', { description: '对一件报批件的审签。 A verdict on one submission.' })
export class VerdictInput {
  @Field(() => ID, { description: '报批件。 The submission.' })
  submission!: string;

  @Field(() => String, {
    description: '所见版本的内容哈希；已变则不予办理。 The contentHash of what was seen; refused when it changed.',
  })
  contentHash!: string;

  @Field(() => VerdictKind, { description: '意见。 SIGN or RETURN.' })
  verdict!: keyof typeof VerdictKind;

  @Field(() => String, { nullable: true, description: '理由；退回必填。 The reason; needed to return.' })
  reason?: string | null;
}

@InputType('DecideSubmissionsInput', {
  description: '审签，至多 500 件，全部生效或全部不生效。 Verdicts on up to 500 submissions; all count or none.',
})
export class DecideSubmissionsInputType {
  @Field(() => String, { description: IDEMPOTENCY_KEY })
  idempotencyKey!: string;

  @Field(() => [VerdictInput], { description: '逐件意见。 A verdict each.' })
  verdicts!: VerdictInput[];
}

@InputType('SubmissionFilter', { description: '筛选条件；不填的不限。 What is not given does not limit.' })
export class SubmissionFilterInput {
  @Field(() => ID, { description: '统筹区。 The pool.' })
  pool!: string;

  @Field(() => Insurance, { nullable: true, description: '险种。 The insurance.' })
  insurance?: Insurance | null;

  @Field(() => Int, { nullable: true, description: '基金年度。 The fund year.' })
  fiscalYear?: number | null;

  @Field(() => SubmissionKind, { nullable: true, description: '种类。 The kind.' })
  kind?: SubmissionKind | null;

  @Field(() => ID, { nullable: true, description: '县市区。 The county.' })
  county?: string | null;

  @Field(() => SubmissionStatusEnum, { nullable: true, description: '状态。 The status.' })
  status?: SubmissionStatus | null;

  @Field(() => Boolean, {
    nullable: true,
    description: '只看待我签署的。 Only what one of my offices has to sign now.',
  })
  awaitingMe?: boolean | null;
}
