/** Fund state as rows: what the fields of an operation ask for of all counties, and no more, in one statement. */
import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import type { AccountDetail } from '../ledger/entry.js';
import { type Fen, fen } from '../money.js';
import { type SettlementRow, SETTLEMENTS } from '../settlement/settlement.loader.js';
import { byFundYear, type FundYear, fundYearKey } from './by-fund-year.js';
import type { YearAmounts } from './fund-year.js';

export interface YearBalances {
  accumulatedBalance: Fen;
  ownReserve: Fen;
  yearResult: Fen;
  sharedReserve: Fen;
  pooledBalance: Fen;
}

const DETAILS: Record<keyof YearBalances, AccountDetail> = {
  accumulatedBalance: 'ACCUMULATED_BALANCE',
  ownReserve: 'OWN_RESERVE',
  yearResult: 'YEAR_RESULT',
  sharedReserve: 'SHARED_RESERVE',
  pooledBalance: 'POOLED_BALANCE',
};

interface OfBook {
  fund: number;
  year: number;
  /** Null: the pool's own book. */
  county: string | null;
}

export type Figures = 'amounts' | 'balances';

const COLUMNS = {
  amounts: ['income', 'expenditure'],
  balances: Object.keys(DETAILS),
} satisfies Record<Figures, string[]>;

const literal = (codes: readonly string[]): string => `'{${codes.join(',')}}'`;

/** How a figure of the book `b` in the year `k` is added up. */
const SUMS: Record<Figures, string> = {
  // Months 1–12; year close, levy and settlement are booked in the closing period. The pool's own book has no income that counts.
  amounts: `select sum(net.credit) filter (where a.account = any(${literal(INCOME)})) as income,
      -sum(net.credit) filter (where a.account = any(${literal(EXPENDITURE)})) as expenditure
    from ledger_account a
    cross join lateral (select sum(m.credit) - sum(m.debit) as credit from monthly_total m
      where m.ledger_account = a.id and m.period between k.year * 100 + 1 and k.year * 100 + 12) net
    where a.book = b.id and b.county is not null and a.account = any(${literal([...INCOME, ...EXPENDITURE])})
      and a.fund_year is null and a.part is distinct from 'INDIVIDUAL'`,
  // Net assets at the year's end, closing period included; its result as it stands now: governments pay into it in later years.
  balances: `select ${Object.entries(DETAILS)
    .map(([name, detail]) => `sum(m.credit - m.debit) filter (where a.detail = '${detail}') as "${name}"`)
    .join(', ')}
    from ledger_account a
    join monthly_total m on m.ledger_account = a.id
    where a.book = b.id and a.account = '3001' and a.part is distinct from 'INDIVIDUAL'
      and case when a.detail = 'YEAR_RESULT' then a.fund_year = k.year else m.period <= k.year * 100 + 13 end`,
};

export type BookFigures = OfBook & YearAmounts & YearBalances;

/** The figures of each book of a fund year; a row has those that were asked for. */
export const figuresLoader = (read: Read) =>
  new DataLoader<FundYear & { figures: Figures }, BookFigures[], string>(
    async (keys) => {
      const years = [...new Map(keys.map((key) => [fundYearKey(key), key])).values()];
      const asked = (Object.keys(SUMS) as Figures[]).filter((each) => keys.some(({ figures }) => figures === each));
      const columns = asked.flatMap((each) => COLUMNS[each]);
      const rows = await read<OfBook & Record<string, string>>(
        {
          name: `fund-year-${asked.join('-and-')}`,
          text: `select k.fund, k.year, b.county, ${columns.map((name) => `coalesce("${name}", 0)::text as "${name}"`).join(', ')}
            from unnest($1::int[], $2::int[]) k(fund, year)
            join book b on b.fund = k.fund
            ${asked.map((each) => `cross join lateral (${SUMS[each]}) ${each}`).join('\n')}`,
        },
        [years.map(({ fund }) => fund.id), years.map(({ fiscalYear }) => fiscalYear)],
      );
      const inFen = (row: OfBook & Record<string, string>): BookFigures => ({
        ...row,
        ...(Object.fromEntries(columns.map((name) => [name, fen(row[name]!)])) as unknown as YearAmounts &
          YearBalances),
      });
      const ofYear = Map.groupBy(rows.map(inFen), ({ fund, year }) => `${fund}/${year}`);
      return keys.map((key) => ofYear.get(fundYearKey(key)) ?? []);
    },
    { cacheKeyFn: (key) => `${key.figures}/${fundYearKey(key)}` },
  );

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
