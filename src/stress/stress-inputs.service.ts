/** Reads what a stress run starts from: balances and open payments from the books, growth from the books and the history before them. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import type { Fund } from '../ledger/ledger.service.js';
import { atLeastZero, type Fen, fen, sum, yuan } from '../money.js';
import { membersOf } from '../pool/members.service.js';
import { Refused, refusal } from '../refusal.js';
import { estimatesOf, growthOf, LEAST_YEARS } from './estimates.js';
import type { OpenPayment, StressInputs } from './inputs.js';

/** All that the books and the history give. */
export type StressStart = Pick<
  StressInputs,
  'insurance' | 'firstYear' | 'history' | 'estimates' | 'sharedReserve' | 'pooledBalance' | 'counties' | 'openPayments'
>;

/** The year after the last one settled, or the one in which the books opened. */
export async function firstOpenYear(em: EntityManager, fund: Fund): Promise<number> {
  const [row] = await sql<{ year: number | null }>(
    em,
    `select coalesce(
       (select max(s.fiscal_year) + 1 from settlement s where s.fund = $1 and s.stands
          and exists (select from settlement_event e where e.settlement = s.id and e.status = 'POSTED')),
       (select min(year) from period where fund = $1)) as year`,
    [fund.id],
  );
  if (row!.year === null) throw new Refused(refusal('BOOK_NOT_OPEN', { county: `${fund.pool}/${fund.insurance}` }));
  return row!.year;
}

export async function readStart(em: EntityManager, fund: Fund, firstYear: number): Promise<StressStart> {
  const members = await membersOf(em, fund.pool);
  const years = await yearsOnRecord(em, fund, firstYear);
  const holdings = await holdingsAt(em, fund, firstYear);
  const rates = await collectionRates(em, fund, firstYear - 1);
  const counties = holdings.flatMap(({ county }) => county ?? []);

  const runs = counties.map((county) => lastRun(years.get(county) ?? [], firstYear));
  const short = runs.flatMap((run, at) =>
    run.length < LEAST_YEARS
      ? [refusal('HISTORY_TOO_SHORT', { county: counties[at]!, years: run.length, least: LEAST_YEARS })]
      : [],
  );
  if (short.length) throw new Refused(...short);
  const length = Math.min(...runs.map((run) => run.length)); // the same years for all: counties are compared year by year
  const series = runs.map((run) => run.slice(-length));
  const income = series.map((run) => growthOf(run.map((year) => year.income)));
  const expenditure = series.map((run) => growthOf(run.map((year) => year.expenditure)));

  const ofPool = holdings.find(({ county }) => county === null);
  return {
    insurance: fund.insurance,
    firstYear,
    history: series[0]!.map(({ year }) => year),
    estimates: estimatesOf(income, expenditure),
    sharedReserve: ofPool?.shared ?? '0.00',
    pooledBalance: ofPool?.pooled ?? '0.00',
    counties: counties.map((county, at) => {
      const { balance, reserve } = holdings.find((holding) => holding.county === county)!;
      const last = series[at]!.at(-1)!;
      return {
        county,
        kind: members.get(county)!.kind,
        accumulatedBalance: balance,
        ownReserve: reserve,
        income: yuan(last.income),
        premiums: yuan(last.premiums),
        subsidies: yuan(last.subsidies),
        expenditure: yuan(last.expenditure),
        incomeGrowth: income[at]!.mean,
        expenditureGrowth: expenditure[at]!.mean,
        collectionRate: rates.get(county) ?? 1,
      };
    }),
    openPayments: await openPayments(em, fund, firstYear),
  };
}

interface YearOnRecord {
  year: number;
  income: Fen;
  premiums: Fen;
  subsidies: Fen;
  expenditure: Fen;
}

