/** 年终结转: carries the year's income and expenditure to its result (Y), county by county, in the closing period. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { checkFiscalYear } from '../fund/fiscal-year.js';
import type { FundYearActInput } from '../fund/fund-year-act.input.js';
import { mustActOn } from '../identity/viewer.js';
import { once } from '../idempotency.js';
import { fundOf, post } from '../ledger/ledger.service.js';
import { Refused, refusal } from '../refusal.js';
import { carryYear } from './carry.service.js';

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
    const carried = await carryYear(em, fund.id, fiscalYear, { subject: randomUUID(), memo: '结转本年收支' });
    await post(em, fund, viewer.person, carried);
    return { pool, insurance, fiscalYear };
  });
};
