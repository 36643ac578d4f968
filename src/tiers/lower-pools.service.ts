/** The members of a pool that are pools themselves, and what an upper settlement may take from them. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import type { Fund } from '../ledger/ledger.service.js';
import { yuan } from '../money.js';
import { type Refusal, refusal } from '../refusal.js';
import { type MonthsOfYear, yearOf } from './month-items.js';
import { monthItems } from './month-items.service.js';

export interface LowerPool {
  county: string;
  pool: string;
  /** Its fund of the same insurance. */
  fund: number;
  /** What stands posted of the year: its settlement, or the last correction of it; null while there is none. */
  settlement: string | null;
  /** The settlement that the newest version of the member's facts was summed up from; null: entered from a document, or none yet. */
  factsFrom: string | null;
}

export const lowerPools = (em: EntityManager, fund: Fund, fiscalYear: number): Promise<LowerPool[]> =>
  sql(
    em,
    `select t.county, t.lower_pool as pool, lower.id as fund,
       (select s.id from settlement s where s.fund = lower.id and s.fiscal_year = $3 and s.stands
          and settlement_is_posted(s.id) order by s.created_at desc limit 1) as settlement,
       (select f.lower_settlement from year_facts f where f.fund = $2 and f.county = t.county and f.year = $3
        order by f.version desc limit 1) as "factsFrom"
     from county c
     join tier t on t.county = c.id
     join fund lower on lower.pool = t.lower_pool and lower.insurance = $4
     where c.pool = $1
     order by c.id`,
    [fund.pool, fund.id, fiscalYear, fund.insurance],
  );

/**
 * What keeps an upper year from being settled: facts summed up from a settlement that no longer stands or was corrected, and, once a member's own pool has
 * settled, books of the two levels that differ.
 */
export async function tierFaults(
  em: EntityManager,
  fund: Fund,
  fiscalYear: number,
  { counties }: { counties: readonly (MonthsOfYear & { county: string })[] },
): Promise<Refusal[]> {
  const pools = await lowerPools(em, fund, fiscalYear);
  const settled = pools.filter(({ settlement }) => settlement !== null);
  const below = await monthItems(
    em,
    settled.map((lower) => ({ fund: lower.fund, county: null })),
    fiscalYear,
  );
  const reversed = pools
    .filter(({ settlement, factsFrom }) => factsFrom !== null && factsFrom !== settlement)
    .map(({ county, factsFrom }) => refusal('LOWER_SETTLEMENT_REVERSED', { facts: `${county} ${factsFrom}` }));
  const differing = settled.flatMap(({ county, fund: lower }) => {
    const here = counties.find((books) => books.county === county);
    return here ? differences(county, here, yearOf(below.get(lower)!)) : [];
  });
  return [...reversed, ...differing];
}

const NAMES = { income: '收入 income', expenditure: '支出 expenditure' } as const;

const differences = (county: string, here: MonthsOfYear, there: MonthsOfYear): Refusal[] =>
  (['income', 'expenditure'] as const)
    .filter((what) => here[what] !== there[what])
    .map((what) =>
      refusal('TIERS_DISAGREE', { county, what: NAMES[what], here: yuan(here[what]), there: yuan(there[what]) }),
    );
