import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fund } from '../ledger/ledger.service.js';
import { Refused, refusal } from '../refusal.js';
import { type LowerPool, lowerPools } from './lower-pools.service.js';

/** The pool that a member is itself; refused where it is none, or has no book in the upper fund. */
export async function lowerPoolOf(
  em: EntityManager,
  fund: Fund,
  county: string,
  fiscalYear: number,
): Promise<LowerPool> {
  const path = ['input', 'county'];
  const lower = (await lowerPools(em, fund, fiscalYear)).find((pool) => pool.county === county);
  if (!lower) throw new Refused(refusal('NO_LOWER_POOL', { county, pool: fund.pool }, path));
  if (!fund.books.has(county)) throw new Refused(refusal('BOOK_NOT_OPEN', { county }, path));
  return lower;
}
