/** The evidence of a pool's duties by a day: a fixed number of statements, however many counties and days are asked for. */
import { type Covered, covered } from '../arrears/covered.js';
import { yearOf } from '../dates.js';
import type { Window } from './occurrence.js';
import type { Read } from '../database/read.js';
import { type FlowRow, REMITTANCE_FLOWS, remittancesOf } from '../income/remittances.js';
import { fen } from '../money.js';
import {
  type Citation,
  type IncomeItem,
  type Insurance,
  type ObligationPayee,
  type ObligationPayer,
} from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import type { Evidence, FundEvidence } from './evidence.js';

/** A day of Beijing. */
const dayOf = (instant: string): string => `(${instant} at time zone 'Asia/Shanghai')::date`;

interface FundRow {
  insurance: Insurance;
  booksFrom: string | null;
  plansFrom: number | null;
  reserveOn: string | null;
  paths: { item: IncomeItem; from: number }[];
  ever: string[];
  closed: { month: number; on: string }[];
  targets: { year: number; on: string }[];
  returned: { year: number; on: string }[];
  capitalLeft: number[];
  prefunds: { county: string; year: number; paidOn: string; amount: string }[];
  remittedBalances: { county: string; on: string }[];
  registered: string[];
}

const jsonOf = (columns: string, from: string): string =>
  `(select coalesce(jsonb_agg(jsonb_build_object(${columns})), '[]') from ${from})`;

/** $1 the pool, $2 the day, $3 the first year and $4 the last. */
const FUNDS = {
  name: 'duty-evidence-of-funds',
  text: `select f.insurance,
      (select e.effective_date::text from journal_entry e where e.fund = f.id and e.kind = 'OPENING' order by e.id limit 1) as "booksFrom",
      (select p.from_month from fund_use_plan_start p where p.fund = f.id) as "plansFrom",
      (select min(e.effective_date)::text from journal_entry e where e.fund = f.id and e.kind in ('RESERVE_LEVY', 'REMITTANCE')
        and e.effective_date <= $2::date and not exists (select from journal_entry r where r.reverses = e.id)) as "reserveOn",
      ${jsonOf(`'item', p.item, 'from', p.from_month`, 'income_path p where p.fund = f.id')} as paths,
      array(select distinct s.kind from submission s where s.fund = f.id
        union all select 'TARGETS' where exists (select from target_document d where d.fund = f.id)) as ever,
      ${jsonOf(
        `'month', c.year * 100 + c.month, 'on', c.day`,
        `(select year, month, min(${dayOf('at')}) as day from period_event e
          where e.fund = f.id and not e.opens and e.month <= 12 and e.year between $3 and $4 group by year, month) c
          where c.day <= $2::date`,
      )} as closed,
      ${jsonOf(
        `'year', d.year, 'on', ${dayOf('d.issued_at')}`,
        `target_document d where d.fund = f.id and d.version = 1 and d.year between $3 and $4 and ${dayOf('d.issued_at')} <= $2::date`,
      )} as targets,
      ${jsonOf(
        `'year', w.fiscal_year, 'on', w.returned_on`,
        `working_capital_return w where w.fund = f.id and w.fiscal_year between $3 and $4 and w.returned_on <= $2::date
          and not taken_back(w.id)`,
      )} as returned,
      array(select y from generate_series($3::int, $4::int) y where working_capital_at_year_end(f.id, y) > 0) as "capitalLeft",
      ${jsonOf(
        `'county', p.county, 'year', p.fiscal_year, 'paidOn', p.paid_on, 'amount', p.amount::text`,
        `prefund_standing p where p.fund = f.id and p.fiscal_year between $3 and $4 and p.paid_on <= $2::date`,
      )} as prefunds,
      ${jsonOf(
        `'county', t.county, 'on', t.day`,
        `(select b.county, min(e.effective_date) as day
          from journal_entry e join voucher v on v.entry = e.id join book b on b.id = v.book and b.county is not null
          where e.fund = f.id and e.kind = 'REMITTANCE' and e.effective_date <= $2::date
            and not exists (select from journal_entry r where r.reverses = e.id)
          group by b.county) t`,
      )} as "remittedBalances",
      array(select distinct a.county from arrears_register a where a.fund = f.id) as registered
    from fund f where f.pool = $1`,
};

