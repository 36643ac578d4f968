/** The same year with one measure of one county at another amount. Pure: nothing is decided, and nothing is stored. */
import { type Fen, yuan } from '../money.js';
import type { DeficitMeasure } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import { expenditure } from '../settlement/county-state.js';
import { measureOf } from '../settlement/deficit-classes.js';
import type { CountyYear, Scenario } from '../settlement/scenario.js';

/**
 * The scenario in which the measure comes to `amount`: income and expenditure stay as booked, only how they are classed changes. Refused
 * where that can't be: below zero, or more non-compliant expenditure than was spent.
 */
export function withMeasure(
  scenario: Scenario,
  county: string,
  measure: Exclude<DeficitMeasure, 'REMAINDER'>,
  amount: Fen,
): Scenario {
  if (amount < 0n) throw new Refused(refusal('NEGATIVE_AMOUNT', { amount: yuan(amount) }, ['amount']));
  return {
    ...scenario,
    counties: scenario.counties.map((facts) =>
      facts.county !== county || measureOf(facts, measure) === amount ? facts : classedAs(facts, measure, amount),
    ),
  };
}

function classedAs(facts: CountyYear, measure: Exclude<DeficitMeasure, 'REMAINDER'>, amount: Fen): CountyYear {
  switch (measure) {
    case 'INCOME_BELOW_DUE':
      return { ...facts, incomeDue: facts.incomeCollected + amount };
    case 'INCOME_BELOW_TARGET':
      return { ...facts, incomeTarget: facts.incomeCollected + amount };
    case 'NON_COMPLIANT_EXPENDITURE': {
      const spent = expenditure(facts);
      if (amount > spent) {
        const above = { county: facts.county, fact: yuan(amount), booked: yuan(spent) };
        throw new Refused(refusal('FACTS_ABOVE_BOOKS', above, ['amount']));
      }
      return { ...facts, nonCompliantExpenditure: amount, compliantExpenditure: spent - amount };
    }
    case 'DECLARED_FORCE_MAJEURE':
      return { ...facts, forceMajeure: amount };
    default:
      return {
        ...facts,
        otherFaults: [...facts.otherFaults.filter(({ cause }) => cause !== measure), { cause: measure, amount }],
      };
  }
}
