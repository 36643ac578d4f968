/** 征缴: whether what was due came in, and the subsidies with it. Both are facts of a whole year. */
import { percentHalfUp } from '../money.js';
import { type Finding, warningOf } from './finding.js';
import type { PoolView } from './pool-view.js';
import { COLLECTED_BELOW, firstBelow, SUBSIDIES_BELOW } from './thresholds.js';

export const collectionWarnings = ({ funds }: PoolView): Finding[] =>
  funds
    .filter(({ months }) => months === 12)
    .flatMap(({ insurance, fiscalYear, counties }) =>
      counties.flatMap(({ county, year, facts }) => {
        if (!facts) return [];
        const place = { insurance, county, fiscalYear };
        const found: Finding[] = [];
        const collected = percentHalfUp(year.income, facts.incomeDue);
        if (collected !== null) {
          const passed = firstBelow(collected, COLLECTED_BELOW);
          const says = (rate: string, threshold: string) =>
            `征缴率 ${rate}%，低于 ${threshold}%。 ${rate} % of the income due was collected, less than ${threshold} %.`;
          if (passed)
            found.push(warningOf(place, { kind: 'COLLECTION_RATE', figure: collected, unit: 'PERCENT', says }, passed));
        }
        const paid = percentHalfUp(year.subsidies, year.subsidies + facts.subsidyShortfall);
        if (facts.subsidyShortfall > 0n && paid !== null) {
          const passed = firstBelow(paid, SUBSIDIES_BELOW);
          const says = (rate: string, threshold: string) =>
            `财政补助到位率 ${rate}%，低于 ${threshold}%。 ${rate} % of the subsidies were paid in, less than ${threshold} %.`;
          if (passed)
            found.push(warningOf(place, { kind: 'SUBSIDY_RATE', figure: paid, unit: 'PERCENT', says }, passed));
        }
        return found;
      }),
    );
