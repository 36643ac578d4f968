/** What both settlement reports say at their head, read in the transaction of the request. */
import { randomUUID } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { ROLES, type Role } from '../identity/role.js';
import { contentHash } from '../policy/registry.js';
import type { Citation, FundingSource, Insurance, ObligationPayer } from '../policy/policy.js';
import { OWED_NAMES, type OwedKind } from '../settlement/owed.js';
import { SOURCE_NAMES } from '../settlement/settlement-entries.js';
import type { Standing } from '../settlement/standing.service.js';
import { SETTLEMENT_STATUSES, type SettlementStatus } from '../settlement/status.js';
import { settlementFigures } from './settlement-figures.service.js';
import { verifyPath } from '../report/verification/verify-page.js';
import type { ChainHeadContent, CountySettlementContent, ObligationContent } from './content.js';

export const INSURANCE_NAMES: Readonly<Record<Insurance, string>> = {
  EMPLOYEE: '职工基本医疗保险（含生育保险）',
  RESIDENT: '城乡居民基本医疗保险',
};

export const CLASS_NAMES = { POLICY: '政策性缺口', MANAGEMENT: '管理性缺口', FORCE_MAJEURE: '不可抗力缺口' } as const;

const PARTY_NAMES: Readonly<Record<ObligationPayer | 'RISK_RESERVE' | 'FUND' | 'LENDER', string>> = {
  COUNTY: '本县基金',
  LOCAL_GOVERNMENT: '当地政府',
  MUNICIPAL_FINANCE: '市级财政',
  PROVINCIAL_FINANCE: '省级财政',
  RISK_RESERVE: '风险金',
  FUND: '本基金',
  LENDER: '出借人',
};

export const ACTS: Readonly<Record<SettlementStatus, string>> = {
  DRAFT: '起草',
  REVIEWED: '复核',
  POSTED: '审定入账',
  COMPLETED: '办结',
  RETURNED: '退回',
  REVERSED: '冲销',
};

type Head = Pick<
  CountySettlementContent,
  | 'report' | 'verifyAt' | 'notice' | 'pool' | 'insurance' | 'fiscalYear' | 'status' | 'policy' | 'settlement' | 'correction' | 'life'
  | 'readings' | 'chainHeads' | 'figures' | 'madeAt' | 'requestedBy'
>; // prettier-ignore

export async function headOf(
  { viewer, site }: Pick<Context, 'viewer' | 'site'>,
  em: EntityManager,
  standing: Standing,
  county: string | null,
): Promise<Head> {
  const { id, fund, fiscalYear, corrects, policy, status, revision, outcome } = standing;
  const [pool] = await sql<{ name: string; notice: string | null; now: string }>(
    em,
    `select name, notice, to_char(now() at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as now
     from pool where id = $1`,
    [fund.pool],
  );
  const events = await sql<{ status: SettlementStatus; person: string; role: Role; at: string }>(
    em,
    `select status, person, role, to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS"+08:00"') as at
     from settlement_event where settlement = $1 order by seq`,
    [id],
  );
  const heads = await chainHeads(em, fund.id, county);
  const report = randomUUID();
  return {
    report,
    verifyAt: `${site.url}${verifyPath(report)}`,
    notice: pool!.notice,
    pool: pool!.name,
    insurance: INSURANCE_NAMES[fund.insurance],
    fiscalYear: String(fiscalYear),
    status: SETTLEMENT_STATUSES[status],
    policy: {
      id: policy.id,
      title: policy.document.title,
      number: policy.document.number,
      from: policy.inForce.from,
      to: policy.inForce.to,
      hash: contentHash(policy),
    },
    settlement: { id, version: String(revision) },
    correction: corrects !== null,
    life: events.map(({ status, person, role, at }) => ({ act: ACTS[status], person, role: ROLES[role].name, at })),
    readings: outcome.readings,
    chainHeads: heads,
    figures: await settlementFigures(em, standing, heads, county),
    madeAt: pool!.now,
    requestedBy: viewer.person,
  };
}

/** The heads of the fund's books (of a county's sheet: its own and the pool's); whoever holds the report can prove later that a book was not rewritten. */
export const chainHeads = (em: EntityManager, fund: number, county: string | null): Promise<ChainHeadContent[]> =>
  sql(
    em,
    `select concat_ws('/', f.pool, f.insurance, coalesce(b.county, 'POOL')) as key, coalesce(c.name, '统筹区本级') as book, v.position::text, encode(v.hash, 'hex') as hash
     from book b
     join fund f on f.id = b.fund
     left join county c on c.id = b.county
     join lateral (select position, hash from voucher where book = b.id order by position desc limit 1) v on true
     where b.fund = $1 and ($2::text is null or b.county is null or b.county = $2)
     order by b.county nulls first`,
    [fund, county],
  );

/** What a settlement and its year's levy made owed, county by county. */
export async function obligationContents(
  em: EntityManager,
  { id, fund, fiscalYear }: Standing,
  county: string | null,
): Promise<ObligationContent[]> {
  const rows = await sql<{
    county: string;
    kind: OwedKind;
    payer: keyof typeof PARTY_NAMES;
    payee: keyof typeof PARTY_NAMES;
    amount: string;
    reduced: string;
    due: string;
    paid: string;
    outstanding: string;
    citation: Citation;
  }>(
    em,
    `select c.name as county, o.kind, o.payer, o.payee, o.amount::text, o.reduced::text, o.due::text, o.paid::text, o.outstanding::text, o.citation
     from obligation_state o join county c on c.id = o.county
     where (o.settlement = $1 or o.kind = 'RESERVE_LEVY' and o.fund = $2 and o.fiscal_year = $3)
       and o.cancelled_at is null and ($4::text is null or o.county = $4)
     order by o.county, o.kind desc, o.amount desc, o.id`,
    [id, fund.id, fiscalYear, county],
  );
  return rows.map(({ kind, payer, payee, reduced, ...row }) => ({
    ...row,
    reduced: reduced === '0.00' ? null : reduced,
    county: county === null ? row.county : null,
    kind: OWED_NAMES[kind],
    payer: PARTY_NAMES[payer],
    payee: PARTY_NAMES[payee],
  }));
}

export const ALLOCATED_TO = {
  ACCUMULATED_BALANCE: '本县累计结余',
  POOLED_BALANCE: '市级统筹结余',
  SHARED_RESERVE: '市级医保统筹基金',
} as const;

export const sourceName = (source: string): string => SOURCE_NAMES[source as FundingSource];
