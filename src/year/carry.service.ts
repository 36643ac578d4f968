/** 结转: what of a year's income and expenditure is not yet carried to its result (Y), as entries of the closing period. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { endOfPeriod } from '../dates.js';
import { yearResult } from '../ledger/accounts.js';
import { type Account, type AccountCode, type AccountDetail, type Entry, type Line, move } from '../ledger/entry.js';
import { type Fen, fen } from '../money.js';

/** One entry a county; none where all is carried. `subject` is the act that carries it. */
export async function carryYear(
  em: EntityManager,
  fund: number,
  fiscalYear: number,
  { subject, memo }: { subject: string; memo: string },
): Promise<Entry[]> {
  const open = await sql<{
    county: string;
    code: AccountCode;
    detail: AccountDetail | null;
    side: string;
    left: string;
  }>(
    em,
    `select b.county, a.account as code, a.detail, c.normal_side as side,
       sum(case when c.normal_side = 'C' then m.credit - m.debit else m.debit - m.credit end)::text as left
     from monthly_total m
     join ledger_account a on a.id = m.ledger_account
     join book b on b.id = a.book
     join account c on c.code = a.account
     where b.fund = $1 and b.county is not null and c.class in ('INCOME', 'EXPENDITURE') and a.fund_year is null
       and m.period between $2 * 100 + 1 and $2 * 100 + 13
     group by b.county, a.account, a.detail, c.normal_side
     having sum(m.credit - m.debit) <> 0
     order by b.county, a.account, a.detail`,
    [fund, fiscalYear],
  );
  return [...Map.groupBy(open, ({ county }) => county)].map(([county, accounts]) => ({
    kind: 'YEAR_CLOSE',
    effective: endOfPeriod(fiscalYear, 13),
    closing: true,
    document: `${fiscalYear}年度结转`,
    memo,
    subject,
    lines: accounts.flatMap(({ code, detail, side, left }) =>
      carry({ county, code, detail: detail ?? undefined }, side, fen(left), yearResult(county, fiscalYear)),
    ),
  }));
}

/** Empties an account into the result; a negative rest (more taken back than booked) goes the other way. */
function carry(account: Account, side: string, left: Fen, result: Account): Line[] {
  const [debit, credit] = side === 'C' ? [account, result] : [result, account];
  return left > 0n ? move(debit, credit, left) : move(credit, debit, -left);
}
