/** 县市区清算单: one deficit, or surplus, from its facts to the vouchers. */
import { grouped } from '../src/money.js';
import type {
  AllocationContent,
  BalanceContent,
  CountySettlementContent,
  FactContent,
  PositionContent,
  StepContent,
  VoucherContent,
} from '../src/report/content.js';
import {
  amount,
  begin,
  chainHeads,
  cite,
  corrections,
  life,
  NONE,
  obligations,
  readings,
  section,
  settlementPairs,
  type Title,
} from './parts.js';
import type { Sheet } from './sheet.js';
import { type Column, table } from './table.js';
import { waterfall } from './waterfall.js';

export const countySettlementTitle = ({
  pool,
  county,
  insurance,
  fiscalYear,
  correction,
}: CountySettlementContent): Title => [
  `${pool}${county.name}${fiscalYear}年度`,
  `${insurance}基金${correction ? '补充' : ''}清算单`,
];

export function countySettlement(content: CountySettlementContent): Sheet {
  const { name, id } = content.county;
  const sheet = begin(
    content,
    countySettlementTitle(content),
    ['县市区', `${name}（${id}）`],
    'portrait',
    settlementPairs(content),
  );
  countySettlementBody(sheet, content);
  chainHeads(sheet, content);
  return sheet.finish();
}

/** Without what a document says once: its head, the chains. */
export function countySettlementBody(sheet: Sheet, content: CountySettlementContent): void {
  result(sheet, content);
  facts(sheet, content);
  positions(sheet, content);
  steps(sheet, content);
  allocations(sheet, content);
  corrections(sheet, content, { rows: content.corrections, own: content.correction });
  obligations(sheet, content, content.obligations);
  balances(sheet, content);
  vouchers(sheet, content);
  readings(sheet, content);
  life(sheet, content);
}

function result(sheet: Sheet, content: CountySettlementContent): void {
  const { result, covered, unresolved, levyUnpaid, drawnForOthers, balanceForOthers } = content;
  const line = (left: string, leftAmount: string, right: string, rightAmount: string): string[] => [
    left,
    grouped(leftAmount),
    right,
    grouped(rightAmount),
  ];
  const columns: Column<string[]>[] = [
    { title: '项目', grow: 1, cell: (row) => row[0]! },
    { title: '金额', align: 'right', cell: (row) => row[1]! },
    { title: '项目', grow: 1, cell: (row) => row[2]! },
    { title: '金额', align: 'right', cell: (row) => row[3]! },
  ];
  sheet.heading(1, '清算结果');
  table(
    sheet,
    columns,
    [
      line('本年收入', result.income, '本年支出', result.expenditure),
      line('本年结余', result.surplus, '本年缺口', result.deficit),
      line('其中：政策性缺口', result.policyDeficit, '各步骤弥补合计', covered),
      line('　　　管理性缺口', result.managementDeficit, '未解决', unresolved),
      line('　　　不可抗力缺口', result.forceMajeureDeficit, '欠缴风险金', levyUnpaid),
      line('为其他县市区调用本县结余', balanceForOthers, '为其他县市区动用本县风险金', drawnForOthers),
    ],
    { size: 9.5 },
  );
}

function facts(sheet: Sheet, { facts }: CountySettlementContent): void {
  section<FactContent>(
    sheet,
    '清算所据事实',
    [
      { title: '事实', grow: 2, cell: ({ name }) => name },
      { title: '数值', align: 'right', cell: ({ value, unit }) => (unit === '' ? value : grouped(value)) },
      { title: '单位', align: 'center', cell: ({ unit }) => unit },
      { title: '来源', grow: 3, cell: ({ source }) => source },
      { title: '录入人', grow: 1, cell: ({ enteredBy }) => enteredBy },
      { title: '确认人', grow: 1, cell: ({ confirmedBy }) => confirmedBy ?? NONE },
    ],
    facts,
    { none: '本年未录入事实。' },
  );
}

