/**
 * A demo pool's year 2021, loaded as the program does it at first start: registered, opened, booked, facts recorded.
 */
import { inTransaction } from '../src/database/transaction.js';
import { demoFacts, demoMonths, demoOpenings, demoPools } from '../src/demo/demo-data.js';
import { record } from '../src/facts/year-facts.service.js';
import { open } from '../src/ledger/open-books.service.js';
import { book } from '../src/load/load.service.js';
import { policies } from '../src/policy/registry.js';
import { enterPool } from '../src/pool/pool.service.js';
import type { TestDatabase } from './database.js';

/** @param most of its counties, the first by id; all without it. */
export async function loadDemoYear({ orm }: TestDatabase, pool: string, most = Infinity): Promise<string[]> {
  const document = demoPools().find(({ id }) => id === pool)!;
  const counties = document.counties.slice(0, most);
  const ids = counties.map(({ id }) => id);
  const ofThese = <D extends { rows: { county: string }[] }>(given: D): D => ({
    ...given,
    rows: given.rows.filter(({ county }) => ids.includes(county)),
  });
  await inTransaction(orm.em.fork(), async (em) => {
    await enterPool(em, { ...document, counties });
    for (const opening of demoOpenings(pool)) await open(em, policies, 'zhang', ofThese(opening));
    const viewer = { person: 'zhang', grants: [{ role: 'CITY_MEDICAL' as const, pool }] };
    await book(em, policies, viewer, ofThese(demoMonths(pool)));
    await record(em, policies, 'zhang', ofThese(demoFacts(pool)));
  });
  return ids;
}
