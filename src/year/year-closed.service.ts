/** What rests on a whole year waits until it is closed. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import type { FundYearBooks } from '../ledger/fund-year.service.js';
import type { Fund } from '../ledger/ledger.service.js';
import { type Refusal, refusal } from '../refusal.js';

/** The twelve months are closed, and their income and expenditure carried to the year's result. */
export async function yearCloseFaults(
  em: EntityManager,
  fund: Fund,
  fiscalYear: number,
  { counties }: FundYearBooks,
): Promise<Refusal[]> {
  const months = await sql<{ open: boolean }>(
    em,
    'select open from period where fund = $1 and year = $2 and month <= 12',
    [fund.id, fiscalYear],
  );
  return months.length < 12 ||
    months.some(({ open }) => open) ||
    counties.some(({ incomeOpen, expenditureOpen }) => incomeOpen !== 0n || expenditureOpen !== 0n)
    ? [refusal('YEAR_NOT_CLOSED', { year: fiscalYear }, ['input', 'fiscalYear'])]
    : [];
}
