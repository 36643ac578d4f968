/** 入库明细: reads the tax office's list, a line for each receipt, with every fault of it by line and column. */
import { CsvError, parse } from 'csv-parse/sync';
import { isDate } from '../dates.js';
import { readAmountAboveZero } from '../faults.js';
import type { Fen } from '../money.js';
import { Insurance } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';

const MOST_ROWS = 5_000;
const LONGEST_NUMBER = 40;
const NUMBER = new RegExp(`^[0-9A-Za-z_-]{1,${LONGEST_NUMBER}}$`);

/** The columns that count, by the names that the tax office gives them; a list may have more, in any order. */
const COLUMNS = {
  enteredOn: '入库日期',
  insurance: '险种',
  county: '县市区',
  item: '项目',
  number: '票号',
  amount: '金额',
} as const;
type Column = keyof typeof COLUMNS;

const INSURANCES: Record<string, Insurance> = {
  职工基本医疗保险: 'EMPLOYEE',
  城乡居民基本医疗保险: 'RESIDENT',
  EMPLOYEE: 'EMPLOYEE',
  RESIDENT: 'RESIDENT',
};

export interface ReceiptRow {
  /** In the text, from 1, as an editor shows it. */
  line: number;
  enteredOn: string;
  insurance: Insurance;
  county: string;
  /** 征收项目, as the tax office names it. */
  item: string;
  number: string;
  amount: Fen;
}

/** @param countyOf the county that a code or name stands for. */
export function readReceipts(
  csv: string,
  pool: string,
  countyOf: (given: string) => string | undefined,
): { rows: ReceiptRow[]; faults: Refusal[] } {
  const at = (line: number, column?: string) => ['input', 'csv', line, ...(column === undefined ? [] : [column])];
  const [head, ...records] = recordsOf(csv);
  if (!head || records.length === 0) throw new Refused(refusal('EMPTY_DOCUMENT', undefined, ['input', 'csv']));
  if (records.length > MOST_ROWS)
    throw new Refused(refusal('TOO_MANY_ROWS', { count: records.length, limit: MOST_ROWS }, ['input', 'csv']));
  const missing = Object.values(COLUMNS).filter((name) => !head.fields.includes(name));
  if (missing.length > 0)
    throw new Refused(...missing.map((column) => refusal('COLUMN_MISSING', { column }, at(head.line))));
  const place = Object.fromEntries(
    Object.entries(COLUMNS).map(([column, name]) => [column, head.fields.indexOf(name)]),
  ) as Record<Column, number>;

  const faults: Refusal[] = [];
  const rows = records.flatMap(({ line, fields }): ReceiptRow[] => {
    const path = (column: Column) => at(line, COLUMNS[column]);
    if (fields.length !== head.fields.length) {
      const why = `${fields.length} 列，应为 ${head.fields.length} 列 ${fields.length} fields, not ${head.fields.length}`;
      faults.push(refusal('UNREADABLE_CSV', { line, why }, at(line)));
      return [];
    }
    const before = faults.length;
    const given = (column: Column): string => fields[place[column]]!;
    if (!isDate(given('enteredOn')))
      faults.push(refusal('INVALID_DATE', { given: given('enteredOn') }, path('enteredOn')));
    const insurance = Object.hasOwn(INSURANCES, given('insurance')) ? INSURANCES[given('insurance')] : undefined;
    if (!insurance) faults.push(refusal('UNKNOWN_INSURANCE', { given: given('insurance') }, path('insurance')));
    const county = countyOf(given('county'));
    if (county === undefined) faults.push(refusal('UNKNOWN_COUNTY', { county: given('county'), pool }, path('county')));
    if (given('item') === '') faults.push(refusal('NAME_MISSING', undefined, path('item')));
    const number = given('number');
    if (!NUMBER.test(number))
      faults.push(refusal('INVALID_ID', { id: number, longest: LONGEST_NUMBER }, path('number')));
    const amount = readAmountAboveZero(given('amount'), path('amount'), faults);
    if (faults.length > before) return [];
    const item = given('item');
    return [{ line, enteredOn: given('enteredOn'), insurance: insurance!, county: county!, item, number, amount }];
  });
  return { rows, faults };
}

function recordsOf(csv: string): { line: number; fields: string[] }[] {
  // lists that were put together by hand mix both ends of lines
  const options = {
    bom: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    info: true,
    record_delimiter: ['\r\n', '\n'],
  };
  try {
    const records = parse(csv, options) as unknown as { record: string[]; info: { lines: number } }[];
    return records.map(({ record, info }) => ({ line: info.lines, fields: record }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    throw new Refused(refusal('UNREADABLE_CSV', { line, why: error.code }, ['input', 'csv', line]));
  }
}
