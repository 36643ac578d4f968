import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { monthText } from '../dates.js';
import { type Refusal, refusal } from '../refusal.js';
import type { PlanPeriod } from './plan-period.js';
import { plansStart } from './plan-start.service.js';

/** A plan is for a time in which the fund works by plans, and that the books have not closed. */
export async function periodFaults(em: EntityManager, fund: number, period: PlanPeriod): Promise<Refusal[]> {
  const start = await plansStart(em, fund);
  if (start === null || period.firstMonth < start)
    return [refusal('PLANS_NOT_STARTED', { month: monthText(period.firstMonth) }, ['input', 'number'])];
  const [over] = await sql<{ lapsed: boolean }>(em, 'select hold_lapsed($1::smallint, $2) as lapsed', [
    fund,
    period.lastMonth,
  ]);
  return over!.lapsed ? [refusal('PLAN_LAPSED', { period: period.label }, ['input', 'number'])] : [];
}
