/** What the computed levies of a fund year come to, from the books. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { booksOfYear, type FundYearBooks } from '../ledger/fund-year.service.js';
import type { Fund } from '../ledger/ledger.service.js';
import { type Fen, fen, sum } from '../money.js';
import type { LevyProvision, Policy, Ruled } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { type ComputedLevy, type LevyBase, levyDue, leviesOf } from './levy-due.js';

/** A levy, and what each county is charged, in order of id. */
export interface DueLevy {
  levy: ComputedLevy;
  charges: { county: string; amount: Fen }[];
}

/** The levies due for the year, those of nothing left out. */
export async function leviesDue(
  em: EntityManager,
  policy: Policy,
  fund: Fund,
  fiscalYear: number,
  books: FundYearBooks,
): Promise<DueLevy[]> {
  const due: DueLevy[] = [];
  for (const levy of leviesOf(policy, fiscalYear)) {
    const counties = await baseFigures(em, fund, fiscalYear, levy, books);
    const held =
      levy.builds === 'SHARED_RESERVE' ? books.sharedReserve : sum(books.counties.map(({ ownReserve }) => ownReserve));
    const amounts = levyDue(levy, counties, held);
    if (sum(amounts) > 0n)
      due.push({ levy, charges: counties.map(({ county }, at) => ({ county, amount: amounts[at]! })) });
  }
  return due;
}

/** The figures of each county in the year that is the base of a levy. */
export const baseFigures = async (
  em: EntityManager,
  fund: Fund,
  fiscalYear: number,
  levy: Ruled<LevyProvision>,
  books: FundYearBooks,
): Promise<(LevyBase & { county: string })[]> =>
  levy.baseYear === 0 ? books.counties : figuresOf(em, fund, fiscalYear - 1, levy);

/**
 * Last year's figures count when its twelve months are closed: until then they may still change. Of a year before the books opened the
 * recorded history tells.
 */
async function figuresOf(
  em: EntityManager,
  fund: Fund,
  year: number,
  { citation }: Ruled<LevyProvision>,
): Promise<(LevyBase & { county: string })[]> {
  const months = await sql<{ open: boolean }>(
    em,
    'select open from period where fund = $1 and year = $2 and month <= 12',
    [fund.id, year],
  );
  if (months.length === 12 && !months.some(({ open }) => open)) return (await booksOfYear(em, fund.id, year)).counties;
  const history = months.length ? [] : await historyOf(em, fund, year);
  if (history.length === 0)
    throw new Refused(refusal('LEVY_BASE_MISSING', { year }, ['input', 'fiscalYear'], citation));
  return history;
}

async function historyOf(em: EntityManager, fund: Fund, year: number): Promise<(LevyBase & { county: string })[]> {
  const rows = await sql<{ county: string; income: string; premiums: string; subsidies: string }>(
    em,
    `select b.county, h.income::text, h.premium::text as premiums, h.fiscal_subsidy::text as subsidies
     from fund_year_history_now h join book b on b.fund = h.fund and b.county = h.county
     where h.fund = $1 and h.year = $2 order by b.county`,
    [fund.id, year],
  );
  return rows.map(({ county, income, premiums, subsidies }) => ({
    county,
    income: fen(income),
    premiums: fen(premiums),
    subsidies: fen(subsidies),
    accumulatedBalance: 0n,
  }));
}
