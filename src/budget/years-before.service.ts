import type { EntityManager } from '@mikro-orm/postgresql';
import { readIn } from '../database/write.js';
import type { Fund } from '../ledger/ledger.service.js';
import { actualsOf, actualTable } from './actuals.query.js';
import type { LineAmounts } from './line.js';

const YEARS = 3;

/** A county's whole years among the three before, the newest first. */
export async function yearsBefore(
  em: EntityManager,
  { id, insurance }: Fund,
  county: string,
  fiscalYear: number,
): Promise<LineAmounts[]> {
  const keys = Array.from({ length: YEARS }, (_, ago) => ({ fund: id, year: fiscalYear - 1 - ago, until: 13 }));
  return (await actualsOf(readIn(em), keys)).flatMap((year) =>
    year.whole ? [actualTable(insurance, year, county)] : [],
  );
}
