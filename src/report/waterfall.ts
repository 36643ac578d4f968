import { type Fen, yuan } from '../money.js';
import type { WaterfallStepContent } from './content.js';

/** From a deficit down, step by step, to what is unresolved; places in thousandths of the deficit: the page only draws. None where there is no deficit. */
export function waterfallOf(
  deficit: Fen,
  steps: readonly { label: string; amount: Fen }[],
  unresolved: Fen,
): WaterfallStepContent[] {
  if (deficit <= 0n) return [];
  const place = (left: Fen): number => Number((left * 1000n) / deficit);
  let left = deficit;
  const falls = [...steps, ...(unresolved > 0n ? [{ label: '未解决', amount: unresolved }] : [])].map(
    ({ label, amount }): WaterfallStepContent => {
      const from = place(left);
      left -= amount;
      return { label, amount: yuan(amount), from, to: place(left) };
    },
  );
  return [{ label: '缺口', amount: yuan(deficit), from: 0, to: 1000 }, ...falls];
}
