import type { EntityManager } from '@mikro-orm/postgresql';
import { readIn } from '../database/write.js';
import type { Fund } from '../ledger/ledger.service.js';
import { actualAmounts, actualRows } from './actuals.query.js';
import type { LineAmounts } from './line.js';

const YEARS = 3;

/** A county's whole years among the three before, the newest first. */
export async function yearsBefore(
  em: EntityManager,
  { id, insurance }: Fund,
  county: string,
  fiscalYear: number,
): Promise<LineAmounts[]> {
  const years = Array.from({ length: YEARS }, (_, ago) => fiscalYear - 1 - ago);
  const rows = await actualRows(
    readIn(em),
    years.map((year) => ({ fund: id, year, until: 13 })),
  );
  return years.flatMap((year) => {
    const own = rows.filter((row) => row.county === county && row.year === year && row.whole);
    return own.length > 0 ? [actualAmounts(insurance, own)] : [];
  });
}
