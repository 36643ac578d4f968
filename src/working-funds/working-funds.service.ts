/** 工作经费: entered by whoever arranges it, the finance office of the same level, with a source. No money of the fund. */
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { readAmount, reasonFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import type { Role } from '../identity/role.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { yuan } from '../money.js';
import { membersOf } from '../pool/members.service.js';
import { Refused, refusal } from '../refusal.js';

const MOST_ROWS = 5_000;

/** City finance enters them of any county, a county's of its own. */
export const ENTERING = ['CITY_FINANCE', 'COUNTY_FINANCE'] as const satisfies Role[];

export interface RecordWorkingFundsInput {
  idempotencyKey: string;
  pool: string;
  fiscalYear: number;
  source: string;
  rows: { county: string; amount: string }[];
}

/** Enters a new version for each row; an earlier version stays and no longer counts. */
export const recordWorkingFunds = (context: Context, input: RecordWorkingFundsInput) => {
  const { pool, fiscalYear, source } = input;
  const { em, viewer } = context;
  if (input.rows.length > MOST_ROWS)
    throw new Refused(refusal('TOO_MANY_ROWS', { count: input.rows.length, limit: MOST_ROWS }, ['input', 'rows']));
  if (input.rows.length === 0) mustActOn(viewer, ENTERING, { pool, county: null });
  for (const { county } of input.rows) mustActOn(viewer, ENTERING, { pool, county });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(em, viewer, 'recordWorkingFunds', input.idempotencyKey, input, async (tx) => {
    const rows = checked(input, await membersOf(tx, pool));
    await sql(tx, `select pg_advisory_xact_lock(hashtext('working funds'), hashtext($1))`, [pool]); // versions one after the other
    await sql(
      tx,
      `insert into working_funds (pool, year, county, version, amount, source, entered_by)
       select $1, $2, r.county,
         1 + coalesce((select max(version) from working_funds w where w.pool = $1 and w.year = $2 and w.county = r.county), 0),
         r.amount, $3, $4
       from jsonb_to_recordset($5::jsonb) as r(county text, amount numeric)`,
      [pool, fiscalYear, source, viewer.person, JSON.stringify(rows)],
    );
    return { rows: rows.length };
  });
};

function checked(
  { pool, source, rows }: RecordWorkingFundsInput,
  members: ReadonlyMap<string, unknown>,
): RecordWorkingFundsInput['rows'] {
  const faults = reasonFaults(source, ['input', 'source']);
  if (rows.length === 0) faults.push(refusal('EMPTY_DOCUMENT', undefined, ['input', 'rows']));
  const seen = new Set<string>();
  const read = rows.map(({ county, amount: given }, at) => {
    const path = (field: string) => ['input', 'rows', at, field];
    if (!members.has(county)) faults.push(refusal('UNKNOWN_COUNTY', { county, pool }, path('county')));
    if (seen.has(county)) faults.push(refusal('DUPLICATE_COUNTY', { county }, path('county')));
    seen.add(county);
    return { county, amount: yuan(readAmount(given, path('amount'), faults)) };
  });
  if (faults.length) throw new Refused(...faults);
  return read;
}
