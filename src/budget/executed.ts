/**
 * 执行数 of a year in the books, on the cash basis. Pure. What a line comes to is read off the same movements as 收支表 and 资产负债表: no figure of
 * one can differ from another.
 */
import type { Fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { asMovements, eliminations } from '../statement/elimination.js';
import { amountOf, type Movement } from '../statement/movement.js';
import type { Scope } from '../statement/statement.js';
import { accountKey, LINE_OF_ACCOUNT, type LineCode, linesOf, withTotals } from './line.js';

/** @param opening what the books had at the year's start; @param year what moved in it. Of the employees' fund the pooled part. */
export function executed(
  insurance: Insurance,
  scope: Scope,
  { opening, year }: { opening: readonly Movement[]; year: readonly Movement[] },
): Map<LineCode, Fen | null> {
  const entered = new Map<LineCode, Fen | null>();
  for (const { code, from, booked } of linesOf(insurance))
    if (typeof from === 'string') entered.set(code, booked ? 0n : null);
  const add = (key: string, amount: Fen): void => {
    const line = LINE_OF_ACCOUNT[insurance].get(key);
    if (line) entered.set(line, (entered.get(line) ?? 0n) + amount);
  };
  const counts = ({ county, part }: Movement): boolean =>
    part !== 'INDIVIDUAL' && (scope === 'CONSOLIDATED' || county === scope.county);
  const between = scope === 'CONSOLIDATED' ? asMovements(eliminations(year, 'FLOW')) : [];
  for (const movement of [...year, ...between])
    if (counts(movement) && isFlow(movement))
      add(accountKey(movement.account, movement.detail), amountOf(movement, 'FLOW'));
  // what a year before left uncarried is in its net assets all the same
  for (const movement of opening)
    if (counts(movement) && (isFlow(movement) || movement.account === '3001'))
      add('3001', movement.account.startsWith('5') ? -amountOf(movement) : amountOf(movement));
  return withTotals(insurance, entered);
}

const isFlow = ({ account }: Movement): boolean => /^[45]/.test(account);
