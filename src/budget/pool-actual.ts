import type { Fen } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { actualAmounts, type ActualRow } from './actuals.query.js';
import type { LineAmounts, LineCode } from './line.js';
import { WITHIN_POOL } from './plan.js';

/** The pool's own level sends down and receives only within the pool. */
const OWN_LEVEL_WITHIN: readonly LineCode[] = ['LOWER_REMITTANCE', 'LOWER_GRANT'];

/** The pool's execution: all books together, transfers within the pool left out on both sides. */
export function poolActual(insurance: Insurance, rows: readonly ActualRow[]): LineAmounts {
  const total = new Map<LineCode, Fen | null>();
  for (const [county, own] of Map.groupBy(rows, (row) => row.county)) {
    const within = county === null ? OWN_LEVEL_WITHIN : WITHIN_POOL;
    for (const [code, amount] of actualAmounts(insurance, own)) {
      const before = total.get(code);
      const counted = amount !== null && within.includes(code) ? 0n : amount;
      total.set(code, before === null || counted === null ? null : (before ?? 0n) + counted);
    }
  }
  return total.size > 0 ? total : actualAmounts(insurance, []);
}
