/** 用款计划与拨付: what members asked for, what was approved, held, paid and lapsed; plan against payment; who signed. */
import { fen, yuan } from '../../money.js';
import { type Execution, executionLoader, plansStartLoader, prefundsOf } from '../../plan/plan.loader.js';
import { planPeriodOf } from '../../plan/plan-period.js';
import { ITEMS, type Item } from '../../load/item.js';
import { policyOf } from '../../submission/policy-of.js';
import { type SubmissionState, SUBMISSION_STATUSES } from '../../submission/submission.js';
import { submissionEventsLoader } from '../../submission/submission.loader.js';
import type { ColumnContent, SectionContent } from '../fund-content.js';
import { approvalSections } from './approvals.js';
import { bookKey, type FundReader, nameOf, percent, submissionsOf, tableOf, totalOf } from './fund-reader.js';

interface Filed extends Execution {
  of: SubmissionState;
  period: string;
  /** What its approval came to; nothing while it is on its way or returned. */
  approved: string;
}

const AMOUNTS = ['申请', '核准', '占用未拨', '已拨付', '失效'] as const;
const amountsOf = ({ amount, approved, held, disbursed, lapsed }: Filed): string[] => [
  ...[amount, approved, held, disbursed, lapsed],
];
const amountColumns: ColumnContent[] = AMOUNTS.map((title) => ({ title, amounts: true, grow: 1 }));

export async function fundUsePlanSections(reader: FundReader): Promise<SectionContent[]> {
  const { context, fund, fiscalYear, county } = reader;
  const start = await context.loader(plansStartLoader).load(fund.id);
  if (!start || Number(start.from.slice(0, 4)) > fiscalYear)
    return [
      {
        ...{ heading: '用款计划', level: 1 },
        blocks: [{ type: 'PARAGRAPH', text: '本年度未启用用款计划，支出随收支导入入账。' }],
      },
    ];
  const submissions = await submissionsOf(reader, 'FUND_USE_PLAN', 'WORKING_CAPITAL');
  const filed = await Promise.all(submissions.map((one) => filedOf(reader, one)));
  const [plans, capital] = [
    filed.filter(({ of }) => of.kind === 'FUND_USE_PLAN'),
    filed.filter(({ of }) => of.kind === 'WORKING_CAPITAL'),
  ];
  const prefunds = (await prefundsOf(context.read, fund.pool, fund.insurance, fiscalYear)).filter(
    (one) => !county || one.county === county.id,
  );
  keep(reader, plans);
  return [
    {
      heading: '各期用款计划与拨付',
      level: 1,
      blocks: [
        {
          type: 'NOTE',
          text: `单位：元。自 ${start.from} 启用（${start.document}）。核准即占用资金；计划期末月首次结账时未拨部分失效。`,
        },
        periodTable(plans),
      ],
    },
    await planTable(reader, '用款计划', plans),
    itemTable(reader, plans),
    payments(reader, filed),
    ...(capital.length > 0 ? [await planTable(reader, '周转金申请', capital)] : []),
    ...(prefunds.length > 0
      ? [
          {
            heading: '年初预拨',
            level: 1 as const,
            blocks: [
              tableOf(
                [
                  { title: '县市区' },
                  ...['前三年度支出合计', '支付备用金', '预拨前余额', '预拨金额'].map((title) => ({
                    ...{ title, amounts: true as const, grow: 1 },
                  })),
                  { title: '另行决定的理由', grow: 1 },
                ],
                prefunds.map(({ county: of, expenditure, reserve, balance, amount, reason }) => [
                  ...[nameOf(reader, of), expenditure ?? '', reserve, balance, amount, reason ?? ''],
                ]),
              ),
            ],
          },
        ]
      : []),
    ...(await approvalSections(reader, submissions)),
  ];
}

async function filedOf({ context }: FundReader, of: SubmissionState): Promise<Filed> {
  const execution = await context.loader(executionLoader).load(of.id);
  const period = planPeriodOf(of, policyOf(context, of)).label;
  return { ...execution, of, period, approved: of.status === 'APPROVED' ? execution.amount : '0.00' };
}

