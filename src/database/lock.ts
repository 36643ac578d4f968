import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from './write.js';

/**
 * One decision about a fund at a time, until the transaction ends: closing its year, levying, settling, paying in. (The journal has its
 * own locks; this one keeps what was read for a decision true until the decision is written.)
 */
export const decideAlone = async (em: EntityManager, fund: number): Promise<void> =>
  void (await sql(em, `select pg_advisory_xact_lock(hashtext('fund'), $1)`, [fund]));
