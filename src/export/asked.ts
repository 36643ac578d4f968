/** What an export is asked for, and everything that is wrong with it at once. */
import { Insurance } from '../policy/policy.js';
import { Refused, type Refusal, refusal } from '../refusal.js';
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
  const faults: Refusal[] = [];
  for (const name of Object.keys(query))
    if (!PARAMETERS.includes(name))
      faults.push(refusal('UNKNOWN_PARAMETER', { name, known: PARAMETERS.join(', ') }, [name]));
  const text = (name: string): string | null => {
    const given = query[name];
    if (typeof given === 'string') return given;
    if (given !== undefined) faults.push(refusal('UNKNOWN_PARAMETER', { name: `${name} × 2`, known: name }, [name]));
    return null;
  };
  const oneOf = <Code extends string>(name: string, known: Record<Code, unknown>, usual: Code): Code => {
    const given = text(name);
    if (given === null) return usual;
    if (Object.hasOwn(known, given)) return given as Code;
    faults.push(refusal('UNKNOWN_CHOICE', { name, given, known: Object.keys(known).join(', ') }, [name]));
    return usual;
  };
  const period = (name: string): number | null => {
    const given = text(name);
    return given === null ? null : /^\d{6}$/.test(given) ? Number(given) : NaN;
  };
  const insurance = text('insurance') ?? '';
  const pool = text('pool') ?? '';
  if (!Object.hasOwn(Insurance, insurance)) faults.push(refusal('UNKNOWN_FUND', { pool, insurance }, ['insurance']));
  const asked: Asked = {
    pool,
    insurance: insurance as Insurance,
    county: text('county'),
    poolLevel: oneOf<'true' | 'false'>('poolLevel', { true: 1, false: 0 }, 'false') === 'true',
    fromPeriod: period('fromPeriod'),
    toPeriod: period('toPeriod'),
    preset: oneOf('preset', PRESETS, 'VOUCHERS'),
    columns: text('columns')?.split(',') ?? null,
  };
  const format = oneOf('format', FORMATS, 'CSV');
  faults.push(...faultsOf(asked));
  if (!FORMATS[format].takesColumns)
    for (const name of ['columns', 'preset'])
      if (name in query) faults.push(refusal('FORMAT_HAS_NO_COLUMNS', { format }, [name]));
  if (faults.length) throw new Refused(...faults);
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
  const given = Object.entries({ format, ...extent, ...chosen }).filter(
    ([, value]) => value != null && value !== false,
  );
  return `${EXPORT_PATH}?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)])).toString()}`;
}
export const EXPORT_PATH = '/exports/journal';
