/** Budgets of fund years, and what the books have of them: each once a request. */
import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import { type FundYear, fundYearKey } from '../fund/by-fund-year.js';
import { sightValues, type Viewer } from '../identity/viewer.js';
import type { Insurance } from '../policy/policy.js';
import type { Fen } from '../money.js';
import { type Actuals, actualsOf, actualTable } from './actuals.query.js';
import type { LineCode } from './line.js';
import { type BudgetYear, budgetYears } from './budget-years.query.js';

export const budgetYearLoader = (read: Read) =>
  new DataLoader<FundYear, BudgetYear, string>(
    (keys) =>
      budgetYears(
        read,
        keys.map(({ fund, fiscalYear }) => ({ fund: fund.id, year: fiscalYear })),
      ),
    { cacheKeyFn: fundYearKey },
  );

export interface ActualOf extends FundYear {
  until: number;
  /** Null: the pool's, consolidated. */
  county: string | null;
}

/** What the books have of a county's table, or the pool's. */
export const actualTableLoader = (read: Read) => {
  const actuals = new DataLoader<Omit<ActualOf, 'county'>, Actuals, string>(
    (keys) =>
      actualsOf(
        read,
        keys.map(({ fund, fiscalYear, until }) => ({ fund: fund.id, year: fiscalYear, until })),
      ),
    { cacheKeyFn: (key) => `${fundYearKey(key)}/${key.until}` },
  );
  return new DataLoader<ActualOf, ReadonlyMap<LineCode, Fen | null>, string>(
    (keys) =>
      Promise.all(
        keys.map(async ({ county, ...year }) => actualTable(year.fund.insurance, await actuals.load(year), county)),
      ),
    { cacheKeyFn: (key) => `${fundYearKey(key)}/${key.until}/${key.county}` },
  );
};

export interface BudgetFilter {
  pool: string;
  insurance?: Insurance | null;
  fiscalYear?: number | null;
}

export interface BudgetPlace {
  /** Its submission. */
  id: string;
  seq: string;
  fund: number;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  county: string | null;
}

/** Budgets, the newest first; before the one given by its place ("0": from the newest). */
export function budgetsBefore(
  read: Read,
  viewer: Viewer,
  { pool, insurance, fiscalYear }: BudgetFilter,
  before: string,
  most: number,
): Promise<BudgetPlace[]> {
  return read(
    {
      name: 'budgets',
      text: `select s.id, s.seq::text, s.fund, f.pool, f.insurance, s.fiscal_year as "fiscalYear", s.county
        from fund f
        join submission s on s.fund = f.id and s.kind in ('COUNTY_BUDGET', 'POOL_BUDGET')
        where f.pool = $1 and ($2::text is null or f.insurance = $2) and ($3::int is null or s.fiscal_year = $3)
          and ($4::bigint = 0 or s.seq < $4) and ($5 or f.pool = any($6) or s.county = any($7))
        order by s.seq desc limit $8`,
    },
    [pool, insurance ?? null, fiscalYear ?? null, before, ...sightValues(viewer), most],
  );
}
