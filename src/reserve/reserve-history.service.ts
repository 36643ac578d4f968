/** 累计上解与调剂: entered of the years before the books, with a source; of the books' own years the ledger tells. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { readAmount, reasonFaults, rowsFaults } from '../faults.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { type Fund, fundOf } from '../ledger/ledger.service.js';
import { yuan } from '../money.js';
import { type Insurance, type Policy, provisionsOf } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { RESERVE_HISTORY, type ReserveHistoryRow } from './reserve-history.query.js';

const MOST_ROWS = 5_000;

export interface RecordReserveHistoryInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  source: string;
  rows: { county: string; contributed: string; drawn: string }[];
}

/** Enters a new version for each row; an earlier version stays and no longer counts. */
export const recordReserveHistory = (context: Context, input: RecordReserveHistoryInput) => {
  const { pool, insurance } = input;
  mustActOn(context.viewer, ['CITY_MEDICAL'], { pool, county: null });
  return once(context.em, context.viewer, 'recordReserveHistory', input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    const rows = checked(input, fund);
    await decideAlone(em, fund.id);
    await sql(
      em,
      `insert into reserve_history (fund, county, version, contributed, drawn, source, entered_by)
       select $1, r.county, 1 + coalesce((select max(version) from reserve_history h where h.fund = $1 and h.county = r.county), 0),
         r.contributed, r.drawn, $2, $3
       from jsonb_to_recordset($4::jsonb) as r(county text, contributed numeric, drawn numeric)`,
      [fund.id, input.source, context.viewer.person, JSON.stringify(rows)],
    );
    return { pool, insurance, rows: rows.length };
  });
};

function checked(
  { pool, source, rows }: RecordReserveHistoryInput,
  { books }: Fund,
): RecordReserveHistoryInput['rows'] {
  const faults = [...reasonFaults(source, ['input', 'source']), ...rowsFaults(rows, MOST_ROWS, ['input', 'rows'])];
  const seen = new Set<string>();
  const read = rows.map(({ county, ...amounts }, at) => {
    const path = (field: string) => ['input', 'rows', at, field];
    if (county === '' || !books.has(county)) faults.push(refusal('UNKNOWN_COUNTY', { county, pool }, path('county')));
    if (seen.has(county)) faults.push(refusal('DUPLICATE_COUNTY', { county }, path('county')));
    seen.add(county);
    const amount = (field: keyof typeof amounts) => yuan(readAmount(amounts[field], path(field), faults));
    return { county, contributed: amount('contributed'), drawn: amount('drawn') };
  });
  if (faults.length) throw new Refused(...faults);
  return read;
}

/**
 * By county, where the policy limits by it what one may draw; undefined where it does not. Where counties paid in before the books,
 * what they paid has to have been entered: what is not known is not taken for nothing.
 *
 * @param by on what was known by this instant (ISO); by now where absent.
 */
export async function reserveHistoriesOf(
  em: EntityManager,
  policy: Policy,
  fund: Fund,
  fiscalYear: number,
  by: string | null = null,
): Promise<Map<string, { contributed: string; drawn: string }> | undefined> {
  const limited = provisionsOf(policy, 'STEP').find((step) => 'everAtMost' in step);
  if (!limited) return undefined;
  const rows = await sql<ReserveHistoryRow>(em, RESERVE_HISTORY, [fund.id, fiscalYear, by]);
  const [books] = await sql<{ from: number }>(em, 'select min(year) as "from" from period where fund = $1', [fund.id]);
  const began = provisionsOf(policy, 'LEVY').some(
    ({ builds, firstYear }) => builds === 'SHARED_RESERVE' && firstYear < books!.from,
  );
  const unknown = began ? rows.filter(({ contributedBefore }) => contributedBefore === null) : [];
  if (unknown.length)
    throw new Refused(
      ...unknown.map(({ county }) =>
        refusal('RESERVE_HISTORY_MISSING', { county }, ['input', 'fiscalYear'], limited.citation),
      ),
    );
  return new Map(rows.map(({ county, contributed, drawn }) => [county, { contributed, drawn }]));
}
