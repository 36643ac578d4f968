/** Reads a settlement as it stands now, and what is posted of a fund year. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { type Fund, fundOf } from '../ledger/ledger.service.js';
import { fen } from '../money.js';
import type { Citation, DeficitClass, FundingSource, Insurance, Policy } from '../policy/policy.js';
import type { StoredStep } from './differences.js';
import type { SettlementInputs } from './inputs.js';
import type { OutcomeView } from './outcome-view.js';
import type { SettlementStatus } from './status.js';

/** A settlement as it stands now: its newest draft, its last event. */
export interface Standing {
  id: string;
  fund: Fund;
  fiscalYear: number;
  /** Of a correction: what was posted before it. */
  corrects: string | null;
  policy: Policy;
  policyHash: string;
  status: SettlementStatus;
  seq: number;
  revision: number;
  contentHash: string;
  inputs: SettlementInputs;
  /** The voucher positions up to which each book was read. */
  positions: Record<string, number>;
  outcome: OutcomeView;
}

type Which =
  | { id: string }
  /** The settlement of a fund year, not a correction. */
  | { pool: string; insurance: Insurance; fiscalYear: number }
  /** The correction of a posted settlement. */
  | { corrects: string };

export async function standingOf(
  { policies }: Pick<Context, 'policies'>,
  em: EntityManager,
  which: Which,
): Promise<Standing | undefined> {
  const [row] = await sql<
    Omit<Standing, 'fund' | 'policy'> & { pool: string; insurance: Insurance; policy: string; policyVersion: number }
  >(
    em,
    `select s.id, f.pool, f.insurance, s.fiscal_year as "fiscalYear", s.corrects, d.policy, d.policy_version as "policyVersion",
       d.policy_hash as "policyHash", e.status, e.seq, d.revision,
       d.content_hash as "contentHash", d.inputs, d.positions, d.outcome
     from settlement s
     join fund f on f.id = s.fund
     join lateral (select * from settlement_event where settlement = s.id order by seq desc limit 1) e on true
     join lateral (select * from settlement_draft where settlement = s.id order by revision desc limit 1) d on true
     where ${
       'id' in which
         ? 's.id::text = $1'
         : 'corrects' in which
           ? 's.corrects = $1 and s.stands'
           : 's.stands and s.corrects is null and f.pool = $1 and f.insurance = $2 and s.fiscal_year = $3'
     }`,
    'id' in which
      ? [which.id]
      : 'corrects' in which
        ? [which.corrects]
        : [which.pool, which.insurance, which.fiscalYear],
  );
  if (!row) return undefined;
  const { pool, insurance, policy, policyVersion, ...standing } = row;
  return { ...standing, fund: await fundOf(em, pool, insurance), policy: policies.get(policy, policyVersion)! };
}

/** What is posted of a fund year, with the day of posting: its settlement, then its corrections in order. */
export const postedOfYear = (
  em: EntityManager,
  fund: number,
  fiscalYear: number,
): Promise<{ id: string; postedOn: string }[]> =>
  sql(
    em,
    `select s.id, (min(e.at) at time zone 'Asia/Shanghai')::date::text as "postedOn"
     from settlement s join settlement_event e on e.settlement = s.id and e.status = 'POSTED'
     where s.fund = $1 and s.fiscal_year = $2 and s.stands
     group by s.id order by s.created_at`,
    [fund, fiscalYear],
  );

/** What was posted last for a fund year. */
export async function lastPosted(
  context: Pick<Context, 'policies'>,
  em: EntityManager,
  fund: number,
  fiscalYear: number,
): Promise<Standing | undefined> {
  const last = (await postedOfYear(em, fund, fiscalYear)).at(-1);
  return last && standingOf(context, em, last);
}

/** The steps of a draft, in order. */
export const stepsOf = (em: EntityManager, { id, revision }: Pick<Standing, 'id' | 'revision'>) =>
  readSteps(em, 't.settlement = $1 and t.revision = $2', [id, revision]);

/** Every step posted for a fund year, of its settlement and of its corrections. */
export const postedSteps = (em: EntityManager, fund: number, fiscalYear: number) =>
  readSteps(
    em,
    `(t.settlement, t.revision) in (select s.id, e.revision from settlement s
       join settlement_event e on e.settlement = s.id and e.status = 'POSTED'
       where s.fund = $1 and s.fiscal_year = $2 and s.stands)`,
    [fund, fiscalYear],
  );

async function readSteps(em: EntityManager, which: string, values: unknown[]): Promise<StoredStep[]> {
  const rows = await sql<{
    id: string;
    county: string;
    rule: string;
    source: FundingSource;
    deficitClass: DeficitClass;
    amount: string;
    citation: Citation;
    drawnFrom: { county: string | null; amount: string }[];
  }>(
    em,
    `select t.id, t.county, t.rule, t.source, t.deficit_class as "deficitClass", t.amount::text, t.citation,
       coalesce(t.drawn_from, '[]') as "drawnFrom"
     from settlement_step t where ${which} order by t.county, t.ordinal`,
    values,
  );
  return rows.map(({ amount, drawnFrom, ...row }) => ({
    ...row,
    amount: fen(amount),
    drawnFrom: drawnFrom.map((part) => ({ county: part.county, amount: fen(part.amount) })),
  }));
}