/** Of each county, in order of year: months 1–12 in the books, as a settlement counts them, and the history before. */
async function yearsOnRecord(em: EntityManager, fund: Fund, before: number): Promise<Map<string, YearOnRecord[]>> {
  const rows = await sql<{ county: string; year: number } & Record<Exclude<keyof YearOnRecord, 'year'>, string>>(
    em,
    `select b.county, y.year, coalesce(sum(m.credit - m.debit) filter (where a.account = any($3)), 0)::text as income,
       coalesce(sum(m.credit - m.debit) filter (where a.account = '4001'), 0)::text as premiums,
       coalesce(sum(m.credit - m.debit) filter (where a.account = '4101'), 0)::text as subsidies,
       coalesce(sum(m.debit - m.credit) filter (where a.account = any($4)), 0)::text as expenditure
     from (select distinct year from period where fund = $1 and year < $2) y
     join book b on b.fund = $1 and b.county is not null
     left join ledger_account a on a.book = b.id and (a.account = any($3) or a.account = any($4))
       and a.fund_year is null and a.part is distinct from 'INDIVIDUAL'
     left join monthly_total m on m.ledger_account = a.id and m.period between y.year * 100 + 1 and y.year * 100 + 12
     group by b.county, y.year
     union all
     select county, year, income::text, premium::text, fiscal_subsidy::text, expenditure::text
     from fund_year_history_now where fund = $1 and year < least($2, (select min(year) from period where fund = $1))
     order by county, year`,
    [fund.id, before, [...INCOME], [...EXPENDITURE]],
  );
  return Map.groupBy(
    rows.map(({ county, year, ...amounts }) => ({
      county,
      year,
      income: atLeastZero(fen(amounts.income)),
      premiums: atLeastZero(fen(amounts.premiums)),
      subsidies: atLeastZero(fen(amounts.subsidies)),
      expenditure: atLeastZero(fen(amounts.expenditure)),
    })),
    ({ county }) => county,
  );
}

/** The years without a gap up to the one before. */
function lastRun(years: readonly YearOnRecord[], before: number): readonly YearOnRecord[] {
  let from = years.length;
  while (from > 0 && years[from - 1]!.year === before - 1 - (years.length - from)) from--;
  return years.slice(from);
}

interface Holding {
  /** Null: the pool's own book. */
  county: string | null;
  balance: string;
  reserve: string;
  shared: string;
  pooled: string;
}

/** Net assets with what is booked in the year's months, but without its closing period: levy and settlement are to come. */
const holdingsAt = (em: EntityManager, fund: Fund, year: number): Promise<Holding[]> =>
  sql(
    em,
    `select b.county,
       coalesce(sum(m.credit - m.debit) filter (where a.detail = 'ACCUMULATED_BALANCE'), 0)::numeric(20, 2)::text as balance,
       coalesce(sum(m.credit - m.debit) filter (where a.detail = 'OWN_RESERVE'), 0)::numeric(20, 2)::text as reserve,
       coalesce(sum(m.credit - m.debit) filter (where a.detail = 'SHARED_RESERVE'), 0)::numeric(20, 2)::text as shared,
       coalesce(sum(m.credit - m.debit) filter (where a.detail = 'POOLED_BALANCE'), 0)::numeric(20, 2)::text as pooled
     from book b
     left join ledger_account a on a.book = b.id and a.account = '3001' and a.part is distinct from 'INDIVIDUAL'
     left join monthly_total m on m.ledger_account = a.id and m.period <= $2 * 100 + 12
     where b.fund = $1 group by b.county order by b.county`,
    [fund.id, year],
  );

/** Collected ÷ due, where the newest facts of the year are confirmed. */
async function collectionRates(em: EntityManager, fund: Fund, year: number): Promise<Map<string, number>> {
  const rows = await sql<{ county: string; due: string; collected: string }>(
    em,
    `select f.county, f.income_due::text as due,
       (select coalesce(sum(m.credit - m.debit), 0)::text
        from book b
        join ledger_account a on a.book = b.id and a.account = any($3) and a.fund_year is null and a.part is distinct from 'INDIVIDUAL'
        join monthly_total m on m.ledger_account = a.id and m.period between $2 * 100 + 1 and $2 * 100 + 12
        where b.fund = $1 and b.county = f.county) as collected
     from (select distinct on (county) * from year_facts where fund = $1 and year = $2 order by county, version desc) f
     join year_facts_confirmation c on c.facts = f.id
     where f.income_due > 0`,
    [fund.id, year, [...INCOME]],
  );
  return new Map(rows.map(({ county, due, collected }) => [county, Math.max(0, Number(collected) / Number(due))]));
}

/** Refills and levies of settled years. What was drawn from others and the common part is given back first. */
async function openPayments(em: EntityManager, fund: Fund, before: number): Promise<OpenPayment[]> {
  const rows = await sql<{
    county: string;
    dueYear: number;
    outstanding: string;
    toReturn: { county: string | null; amount: string }[];
  }>(
    em,
    `select county, extract(year from due)::int as "dueYear", outstanding::text, to_return as "toReturn"
     from obligation_state
     where fund = $1 and fiscal_year < $2 and kind in ('REPLENISH_RESERVE', 'RESERVE_LEVY') and outstanding > 0
     order by county, due, id`,
    [fund.id, before],
  );
  return rows.map(({ county, dueYear, outstanding, toReturn }) => ({
    county,
    dueYear,
    amount: outstanding,
    to: [
      ...toReturn,
      { county, amount: yuan(fen(outstanding) - sum(toReturn.map(({ amount }) => fen(amount)))) },
    ].filter(({ amount }) => amount !== '0.00'),
  }));
}
