/** 月度调剂: within a line of a county's budget in force, from one month to another that are not past; the year's total stays. */
import type { Context } from '../context.js';
import { decideAlone } from '../database/lock.js';
import { sql } from '../database/write.js';
import { amountFaults, reasonFaults } from '../faults.js';
import { once } from '../idempotency.js';
import { fundOf } from '../ledger/ledger.service.js';
import { fen, yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { type Refusal, Refused, refusal } from '../refusal.js';
import { wayOf } from '../submission/submit.service.js';
import { belowZero } from './below-zero.js';
import { closedMonths, mustBeInForce } from './in-force.service.js';
import { isMonthly, lineOf } from './line.js';
import { added, betweenMonths } from './plan.js';
import { adjusted } from './standing.js';

export interface MonthTransfer {
  idempotencyKey: string;
  pool: string;
  insurance: Insurance;
  fiscalYear: number;
  county: string;
  line: string;
  fromMonth: number;
  toMonth: number;
  amount: string;
  document: string;
}

/** By the office that compiles the pool's budget: it answers for the whole, and no total changes. */
export const transferBudgetMonths = (context: Context, input: MonthTransfer) => {
  const { pool, insurance, fiscalYear, county, fromMonth, toMonth } = input;
  return once(context.em, context.viewer, 'transferBudgetMonths', input.idempotencyKey, input, async (em) => {
    const fund = await fundOf(em, pool, insurance);
    const { office } = await wayOf(em, context, fund, { kind: 'POOL_BUDGET', fiscalYear, county: null });
    await decideAlone(em, fund.id);
    const { book, budget } = await mustBeInForce(em, fund, county, fiscalYear);
    const closed = await closedMonths(em, fund, fiscalYear);
    const amount = fen(input.amount);
    const line = lineOf(insurance, input.line);
    const faults: Refusal[] = [];
    if (!line || !isMonthly(line))
      faults.push(refusal('UNKNOWN_BUDGET_LINE', { line: input.line, insurance }, ['input', 'line']));
    for (const [field, month] of Object.entries({ fromMonth, toMonth }))
      if (month < 1 || month > 12 || (field === 'toMonth' && month === fromMonth))
        faults.push(refusal('INVALID_MONTH', { month }, ['input', field]));
      else if (closed.has(month))
        faults.push(refusal('PERIOD_CLOSED', { periods: `${fiscalYear}-${month}` }, ['input', field]));
    faults.push(...amountFaults(amount), ...reasonFaults(input.document, ['input', 'document']));
    if (faults.length === 0)
      faults.push(
        ...belowZero(added([adjusted(book, budget), betweenMonths(line!.code, fromMonth, toMonth, amount)]), () => [
          'input',
          'amount',
        ]),
      );
    if (faults.length > 0) throw new Refused(...faults);
    await sql(
      em,
      `insert into budget_month_transfer (budget, line, from_month, to_month, amount, document, person, role)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [budget.id, line!.code, fromMonth, toMonth, yuan(amount), input.document, context.viewer.person, office],
    );
    return { budget: budget.id };
  });
};
