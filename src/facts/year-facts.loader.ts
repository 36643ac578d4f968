import DataLoader from 'dataloader';
import { isoText } from '../database/iso-text.js';
import type { Read } from '../database/read.js';
import { byFundYear } from '../fund/by-fund-year.js';
import type { Insurance } from '../policy/policy.js';
import type { YearFactsType } from './year-facts.types.js';

export type YearFactsRow = YearFactsType & { fund: number; year: number };

const COLUMNS = `f.fund, f.year, f.id, f.county, f.version, f.income_due::text as "incomeDue", f.income_target::text as "incomeTarget",
  f.non_compliant_expenditure::text as "nonCompliantExpenditure", f.subsidy_shortfall::text as "subsidyShortfall",
  f.force_majeure::text as "forceMajeure", f.other_faults as "otherFaults", f.expenditure_target::text as "expenditureTarget",
  f.targets_met as "targetsMet", f.lower_settlement as "lowerSettlementId", f.targets as "targetsId", f.source, f.entered_by as "enteredBy", ${isoText('f.entered_at')} as "enteredAt",
  c.confirmed_by as "confirmedBy", ${isoText('c.confirmed_at')} as "confirmedAt"`;

/** The newest version of each county's facts of a fund year. */
export const newestFactsLoader = (read: Read) =>
  byFundYear((funds, years) =>
    read<YearFactsRow>(
      {
        name: 'newest-facts-of-fund-years',
        text: `select distinct on (f.fund, f.year, f.county) ${COLUMNS}
               from unnest($1::int[], $2::int[]) k(fund, year)
               join year_facts f on f.fund = k.fund and f.year = k.year
               left join year_facts_confirmation c on c.facts = f.id
               order by f.fund, f.year, f.county, f.version desc`,
      },
      [funds, years],
    ),
  );

/** A version of a county's facts by its id: what a settlement was computed from. */
export const factsLoader = (read: Read) =>
  new DataLoader<string, YearFactsRow | null>(async (ids) => {
    const rows = await read<YearFactsRow>(
      {
        name: 'facts-by-id',
        text: `select ${COLUMNS} from year_facts f left join year_facts_confirmation c on c.facts = f.id
               where f.id = any($1::uuid[])`,
      },
      [ids],
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => byId.get(id) ?? null);
  });

/** Every version of a county's facts of a fund year, newest first. */
export const factsHistory = (
  read: Read,
  key: { pool: string; insurance: Insurance; county: string; fiscalYear: number },
): Promise<YearFactsRow[]> =>
  read(
    {
      name: 'facts-history',
      text: `select ${COLUMNS}
             from year_facts f
             left join year_facts_confirmation c on c.facts = f.id
             where f.fund = (select id from fund where pool = $1 and insurance = $2) and f.year = $3 and f.county = $4
             order by f.version desc`,
    },
    [key.pool, key.insurance, key.fiscalYear, key.county],
  );
