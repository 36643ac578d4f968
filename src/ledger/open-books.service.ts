/** 建账: opens a fund's books from audited openings: books and bank accounts, the twelve months, the opening entries. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { readAmount, reasonFaults } from '../faults.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { policyFor } from '../policy/policy-for.js';
import { membersOf } from '../pool/members.service.js';
import type { Insurance, Policy } from '../policy/policy.js';
import type { PolicyRegistry } from '../policy/registry.js';
import { Refused, refusal } from '../refusal.js';
import { custodyOf } from './custody.js';
import type { BankKind } from './entry.js';
import { fundOf, post } from './ledger.service.js';
import { opening } from './postings/opening.js';

export interface OpeningDocument {
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  document: string;
  rows: { county: string; accumulatedBalance: string; ownReserve: string }[];
}

export const openBooks = (context: Context, input: OpeningDocument & { idempotencyKey: string }) => {
  mustActOn(context.viewer, ['CITY_FINANCE'], { pool: input.pool, county: null });
  return once(context.em, context.viewer, 'openBooks', input.idempotencyKey, input, async (em) => {
    await open(em, context.policies, context.viewer.person, input);
    return { pool: input.pool, insurance: input.insurance };
  });
};

export async function open(
  em: EntityManager,
  policies: PolicyRegistry,
  person: string,
  { pool, insurance, fiscalYear, document, rows }: OpeningDocument,
): Promise<void> {
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  const members = await membersOf(em, pool);
  const policy = policyFor(policies, pool, fiscalYear);
  await decideAlone(em, (await fundOf(em, pool, insurance)).id);
  if ((await fundOf(em, pool, insurance)).books.size > 0)
    throw new Refused(refusal('BOOKS_ALREADY_OPEN', { pool, insurance }, ['input']));

  const faults = reasonFaults(document, ['input', 'document']);
  if (rows.length === 0) faults.push(refusal('EMPTY_DOCUMENT', undefined, ['input', 'rows']));
  const seen = new Set<string>();
  const openings = rows.map((row, at) => {
    const path = (field: string) => ['input', 'rows', at, field];
    if (!members.has(row.county)) faults.push(refusal('UNKNOWN_COUNTY', { county: row.county, pool }, path('county')));
    if (seen.has(row.county)) faults.push(refusal('DUPLICATE_COUNTY', { county: row.county }, path('county')));
    seen.add(row.county);
    const amount = (field: 'accumulatedBalance' | 'ownReserve') => readAmount(row[field], path(field), faults);
    return { county: row.county, balance: amount('accumulatedBalance'), reserve: amount('ownReserve') };
  });
  if (faults.length) throw new Refused(...faults);

  await createBooks(em, pool, insurance, policy, [...seen]);
  const fund = await fundOf(em, pool, insurance);
  await sql(
    em,
    `insert into period_event (fund, year, month, opens, person, reason)
     select $1, $2, month, true, $3, $4 from generate_series(1, 12) month`,
    [fund.id, fiscalYear, person, document],
  );
  const custody = custodyOf(policy);
  await post(
    em,
    fund,
    person,
    openings
      .map(({ county, balance, reserve }) => ({
        kind: 'OPENING' as const,
        effective: `${fiscalYear}-01-01`,
        document,
        memo: '期初余额',
        lines: opening(custody, county, balance, reserve),
      }))
      .filter(({ lines }) => lines.length > 0),
  );
}

/** Every kind of account that the city's custody uses, for the pool or for each county. */
async function createBooks(
  em: EntityManager,
  pool: string,
  insurance: Insurance,
  policy: Policy,
  counties: string[],
): Promise<void> {
  const { special, balance, throughCity } = custodyOf(policy);
  const ofPool: BankKind[] = throughCity
    ? ['CITY_SPECIAL', 'RESERVE_SPECIAL', 'CITY_EXPENDITURE', 'TREASURY']
    : ['RESERVE_SPECIAL'];
  const ofCounty = new Set<BankKind>(['COUNTY_EXPENDITURE']);
  for (const kind of [special, balance]) if (!ofPool.includes(kind)) ofCounty.add(kind);
  await sql(
    em,
    `with fund as (select id from fund where pool = $1 and insurance = $2),
       books as (insert into book (fund, county)
         select fund.id, county from fund, unnest(array[null::text] || $3::text[]) county)
     insert into bank_account (fund, kind, county)
       select fund.id, kind, null from fund, unnest($4::text[]) kind
       union all select fund.id, kind, county from fund, unnest($5::text[]) kind, unnest($3::text[]) county`,
    [pool, insurance, counties, ofPool, [...ofCounty]],
  );
}
