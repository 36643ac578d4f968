/** Fixes what a report of a fund's year says, all of it on one snapshot of the database, and queues its making in the same transaction. */
import { randomUUID } from 'node:crypto';
import { IsolationLevel, type EntityManager } from '@mikro-orm/postgresql';
import { DEBTS } from '../arrears/debt.js';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { allReadings, type Insurance, type Policy } from '../policy/policy.js';
import { contentHash } from '../policy/registry.js';
import { Refused, refusal } from '../refusal.js';
import { standingOf } from '../settlement/standing.service.js';
import { verifyPath } from '../report/verification/verify-page.js';
import { checkPart, type Parts } from './part.js';
import { arrearsSections } from './chapters/arrears.js';
import { basisSections } from './chapters/basis.js';
import { budgetSections } from './chapters/budget.js';
import { executionSections, finalAccountsSections } from './chapters/budget-table.js';
import { eventLogSections } from './chapters/event-log.js';
import { exceptionSections } from './chapters/exceptions.js';
import { type FundReader, nameOf, readerOf } from './chapters/fund-reader.js';
import { fundUsePlanSections } from './chapters/fund-use-plans.js';
import { ledgerSections, voucherSections } from './chapters/ledger.js';
import { openingSections } from './chapters/opening.js';
import { NOTIFYING, overdueNotice } from './chapters/overdue-notice.js';
import { periodName, reconciliationSections } from './chapters/reconciliation.js';
import { remittanceSections } from './chapters/remittances.js';
import { reserveSections } from './chapters/reserve.js';
import { statementSections } from './chapters/statements.js';
import { warningSections } from './chapters/warnings.js';
import type { PolicyContent } from './content.js';
import { countyContent } from './county-content.service.js';
import {
  type ChapterContent,
  FUND_REPORTS,
  type FundReportContent,
  type FundReportKind,
  type SectionContent,
} from './fund-content.js';
import { poolContent } from './pool-content.service.js';
import { enqueueReport, REPORTING } from './request-report.service.js';
import { chainHeads, INSURANCE_NAMES } from './settlement-content.service.js';

export interface FundReportRequest {
  idempotencyKey: string;
  kind: FundReportKind;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  month?: number | null;
  county?: string | null;
  poolLevel?: boolean;
}

export const requestFundReport = (context: Context, input: FundReportRequest) => {
  const { em, viewer, jobs } = context;
  const { pool, insurance, fiscalYear, kind } = input;
  const { county = null, month = null, poolLevel = false } = input;
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  mustActOn(viewer, kind === 'OVERDUE_NOTICE' ? NOTIFYING : REPORTING, { pool, county });
  checkPart({ month, county, poolLevel }, { what: FUND_REPORTS[kind], ...(isChapter(kind) && CHAPTERS[kind]) });
  if (kind === 'OVERDUE_NOTICE' && county === null)
    throw new Refused(refusal('REPORT_OF_ONE_COUNTY', { what: FUND_REPORTS[kind] }, ['input', 'county']));
  if (kind === 'PACKAGE' && county !== null)
    throw new Refused(refusal('REPORT_OF_WHOLE_POOL', undefined, ['input', 'county']));
  return once(
    em,
    viewer,
    'requestFundReport',
    input.idempotencyKey,
    input,
    async (tx) => {
      const inside = context.inside(tx);
      const reader = await readerOf(inside, { pool, insurance, fiscalYear, month, county, poolLevel });
      const content = await contentOf(inside, tx, reader, kind);
      const report = await enqueueReport(tx, jobs, {
        ...{ pool, insurance, fiscalYear, county, settlement: null, requestedBy: viewer.person, content },
      });
      return { report };
    },
    IsolationLevel.REPEATABLE_READ,
  );
};

/** What of the fund a report can be of, beside a year of a county or of all, and how its pages lie. */
interface Chapter extends Parts {
  sections: (reader: FundReader) => Promise<SectionContent[]>;
  landscape?: true;
}

type ChapterKind = Exclude<FundReportKind, 'PACKAGE' | 'OVERDUE_NOTICE'>;

const CHAPTERS: Readonly<Record<ChapterKind, Chapter>> = {
  STATEMENTS: { sections: statementSections, monthly: true, poolLevel: true },
  RESERVE: { sections: reserveSections },
  BUDGET: { sections: budgetSections, landscape: true },
  BUDGET_EXECUTION: { sections: executionSections, monthly: true },
  FUND_USE_PLANS: { sections: fundUsePlanSections, landscape: true },
  REMITTANCES: { sections: remittanceSections, landscape: true },
  FINAL_ACCOUNTS: { sections: finalAccountsSections },
  RECONCILIATION: { sections: reconciliationSections, monthly: true, landscape: true },
  VOUCHERS: { sections: voucherSections, monthly: true, poolLevel: true, landscape: true },
  GENERAL_LEDGER: { sections: ledgerSections, monthly: true, poolLevel: true },
  ARREARS: { sections: (reader) => arrearsSections(reader, (kind) => DEBTS[kind].name) },
  WARNINGS: { sections: warningSections },
  OPENING: { sections: openingSections },
  EXCEPTIONS: { sections: exceptionSections, landscape: true },
  EVENT_LOG: { sections: eventLogSections, landscape: true },
};

