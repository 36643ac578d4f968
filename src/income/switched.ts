/** From which month on an item of a fund comes by its own path. One way or the other, never both: so nothing is booked twice. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import type { IncomeItem } from '../policy/policy.js';

/** The month (202103) from which on an item of a fund comes by its own path; Infinity: it is loaded. */
export type Switched = (fund: number, item: string) => number;

/** Reads the switches of the funds. They stay as they are until the transaction ends: whoever switches waits for it. */
export async function switchedPaths(em: EntityManager, funds: readonly number[]): Promise<Switched> {
  await sql(
    em,
    `select pg_advisory_xact_lock_shared(hashtext('income path'), fund) from unnest($1::int[]) fund order by fund`,
    [funds],
  );
  const rows = await sql<{ fund: number; item: IncomeItem; from: number }>(
    em,
    'select fund, item, from_month as from from income_path where fund = any($1)',
    [funds],
  );
  const from = new Map(rows.map((row) => [`${row.fund}/${row.item}`, row.from]));
  return (fund, item) => from.get(`${fund}/${item}`) ?? Infinity;
}
