/** What counties took in and sent up, from the journal: all counties of a pool in one statement, for the API and for what looks a pool over. */
import type { Statement } from '../database/read.js';
import { yearOfPeriod } from '../dates.js';
import { fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { byCodePoint } from '../code-points.js';
import { type Flows, remittanceDue, type RemittanceMonth, remittanceMonths } from './lateness.js';

export interface CountyRemittances {
  insurance: Insurance;
  county: string;
  months: RemittanceMonth[];
}

/** $1 the pool, $2 the insurance or null for both, $3 the day: what happened later is left out. A reversal lessens what it takes back. */
export const REMITTANCE_FLOWS: Statement = {
  name: 'remittance-flows',
  text: `select f.insurance, k.county, w.month, w.day, sum(w.amount)::text as amount
    from fund f
    join bank_account k on k.fund = f.id and k.kind = 'COUNTY_SPECIAL'
    join ledger_account a on a.bank_account = k.id
    join journal_line l on l.ledger_account = a.id
    join journal_entry e on e.id = l.entry
    left join journal_entry o on o.id = e.reverses
    cross join lateral (select coalesce(o.kind, e.kind) = 'INCOME_REMITTANCE' as up,
      case l.side when 'D' then l.amount else -l.amount end as net) n
    cross join lateral (select
      case when not n.up then e.year * 100 + e.month end as month,
      case when n.up then e.effective_date::text end as day,
      case when n.up then -n.net else n.net end as amount) w
    where f.pool = $1 and ($2::text is null or f.insurance = $2) and e.effective_date <= $3::date
    group by f.insurance, k.county, w.month, w.day
    having sum(w.amount) <> 0
    order by f.insurance, k.county, w.month, w.day`,
};

export interface FlowRow {
  insurance: Insurance;
  county: string;
  /** Of what came in. */
  month: number | null;
  /** Of what went up. */
  day: string | null;
  amount: string;
}

/** Every county's months with income of its own collecting, as they stand on a day; counties in order of id, months of all years. */
export function remittancesOf(
  rows: readonly FlowRow[],
  policies: PolicyRegistry,
  pool: string,
  asOf: string,
): CountyRemittances[] {
  const dueOf = (month: number) => remittanceDue(policies.inForce(pool, yearOfPeriod(month)), month);
  return [...Map.groupBy(rows, ({ insurance, county }) => `${insurance}/${county}`).values()]
    .map((ofCounty): CountyRemittances => ({
      insurance: ofCounty[0]!.insurance,
      county: ofCounty[0]!.county,
      months: remittanceMonths(flowsOf(ofCounty), dueOf, asOf),
    }))
    .sort((a, b) => byCodePoint(a.county, b.county));
}

const flowsOf = (rows: readonly FlowRow[]): Flows => ({
  received: rows.flatMap(({ month, amount }) => (month === null ? [] : [{ month, amount: fen(amount) }])),
  remitted: rows.flatMap(({ day, amount }) => (day === null ? [] : [{ day, amount: fen(amount) }])),
});
