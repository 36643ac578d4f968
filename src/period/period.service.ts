/** 开账与结账: the months and the closing period of a fund, opened and closed by the city's medical-security office. */
import type { Context } from '../context.js';
import { sql } from '../database/write.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { refusedBooks } from '../ledger/refused-books.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';

export interface PeriodsInput {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  months: number[];
  reason?: string | null;
}

export const openPeriods = (context: Context, input: PeriodsInput) => move(context, 'openPeriods', true, input);

export const closePeriods = (context: Context, input: PeriodsInput) => move(context, 'closePeriods', false, input);

function move(context: Context, mutation: string, opens: boolean, input: PeriodsInput) {
  const { pool, insurance, fiscalYear, months, reason, idempotencyKey } = input;
  const { viewer } = context;
  mustActOn(viewer, ['CITY_MEDICAL'], { pool, county: null });
  checkFiscalYear(fiscalYear, ['input', 'fiscalYear']);
  return once(context.em, viewer, mutation, idempotencyKey, input, async (em) => {
    const faults = months.flatMap((month, at) =>
      month >= 1 && month <= 13 ? [] : [refusal('INVALID_MONTH', { month }, ['input', 'months', at])],
    );
    if (months.length === 0) faults.push(refusal('EMPTY_DOCUMENT', undefined, ['input', 'months']));
    if (faults.length) throw new Refused(...faults);
    const fund = await fundOf(em, pool, insurance);
    if (fund.books.size === 0) throw new Refused(refusal('BOOK_NOT_OPEN', { county: `${pool}/${insurance}` }));
    try {
      await sql(
        em,
        `insert into period_event (fund, year, month, opens, person, reason)
         select $1, $2, month, $3, $4, $5 from unnest($6::int[]) month order by month`,
        [fund.id, fiscalYear, opens, viewer.person, reason ?? null, months],
      );
    } catch (error) {
      throw refusedBooks(error);
    }
    return { pool, insurance, fiscalYear };
  });
}
