import { isoText } from '../database/iso-text.js';
import type { Read } from '../database/read.js';
import { byFundYear } from '../fund/by-fund-year.js';

export interface PeriodRow {
  fund: number;
  year: number;
  month: number;
  open: boolean;
  events: { opens: boolean; person: string; reason: string | null; at: string }[];
}

/** The periods of a fund year with their events, in order. */
export const periodsLoader = (read: Read) =>
  byFundYear((funds, years) =>
    read<PeriodRow>(
      {
        name: 'periods-of-fund-years',
        text: `select p.fund, p.year, p.month, p.open, e.events
               from unnest($1::int[], $2::int[]) k(fund, year)
               join period p on p.fund = k.fund and p.year = k.year
               cross join lateral (
                 select jsonb_agg(jsonb_build_object('opens', e.opens, 'person', e.person, 'reason', e.reason,
                   'at', ${isoText('e.at')}) order by e.id) as events
                 from period_event e where e.fund = p.fund and e.year = p.year and e.month = p.month) e
               order by p.month`,
      },
      [funds, years],
    ),
  );
