/**
 * The demo on a first start: the four pools with their history and audited openings and, unless only the books are asked for, the months and facts
 * of 2021. Everything goes through the services that the API uses, in one transaction: a start that is killed leaves nothing behind,
 * and of several processes one loads while the others wait and find it done.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import { confirm, record } from '../facts/year-facts.service.js';
import { recordHistory } from '../history/history.service.js';
import { open } from '../ledger/open-books.service.js';
import { fundOf } from '../ledger/ledger.service.js';
import { book } from '../load/load.service.js';
import { Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { enterPool, type PoolDocument } from '../pool/pool.service.js';
import { DEMO_YEAR, demoFacts, demoHistory, demoMonths, demoOpenings, demoPools } from './demo-data.js';

/** BOOKS: pools, history and openings. YEAR: months and facts of 2021 too, unsettled. */
export type DemoExtent = 'BOOKS' | 'YEAR';

const ENTERED_BY = '演示录入员';
const CONFIRMED_BY = '演示复核员';

export async function loadDemo(em: EntityManager, policies: PolicyRegistry, extent: DemoExtent): Promise<void> {
  const pools = demoPools();
  await inTransaction(em, async (tx) => {
    await sql(tx, `select pg_advisory_xact_lock(hashtext('demo'))`);
    if (await isLoaded(tx, pools)) return;
    for (const pool of pools) {
      await enterPool(tx, pool);
      await recordHistory(tx, ENTERED_BY, demoHistory(pool.id));
      for (const opening of demoOpenings(pool.id)) await open(tx, policies, ENTERED_BY, opening);
      if (extent === 'YEAR') await loadYear(tx, policies, pool.id);
    }
  });
}

async function isLoaded(em: EntityManager, pools: readonly PoolDocument[]): Promise<boolean> {
  const ids = pools.map(({ id }) => id);
  const [row] = await sql<{ loaded: boolean }>(em, 'select exists (select from pool where id = any($1)) as loaded', [
    ids,
  ]);
  return row!.loaded;
}

async function loadYear(em: EntityManager, policies: PolicyRegistry, pool: string): Promise<void> {
  const clerk = { person: ENTERED_BY, grants: [{ role: 'CITY_MEDICAL' as const, pool }] };
  await book(em, policies, clerk, demoMonths(pool));
  await record(em, policies, ENTERED_BY, demoFacts(pool));
  for (const insurance of Object.values(Insurance)) {
    const { id } = await fundOf(em, pool, insurance);
    await confirm(em, CONFIRMED_BY, { fund: id, fiscalYear: DEMO_YEAR });
  }
}
