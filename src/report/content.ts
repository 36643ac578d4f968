/**
 * What a report prints, fixed when it is requested: words and figures as they will stand on the page, so that the same content
 * always makes the same bytes and nothing is computed, or looked up, while drawing.
 *
 * Amounts are yuan ("1234.50", no separators: the page adds them). Dates are "2022-03-05"; instants carry Beijing time
 * ("2022-03-05T10:20:30+08:00"). Names are the Chinese ones that the reader knows; null is printed as a dash.
 */

import type { FigureContent } from './figure.js';
import type { FundReportContent } from './fund-content.js';

/** 文件、条款、原文: the sentence of law that something rests on. */
export interface CitationContent {
  document: string;
  number: string | null;
  article: string;
  quote: string;
}

/** 政策口径: where the text leaves a question open, what was read into it. */
export interface ReadingContent {
  id: string;
  open: string;
  chosen: string;
  alternative: string | null;
  citation: CitationContent;
}

/** One act in the settlement's life: 起草, 复核, 确认入账, 退回, 冲销 … in order. */
export interface ActContent {
  act: string;
  person: string;
  role: string;
  at: string;
}

/** 账簿链头: whoever holds this sheet can later prove that the book has not been rewritten. */
export interface ChainHeadContent {
  /** "handan/RESIDENT/130402", "…/POOL": as `npm run verify` calls it. */
  key: string;
  book: string;
  position: string;
  hash: string;
}

/** 清算义务: who owes whom what under the settlement. */
export interface ObligationContent {
  /** Null on a county's own sheet. */
  county: string | null;
  kind: string;
  payer: string;
  payee: string;
  amount: string;
  /** 核减: what corrections took off; null where none did. */
  reduced: string | null;
  /** 应付期限: a date or a year. */
  due: string;
  paid: string;
  outstanding: string;
  citation: CitationContent;
}

/** 累计结余、本县风险金 …: a balance around the settlement. */
export interface BalanceContent {
  name: string;
  before: string;
  after: string;
}

/** The law that a report rests on. */
export interface PolicyContent {
  id: string;
  title: string;
  number: string | null;
  from: string;
  to: string | null;
  /** Content hash of the policy version that was applied. */
  hash: string;
}

/** What every report says at its head. */
export interface ReportHead {
  /** The report's id. */
  report: string;
  /** Where the report can be verified. */
  verifyAt: string;
  /** Printed in bold under the title: that the figures are synthetic demo data, that it is a draft … null when there is nothing to say. */
  notice: string | null;
  pool: string;
  insurance: string;
  fiscalYear: string;
  /** Null where no policy settles the fund year. */
  policy: PolicyContent | null;
  readings: ReadingContent[];
  chainHeads: ChainHeadContent[];
  /** What is printed and can be added up from the books again; not printed themselves. */
  figures: FigureContent[];
  /** When the content was fixed; also the file's creation date. */
  madeAt: string;
  requestedBy: string;
}

interface HeadContent extends ReportHead {
  policy: PolicyContent;
  /** 草案、已复核、已入账、已完成 … */
  status: string;
  settlement: { id: string; version: string };
  /** 补充清算: what is printed is what the law makes of the year now. */
  correction: boolean;
  life: ActContent[];
}

/** 补充清算增减: what a correction made other than what was posted before it. */
export interface CorrectionContent {
  /** The day of posting; null of a draft. */
  postedOn: string | null;
  /** Null on a county's own sheet. */
  county: string | null;
  item: string;
  before: string;
  after: string;
  difference: string;
  citation: CitationContent | null;
}

/** A fact that the settlement rests on, with its origin: an amount in yuan, or anything else in words. */
export interface FactContent {
  name: string;
  value: string;
  unit: '元' | '人' | '';
  source: string;
  enteredBy: string;
  confirmedBy: string | null;
}

/** A figure read from the books, and where: the input, the book and account, the position up to which it was read. */
export interface PositionContent {
  input: string;
  book: string;
  account: string;
  position: string;
  amount: string;
}

