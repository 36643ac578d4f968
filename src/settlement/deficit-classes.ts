import { atLeastZero, min, ration, sum, type Fen } from '../money.js';
import type { ClassProvision, DeficitMeasure } from '../policy/policy.js';
import { expenditure, target, type CountyState } from './county-state.js';
import type { CountyYear } from './scenario.js';

type FigureMeasure =
  'INCOME_BELOW_DUE' | 'INCOME_BELOW_TARGET' | 'NON_COMPLIANT_EXPENDITURE' | 'DECLARED_FORCE_MAJEURE';

const FIGURES: Readonly<Record<FigureMeasure, (facts: CountyYear) => Fen>> = {
  INCOME_BELOW_DUE: (facts) => atLeastZero(facts.incomeDue - facts.incomeCollected),
  INCOME_BELOW_TARGET: (facts) => atLeastZero(target(facts) - facts.incomeCollected),
  NON_COMPLIANT_EXPENDITURE: (facts) => facts.nonCompliantExpenditure,
  DECLARED_FORCE_MAJEURE: (facts) => facts.forceMajeure,
};

/** What one measure comes to by itself; REMAINDER is no measure of the facts and comes to nothing. */
export function measureOf(facts: CountyYear, measure: DeficitMeasure): Fen {
  if (measure in FIGURES) return FIGURES[measure as FigureMeasure](facts);
  let total = 0n;
  for (const { cause, amount } of facts.otherFaults) if (cause === measure) total += amount;
  return total;
}

function measured(facts: CountyYear, measures: readonly DeficitMeasure[]): Fen {
  let total = 0n;
  for (const measure of measures) total += measureOf(facts, measure);
  return total;
}

/** Divides every county's deficit into classes: each takes what it measures of what earlier ones left, the remainder class the rest. */
export function classifyDeficits(provisions: readonly ClassProvision[], counties: readonly CountyState[]): void {
  const left = counties.map(({ deficit }) => deficit);
  for (const provision of remainderLast(provisions)) {
    const amounts = provision.measuredBy.includes('REMAINDER')
      ? left
      : counties.map(({ facts }, at) => min(left[at]!, measured(facts, provision.measuredBy)));
    const granted = provision.cappedBy ? ration(amounts, poolOverspent(counties.map(({ facts }) => facts))) : amounts;
    counties.forEach(({ classes, outstanding }, at) => {
      const amount = granted[at]!;
      classes[provision.deficitClass] = amount;
      outstanding[provision.deficitClass] = amount;
      left[at]! -= amount;
    });
  }
}

export const remainderLast = <P extends ClassProvision>(provisions: readonly P[]): readonly P[] =>
  [false, true].flatMap((last) => provisions.filter((one) => one.measuredBy.includes('REMAINDER') === last));

/** What all counties' expenditure has above all their income. */
export const poolOverspent = (counties: readonly CountyYear[]): Fen =>
  atLeastZero(sum(counties.map((facts) => expenditure(facts) - facts.incomeCollected)));
