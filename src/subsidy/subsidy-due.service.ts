/** 应到财政补助: what each level of government owes a county's fund for a year, entered with its source; each row a new version. */
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { readAmount, reasonFaults, rowsFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import type { Role } from '../identity/role.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { byStandard } from './by-standard.js';
import type { GovernmentLevel } from './level.js';

const MOST_ROWS = 5_000;

export const ENTERS_SUBSIDIES: Role[] = ['CITY_MEDICAL', 'CITY_FINANCE'];

export interface SubsidyDueInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  source: string;
  rows: {
    county: string;
    level: GovernmentLevel;
    amount?: string | null;
    /** A standard per insured person, times `insured`: the register's number where none is given. */
    perHead?: string | null;
    insured?: number | null;
  }[];
}

export const recordSubsidyDue = (context: Context, input: SubsidyDueInput) => {
  const { pool, insurance, fiscalYear, source } = input;
  const { viewer } = context;
  mustActOn(viewer, ENTERS_SUBSIDIES, { pool, county: null });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(context.em, viewer, 'recordSubsidyDue', input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    const insured = await sql<{ county: string; insured: number }>(
      em,
      `select id as county, case $2 when 'EMPLOYEE' then insured_employee else insured_resident end as insured
       from county where pool = $1`,
      [pool, insurance],
    );
    const rows = checked(input, fund.books, new Map(insured.map((row) => [row.county, row.insured])));
    await decideAlone(em, fund.id);
    await sql(
      em,
      `insert into subsidy_due (fund, year, county, level, version, amount, per_head, insured, source, entered_by)
       select $1, $2, r.county, r.level, 1 + coalesce((select max(version) from subsidy_due d
           where d.fund = $1 and d.year = $2 and d.county = r.county and d.level = r.level), 0),
         r.amount, r."perHead", r.insured, $3, $4
       from jsonb_to_recordset($5::jsonb) as r(county text, level text, amount numeric, "perHead" numeric, insured int)`,
      [fund.id, fiscalYear, source, viewer.person, JSON.stringify(rows)],
    );
    return { rows: rows.length };
  });
};

function checked(
  { pool, source, rows }: SubsidyDueInput,
  books: ReadonlyMap<string, number>,
  register: ReadonlyMap<string, number>,
) {
  const faults = [...reasonFaults(source, ['input', 'source']), ...rowsFaults(rows, MOST_ROWS, ['input', 'rows'])];
  const seen = new Set<string>();
  const read = rows.map((row, at) => {
    const { county, level, amount = null, perHead = null } = row;
    const path = (field: string) => ['input', 'rows', at, field];
    if (county === '' || !books.has(county)) faults.push(refusal('UNKNOWN_COUNTY', { county, pool }, path('county')));
    const key = `${county}/${level}`;
    if (seen.has(key)) faults.push(refusal('DUPLICATE_COUNTY', { county: key }, path('county')));
    seen.add(key);
    if ((amount === null) === (perHead === null)) faults.push(refusal('SUBSIDY_DUE_EITHER', undefined, path('amount')));
    const field = amount === null ? 'perHead' : 'amount';
    const given = amount ?? perHead ?? '0';
    const value = readAmount(given, path(field), faults);
    const insured = perHead === null ? null : (row.insured ?? register.get(county) ?? 0);
    if (insured !== null && insured < 0) faults.push(refusal('NEGATIVE_COUNT', { count: insured }, path('insured')));
    const total = insured === null ? value : byStandard(value, insured);
    if (total === undefined) faults.push(refusal('INVALID_AMOUNT', { given }, path(field)));
    return {
      ...{ county, level, insured },
      amount: yuan(total ?? 0n),
      perHead: insured === null ? null : yuan(value),
    };
  });
  if (faults.length) throw new Refused(...faults);
  return read;
}
