/** 年终结转: carries the year's income and expenditure to its result (Y), county by county, in the closing period. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { endOfPeriod } from '../dates.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import type { FundYearActInput } from '../fund/fund-year-act.input.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { yearResult } from '../ledger/accounts.js';
import { type Account, type AccountCode, type AccountDetail, type Line, move } from '../ledger/entry.js';
import { fundOf, post } from '../ledger/ledger.service.js';
import { type Fen, fen } from '../money.js';
import { Refused, refusal } from '../refusal.js';

export const closeYear = (context: Context, input: FundYearActInput) => {
  const { pool, insurance, fiscalYear } = input;
  const { viewer } = context;
  mustActOn(viewer, ['CITY_MEDICAL'], { pool, county: null });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(context.em, viewer, 'closeYear', input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    await decideAlone(em, fund.id);
    const standing = await sql(
      em,
      `select from journal_entry e where fund = $1 and kind = 'YEAR_CLOSE' and year = $2
         and not exists (select from journal_entry r where r.reverses = e.id)`,
      [fund.id, fiscalYear],
    );
    if (standing.length)
      throw new Refused(refusal('YEAR_ALREADY_CLOSED', { year: fiscalYear }, ['input', 'fiscalYear']));
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
      [fund.id, fiscalYear],
    );
    const act = randomUUID();
    const entries = Map.groupBy(open, ({ county }) => county);
    await post(
      em,
      fund,
      viewer.person,
      [...entries].map(([county, accounts]) => ({
        kind: 'YEAR_CLOSE',
        effective: endOfPeriod(fiscalYear, 13),
        closing: true,
        document: `${fiscalYear}年度结转`,
        memo: '结转本年收支',
        subject: act,
        lines: accounts.flatMap(({ code, detail, side, left }) =>
          carry({ county, code, detail: detail ?? undefined }, side, fen(left), yearResult(county, fiscalYear)),
        ),
      })),
    );
    return { pool, insurance, fiscalYear };
  });
};

/** Empties an account into the result; a negative rest (more taken back than booked) goes the other way. */
function carry(account: Account, side: string, left: Fen, result: Account): Line[] {
  const [debit, credit] = side === 'C' ? [account, result] : [result, account];
  return left > 0n ? move(debit, credit, left) : move(credit, debit, -left);
}
