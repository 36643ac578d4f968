/** 参保率: insured persons of the whole pool to its permanent residents, where a policy asks for a share. */
import { yearOf } from '../dates.js';
import { fen, percentHalfUp } from '../money.js';
import { type Finding, warningOf } from './finding.js';
import { indicatorOn, type PoolView } from './pool-view.js';
import { firstBelow } from './thresholds.js';

/** Of the pool only: people are insured where they work, and counted where they live. */
export function insuredShareWarnings(view: PoolView): Finding[] {
  const { asOf, counties } = view;
  const law = indicatorOn(view, 'INSURED_SHARE');
  const residents = counties.reduce((total, county) => total + (county.residents ?? 0), 0);
  if (law?.atLeast === undefined || residents === 0) return [];
  const insured = counties.reduce((total, county) => total + county.insured, 0);
  const figure = percentHalfUp(BigInt(insured), BigInt(residents))!;
  const passed = firstBelow(figure, [{ level: 'ORANGE', value: fen(law.atLeast), law }]);
  const says = (share: string, threshold: string) =>
    `参保率 ${share}%，低于 ${threshold}%。 ${share} % of the permanent residents are insured, less than ${threshold} %.`;
  return passed
    ? [
        warningOf(
          { insurance: null, county: null, fiscalYear: yearOf(asOf) },
          { kind: 'INSURED_SHARE', figure, unit: 'PERCENT', says },
          passed,
        ),
      ]
    : [];
}
