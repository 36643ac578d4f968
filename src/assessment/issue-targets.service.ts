/** 下达目标任务: the targets of a fund year for all counties, one document; another one replaces it whole. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { reasonFaults, rowsFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import type { Role } from '../identity/role.js';
import { mayActOn, mustActOn } from '../identity/viewer.js';
import { type DryRunnable, onceOrRehearsed } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { parseAmount, yuan } from '../money.js';
import { policyFor } from '../policy/policy-for.js';
import { type AssessmentProvision, type Insurance, provisionsOf, type Ruled } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { membersOf } from '../pool/members.service.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { mustBeUnsettled } from '../settlement/year-posted.service.js';
import { type TargetBound, type TargetKind, TARGETS } from './target.js';

const MOST_ROWS = 50_000;
/** Which of them does is the policy's to say. */
export const ISSUES: Role[] = ['CITY_MEDICAL', 'CITY_GOVERNMENT'];

export interface TargetRow {
  county: string;
  kind: TargetKind;
  name?: string | null;
  bound?: TargetBound | null;
  target: string;
  weight?: string | null;
}

export interface TargetDocument {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  document: string;
  /** Why there is another version. */
  reason?: string | null;
  rows: TargetRow[];
}

export interface Issued {
  /** Null on a dry run. */
  document: string | null;
  version: number;
  targets: number;
}

/** The policy's sentence about assessment, where it has one. */
export function assessmentLaw(
  policies: PolicyRegistry,
  { pool, fiscalYear }: { pool: string; fiscalYear: number },
): Ruled<AssessmentProvision> {
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  const policy = policyFor(policies, pool, fiscalYear);
  const [law] = provisionsOf(policy, 'ASSESSMENT');
  if (!law) throw new Refused(refusal('ASSESSMENT_NOT_FORESEEN', { policy: policy.id }, ['input', 'fiscalYear']));
  return law;
}

export function issueTargets(context: Context, input: TargetDocument & DryRunnable) {
  const { viewer, policies } = context;
  const place = { pool: input.pool, county: null };
  const law = assessmentLaw(policies, input);
  mustActOn(viewer, law.issues, place);
  const role = law.issues.find((office) => mayActOn(viewer, [office], place))!;
  const issue = (tx: EntityManager) => enter(tx, input, { law, person: viewer.person, role });
  return onceOrRehearsed(context, 'issueTargets', input, issue, { document: null });
}

async function enter(
  em: EntityManager,
  input: TargetDocument,
  { law, person, role }: { law: Ruled<AssessmentProvision>; person: string; role: Role },
): Promise<Issued> {
  const { pool, insurance, fiscalYear, document, reason } = input;
  const members = await membersOf(em, pool);
  const fund = await fundOf(em, pool, insurance);
  await decideAlone(em, fund.id);
  await mustBeUnsettled(em, fund, fiscalYear);
  const [before] = await sql<{ version: number }>(
    em,
    'select coalesce(max(version), 0) as version from target_document where fund = $1 and year = $2',
    [fund.id, fiscalYear],
  );
  const version = before!.version + 1;
  const rows = checked(input, version, members);
  const [made] = await sql<{ id: string }>(
    em,
    `insert into target_document (fund, year, version, document, reason, rule, citation, issued_by, role)
     values ($1, $2, $3, $4, nullif($5, ''), $6, $7, $8, $9) returning id`,
    [
      ...[fund.id, fiscalYear, version, document, reason?.trim() ?? ''],
      ...[law.rule, JSON.stringify(law.citation), person, role],
    ],
  );
  await sql(
    em,
    `insert into target (document, county, kind, name, bound, amount, weight)
     select $1, r.county, r.kind, r.name, r.bound, r.target, r.weight
     from jsonb_to_recordset($2::jsonb) as r(county text, kind text, name text, bound text, target numeric, weight numeric)`,
    [made!.id, JSON.stringify(rows)],
  );
  return { document: made!.id, version, targets: rows.length };
}

function checked(
  { pool, document, reason, rows }: TargetDocument,
  version: number,
  members: ReadonlyMap<string, unknown>,
) {
  const faults = [
    ...reasonFaults(document, ['input', 'document']),
    ...(version > 1 ? reasonFaults(reason, ['input', 'reason']) : []),
    ...rowsFaults(rows, MOST_ROWS, ['input', 'rows']),
  ];
  const seen = new Set<string>();
  const read = rows.map(({ county, kind, target: given, ...row }, at) => {
    const path = (field: string) => ['input', 'rows', at, field];
    const name = row.name?.trim() ?? '';
    if (!members.has(county)) faults.push(refusal('UNKNOWN_COUNTY', { county, pool }, path('county')));
    faults.push(...nameFaults({ kind, name }, path('name')));
    const key = JSON.stringify([county, kind, name]);
    if (seen.has(key)) faults.push(refusal('DUPLICATE_TARGET', { county, target: name || kind }, path('kind')));
    seen.add(key);
    const { bound, measuredBy } = TARGETS[kind];
    if (bound === null ? !row.bound : row.bound != null && row.bound !== bound)
      faults.push(refusal('TARGET_BOUND', { target: name || kind, bound: bound ?? '–' }, path('bound')));
    const target = parseAmount(given);
    if (target === undefined) faults.push(refusal('INVALID_AMOUNT', { given }, path('target')));
    else if (target < 0n && (measuredBy !== null || !MAY_BE_NEGATIVE.has(kind)))
      faults.push(refusal('NEGATIVE_AMOUNT', { amount: given }, path('target')));
    const weight = row.weight == null ? null : parseAmount(row.weight);
    if (weight === undefined) faults.push(refusal('INVALID_AMOUNT', { given: row.weight! }, path('weight')));
    else if (weight !== null && (weight <= 0n || weight > MOST_WEIGHT))
      faults.push(refusal('TARGET_WEIGHT', { given: row.weight! }, path('weight')));
    return {
      ...{ county, kind, name, bound: bound ?? row.bound, target: yuan(target ?? 0n) },
      weight: weight == null ? null : yuan(weight),
    };
  });
  if (faults.length) throw new Refused(...faults);
  return read;
}

const MAY_BE_NEGATIVE: ReadonlySet<TargetKind> = new Set(['COST_GROWTH', 'OTHER']);
/** 1,000 points. */
const MOST_WEIGHT = 100_000n;

/** Only what no kind names takes a name, and it must. */
export const nameFaults = ({ kind, name }: { kind: TargetKind; name: string }, path: (string | number)[]): Refusal[] =>
  (kind === 'OTHER') === (name !== '') ? [] : [refusal('TARGET_NAME', { target: kind }, path)];
