/** A balance two ways: as booked up to a position of the book, and as effective on a day. */
import type { Read } from '../database/read.js';
import type { Insurance } from '../policy/policy.js';
import type { BalanceType } from './balance.types.js';

export interface AccountOfBook {
  pool: string;
  insurance: Insurance;
  /** Null: the pool's own book. */
  county: string | null;
  account: string;
  /** Null: all details together. */
  detail: string | null;
}

const values = ({ pool, insurance, county, account, detail }: AccountOfBook) => [
  pool,
  insurance,
  county,
  account,
  detail,
];

const BOOK = `from account c
  join book b on b.fund = (select id from fund where pool = $1 and insurance = $2) and b.county is not distinct from $3
  left join ledger_account a on a.book = b.id and a.account = c.code and ($5::text is null or a.detail = $5)`;

const FOUND = 'where c.code = $4 group by c.code, c.normal_side';

/** As booked up to a voucher's position; null: up to the last. Undefined where there is no such book or account. */
export async function balanceAsBooked(
  read: Read,
  of: AccountOfBook,
  upToPosition: number | null,
): Promise<BalanceType | undefined> {
  const [row] = await read<BalanceType>(
    {
      name: 'balance-as-booked',
      text: `select coalesce(sum(last.balance_after), 0.00)::text as amount, c.normal_side as "normalSide",
               coalesce(max(voucher.position), 0) as position
             ${BOOK}
             left join lateral (select entry, position from voucher
               where book = b.id and ($6::int is null or position <= $6)
               order by position desc limit 1) voucher on true
             left join lateral (select balance_after from journal_line l
               where l.ledger_account = a.id and l.entry <= voucher.entry
               order by l.entry desc, l.line_no desc limit 1) last on true
             ${FOUND}`,
    },
    [...values(of), upToPosition],
  );
  return row;
}

/**
 * As effective on a day, whenever it was booked: the totals of the months before, and the month's lines up to the day.
 * The closing period is December 31.
 */
export async function balanceAsEffective(read: Read, of: AccountOfBook, day: string): Promise<BalanceType | undefined> {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const [row] = await read<BalanceType>(
    {
      name: 'balance-as-effective',
      text: `select sum(coalesce(before.total, 0.00) + coalesce(month.total, 0.00))::text as amount,
               c.normal_side as "normalSide",
               coalesce(max((select position from voucher where book = b.id order by position desc limit 1)), 0) as position
             ${BOOK}
             left join lateral (
               select sum(case c.normal_side when 'D' then m.debit - m.credit else m.credit - m.debit end) as total
               from monthly_total m
               where m.ledger_account = a.id and m.period < $7::int * 100 + $8::int) before on true
             left join lateral (
               select sum(case when l.side = c.normal_side then l.amount else -l.amount end) as total
               from voucher v
               join journal_entry e on e.id = v.entry
               join journal_line l on l.book = v.book and l.entry = v.entry
               where v.book = b.id and v.year = $7 and v.month between $8 and $9 and e.effective_date <= $6::date
                 and l.ledger_account = a.id) month on true
             ${FOUND}`,
    },
    [...values(of), day, year, month, month === 12 ? 13 : month],
  );
  return row;
}
