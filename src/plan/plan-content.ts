/** What a plan's hash is taken over. Pure. */

export interface PlanLine {
  item: string;
  amount: string;
}

export const planContent = (plan: {
  county: string;
  fiscalYear: number;
  number: number;
  lines: readonly PlanLine[];
}): object => ({ ...plan, lines: plan.lines.toSorted((a, b) => (a.item < b.item ? -1 : 1)) });
