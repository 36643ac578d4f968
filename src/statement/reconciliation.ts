/**
 * 调节: from a fund year's income and expenditure, as settlement and fund state count them, to 收支表, which counts on a cash basis whatever came
 * in or went out in the year. Each line of it is added up from the same movements; together they are the statement's totals.
 */
import type { Fen } from '../money.js';
import { amountOf, type Movement } from './movement.js';
import type { Scope } from './statement.js';

export const RECONCILING = {
  FUND_YEAR: '基金年度收支（1至12月，不含以下各项）',
  TRANSFERS: '上下级往来',
  EARLIER_YEARS: '清算以前年度的收支',
  POOL_LEVEL: '统筹区本级收支（风险金利息等）',
  INDIVIDUAL_ACCOUNTS: '个人账户收支',
  CLOSING_PERIOD: '清算期内的其他收支',
  ELIMINATED: '抵销的上下级往来',
} as const;
export type Reconciling = keyof typeof RECONCILING;

export interface ReconciliationLine {
  id: Reconciling;
  income: Fen;
  expenditure: Fen;
}

const TRANSFERS = new Set(['4401', '4402', '5301', '5302']);

function reasonOf({ account, county, part, fundYear }: Movement, inMonths: boolean): Reconciling {
  if (TRANSFERS.has(account)) return 'TRANSFERS';
  if (part === 'INDIVIDUAL') return 'INDIVIDUAL_ACCOUNTS';
  if (fundYear !== null) return 'EARLIER_YEARS';
  if (county === null) return 'POOL_LEVEL';
  return inMonths ? 'FUND_YEAR' : 'CLOSING_PERIOD';
}

/** Of months 1–12 and of the closing period; `eliminated`: what the statement takes off both sides. */
export function reconciliation(
  scope: Scope,
  { months, closing, eliminated }: { months: readonly Movement[]; closing: readonly Movement[]; eliminated: Fen },
): ReconciliationLine[] {
  const lines = new Map<Reconciling, ReconciliationLine>(
    (Object.keys(RECONCILING) as Reconciling[]).map((id) => [id, { id, income: 0n, expenditure: 0n }]),
  );
  const add = (movement: Movement, inMonths: boolean): void => {
    if (!/^[45]/.test(movement.account) || (scope !== 'CONSOLIDATED' && movement.county !== scope.county)) return;
    const line = lines.get(reasonOf(movement, inMonths))!;
    line[movement.account.startsWith('4') ? 'income' : 'expenditure'] += amountOf(movement, 'FLOW');
  };
  for (const movement of months) add(movement, true);
  for (const movement of closing) add(movement, false);
  const off = lines.get('ELIMINATED')!;
  off.income -= eliminated;
  off.expenditure -= eliminated;
  return [...lines.values()].filter(({ id, income, expenditure }) => id === 'FUND_YEAR' || income || expenditure);
}
