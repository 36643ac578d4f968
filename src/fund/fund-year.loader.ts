/** Fund state as rows: what the fields of an operation ask for of all counties, and no more, in one statement. */
import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import type { AccountCode, AccountDetail } from '../ledger/entry.js';
import { fen } from '../money.js';
import { COUNTY_COLUMNS, type CountyRow } from '../pool/pool.loader.js';
import { type SettlementRow, SETTLEMENTS } from '../settlement/settlement.loader.js';
import { byFundYear, type FundYear, fundYearKey } from './by-fund-year.js';
import type { YearAmounts, YearBalances } from './fund-year.js';

export type Figures = 'amounts' | 'balances';

const literal = (codes: readonly string[]): string => `'{${codes.join(',')}}'`;
const booked = (codes: readonly AccountCode[]): string =>
  `sum(net.credit) filter (where a.account = any(${literal(codes)}))`;
const held = (detail: AccountDetail): string => `sum(net.credit) filter (where a.detail = '${detail}')`;

/** From which accounts `a` each figure is added up; `net` is what an account's periods come to that count. */
const ACCOUNTS: Record<Figures, readonly AccountCode[]> = { amounts: [...INCOME, ...EXPENDITURE], balances: ['3001'] };
const SUMS = {
  amounts: { income: booked(INCOME), expenditure: `-${booked(EXPENDITURE)}` } satisfies Record<
    keyof YearAmounts,
    string
  >,
  balances: {
    accumulatedBalance: held('ACCUMULATED_BALANCE'),
    ownReserve: held('OWN_RESERVE'),
    yearResult: held('YEAR_RESULT'),
    sharedReserve: held('SHARED_RESERVE'),
    pooledBalance: held('POOLED_BALANCE'),
  } satisfies Record<keyof YearBalances, string>,
};
type Sum = keyof YearAmounts | keyof YearBalances;

/**
 * What counts of an account in the year `k`. Income and expenditure: months 1–12, as year close, levy and settlement are booked in the
 * closing period; the pool's own book has none that counts. Net assets: up to the year's end, closing period included. The year's result: as
 * it stands now, because governments pay into it in later years.
 */
const COUNTING = `
  from ledger_account a
  cross join lateral (select sum(m.credit) - sum(m.debit) as credit from monthly_total m
    where m.ledger_account = a.id
      and m.period between case a.account when '3001' then 0 else k.year * 100 + 1 end
        and case when a.detail = 'YEAR_RESULT' then 2147483647 when a.account = '3001' then k.year * 100 + 13
          else k.year * 100 + 12 end) net
  where a.book = b.id and a.part is distinct from 'INDIVIDUAL' and (a.account = '3001' or b.county is not null)
    and case when a.detail = 'YEAR_RESULT' then a.fund_year = k.year else a.fund_year is null end`;

function statementOf(asked: readonly Figures[]) {
  const sums = Object.entries(Object.assign({}, ...asked.map((each) => SUMS[each])) as Record<Sum, string>);
  return {
    name: `fund-year-${asked.join('-and-')}`,
    text: `select k.fund, k.year, ${sums.map(([name]) => `coalesce("${name}", 0)::text as "${name}"`).join(', ')}, ${COUNTY_COLUMNS}
      from unnest($1::int[], $2::int[]) k(fund, year)
      join book b on b.fund = k.fund
      left join county c on c.id = b.county
      cross join lateral (
        select ${sums.map(([name, sum]) => `${sum} as "${name}"`).join(', ')} ${COUNTING}
          and a.account = any(${literal(asked.flatMap((each) => ACCOUNTS[each]))})) sums
      order by c.id`,
    columns: sums.map(([name]) => name as Sum),
  };
}

/** A book's figures: those that were asked for. */
export interface BookFigures extends YearAmounts, YearBalances {
  /** Null: the pool's own book. */
  county: CountyRow | null;
}

type Row = CountyRow & Record<'fund' | 'year', number> & Record<Sum, string>;

/** The figures of each book of a fund year, in order of counties' ids. */
export const figuresLoader = (read: Read) =>
  new DataLoader<FundYear & { figures: Figures }, BookFigures[], string>(
    async (keys) => {
      const years = [...new Map(keys.map((key) => [fundYearKey(key), key])).values()];
      const asked = (Object.keys(SUMS) as Figures[]).filter((each) => keys.some(({ figures }) => figures === each));
      const { name, text, columns } = statementOf(asked);
      const rows = await read<Row>({ name, text }, [
        years.map(({ fund }) => fund.id),
        years.map(({ fiscalYear }) => fiscalYear),
      ]);
      const ofYear = Map.groupBy(rows, ({ fund, year }) => `${fund}/${year}`);
      const books = new Map([...ofYear].map(([year, rows]) => [year, rows.map((row) => bookFigures(row, columns))]));
      return keys.map((key) => books.get(fundYearKey(key)) ?? []);
    },
    { cacheKeyFn: (key) => `${key.figures}/${fundYearKey(key)}` },
  );

function bookFigures(row: Row, columns: readonly Sum[]): BookFigures {
  const figures = {} as BookFigures;
  for (const name of columns) figures[name] = fen(row[name]);
  figures.county = row.id === null ? null : row; // a row of the pool's own book has no county in it
  return figures;
}

/** The settlement of a fund year that stands. */
export const settlementOfYearLoader = (read: Read) =>
  byFundYear((funds, years) =>
    read<SettlementRow & { year: number }>(
      {
        name: 'settlements-of-fund-years',
        text: `select s.*, s."fiscalYear" as year
               from unnest($1::int[], $2::int[]) k(fund, year)
               join (${SETTLEMENTS}) s on s.fund = k.fund and s."fiscalYear" = k.year and s.stands and s.corrects is null`,
      },
      [funds, years],
    ),
  );
