import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { type DebtRow, DEBTS, debtOn } from './arrears.loader.js';
import type { DebtType } from './arrears.types.js';

/** The debts of a pool of which something is overdue on a day, for who looks at the pool inside a transaction. */
export async function overdueDebts(em: EntityManager, pool: string, asOf: string): Promise<DebtType[]> {
  const rows = await sql<DebtRow>(
    em,
    `${DEBTS} where f.pool = $2 and d.amount > 0 order by d.fund, d.county, d.number`,
    [asOf, pool],
  );
  return rows.map((row) => debtOn(asOf, row)).filter(({ overdue }) => overdue.length > 0);
}
