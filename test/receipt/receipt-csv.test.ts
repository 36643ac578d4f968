import { describe, expect, test } from '@jest/globals';
import { readReceipts } from '../../src/receipt/receipt-csv.js';
import { Refused } from '../../src/refusal.js';
import { csvOf, HEAD, lineOf } from './receipt-list.js';

const COUNTIES: Record<string, string> = { a: 'a', 甲县: 'a', b: 'b' };
const read = (csv: string) => readReceipts(csv, 'town', (given) => COUNTIES[given]);
/** "CODE line column" of each fault, also of those that end the reading. */
const faultsOf = (csv: string): string[] => {
  const inWords = ({ code, path }: { code: string; path: string[] }) => [code, ...path.slice(2)].join(' ');
  try {
    return read(csv).faults.map(inWords);
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(inWords);
    throw error;
  }
};

describe('a list as the tax office sends it', () => {
  test('is read with its line numbers: a county by name or id, an insurance in Chinese or by its word', () => {
    const { rows, faults } = read(csvOf([{}, { county: 'b', insurance: 'EMPLOYEE', number: 'T2', amount: '0.5' }]));
    expect(faults).toEqual([]);
    expect(rows).toEqual([
      { line: 2, enteredOn: '2021-03-05', insurance: 'RESIDENT', county: 'a', item: '居民个人缴费', number: 'T1', amount: 10000n },
      { line: 3, enteredOn: '2021-03-05', insurance: 'EMPLOYEE', county: 'b', item: '居民个人缴费', number: 'T2', amount: 50n },
    ]); // prettier-ignore
  });

  test('with a byte-order mark, other columns, another order, quotes, blank lines and spaces is the same list', () => {
    const csv =
      '\uFEFF票号,金额, 征收机关 ,项目,县市区,险种,入库日期\n\n"T1","100.00",税务一分局, 居民个人缴费 ,甲县,城乡居民基本医疗保险,2021-03-05\n';
    expect(read(csv).rows.map(({ line: _, ...row }) => row)).toEqual(read(csvOf([{}])).rows.map(({ line: _, ...row }) => row)); // prettier-ignore
    expect(read(csv).rows[0]!.line).toBe(3);
  });
});

describe('its faults are said all at once, by line and column', () => {
  test.each<[string, Parameters<typeof csvOf>[0][number], string]>([
    ['a day that is none', { day: '2021-02-30' }, 'INVALID_DATE 2 入库日期'],
    ['an insurance that is none', { insurance: '工伤保险' }, 'UNKNOWN_INSURANCE 2 险种'],
    ['a word that every object has', { insurance: 'constructor' }, 'UNKNOWN_INSURANCE 2 险种'],
    ['a county of another city', { county: '丁县' }, 'UNKNOWN_COUNTY 2 县市区'],
    ['no item', { item: '' }, 'NAME_MISSING 2 项目'],
    ['no number', { number: '' }, 'INVALID_ID 2 票号'],
    ['a number in words', { number: '票一' }, 'INVALID_ID 2 票号'],
    ['a thousands separator in quotes', { amount: '"1,000.00"' }, 'INVALID_AMOUNT 2 金额'],
    ['a third decimal', { amount: '1.005' }, 'INVALID_AMOUNT 2 金额'],
    ['an exponent', { amount: '1e3' }, 'INVALID_AMOUNT 2 金额'],
    ['a refund', { amount: '-1.00' }, 'NEGATIVE_AMOUNT 2 金额'],
    ['nothing', { amount: '0.00' }, 'ZERO_AMOUNT 2 金额'],
  ])('%s', (_what, line, expected) => {
    expect(faultsOf(csvOf([line]))).toEqual([expected]);
  });

  test('of several lines, each at its own', () => {
    const broken = csvOf([{ day: 'x', amount: 'y' }, { number: 'T2' }, { county: 'z' }]);
    expect(faultsOf(broken)).toEqual(['INVALID_DATE 2 入库日期', 'INVALID_AMOUNT 2 金额', 'UNKNOWN_COUNTY 4 县市区']);
  });

  test('a line with a field too few or too many, beside the others', () => {
    expect(faultsOf(`${csvOf([{}])}\n2021-03-05,甲县\n${lineOf({ number: 'T3', amount: '1,5' })}`)).toEqual([
      'UNREADABLE_CSV 3',
      'UNREADABLE_CSV 4',
    ]);
  });

  test('a text that is no CSV, columns that are missing, nothing, too much: nothing can be read', () => {
    expect(faultsOf(`${HEAD}\n"2021-03-05,甲县`)).toEqual([expect.stringMatching(/^UNREADABLE_CSV \d/)]);
    expect(faultsOf('入库日期,险种,县市区,项目,票据号\nx,x,x,x,x')).toEqual(['COLUMN_MISSING 1', 'COLUMN_MISSING 1']);
    expect(faultsOf('')).toEqual(['EMPTY_DOCUMENT']);
    expect(faultsOf(HEAD)).toEqual(['EMPTY_DOCUMENT']);
    expect(faultsOf(csvOf(Array.from({ length: 5_001 }, () => ({}))))).toEqual(['TOO_MANY_ROWS']);
  });
});
