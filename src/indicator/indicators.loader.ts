/** What the indicators of fund years are computed from, of all counties of an operation in one statement. */
import type { Read } from '../database/read.js';
import { byFundYear } from '../fund/by-fund-year.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import { fen } from '../money.js';
import type { CountyFigures } from './indicators.js';

type Row = Record<'income' | 'subsidies' | 'expenditure' | 'balance', string> &
  Record<'insured' | 'insuredInAll', number> & {
    fund: number;
    year: number;
    county: string;
    residents: number | null;
    incomeDue: string | null;
    subsidyShortfall: string | null;
  };

export type IndicatorRow = CountyFigures & { fund: number; year: number };

/** Income and expenditure of months 1–12 and the balance at the year's end, as fund state has them; facts in their newest version. */
export const indicatorsLoader = (read: Read) =>
  byFundYear(async (funds, years): Promise<IndicatorRow[]> => {
    const rows = await read<Row>(
      {
        name: 'indicators-of-fund-years',
        text: `select k.fund, k.year, c.id as county, booked.*, c.permanent_residents as residents,
            case f.insurance when 'EMPLOYEE' then c.insured_employee else c.insured_resident end as insured,
            c.insured_employee + c.insured_resident as "insuredInAll", facts.*
          from unnest($1::int[], $2::int[]) k(fund, year)
          join fund f on f.id = k.fund
          join book b on b.fund = k.fund
          join county c on c.id = b.county
          left join lateral (select y.income_due::text as "incomeDue", y.subsidy_shortfall::text as "subsidyShortfall"
            from year_facts y where y.fund = k.fund and y.year = k.year and y.county = c.id order by y.version desc limit 1) facts on true
          cross join lateral (
            select coalesce(sum(net) filter (where a.account = any($3)), 0)::text as income,
              coalesce(sum(net) filter (where a.account = '4101'), 0)::text as subsidies,
              coalesce(-sum(net) filter (where a.account = any($4)), 0)::text as expenditure,
              coalesce(sum(net) filter (where a.account = '3001'), 0)::text as balance
            from ledger_account a
            cross join lateral (select sum(m.credit - m.debit) as net from monthly_total m where m.ledger_account = a.id
              and m.period between case a.account when '3001' then 0 else k.year * 100 + 1 end
                and k.year * 100 + case a.account when '3001' then 13 else 12 end) m
            where a.book = b.id and a.fund_year is null and a.part is distinct from 'INDIVIDUAL'
              and (a.account = any($3) or a.account = any($4) or a.detail = 'ACCUMULATED_BALANCE')) booked
          order by c.id`,
      },
      [funds, years, [...INCOME], [...EXPENDITURE]],
    );
    return rows.map(({ income, subsidies, expenditure, balance, incomeDue, subsidyShortfall, ...row }) => ({
      ...row,
      ...{ income: fen(income), subsidies: fen(subsidies), expenditure: fen(expenditure) },
      accumulatedBalance: fen(balance),
      facts:
        incomeDue === null || subsidyShortfall === null
          ? null
          : { incomeDue: fen(incomeDue), subsidyShortfall: fen(subsidyShortfall) },
    }));
  });
