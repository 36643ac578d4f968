/** A member's expenditure account: what it holds, and what the payment reserve (支付备用金) in it goes by. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Read } from '../database/read.js';
import { readIn } from '../database/write.js';
import { EXPENDITURE } from '../ledger/accounts.js';
import { type Fen, fen } from '../money.js';
import type { Policy } from '../policy/policy.js';
import { meanExpenditure } from './mean-expenditure.js';
import { accountLimitOf, yearsCompared } from './plan-law.js';

export interface MemberAccount {
  county: string;
  /** In the county's expenditure account; of 市本级, its share of the city's. */
  balance: Fen;
  /** The payment reserve that was prefunded for the year; null where none stands. */
  prefunded: Fen | null;
  /** Expenditure of the years before, the newest first: from the books where the twelve months are closed, else as recorded. */
  before: Fen[];
}

interface MemberAccountRow {
  fund: number;
  county: string;
  year: number;
  balance: string;
  prefunded: string | null;
  before: (string | null)[];
}

export interface MemberAccountKey {
  fund: number;
  county: string;
  fiscalYear: number;
  /** Of how many years before it the expenditure is asked for. */
  years: number;
}

const MEMBER_ACCOUNTS = {
  name: 'member-accounts',
  text: `select k.fund, k.county, k.year,
      (select coalesce(sum(last.balance_after), 0.00)::text
       from ledger_account a
       cross join lateral (select balance_after from journal_line l where l.ledger_account = a.id
         order by l.entry desc, l.line_no desc limit 1) last
       where a.book = b.id and a.account = '1004') as balance,
      (select p.reserve::text from prefund_standing p
       where p.fund = k.fund and p.fiscal_year = k.year and p.county = k.county) as prefunded,
      (select coalesce(jsonb_agg(spent.amount::text order by y.year desc), '[]')
       from generate_series(k.year - k.years, k.year - 1) y(year)
       cross join lateral (select case
         when (select count(*) from period p where p.fund = k.fund and p.year = y.year and p.month <= 12 and not p.open) = 12
         then (select coalesce(sum(m.debit - m.credit), 0.00)
           from ledger_account a
           join monthly_total m on m.ledger_account = a.id and m.period between y.year * 100 + 1 and y.year * 100 + 12
           where a.book = b.id and a.account = any($5) and a.fund_year is null and a.part is distinct from 'INDIVIDUAL')
         else (select h.expenditure from fund_year_history_now h
           where h.fund = k.fund and h.county = k.county and h.year = y.year)
         end as amount) spent) as before
    from unnest($1::int[], $2::text[], $3::int[], $4::int[]) k(fund, county, year, years)
    join book b on b.fund = k.fund and b.county = k.county`,
};

/** In the order of the keys: one statement. */
export async function memberAccountsOf(read: Read, keys: readonly MemberAccountKey[]): Promise<MemberAccount[]> {
  const rows = await read<MemberAccountRow>(MEMBER_ACCOUNTS, [
    keys.map(({ fund }) => fund),
    keys.map(({ county }) => county),
    keys.map(({ fiscalYear }) => fiscalYear),
    keys.map(({ years }) => years),
    [...EXPENDITURE],
  ]);
  const byKey = new Map(rows.map((row) => [memberAccountKey({ ...row, fiscalYear: row.year }), memberAccount(row)]));
  return keys.map((key) => byKey.get(memberAccountKey(key))!);
}

export const memberAccountKey = ({ fund, county, fiscalYear }: Omit<MemberAccountKey, 'years'>): string =>
  `${fund}/${county}/${fiscalYear}`;

function memberAccount({ county, balance, prefunded, before }: MemberAccountRow): MemberAccount {
  const gap = before.indexOf(null);
  return {
    county,
    balance: fen(balance),
    prefunded: prefunded === null ? null : fen(prefunded),
    before: (gap < 0 ? before : before.slice(0, gap)).map((amount) => fen(amount!)),
  };
}

/** Of the counties given, in that order, with as many years before as the policy asks for. */
export const memberAccounts = (
  em: EntityManager,
  policy: Pick<Policy, 'rules'>,
  fund: number,
  fiscalYear: number,
  counties: readonly string[],
): Promise<MemberAccount[]> => {
  const years = yearsCompared(policy);
  return memberAccountsOf(
    readIn(em),
    counties.map((county) => ({ fund, county, fiscalYear, years })),
  );
};

/** What the account may hold: null where the policy sets no limit, undefined where it is not known. */
export function accountLimit(
  policy: Pick<Policy, 'rules'>,
  { prefunded, before }: MemberAccount,
): Fen | null | undefined {
  const law = accountLimitOf(policy);
  return law ? (prefunded ?? meanExpenditure(before, law)) : null;
}
