/** 年度事实: what the law asks of a county's year beyond its books. Entered with a source, confirmed by a second person, never changed. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { contradictions, filledIn } from '../assessment/facts-by-targets.js';
import { type IssuedFacts, issuedFacts } from '../assessment/assessment.query.js';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { readIn, sql } from '../database/write.js';
import { readAmount, reasonFaults, rowsFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { type Fund, fundOf } from '../ledger/ledger.service.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { yuan } from '../money.js';
import { membersOf } from '../pool/members.service.js';
import { type FaultCause, Insurance } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { type Refusal, Refused, refusal } from '../refusal.js';

const MOST_ROWS = 5_000;

export interface YearFactsRow {
  county: string;
  insurance: Insurance;
  incomeDue: string;
  incomeTarget?: string | null;
  nonCompliantExpenditure: string;
  subsidyShortfall: string;
  forceMajeure: string;
  otherFaults: { cause: FaultCause; amount: string }[];
  expenditureTarget?: string | null;
  /** Null: taken from the assessment; not met where no targets were issued. */
  targetsMet?: boolean | null;
}

export interface YearFactsDocument {
  pool: string;
  fiscalYear: number;
  source: string;
  rows: YearFactsRow[];
}

/** Enters a new version for each row; an earlier version stays and no longer counts. */
export const recordYearFacts = (context: Context, input: YearFactsDocument & { idempotencyKey: string }) => {
  mustActOn(context.viewer, ['CITY_MEDICAL'], { pool: input.pool, county: null });
  return once(context.em, context.viewer, 'recordYearFacts', input.idempotencyKey, input, async (em) => {
    await record(em, context.policies, context.viewer.person, input);
    return { pool: input.pool, fiscalYear: input.fiscalYear, rows: input.rows.length };
  });
};

export async function record(
  em: EntityManager,
  policies: PolicyRegistry,
  person: string,
  document: YearFactsDocument,
): Promise<void> {
  const { pool, fiscalYear, source } = document;
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  const members = await membersOf(em, pool);
  const funds = new Map<Insurance, Fund>();
  const targets = new Map<Insurance, Map<string, IssuedFacts>>();
  for (const insurance of Object.values(Insurance)) {
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    funds.set(insurance, fund);
    targets.set(insurance, await issuedFacts(readIn(em), policies, fund.id, fiscalYear));
  }
  const issuedTo = ({ county, insurance }: YearFactsRow) => targets.get(insurance)!.get(county);
  const rows = checked(document, issuedTo, (county, insurance) => {
    if (!members.has(county)) return refusal('UNKNOWN_COUNTY', { county, pool });
    return funds.get(insurance)!.books.has(county)
      ? undefined
      : refusal('BOOK_NOT_OPEN', { county: `${members.get(county)!.name} ${insurance}` });
  });
  await enterFacts(em, person, {
    ...{ fiscalYear, source },
    rows: rows.map((row) => ({ ...filledIn(row, issuedTo(row)), fund: funds.get(row.insurance)!.id })),
  });
}

/** Facts that were checked, or computed; `targets` and `lowerSettlement` are what they were taken from. Answers the ids of the new versions. */
export async function enterFacts(
  em: EntityManager,
  person: string,
  document: {
    fiscalYear: number;
    source: string;
    rows: (Omit<YearFactsRow, 'insurance'> & {
      fund: number;
      targetsMet: boolean;
      targets: string | null;
      lowerSettlement?: string;
    })[];
  },
): Promise<string[]> {
  const { fiscalYear, source, rows } = document;
  const entered = await sql<{ id: string }>(
    em,
    `insert into year_facts (fund, county, year, version, income_due, income_target, non_compliant_expenditure,
       subsidy_shortfall, force_majeure, other_faults, expenditure_target, targets_met, targets, lower_settlement,
       source, entered_by)
     select r.fund, r.county, $1,
       1 + coalesce((select max(version) from year_facts f where f.fund = r.fund and f.year = $1 and f.county = r.county), 0),
       r."incomeDue", r."incomeTarget", r."nonCompliantExpenditure", r."subsidyShortfall", r."forceMajeure",
       r."otherFaults", r."expenditureTarget", r."targetsMet", r."targets", r."lowerSettlement", $2, $3
     from jsonb_to_recordset($4::jsonb) as r(fund smallint, county text, "incomeDue" numeric, "incomeTarget" numeric,
       "nonCompliantExpenditure" numeric, "subsidyShortfall" numeric, "forceMajeure" numeric, "otherFaults" jsonb,
       "expenditureTarget" numeric, "targetsMet" boolean, "targets" uuid, "lowerSettlement" uuid)
     returning id`,
    [fiscalYear, source, person, JSON.stringify(rows)],
  ).catch((error: unknown) => {
    throw refusedBooks(error);
  });
  return entered.map(({ id }) => id);
}

