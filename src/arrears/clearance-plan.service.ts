/** 清欠计划: a county's government says in which instalments a debt is cleared; a second person, of the office that the policy names, confirms. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { isDate } from '../dates.js';
import { readAmountAboveZero, reasonFaults, rowsFaults } from '../faults.js';
import type { Role } from '../identity/role.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { refusedBooks } from '../ledger/refused-books.js';
import { sum, yuan } from '../money.js';
import { GOVERNMENT_OFFICES, governmentOffice } from '../policy/government-office.js';
import type { Policy } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import type { Instalment } from './covered.js';
import { arrearsRule } from './debt.js';
import { type DebtPlace, debtPlace } from './debt-place.js';

const MOST_INSTALMENTS = 500;

/** Which of them plans, and which confirms, is the policy's to say. */
export const PLANS: Role[] = Object.values(GOVERNMENT_OFFICES);
export const CONFIRMS_PLANS: Role[] = ['CITY_FINANCE', 'CITY_GOVERNMENT', 'PROVINCE_FINANCE'];

export interface ClearancePlan {
  idempotencyKey: string;
  debt: string;
  document: string;
  /** Why there is another plan. */
  reason?: string | null;
  instalments: { due: string; amount: string }[];
}

export async function planClearance(context: Context, input: ClearancePlan) {
  const { em, viewer, policies } = context;
  const place = await debtPlace(context, { debt: input.debt });
  const role = governmentOffice(policyOf(policies, place), place.countyKind);
  mustActOn(viewer, [role], place);
  return once(em, viewer, 'planClearance', input.idempotencyKey, input, async (tx) => {
    await decideAlone(tx, place.fund);
    const [state] = await sql<{ outstanding: string; paid: string; plans: number }>(
      tx,
      `select d.outstanding::text, d.paid::text,
         (select coalesce(max(version), 0) from clearance_plan p where p.debt = d.id) as plans
       from debt_state d where d.id = $1`,
      [place.debt],
    );
    const { outstanding, paid, plans } = state!;
    const instalments = checked(input, plans > 0, outstanding);
    const plan = await enter(
      tx,
      { ...input, ...place, instalments, outstanding, paid, version: plans + 1 },
      viewer.person,
      role,
    );
    return { debt: place.debt, plan };
  });
}

const policyOf = (policies: Context['policies'], { policy }: DebtPlace): Policy => policies.get(policy)!;

function checked({ document, reason, instalments }: ClearancePlan, again: boolean, owed: string): Instalment[] {
  const faults = [
    ...reasonFaults(document, ['input', 'document']),
    ...(again ? reasonFaults(reason, ['input', 'reason']) : []),
    ...rowsFaults(instalments, MOST_INSTALMENTS, ['input', 'instalments']),
  ];
  let last = '';
  const read = instalments.map(({ due, amount: given }, at): Instalment => {
    const path = (field: string) => ['input', 'instalments', at, field];
    if (!isDate(due)) faults.push(refusal('INVALID_DATE', { given: due }, path('due')));
    else if (due <= last) faults.push(refusal('INSTALMENTS_OUT_OF_ORDER', { due }, path('due')));
    else last = due;
    return { due, amount: readAmountAboveZero(given, path('amount'), faults) };
  });
  const planned = yuan(sum(read.map(({ amount }) => amount)));
  if (faults.length === 0 && planned !== owed)
    faults.push(refusal('PLAN_NOT_WHOLE', { planned, owed }, ['input', 'instalments']));
  if (faults.length) throw new Refused(...faults);
  return read;
}

interface PlanToEnter {
  debt: string;
  version: number;
  document: string;
  reason?: string | null;
  outstanding: string;
  paid: string;
  instalments: readonly Instalment[];
}

async function enter(em: EntityManager, plan: PlanToEnter, person: string, role: Role): Promise<string> {
  const { debt, version, document, reason, outstanding, paid, instalments } = plan;
  const [made] = await sql<{ id: string }>(
    em,
    `insert into clearance_plan (debt, version, owed, paid_before, document, reason, entered_by, role)
     values ($1, $2, $3, $4, $5, nullif($6, ''), $7, $8) returning id`,
    [debt, version, outstanding, paid, document, reason?.trim() ?? '', person, role],
  );
  await sql(
    em,
    `insert into clearance_instalment (plan, due, amount) select $1, * from unnest($2::date[], $3::numeric[])`,
    [made!.id, instalments.map(({ due }) => due), instalments.map(({ amount }) => yuan(amount))],
  );
  return made!.id;
}

/** The database sees to it that another person confirms, and a plan that still is the newest and still whole. */
export async function confirmClearancePlan(context: Context, input: { idempotencyKey: string; plan: string }) {
  const { em, viewer, policies } = context;
  const place = await debtPlace(context, { plan: input.plan });
  const role = arrearsRule(policyOf(policies, place), place.kind)!.confirms;
  mustActOn(viewer, [role], { pool: place.pool, county: null });
  return once(em, viewer, 'confirmClearancePlan', input.idempotencyKey, input, async (tx) => {
    await decideAlone(tx, place.fund);
    try {
      await sql(tx, 'insert into clearance_plan_confirmation (plan, confirmed_by, role) values ($1, $2, $3)', [
        ...[input.plan, viewer.person, role],
      ]);
    } catch (error) {
      throw refusedBooks(error);
    }
    return { debt: place.debt };
  });
}
