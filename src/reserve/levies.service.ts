/** From a fund year's levies to what they rest on: base and rate, what bore them, what is still owed, the entries. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import { booksOfYear } from '../ledger/fund-year.service.js';
import { type Fund, fundOf } from '../ledger/ledger.service.js';
import { type Fen, fen, sum } from '../money.js';
import { type Insurance, type LevyProvision, type Policy, provisionsOf, type Ruled } from '../policy/policy.js';
import { baseFigures } from './levy-bases.service.js';
import { levyBase } from './levy-due.js';

export interface LevyOfCounty {
  county: string;
  policy: Policy;
  levy: Ruled<LevyProvision>;
  /** Of the policy, or as decided. */
  rate: string | null;
  baseYear: number;
  baseAmount: Fen;
  amount: Fen;
  fromSurplus: Fen;
  fromBalance: Fen;
  obligation: string | null;
  entries: string[];
}

interface Booked {
  county: string;
  rule: string;
  fromSurplus: string;
  fromBalance: string;
  /** The accumulated balance before it. */
  balanceBefore: string;
  owed: string;
  obligation: string | null;
  entries: string[];
}

/** What stands of the levies of a fund year, by county and rule; what was taken back is not among it. */
export const leviesOfYear = (
  { em, policies }: Pick<Context, 'em' | 'policies'>,
  { pool, insurance, fiscalYear }: { pool: string; insurance: Insurance; fiscalYear: number },
): Promise<LevyOfCounty[]> =>
  inTransaction(em, async (tx) => {
    const fund = await fundOf(tx, pool, insurance);
    const policy = policies.inForce(pool, fiscalYear);
    const booked = policy ? await bookedLevies(tx, fund, fiscalYear) : [];
    if (!policy || booked.length === 0) return [];
    const books = await booksOfYear(tx, fund.id, fiscalYear);
    const found: LevyOfCounty[] = [];
    for (const levy of provisionsOf(policy, 'LEVY')) {
      const rows = booked.filter(({ rule }) => rule === levy.rule);
      if (rows.length === 0) continue;
      const rate = levy.rate ?? (await decidedRate(tx, fund, fiscalYear));
      const figures = new Map((await baseFigures(tx, fund, fiscalYear, levy, books)).map((row) => [row.county, row]));
      for (const row of rows) {
        const [fromSurplus, fromBalance] = [fen(row.fromSurplus), fen(row.fromBalance)];
        const known = figures.get(row.county)!;
        found.push({
          ...{ county: row.county, policy, levy, rate, fromSurplus, fromBalance },
          baseYear: fiscalYear + levy.baseYear,
          baseAmount: levyBase(levy, { ...known, accumulatedBalance: fen(row.balanceBefore) }),
          amount: sum([fromSurplus, fromBalance, fen(row.owed)]),
          obligation: row.obligation,
          entries: row.entries,
        });
      }
    }
    return found;
  });

const bookedLevies = (em: EntityManager, fund: Fund, fiscalYear: number): Promise<Booked[]> =>
  sql(
    em,
    `with charge as (
       select b.county, l.rule,
         sum(case l.side when 'D' then l.amount else -l.amount end) filter (where a.detail = 'YEAR_RESULT') as from_surplus,
         sum(case l.side when 'D' then l.amount else -l.amount end) filter (where a.detail = 'ACCUMULATED_BALANCE') as from_balance,
         max(l.balance_after + l.amount) filter (where a.detail = 'ACCUMULATED_BALANCE' and l.side = 'D') as balance_before,
         array_agg(distinct e.id::text) as entries
       from journal_entry e
       join journal_line l on l.fund = e.fund and l.entry = e.id
       join ledger_account a on a.id = l.ledger_account and a.detail in ('YEAR_RESULT', 'ACCUMULATED_BALANCE')
       join book b on b.id = l.book
       where e.fund = $1 and e.kind in ('RESERVE_LEVY', 'REMITTANCE') and e.year = $2
         and not exists (select from journal_entry r where r.reverses = e.id)
       group by b.county, l.rule),
     owed as (
       select county, rule, sum(amount - reduced) as amount, (array_agg(id order by made_at))[1] as id from obligation_state
       where fund = $1 and fiscal_year = $2 and kind = 'RESERVE_LEVY' and cancelled_at is null
       group by county, rule)
     select county, rule, coalesce(from_surplus, 0)::text as "fromSurplus", coalesce(from_balance, 0)::text as "fromBalance",
       coalesce(balance_before, 0)::text as "balanceBefore", coalesce(amount, 0)::text as owed, id as obligation,
       coalesce(entries, '{}') as entries
     from charge full join owed using (county, rule)
     order by county, rule`,
    [fund.id, fiscalYear],
  );

async function decidedRate(em: EntityManager, fund: Fund, fiscalYear: number): Promise<string | null> {
  const [row] = await sql<{ rate: string }>(
    em,
    `select trim_scale(rate)::text as rate from decision
     where fund = $1 and fiscal_year = $2 and kind = 'REMITTANCE_RATE' order by seq desc limit 1`,
    [fund.id, fiscalYear],
  );
  return row?.rate ?? null;
}
