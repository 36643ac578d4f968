/** 基金年度报表 and the yearly package: sections of tables and charts; a package has a cover, contents and a chapter for each part. */
import { grouped } from '../src/money.js';
import type { CountySettlementContent, PoolSettlementContent } from '../src/report/content.js';
import type {
  BlockContent,
  ChapterContent,
  ColumnContent,
  FundReportContent,
  LetterContent,
  SectionContent,
} from '../src/report/fund-content.js';
import { barChart } from './bar-chart.js';
import { countySettlementBody, countySettlementTitle } from './county-settlement.js';
import { monthChart } from './month-chart.js';
import { letter } from './letter.js';
import { begin, chainHeads, identity, readings, type Title, titleParts, verification } from './parts.js';
import { poolSettlementBody, poolSettlementTitle } from './pool-settlement.js';
import type { Orientation } from './gongwen.js';
import type { Sheet } from './sheet.js';
import { type Column, table } from './table.js';
import { waterfall } from './waterfall.js';

export const fundReportTitle = ({ title }: FundReportContent): Title => title;

export function fundReport(content: FundReportContent): Sheet {
  const { chapters, settlement } = content;
  // reports asked for before there were letters have none
  if (content.letter) return withAttachment(content, content.letter);
  const isPackage = content.kind === 'PACKAGE';
  const sheet = begin(content, content.title, content.member, isPackage ? 'portrait' : lies(chapters[0]!));
  if (isPackage)
    sheet.contents([
      ...chapters.map(({ title }) => title),
      ...(settlement ? [settlement.summary, ...settlement.sheets].map((one) => titleOf(one).join('')) : []),
      CLOSING,
    ]);
  for (const chapter of chapters) {
    if (isPackage) sheet.chapter([chapter.title], lies(chapter));
    for (const one of chapter.sections) section(sheet, one);
  }
  if (settlement) {
    const { summary, sheets } = settlement;
    sheet.chapter(titleOf(summary), 'landscape');
    poolSettlementBody(sheet, summary);
    for (const county of sheets) {
      sheet.chapter(titleOf(county));
      countySettlementBody(sheet, county);
    }
  }
  if (isPackage) sheet.chapter([CLOSING]);
  readings(sheet, content);
  chainHeads(sheet, content);
  return sheet.finish();
}

const lies = ({ landscape }: ChapterContent): Orientation => (landscape ? 'landscape' : 'portrait');

/** The letter, and on pages of their own what it attaches and how that can be checked. */
function withAttachment(content: FundReportContent, written: LetterContent): Sheet {
  const sheet = letter(content, written);
  for (const chapter of content.chapters) {
    sheet.chapter(['附件　', chapter.title], lies(chapter));
    for (const one of chapter.sections) section(sheet, one);
  }
  sheet.chapter(['编制信息']);
  identity(sheet, content, content.member);
  verification(sheet, content);
  chainHeads(sheet, content);
  return sheet.finish();
}

const CLOSING = '政策口径与账簿链头';

const titleOf = (content: PoolSettlementContent | CountySettlementContent): string[] =>
  titleParts(
    content.kind === 'POOL_SETTLEMENT' ? poolSettlementTitle(content) : countySettlementTitle(content),
    content,
  );

function section(sheet: Sheet, { heading, level, blocks }: SectionContent): void {
  sheet.heading(level, heading);
  for (const one of blocks) block(sheet, one);
}

function block(sheet: Sheet, content: BlockContent): void {
  switch (content.type) {
    case 'PARAGRAPH':
      return content.text.endsWith('：') ? sheet.lead(content.text) : sheet.paragraph(content.text);
    case 'NOTE':
      return sheet.caption(content.text);
    case 'TABLE':
      return rows(sheet, content);
    case 'BARS':
      return barChart(sheet, content.sources, content.bars);
    case 'MONTHS':
      return monthChart(sheet, content);
    case 'WATERFALL':
      return waterfall(sheet, content);
  }
}

interface Line {
  cells: string[];
  strong: boolean;
}

function rows(sheet: Sheet, { columns, rows, strong }: Extract<BlockContent, { type: 'TABLE' }>): void {
  const lines = rows.map((cells, at): Line => ({ cells, strong: strong.includes(at) }));
  table(sheet, columns.map(column), lines, { strong: (line) => line.strong, size: columns.length > 6 ? 8 : 9 });
}

const column = ({ title, group, align, grow, amounts }: ColumnContent, at: number): Column<Line> => ({
  title,
  align: align ?? (amounts ? 'right' : 'left'),
  ...(group !== undefined && { group }),
  ...(grow !== undefined && { grow }),
  cell: ({ cells }) => (amounts && cells[at] !== '' ? grouped(cells[at]!) : cells[at]!),
});
