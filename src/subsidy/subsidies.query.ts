/** Subsidies of a fund year by county and level of government: what was due, what came, beside what the year's facts say. */
import type { Read } from '../database/read.js';
import { fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import type { GovernmentLevel } from './level.js';
import { type CountySubsidies, countySubsidies } from './subsidy-state.js';

const SUBSIDIES = {
  name: 'subsidies-of-year',
  text: `select s.county, s.level, s.due::text, s.paid::text, facts.shortfall::text
    from fund f
    cross join lateral (
      select county, level, coalesce(d.amount, 0.00) as due, coalesce(p.amount, 0.00) as paid
      from (select distinct on (county, level) county, level, amount from subsidy_due
        where fund = f.id and year = $3 order by county, level, version desc) d
      full join (select county, level, sum(amount) as amount from subsidy_payment p
        where fund = f.id and year = $3 and not exists (select from journal_entry x where x.reverses = p.entry)
        group by county, level) p using (county, level)) s
    left join lateral (select subsidy_shortfall as shortfall from year_facts y
      where y.fund = f.id and y.year = $3 and y.county = s.county order by version desc limit 1) facts on true
    where f.pool = $1 and f.insurance = $2
    order by s.county`,
};
type Row = { county: string; level: GovernmentLevel; due: string; paid: string; shortfall: string | null };

/** The counties that `seen` lets through, in order of id. */
export async function subsidiesOfYear(
  read: Read,
  { pool, insurance, fiscalYear }: { pool: string; insurance: Insurance; fiscalYear: number },
  seen: (county: string) => boolean,
): Promise<CountySubsidies[]> {
  const rows = await read<Row>(SUBSIDIES, [pool, insurance, fiscalYear]);
  return [...Map.groupBy(rows, ({ county }) => county)]
    .filter(([county]) => seen(county))
    .map(([county, levels]) => {
      const { shortfall } = levels[0]!;
      const figures = levels.map(({ level, due, paid }) => ({ level, due: fen(due), paid: fen(paid) }));
      return countySubsidies(county, figures, shortfall === null ? null : fen(shortfall));
    });
}
