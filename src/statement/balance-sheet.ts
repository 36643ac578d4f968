/**
 * 会社保01表 资产负债表 (财会〔2017〕28号), columns 年初余额 and 期末余额. The product carries income and expenditure to net assets once a year, the
 * form shows them there at every month's end: 一般基金结余 is 3001 with what of 4xxx and 5xxx is not yet carried.
 */
import type { Insurance } from '../policy/policy.js';
import { line, type Part, type Row, type Selection, total } from './row.js';

const INCOME = ['4001', '4101', '4201', '4301', '4401', '4402', '4501'];
const EXPENDITURE = ['5001', '5101', '5201', '5301', '5302', '5401'];
/** Of the employee fund: what is the one part's or the other's whatever the line says (4101, 5101: pooled; 5201: individual). */
const WHOLLY: Readonly<Record<string, Part>> = { '4101': 'POOLED', '5101': 'POOLED', '5201': 'INDIVIDUAL' };

const notCarried = (part?: Part): Selection[] =>
  [...INCOME, ...EXPENDITURE].flatMap((account): Selection[] => {
    const sign = account.startsWith('5') ? ({ sign: -1 } as const) : {};
    const wholly = WHOLLY[account];
    if (part === undefined || wholly === part) return [{ account, ...sign }];
    return wholly === undefined ? [{ account, part, ...sign }] : [];
  });

const generalBalance = (part?: Part): Selection[] => [{ account: '3001', part }, ...notCarried(part)];

/** 其中: the details of 3001 and what is not yet carried to them. */
const details = (indent: number, part?: Part): Row[] => [
  ...(
    [
      ['ACCUMULATED_BALANCE', '累计结余'],
      ['OWN_RESERVE', '本县风险金'],
      ['SHARED_RESERVE', '风险储备金'],
      ['POOLED_BALANCE', '统筹结余'],
      ['YEAR_RESULT', '本年收支结余（已结转、未清算）'],
    ] as const
  ).map(([detail, name]) =>
    line(indent, detail, `其中：${name}`, [{ account: '3001', detail, part }], { memo: true, outOfForm: true }),
  ),
  line(indent, 'NOT_CARRIED', '其中：尚未结转的收支', notCarried(part), { memo: true, outOfForm: true }),
];

const ASSETS: readonly Row[] = [
  line(1, 'CASH', '库存现金', ['1001']),
  line(1, 'COLLECTION_DEPOSITS', '收入户存款', ['1002']),
  line(1, 'SPECIAL_DEPOSITS', '财政专户存款', ['1003']),
  line(1, 'EXPENDITURE_DEPOSITS', '支出户存款', ['1004']),
  line(1, 'TREASURY_DEPOSITS', '国库存款', ['1005']),
  line(1, 'ADVANCES', '暂付款', ['1101']),
  line(2, 'OUT_OF_AREA_ADVANCES', '其中：异地就医预付金', [], { memo: true }),
  line(1, 'BONDS', '债券投资', ['1201']),
  total(0, 'ASSETS', '资产总计', [
    ...['CASH', 'COLLECTION_DEPOSITS', 'SPECIAL_DEPOSITS', 'EXPENDITURE_DEPOSITS', 'TREASURY_DEPOSITS'],
    ...['ADVANCES', 'BONDS'],
  ]),
];

const LIABILITIES: readonly Row[] = [
  line(1, 'RECEIPTS', '暂收款', ['2001']),
  line(2, 'OUT_OF_AREA_RECEIPTS', '其中：异地就医资金', [], { memo: true }),
  line(1, 'BORROWINGS', '借入款项', ['2101']),
  total(0, 'LIABILITIES', '负债合计', ['RECEIPTS', 'BORROWINGS']),
];

const NET_ASSETS: Readonly<Record<Insurance, readonly Row[]>> = {
  RESIDENT: [line(1, 'GENERAL_BALANCE', '一般基金结余', generalBalance()), ...details(2)],
  EMPLOYEE: [
    total(1, 'GENERAL_BALANCE', '一般基金结余', ['POOLED', 'INDIVIDUAL', 'PENDING']),
    line(2, 'POOLED', '（一）统筹基金', generalBalance('POOLED')),
    ...details(3, 'POOLED'),
    line(2, 'INDIVIDUAL', '（二）个人账户基金', generalBalance('INDIVIDUAL')),
    line(2, 'PENDING', '（三）待转基金', ['4601', '4602'], { monthly: true }),
  ],
};

export const balanceSheetRows = (insurance: Insurance): readonly Row[] => [
  ...ASSETS,
  ...LIABILITIES,
  ...NET_ASSETS[insurance],
  total(0, 'NET_ASSETS', '净资产合计', ['GENERAL_BALANCE']),
  total(0, 'LIABILITIES_AND_NET_ASSETS', '负债与净资产总计', ['LIABILITIES', 'NET_ASSETS']),
];
