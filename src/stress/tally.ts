/** What all scenarios together came to: how long the money lasts, how often the reserve is emptied, and whose balance is gone first. */
import { type Fen, monthsOfCover, fen, sum, yuan } from '../money.js';
import { type FundingSource, type Policy, provisionsOf } from '../policy/policy.js';
import type { CountySettlement, SettlementOutcome } from '../settlement/outcome.js';
import { drawnFromShared, type PoolState, type StressYear } from './path.js';

/** Of all scenarios, the lowest so many per cent are at or below it: amounts in yuan, or months. */
export interface Quantiles {
  p5: string;
  p25: string;
  p50: string;
  p75: string;
  p95: string;
}

export interface StressResult {
  years: StressResultYear[];
  /** In order of id. */
  counties: StressResultCounty[];
}

/** Chances are shares of all scenarios with four decimals ("0.0312"). */
export interface StressResultYear {
  fiscalYear: number;
  /** All that the fund holds, balances and reserves, at the year's end; null where nothing was spent in some scenario. */
  monthsOfCover: Quantiles | null;
  /** What stands behind the counties' deficits, at the year's end. */
  reserve: Quantiles;
  /** Top-ups of the year, and refills and levies that governments paid because a county could not. */
  paidByGovernments: Quantiles;
  reserveEmptied: string;
  /** In this year or an earlier one. */
  reserveEmptiedBy: string;
  /** A deficit that nobody is bound to cover is left. */
  unresolved: string;
}

export interface StressResultCounty {
  county: string;
  /** By each year's end: its balance was gone, and a deficit left. */
  balanceGoneBy: { fiscalYear: number; chance: string }[];
  /** No other county's balance was gone before its. */
  goneFirst: string;
}

const GOVERNMENTS: ReadonlySet<FundingSource> = new Set([
  'LOCAL_GOVERNMENT',
  'MUNICIPAL_FINANCE',
  'PROVINCIAL_FINANCE',
]);

interface YearTally {
  covers: (string | null)[];
  reserves: Fen[];
  payments: Fen[];
  emptied: number;
  emptiedFirst: number;
  unresolved: number;
  /** By county: in how many scenarios its balance is gone for the first time. */
  gone: number[];
}

export class Tally {
  readonly #years: YearTally[];
  readonly #goneFirst: number[];
  /** Where a policy puts the counties' own reserves behind the shared one, all of them are the reserve. */
  readonly #withOwnReserves: boolean;
  #scenarios = 0;

  constructor(policy: Policy, counties: number, years: number) {
    this.#withOwnReserves = provisionsOf(policy, 'STEP').some((step) => 'withOwnReserves' in step);
    this.#goneFirst = none(counties);
    this.#years = Array.from({ length: years }, () => ({
      covers: [],
      reserves: [],
      payments: [],
      emptied: 0,
      emptiedFirst: 0,
      unresolved: 0,
      gone: none(counties),
    }));
  }

  /** Takes one scenario, year by year: `const year = tally.scenario()`, then `year(pool, stressYear, spent)` for each. */
  scenario(): (pool: PoolState, year: StressYear, spent: Fen) => void {
    this.#scenarios++;
    const gone = new Set<number>();
    let at = 0;
    let emptiedBefore = false;
    return (pool, { outcome, paidForCounties }, spent) => {
      const tally = this.#years[at++]!;
      const reserve = this.#reserve(pool);
      const balances = sum(pool.counties.map(({ balance }) => balance));
      const allReserves = pool.sharedReserve + sum(pool.counties.map(({ ownReserve }) => ownReserve));
      tally.covers.push(monthsOfCover(balances + allReserves + pool.pooledBalance, spent));
      tally.reserves.push(reserve);
      tally.payments.push(paidForCounties + sum(outcome.counties.map(topUps)));
      if (reserve === 0n && isDrawn(outcome)) {
        tally.emptied++;
        if (!emptiedBefore) tally.emptiedFirst++;
        emptiedBefore = true;
      }
      if (outcome.counties.some(({ unresolved }) => unresolved > 0n)) tally.unresolved++;

      const now = outcome.counties
        .map((county, place) => ({ place, short: shortOfBalance(county) }))
        .filter(({ place, short }) => short > 0n && !gone.has(place));
      if (gone.size === 0 && now.length > 0)
        this.#goneFirst[now.reduce((most, one) => (one.short > most.short ? one : most)).place]!++;
      for (const { place } of now) {
        gone.add(place);
        tally.gone[place]!++;
      }
    };
  }

  result(firstYear: number, counties: readonly string[]): StressResult {
    const chance = (count: number) => chanceOf(count, this.#scenarios);
    let emptied = 0;
    return {
      years: this.#years.map((tally, at) => ({
        fiscalYear: firstYear + at,
        monthsOfCover: tally.covers.includes(null) ? null : quantiles(tally.covers.map((cover) => fen(cover!))),
        reserve: quantiles(tally.reserves),
        paidByGovernments: quantiles(tally.payments),
        reserveEmptied: chance(tally.emptied),
        reserveEmptiedBy: chance((emptied += tally.emptiedFirst)),
        unresolved: chance(tally.unresolved),
      })),
      counties: counties.map((county, place) => {
        let gone = 0;
        return {
          county,
          balanceGoneBy: this.#years.map((tally, at) => ({
            fiscalYear: firstYear + at,
            chance: chance((gone += tally.gone[place]!)),
          })),
          goneFirst: chance(this.#goneFirst[place]!),
        };
      }),
    };
  }

  #reserve({ sharedReserve, counties }: PoolState): Fen {
    return this.#withOwnReserves ? sharedReserve + sum(counties.map(({ ownReserve }) => ownReserve)) : sharedReserve;
  }
}

const none = (length: number): number[] => Array.from({ length }, () => 0);

const topUps = ({ steps }: CountySettlement): Fen =>
  sum(steps.filter(({ source }) => GOVERNMENTS.has(source)).map(({ amount }) => amount));

const isDrawn = ({ counties }: SettlementOutcome): boolean => counties.some((county) => drawnFromShared(county) > 0n);

/** What the county's deficit is above its balance, once that is gone; zero while some of it is left. */
function shortOfBalance({ deficit, steps, accumulatedBalanceAfter }: CountySettlement): Fen {
  if (deficit === 0n || accumulatedBalanceAfter > 0n) return 0n;
  const own = steps.filter(({ source }) => source === 'ACCUMULATED_BALANCE').map(({ amount }) => amount);
  return deficit - sum(own);
}

/** Nearest rank: each is the value of some scenario. */
function quantiles(values: readonly Fen[]): Quantiles {
  const sorted = values.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const at = (percent: number): string => yuan(sorted[Math.ceil((percent * sorted.length) / 100) - 1]!);
  return { p5: at(5), p25: at(25), p50: at(50), p75: at(75), p95: at(95) };
}

/** Half up to four decimals. */
function chanceOf(count: number, scenarios: number): string {
  const tenThousandths = Math.floor((2 * count * 10_000 + scenarios) / (2 * scenarios));
  const digits = String(tenThousandths).padStart(5, '0');
  return `${digits.slice(0, -4)}.${digits.slice(-4)}`;
}
