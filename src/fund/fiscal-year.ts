import { Refused, refusal } from '../refusal.js';
import { FISCAL_YEARS } from '../settlement/scenario.js';

/** Refuses a fund year that can't be one. */
export function checkFiscalYear(fiscalYear: number, path: readonly string[] = ['fiscalYear']): void {
  if (fiscalYear < FISCAL_YEARS.first || fiscalYear > FISCAL_YEARS.last)
    throw new Refused(refusal('INVALID_FISCAL_YEAR', { fiscalYear, ...FISCAL_YEARS }, path));
}
