/** Drafts a settlement, or the correction of a posted one: computed, and kept with what it was computed from, to be reviewed. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import { hashOf } from '../canonical.js';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { inTransaction } from '../database/transaction.js';
import type { FundYearActInput } from '../fund/fund-year-act.input.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { type Fund, fundOf } from '../ledger/ledger.service.js';
import { yuan } from '../money.js';
import { policyFor } from '../policy/policy-for.js';
import { contentHash, type PolicyRegistry } from '../policy/registry.js';
import { type Policy, provisionOf } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { carryYear } from '../year/carry.service.js';
import { differencesOf, differsInNothing, stepDifferences, stepsOfOutcome } from './differences.js';
import { changesBetween } from './inputs.js';
import { readInputs } from './inputs.service.js';
import { type LaterInputs, readLaterInputs } from './later-inputs.service.js';
import { move } from './life.service.js';
import { outcomeInFen, outcomeView } from './outcome-view.js';
import { settleInputs } from './settle-inputs.js';
import { SettlementDraftEntity, SettlementEntity, SettlementStepEntity } from './settlement.entity.js';
import type { SettlementRow } from './settlement.loader.js';
import { lastPosted, postedSteps, type Standing, standingOf } from './standing.service.js';

/** What a draft is computed from, and what is there already. */
interface Ground {
  /** The revision before. */
  earlier: Standing | undefined;
  /** Of a correction: what it corrects. */
  corrects: Standing | null;
  read: LaterInputs;
}

export const draftSettlement = (context: Context, input: FundYearActInput) =>
  draft(context, 'draftSettlement', input, async (em, fund, policy): Promise<Ground> => {
    const { pool, insurance, fiscalYear } = input;
    const earlier = await standingOf(context, em, { pool, insurance, fiscalYear });
    if (earlier && isPosted(earlier))
      throw new Refused(refusal('SETTLEMENT_EXISTS', { status: earlier.status }, ['input', 'fiscalYear']));
    return { earlier, corrects: null, read: await readInputs(em, context.policies, policy, fund, fiscalYear) };
  });

/** Of a posted year, with what was booked, confirmed and decided since; on top of the corrections that are posted. */
export const draftSettlementCorrection = (context: Context, input: FundYearActInput) =>
  draft(context, 'draftSettlementCorrection', input, async (em, fund, policy): Promise<Ground> => {
    const { fiscalYear } = input;
    const corrects = await lastPosted(context, em, fund.id, fiscalYear);
    if (!corrects) throw new Refused(refusal('SETTLEMENT_NOT_POSTED', { year: fiscalYear }, ['input', 'fiscalYear']));
    const earlier = await standingOf(context, em, { corrects: corrects.id });
    return { earlier, corrects, read: await readLaterInputs(em, context.policies, policy, corrects) };
  });

const isPosted = ({ status }: Standing): boolean => status === 'POSTED' || status === 'COMPLETED';

function draft(
  context: Context,
  mutation: string,
  input: FundYearActInput,
  groundOf: (em: EntityManager, fund: Fund, policy: Policy) => Promise<Ground>,
) {
  const { pool, insurance, fiscalYear } = input;
  const { viewer, policies } = context;
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  const policy = policyFor(policies, pool, fiscalYear);
  const role = provisionOf(policy, 'APPROVAL').drafts;
  mustActOn(viewer, [role], { pool, county: null });
  return once(context.em, viewer, mutation, input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    const { earlier, corrects, read } = await groundOf(em, fund, policy);
    const before = earlier ?? corrects;
    const changes = before
      ? [...lawChanges(policies, { ...before, pool }), ...changesBetween(before.inputs, read.inputs)]
      : [];
    const id = earlier?.id ?? randomUUID();
    if (!earlier)
      em.create(SettlementEntity, { id, fund: fund.id, fiscalYear, corrects: corrects?.id ?? null, stands: true });
    await em.flush();
    const revision = (earlier?.revision ?? 0) + 1;
    const hash = await compute(em, { id, fund, revision, policy, corrects, read, person: viewer.person });
    await move(em, { id, seq: (earlier?.seq ?? 0) + 1, revision, contentHash: hash }, 'DRAFT', viewer.person, role);
    return { settlement: id, changes };
  });
}

