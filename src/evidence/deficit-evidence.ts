/** Why a county's deficit is what it is: what each class measures, by which sentence, and what kept it from being more. Pure. */
import { type Fen, min, sum } from '../money.js';
import {
  type Citation,
  type DeficitClass,
  type DeficitMeasure,
  type Policy,
  provisionsOf,
  type Reading,
  readingsOf,
} from '../policy/policy.js';
import { measureOf, poolOverspent, remainderLast } from '../settlement/deficit-classes.js';
import { amountOfClass, type SettlementOutcome, type SettlementStep } from '../settlement/outcome.js';
import type { Scenario } from '../settlement/scenario.js';

export interface ClassEvidence {
  deficitClass: DeficitClass;
  /** What of the deficit is of the class. */
  amount: Fen;
  /** What its measures come to together; more than `amount` where a cap applied. */
  measured: Fen;
  cap: { kind: CapKind; limit: Fen } | null;
  measures: { measure: DeficitMeasure; amount: Fen }[];
  rule: string;
  citation: Citation;
  readings: readonly Reading[];
  /** Who covers it. */
  steps: SettlementStep[];
}

/** DEFICIT_LEFT: a class takes at most what earlier ones left of the deficit. POOL_OVERSPENT: the counties' claims were rationed to that. */
export type CapKind = 'DEFICIT_LEFT' | 'POOL_OVERSPENT';

/** The classes in the order in which they take their part; one that measures nothing and takes nothing is there with zeros. */
export function deficitEvidence(
  policy: Policy,
  scenario: Scenario,
  outcome: Pick<SettlementOutcome, 'counties'>,
  county: string,
): ClassEvidence[] {
  const facts = scenario.counties.find((one) => one.county === county)!;
  const settled = outcome.counties.find((one) => one.county === county)!;
  let left = settled.deficit;
  return remainderLast(provisionsOf(policy, 'DEFICIT_CLASS')).map((provision): ClassEvidence => {
    const { deficitClass, measuredBy, cappedBy, rule, citation } = provision;
    const measures = measuredBy.map((measure) => ({
      measure,
      amount: measure === 'REMAINDER' ? left : measureOf(facts, measure),
    }));
    const measured = sum(measures.map(({ amount }) => amount));
    const amount = amountOfClass(settled, deficitClass);
    const limit = min(measured, left);
    const cap: ClassEvidence['cap'] =
      cappedBy && amount < limit
        ? { kind: cappedBy, limit: poolOverspent(scenario.counties) }
        : amount < measured
          ? { kind: 'DEFICIT_LEFT', limit: left }
          : null;
    left -= amount;
    return {
      ...{ deficitClass, amount, measured, cap, measures, rule, citation },
      readings: readingsOf(provision),
      steps: settled.steps.filter((step) => step.deficitClass === deficitClass),
    };
  });
}

/** The inputs of the settlement, by name, that a measure rests on. */
export function inputsOfMeasure(measure: DeficitMeasure): readonly string[] {
  switch (measure) {
    case 'INCOME_BELOW_DUE':
      return ['incomeDue', 'incomeCollected'];
    case 'INCOME_BELOW_TARGET':
      return ['incomeDue', 'incomeTarget', 'incomeCollected'];
    case 'NON_COMPLIANT_EXPENDITURE':
      return ['nonCompliantExpenditure'];
    case 'DECLARED_FORCE_MAJEURE':
      return ['forceMajeure'];
    case 'REMAINDER':
      return ['incomeCollected', 'compliantExpenditure', 'nonCompliantExpenditure'];
    default:
      return [`otherFaults.${measure}`];
  }
}
