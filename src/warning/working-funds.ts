/** 工作经费: below what a policy asks for each insured person and year. */
import { fen, grouped, yuan } from '../money.js';
import { perPerson } from '../working-funds/working-funds.js';
import { type Finding, warningOf } from './finding.js';
import { indicatorOn, type PoolView } from './pool-view.js';
import { firstBelow } from './thresholds.js';

export function workingFundsWarnings(view: PoolView): Finding[] {
  const law = indicatorOn(view, 'WORKING_FUNDS_PER_PERSON');
  if (law?.atLeast === undefined) return [];
  const least = [{ level: 'ORANGE' as const, value: fen(law.atLeast), law }];
  return view.workingFunds.flatMap(({ county, year, amount, insured }) => {
    const figure = perPerson(amount, insured);
    const passed = figure === null ? undefined : firstBelow(figure, least);
    const funds = grouped(yuan(amount));
    const says = (each: string, threshold: string) =>
      `工作经费 ${funds} 元，每参保人 ${each} 元，低于 ${threshold} 元。 Working funds of ${funds} yuan are ${each} for each insured person, less than ${threshold}.`;
    return passed
      ? [
          warningOf(
            { insurance: null, county, fiscalYear: year },
            { kind: 'WORKING_FUNDS', figure: figure!, unit: 'YUAN', says },
            passed,
          ),
        ]
      : [];
  });
}