interface SubmissionRow {
  insurance: Insurance;
  kind: string;
  county: string | null;
  year: number;
  number: number;
  submittedOn: string;
  amount: string | null;
  paid: string;
  lastPaidOn: string | null;
}

/** The same values. */
const SUBMISSIONS = {
  name: 'duty-evidence-of-submissions',
  text: `select f.insurance, s.kind, s.county, s.fiscal_year as year, s.number, filed.day::text as "submittedOn", m.amount::text,
      coalesce(p.amount, 0.00)::text as paid, p.day::text as "lastPaidOn"
    from fund f
    join submission_state s on s.fund = f.id and s.fiscal_year between $3 and $4
    cross join lateral (select min(${dayOf('e.at')}) as day from submission_event e
      where e.submission = s.id and e.act = 'SUBMITTED') filed
    left join money_requested m on m.submission = s.id and m.version = s.version
    left join lateral (select sum(d.amount) as amount, max(d.paid_on) as day from disbursement d
      where d.submission = s.id and d.paid_on <= $2::date and not taken_back(d.id)) p on true
    where f.pool = $1`,
};

/** $1 the pool, $2 the day, $3 the first day of receipt and $4 the last. */
const RECEIPTS = {
  name: 'duty-evidence-of-receipts',
  text: `select f.insurance, r.entered_on::text as day, sum(r.amount)::text as amount, s.swept_on::text as "sweptOn"
    from fund f
    join receipt_standing r on r.fund = f.id and r.entered_on between $3::date and least($4::date, $2::date)
    left join premium_sweep_standing s on s.fund = f.id and r.entered_on between s.from_day and s.through_day and s.swept_on <= $2::date
    where f.pool = $1
    group by f.insurance, r.entered_on, s.swept_on`,
};

export async function evidenceOf(
  read: Read,
  policies: PolicyRegistry,
  pool: string,
  { from, to, asOf }: Window & { asOf: string },
): Promise<Evidence> {
  const [first, last] = [yearOf(from), yearOf(to)];
  // what is due in a window may be about the year before or after
  const ofYears = [pool, asOf, first - 1, last + 1];
  const [funds, submissions, receipts, flows] = await Promise.all([
    read<FundRow>(FUNDS, ofYears),
    read<SubmissionRow>(SUBMISSIONS, ofYears),
    read<{ insurance: Insurance; day: string; amount: string; sweptOn: string | null }>(RECEIPTS, [
      ...[pool, asOf, `${from.slice(0, 8)}01`, to],
    ]),
    read<FlowRow>(REMITTANCE_FLOWS, [pool, null, asOf]),
  ]);
  const remittances = remittancesOf(flows, policies, pool, asOf);
  const of = <Row extends { insurance: Insurance }>(rows: readonly Row[], insurance: Insurance) =>
    rows.filter((row) => row.insurance === insurance);
  const evidence = (row: FundRow): FundEvidence => ({
    ...{ booksFrom: row.booksFrom, plansFrom: row.plansFrom, reserveOn: row.reserveOn },
    pathsFrom: new Map(row.paths.map(({ item, from: month }) => [item, month])),
    ever: new Set(row.ever),
    closedOn: new Map(row.closed.map(({ month, on }) => [month, on])),
    targetsOn: new Map(row.targets.map(({ year, on }) => [year, on])),
    returnedOn: new Map(row.returned.map(({ year, on }) => [year, on])),
    capitalLeft: new Set(row.capitalLeft),
    submissions: of(submissions, row.insurance).map((one) => ({
      ...one,
      amount: one.amount === null ? null : fen(one.amount),
      paid: fen(one.paid),
    })),
    prefunds: row.prefunds.map((one) => ({ ...one, amount: fen(one.amount) })),
    balanceRemittedOn: new Map(row.remittedBalances.map(({ county, on }) => [county, on])),
    remittances: new Map(of(remittances, row.insurance).map(({ county, months }) => [county, months])),
    receiptDays: of(receipts, row.insurance).map((one) => ({ ...one, amount: fen(one.amount) })),
    registered: new Set(row.registered),
  });
  return {
    funds: Object.fromEntries(funds.map((row) => [row.insurance, evidence(row)])) as Record<Insurance, FundEvidence>,
  };
}

