/** 报送决算: a county's, or the pool's compiled from them; the figures are read from the books, nobody types them in. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { reasonFaults } from '../faults.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { Refused } from '../refusal.js';
import { submit, wayOf } from '../submission/submit.service.js';
import { type Content, contentOf } from './figures.js';
import { finalAccountsHandler } from './final-accounts.handler.js';
import { approvedParts, lastVouchers, readBooks, yearFaults } from './year.service.js';
import { figuresOfYear } from './read-figures.js';

export interface FinalAccountsDocument {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  county?: string | null;
  document: string;
}

export const submitFinalAccounts = (context: Context, input: FinalAccountsDocument) =>
  once(context.em, context.viewer, 'submitFinalAccounts', input.idempotencyKey, input, async (em) => ({
    submission: await enter(em, context, input),
  }));

async function enter(em: EntityManager, context: Context, input: FinalAccountsDocument): Promise<string> {
  const { pool, insurance, fiscalYear, county = null, document } = input;
  const kind = county === null ? 'POOL_FINAL_ACCOUNTS' : 'COUNTY_FINAL_ACCOUNTS';
  const fund = await fundOf(em, pool, insurance);
  const way = await wayOf(em, context, fund, { kind, fiscalYear, county });
  await decideAlone(em, fund.id);
  const books = await readBooks(em, fund, fiscalYear);
  const { counties, faults } = await approvedParts(em, way.policy, books, county);
  faults.unshift(...(await yearFaults(em, books, county)));
  faults.unshift(...reasonFaults(document, ['input', 'document']));
  if (faults.length > 0) throw new Refused(...faults);
  const { figures } = figuresOfYear(books, county);
  const content: Content = { figures, books: await lastVouchers(em, fund.id, fiscalYear, county), counties };
  const { id } = await submit(em, context, finalAccountsHandler, way, {
    ...{ number: 0, document, content: contentOf(content), checked: true },
    write: (submission, version) => write(em, submission, version, content),
  });
  return id;
}

async function write(em: EntityManager, submission: string, version: number, { figures, books, counties }: Content) {
  await sql(
    em,
    `insert into final_accounts_figure (submission, version, form, line, col, place, amount)
     select $1, $2, f.form, f.line, f.col, f.place, f.amount
     from unnest($3::text[], $4::text[], $5::text[], $6::numeric[]) with ordinality f(form, line, col, amount, place)`,
    [
      ...[submission, version, figures.map(({ form }) => form), figures.map(({ line }) => line)],
      ...[figures.map(({ column }) => column), figures.map(({ amount }) => yuan(amount))],
    ],
  );
  await sql(
    em,
    `insert into final_accounts_book (submission, version, book, position, hash)
     select $1, $2, b.id, v.position, decode(v.hash, 'hex')
     from submission s
     join jsonb_to_recordset($3::jsonb) v(county text, position int, hash text) on true
     join book b on b.fund = s.fund and b.county is not distinct from v.county
     where s.id = $1`,
    [submission, version, JSON.stringify(books)],
  );
  await sql(
    em,
    `insert into final_accounts_source (submission, version, part, part_version, content_hash)
     select $1, $2, p.id, c.version, c."contentHash"
     from submission s
     join jsonb_to_recordset($3::jsonb) c(county text, version int, "contentHash" text) on true
     join submission p on p.fund = s.fund and p.fiscal_year = s.fiscal_year and p.kind = 'COUNTY_FINAL_ACCOUNTS' and p.county = c.county
     where s.id = $1`,
    [submission, version, JSON.stringify(counties)],
  );
}
