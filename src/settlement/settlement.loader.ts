/** Stored settlements as rows: one statement a kind, whatever the number of settlements, steps and counties asked for. */
import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import { sightValues, type Viewer } from '../identity/viewer.js';
import { LINE_COLUMNS, LINE_JOINS } from '../ledger/journal-columns.js';
import type { JournalLineType } from '../ledger/journal.types.js';
import type { Citation, DeficitClass, FundingSource, Insurance } from '../policy/policy.js';
import type { SettlementInputs } from './inputs.js';
import type { OutcomeView } from './outcome-view.js';
import type { SettlementStatus } from './status.js';

/** A settlement without what it was computed from and comes to: that is large, and another row (SettlementDraftRow). */
export interface SettlementRow {
  id: string;
  fund: number;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  corrects: string | null;
  /** The counties with a book in the fund. */
  counties: string[];
  policy: string;
  policyVersion: number;
  policyHash: string;
  stands: boolean;
  revision: number;
  contentHash: string;
  status: SettlementStatus;
}

/** All settlements; a statement goes on with its own joins and conditions. */
export const SETTLEMENTS = `select s.id, s.fund, f.pool, f.insurance, s.fiscal_year as "fiscalYear", s.corrects,
    array(select county from book where fund = s.fund and county is not null) as counties, d.policy,
    d.policy_version as "policyVersion", d.policy_hash as "policyHash", s.stands, d.revision, d.content_hash as "contentHash",
    e.status
  from settlement s
  join fund f on f.id = s.fund
  join lateral (select policy, policy_version, policy_hash, revision, content_hash from settlement_draft
    where settlement = s.id order by revision desc limit 1) d on true
  join lateral (select status from settlement_event where settlement = s.id order by seq desc limit 1) e on true`;

export const settlementLoader = (read: Read) =>
  new DataLoader<string, SettlementRow | null>(async (ids) => {
    const rows = await read<SettlementRow>({ name: 'settlements', text: `${SETTLEMENTS} where s.id::text = any($1)` }, [
      ids,
    ]);
    return inOrder(ids, rows, ({ id }) => id);
  });

/** Ids of the corrections made on each settlement, in order, those that were taken back included. */
export const correctionsLoader = (read: Read) =>
  new DataLoader<string, string[]>(async (ids) => {
    const rows = await read<{ on: string; id: string }>(
      {
        name: 'corrections-of-settlements',
        text: `with recursive made ("on", id, at) as (
            select corrects, id, created_at from settlement where corrects = any($1::uuid[])
            union all
            select made.on, s.id, s.created_at from made join settlement s on s.corrects = made.id)
          select "on", id from made order by at`,
      },
      [ids],
    );
    return inGroups(ids, rows, ({ on }) => on).map((made) => made.map(({ id }) => id));
  });

export interface SettlementDraftRow {
  settlement: string;
  positions: Record<string, number>;
  outcome: OutcomeView;
}

/** The newest draft of each settlement. */
export const newestDraftLoader = (read: Read) =>
  new DataLoader<string, SettlementDraftRow>(async (ids) => {
    const rows = await read<SettlementDraftRow>(
      {
        name: 'newest-drafts',
        text: `select distinct on (settlement) settlement, positions, outcome from settlement_draft
          where settlement = any($1::uuid[]) order by settlement, revision desc`,
      },
      [ids],
    );
    return inOrder(ids, rows, ({ settlement }) => settlement).map((row) => row!);
  });

/** The inputs of each settlement's newest draft, with the voucher positions up to which the books were read. */
export const draftInputsLoader = (read: Read) =>
  new DataLoader<string, { settlement: string; inputs: SettlementInputs; positions: Record<string, number> }>(
    async (ids) => {
      const rows = await read<{ settlement: string; inputs: SettlementInputs; positions: Record<string, number> }>(
        {
          name: 'inputs-of-drafts',
          text: `select distinct on (settlement) settlement, inputs, positions from settlement_draft
            where settlement = any($1::uuid[]) order by settlement, revision desc`,
        },
        [ids],
      );
      return inOrder(ids, rows, ({ settlement }) => settlement).map((row) => row!);
    },
  );

export interface StepRow {
  id: string;
  settlement: string;
  county: string;
  ordinal: number;
  rule: string;
  source: FundingSource;
  deficitClass: DeficitClass;
  amount: string;
  citation: Citation;
  drawnFrom: { county: string | null; amount: string }[];
}

/** The steps of each settlement's newest draft. */
export const stepsLoader = (read: Read) =>
  new DataLoader<string, StepRow[]>(async (ids) => {
    const rows = await read<StepRow>(
      {
        name: 'settlement-steps',
        text: `select t.id, t.settlement, t.county, t.ordinal, t.rule, t.source, t.deficit_class as "deficitClass", t.amount::text,
          t.citation, coalesce(t.drawn_from, '[]') as "drawnFrom"
        from settlement_step t
        where t.settlement = any($1::uuid[])
          and t.revision = (select max(revision) from settlement_draft d where d.settlement = t.settlement)
        order by t.county, t.ordinal`,
      },
      [ids],
    );
    return inGroups(ids, rows, ({ settlement }) => settlement);
  });

/** A step by its id, with the pool it belongs to. */
export const stepLoader = (read: Read) =>
  new DataLoader<string, (StepRow & { pool: string }) | null>(async (ids) => {
    const rows = await read<StepRow & { pool: string }>(
      {
        name: 'settlement-steps-by-id',
        text: `select t.id, t.settlement, t.county, t.ordinal, t.rule, t.source, t.deficit_class as "deficitClass", t.amount::text,
          t.citation, coalesce(t.drawn_from, '[]') as "drawnFrom", c.pool
        from settlement_step t join county c on c.id = t.county where t.id = any($1::uuid[])`,
      },
      [ids],
    );
    return inOrder(ids, rows, ({ id }) => id);
  });

