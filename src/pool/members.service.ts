import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { Refused, refusal } from '../refusal.js';
import type { Member } from './member.js';

/** The counties of a pool, by id in order of code points. */
export async function membersOf(em: EntityManager, pool: string): Promise<Map<string, Member>> {
  const rows = await sql<Member>(em, 'select id, name, kind from county where pool = $1 order by id', [pool]);
  if (rows.length === 0) throw new Refused(refusal('UNKNOWN_POOL', { pool }, ['input', 'pool']));
  return new Map(rows.map((row) => [row.id, row]));
}
