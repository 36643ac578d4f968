import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import { COUNTY_COLUMNS, type CountyRow } from '../pool/pool.loader.js';

/** The pool that each county is itself; null where it is none. */
export const lowerPoolIdLoader = (read: Read) =>
  new DataLoader<string, string | null>(async (counties) => {
    const rows = await read<{ county: string; pool: string }>(
      { name: 'lower-pools', text: 'select county, lower_pool as pool from tier where county = any($1)' },
      [counties],
    );
    const pools = new Map(rows.map(({ county, pool }) => [county, pool]));
    return counties.map((county) => pools.get(county) ?? null);
  });

/** As which member of which pool each pool takes part in a larger one; null where it does not. */
export const upperCountyLoader = (read: Read) =>
  new DataLoader<string, CountyRow | null>(async (pools) => {
    const rows = await read<CountyRow & { lowerPool: string }>(
      {
        name: 'upper-counties',
        text: `select t.lower_pool as "lowerPool", ${COUNTY_COLUMNS} from tier t join county c on c.id = t.county
               where t.lower_pool = any($1)`,
      },
      [pools],
    );
    const counties = new Map(rows.map((row) => [row.lowerPool, row]));
    return pools.map((pool) => counties.get(pool) ?? null);
  });