function positions(sheet: Sheet, { positions }: CountySettlementContent): void {
  section<PositionContent>(
    sheet,
    '取自账簿的数据',
    [
      { title: '数据', grow: 2, cell: ({ input }) => input },
      { title: '账簿', grow: 2, cell: ({ book }) => book },
      { title: '科目', grow: 2, cell: ({ account }) => account },
      { title: '截至位置', align: 'right', cell: ({ position }) => position },
      { title: '金额', align: 'right', cell: (row) => grouped(row.amount) },
    ],
    positions,
    { intro: '清算所用数据取自账簿截至下列位置的余额或发生额，未经手工填写。', none: '未取用账簿数据。' },
  );
}

function steps(sheet: Sheet, content: CountySettlementContent): void {
  section<StepContent>(
    sheet,
    '缺口弥补步骤',
    [
      { title: '次序', align: 'center', cell: ({ order }) => order },
      { title: '资金来源', cell: ({ source }) => source },
      { title: '缺口类别', align: 'center', cell: ({ deficitClass }) => deficitClass },
      { title: '金额', align: 'right', cell: (row) => grouped(row.amount) },
      { title: '规则', align: 'center', cell: ({ rule }) => rule },
      {
        title: '依据',
        grow: 1,
        cell: ({ citation, readings }) =>
          cite(citation, content) + (readings.length > 0 ? `\n口径：${readings.join('、')}` : ''),
      },
    ],
    content.steps,
    {
      intro: `依次弥补合计 ${grouped(content.covered)} 元，未解决 ${grouped(content.unresolved)} 元。`,
      none: '本年无缺口，未发生弥补。',
    },
  );
  if (!content.waterfall?.length) return;
  sheet.heading(2, '缺口自上而下逐步弥补');
  waterfall(sheet, { steps: content.waterfall });
}

function allocations(sheet: Sheet, content: CountySettlementContent): void {
  section<AllocationContent>(
    sheet,
    '结余分配',
    [
      { title: '去向', cell: ({ to }) => to },
      { title: '金额', align: 'right', cell: (row) => grouped(row.amount) },
      { title: '依据', grow: 1, cell: ({ citation }) => cite(citation, content) },
    ],
    content.surplusAllocations,
    { none: '本年无结余可供分配。' },
  );
}

function balances(sheet: Sheet, { balances }: CountySettlementContent): void {
  section<BalanceContent>(
    sheet,
    '余额变动',
    [
      { title: '项目', grow: 1, cell: ({ name }) => name },
      { title: '清算前', align: 'right', grow: 1, cell: ({ before }) => grouped(before) },
      { title: '清算后', align: 'right', grow: 1, cell: ({ after }) => grouped(after) },
    ],
    balances,
    { none: '本次清算未变动余额。' },
  );
}

type VoucherLine = VoucherContent['lines'][number];

function vouchers(sheet: Sheet, { vouchers }: CountySettlementContent): void {
  sheet.heading(1, '记账凭证');
  if (vouchers.length === 0) return sheet.paragraph('尚未入账，无凭证。');
  const columns: Column<VoucherLine>[] = [
    { title: '科目编码', cell: ({ account }) => account },
    { title: '科目名称', grow: 3, cell: ({ name }) => name },
    { title: '摘要', grow: 4, cell: ({ summary }) => summary },
    { title: '借方金额', align: 'right', cell: ({ debit }) => amount(debit) },
    { title: '贷方金额', align: 'right', cell: ({ credit }) => amount(credit) },
  ];
  for (const { book, number, period, date, summary, lines, debit, credit } of vouchers) {
    const total: VoucherLine = { account: '合计', name: '', summary: '', debit, credit };
    sheet.heading(2, `${book}　${number}`);
    sheet.caption(`会计期间：${period}　　业务日期：${date}　　摘要：${summary}`);
    table(sheet, columns, [...lines, total], { strong: (line) => line === total });
  }
}
