/** Debts as rows: a page, the totals of a fund and what is overdue each in one statement; plans and payments in one for all debts asked for. */
import DataLoader from 'dataloader';
import { isoText } from '../database/iso-text.js';
import type { Read } from '../database/read.js';
import { sightValues, type Viewer } from '../identity/viewer.js';
import { fen, sum } from '../money.js';
import type { DebtKind, Insurance } from '../policy/policy.js';
import type { ClearancePlanType, DebtPaymentType, DebtType } from './arrears.types.js';
import { covered } from './covered.js';
import { overdueOf } from './overdue.js';

export type DebtRow = Omit<DebtType, 'overdue' | 'overdueAmount'> & {
  /** Of the plan that counts, or the deadline as one instalment; null where no day is set. */
  instalments: { due: string; amount: string }[] | null;
  /** Paid before the plan was made; it covers none of the instalments. */
  paidBefore: string;
};

/** The debts `d` that a where-clause picks, as of the day `$1`. */
export const DEBTS = `select d.id, f.pool, f.insurance, d.county, d.number, d.kind, d.counterpart, d.about,
    d.through_year as "throughYear", d.deadline::text, d.amount::text, d.rule, d.citation, d.version as "registerVersion",
    r.document, r.reason, r.entered_by as "registeredBy", coalesce(paid.amount, 0.00)::text as paid,
    (d.amount - coalesce(paid.amount, 0.00))::text as outstanding, coalesce(plan.paid_before, 0.00)::text as "paidBefore",
    coalesce(plan.instalments, case when d.deadline is not null
      then jsonb_build_array(jsonb_build_object('due', d.deadline, 'amount', d.amount::text)) end) as instalments
  from debt_state d
  join fund f on f.id = d.fund
  join arrears_register r on r.fund = d.fund and r.county = d.county and r.version = d.version
  left join lateral (select sum(p.amount) as amount from debt_payment_standing p
    where p.debt = d.id and p.paid_on <= $1::date) paid on true
  left join lateral (
    select p.paid_before, (select jsonb_agg(jsonb_build_object('due', i.due, 'amount', i.amount::text) order by i.due)
      from clearance_instalment i where i.plan = p.id) as instalments
    from clearance_plan p join clearance_plan_confirmation c on c.plan = p.id
    where p.debt = d.id order by p.version desc limit 1) plan on true`;

const seen = `($2 or f.pool = any($3) or d.county = any($4))`;

export function debtOn(asOf: string, { instalments, paidBefore, ...row }: DebtRow): DebtType {
  const standing = covered(
    (instalments ?? []).map(({ due, amount }) => ({ due, amount: fen(amount) })),
    [{ on: asOf, amount: fen(row.paid) }],
    { owed: fen(row.amount), before: fen(paidBefore) },
  );
  const overdue = overdueOf(standing, asOf);
  return { ...row, overdue, overdueAmount: sum(overdue.map(({ uncovered }) => uncovered)) };
}

export interface ArrearsFilter {
  pool: string;
  insurance: Insurance;
  county: string | null;
  kinds: readonly DebtKind[] | null;
  asOf: string;
}

const FILTER = `f.pool = $5 and f.insurance = $6 and ($7::text is null or d.county = $7) and ($8::text[] is null or d.kind = any($8))`;
const filterValues = (viewer: Viewer, { pool, insurance, county, kinds, asOf }: ArrearsFilter) => [
  ...[asOf, ...sightValues(viewer)],
  ...[pool, insurance, county, kinds],
];

/** By county and number, after the one given. */
export async function debtsAfter(
  read: Read,
  viewer: Viewer,
  filter: ArrearsFilter,
  [county, number]: readonly string[],
  most: number,
): Promise<DebtType[]> {
  const rows = await read<DebtRow>(
    {
      name: 'arrears',
      text: `${DEBTS} where ${FILTER} and ${seen} and (d.county, d.number) > ($9, $10) order by d.county, d.number limit $11`,
    },
    [...filterValues(viewer, filter), county, number, most],
  );
  return rows.map((row) => debtOn(filter.asOf, row));
}

/** Every debt of a fund, for its totals. */
export async function allDebts(read: Read, viewer: Viewer, filter: ArrearsFilter): Promise<DebtType[]> {
  const rows = await read<DebtRow>(
    { name: 'arrears-of-fund', text: `${DEBTS} where ${FILTER} and ${seen}` },
    filterValues(viewer, filter),
  );
  return rows.map((row) => debtOn(filter.asOf, row));
}

/** A debt as it is on a day, for who acted on it. */
export async function debtById(read: Read, viewer: Viewer, id: string, asOf: string): Promise<DebtType> {
  const [row] = await read<DebtRow>({ name: 'debt', text: `${DEBTS} where d.id = $5 and ${seen}` }, [
    ...[asOf, ...sightValues(viewer)],
    id,
  ]);
  return debtOn(asOf, row!);
}

/** All versions of the plans of each debt, the newest first. */
export const plansLoader = (read: Read) =>
  ofDebts<ClearancePlanType>(read, {
    name: 'clearance-plans-of-debts',
    text: `select p.debt, p.id, p.version, p.owed::text, p.document, p.reason, p.entered_by as "enteredBy",
        ${isoText('p.entered_at')} as "enteredAt", c.confirmed_by as "confirmedBy", ${isoText('c.confirmed_at')} as "confirmedAt",
        (select jsonb_agg(jsonb_build_object('due', i.due, 'amount', i.amount::text) order by i.due)
          from clearance_instalment i where i.plan = p.id) as instalments
      from clearance_plan p left join clearance_plan_confirmation c on c.plan = p.id
      where p.debt = any($1::uuid[]) order by p.debt, p.version desc`,
  });

/** The payments on each debt, in the order recorded. */
export const paymentsLoader = (read: Read) =>
  ofDebts<DebtPaymentType>(read, {
    name: 'payments-of-debts',
    text: `select p.debt, p.id, p.amount::text, p.paid_on::text as "paidOn", p.paid_by as "paidBy", p.document, p.entry::text, p.person,
        not exists (select from debt_payment_standing s where s.id = p.id) as "takenBack"
      from debt_payment p where p.debt = any($1::uuid[]) order by p.debt, p.at, p.id`,
  });

const ofDebts = <Row extends { debt: string }>(read: Read, statement: { name: string; text: string }) =>
  new DataLoader<string, Row[]>(async (ids) => {
    const ofDebt = Map.groupBy(await read<Row>(statement, [ids]), ({ debt }) => debt);
    return ids.map((id) => ofDebt.get(id) ?? []);
  });
