/** 操作日志摘录: what the trail has of the fund year: where each chain stood, who booked what, what was taken back, who signed. */
import { ENTRY_NAMES } from '../../ledger/entry-names.js';
import type { EntryKind } from '../../ledger/entry.js';
import { ROLES, type Role } from '../../identity/role.js';
import { isoText } from '../../database/iso-text.js';
import { ACTS } from '../settlement-content.service.js';
import type { SettlementStatus } from '../../settlement/status.js';
import { submissionEventsLoader, submissionsOfYear } from '../../submission/submission.loader.js';
import type { SectionContent } from '../fund-content.js';
import { submissionName, verdictName } from './approvals.js';
import { type FundReader, minute, nameOf, tableOf } from './fund-reader.js';

export async function eventLogSections(reader: FundReader): Promise<SectionContent[]> {
  return [
    await chains(reader),
    await postings(reader),
    await reversalSection(reader),
    await verdicts(reader),
    await settlements(reader),
    await periods(reader),
  ];
}

const whose = ({ fund, fiscalYear, county }: FundReader) => [fund.id, fiscalYear, county?.id ?? null];

/** What each book's chain had at the year's end: whoever holds it can prove later that nothing of the year was rewritten. */
async function chains(reader: FundReader): Promise<SectionContent> {
  const rows = await reader.context.read<{
    county: string | null;
    vouchers: string;
    first: string;
    last: string;
    hash: string;
  }>(
    {
      name: 'chains-of-fund-year',
      text: `select b.county, y.vouchers, y.first, v.position::text as last, encode(v.hash, 'hex') as hash
        from book b
        cross join lateral (select count(*)::text as vouchers, min(position)::text as first, max(position) as last
          from voucher where book = b.id and year = $2) y
        join voucher v on v.book = b.id and v.position = y.last
        where b.fund = $1 and ($3::text is null or b.county = $3)
        order by b.county nulls first`,
    },
    whose(reader),
  );
  return {
    heading: '本年凭证与链头',
    level: 1,
    blocks: [
      {
        type: 'NOTE',
        text: '凭证逐张相链，只增不改。下列摘要为各账簿本年最后一张凭证的链上摘要，固定其前全部凭证。系统拒绝的请求不留下任何记录；审签中的退回见审签记录。',
      },
      tableOf(
        [
          { title: '账簿' },
          { title: '本年凭证', align: 'right' },
          { title: '自位置', align: 'right' },
          { title: '至位置', align: 'right' },
          { title: '摘要（SHA-256）', grow: 1 },
        ],
        rows.map(({ county, vouchers, first, last, hash }) => [nameOf(reader, county), vouchers, first, last, hash]),
      ),
    ],
  };
}

async function postings(reader: FundReader): Promise<SectionContent> {
  const rows = await reader.context.read<{
    person: string;
    kind: EntryKind;
    entries: string;
    amount: string;
    from: string;
    to: string;
  }>(
    {
      name: 'postings-of-fund-year-by-person',
      text: `select e.person, e.kind, count(distinct e.id)::text as entries, sum(l.amount)::text as amount,
          to_char(min(e.booked_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as from,
          to_char(max(e.booked_at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as to
        from journal_entry e
        join voucher v on v.entry = e.id
        join book b on b.id = v.book and ($3::text is null or b.county = $3)
        join journal_line l on l.book = v.book and l.entry = e.id and l.side = 'D'
        where e.fund = $1 and e.year = $2
        group by e.person, e.kind order by e.person collate "C", min(e.id)`,
    },
    whose(reader),
  );
  return {
    heading: '记账（按经办人）',
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '经办人', grow: 2 },
          { title: '业务', grow: 1 },
          { title: '分录数', align: 'right' },
          { title: '借方发生额（元）', amounts: true, grow: 1 },
          { title: '首次记账', align: 'center' },
          { title: '末次记账', align: 'center' },
        ],
        rows.map(({ person, kind, entries, amount, from, to }) => [
          ...[person, ENTRY_NAMES[kind], entries, amount, from, to],
        ]),
      ),
    ],
  };
}

export interface ReversalRow {
  id: string;
  kind: EntryKind;
  bookedBy: string;
  bookedOn: string;
  person: string;
  at: string;
  document: string;
  amount: string;
}

