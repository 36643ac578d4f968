/** Reads a pool as the warnings look at it: books, history, facts and obligations, each in one statement for both funds. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { overdueDebts } from '../arrears/overdue-debts.service.js';
import { budgetsToDate } from '../budget/budgets-to-date.service.js';
import { readIn, sql } from '../database/write.js';
import { lastPeriodBy, yearOf } from '../dates.js';
import { dutiesAndEvidence } from '../duty/duty.loader.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import { type Fen, fen } from '../money.js';
import { memberAccounts } from '../plan/member-account.service.js';
import { plansOfYear } from '../plan/plans-of-year.service.js';
import { type Citation, Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import type { Member } from '../pool/member.js';
import type { OwedKind } from '../settlement/owed.js';
import type { CountyView, FundView, OverdueObligation, Planning, PoolView, YearFigures } from './pool-view.js';

export async function poolView(
  em: EntityManager,
  policies: PolicyRegistry,
  pool: string,
  asOf: string,
): Promise<PoolView> {
  const period = lastPeriodBy(asOf);
  const counties = new Map((await countiesOf(em, pool)).map((county) => [county.id, county]));
  const years = Map.groupBy(await yearsOf(em, pool, period), ({ insurance }) => insurance);
  const balances = Map.groupBy(await balancesOf(em, pool, period), ({ insurance }) => insurance);
  const facts = new Map((await factsOf(em, pool)).map((fact) => [factsKey(fact), fact]));
  const overdue = Map.groupBy(await overdueOf(em, pool, asOf), ({ insurance }) => insurance);
  const debts = Map.groupBy(await overdueDebts(em, pool, asOf), ({ insurance }) => insurance);
  const { duties, evidence } = await dutiesSoFar(em, policies, pool, [...counties.values()], asOf);
  const prefunded = await prefundsOf(em, pool);
  const planning = await planningOf(em, policies, pool, yearOf(asOf));
  const onRecord = Object.values(Insurance).flatMap((insurance) => {
    const ofFund = years.get(insurance) ?? [];
    const booked = ofFund.filter(({ months }) => months !== null);
    if (booked.length === 0) return [];
    const year = latest(booked.map((row) => row.year));
    const months = latest(booked.filter((row) => row.year === year).map((row) => row.months!));
    return [{ insurance, fund: ofFund[0]!.fund, year, months }];
  });
  const budgets = await budgetsToDate(em, onRecord);
  const funds = onRecord.map(({ insurance, year, months }, at): FundView => {
    const ofFund = years.get(insurance)!;
    const ofCounty = Map.groupBy(ofFund, ({ county }) => county);
    const insured = insurance === 'EMPLOYEE' ? 'insuredEmployee' : 'insuredResident';
    return {
      insurance,
      fiscalYear: year,
      months,
      policy: policies.inForce(pool, year),
      counties: balances.get(insurance)!.map(({ county, balance, atHand, expenditureAccount }): CountyView => {
        const own = new Map(ofCounty.get(county)?.map((row) => [row.year, row]));
        const known = facts.get(factsKey({ insurance, county, year }));
        return {
          county,
          insured: counties.get(county)![insured],
          accumulatedBalance: fen(balance),
          atHand: fen(atHand),
          expenditureAccount: fen(expenditureAccount),
          prefunded: prefunded.get(`${insurance}/${county}/${year}`) ?? null,
          year: figuresOf(own.get(year)),
          before: withoutGap(own, year - 1).map(figuresOf),
          facts: known && { incomeDue: fen(known.incomeDue), subsidyShortfall: fen(known.subsidyShortfall) },
          budget: budgets[at]!.get(county),
        };
      }),
      overdue: overdue.get(insurance) ?? [],
      planning: planning.get(insurance)!,
      overdueDebts: (debts.get(insurance) ?? []).map(({ overdue: [oldest], overdueAmount, ...debt }) => ({
        ...debt,
        due: oldest!.due,
        amount: overdueAmount,
      })),
      remittances: evidence.funds[insurance].remittances,
    };
  });
  return {
    asOf,
    policies: policies.all.filter((policy) => policy.pool === pool),
    counties: [...counties.values()].map(({ insuredEmployee, insuredResident, residents }) => ({
      insured: insuredEmployee + insuredResident,
      residents,
    })),
    funds,
    workingFunds: (await workingFundsOf(em, pool, yearOf(asOf))).map((row) => ({ ...row, amount: fen(row.amount) })),
    duties,
  };
}

/** Since the first year of the pool's policies: what was not done then is late still. */
function dutiesSoFar(
  em: EntityManager,
  policies: PolicyRegistry,
  pool: string,
  members: readonly Member[],
  asOf: string,
): ReturnType<typeof dutiesAndEvidence> {
  const first = Math.min(
    ...policies.all.flatMap(({ pool: of, fiscalYears }) => (of === pool ? [fiscalYears.first] : [])),
    yearOf(asOf),
  );
  return dutiesAndEvidence(readIn(em), policies, { pool, members, from: `${first}-01-01`, to: asOf, asOf });
}

