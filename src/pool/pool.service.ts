/** Pools and their counties enter the register once; funds and books are opened later (openBooks). */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { once } from '../idempotency.js';
import type { CountyKind } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';

export interface CountyRow {
  id: string;
  name: string;
  kind: CountyKind;
  gbCode?: string | null;
  permanentResidents?: number | null;
  insuredEmployee: number;
  insuredResident: number;
}

const LONGEST_ID = 40;
const ID = new RegExp(`^[A-Za-z0-9_-]{1,${LONGEST_ID}}$`);

export interface PoolDocument {
  id: string;
  name: string;
  /** Said wherever its figures show; the demo pools say that they are synthetic. */
  notice?: string;
  counties: CountyRow[];
}

export const registerPool = (context: Context, input: PoolDocument & { idempotencyKey: string }) =>
  once(context.em, context.viewer, 'registerPool', input.idempotencyKey, input, async (em) => {
    await enterPool(em, input);
    return { pool: input.id };
  });

export async function enterPool(em: EntityManager, { id, name, notice, counties }: PoolDocument): Promise<void> {
  if (counties.length === 0) throw new Refused(refusal('EMPTY_DOCUMENT', undefined, ['input', 'counties']));
  await sql(em, `select pg_advisory_xact_lock(hashtext('register'))`); // ids are unique over all pools
  const faults: Refusal[] = [];
  const named = (place: { id: string; name: string }, path: (string | number)[]) => {
    if (!ID.test(place.id)) faults.push(refusal('INVALID_ID', { id: place.id, longest: LONGEST_ID }, [...path, 'id']));
    if (place.name.trim() === '') faults.push(refusal('NAME_MISSING', undefined, [...path, 'name']));
  };
  named({ id, name }, ['input']);
  const seen = new Set<string>();
  counties.forEach((county, at) => {
    const path = ['input', 'counties', at];
    named(county, path);
    for (const field of ['permanentResidents', 'insuredEmployee', 'insuredResident'] as const) {
      const count = county[field] ?? 0;
      if (count < 0) faults.push(refusal('NEGATIVE_COUNT', { count }, [...path, field]));
    }
    if (seen.has(county.id)) faults.push(refusal('DUPLICATE_COUNTY', { county: county.id }, [...path, 'id']));
    seen.add(county.id);
  });
  const known = await sql<{ id: string }>(
    em,
    'select id from pool where id = $1 union all select id from county where id = any($2)',
    [id, [...seen]],
  );
  faults.push(...known.map((row) => refusal('DUPLICATE_POOL', { pool: row.id }, ['input'])));
  if (faults.length) throw new Refused(...faults);

  await sql(em, 'insert into pool (id, name, notice) values ($1, $2, $3)', [id, name, notice ?? null]);
  await sql(
    em,
    `insert into county (id, pool, name, kind, gb_code, permanent_residents, insured_employee, insured_resident)
     select "id", $1, "name", "kind", "gbCode", "permanentResidents", "insuredEmployee", "insuredResident"
     from jsonb_to_recordset($2::jsonb) as c("id" text, "name" text, "kind" text, "gbCode" text,
       "permanentResidents" int, "insuredEmployee" int, "insuredResident" int)`,
    [id, JSON.stringify(counties)],
  );
  await sql(em, `insert into fund (pool, insurance) values ($1, 'EMPLOYEE'), ($1, 'RESIDENT')`, [id]);
}