const isChapter = (kind: FundReportKind): kind is ChapterKind => kind in CHAPTERS;

const chapterOf = async (kind: ChapterKind, reader: FundReader): Promise<ChapterContent> => {
  const { sections, landscape } = CHAPTERS[kind];
  return { title: FUND_REPORTS[kind], sections: await sections(reader), ...(landscape && { landscape }) };
};

async function contentOf(
  context: Context,
  em: EntityManager,
  reader: FundReader,
  kind: FundReportKind,
): Promise<FundReportContent> {
  const { fund, fiscalYear, month, county, poolLevel, policy, counties } = reader;
  const [pool] = await sql<{ name: string; notice: string | null; now: string }>(
    em,
    `select name, notice, to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as now
     from pool where id = $1`,
    [fund.pool],
  );
  const settlement = kind === 'PACKAGE' ? await settlementOf(context, em, reader) : null;
  const notice = kind === 'OVERDUE_NOTICE' ? await overdueNotice(reader, pool!.name) : null;
  const chapters = notice
    ? [{ title: notice.letter.attachment, landscape: true as const, sections: notice.sections }]
    : isChapter(kind)
      ? [await chapterOf(kind, reader)]
      : await packageChapters(reader);
  const report = randomUUID();
  return {
    kind,
    report,
    verifyAt: `${context.site.url}${verifyPath(report)}`,
    notice: pool!.notice,
    pool: pool!.name,
    insurance: INSURANCE_NAMES[fund.insurance],
    fiscalYear: String(fiscalYear),
    title: notice
      ? [`关于${county!.name}${fiscalYear}年度`, `${INSURANCE_NAMES[fund.insurance]}基金${notice.subject}`]
      : [
          `${pool!.name}${county ? county.name : poolLevel ? '本级' : ''}${fiscalYear}年${month === null ? '度' : periodName(month)}`,
          `${INSURANCE_NAMES[fund.insurance]}基金${FUND_REPORTS[kind]}`,
        ],
    letter: notice?.letter ?? null,
    member: county
      ? ['县市区', `${county.name}（${county.id}）`]
      : poolLevel
        ? ['账簿', '统筹区本级']
        : ['县市区', `${counties.length} 个`],
    policy: policy ? policyContent(policy) : null,
    readings: policy && kind === 'PACKAGE' ? [...allReadings(policy)] : [],
    chainHeads: await chainHeads(em, fund.id, county?.id ?? null),
    figures: reader.figures,
    madeAt: pool!.now,
    requestedBy: context.viewer.person,
    chapters,
    settlement,
  };
}

const policyContent = (policy: Policy): PolicyContent => ({
  id: policy.id,
  title: policy.document.title,
  number: policy.document.number,
  from: policy.inForce.from,
  to: policy.inForce.to,
  hash: contentHash(policy),
});

/** After the statements: plans and money on its way, the year as signed, what is watched over and from before pooling, what is found wanting, the trail. */
const IN_PACKAGE = [
  ...([
    'BUDGET',
    'BUDGET_EXECUTION',
    'FUND_USE_PLANS',
    'REMITTANCES',
    'FINAL_ACCOUNTS',
    'RESERVE',
    'RECONCILIATION',
  ] as const),
  ...(['ARREARS', 'OPENING', 'WARNINGS', 'EXCEPTIONS', 'EVENT_LOG'] as const),
];

/** Basis and profile, the whole fund's statements, each county's, and the other chapters. */
async function packageChapters(reader: FundReader): Promise<ChapterContent[]> {
  const chapters: ChapterContent[] = [
    { title: '编制依据与基金概况', sections: basisSections(reader) },
    { title: '会计报表（合并）', sections: await statementSections(reader) },
  ];
  for (const county of reader.counties)
    chapters.push({
      title: `会计报表（${nameOf(reader, county.id)}）`,
      sections: await statementSections({ ...reader, county }),
    });
  for (const kind of IN_PACKAGE) chapters.push(await chapterOf(kind, reader));
  return chapters;
}

/** The year's settlement that stands: its summary and every county's sheet; null while there is none. */
async function settlementOf(
  context: Context,
  em: EntityManager,
  { fund, fiscalYear, figures }: FundReader,
): Promise<FundReportContent['settlement']> {
  const standing = await standingOf(context, em, { pool: fund.pool, insurance: fund.insurance, fiscalYear });
  if (!standing) return null;
  const summary = await poolContent(context, em, standing);
  figures.push(...summary.figures);
  const sheets = [];
  for (const { county } of standing.outcome.counties) sheets.push(await countyContent(context, em, standing, county));
  return { summary, sheets };
}