const latest = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.max(a, b));

const factsKey = ({ insurance, county, year }: { insurance: Insurance; county: string; year: number }): string =>
  `${insurance}/${county}/${year}`;

interface YearRow {
  fund: number;
  insurance: Insurance;
  county: string;
  year: number;
  /** The last month with something booked; null: not from the books, but from history, and whole. */
  months: number | null;
  income: string;
  subsidies: string;
  expenditure: string;
}

const NOTHING = { income: '0', subsidies: '0', expenditure: '0' };

const figuresOf = ({ income, subsidies, expenditure }: Pick<YearRow, keyof typeof NOTHING> = NOTHING): YearFigures => ({
  income: fen(income),
  subsidies: fen(subsidies),
  expenditure: fen(expenditure),
});

/** Years on record from `newest` back, up to the first that is missing. */
function withoutGap(years: ReadonlyMap<number, YearRow>, newest: number): YearRow[] {
  const found: YearRow[] = [];
  for (let year = newest, row = years.get(year); row; row = years.get(--year)) found.push(row);
  return found;
}

const countiesOf = (em: EntityManager, pool: string) =>
  sql<Member & { residents: number | null; insuredEmployee: number; insuredResident: number }>(
    em,
    `select id, name, kind, permanent_residents as residents, insured_employee as "insuredEmployee", insured_resident as "insuredResident"
     from county where pool = $1`,
    [pool],
  );

/** Income and expenditure by county and year: from the books, and of years before them from what was recorded of those. */
const yearsOf = (em: EntityManager, pool: string, period: number) =>
  sql<YearRow>(
    em,
    `with booked as (
       select b.fund, b.county, m.period / 100 as year, max(m.period % 100) as months,
         coalesce(sum(m.credit - m.debit) filter (where a.account = any($3)), 0) as income,
         coalesce(sum(m.credit - m.debit) filter (where a.account = '4101'), 0) as subsidies,
         coalesce(sum(m.debit - m.credit) filter (where a.account = any($4)), 0) as expenditure
       from fund f
       join book b on b.fund = f.id and b.county is not null
       join ledger_account a on a.book = b.id and (a.account = any($3) or a.account = any($4)) and a.fund_year is null
         and a.part is distinct from 'INDIVIDUAL'
       join monthly_total m on m.ledger_account = a.id and m.period <= $2 and m.period % 100 <= 12
       where f.pool = $1
       group by b.fund, b.county, m.period / 100)
     select f.id as fund, f.insurance, y.county, y.year, y.months, y.income::text, y.subsidies::text, y.expenditure::text
     from (select * from booked
       union all
       select h.fund, h.county, h.year, null, h.income, h.fiscal_subsidy, h.expenditure from fund_year_history_now h
       where not exists (select from booked b where b.fund = h.fund and b.county = h.county and b.year = h.year)) y
     join fund f on f.id = y.fund and f.pool = $1`,
    [pool, period, [...INCOME], [...EXPENDITURE]],
  );

