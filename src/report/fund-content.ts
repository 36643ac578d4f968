/** Reports of a fund's year, and the yearly package: headings, tables and charts as they will stand on the page. */
import type {
  BarContent,
  CountySettlementContent,
  PoolSettlementContent,
  ReportHead,
  WaterfallStepContent,
} from './content.js';

export const FUND_REPORTS = {
  STATEMENTS: '会计报表',
  RESERVE: '风险金报表',
  BUDGET_EXECUTION: '预算执行情况表',
  FINAL_ACCOUNTS: '决算表',
  RECONCILIATION: '银行存款与财政专户存款余额调节表',
  VOUCHERS: '凭证序时簿',
  GENERAL_LEDGER: '总账与明细账',
  ARREARS: '清欠情况表',
  WARNINGS: '预警与监测指标',
  OPENING: '开账审计清算表',
  BUDGET: '预算、调整与审批',
  FUND_USE_PLANS: '用款计划与拨付',
  REMITTANCES: '收入上解与缴拨',
  OVERDUE_NOTICE: '逾期事项约谈通报',
  EVENT_LOG: '操作日志摘录',
  EXCEPTIONS: '例外事项',
  PACKAGE: '年度送审材料',
} as const;
export type FundReportKind = keyof typeof FUND_REPORTS;

export interface ColumnContent {
  title: string;
  /** A title over this and the neighbouring columns of the same group. */
  group?: string;
  align?: 'left' | 'right' | 'center';
  /** Share of the room left over, for text that wraps. */
  grow?: number;
  /** Cells are amounts in yuan ("1234.50"); the page adds separators. */
  amounts?: true;
}

/** A table as it is printed, and as XLSX and CSV have it: each of them is made from this, and none computes. */
export interface TableContent {
  columns: ColumnContent[];
  rows: string[][];
  /** Rows that stand out: totals, balances. */
  strong: number[];
}

export type BlockContent =
  | { type: 'PARAGRAPH'; text: string }
  /** What a table is read with: its unit, what it counts; in small print, kept with it. */
  | { type: 'NOTE'; text: string }
  | ({ type: 'TABLE' } & TableContent)
  | { type: 'BARS'; sources: string[]; bars: BarContent[] }
  /** Twelve months, two columns each; lengths in thousandths of the longest. */
  | {
      type: 'MONTHS';
      series: [string, string];
      months: { label: string; amounts: [string, string]; permille: [number, number] }[];
    }
  /** From a deficit down to nothing, step by step; places in thousandths of the deficit. */
  | { type: 'WATERFALL'; steps: WaterfallStepContent[] };

export interface SectionContent {
  heading: string;
  level: 1 | 2;
  blocks: BlockContent[];
}

export interface ChapterContent {
  title: string;
  sections: SectionContent[];
  /** Its pages lie across: a table of many columns. */
  landscape?: true;
}

/** 代拟稿: a letter for the office that issues it, before its attachments (GB/T 9704: 标题, 主送机关, 正文, 附件说明, 署名, 日期). */
export interface LetterContent {
  to: string;
  paragraphs: string[];
  attachment: string;
  from: string;
  date: string;
}

export interface FundReportContent extends ReportHead {
  kind: FundReportKind;
  title: [place: string, subject: string];
  /** Of whom: a label and a value of the head. */
  member: [label: string, value: string];
  /** Null: a report. */
  letter: LetterContent | null;
  /** One chapter and no contents: an ordinary report; more: a package with a cover. */
  chapters: ChapterContent[];
  /** Of a package, where the year is settled: the summary and the sheets, as chapters of their own. */
  settlement: { summary: PoolSettlementContent; sheets: CountySettlementContent[] } | null;
}
