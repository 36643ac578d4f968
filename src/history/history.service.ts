/** 历史年度: income and expenditure of the years before the books, entered with a source. What the books know is never entered here. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { readAmount, reasonFaults, rowsFaults } from '../faults.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { yuan } from '../money.js';
import { Insurance } from '../policy/policy.js';
import { membersOf } from '../pool/members.service.js';
import { Refused, refusal } from '../refusal.js';
import { FISCAL_YEARS } from '../settlement/scenario.js';
import { HISTORY_ITEMS, type HistoryRow } from './history.js';

const MOST_ROWS = 5_000;

export interface HistoryDocument {
  pool: string;
  source: string;
  rows: HistoryRow[];
}

/** Enters a new version for each row; an earlier version stays and no longer counts. */
export const recordFundYearHistory = (context: Context, input: HistoryDocument & { idempotencyKey: string }) => {
  mustActOn(context.viewer, ['CITY_MEDICAL'], { pool: input.pool, county: null });
  return once(context.em, context.viewer, 'recordFundYearHistory', input.idempotencyKey, input, async (em) => {
    await recordHistory(em, context.viewer.person, input);
    return { pool: input.pool, rows: input.rows.length };
  });
};

interface FundKnown {
  id: number;
  /** The first year in the books; null where they are not open. */
  booksFrom: number | null;
}

export async function recordHistory(em: EntityManager, person: string, document: HistoryDocument): Promise<void> {
  const { pool, source } = document;
  const members = await membersOf(em, pool);
  const funds = new Map<Insurance, FundKnown>();
  for (const insurance of Object.values(Insurance)) {
    const { id } = await fundOf(em, pool, insurance);
    await decideAlone(em, id);
    const [books] = await sql<{ year: number | null }>(em, 'select min(year) as year from period where fund = $1', [
      id,
    ]);
    funds.set(insurance, { id, booksFrom: books!.year });
  }
  const rows = checked(document, members, funds);
  await sql(
    em,
    `insert into fund_year_history (fund, county, year, version, premium, fiscal_subsidy, interest, transfer_in, other_income,
       inpatient, outpatient, maternity, catastrophic, other_expenditure, source, entered_by)
     select r.fund, r.county, r.year,
       1 + coalesce((select max(version) from fund_year_history h
         where h.fund = r.fund and h.county = r.county and h.year = r.year), 0),
       r."premium", r."fiscalSubsidy", r."interest", r."transferIn", r."otherIncome",
       r."inpatient", r."outpatient", r."maternity", r."catastrophic", r."otherExpenditure", $1, $2
     from jsonb_to_recordset($3::jsonb) as r(fund smallint, county text, year smallint, "premium" numeric,
       "fiscalSubsidy" numeric, "interest" numeric, "transferIn" numeric, "otherIncome" numeric, "inpatient" numeric,
       "outpatient" numeric, "maternity" numeric, "catastrophic" numeric, "otherExpenditure" numeric)`,
    [source, person, JSON.stringify(rows.map((row) => ({ ...row, fund: funds.get(row.insurance)!.id })))],
  );
}

function checked(
  { pool, source, rows }: HistoryDocument,
  members: ReadonlyMap<string, unknown>,
  funds: ReadonlyMap<Insurance, FundKnown>,
): HistoryRow[] {
  const faults = [...reasonFaults(source, ['input', 'source']), ...rowsFaults(rows, MOST_ROWS, ['input', 'rows'])];
  const seen = new Set<string>();
  const read = rows.map((row, at): HistoryRow => {
    const { county, insurance, year } = row;
    const path = (field: string) => ['input', 'rows', at, field];
    if (!members.has(county)) faults.push(refusal('UNKNOWN_COUNTY', { county, pool }, path('county')));
    const key = `${county}/${insurance}/${year}`;
    if (seen.has(key)) faults.push(refusal('DUPLICATE_COUNTY', { county: key }, path('county')));
    seen.add(key);
    const { booksFrom } = funds.get(insurance)!;
    if (year < FISCAL_YEARS.first || year > FISCAL_YEARS.last)
      faults.push(refusal('INVALID_FISCAL_YEAR', { fiscalYear: year, ...FISCAL_YEARS }, path('year')));
    else if (booksFrom !== null && year >= booksFrom)
      faults.push(refusal('YEAR_IN_BOOKS', { year, booksFrom }, path('year')));
    const amounts = HISTORY_ITEMS.map((item) => [item, yuan(readAmount(row[item], path(item), faults))]);
    return { ...row, ...Object.fromEntries(amounts) };
  });
  if (faults.length) throw new Refused(...faults);
  return read;
}
