/**
 * The months of a county, or of all counties of a fund together. Transfers between the levels are no items, so nothing counts twice when
 * counties are added up; receipts that settle an earlier year are left out, as they are of any year's income.
 */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import { itemOf } from '../load/item.js';
import { fen } from '../money.js';
import type { MonthItem } from './month-items.js';

/** By fund; `county` null: all of its counties. One statement, whatever the number of funds; none for no fund. */
export async function monthItems(
  em: EntityManager,
  books: readonly { fund: number; county: string | null }[],
  fiscalYear: number,
): Promise<Map<number, MonthItem[]>> {
  if (books.length === 0) return new Map();
  const rows = await sql<{ fund: number; month: number; account: string; detail: string | null; amount: string }>(
    em,
    `select b.fund, m.period % 100 as month, a.account, a.detail,
       sum(case c.normal_side when 'C' then m.credit - m.debit else m.debit - m.credit end)::text as amount
     from unnest($1::int[], $2::text[]) k(fund, county)
     join book b on b.fund = k.fund and b.county is not null and (k.county is null or b.county = k.county)
     join ledger_account a on a.book = b.id and a.account = any($4) and a.fund_year is null
       and a.part is distinct from 'INDIVIDUAL'
     join account c on c.code = a.account
     join monthly_total m on m.ledger_account = a.id and m.period between $3 * 100 + 1 and $3 * 100 + 12
     group by b.fund, m.period, a.account, a.detail`,
    [books.map(({ fund }) => fund), books.map(({ county }) => county), fiscalYear, [...INCOME, ...EXPENDITURE]],
  );
  const byFund = new Map(books.map(({ fund }) => [fund, [] as MonthItem[]]));
  for (const { fund, month, account, detail, amount } of rows)
    byFund.get(fund)!.push({ month, item: itemOf(account, detail), amount: fen(amount) });
  return byFund;
}
