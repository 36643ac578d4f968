/** Bank accounts of a fund year: their months in the books and what was entered of the bank's statements. Two statements, however many accounts. */
import { isoText } from '../database/iso-text.js';
import type { Read } from '../database/read.js';
import type { BankKind } from '../ledger/entry.js';
import { bank } from '../ledger/accounts.js';
import { fen } from '../money.js';
import type { FundRow } from '../pool/pool.loader.js';
import { receiptDays } from '../receipt/receipts.query.js';
import { type BankItem, type BankStatement, bankYear, type BankYear } from './bank-year.js';
import { treasuryMonths, type TreasuryMonth } from './treasury-month.js';

/**
 * Of a county: its own accounts whole, and of the pool's what the county's book has of them. $1 fund, $2 year, $3 county or null. An audited
 * opening, and its reversal, comes before the first month of the year that it was booked for, as on the balance sheet.
 */
const MONTHS = `
  with opened as (
    select l.ledger_account, l.period, o.year * 100 as counts_in, case l.side when 'D' then l.amount else 0 end as debit,
      case l.side when 'C' then l.amount else 0 end as credit
    from (select id, year from journal_entry where fund = $1 and kind = 'OPENING'
        union all
        select r.id, o.year from journal_entry o join journal_entry r on r.reverses = o.id where o.fund = $1 and o.kind = 'OPENING') o
    join journal_line l on l.fund = $1 and l.entry = o.id and l.account in ('1003', '1004', '1005')),
  moved as (
    select a.bank_account, b.county, m.period, m.debit, m.credit
      from book b
      join ledger_account a on a.book = b.id and a.bank_account is not null
      join monthly_total m on m.ledger_account = a.id and m.period <= $2 * 100 + 13
      where b.fund = $1
    union all
    select a.bank_account, b.county, p.period, p.sign * o.debit, p.sign * o.credit
      from opened o
      join ledger_account a on a.id = o.ledger_account
      join book b on b.id = a.book
      cross join lateral (values (o.counts_in, 1), (o.period, -1)) p(period, sign)
      where p.period <= $2 * 100 + 13)
  select k.id, k.kind, k.county, $3::text is not null and k.county is null as share,
    case when m.period <= $2 * 100 then 0 else m.period - $2 * 100 end as month,
    coalesce(sum(m.debit), 0)::numeric(24, 2)::text as debit, coalesce(sum(m.credit), 0)::numeric(24, 2)::text as credit,
    (select coalesce(max(month), 0) from period where fund = $1 and year = $2)::int as until
  from bank_account k
  left join moved m on m.bank_account = k.id and ($3::text is null or k.county = $3 or m.county = $3)
  where k.fund = $1 and ($3::text is null or k.county is null or k.county = $3)
  group by k.id, k.kind, k.county, 5
  order by k.county nulls first, k.kind collate "C"`;

const STATEMENTS = `
  select n.bank_account as id, n.period % 100 as month, n.balance::text, n.document, n.person, ${isoText('n.at')} as at, n.version,
    coalesce((select json_agg(json_build_object('kind', i.kind, 'amount', i.amount::text, 'about', i.about) order by i.no)
      from bank_balance_item i
      where i.fund = n.fund and i.bank_account = n.bank_account and i.period = n.period and i.version = n.version), '[]') as items
  from bank_balance_now n
  join bank_account k on k.id = n.bank_account
  where n.fund = $1 and n.period between $2 * 100 + 1 and $2 * 100 + 12 and ($3::text is null or k.county = $3)`;

interface MonthRow {
  id: number;
  kind: BankKind;
  county: string | null;
  share: boolean;
  /** Null: nothing ever moved there. */
  month: number | null;
  debit: string;
  credit: string;
  /** The last period of the year that was opened. */
  until: number;
}

type StatementRow = Omit<BankStatement, 'balance' | 'items'> & {
  id: number;
  month: number;
  balance: string;
  items: (Omit<BankItem, 'amount'> & { amount: string })[];
};

/** @param county null: every account of the fund, whole. @param month the last one told of; null: 13. */
export async function bankYears(
  read: Read,
  { id: fund }: Pick<FundRow, 'id'>,
  { fiscalYear, month, county }: { fiscalYear: number; month: number | null; county: string | null },
): Promise<BankYear[]> {
  const values = [fund, fiscalYear, county];
  const rows = await read<MonthRow>({ name: 'bank-months', text: MONTHS }, values);
  const entered = Map.groupBy(
    await read<StatementRow>({ name: 'bank-balances', text: STATEMENTS }, values),
    ({ id }) => id,
  );
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, ofAccount]) => {
    const { kind, county: of, share, until } = ofAccount[0]!;
    const statements = new Map((entered.get(id) ?? []).map((row) => [row.month, statementOf(row)]));
    const moved = new Map(
      ofAccount.flatMap((row) =>
        row.month === null ? [] : [[row.month, { debit: fen(row.debit), credit: fen(row.credit) }] as const],
      ),
    );
    return bankYear(
      { ...{ kind, county: of, share, moved, statements }, account: bank(of, kind).code },
      Math.min(month ?? 13, Math.max(until, ...statements.keys())),
    );
  });
}

const statementOf = ({ id: _, month: __, balance, items, ...row }: StatementRow): BankStatement => ({
  ...row,
  balance: fen(balance),
  items: items.map((item) => ({ ...item, amount: fen(item.amount) })),
});

/** Of the whole fund. */
export async function treasuryYear(
  read: Read,
  { pool, insurance }: Pick<FundRow, 'pool' | 'insurance'>,
  fiscalYear: number,
  accounts: readonly BankYear[],
): Promise<TreasuryMonth[]> {
  const days = await receiptDays(read, {
    ...{ pool, insurance },
    ...{ from: `${fiscalYear}-01-01`, through: `${fiscalYear}-12-31` },
  });
  return treasuryMonths(
    days,
    accounts.find(({ kind }) => kind === 'TREASURY'),
  );
}