/** Something owed by a day of its own, not by a deadline that comes again. */
export interface Owed extends Covered {
  /** OBLIGATION: what a settlement or a levy made owed; DEBT: from before pooling. */
  of: 'OBLIGATION' | 'DEBT';
  id: string;
  insurance: Insurance;
  county: string;
  fiscalYear: number;
  kind: string;
  payer: ObligationPayer | ObligationPayee | 'DEBTOR';
  policy: string | null;
  rule: string;
  citation: Citation;
}

interface OwedRow extends Omit<Owed, keyof Covered> {
  sums: { due: string; amount: string }[] | null;
  payments: { on: string; amount: string }[];
  owed: string;
  before: string;
}

/** $1 the pool, $2 the day, $3 the first day of an obligation and $4 the last. What a correction took off an obligation was never to be paid. */
const OWED = {
  name: 'duty-evidence-of-what-is-owed',
  text: `select 'OBLIGATION' as of, o.id, f.insurance, o.county, o.fiscal_year as "fiscalYear", o.kind, o.payer, null as policy, o.rule,
      o.citation, jsonb_build_array(jsonb_build_object('due', o.due, 'amount', (o.amount - o.reduced)::text)) as sums,
      ${jsonOf(
        `'on', p.paid_on, 'amount', p.amount::text`,
        `(select * from obligation_payment p where p.obligation = o.id and p.paid_on <= $2::date
          and not exists (select from journal_entry r where r.reverses = p.entry) order by p.paid_on) p`,
      )} as payments, (o.amount - o.reduced)::text as owed, '0.00' as before
    from fund f join obligation_state o on o.fund = f.id and o.cancelled_at is null
    where f.pool = $1 and o.due between $3::date and $4::date
    union all
    select 'DEBT', d.id, f.insurance, d.county, d.through_year, d.kind, 'DEBTOR', d.policy, d.rule, d.citation,
      coalesce(plan.sums, case when d.deadline is not null
        then jsonb_build_array(jsonb_build_object('due', d.deadline, 'amount', d.amount::text)) end),
      ${jsonOf(
        `'on', p.paid_on, 'amount', p.amount::text`,
        `(select * from debt_payment_standing p where p.debt = d.id and p.paid_on <= $2::date order by p.paid_on) p`,
      )}, d.amount::text, coalesce(plan.paid_before, 0.00)::text
    from fund f join debt_state d on d.fund = f.id
    left join lateral (
      select p.paid_before, (select jsonb_agg(jsonb_build_object('due', i.due, 'amount', i.amount::text) order by i.due)
        from clearance_instalment i where i.plan = p.id) as sums
      from clearance_plan p join clearance_plan_confirmation c on c.plan = p.id
      where p.debt = d.id order by p.version desc limit 1) plan on true
    where f.pool = $1 and d.amount > 0`,
};

/** What is owed by days within the window, an instalment each. */
export async function owedIn(read: Read, pool: string, { from, to, asOf }: Window & { asOf: string }): Promise<Owed[]> {
  const rows = await read<OwedRow>(OWED, [pool, asOf, from, to]);
  const inFen = <Part extends { amount: string }>(parts: readonly Part[]) =>
    parts.map((part) => ({ ...part, amount: fen(part.amount) }));
  return rows.flatMap(({ sums, payments, owed, before, ...row }) =>
    covered(inFen(sums ?? []), inFen(payments), { owed: fen(owed), before: fen(before) })
      .filter(({ due }) => from <= due && due <= to)
      .map((one): Owed => ({ ...row, ...one })),
  );
}