/** 计划与拨付: a period a row, and of what was approved the share that was paid. */
function periodTable(plans: readonly Filed[]) {
  const row = (label: string, of: readonly Filed[]): string[] => {
    const sums = AMOUNTS.map((_, at) => totalOf(of.map((plan) => amountsOf(plan)[at]!)));
    return [label, String(of.length), ...sums, percent(fen(sums[3]!), fen(sums[1]!))];
  };
  const periods = Map.groupBy(
    plans.toSorted((one, other) => one.of.number - other.of.number),
    ({ period }) => period,
  );
  return tableOf(
    [
      { title: '计划期', align: 'center' },
      { title: '件数', align: 'right' },
      ...amountColumns,
      { title: '拨付率（%）', align: 'right' },
    ],
    plans.length === 0 ? [] : [...[...periods].map(([label, of]) => row(label, of)), row('合计', plans)],
    [periods.size],
  );
}

async function planTable(reader: FundReader, heading: string, plans: readonly Filed[]): Promise<SectionContent> {
  const events = await Promise.all(plans.map(({ of }) => reader.context.loader(submissionEventsLoader).load(of.id)));
  return {
    heading,
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '计划期', align: 'center' },
          { title: '县市区' },
          { title: '状态', align: 'center' },
          ...amountColumns,
          { title: '退回理由', grow: 2 },
        ],
        plans.map((plan, at) => [
          plan.period,
          nameOf(reader, plan.of.county),
          SUBMISSION_STATUSES[plan.of.status],
          ...amountsOf(plan),
          events[at]!.flatMap(({ act, version, reason }) =>
            act === 'RETURNED' ? [`第${version}版：${reason}`] : [],
          ).join('；'),
        ]),
      ),
    ],
  };
}

function itemTable(reader: FundReader, plans: readonly Filed[]): SectionContent {
  return {
    heading: '用款计划分项（现行版）',
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '计划期', align: 'center' },
          { title: '县市区', grow: 1 },
          { title: '支出项目', grow: 2 },
          { title: '申请金额', amounts: true, grow: 1 },
        ],
        plans.flatMap(({ of, period, lines }) =>
          lines.map(({ item, amount }) => [period, nameOf(reader, of.county), ITEMS[item as Item].name, amount]),
        ),
      ),
    ],
  };
}

const payments = (reader: FundReader, filed: readonly Filed[]): SectionContent => ({
  heading: '各笔拨付',
  level: 1,
  blocks: [
    tableOf(
      [
        { title: '拨付日期', align: 'center' },
        { title: '县市区' },
        { title: '所依计划' },
        { title: '金额', amounts: true },
        { title: '文件', grow: 2 },
        { title: '经办人', grow: 1 },
        { title: '状态', align: 'center' },
      ],
      filed
        .flatMap(({ of, period, disbursements }) =>
          disbursements.map(({ paidOn, amount, document, person, reversed }) => [
            ...[paidOn, nameOf(reader, of.county), of.kind === 'WORKING_CAPITAL' ? `${period}周转金` : period],
            ...[amount, document, person, reversed ? '已冲销' : '有效'],
          ]),
        )
        .sort(([one], [other]) => (one! < other! ? -1 : one! > other! ? 1 : 0)),
    ),
  ],
});

/** What was asked stands in the plan's lines, what was paid in the member's book on its expenditure account. */
function keep(reader: FundReader, plans: readonly Filed[]): void {
  const { fund, heads, figures } = reader;
  for (const { of, period, amount, lines, disbursements } of plans) {
    const label = `${nameOf(reader, of.county)} ${period}用款计划`;
    figures.push({
      ...{ label: `${label} 申请`, amount },
      submitted: [{ submission: of.id, version: of.version, lines: lines.map(({ item }) => item) }],
    });
    const paid = disbursements.filter(({ reversed }) => !reversed);
    if (paid.length === 0) continue;
    figures.push({
      label: `${label} 已拨付`,
      amount: yuan(paid.reduce((total, one) => total + fen(one.amount), 0n)),
      lines: paid.map(({ id }) => ({
        ...{
          book: bookKey(fund, of.county),
          accounts: ['1004'],
          side: 'D',
          upTo: heads.get(of.county!) ?? 0,
          subject: id,
        },
      })),
    });
  }
}
