import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.js';
import { checkPageSize, type ConnectionOf, keyAfter, page } from '../graphql/connection.js';
import { after, first } from '../graphql/connection.types.js';
import { AnyRole, WhoMay } from '../identity/who-may.js';
import { payload } from '../payload.js';
import { lapsedOf, type Signature, stagesOf, type StageState } from './chain.js';
import { decideSubmissions } from './decide.service.js';
import { SIGNING } from './offices.js';
import type { SubmissionState } from './submission.js';
import { DecideSubmissionsInputType, SubmissionFilterInput } from './submission.input.js';
import {
  type SubmissionEventRow,
  submissionEventsLoader,
  submissionLoader,
  submissionsBefore,
} from './submission.loader.js';
import {
  ApprovalStageType,
  DecideSubmissionsPayload,
  LapsedSignatureType,
  SubmissionConnection,
  SubmissionEventType,
  SubmissionType,
} from './submission.types.js';

@Resolver(() => SubmissionType)
export class SubmissionResolver {
  @AnyRole()
  @Query(() => SubmissionType, {
    nullable: true,
    description: '一件报批件；无权查看为空。 A submission; null where there is none to see.',
  })
  submission(
    @Arg('id', () => ID, { description: '编号。 Its id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<SubmissionState | null> {
    return context.loader(submissionLoader).load(id);
  }

  @AnyRole()
  @Query(() => SubmissionConnection, {
    description:
      '报批件，新的在前；县级角色只见本县的。 Submissions, newest first; a county’s role sees its own. Fails with INVALID_PAGE_SIZE, INVALID_CURSOR.',
  })
  async submissions(
    @Arg('filter', () => SubmissionFilterInput, { description: '筛选条件。 Which ones.' })
    filter: SubmissionFilterInput,
    @Arg(...first(50)) first_: number,
    @Arg(...after) after_: string | null,
    @Ctx() { read, viewer }: Context,
  ): Promise<ConnectionOf<SubmissionState>> {
    checkPageSize(first_);
    const [last] = keyAfter(after_, ['0']);
    return page(await submissionsBefore(read, viewer, filter, last!, first_ + 1), first_, ({ seq }) => [seq]);
  }

  @WhoMay(...SIGNING)
  @Mutation(() => DecideSubmissionsPayload, {
    description:
      '审签报批件：签署或退回，可多件一并办理，全部生效或全部不生效。 Signs or returns submissions, as the office whose signature their way awaits; all or none. ' +
      'A person signs once a stage and never what they submitted. Refused with UNKNOWN_ID, FORBIDDEN, FOUR_EYES, SUBMISSION_MOVED_ON, ' +
      'SUBMISSION_NOT_IN_STATUS, REASON_MISSING, and with whatever is wrong with the submission now.',
  })
  decideSubmissions(
    @Arg('input', () => DecideSubmissionsInputType) input: DecideSubmissionsInputType,
    @Ctx() context: Context,
  ) {
    return payload(async () => {
      const { result, replayed } = await decideSubmissions(context, input);
      const submissions = await Promise.all(result.submissions.map((id) => context.loader(submissionLoader).load(id)));
      return { submissions, replayed };
    });
  }

  @FieldResolver(() => [ApprovalStageType], {
    description: '审批环节及现版审签。 The stages of its way, with the signatures on the version that stands.',
  })
  async stages(@Root() submission: SubmissionState, @Ctx() context: Context): Promise<StageState[]> {
    return stagesOf(submission.stages, await signaturesOf(context, submission), submission.version);
  }

  @FieldResolver(() => [LapsedSignatureType], {
    description: '旧版上的审签，已失效。 Signatures on earlier versions, which lapsed when a new one was submitted.',
  })
  async lapsed(@Root() submission: SubmissionState, @Ctx() context: Context): Promise<LapsedSignatureType[]> {
    return lapsedOf(await signaturesOf(context, submission), submission);
  }

  @FieldResolver(() => [SubmissionEventType], { description: '经过，不可更改。 Its way, step by step; never changed.' })
  events(@Root() { id }: SubmissionState, @Ctx() context: Context): Promise<SubmissionEventRow[]> {
    return context.loader(submissionEventsLoader).load(id);
  }
}

async function signaturesOf(context: Context, { id }: SubmissionState): Promise<Signature[]> {
  const events = await context.loader(submissionEventsLoader).load(id);
  return events.flatMap(({ act, stage, ...signature }) => (act === 'SIGNED' ? [{ ...signature, stage: stage! }] : []));
}
