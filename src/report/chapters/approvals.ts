/** 审批记录: every version of what was submitted, who signed or returned it as which office, and which signatures still bind. */
import { ROLES } from '../../identity/role.js';
import { type SubmissionState, SUBMISSION_STATUSES } from '../../submission/submission.js';
import { type SubmissionEventRow, submissionEventsLoader } from '../../submission/submission.loader.js';
import type { SubmissionKind } from '../../policy/policy.js';
import { policyOf } from '../../submission/policy-of.js';
import { planPeriodOf } from '../../plan/plan-period.js';
import type { SectionContent } from '../fund-content.js';
import { type FundReader, minute, nameOf, tableOf } from './fund-reader.js';

const KINDS: Readonly<Record<SubmissionKind, string>> = {
  COUNTY_BUDGET: '预算',
  POOL_BUDGET: '全市预算',
  BUDGET_ADJUSTMENT: '预算调整方案',
  FUND_USE_PLAN: '用款计划',
  COUNTY_FINAL_ACCOUNTS: '决算',
  POOL_FINAL_ACCOUNTS: '全市决算',
  WORKING_CAPITAL: '周转金申请',
};
const ACTS = { REVIEW: '审核', APPROVE: '审批', REPLY: '批复' } as const;

/** "甲县2021年第1季度用款计划" */
export function submissionName(reader: FundReader, submission: SubmissionState): string {
  const { kind, county, number } = submission;
  const member = county === null ? '' : nameOf(reader, county);
  if (kind === 'FUND_USE_PLAN' || kind === 'WORKING_CAPITAL')
    return member + planPeriodOf(submission, policyOf(reader.context, submission)).label + KINDS[kind];
  return `${member}${KINDS[kind]}${number > 0 ? `第${number}号` : ''}`;
}

/** 签署、退回 as a step of its way. */
export function verdictName({ stages }: Pick<SubmissionState, 'stages'>, { act, stage }: SubmissionEventRow): string {
  if (act === 'SUBMITTED') return '报送';
  return `第${stage}环节${ACTS[stages[stage! - 1]!.act]}：${act === 'SIGNED' ? '签署' : '退回'}`;
}

/** Enough of a hash to tell versions apart; whole it stands beside its version. */
const short = (hash: string): string => hash.slice(0, 12);

/** @param changes of a version: what it made other than the one before it, in words. */
export async function approvalSections(
  reader: FundReader,
  submissions: readonly SubmissionState[],
  changes?: (submission: SubmissionState, version: number) => string,
): Promise<SectionContent[]> {
  const events = await Promise.all(submissions.map(({ id }) => reader.context.loader(submissionEventsLoader).load(id)));
  const records = submissions.map((submission, at) => ({
    submission,
    name: submissionName(reader, submission),
    events: events[at]!,
  }));
  return [
    {
      heading: '报批件与各版内容摘要',
      level: 1,
      blocks: [
        tableOf(
          [
            { title: '报批件', grow: 2 },
            { title: '版次', align: 'center' },
            { title: '状态', grow: 1 },
            { title: '内容摘要（SHA-256）', grow: 3 },
            { title: '较上一版的变动', grow: 2 },
          ],
          records.flatMap(({ submission, name, events: all }) => {
            const versions = all.filter(({ act }) => act === 'SUBMITTED');
            return versions.map(({ version, contentHash: hash }, at) => [
              ...[name, `第${version}版`, versionStatus(submission, version), hash],
              at === 0
                ? '首次报送'
                : (changes?.(submission, version) ??
                  (hash === versions[at - 1]!.contentHash ? '内容未变' : '各行有改动')),
            ]);
          }),
        ),
      ],
    },
    {
      heading: '审批记录',
      level: 1,
      blocks: [
        {
          type: 'NOTE',
          text: '审签约束所签版次的全部各行，以内容摘要为凭；改版后，旧版审签失效，须重新审签。',
        },
        tableOf(
          [
            { title: '报批件', grow: 1 },
            { title: '版次', align: 'center' },
            { title: '办理' },
            { title: '机关', grow: 1 },
            { title: '经办人', grow: 2 },
            { title: '时间', align: 'center' },
            { title: '理由', grow: 2 },
            { title: '所签摘要', align: 'center' },
            { title: '效力', grow: 2 },
          ],
          records.flatMap(({ submission, name, events: all }) =>
            all.map((event) => [
              name,
              `第${event.version}版`,
              verdictName(submission, event),
              ROLES[event.office].name,
              event.person,
              minute(event.at),
              event.reason ?? '',
              short(event.contentHash),
              effectOf(submission, event),
            ]),
          ),
        ),
      ],
    },
  ];
}

function versionStatus({ version: standing, status, awaits, document }: SubmissionState, version: number): string {
  if (version !== standing) return `已由第${version + 1}版取代`;
  const waiting = status === 'IN_APPROVAL' ? `，待${awaits.map((office) => ROLES[office].name).join('、')}签署` : '';
  return `${SUBMISSION_STATUSES[status]}${waiting}（${document}）`;
}

/** Whether a signature still binds. */
function effectOf({ version: standing, contentHash }: SubmissionState, event: SubmissionEventRow): string {
  if (event.act === 'RETURNED') return '退回';
  if (event.version === standing) return event.act === 'SIGNED' ? '有效' : '现行版';
  if (event.act === 'SUBMITTED') return '已改版';
  return event.contentHash === contentHash ? '失效：已改版，内容与现行版相同' : '失效：所签各行已改动';
}
