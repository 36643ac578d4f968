/** 年度事实 as a settlement reads them: one version of each county's. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import type { FaultCause } from '../policy/policy.js';

export interface KnownFacts {
  id: string;
  county: string;
  incomeDue: string;
  incomeTarget: string | null;
  nonCompliantExpenditure: string;
  subsidyShortfall: string;
  forceMajeure: string;
  otherFaults: { cause: FaultCause; amount: string }[];
  expenditureTarget: string | null;
  targetsMet: boolean;
  confirmed: boolean;
}

const COLUMNS = `f.id, f.county, f.income_due::text as "incomeDue", f.income_target::text as "incomeTarget",
  f.non_compliant_expenditure::text as "nonCompliantExpenditure", f.subsidy_shortfall::text as "subsidyShortfall",
  f.force_majeure::text as "forceMajeure", f.other_faults as "otherFaults", f.expenditure_target::text as "expenditureTarget",
  f.targets_met as "targetsMet"`;

/** The newest version of each county's facts, confirmed or not. */
export const newestFacts = (em: EntityManager, fund: number, fiscalYear: number): Promise<KnownFacts[]> =>
  sql(
    em,
    `select distinct on (f.county) ${COLUMNS},
       exists (select from year_facts_confirmation c where c.facts = f.id) as confirmed
     from year_facts f
     where f.fund = $1 and f.year = $2
     order by f.county, f.version desc`,
    [fund, fiscalYear],
  );

/** The newest version that was entered and confirmed by an instant (ISO); `superseded` says that a newer one waited for confirmation then. */
export const factsKnownBy = (
  em: EntityManager,
  fund: number,
  fiscalYear: number,
  instant: string,
): Promise<(KnownFacts & { superseded: boolean })[]> =>
  sql(
    em,
    `select distinct on (f.county) ${COLUMNS}, true as confirmed,
       exists (select from year_facts n where n.fund = f.fund and n.year = f.year and n.county = f.county
         and n.version > f.version and n.entered_at <= $3::timestamptz) as superseded
     from year_facts f
     join year_facts_confirmation c on c.facts = f.id and c.confirmed_at <= $3::timestamptz
     where f.fund = $1 and f.year = $2
     order by f.county, f.version desc`,
    [fund, fiscalYear, instant],
  );