/** The journal lines of each step, in the books that the viewer sees, in the order booked. */
export const linesOfStepsLoader = (read: Read, viewer: Viewer) =>
  new DataLoader<string, JournalLineType[]>(async (ids) => {
    const rows = await read<JournalLineType & { step: string }>(
      {
        name: 'lines-of-steps',
        text: `select ${LINE_COLUMNS} from journal_line l ${LINE_JOINS}
          where l.step = any($1::uuid[]) and l.book in (select b.id from book b join fund f on f.id = b.fund
            where $2 or f.pool = any($3) or b.county = any($4))
          order by l.entry, l.book, l.line_no`,
      },
      [ids, ...sightValues(viewer)],
    );
    return inGroups(ids, rows, ({ step }) => step);
  });

export interface EventRow {
  settlement: string;
  status: SettlementStatus;
  person: string;
  role: string;
  revision: number;
  contentHash: string;
  reason: string | null;
  at: string;
}

export const eventsLoader = (read: Read) =>
  new DataLoader<string, EventRow[]>(async (ids) => {
    const rows = await read<EventRow>(
      {
        name: 'settlement-events',
        text: `select settlement, status, person, role, revision, content_hash as "contentHash", reason,
          to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as at
        from settlement_event where settlement = any($1::uuid[]) order by settlement, seq`,
      },
      [ids],
    );
    return inGroups(ids, rows, ({ settlement }) => settlement);
  });

export interface ObligationRow {
  id: string;
  settlement: string | null;
  pool: string;
  insurance: Insurance;
  county: string;
  fiscalYear: number;
  kind: string;
  step: string | null;
  payer: string;
  payee: string;
  amount: string;
  reduced: string;
  paid: string;
  outstanding: string;
  due: string;
  rule: string;
  citation: Citation;
  reductions: { amount: string; settlement: string; step: string | null; rule: string; citation: Citation }[];
  payments: {
    amount: string;
    paidOn: string;
    paidBy: string;
    document: string;
    entry: string | null;
    person: string;
    reversed: boolean;
  }[];
}

const OBLIGATIONS = `select o.id, o.settlement, f.pool, f.insurance, o.county, o.fiscal_year as "fiscalYear", o.kind, o.step, o.payer,
    o.payee, o.amount::text, o.reduced::text, o.paid::text, o.outstanding::text, o.due::text, o.rule, o.citation,
    coalesce((select jsonb_agg(jsonb_build_object('amount', r.amount::text, 'settlement', r.settlement, 'step', r.step,
        'rule', r.rule, 'citation', r.citation) order by r.at, r.id)
      from obligation_reduction r join settlement s on s.id = r.settlement and s.stands where r.obligation = o.id), '[]') as reductions,
    coalesce((select jsonb_agg(jsonb_build_object('amount', p.amount::text, 'paidOn', p.paid_on, 'paidBy', p.paid_by,
        'document', p.document, 'entry', p.entry::text, 'person', p.person,
        'reversed', exists (select from journal_entry r where r.reverses = p.entry)) order by p.at, p.id)
      from obligation_payment p where p.obligation = o.id), '[]') as payments
  from obligation_state o join fund f on f.id = o.fund`;

export const obligationsOfSettlementLoader = (read: Read) =>
  new DataLoader<string, ObligationRow[]>(async (ids) => {
    const rows = await read<ObligationRow>(
      {
        name: 'obligations-of-settlement',
        text: `${OBLIGATIONS} where o.settlement = any($1::uuid[]) order by o.county, o.kind desc, o.due, o.amount desc, o.id`,
      },
      [ids],
    );
    return inGroups(ids, rows, ({ settlement }) => settlement!);
  });

export const obligationLoader = (read: Read) =>
  new DataLoader<string, ObligationRow | null>(async (ids) => {
    const rows = await read<ObligationRow>({ name: 'obligations', text: `${OBLIGATIONS} where o.id::text = any($1)` }, [
      ids,
    ]);
    return inOrder(ids, rows, ({ id }) => id);
  });

/** A fund year's levies still or once owed, and obligations of its settlement alike. */
export const obligationsOfYear = (read: Read, pool: string, insurance: Insurance, fiscalYear: number) =>
  read<ObligationRow>(
    {
      name: 'obligations-of-year',
      text: `${OBLIGATIONS} where f.pool = $1 and f.insurance = $2 and o.fiscal_year = $3 and o.cancelled_at is null
        order by o.county, o.kind desc, o.due, o.amount desc, o.id`,
    },
    [pool, insurance, fiscalYear],
  );

/** Ids of the settlements of a fund without their corrections, newest year first; those reversed come after the one that stands. */
export async function settlementsOf(
  read: Read,
  pool: string,
  insurance: Insurance,
  fiscalYear: number | null,
): Promise<string[]> {
  const rows = await read<{ id: string }>(
    {
      name: 'settlements-of-fund',
      text: `select s.id from settlement s join fund f on f.id = s.fund
        where f.pool = $1 and f.insurance = $2 and ($3::int is null or s.fiscal_year = $3) and s.corrects is null
        order by s.fiscal_year desc, s.stands desc, s.created_at desc`,
    },
    [pool, insurance, fiscalYear],
  );
  return rows.map(({ id }) => id);
}

function inOrder<Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string): (Row | null)[] {
  const byId = new Map(rows.map((row) => [idOf(row), row]));
  return ids.map((id) => byId.get(id) ?? null);
}

function inGroups<Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string): Row[][] {
  const groups = Map.groupBy(rows, idOf);
  return ids.map((id) => groups.get(id) ?? []);
}
