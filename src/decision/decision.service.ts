/** Decisions as documents: entered by the office that the policy lets decide, added to and never changed. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { reasonFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { type Fund, fundOf } from '../ledger/ledger.service.js';
import { fen, yuan } from '../money.js';
import { policyFor } from '../policy/policy-for.js';
import { type Insurance, type Policy, provisionOf, provisionsOf } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { commandOfBalances } from '../settlement/cover.js';
import { oweReward } from './reward.service.js';
import type { CoverSource, DecisionKind, SettlementDecision } from './decision.js';

/** On which document a decision rests. */
export interface DecidedBy {
  reason: string;
  documentNumber: string;
  decider: string;
}

export interface RecordDecisionInput extends DecidedBy {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  kind: 'DRAW' | 'COVER' | 'REWARD';
  county: string;
  source?: CoverSource | null;
  giver?: string | null;
  amount: string;
}

/**
 * A draw or a reward decided for a county, or who covers what no step of its settlement does; one of 0.00 withdraws an earlier one. Of a
 * year that is posted a draw or cover counts in the next correction; a reward is no part of the settlement.
 */
export const recordDecision = (context: Context, input: RecordDecisionInput) => {
  const { pool, insurance, fiscalYear, kind, county } = input;
  const { policy, role } = mayDecide(context, input);
  return once(context.em, context.viewer, 'recordDecision', input.idempotencyKey, input, async (em) => {
    const { source = null, giver = null } = input;
    const amount = fen(input.amount);
    const fund = await fundOf(em, pool, insurance);
    const faults = [
      ...documentFaults(input),
      ...(amount < 0n ? [refusal('NEGATIVE_AMOUNT', { amount: input.amount }, ['input', 'amount'])] : []),
      ...(fund.books.has(county) && county !== ''
        ? []
        : [refusal('UNKNOWN_COUNTY', { county, pool }, ['input', 'county'])]),
      ...((kind === 'COVER') === (source !== null) && (kind !== 'DRAW' || drawsAreDecided(policy))
        ? []
        : [refusal('DECISION_NOT_FORESEEN', { policy: policy.id, kind }, ['input', 'kind'])]),
      ...giverFaults(policy, fund, { ...input, source, giver }),
    ];
    if (faults.length) throw new Refused(...faults);
    await decideAlone(em, fund.id);
    if (kind === 'REWARD') await oweReward(em, policy, fund, { fiscalYear, county, amount });
    const decision = { ...input, source, giver, amount: yuan(amount), rate: null };
    return { decision: await enter(em, fund, context.viewer.person, role, decision) };
  });
};

/** Another county's balance covers only where the law lets the city command it, and never what is missing in that county itself. */
function giverFaults(
  policy: Policy,
  { pool, books }: Fund,
  {
    kind,
    county,
    source,
    giver,
  }: Pick<RecordDecisionInput, 'kind' | 'county'> & {
    source: CoverSource | null;
    giver: string | null;
  },
): Refusal[] {
  const path = ['input', 'giver'];
  if (source !== 'OTHER_BALANCE')
    return giver === null ? [] : [refusal('DECISION_NOT_FORESEEN', { policy: policy.id, kind }, path)];
  if (!commandOfBalances(policy))
    return [refusal('DECISION_NOT_FORESEEN', { policy: policy.id, kind: `${kind} ${source}` }, ['input', 'source'])];
  if (giver === null || giver === '' || !books.has(giver))
    return [refusal('UNKNOWN_COUNTY', { county: giver ?? '', pool }, path)];
  return giver === county ? [refusal('COVERS_ITSELF', { county }, path)] : [];
}

/** Who confirms a settlement decides what the law leaves open about it. */
export function mayDecide(
  { policies, viewer }: { policies: PolicyRegistry; viewer: Context['viewer'] },
  { pool, fiscalYear }: { pool: string; fiscalYear: number },
) {
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  const policy = policyFor(policies, pool, fiscalYear);
  const role = provisionOf(policy, 'APPROVAL').confirms;
  mustActOn(viewer, [role], { pool, county: null });
  return { policy, role };
}

const drawsAreDecided = (policy: Policy): boolean =>
  provisionsOf(policy, 'STEP').some((step) => 'claim' in step && step.claim === 'DECIDED_DRAW');

export const documentFaults = (decided: DecidedBy): Refusal[] =>
  (['reason', 'documentNumber', 'decider'] as const).flatMap((field) => reasonFaults(decided[field], ['input', field]));

export async function enter(
  em: EntityManager,
  fund: Fund,
  person: string,
  role: string,
  decision: DecidedBy & {
    fiscalYear: number;
    kind: DecisionKind;
    county: string | null;
    source: CoverSource | null;
    giver: string | null;
    amount: string | null;
    rate: string | null;
  },
): Promise<string> {
  const id = randomUUID();
  const { fiscalYear, kind, county, source, giver, amount, rate, reason, documentNumber, decider } = decision;
  await sql(
    em,
    `insert into decision (id, fund, fiscal_year, kind, county, source, giver, amount, rate, reason, document_number,
       decider, entered_by, role)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [id, fund.id, fiscalYear, kind, county, source, giver, amount, rate, reason, documentNumber, decider, person, role],
  );
  return id;
}

/**
 * What a settlement uses: the newest draw and covers of each county, those of nothing left out.
 * @param by entered by this instant (ISO); by now where absent.
 */
export const decisionsFor = (
  em: EntityManager,
  fund: Fund,
  fiscalYear: number,
  by: string | null = null,
): Promise<SettlementDecision[]> =>
  sql(
    em,
    `select * from (
       select distinct on (county, kind, source, giver) id, kind, county, source, giver, amount::text, reason,
         document_number as "documentNumber", decider
       from decision
       where fund = $1 and fiscal_year = $2 and kind in ('DRAW', 'COVER') and ($3::timestamptz is null or entered_at <= $3)
       order by county, kind, source, giver, seq desc) newest
     where amount::numeric > 0
     order by county, kind, source, giver`,
    [fund.id, fiscalYear, by],
  );
