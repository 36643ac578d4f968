/** What the books say of a fund year, county by county, and up to which positions they were read. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { type Fen, fen } from '../money.js';
import { EXPENDITURE, INCOME } from './accounts.js';

/** Amounts in fen; of EMPLOYEE the pooled part only. */
export interface CountyBooks {
  county: string;
  /** Income and expenditure of months 1–12, without transfers between levels and what settles an earlier year. */
  income: Fen;
  expenditure: Fen;
  /** Of the income: 社会保险费收入 and 财政补贴收入, what levies go by. */
  premiums: Fen;
  subsidies: Fen;
  /** What of them is not yet carried to the year's result. */
  incomeOpen: Fen;
  expenditureOpen: Fen;
  accumulatedBalance: Fen;
  ownReserve: Fen;
  /** Y as it stands: surplus left, or (negative) deficit not covered. */
  yearResult: Fen;
  levyFromSurplus: Fen;
  levyFromBalance: Fen;
  levyUnpaid: Fen;
}

export interface FundYearBooks {
  counties: CountyBooks[];
  sharedReserve: Fen;
  pooledBalance: Fen;
  /** Last voucher position read of each book, by county; '' the pool's own. */
  positions: Record<string, number>;
}

type Text<T> = { [K in keyof T]: T[K] extends Fen ? string : T[K] };

export async function booksOfYear(em: EntityManager, fund: number, year: number): Promise<FundYearBooks> {
  const rows = await sql<
    Omit<Text<CountyBooks>, 'county'> & { county: string | null; position: number; shared: string; pooled: string }
  >(
    em,
    `with account_year as (
       select a.book, a.account, a.detail, a.fund_year, c.normal_side,
         (select coalesce(sum(case when c.normal_side = 'C' then m.credit - m.debit else m.debit - m.credit end)
            filter (where m.period % 100 <= 12), 0)
          from monthly_total m where m.ledger_account = a.id and m.period between $2 * 100 + 1 and $2 * 100 + 13) as months,
         (select coalesce(sum(case when c.normal_side = 'C' then m.credit - m.debit else m.debit - m.credit end), 0)
          from monthly_total m where m.ledger_account = a.id and m.period between $2 * 100 + 1 and $2 * 100 + 13) as left_open,
         (select balance_after from journal_line l where l.ledger_account = a.id order by l.entry desc, l.line_no desc limit 1) as balance
       from ledger_account a
       join book b on b.id = a.book and b.fund = $1
       join account c on c.code = a.account
       where a.part is distinct from 'INDIVIDUAL' and (a.account = any($3) or a.account = any($4) or a.account = '3001')),
     levy as (
       select l.book, sum(case l.side when 'D' then l.amount else -l.amount end) filter (where a.detail = 'YEAR_RESULT') as from_surplus,
         sum(case l.side when 'D' then l.amount else -l.amount end) filter (where a.detail = 'ACCUMULATED_BALANCE') as from_balance
       from journal_entry e
       join journal_line l on l.fund = e.fund and l.entry = e.id
       join ledger_account a on a.id = l.ledger_account
       where e.fund = $1 and e.kind = 'RESERVE_LEVY' and e.year = $2
         and not exists (select from journal_entry r where r.reverses = e.id)
       group by l.book)
     select b.county,
       coalesce((select position from voucher v where v.book = b.id order by position desc limit 1), 0) as position,
       coalesce(sum(y.months) filter (where y.account = any($3) and y.fund_year is null), 0)::text as income,
       coalesce(sum(y.months) filter (where y.account = any($4) and y.fund_year is null), 0)::text as expenditure,
       coalesce(sum(y.months) filter (where y.account = '4001' and y.fund_year is null), 0)::text as premiums,
       coalesce(sum(y.months) filter (where y.account = '4101' and y.fund_year is null), 0)::text as subsidies,
       coalesce(sum(y.left_open) filter (where y.account = any($3) and y.fund_year is null), 0)::text as "incomeOpen",
       coalesce(sum(y.left_open) filter (where y.account = any($4) and y.fund_year is null), 0)::text as "expenditureOpen",
       coalesce(sum(y.balance) filter (where y.detail = 'ACCUMULATED_BALANCE'), 0)::text as "accumulatedBalance",
       coalesce(sum(y.balance) filter (where y.detail = 'OWN_RESERVE'), 0)::text as "ownReserve",
       coalesce(sum(y.balance) filter (where y.detail = 'YEAR_RESULT' and y.fund_year = $2), 0)::text as "yearResult",
       coalesce(sum(y.balance) filter (where y.detail = 'SHARED_RESERVE'), 0)::text as shared,
       coalesce(sum(y.balance) filter (where y.detail = 'POOLED_BALANCE'), 0)::text as pooled,
       coalesce(max(levy.from_surplus), 0)::text as "levyFromSurplus",
       coalesce(max(levy.from_balance), 0)::text as "levyFromBalance",
       coalesce((select sum(outstanding) from obligation_state o where o.fund = $1 and o.county = b.county
         and o.fiscal_year = $2 and o.kind = 'RESERVE_LEVY'), 0)::text as "levyUnpaid"
     from book b
     left join account_year y on y.book = b.id
     left join levy on levy.book = b.id
     where b.fund = $1
     group by b.id, b.county
     order by b.county nulls first`,
    [fund, year, [...INCOME], [...EXPENDITURE]],
  );
  const pool = rows.find(({ county }) => county === null);
  return {
    counties: rows.flatMap(({ county, position: _, shared: __, pooled: ___, ...amounts }) =>
      county === null
        ? []
        : [
            {
              county,
              ...(Object.fromEntries(Object.entries(amounts).map(([name, text]) => [name, fen(text)])) as Omit<
                CountyBooks,
                'county'
              >),
            },
          ],
    ),
    sharedReserve: fen(pool?.shared ?? '0'),
    pooledBalance: fen(pool?.pooled ?? '0'),
    positions: Object.fromEntries(rows.map(({ county, position }) => [county ?? '', position])),
  };
}
