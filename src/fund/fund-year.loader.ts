/** Fund state as rows: each kind of figure of all counties in one statement, loaded only where a field asks for it. */
import type { Read } from '../database/read.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import { type Fen, fen } from '../money.js';
import { type SettlementRow, SETTLEMENTS } from '../settlement/settlement.loader.js';
import { byFundYear } from './by-fund-year.js';
import type { YearAmounts } from './fund-year.js';

interface OfBook {
  fund: number;
  year: number;
  /** Null: the pool's own book. */
  county: string | null;
}

/** Income and expenditure of each county's book, months 1–12; year close, levy and settlement are booked in the closing period. */
export const amountsLoader = (read: Read) =>
  byFundYear(async (funds, years): Promise<(OfBook & YearAmounts)[]> => {
    const rows = await read<OfBook & { income: string; expenditure: string }>(
      {
        name: 'fund-year-amounts',
        text: `select k.fund, k.year, b.county, coalesce(t.income, 0)::text as income,
                 coalesce(t.expenditure, 0)::text as expenditure
               from unnest($1::int[], $2::int[]) k(fund, year)
               join book b on b.fund = k.fund and b.county is not null
               cross join lateral (
                 select sum(m.credit - m.debit) filter (where a.account = any($3)) as income,
                   sum(m.debit - m.credit) filter (where a.account = any($4)) as expenditure
                 from ledger_account a
                 join monthly_total m on m.ledger_account = a.id and m.period between k.year * 100 + 1 and k.year * 100 + 12
                 where a.book = b.id and a.account = any($3 || $4) and a.fund_year is null
                   and a.part is distinct from 'INDIVIDUAL') t`,
      },
      [funds, years, INCOME, EXPENDITURE],
    );
    return rows.map((row) => ({ ...row, income: fen(row.income), expenditure: fen(row.expenditure) }));
  });

export interface YearBalances {
  accumulatedBalance: Fen;
  ownReserve: Fen;
  yearResult: Fen;
  sharedReserve: Fen;
  pooledBalance: Fen;
}

/**
 * Net assets of each book at the end of the fund year, closing period included. The year's result is as it stands now: governments
 * pay into it in later years.
 */
export const balancesLoader = (read: Read) =>
  byFundYear(async (funds, years): Promise<(OfBook & YearBalances)[]> => {
    const rows = await read<OfBook & { [K in keyof YearBalances]: string }>(
      {
        name: 'fund-year-balances',
        text: `select k.fund, k.year, b.county, ${Object.entries({
          accumulatedBalance: 'ACCUMULATED_BALANCE',
          ownReserve: 'OWN_RESERVE',
          yearResult: 'YEAR_RESULT',
          sharedReserve: 'SHARED_RESERVE',
          pooledBalance: 'POOLED_BALANCE',
        })
          .map(
            ([name, detail]) => `coalesce(sum(t.balance) filter (where t.detail = '${detail}'), 0)::text as "${name}"`,
          )
          .join(', ')}
               from unnest($1::int[], $2::int[]) k(fund, year)
               join book b on b.fund = k.fund
               left join lateral (
                 select a.detail, sum(m.credit - m.debit) as balance
                 from ledger_account a
                 join monthly_total m on m.ledger_account = a.id
                 where a.book = b.id and a.account = '3001' and a.part is distinct from 'INDIVIDUAL'
                   and case when a.detail = 'YEAR_RESULT' then a.fund_year = k.year else m.period <= k.year * 100 + 13 end
                 group by a.detail) t on true
               group by k.fund, k.year, b.id, b.county`,
      },
      [funds, years],
    );
    return rows.map((row) => ({
      ...row,
      accumulatedBalance: fen(row.accumulatedBalance),
      ownReserve: fen(row.ownReserve),
      yearResult: fen(row.yearResult),
      sharedReserve: fen(row.sharedReserve),
      pooledBalance: fen(row.pooledBalance),
    }));
  });

/** The settlement of a fund year that stands. */
export const settlementOfYearLoader = (read: Read) =>
  byFundYear((funds, years) =>
    read<SettlementRow & { year: number }>(
      {
        name: 'settlements-of-fund-years',
        text: `select s.*, s."fiscalYear" as year
               from unnest($1::int[], $2::int[]) k(fund, year)
               join (${SETTLEMENTS}) s on s.fund = k.fund and s."fiscalYear" = k.year and s.stands`,
      },
      [funds, years],
    ),
  );
