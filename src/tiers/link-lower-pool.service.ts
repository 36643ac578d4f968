/** 登记层级: a member of a pool is itself a pool of the register. */
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { once } from '../idempotency.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { Refused, refusal } from '../refusal.js';

export interface LinkLowerPool {
  idempotencyKey: string;
  county: string;
  lowerPool: string;
}

export const linkLowerPool = (context: Context, input: LinkLowerPool) =>
  once(context.em, context.viewer, 'linkLowerPool', input.idempotencyKey, input, async (em) => {
    const { county, lowerPool } = input;
    await sql(em, `select pg_advisory_xact_lock(hashtext('register'))`);
    const [known] = await sql<{ county: boolean; pool: boolean; links: string[] }>(
      em,
      `select exists (select from county where id = $1) as county, exists (select from pool where id = $2) as pool,
         array(select county || ' ← ' || lower_pool from tier where county = $1 or lower_pool = $2 order by county) as links`,
      [county, lowerPool],
    );
    const faults = [
      ...(known!.county ? [] : [refusal('UNKNOWN_ID', { what: '县市区 county', id: county }, ['input', 'county'])]),
      ...(known!.pool ? [] : [refusal('UNKNOWN_POOL', { pool: lowerPool }, ['input', 'lowerPool'])]),
      ...known!.links.map((link) => refusal('TIER_LINKED', { link }, ['input'])),
    ];
    if (faults.length) throw new Refused(...faults);
    try {
      await sql(em, 'insert into tier (county, lower_pool, linked_by) values ($1, $2, $3)', [
        ...[county, lowerPool, context.viewer.person],
      ]);
    } catch (error) {
      throw refusedBooks(error);
    }
    const [pool] = await sql<{ name: string }>(em, 'select name from pool where id = $1', [lowerPool]);
    return { pool: lowerPool, name: pool!.name };
  });