/** One step: one sentence of law applied to one amount. */
export interface StepContent {
  order: string;
  rule: string;
  source: string;
  deficitClass: string;
  amount: string;
  citation: CitationContent;
  /** Ids of the readings that the step rests on. */
  readings: string[];
}

export interface AllocationContent {
  to: string;
  amount: string;
  citation: CitationContent;
}

export interface VoucherContent {
  book: string;
  /** 记-12 */
  number: string;
  period: string;
  date: string;
  summary: string;
  lines: {
    account: string;
    name: string;
    summary: string;
    debit: string | null;
    credit: string | null;
  }[];
  debit: string;
  credit: string;
}

/** 县市区清算单 */
export interface CountySettlementContent extends HeadContent {
  kind: 'COUNTY_SETTLEMENT';
  county: { id: string; name: string };
  facts: FactContent[];
  positions: PositionContent[];
  result: {
    income: string;
    expenditure: string;
    deficit: string;
    surplus: string;
    policyDeficit: string;
    managementDeficit: string;
    forceMajeureDeficit: string;
  };
  steps: StepContent[];
  /** Of a deficit; reports asked for before there was one have none. */
  waterfall?: WaterfallStepContent[];
  /** Sum of the steps. */
  covered: string;
  unresolved: string;
  levyUnpaid: string;
  /** Taken from this county's own reserve for other counties. */
  drawnForOthers: string;
  balanceForOthers: string;
  surplusAllocations: AllocationContent[];
  corrections: CorrectionContent[];
  obligations: ObligationContent[];
  balances: BalanceContent[];
  vouchers: VoucherContent[];
}

/** A county's line in the pool's table; `sources` go with the columns of PoolSettlementContent.sources. */
export interface CountyLineContent {
  county: string;
  income: string;
  expenditure: string;
  deficit: string;
  surplus: string;
  policyDeficit: string;
  managementDeficit: string;
  forceMajeureDeficit: string;
  sources: string[];
  unresolved: string;
}

/** 缺口瀑布图: the deficit, then each step from where the one before ended; places in thousandths of the deficit. */
export interface WaterfallStepContent {
  label: string;
  amount: string;
  from: number;
  to: number;
}

/** A bar of the chart; lengths are thousandths of the longest bar, worked out by bars.ts. */
export interface BarContent {
  label: string;
  amount: string;
  parts: { source: string; amount: string; permille: number }[];
}

/** 余额变动表: opening, what came and went, closing; a column for each part of the reserve. */
export interface RollForwardContent {
  title: string;
  columns: string[];
  rows: { item: string; amounts: string[]; isBalance: boolean }[];
}

/** 统筹区清算汇总表 */
export interface PoolSettlementContent extends HeadContent {
  kind: 'POOL_SETTLEMENT';
  /** Column names of CountyLineContent.sources, in the order of the policy's steps. */
  sources: string[];
  counties: CountyLineContent[];
  totals: CountyLineContent;
  bySource: BarContent[];
  topCounties: BarContent[];
  rollForwards: RollForwardContent[];
  corrections: CorrectionContent[];
  obligations: ObligationContent[];
}

/** A class of deficit: what its measures come to, what capped it, who covers it. */
export interface DeficitClassContent {
  name: string;
  amount: string;
  measured: string;
  cap: { name: string; limit: string } | null;
  rule: string;
  citation: CitationContent;
  payers: { source: string; amount: string }[];
}

/** One measure, and by how much each source would pay more or less without it. */
export interface MeasureContent {
  deficitClass: string;
  measure: string;
  amount: string;
  without: { source: string; difference: string }[];
}

/** 缺口依据表 */
export interface DeficitEvidenceContent extends HeadContent {
  kind: 'DEFICIT_EVIDENCE';
  county: { id: string; name: string };
  deficit: string;
  classes: DeficitClassContent[];
  measures: MeasureContent[];
  facts: FactContent[];
}

export type ReportContent =
  CountySettlementContent | PoolSettlementContent | DeficitEvidenceContent | FundReportContent;
