/**
 * 执行数: what the books have of each line of a fund year, county by county and (county null) of the pool's own level; of a year before
 * the books what was recorded of it.
 *
 * Income and expenditure of months 1–12 is read off monthly totals: the same that the settlement counts. What is booked and carried on to
 * net assets in one entry (transfers between levels, receipts that settle an earlier year, interest of the reserve) leaves nothing there:
 * it is added up from its lines, without entries that were taken back.
 */
import type { Read } from '../database/read.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import { type Fen, fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { LINE_OF_ACCOUNT, LINE_OF_RECORD, type LineAmounts, type LineCode, linesOf } from './line.js';

export interface ActualKey {
  fund: number;
  year: number;
  /** The last month that counts; 13 is the whole year. */
  until: number;
}

export interface ActualRow extends ActualKey {
  county: string | null;
  from: 'BOOKS' | 'RECORD';
  /** An account ("5001/INPATIENT"), or an item of the record. */
  key: string;
  amount: string;
  /** Whether the year is over: its months are closed, or it is on record. */
  whole: boolean;
}

export const actualRows = (read: Read, keys: readonly ActualKey[]): Promise<ActualRow[]> =>
  read(ACTUALS, [
    keys.map(({ fund }) => fund),
    keys.map(({ year }) => year),
    keys.map(({ until }) => until),
    [...INCOME, ...EXPENDITURE],
  ]);

/** The entered lines of one county (or of the pool's own level): null is not on record, or in no account of its own. */
export function actualAmounts(insurance: Insurance, rows: readonly ActualRow[]): LineAmounts {
  const amounts = new Map<LineCode, Fen | null>();
  const recorded = rows.some(({ from }) => from === 'RECORD');
  for (const { code, from, booked, recorded: item } of linesOf(insurance))
    if (typeof from === 'string') amounts.set(code, rows.length > 0 && (recorded ? item : booked) ? 0n : null);
  for (const { from, key, amount } of rows) {
    const line = (from === 'BOOKS' ? LINE_OF_ACCOUNT : LINE_OF_RECORD)[insurance].get(key);
    if (line) amounts.set(line, (amounts.get(line) ?? 0n) + fen(amount));
  }
  return amounts;
}

const ACTUALS = {
  name: 'actuals-of-fund-years',
  text: `with k as (
      select k.*, coalesce(k.year >= (select min(p.year) from period p where p.fund = k.fund), false) as in_books,
        (select count(*) = 12 from period p where p.fund = k.fund and p.year = k.year and p.month <= 12 and not p.open) as closed
      from unnest($1::int[], $2::int[], $3::int[]) k(fund, year, until)),
    account_of as (
      select k.*, b.county, a.id, a.account, a.fund_year, c.normal_side,
        a.account || case when a.account <> '3001' then coalesce('/' || a.detail, '') else '' end as key,
        a.account = any($4) and a.fund_year is null and b.county is not null as by_month
      from k
      join book b on b.fund = k.fund
      join ledger_account a on a.book = b.id and a.account >= '3' and a.part is distinct from 'INDIVIDUAL'
      join account c on c.code = a.account
      where k.in_books),
    booked as (
      select a.fund, a.year, a.until, a.county, a.key, a.closed,
        case a.normal_side when 'C' then m.credit - m.debit else m.debit - m.credit end as amount
      from account_of a
      join monthly_total m on m.ledger_account = a.id and m.period between a.year * 100 + 1 and a.year * 100 + least(a.until, 12)
      where a.by_month
      union all
      select a.fund, a.year, a.until, a.county, a.key, a.closed, l.amount
      from account_of a
      join journal_line l on l.ledger_account = a.id and l.side = a.normal_side
        and l.period between a.year * 100 + 1 and a.year * 100 + a.until
      join journal_entry e on e.id = l.entry
      where a.account <> '3001' and not a.by_month
        and e.reverses is null and not exists (select from journal_entry r where r.reverses = e.id)
      union all
      select a.fund, a.year, a.until, a.county, '3001', a.closed, m.credit - m.debit
      from account_of a
      join monthly_total m on m.ledger_account = a.id and m.period <= (a.year - 1) * 100 + 13
      union all
      select a.fund, a.year, a.until, a.county, '3001', a.closed, case l.side when 'C' then l.amount else -l.amount end
      from account_of a
      join journal_entry e on e.fund = a.fund and e.kind = 'OPENING' and e.year = a.year
      join journal_line l on l.ledger_account = a.id and l.entry = e.id
      where a.account = '3001' and not exists (select from journal_entry r where r.reverses = e.id)
      union all
      select k.fund, k.year, k.until, b.county, '3001', k.closed, 0
      from k join book b on b.fund = k.fund
      where k.in_books)
    select fund, year, until, county, 'BOOKS' as from, key, sum(amount)::text as amount, closed as whole
    from booked group by fund, year, until, county, key, closed
    union all
    select k.fund, k.year, k.until, h.county, 'RECORD', r.key, r.amount::text, true
    from k
    join fund_year_history_now h on h.fund = k.fund and h.year = k.year
    cross join lateral (values ('premium', h.premium), ('fiscalSubsidy', h.fiscal_subsidy), ('interest', h.interest),
      ('transferIn', h.transfer_in), ('otherIncome', h.other_income), ('inpatient', h.inpatient), ('outpatient', h.outpatient),
      ('maternity', h.maternity), ('catastrophic', h.catastrophic), ('otherExpenditure', h.other_expenditure)) r(key, amount)
    where not k.in_books`,
};
