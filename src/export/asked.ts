/** What an export is asked for, and everything that is wrong with it at once. */
import type { Insurance } from '../policy/policy.js';
import { Refused, type Refusal, refusal } from '../refusal.js';
import { Address, addressOf } from './address.js';
import { type Column, findColumn } from './column.js';
import { type FormatCode, FORMATS } from './format.js';
import { type PresetCode, PRESETS } from './preset.js';

/** As it comes: from a query's input, or from the address of a download. */
export interface Asked {
  pool: string;
  insurance: Insurance;
  county: string | null;
  poolLevel: boolean;
  fromPeriod: number | null;
  toPeriod: number | null;
  preset: PresetCode;
  /** Codes; null or none: the preset's. */
  columns: readonly string[] | null;
}

const PARAMETERS = [
  ...['pool', 'insurance', 'county', 'poolLevel', 'fromPeriod', 'toPeriod', 'preset', 'columns', 'format'],
];

/** Reads the address of a download; throws all that is wrong with it. */
export function askedOf(query: Record<string, unknown>): { asked: Asked; format: FormatCode } {
  const address = new Address(query, PARAMETERS);
  const asked: Asked = {
    ...address.fund(),
    county: address.text('county'),
    poolLevel: address.flag('poolLevel'),
    fromPeriod: address.number('fromPeriod', 6),
    toPeriod: address.number('toPeriod', 6),
    preset: address.oneOf('preset', PRESETS, 'VOUCHERS'),
    columns: address.text('columns')?.split(',') ?? null,
  };
  const format = address.oneOf('format', FORMATS, 'CSV');
  address.refuse(...faultsOf(asked));
  if (!FORMATS[format].takesColumns)
    for (const name of ['columns', 'preset'])
      if (address.has(name)) address.refuse(refusal('FORMAT_HAS_NO_COLUMNS', { format }, [name]));
  if (address.faults.length) throw new Refused(...address.faults);
  return { asked, format };
}

/** What is wrong with bounds and columns. */
export function faultsOf(asked: Asked, path: readonly string[] = []): Refusal[] {
  const { county, poolLevel, fromPeriod, toPeriod, columns } = asked;
  const faults: Refusal[] = [];
  if (poolLevel && county !== null) faults.push(refusal('ONE_BOOK_ONLY', undefined, [...path, 'poolLevel']));
  for (const [name, period] of Object.entries({ fromPeriod, toPeriod }))
    if (period !== null && !isPeriod(period)) faults.push(refusal('INVALID_PERIOD', { period }, [...path, name]));
  if (fromPeriod !== null && toPeriod !== null && toPeriod < fromPeriod)
    faults.push(refusal('INVALID_PERIOD', { period: toPeriod }, [...path, 'toPeriod']));
  for (const [at, column] of (columns ?? []).entries()) {
    const where = [...path, 'columns', at];
    if (!findColumn(column)) faults.push(refusal('UNKNOWN_COLUMN', { column }, where));
    else if (columns!.indexOf(column) < at) faults.push(refusal('DUPLICATE_COLUMN', { column }, where));
  }
  return faults;
}

const isPeriod = (period: number): boolean => /^\d{4}(0[1-9]|1[0-3])$/.test(String(period));

export const columnsAsked = ({ preset, columns }: Asked): readonly Column[] =>
  columns?.length ? columns.map((code) => findColumn(code)!) : PRESETS[preset].columns;

/** The address that gives it: GET with the bearer token. */
export function exportUrl(asked: Asked, format: FormatCode): string {
  const { columns, preset, ...extent } = asked;
  const chosen = FORMATS[format].takesColumns ? { preset, columns: columns?.join() || null } : {};
  return addressOf(EXPORT_PATH, { format, ...extent, ...chosen });
}
export const EXPORT_PATH = '/exports/journal';
