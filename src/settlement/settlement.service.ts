/** 清算: a settlement, or the correction of one, from its draft to posting and, if need be, back. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import type { Role } from '../identity/role.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { postedEntries, reverse } from '../ledger/reversal.service.js';
import { fen, sum, yuan } from '../money.js';
import { type Insurance, provisionOf } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { followWhatIsOwed } from './completion.service.js';
import { mustBeFresh } from './draft.service.js';
import { move, next } from './life.service.js';
import { postSettlement } from './posting.service.js';
import { type Standing, standingOf } from './standing.service.js';

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

/** Posts every step in one transaction; what governments owe becomes obligations, what they owe less is taken off them. */
export const confirmSettlement = (context: Context, input: SettlementActInput) =>
  act(context, 'confirmSettlement', 'confirms', input, async (em, standing, role) => {
    const { fund, fiscalYear, outcome } = standing;
    const { person } = context.viewer;
    await move(em, next(standing), 'POSTED', person, role);
    await mustBeFresh(context, em, standing);
    const unresolved = sum(outcome.counties.map((county) => fen(county.unresolved)));
    if (unresolved > 0n)
      throw new Refused(refusal('SETTLEMENT_UNRESOLVED', { amount: yuan(unresolved) }, ['input', 'settlement']));
    await postSettlement(context, em, standing, person);
    await followWhatIsOwed(em, fund.id, fiscalYear, { person, role });
  });

/** Takes what is posted back; refused while anything stands on it. A correction goes before what it corrects. */
export const reverseSettlement = (context: Context, input: SettlementActInput) =>
  act(context, 'reverseSettlement', 'confirms', input, async (em, standing, role) => {
    const { id, fund, fiscalYear } = standing;
    const { person } = context.viewer;
    const reason = reasonOf(input);
    const [held] = await sql<{ by: string }>(
      em,
      `select case
         when exists (select from settlement c join settlement_event e on e.settlement = c.id and e.status = 'POSTED'
           where c.corrects = $1 and c.stands) then '已有补充清算入账 a correction'
         when exists (select from obligation_state where settlement = $1 and paid > 0) then '已有补足或补齐入账 payments'
         when exists (select from settlement s join settlement_event e on e.settlement = s.id and e.status = 'POSTED'
           where s.fund = $2 and s.stands and s.fiscal_year > $3 and e.at > (select min(at) from settlement_event
             where settlement = $1 and status = 'POSTED')) then '以后年度已清算 a later settlement' end as by`,
      [id, fund.id, fiscalYear],
    );
    if (held!.by) throw new Refused(refusal('SETTLEMENT_HELD', { by: held!.by }, ['input', 'settlement']));
    await move(em, next(standing), 'REVERSED', person, role, reason);
    await reverse(em, fund, person, await postedEntries(em, fund, { subject: id }), reason);
    await sql(em, 'update obligation set cancelled_at = clock_timestamp() where settlement = $1', [id]);
    await followWhatIsOwed(em, fund.id, fiscalYear, { person, role, reason });
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
  const role = provisionOf(place.policy, 'APPROVAL')[part];
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

function reasonOf({ reason }: SettlementActInput): string {
  if (!reason?.trim()) throw new Refused(refusal('REASON_MISSING', undefined, ['input', 'reason']));
  return reason;
}
