/** 统筹区清算汇总表: every county of the pool, who pays, and what became of the shared money. */
import { grouped } from '../src/money.js';
import type { CountyLineContent, PoolSettlementContent, RollForwardContent } from '../src/report/content.js';
import { barChart } from './bar-chart.js';
import {
  begin,
  chainHeads,
  corrections,
  life,
  NONE,
  obligations,
  readings,
  settlementPairs,
  type Title,
} from './parts.js';
import type { Sheet } from './sheet.js';
import { type Column, table } from './table.js';

export const poolSettlementTitle = ({ pool, insurance, fiscalYear, correction }: PoolSettlementContent): Title => [
  `${pool}${fiscalYear}年度`,
  `${insurance}基金${correction ? '补充' : ''}清算汇总表`,
];

export function poolSettlement(content: PoolSettlementContent): Sheet {
  const members: [string, string] = ['县市区', `${content.counties.length} 个`];
  const sheet = begin(content, poolSettlementTitle(content), members, 'landscape', settlementPairs(content));
  poolSettlementBody(sheet, content);
  chainHeads(sheet, content);
  return sheet.finish();
}

/** Without what a document says once: its head, the chains. */
export function poolSettlementBody(sheet: Sheet, content: PoolSettlementContent): void {
  counties(sheet, content);
  charts(sheet, content);
  sheet.heading(1, '统筹区资金变动');
  for (const rollForward of content.rollForwards) movement(sheet, rollForward);
  corrections(sheet, content, { rows: content.corrections, own: content.correction });
  obligations(sheet, content, content.obligations);
  readings(sheet, content);
  life(sheet, content);
}

function counties(sheet: Sheet, { counties, totals, sources }: PoolSettlementContent): void {
  const figure = (
    title: string,
    cell: (line: CountyLineContent) => string,
    group?: string,
  ): Column<CountyLineContent> => ({
    title,
    align: 'right',
    // Most cells of this table are nothing: a dash lets the others stand out.
    cell: (line) => (cell(line) === '0.00' ? NONE : grouped(cell(line))),
    ...(group && { group }),
  });
  const classes = '缺口分类';
  sheet.heading(1, '各县市区清算结果');
  table(
    sheet,
    [
      { title: '县市区', cell: ({ county }) => county },
      figure('本年收入', ({ income }) => income),
      figure('本年支出', ({ expenditure }) => expenditure),
      figure('本年结余', ({ surplus }) => surplus),
      figure('本年缺口', ({ deficit }) => deficit),
      figure('政策性', ({ policyDeficit }) => policyDeficit, classes),
      figure('管理性', ({ managementDeficit }) => managementDeficit, classes),
      figure('不可抗力', ({ forceMajeureDeficit }) => forceMajeureDeficit, classes),
      ...sources.map((source, at) => figure(source, (line) => line.sources[at]!, '缺口由谁承担')),
      figure('未解决', ({ unresolved }) => unresolved),
    ],
    [...counties, totals],
    { size: 8, strong: (line) => line === totals },
  );
}

function charts(sheet: Sheet, { sources, bySource, topCounties }: PoolSettlementContent): void {
  if (bySource.length === 0) return;
  sheet.heading(1, '缺口由谁承担');
  sheet.heading(2, '按资金来源');
  barChart(sheet, sources, bySource);
  sheet.heading(2, '缺口最大的县市区');
  barChart(sheet, sources, topCounties);
}

type Movement = RollForwardContent['rows'][number];

function movement(sheet: Sheet, { title, columns, rows }: RollForwardContent): void {
  sheet.heading(2, title);
  table<Movement>(
    sheet,
    [
      { title: '项目', grow: 2, cell: ({ item }) => item },
      ...columns.map<Column<Movement>>((column, at) => ({
        title: column,
        align: 'right',
        grow: 1,
        cell: ({ amounts }) => grouped(amounts[at]!),
      })),
    ],
    rows,
    { strong: ({ isBalance }) => isBalance },
  );
}
