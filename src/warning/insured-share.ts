/** 参保率: insured persons of the whole pool to its permanent residents, where a policy asks for a share. */
import { yearOf } from '../dates.js';
import { fen } from '../money.js';
import { provisionsOf } from '../policy/policy.js';
import { type Finding, warningOf } from './finding.js';
import { percentOf, type PoolView } from './pool-view.js';
import { firstBelow } from './thresholds.js';

/** Of the pool only: people are insured where they work, and counted where they live. */
export function insuredShareWarnings({ asOf, policies, counties }: PoolView): Finding[] {
  const [law] = policies
    .filter(({ inForce }) => inForce.from <= asOf && asOf <= (inForce.to ?? asOf))
    .flatMap((policy) => provisionsOf(policy, 'INDICATOR'))
    .filter(({ indicator }) => indicator === 'INSURED_SHARE');
  const residents = counties.reduce((total, county) => total + (county.residents ?? 0), 0);
  if (law?.atLeast === undefined || residents === 0) return [];
  const insured = counties.reduce((total, county) => total + county.insured, 0);
  const figure = percentOf(BigInt(insured), BigInt(residents));
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
