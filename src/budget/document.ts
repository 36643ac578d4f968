/** A document of budget lines as it was handed in: read whole, every fault at once with its line. Pure. */
import { type Fen, parseAmount, sum, yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { type Refusal, refusal } from '../refusal.js';
import { isEntered, isMonthly, type Line, type LineCode, lineOf } from './line.js';
import { isNothing, type LinePlan, type Plan, tableOf } from './plan.js';

export interface GivenLine {
  line: string;
  amount: string;
  months?: readonly string[] | null;
}

type Path = readonly (string | number)[];

export interface ReadLines {
  plan: Plan;
  faults: Refusal[];
  /** Where each line stands in the document. */
  pathOf: (line: LineCode) => Path;
}

export interface Wanted {
  insurance: Insurance;
  /** Which lines may be entered. */
  mayEnter: (line: Line) => boolean;
  /** An adjustment takes off as well. */
  signed?: true;
}

const MONTHS = 12;

export function readLines(given: readonly GivenLine[], { insurance, mayEnter, signed }: Wanted): ReadLines {
  const faults: Refusal[] = [];
  const places = new Map<LineCode, number>();
  const plan = new Map<LineCode, LinePlan>();
  const totals: { line: Line; amount: Fen; path: Path }[] = [];
  for (const [at, { line: code, amount, months }] of given.entries()) {
    const path = (...field: (string | number)[]) => ['input', 'lines', at, ...field];
    const line = lineOf(insurance, code);
    const isComputed = line !== undefined && !isEntered(line);
    const known = line && (isComputed || mayEnter(line));
    if (!known) faults.push(refusal('UNKNOWN_BUDGET_LINE', { line: code, insurance }, path('line')));
    else if (places.has(line.code)) faults.push(refusal('DUPLICATE_BUDGET_LINE', { line: line.name }, path('line')));
    // also of a line that can't stand as it is: all faults come at once. A computed balance may be below zero
    const read = (text: string, where: Path): Fen | undefined => {
      const value = parseAmount(text);
      if (value === undefined) faults.push(refusal('INVALID_AMOUNT', { given: text.slice(0, 60) }, where));
      else if (value < 0n && !signed && !isComputed)
        faults.push(refusal('NEGATIVE_AMOUNT', { amount: yuan(value) }, where));
      return value;
    };
    const whole = read(amount, path('amount'));
    const parts = (months ?? []).map((month, number) => read(month, path('months', number)));
    if (!known) continue;
    places.set(line.code, at);
    const wanted = isMonthly(line) ? MONTHS : 0;
    if (parts.length !== wanted)
      faults.push(refusal('BUDGET_MONTHS_WRONG', { line: line.name, given: parts.length, wanted }, path('months')));
    if (whole === undefined || parts.includes(undefined) || parts.length !== wanted) continue;
    if (isComputed) {
      totals.push({ line, amount: whole, path: path('amount') });
      continue;
    }
    const values = parts as Fen[];
    const together = sum(values);
    if (wanted && together !== whole)
      faults.push(
        refusal(
          'BUDGET_MONTHS_DIFFER',
          { line: line.name, months: yuan(together), amount: yuan(whole) },
          path('months'),
        ),
      );
    const entered = { amount: whole, months: wanted ? values : null };
    if (!isNothing(entered)) plan.set(line.code, entered);
  }
  // a line that could not be read has its own fault: totals would only repeat it
  if (faults.length === 0) faults.push(...wrongTotals(insurance, plan, totals));
  return { plan, faults, pathOf: (line) => ['input', 'lines', ...(places.has(line) ? [places.get(line)!] : [])] };
}

function wrongTotals(
  insurance: Insurance,
  plan: Plan,
  given: readonly { line: Line; amount: Fen; path: Path }[],
): Refusal[] {
  const table = tableOf(insurance, plan);
  return given.flatMap(({ line, amount, path }) => {
    const computed = table.get(line.code)!;
    if (computed === amount) return [];
    return [refusal('BUDGET_TOTAL_DIFFERS', { line: line.name, given: yuan(amount), computed: yuan(computed) }, path)];
  });
}