/** The entries of the year that were taken back, by whom and why; of a county those of its book. */
export const reversalsOf = (reader: FundReader): Promise<ReversalRow[]> =>
  reader.context.read(
    {
      name: 'reversals-of-fund-year',
      text: `select o.id, o.kind, o.person as "bookedBy", o.effective_date::text as "bookedOn", e.person, ${isoText('e.booked_at')} as at,
          e.document, (select sum(l.amount)::text from voucher v join book b on b.id = v.book and ($3::text is null or b.county = $3)
            join journal_line l on l.book = v.book and l.entry = v.entry and l.side = 'D' where v.entry = o.id) as amount
        from journal_entry o
        join journal_entry e on e.reverses = o.id
        where o.fund = $1 and o.year = $2 and ($3::text is null or exists (select from voucher v join book b on b.id = v.book
          where v.entry = o.id and b.county = $3))
        order by e.id`,
    },
    whose(reader),
  );

async function reversalSection(reader: FundReader): Promise<SectionContent> {
  const rows = await reversalsOf(reader);
  return {
    heading: '冲销与更正',
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '原分录', align: 'right' },
          { title: '业务' },
          { title: '业务日期', align: 'center' },
          { title: '原经办人', grow: 1 },
          { title: '金额（元）', amounts: true },
          { title: '冲销人', grow: 1 },
          { title: '冲销时间', align: 'center' },
          { title: '依据', grow: 2 },
        ],
        rows.map(({ id, kind, bookedOn, bookedBy, amount, person, at, document }) => [
          ...[id, ENTRY_NAMES[kind], bookedOn, bookedBy, amount, person, minute(at), document],
        ]),
      ),
    ],
  };
}

async function verdicts(reader: FundReader): Promise<SectionContent> {
  const { context, fund, fiscalYear, county } = reader;
  const submissions = await submissionsOfYear(context.read, fund.id, fiscalYear, county?.id ?? null);
  const events = await Promise.all(submissions.map(({ id }) => context.loader(submissionEventsLoader).load(id)));
  const rows = submissions
    .flatMap((submission, at) => events[at]!.map((event) => ({ submission, event })))
    .sort(({ event: one }, { event: other }) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  return {
    heading: '报送与审签',
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '时间', align: 'center' },
          { title: '报批件', grow: 2 },
          { title: '版次', align: 'center' },
          { title: '办理' },
          { title: '机关' },
          { title: '经办人', grow: 1 },
          { title: '理由', grow: 2 },
        ],
        rows.map(({ submission, event }) => [
          ...[minute(event.at), submissionName(reader, submission), `第${event.version}版`],
          ...[verdictName(submission, event), ROLES[event.office].name, event.person, event.reason ?? ''],
        ]),
      ),
    ],
  };
}

async function settlements(reader: FundReader): Promise<SectionContent> {
  const { context, fund, fiscalYear } = reader;
  const rows = await context.read<{
    correction: boolean;
    revision: number;
    status: SettlementStatus;
    person: string;
    role: Role;
    at: string;
    reason: string | null;
    hash: string;
  }>(
    {
      name: 'settlement-events-of-fund-year',
      text: `select s.corrects is not null as correction, e.revision, e.status, e.person, e.role, ${isoText('e.at')} as at, e.reason,
          e.content_hash as hash
        from settlement s join settlement_event e on e.settlement = s.id
        where s.fund = $1 and s.fiscal_year = $2 order by e.at, e.seq`,
    },
    [fund.id, fiscalYear],
  );
  return {
    heading: '年度清算办理',
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '时间', align: 'center' },
          { title: '清算', align: 'center' },
          { title: '版次', align: 'center' },
          { title: '办理', align: 'center' },
          { title: '身份', grow: 1 },
          { title: '经办人', grow: 1 },
          { title: '理由', grow: 2 },
          { title: '内容摘要', align: 'center' },
        ],
        rows.map(({ correction, revision, status, person, role, at, reason, hash }) => [
          ...[minute(at), correction ? '补充清算' : '清算', `第${revision}版`, ACTS[status]],
          ...[ROLES[role].name, person, reason ?? '', hash.slice(0, 12)],
        ]),
      ),
    ],
  };
}

async function periods({ context, fund, fiscalYear }: FundReader): Promise<SectionContent> {
  const rows = await context.read<{
    period: string;
    act: string;
    person: string;
    at: string;
    reason: string | null;
  }>(
    {
      name: 'period-log-of-fund-year',
      text: `select case month when 13 then '清算期' else month || '月' end as period, case when opens then '开启' else '结账' end as act,
          person, ${isoText('at')} as at, reason
        from period_event where fund = $1 and year = $2 order by id`,
    },
    [fund.id, fiscalYear],
  );
  return {
    heading: '会计期间办理记录',
    level: 1,
    blocks: [
      tableOf(
        [
          { title: '期间', align: 'center' },
          { title: '办理', align: 'center' },
          { title: '经办人', grow: 1 },
          { title: '时间', align: 'center' },
          { title: '理由', grow: 2 },
        ],
        rows.map(({ period, act, person, at, reason }) => [period, act, person, minute(at), reason ?? '']),
      ),
    ],
  };
}