async function compute(
  em: EntityManager,
  draft: {
    id: string;
    fund: Fund;
    revision: number;
    policy: Policy;
    corrects: Standing | null;
    read: LaterInputs;
    person: string;
  },
): Promise<string> {
  const { id, fund, revision, policy, corrects, read, person } = draft;
  const { inputs, positions } = read;
  const outcome = settleInputs(policy, inputs);
  if (corrects) await mustDiffer(em, corrects, { inputs, outcome });
  const view = outcomeView(outcome);
  const hash = hashOf({
    ...{ policy: contentHash(policy), inputs, positions, outcome: view },
    ...(corrects && { corrects: { settlement: corrects.id, contentHash: corrects.contentHash } }),
  });
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
  const posted = corrects ? await postedSteps(em, fund.id, inputs.fiscalYear) : [];
  const steps = stepDifferences(posted, stepsOfOutcome(outcome));
  for (const ofCounty of Map.groupBy(steps, ({ county }) => county).values())
    ofCounty.forEach(({ amount, drawnFrom, ...step }, at) => {
      em.create(SettlementStepEntity, {
        ...step,
        id: randomUUID(),
        settlement: id,
        revision,
        ordinal: at + 1,
        amount: yuan(amount),
        drawnFrom: drawnFrom.length
          ? drawnFrom.map((draw) => ({ county: draw.county, amount: yuan(draw.amount) }))
          : null,
      });
    });
  await em.flush();
  return hash;
}

/** A correction is one of something: of what the law makes of the year, or of lines that are not yet in its result. */
async function mustDiffer(
  em: EntityManager,
  { id, fund, fiscalYear, policy, inputs, outcome }: Standing,
  now: Parameters<typeof differencesOf>[1],
): Promise<void> {
  if (!differencesOf({ inputs, outcome: outcomeInFen(policy, outcome) }, now).every(differsInNothing)) return;
  if ((await carryYear(em, fund.id, fiscalYear, { subject: id, memo: '' })).length > 0) return;
  throw new Refused(refusal('NOTHING_TO_CORRECT', { year: fiscalYear }, ['input', 'fiscalYear']));
}

/** The law that a draft was computed by is an input too: a corrected version beside it makes the draft stale. */
export function lawChanges(
  policies: PolicyRegistry,
  { pool, fiscalYear, policyHash }: { pool: string; fiscalYear: number; policyHash: string },
): string[] {
  const law = policies.inForce(pool, fiscalYear);
  if (!law) return ['policy: → –'];
  return contentHash(law) === policyHash ? [] : [`policy: → ${law.id} (${law.version})`];
}

/** What changed in the law, the books or the facts since a draft was computed. */
async function changesSince(
  context: Pick<Context, 'policies'>,
  em: EntityManager,
  standing: Standing,
): Promise<string[]> {
  const { policy, fund, fiscalYear, corrects, inputs } = standing;
  const now = corrects
    ? await readLaterInputs(em, context.policies, policy, (await standingOf(context, em, { id: corrects }))!)
    : await readInputs(em, context.policies, policy, fund, fiscalYear);
  return [...lawChanges(context.policies, { ...standing, pool: fund.pool }), ...changesBetween(inputs, now.inputs)];
}

export async function mustBeFresh(context: Context, em: EntityManager, standing: Standing): Promise<void> {
  const changes = await changesSince(context, em, standing);
  if (changes.length)
    throw new Refused(
      refusal('SETTLEMENT_STALE', { changed: changes.slice(0, 10).join('; ') }, ['input', 'settlement']),
    );
}

/** The same while it is not posted; a year that was opened again says so. */
export async function inputChanges(
  context: Pick<Context, 'em' | 'policies'>,
  { id, status, stands }: SettlementRow,
): Promise<string[]> {
  if (!stands || !['DRAFT', 'REVIEWED', 'RETURNED'].includes(status)) return [];
  return inTransaction(context.em, async (em) =>
    changesSince(context, em, (await standingOf(context, em, { id }))!),
  ).catch((error: unknown) => {
    if (error instanceof Refused) return error.refusals.map(({ message }) => message);
    throw error;
  });
}
