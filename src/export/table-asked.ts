/** Which tables of which part of a fund are asked for, and everything that is wrong with it at once. */
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { Refused, refusal } from '../refusal.js';
import type { FundPart } from '../report/chapters/fund-reader.js';
import { checkPart } from '../report/part.js';
import { FUND_TABLES, type FundTable, TABLE_CODES, type TableCode } from '../report/tables.js';
import { Address, addressOf } from './address.js';

export interface TablesAsked extends FundPart {
  /** Null: all that there are of the part. */
  tables: readonly TableCode[] | null;
}

export const TABLE_FORMATS = {
  CSV: { mediaType: 'text/csv; charset=utf-8', extension: 'csv' },
  XLSX: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extension: 'xlsx' },
} as const;
export type TableFormat = keyof typeof TABLE_FORMATS;

const PARAMETERS = ['pool', 'insurance', 'fiscalYear', 'month', 'county', 'poolLevel', 'tables', 'format'];

/** Reads the address of a download; throws all that is wrong with it. */
export function tablesAskedOf(query: Record<string, unknown>): { asked: TablesAsked; format: TableFormat } {
  const address = new Address(query, PARAMETERS);
  const tables = address.text('tables')?.split(',') ?? null;
  for (const given of tables ?? [])
    if (!Object.hasOwn(FUND_TABLES, given))
      address.refuse(refusal('UNKNOWN_CHOICE', { name: 'tables', given, known: TABLE_CODES.join(', ') }, ['tables']));
  const asked: TablesAsked = {
    ...address.fund(),
    fiscalYear: address.number('fiscalYear', 4) ?? 0,
    month: address.number('month', 2),
    county: address.text('county'),
    poolLevel: address.flag('poolLevel'),
    tables: tables as TableCode[] | null,
  };
  const format = address.oneOf<TableFormat>('format', TABLE_FORMATS, 'XLSX');
  if (address.faults.length) throw new Refused(...address.faults);
  checkTables(asked);
  if (format === 'CSV' && tables?.length !== 1)
    throw new Refused(refusal('ONE_TABLE_ONLY', { given: tables?.length ?? TABLE_CODES.length }, ['tables']));
  return { asked, format };
}

export function checkTables(asked: TablesAsked, path: readonly string[] = []): void {
  checkFiscalYear(asked.fiscalYear, [...path, 'fiscalYear']);
  // without a table named there is always one that the month and the book go with
  const named: (FundTable & { what: string })[] = (asked.tables ?? []).map((code) => ({
    ...FUND_TABLES[code],
    what: FUND_TABLES[code].title,
  }));
  for (const takes of [...named, { what: '', monthly: true, poolLevel: true } as const]) checkPart(asked, takes, path);
}

/** Those asked for; else all that can be of the month and of the book. */
export const tablesOf = ({ tables, month, poolLevel }: TablesAsked): TableCode[] =>
  tables
    ? [...new Set(tables)]
    : TABLE_CODES.filter((code) => {
        const takes: FundTable = FUND_TABLES[code];
        return (month === null || takes.monthly) && (!poolLevel || takes.poolLevel);
      });

export const TABLES_PATH = '/exports/tables';

/** The address that gives them: GET with the bearer token. */
export const tablesUrl = ({ tables, ...part }: TablesAsked, format: TableFormat): string =>
  addressOf(TABLES_PATH, { format, ...part, tables: tables?.join() ?? null });
