/**
 * Whose money a step from the shared reserve is. The settlement fixes only the sums: what each county drew (rows), what the common
 * part and each other county gave (columns). Posting and refilling need the table in between. It has a cell for every pair of a
 * county that drew and one that gave, so it is made only when asked for. A step from another county's balance names its giver itself.
 */
import { shareOut, sum, type Fen } from '../money.js';
import type { SettlementOutcome, SettlementStep } from './outcome.js';

export interface Draw {
  /** Null: the common part, or the shared reserve itself. */
  county: string | null;
  amount: Fen;
}

/** For each step from what others have, from whom it was drawn. Rows add up to the steps, columns to what each gave of its reserve. */
export function reserveDraws({ counties }: Pick<SettlementOutcome, 'counties'>): Map<SettlementStep, Draw[]> {
  const draws = counties.flatMap(({ steps }) => steps.filter(({ source }) => source === 'SHARED_RESERVE'));
  const givers = counties.filter(({ drawnForOthers }) => drawnForOthers > 0n);
  const drawn = sum(draws.map(({ amount }) => amount));
  const fromCommon = drawn - sum(givers.map(({ drawnForOthers }) => drawnForOthers));
  const names = [null, ...givers.map(({ county }) => county)];
  const left = [fromCommon, ...givers.map(({ drawnForOthers }) => drawnForOthers)];

  const table = new Map<SettlementStep, Draw[]>();
  for (const step of draws) {
    const parts = shareOut(step.amount, left);
    parts.forEach((part, at) => (left[at]! -= part));
    table.set(
      step,
      parts.map((amount, at) => ({ county: names[at]!, amount })).filter(({ amount }) => amount > 0n),
    );
  }
  for (const step of counties.flatMap(({ steps }) => steps))
    if (step.giver !== undefined) table.set(step, [{ county: step.giver, amount: step.amount }]);
  return table;
}
