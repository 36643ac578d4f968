/** 清算: a fund year's settlement, from draft to posting and, if need be, back. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hashOf } from '../canonical.js';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { inTransaction } from '../database/transaction.js';
import { sql } from '../database/write.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import type { Role } from '../identity/role.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { type Fund, fundOf, post } from '../ledger/ledger.service.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { postedEntries, reverse } from '../ledger/reversal.service.js';
import { fen, sum, yuan } from '../money.js';
import { contentHash, type PolicyRegistry } from '../policy/registry.js';
import { type Insurance, type Policy, provisionOf } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import type { FundYearActInput } from '../fund/fund-year-act.input.js';
import { noteSetOff, setOffAdvances } from '../advance/set-off.service.js';
import { changesBetween, type SettlementInputs } from './inputs.js';
import { readInputs } from './inputs.service.js';
import { outcomeView, type OutcomeView } from './outcome-view.js';
import { reserveDraws } from './reserve-draws.js';
import { settleInputs } from './settle-inputs.js';
import { obligationsOf, settlementEntries, type StoredStep } from './settlement-entries.js';
import {
  ObligationEntity,
  SettlementDraftEntity,
  SettlementEntity,
  SettlementEventEntity,
  SettlementStepEntity,
} from './settlement.entity.js';
import type { SettlementRow } from './settlement.loader.js';
import type { SettlementStatus } from './status.js';

/** A settlement as it stands now: its newest draft, its last event. */
export interface Standing {
  id: string;
  fund: Fund;
  fiscalYear: number;
  policy: Policy;
  policyHash: string;
  status: SettlementStatus;
  seq: number;
  revision: number;
  contentHash: string;
  inputs: SettlementInputs;
  outcome: OutcomeView;
}

export const draftSettlement = (context: Context, input: FundYearActInput) => {
  const { pool, insurance, fiscalYear } = input;
  const { viewer, policies } = context;
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  const policy = policies.inForce(pool, fiscalYear);
  if (!policy) throw new Refused(refusal('POLICY_NOT_IN_FORCE', { pool, year: fiscalYear }, ['input', 'fiscalYear']));
  const role = approval(policy).drafts;
  mustActOn(viewer, [role], { pool, county: null });
  return once(context.em, viewer, 'draftSettlement', input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    const earlier = await standingOf(context, em, { pool, insurance, fiscalYear });
    if (earlier && (earlier.status === 'POSTED' || earlier.status === 'COMPLETED'))
      throw new Refused(refusal('SETTLEMENT_EXISTS', { status: earlier.status }, ['input', 'fiscalYear']));

    const { inputs, positions } = await readInputs(em, policy, fund, fiscalYear);
    const changes = earlier
      ? [...lawChanges(policies, { ...earlier, pool }), ...changesBetween(earlier.inputs, inputs)]
      : [];
    const id = earlier?.id ?? randomUUID();
    if (!earlier) em.create(SettlementEntity, { id, fund: fund.id, fiscalYear, stands: true });
    await em.flush();
    const revision = (earlier?.revision ?? 0) + 1;
    const hash = await compute(em, { id, revision, policy, inputs, positions, person: viewer.person });
    await move(em, { id, seq: (earlier?.seq ?? 0) + 1, revision, contentHash: hash }, 'DRAFT', viewer.person, role);
    return { settlement: id, changes };
  });
};

async function compute(
  em: EntityManager,
  draft: {
    id: string;
    revision: number;
    policy: Policy;
    inputs: SettlementInputs;
    positions: Record<string, number>;
    person: string;
  },
): Promise<string> {
  const { id, revision, policy, inputs, positions, person } = draft;
  const outcome = settleInputs(policy, inputs);
  const view = outcomeView(outcome);
  const hash = hashOf({ policy: contentHash(policy), inputs, positions, outcome: view });
  em.create(SettlementDraftEntity, {
    settlement: id,
    revision,
    policy: policy.id,
    policyVersion: policy.version,
    policyHash: contentHash(policy),
    inputs,
    positions,
    outcome: view,
    contentHash: hash,
    computedBy: person,
  });
  await em.flush();
  const draws = reserveDraws(outcome);
  for (const { county, steps } of outcome.counties)
    steps.forEach((step, at) => {
      em.create(SettlementStepEntity, {
        id: randomUUID(),
        settlement: id,
        revision,
        county,
        ordinal: at + 1,
        rule: step.rule,
        source: step.source,
        deficitClass: step.deficitClass,
        amount: yuan(step.amount),
        drawnFrom: draws.get(step)?.map((draw) => ({ county: draw.county, amount: yuan(draw.amount) })) ?? null,
        citation: step.citation,
      });
    });
  await em.flush();
  return hash;
}

export interface SettlementActInput {
  idempotencyKey: string;
  settlement: string;
  reason?: string | null;
}

