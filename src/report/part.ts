/** What of a fund a report or a table is asked for: a month of it, one book of it; and which of them can be. */
import { Refused, refusal } from '../refusal.js';

export interface Parts {
  /** It can be of a month, or up to one; else it is of the whole year. */
  monthly?: true;
  /** It can be of the pool's own book alone. */
  poolLevel?: true;
}

export function checkPart(
  { month, county, poolLevel }: { month: number | null; county: string | null; poolLevel: boolean },
  takes: Parts & { what: string },
  path: readonly string[] = ['input'],
): void {
  const { what } = takes;
  if (month !== null && (month < 1 || month > 13))
    throw new Refused(refusal('INVALID_MONTH', { month }, [...path, 'month']));
  if (poolLevel && county !== null) throw new Refused(refusal('ONE_BOOK_ONLY', undefined, [...path, 'poolLevel']));
  if (month !== null && !takes.monthly)
    throw new Refused(refusal('REPORT_OF_WHOLE_YEAR', { what }, [...path, 'month']));
  if (poolLevel && !takes.poolLevel)
    throw new Refused(refusal('REPORT_NOT_OF_POOL_LEVEL', { what }, [...path, 'poolLevel']));
}
