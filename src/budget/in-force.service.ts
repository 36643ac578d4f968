import type { EntityManager } from '@mikro-orm/postgresql';
import { readIn, sql } from '../database/write.js';
import type { Fund } from '../ledger/ledger.service.js';
import { Refused, refusal } from '../refusal.js';
import { type BudgetState, type BudgetYear, budgetYears } from './budget-years.query.js';

export interface InForce {
  book: BudgetYear;
  budget: BudgetState;
}

/** The budget of a county that is in force; undefined where there is none. */
export async function budgetInForce(
  em: EntityManager,
  { id }: Pick<Fund, 'id'>,
  county: string,
  fiscalYear: number,
): Promise<InForce | undefined> {
  const [book] = await budgetYears(readIn(em), [{ fund: id, year: fiscalYear }]);
  const budget = book!.of(county);
  return budget && budget.inForceSince !== null ? { book: book!, budget } : undefined;
}

export async function mustBeInForce(
  em: EntityManager,
  fund: Pick<Fund, 'id'>,
  county: string,
  fiscalYear: number,
): Promise<InForce> {
  const found = await budgetInForce(em, fund, county, fiscalYear);
  if (!found) throw new Refused(refusal('BUDGET_NOT_IN_FORCE', { county, year: fiscalYear }, ['input']));
  return found;
}

/** 已过月份: the months that the books have closed. Plans for them are what they were. */
export async function closedMonths(em: EntityManager, { id }: Fund, fiscalYear: number): Promise<Set<number>> {
  const rows = await sql<{ month: number }>(
    em,
    'select month from period where fund = $1 and year = $2 and month <= 12 and not open',
    [id, fiscalYear],
  );
  return new Set(rows.map(({ month }) => month));
}