export const reviewSettlement = (context: Context, input: SettlementActInput) =>
  act(context, 'reviewSettlement', 'reviews', input, async (em, standing, role) => {
    await move(em, next(standing), 'REVIEWED', context.viewer.person, role);
    await mustBeFresh(context, em, standing);
  });

export const returnSettlement = (context: Context, input: SettlementActInput) =>
  act(context, 'returnSettlement', 'reviews', input, async (em, standing, role) => {
    await move(em, next(standing), 'RETURNED', context.viewer.person, role, reasonOf(input));
  });

/** Posts every step in one transaction; what governments owe becomes obligations. */
export const confirmSettlement = (context: Context, input: SettlementActInput) =>
  act(context, 'confirmSettlement', 'confirms', input, async (em, standing, role) => {
    const { id, fund, policy, fiscalYear, outcome } = standing;
    const { person } = context.viewer;
    await move(em, next(standing), 'POSTED', person, role);
    await mustBeFresh(context, em, standing);
    const unresolved = sum(outcome.counties.map((county) => fen(county.unresolved)));
    if (unresolved > 0n)
      throw new Refused(refusal('SETTLEMENT_UNRESOLVED', { amount: yuan(unresolved) }, ['input', 'settlement']));
    const steps = await stepsOf(em, standing);
    const ofSettlement = settlementEntries(policy, fiscalYear, id, outcome, steps);
    const advances = await setOffAdvances(em, { fund, fiscalYear, policy, settlement: id }, steps);
    const posted = await post(em, fund, person, [...ofSettlement, ...advances.entries]);
    await noteSetOff(em, advances, posted.slice(ofSettlement.length), { fiscalYear, person });
    for (const obligation of obligationsOf(policy, fiscalYear, outcome, steps))
      em.create(ObligationEntity, { id: randomUUID(), fund: fund.id, fiscalYear, settlement: id, ...obligation });
    await em.flush();
    await completeWhenNothingIsOwed(em, id, person, role);
  });

/** Takes a posted settlement back; refused while anything stands on it. */
export const reverseSettlement = (context: Context, input: SettlementActInput) =>
  act(context, 'reverseSettlement', 'confirms', input, async (em, standing, role) => {
    const { id, fund, fiscalYear } = standing;
    const reason = reasonOf(input);
    const [held] = await sql<{ by: string }>(
      em,
      `select case when exists (select from obligation_state where settlement = $1 and paid > 0) then '已有补足或补齐入账 payments'
         when exists (select from settlement s join settlement_event e on e.settlement = s.id and e.status = 'POSTED'
           where s.fund = $2 and s.stands and s.fiscal_year > $3) then '以后年度已清算 a later settlement' end as by`,
      [id, fund.id, fiscalYear],
    );
    if (held!.by) throw new Refused(refusal('SETTLEMENT_HELD', { by: held!.by }, ['input', 'settlement']));
    await move(em, next(standing), 'REVERSED', context.viewer.person, role, reason);
    await reverse(em, fund, context.viewer.person, await postedEntries(em, fund, { subject: id }), reason);
    await sql(em, 'update obligation set cancelled_at = clock_timestamp() where settlement = $1', [id]);
  });

type Act = (em: EntityManager, standing: Standing, role: Role) => Promise<void>;

/** One act of the settlement's life: by the office that the policy names, alone, on the settlement as it stands. */
async function act(
  context: Context,
  mutation: string,
  part: 'reviews' | 'confirms',
  input: SettlementActInput,
  work: Act,
) {
  const place = await placeOf(context, input.settlement);
  const role = approval(place.policy)[part];
  mustActOn(context.viewer, [role], { pool: place.pool, county: null });
  return once(context.em, context.viewer, mutation, input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, place.pool, place.insurance);
    await decideAlone(em, fund.id);
    const standing = await standingOf(context, em, { id: input.settlement });
    await work(em, standing!, role);
    return { settlement: input.settlement };
  });
}

async function placeOf({ read, policies }: Context, id: string) {
  const [row] = await read<{ pool: string; insurance: Insurance; policy: string; policyVersion: number }>(
    {
      name: 'settlement-place',
      text: `select f.pool, f.insurance, d.policy, d.policy_version as "policyVersion"
        from settlement s join fund f on f.id = s.fund
        join lateral (select * from settlement_draft where settlement = s.id order by revision desc limit 1) d on true
        where s.id::text = $1`,
    },
    [id],
  );
  const policy = row && policies.get(row.policy, row.policyVersion);
  if (!policy) throw new Refused(refusal('UNKNOWN_ID', { what: '清算 settlement', id }, ['input', 'settlement']));
  return { ...row, policy };
}