/** At hand: the accumulated balance, results of years that stand open, and income and expenditure that no result has taken up yet. */
const balancesOf = (em: EntityManager, pool: string, period: number) =>
  sql<{ insurance: Insurance; county: string; balance: string; atHand: string; expenditureAccount: string }>(
    em,
    `select f.insurance, b.county,
       coalesce(sum(m.credit - m.debit) filter (where a.detail = 'ACCUMULATED_BALANCE'), 0)::text as balance,
       coalesce(sum(m.credit - m.debit) filter (where a.detail in ('ACCUMULATED_BALANCE', 'YEAR_RESULT')
         or c.class in ('INCOME', 'EXPENDITURE')), 0)::text as "atHand",
       coalesce(sum(m.debit - m.credit) filter (where a.account = '1004'), 0)::text as "expenditureAccount"
     from fund f
     join book b on b.fund = f.id and b.county is not null
     left join ledger_account a on a.book = b.id and a.part is distinct from 'INDIVIDUAL'
     left join account c on c.code = a.account
     left join monthly_total m on m.ledger_account = a.id and m.period <= $2
     where f.pool = $1
     group by f.insurance, b.county
     order by f.insurance, b.county`,
    [pool, period],
  );

/** Of each county those of the newest year that has begun. */
const workingFundsOf = (em: EntityManager, pool: string, year: number) =>
  sql<{ county: string; year: number; amount: string; insured: number }>(
    em,
    `select distinct on (w.county) w.county, w.year, w.amount::text, c.insured_employee + c.insured_resident as insured
     from working_funds_now w join county c on c.id = w.county
     where w.pool = $1 and w.year <= $2
     order by w.county, w.year desc`,
    [pool, year],
  );
/** What stands of prefunds, by "insurance/county/year". */
async function prefundsOf(em: EntityManager, pool: string): Promise<Map<string, Fen>> {
  const rows = await sql<{ place: string; reserve: string }>(
    em,
    `select format('%s/%s/%s', f.insurance, p.county, p.fiscal_year) as place, p.reserve::text
     from fund f join prefund_standing p on p.fund = f.id where f.pool = $1`,
    [pool],
  );
  return new Map(rows.map(({ place, reserve }) => [place, fen(reserve)]));
}

async function planningOf(
  em: EntityManager,
  policies: PolicyRegistry,
  pool: string,
  year: number,
): Promise<Map<Insurance, Planning>> {
  const policy = policies.inForce(pool, year);
  const ofYears = await plansOfYear(em, pool, year);
  const planning = new Map<Insurance, Planning>();
  for (const [fund, { insurance, plans }] of ofYears) {
    const counties = [...new Set(plans.map(({ county }) => county))];
    const accounts = await memberAccounts(em, policy ?? { rules: [] }, fund, year, counties);
    planning.set(insurance, {
      policy,
      fiscalYear: year,
      plans,
      before: new Map(accounts.map(({ county, before }) => [county, before])),
    });
  }
  return planning;
}

/** The newest version of each county's facts. */
const factsOf = (em: EntityManager, pool: string) =>
  sql<{ insurance: Insurance; county: string; year: number; incomeDue: string; subsidyShortfall: string }>(
    em,
    `select distinct on (y.fund, y.year, y.county) f.insurance, y.county, y.year, y.income_due::text as "incomeDue",
       y.subsidy_shortfall::text as "subsidyShortfall"
     from fund f join year_facts y on y.fund = f.id
     where f.pool = $1
     order by y.fund, y.year, y.county, y.version desc`,
    [pool],
  );

async function overdueOf(
  em: EntityManager,
  pool: string,
  asOf: string,
): Promise<(OverdueObligation & { insurance: Insurance })[]> {
  const rows = await sql<{
    id: string;
    insurance: Insurance;
    county: string;
    fiscalYear: number;
    kind: OwedKind;
    due: string;
    outstanding: string;
    rule: string;
    citation: Citation;
  }>(
    em,
    `select o.id, f.insurance, o.county, o.fiscal_year as "fiscalYear", o.kind, o.due::text, o.outstanding::text, o.rule, o.citation
     from obligation_state o join fund f on f.id = o.fund
     where f.pool = $1 and o.outstanding > 0 and o.due < $2
     order by f.insurance, o.county, o.due, o.id`,
    [pool, asOf],
  );
  return rows.map((row) => ({ ...row, outstanding: fen(row.outstanding) }));
}
