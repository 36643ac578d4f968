/** The official table as data: every account of the chart has its line, and both sides end in the same total. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  LINE_OF_ACCOUNT,
  LINE_OF_RECORD,
  type LineCode,
  isEntered,
  linesOf,
  withTotals,
} from '../../src/budget/line.js';
import { HISTORY_ITEMS } from '../../src/history/history.js';
import { EXPENDITURE, INCOME } from '../../src/ledger/accounts.js';
import { ITEMS } from '../../src/load/item.js';
import { fen, yuan } from '../../src/money.js';
import { Insurance } from '../../src/policy/policy.js';

const INSURANCES = Object.values(Insurance);

/** "一、基本医疗保险费收入"; parts are indented, as printed. */
const printed = (insurance: Insurance, side: string) =>
  linesOf(insurance)
    .filter((line) => line.side === side && !line.unprinted)
    .map(({ mark, name, within }) => (mark ? `${mark}、${name}` : within ? `  ${name}` : name));

test('the residents’ table is the official one, left and right', () => {
  expect(printed('RESIDENT', 'INCOME')).toEqual([
    '一、基本医疗保险费收入',
    '  集体扶持收入',
    '  城乡医疗救助资助收入',
    '  财政为困难人员代缴收入',
    '二、财政补贴收入',
    '  按规定标准补助收入',
    '三、利息收入',
    '四、其他收入',
    '五、本年收入小计',
    '六、上级补助收入',
    '七、下级上解收入',
    '八、本年收入合计',
    '九、上年结余',
    '总计',
  ]);
  expect(printed('RESIDENT', 'EXPENDITURE')).toEqual([
    '一、基本医疗保险待遇支出',
    '  住院费用支出',
    '  门诊费用支出',
    '  生育医疗费用支出',
    '二、大病保险支出',
    '三、其他支出',
    '四、本年支出小计',
    '五、补助下级支出',
    '六、上解上级支出',
    '七、本年支出合计',
    '八、本年收支结余',
    '九、年末滚存结余',
    '总计',
  ]);
});

test('the employees’ has 转移收入 as a line of its own, and none of the residents’ 其中', () => {
  expect(printed('EMPLOYEE', 'INCOME').slice(0, 6)).toEqual([
    '一、基本医疗保险费收入',
    '二、财政补贴收入',
    '三、利息收入',
    '四、转移收入',
    '五、其他收入',
    '六、本年收入小计',
  ]);
});

describe.each(INSURANCES)('%s', (insurance) => {
  const codes = linesOf(insurance).map(({ code }) => code);

  test('every item that is loaded and every figure of an earlier year stands in one line of the table', () => {
    const accounts = Object.values<{ code: string; detail?: string }>(ITEMS).map(({ code, detail }) =>
      detail ? `${code}/${detail}` : code,
    );
    for (const account of accounts) expect(codes).toContain(LINE_OF_ACCOUNT[insurance].get(account));
    for (const item of HISTORY_ITEMS) expect(codes).toContain(LINE_OF_RECORD[insurance].get(item));
  });

  test('the year’s income and expenditure are of the accounts that the settlement counts', () => {
    const accountsIn = (total: LineCode) =>
      [...LINE_OF_ACCOUNT[insurance]].filter(([, line]) => contains(total, line)).map(([key]) => key.slice(0, 4));
    const contains = (total: LineCode, wanted: LineCode): boolean => {
      const { from } = linesOf(insurance).find(({ code }) => code === total) ?? {};
      return total === wanted || (Array.isArray(from) && from.some((term) => contains(term as LineCode, wanted)));
    };
    expect([...new Set(accountsIn('INCOME_SUBTOTAL'))].sort()).toEqual([...INCOME]);
    expect([...new Set(accountsIn('EXPENDITURE_SUBTOTAL'))].sort()).toEqual([...EXPENDITURE]);
  });

  const entered = linesOf(insurance).filter(isEntered);
  const amounts = fc
    .array(fc.bigInt(0n, 10n ** 20n), { minLength: entered.length, maxLength: entered.length })
    .map((values) => new Map<LineCode, bigint>(entered.map(({ code }, at) => [code, values[at]!])));

  test('whatever is entered, left and right end in the same total', () => {
    fc.assert(
      fc.property(amounts, (given) => {
        const table = withTotals(insurance, given);
        expect(table.get('INCOME_SIDE_TOTAL')).toBe(table.get('EXPENDITURE_SIDE_TOTAL'));
        expect(table.get('CLOSING_BALANCE')).toBe(
          given.get('OPENING_BALANCE')! + table.get('INCOME_TOTAL')! - table.get('EXPENDITURE_TOTAL')!,
        );
      }),
    );
  });
});

test('a published county: 79,653 in, 78,034 out, 35,226 before: 36,845 are left (万元, 2023)', () => {
  const table = withTotals(
    'RESIDENT',
    new Map<LineCode, bigint>([
      ['PREMIUM', fen('79653')],
      ['INPATIENT', fen('78034')],
      ['OPENING_BALANCE', fen('35226')],
    ]),
  );
  expect([table.get('YEAR_BALANCE'), table.get('CLOSING_BALANCE')].map((amount) => yuan(amount!))).toEqual([
    '1619.00',
    '36845.00',
  ]);
});

test('what is not on record leaves every total open that needs it, and no other', () => {
  const table = withTotals('RESIDENT', new Map([['UPPER_GRANT', null]] as const));
  const open = [...table].flatMap(([code, amount]) => (amount === null ? [code] : []));
  expect(open).toEqual([
    'UPPER_GRANT',
    'INCOME_TOTAL',
    'INCOME_SIDE_TOTAL',
    'YEAR_BALANCE',
    'CLOSING_BALANCE',
    'EXPENDITURE_SIDE_TOTAL',
  ]);
});
