/** 启用收入路径: from a month on an item of a fund comes by its own path, and loads bring it no more. For good. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { monthText, periodOf } from '../dates.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { type Fund, fundOf } from '../ledger/ledger.service.js';
import { ITEMS } from '../load/item.js';
import { policyFor } from '../policy/policy-for.js';
import type { IncomeItem, Insurance } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { accountsOfPaths, pathOf } from './income-path.js';

export interface SwitchIncomePathInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  item: IncomeItem;
  fiscalYear: number;
  month: number;
  document: string;
}

export const switchIncomePath = (context: Context, input: SwitchIncomePathInput) => {
  const { pool, insurance, item, fiscalYear, month, document } = input;
  const { viewer, policies } = context;
  mustActOn(viewer, ['CITY_FINANCE'], { pool, county: null });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(context.em, viewer, 'switchIncomePath', input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    const policy = policyFor(policies, pool, fiscalYear);
    if (fund.books.size === 0)
      throw new Refused(refusal('BOOK_NOT_OPEN', { county: `${pool} ${insurance}` }, ['input']));
    const faults: Refusal[] = [];
    if (month < 1 || month > 12) faults.push(refusal('INVALID_MONTH', { month }, ['input', 'month']));
    if (document.trim() === '') faults.push(refusal('REASON_MISSING', undefined, ['input', 'document']));
    // what is not premiums can come straight into the special account; premiums need a way there
    if (item === 'PREMIUM' && !pathOf(policy, 'TAX', item))
      faults.push(refusal('INCOME_PATH_UNKNOWN', { policy: policy.id, item }, ['input', 'item']));
    if (faults.length) throw new Refused(...faults);

    const from = periodOf(fiscalYear, month);
    await sql(em, `select pg_advisory_xact_lock(hashtext('income path'), $1)`, [fund.id]); // loads under way come first
    await mustBeFree(em, fund, item, from);
    const { ofFund, ofCounties } = accountsOfPaths(policy, item);
    await sql(
      em,
      `insert into bank_account (fund, kind, county)
       select $1::smallint, kind, null from unnest($2::text[]) kind
       union all select $1::smallint, kind, county from unnest($3::text[]) kind, book where fund = $1 and county is not null
       on conflict do nothing`,
      [fund.id, ofFund, ofCounties],
    );
    await sql(em, 'insert into income_path (fund, item, from_month, document, person) values ($1, $2, $3, $4, $5)', [
      ...[fund.id, item, from, document, viewer.person],
    ]);
    return { pool, insurance };
  });
};

/** Switched once; and no row of it loaded for a month from then on, which would stand beside what the path brings. */
async function mustBeFree(em: EntityManager, fund: Fund, item: IncomeItem, from: number): Promise<void> {
  const [earlier] = await sql<{ from: number }>(
    em,
    'select from_month as from from income_path where fund = $1 and item = $2',
    [fund.id, item],
  );
  if (earlier)
    throw new Refused(refusal('INCOME_PATH_SWITCHED', { item, from: monthText(earlier.from) }, ['input', 'item']));
  const [loaded] = await sql<{ period: number }>(
    em,
    `select min(e.year * 100 + e.month) as period
     from journal_entry e join journal_line l on l.fund = e.fund and l.entry = e.id and l.account = $2
     where e.fund = $1 and e.kind = 'INCOME_AND_EXPENDITURE' and e.year * 100 + e.month >= $3
       and not exists (select from journal_entry r where r.reverses = e.id)`,
    [fund.id, ITEMS[item].code, from],
  );
  if (loaded!.period !== null)
    throw new Refused(refusal('INCOME_ALREADY_LOADED', { item, month: monthText(loaded!.period) }, ['input', 'month']));
}
