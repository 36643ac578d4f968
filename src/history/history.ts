import type { Insurance } from '../policy/policy.js';

/** The items of a load, and of official yearly returns, as fields of a row. */
export const HISTORY_ITEMS = [
  'premium',
  'fiscalSubsidy',
  'interest',
  'transferIn',
  'otherIncome',
  'inpatient',
  'outpatient',
  'maternity',
  'catastrophic',
  'otherExpenditure',
] as const;

/** A county's year in one fund; amounts in yuan. */
export type HistoryRow = { county: string; insurance: Insurance; year: number } & Record<
  (typeof HISTORY_ITEMS)[number],
  string
>;