export async function standingOf(
  { policies }: Pick<Context, 'policies'>,
  em: EntityManager,
  which: { id: string } | { pool: string; insurance: Insurance; fiscalYear: number },
): Promise<Standing | undefined> {
  const [row] = await sql<
    Omit<Standing, 'fund' | 'policy'> & { pool: string; insurance: Insurance; policy: string; policyVersion: number }
  >(
    em,
    `select s.id, f.pool, f.insurance, s.fiscal_year as "fiscalYear", d.policy, d.policy_version as "policyVersion",
       d.policy_hash as "policyHash", e.status, e.seq, d.revision,
       d.content_hash as "contentHash", d.inputs, d.outcome
     from settlement s
     join fund f on f.id = s.fund
     join lateral (select * from settlement_event where settlement = s.id order by seq desc limit 1) e on true
     join lateral (select * from settlement_draft where settlement = s.id order by revision desc limit 1) d on true
     where ${'id' in which ? 's.id::text = $1' : 's.stands and f.pool = $1 and f.insurance = $2 and s.fiscal_year = $3'}`,
    'id' in which ? [which.id] : [which.pool, which.insurance, which.fiscalYear],
  );
  if (!row) return undefined;
  const { pool, insurance, policy, policyVersion, ...standing } = row;
  return { ...standing, fund: await fundOf(em, pool, insurance), policy: policies.get(policy, policyVersion)! };
}

async function mustBeFresh({ policies }: Context, em: EntityManager, standing: Standing): Promise<void> {
  const { policy, fund, fiscalYear, inputs } = standing;
  const now = await readInputs(em, policy, fund, fiscalYear);
  const changes = [...lawChanges(policies, { ...standing, pool: fund.pool }), ...changesBetween(inputs, now.inputs)];
  if (changes.length)
    throw new Refused(
      refusal('SETTLEMENT_STALE', { changed: changes.slice(0, 10).join('; ') }, ['input', 'settlement']),
    );
}

/** The law that a draft was computed by is an input too: a corrected version beside it makes the draft stale. */
function lawChanges(
  policies: PolicyRegistry,
  { pool, fiscalYear, policyHash }: { pool: string; fiscalYear: number; policyHash: string },
): string[] {
  const law = policies.inForce(pool, fiscalYear);
  if (!law) return ['policy: → –'];
  return contentHash(law) === policyHash ? [] : [`policy: → ${law.id} (${law.version})`];
}

/** What changed in the law, the books or the facts since a draft was computed, while it is not posted; a year that was opened again says so. */
export async function inputChanges(
  { em, policies }: Pick<Context, 'em' | 'policies'>,
  row: SettlementRow,
): Promise<string[]> {
  const { id, pool, insurance, fiscalYear, policy, policyVersion, revision, status } = row;
  if (!['DRAFT', 'REVIEWED', 'RETURNED'].includes(status)) return [];
  return inTransaction(em, async (tx) => {
    const [draft] = await sql<{ inputs: SettlementInputs }>(
      tx,
      'select inputs from settlement_draft where settlement = $1 and revision = $2',
      [id, revision],
    );
    const fund = await fundOf(tx, pool, insurance);
    const now = await readInputs(tx, policies.get(policy, policyVersion)!, fund, fiscalYear);
    return [...lawChanges(policies, row), ...changesBetween(draft!.inputs, now.inputs)];
  }).catch((error: unknown) => {
    if (error instanceof Refused) return error.refusals.map(({ message }) => message);
    throw error;
  });
}

const approval = (policy: Policy) => provisionOf(policy, 'APPROVAL');

const next = ({ id, seq, revision, contentHash }: Standing) => ({ id, seq: seq + 1, revision, contentHash });

async function move(
  em: EntityManager,
  at: { id: string; seq: number; revision: number; contentHash: string },
  status: SettlementStatus,
  person: string,
  role: string,
  reason: string | null = null,
): Promise<void> {
  const { id, ...event } = at;
  em.create(SettlementEventEntity, { settlement: id, ...event, status, person, role, reason });
  await em.flush().catch((error: unknown) => {
    throw refusedBooks(error);
  });
}

function reasonOf({ reason }: SettlementActInput): string {
  if (!reason?.trim()) throw new Refused(refusal('REASON_MISSING', undefined, ['input', 'reason']));
  return reason;
}

const stepsOf = (em: EntityManager, { id, revision }: Standing): Promise<StoredStep[]> =>
  em.find(SettlementStepEntity, { settlement: id, revision }, { orderBy: { county: 'asc', ordinal: 'asc' } });

/** POSTED becomes COMPLETED with the last payment. */
export async function completeWhenNothingIsOwed(
  em: EntityManager,
  id: string,
  person: string,
  role: string,
): Promise<void> {
  const [row] = await sql<{
    seq: number;
    revision: number;
    contentHash: string;
    status: SettlementStatus;
    owed: boolean;
  }>(
    em,
    `select e.seq, e.revision, e.content_hash as "contentHash", e.status,
       exists (select from obligation_state where settlement = $1 and outstanding > 0) as owed
     from settlement_event e where e.settlement = $1 order by seq desc limit 1`,
    [id],
  );
  if (row!.status !== 'POSTED' || row!.owed) return;
  const { seq, revision, contentHash } = row!;
  await move(em, { id, seq: seq + 1, revision, contentHash }, 'COMPLETED', person, role);
}
