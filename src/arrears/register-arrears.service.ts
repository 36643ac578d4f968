/** 欠款登记: a county's debts from before pooling, whole, as an audit found them. A correction is a new version of the whole register. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { isDate } from '../dates.js';
import { reasonFaults, rowsFaults } from '../faults.js';
import { mustActOn } from '../identity/viewer.js';
import { type DryRunnable, onceOrRehearsed } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { fen, parseAmount, yuan } from '../money.js';
import type { DebtKind, Insurance, Policy } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { membersOf } from '../pool/members.service.js';
import { Refused, refusal } from '../refusal.js';
import { FISCAL_YEARS } from '../settlement/scenario.js';
import { arrearsRule, dayForAll, poolingPolicy } from './debt.js';

const MOST_ROWS = 5_000;
const LONGEST_NUMBER = 60;

export interface DebtRow {
  number: string;
  kind: DebtKind;
  counterpart: string;
  amount: string;
  about: string;
  throughYear: number;
  deadline?: string | null;
}

export interface ArrearsRegister {
  pool: string;
  insurance: Insurance;
  county: string;
  /** The audit's report. */
  document: string;
  /** Why there is another version. */
  reason?: string | null;
  rows: DebtRow[];
}

export interface Registered {
  /** Null on a dry run. */
  register: string | null;
  version: number;
  debts: number;
}

export function registerArrears(context: Context, input: ArrearsRegister & DryRunnable) {
  const { viewer, policies } = context;
  mustActOn(viewer, ['CITY_FINANCE'], { pool: input.pool, county: null });
  return onceOrRehearsed(context, 'registerArrears', input, (tx) => enter(tx, policies, viewer.person, input), {
    register: null,
  });
}

interface Known {
  number: string;
  kind: DebtKind;
  paid: string;
}

async function enter(
  em: EntityManager,
  policies: PolicyRegistry,
  person: string,
  register: ArrearsRegister,
): Promise<Registered> {
  const { pool, insurance, county, document, reason = null } = register;
  if (!(await membersOf(em, pool)).has(county))
    throw new Refused(refusal('UNKNOWN_COUNTY', { county, pool }, ['input', 'county']));
  const policy = poolingPolicy(policies, pool);
  if (!policy) throw new Refused(refusal('POLICY_NOT_IN_FORCE', { pool, year: FISCAL_YEARS.first }, ['input', 'pool']));
  const fund = await fundOf(em, pool, insurance);
  await decideAlone(em, fund.id);
  const [before] = await sql<{ version: number }>(
    em,
    'select coalesce(max(version), 0) as version from arrears_register where fund = $1 and county = $2',
    [fund.id, county],
  );
  const known = await sql<Known>(
    em,
    'select number, kind, paid::text from debt_state where fund = $1 and county = $2 order by number',
    [fund.id, county],
  );
  const version = before!.version + 1;
  const rows = checked(register, version, policy, known);

  const [made] = await sql<{ id: string }>(
    em,
    `insert into arrears_register (fund, county, version, document, reason, entered_by)
     values ($1, $2, $3, $4, nullif($5, ''), $6) returning id`,
    [fund.id, county, version, document, reason?.trim() ?? '', person],
  );
  await sql(
    em,
    `insert into debt (fund, county, number, kind, policy, rule, citation)
     select $1, $2, r.number, r.kind, $3, r.rule, r.citation
     from jsonb_to_recordset($4::jsonb) as r(number text, kind text, rule text, citation jsonb)
     on conflict do nothing`,
    [fund.id, county, policy.id, JSON.stringify(rows)],
  );
  await sql(
    em,
    `insert into debt_version (debt, register, counterpart, amount, about, through_year, deadline)
     select d.id, $3, r.counterpart, r.amount, r.about, r."throughYear", r.deadline
     from jsonb_to_recordset($4::jsonb) as r(number text, counterpart text, amount numeric, about text, "throughYear" smallint,
       deadline date)
     join debt d on d.fund = $1 and d.county = $2 and d.number = r.number`,
    [fund.id, county, made!.id, JSON.stringify(rows)],
  );
  return { register: made!.id, version, debts: rows.length };
}

function checked(
  { pool, document, reason, rows }: ArrearsRegister,
  version: number,
  policy: Policy,
  known: readonly Known[],
) {
  const faults = [
    ...reasonFaults(document, ['input', 'document']),
    ...(version > 1 ? reasonFaults(reason, ['input', 'reason']) : []),
    ...rowsFaults(rows, MOST_ROWS, ['input', 'rows']),
  ];
  const given = new Set(rows.map(({ number }) => number));
  const earlier = new Map(known.map((debt) => [debt.number, debt]));
  for (const { number } of known)
    if (!given.has(number)) faults.push(refusal('DEBT_LEFT_OUT', { number }, ['input', 'rows']));

  const seen = new Set<string>();
  const read = rows.map((row, at) => {
    const { number, kind, counterpart, about, throughYear, deadline = null } = row;
    const path = (field: string) => ['input', 'rows', at, field];
    if (number.trim() === '' || number.length > LONGEST_NUMBER)
      faults.push(refusal('INVALID_ID', { id: number, longest: LONGEST_NUMBER }, path('number')));
    if (seen.has(number)) faults.push(refusal('DUPLICATE_DEBT', { number }, path('number')));
    seen.add(number);
    const was = earlier.get(number);
    if (was && was.kind !== kind) faults.push(refusal('DEBT_OF_OTHER_KIND', { number, debt: was.kind }, path('kind')));
    const law = arrearsRule(policy, kind);
    if (!law) faults.push(refusal('DEBT_NOT_FORESEEN', { pool, debt: kind }, path('kind')));
    if (counterpart.trim() === '') faults.push(refusal('NAME_MISSING', undefined, path('counterpart')));
    if (about.trim() === '') faults.push(refusal('REASON_MISSING', undefined, path('about')));
    const amount = parseAmount(row.amount);
    if (amount === undefined) faults.push(refusal('INVALID_AMOUNT', { given: row.amount }, path('amount')));
    else if (amount < 0n) faults.push(refusal('NEGATIVE_AMOUNT', { amount: row.amount }, path('amount')));
    else if (was && amount < fen(was.paid))
      faults.push(refusal('DEBT_BELOW_PAID', { number, paid: was.paid }, path('amount')));
    else if (!was && amount === 0n) faults.push(refusal('ZERO_AMOUNT', undefined, path('amount')));
    const { first } = policy.fiscalYears;
    if (throughYear < FISCAL_YEARS.first || throughYear > FISCAL_YEARS.last)
      faults.push(refusal('INVALID_FISCAL_YEAR', { fiscalYear: throughYear, ...FISCAL_YEARS }, path('throughYear')));
    else if (throughYear >= first)
      faults.push(refusal('DEBT_NOT_FROM_BEFORE', { year: throughYear, pooledFrom: first }, path('throughYear')));
    if (deadline !== null && !isDate(deadline))
      faults.push(refusal('INVALID_DATE', { given: deadline }, path('deadline')));
    if (deadline === null && law?.cleared === 'DEADLINE')
      faults.push(refusal('DEADLINE_MISSING', { debt: kind }, path('deadline'), law.citation));
    return {
      ...{ number, kind, counterpart, about, throughYear },
      amount: yuan(amount ?? 0n),
      deadline: deadline ?? dayForAll(policy, kind),
      rule: law?.rule,
      citation: law?.citation,
    };
  });
  if (faults.length) throw new Refused(...faults);
  return read;
}
