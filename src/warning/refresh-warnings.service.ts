/** Looks a pool over: raises what is found for the first time, keeps what still is, clears what no longer is. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { checkDate } from '../faults.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { yuan } from '../money.js';
import { membersOf } from '../pool/members.service.js';
import { Refused, refusal } from '../refusal.js';
import { findWarnings } from './find-warnings.js';
import type { Finding } from './finding.js';
import { poolView } from './pool-view.service.js';

export interface RefreshWarningsInput {
  idempotencyKey: string;
  pool: string;
  asOf: string;
}

export interface Refreshed {
  raised: number;
  cleared: number;
  standing: number;
}

export function refreshWarnings(context: Context, input: RefreshWarningsInput) {
  const { em, viewer, policies } = context;
  const { pool, asOf } = input;
  mustActOn(viewer, ['CITY_MEDICAL'], { pool, county: null });
  checkDate(asOf, ['input', 'asOf']);
  return once<Refreshed>(em, viewer, 'refreshWarnings', input.idempotencyKey, input, async (tx) => {
    await membersOf(tx, pool);
    await sql(tx, `select pg_advisory_xact_lock(hashtext('warnings'), hashtext($1))`, [pool]); // one check after the other
    await checkDay(tx, pool, asOf);
    const found = findWarnings(await poolView(tx, policies, pool, asOf));
    const [check] = await sql<{ id: string }>(
      tx,
      'insert into warning_check (pool, as_of, person) values ($1, $2, $3) returning id',
      [pool, asOf, viewer.person],
    );
    return keep(tx, pool, check!.id, found);
  });
}

/** A pool is looked at as of today or a day before; and never again as of a day before the last time. */
async function checkDay(em: EntityManager, pool: string, asOf: string): Promise<void> {
  const [range] = await sql<{ first: string | null; last: string; within: boolean }>(
    em,
    `select c.first::text, d.last::text, $2::date between coalesce(c.first, $2) and d.last as within
     from (select max(as_of) as first from warning_check where pool = $1) c,
       (select (now() at time zone 'Asia/Shanghai')::date as last) d`,
    [pool, asOf],
  );
  const { first, last, within } = range!;
  if (!within) throw new Refused(refusal('AS_OF_OUT_OF_RANGE', { asOf, first: first ?? '…', last }, ['input', 'asOf']));
}

const KEY = `w.insurance is not distinct from n.insurance and w.county is not distinct from n.county
  and w.fiscal_year = n."fiscalYear" and w.kind = n.kind and w.level = n.level and w.subject = n.subject`;

async function keep(em: EntityManager, pool: string, check: string, found: readonly Finding[]): Promise<Refreshed> {
  const rows = found.map(({ figure, threshold, subject, ...rest }) => ({
    ...rest,
    figure: yuan(figure),
    threshold: yuan(threshold),
    subject: subject ?? '',
  }));
  const given = `with n as (select * from jsonb_to_recordset($3::jsonb) as n(insurance text, county text, "fiscalYear" int, kind text,
    level text, subject text, figure numeric, threshold numeric, unit text, message text, rule text, citation jsonb,
    "thresholdIsDefault" boolean))`;
  const values = [pool, check, JSON.stringify(rows)];
  const cleared = await sql(
    em,
    `${given} update warning w set cleared_in = $2
     where w.pool = $1 and w.cleared_in is null and not exists (select from n where ${KEY}) returning w.id`,
    values,
  );
  const standing = await sql(
    em,
    `${given} update warning w set latest_figure = n.figure from n
     where w.pool = $1 and w.cleared_in is null and w.raised_in < $2 and ${KEY} returning w.id`,
    values,
  );
  const raised = await sql(
    em,
    `${given} insert into warning (pool, insurance, county, fiscal_year, kind, level, subject, figure, latest_figure, threshold, unit,
       message, rule, citation, threshold_is_default, raised_in)
     select $1, n.insurance, n.county, n."fiscalYear", n.kind, n.level, n.subject, n.figure, n.figure, n.threshold, n.unit, n.message,
       n.rule, n.citation, n."thresholdIsDefault", $2
     from n where not exists (select from warning w where w.pool = $1 and w.cleared_in is null and ${KEY})
     returning id`,
    values,
  );
  return { raised: raised.length, cleared: cleared.length, standing: standing.length };
}