const AMOUNTS = [
  'incomeDue',
  'incomeTarget',
  'nonCompliantExpenditure',
  'subsidyShortfall',
  'forceMajeure',
  'expenditureTarget',
] as const satisfies (keyof YearFactsRow)[];

function checked(
  { source, rows }: YearFactsDocument,
  issuedTo: (row: YearFactsRow) => IssuedFacts | undefined,
  place: (county: string, insurance: Insurance) => Refusal | undefined,
): YearFactsRow[] {
  const faults = [...reasonFaults(source, ['input', 'source']), ...rowsFaults(rows, MOST_ROWS, ['input', 'rows'])];
  const amount = (given: string, path: (string | number)[]): string => yuan(readAmount(given, path, faults));
  const seen = new Set<string>();
  const read = rows.map((row, at): YearFactsRow => {
    const path = (...fields: (string | number)[]) => ['input', 'rows', at, ...fields];
    const misplaced = place(row.county, row.insurance);
    if (misplaced) faults.push({ ...misplaced, path: path('county').map(String) });
    const key = `${row.county}/${row.insurance}`;
    if (seen.has(key)) faults.push(refusal('DUPLICATE_COUNTY', { county: key }, path('county')));
    seen.add(key);
    const before = faults.length;
    const amounts = Object.fromEntries(
      AMOUNTS.map((field) => [field, row[field] == null ? null : amount(row[field], path(field))]),
    );
    if (faults.length === before)
      faults.push(...contradictions(row.county, { ...row, ...amounts }, issuedTo(row), { leftOut: 'TAKEN', path }));
    return {
      ...row,
      ...amounts,
      otherFaults: row.otherFaults.map((fault, index) => ({
        cause: fault.cause,
        amount: amount(fault.amount, path('otherFaults', index, 'amount')),
      })),
    };
  });
  if (faults.length) throw new Refused(...faults);
  return read;
}

export interface ConfirmYearFactsInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  /** Null: every county. */
  counties?: string[] | null;
}

/** Confirms the newest version of the facts; whoever entered a version can't confirm it. */
export const confirmYearFacts = (context: Context, input: ConfirmYearFactsInput) => {
  mustActOn(context.viewer, ['CITY_FINANCE'], { pool: input.pool, county: null });
  checkFiscalYear(input.fiscalYear, ['input', 'fiscalYear']);
  return once(context.em, context.viewer, 'confirmYearFacts', input.idempotencyKey, input, async (em) => {
    const { pool, insurance, counties } = input;
    const { id, books } = await fundOf(em, pool, insurance);
    const unknown = (counties ?? []).flatMap((county, at) =>
      books.has(county) ? [] : [refusal('UNKNOWN_COUNTY', { county, pool }, ['input', 'counties', at])],
    );
    if (unknown.length) throw new Refused(...unknown);
    const confirmed = await confirm(em, context.viewer.person, { ...input, fund: id });
    return { pool: input.pool, fiscalYear: input.fiscalYear, rows: confirmed };
  });
};

export async function confirm(
  em: EntityManager,
  person: string,
  { fund, fiscalYear, counties }: { fund: number; fiscalYear: number; counties?: string[] | null },
): Promise<number> {
  await decideAlone(em, fund);
  try {
    const rows = await sql(
      em,
      `insert into year_facts_confirmation (facts, confirmed_by)
       select id, $3 from (
         select distinct on (county) id, county from year_facts
         where fund = $1 and year = $2 and ($4::text[] is null or county = any($4))
         order by county, version desc) newest
       where not exists (select from year_facts_confirmation c where c.facts = newest.id)
       returning facts`,
      [fund, fiscalYear, person, counties ?? null],
    );
    return rows.length;
  } catch (error) {
    throw refusedBooks(error);
  }
}
