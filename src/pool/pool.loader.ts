/**
 * Pools, counties and funds as rows, each kind in one statement whatever their number; what the viewer may not see is
 * not among them.
 */
import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import { sightValues, type Viewer } from '../identity/viewer.js';
import type { CountyKind, Insurance } from '../policy/policy.js';

export interface PoolRow {
  id: string;
  name: string;
  /** One for each insurance, in order of insurance. */
  funds: FundRow[];
}

export interface CountyRow {
  id: string;
  pool: string;
  name: string;
  kind: CountyKind;
  gbCode: string | null;
  permanentResidents: number | null;
  insuredEmployee: number;
  insuredResident: number;
}

export interface FundRow {
  id: number;
  pool: string;
  insurance: Insurance;
}

/** The pools that the viewer sees, as a whole or one of their counties; in order of id. */
export function poolsSeen(read: Read, viewer: Viewer): Promise<PoolRow[]> {
  return read<PoolRow>(
    {
      name: 'pools-seen',
      text: `select id, name,
               (select json_agg(json_build_object('id', f.id, 'pool', f.pool, 'insurance', f.insurance) order by f.insurance)
                from fund f where f.pool = pool.id) as funds
             from pool
             where $1 or id = any($2) or id in (select pool from county where id = any($3))
             order by id`,
    },
    sightValues(viewer),
  );
}

/** A pool by its id; null when there is none, or none that the viewer sees. */
export const poolLoader = (read: Read, viewer: Viewer) =>
  new DataLoader<string, PoolRow | null>(async (ids) => {
    const rows = new Map((await poolsSeen(read, viewer)).map((row) => [row.id, row]));
    return ids.map((id) => rows.get(id) ?? null);
  });

/** The columns of a county, where it is `c`. */
export const COUNTY_COLUMNS = `c.id, c.pool, c.name, c.kind, c.gb_code as "gbCode", c.permanent_residents as "permanentResidents",
  c.insured_employee as "insuredEmployee", c.insured_resident as "insuredResident"`;

/** The counties of each pool that the viewer sees, in order of id. */
export const countiesLoader = (read: Read, viewer: Viewer) =>
  new DataLoader<string, CountyRow[]>(async (pools) => {
    const rows = await read<CountyRow>(
      {
        name: 'counties-of-pools',
        text: `select ${COUNTY_COLUMNS} from county c where c.pool = any($1) and ($2 or c.pool = any($3) or c.id = any($4)) order by c.id`,
      },
      [pools, ...sightValues(viewer)],
    );
    const ofPool = Map.groupBy(rows, ({ pool }) => pool);
    return pools.map((pool) => ofPool.get(pool) ?? []);
  });

/** The funds of each pool, in order of insurance. */
export const fundsLoader = (read: Read) =>
  new DataLoader<string, FundRow[]>(async (pools) => {
    const rows = await read<FundRow>(
      {
        name: 'funds-of-pools',
        text: 'select id, pool, insurance from fund where pool = any($1) order by insurance',
      },
      [pools],
    );
    const ofPool = Map.groupBy(rows, ({ pool }) => pool);
    return pools.map((pool) => ofPool.get(pool) ?? []);
  });
