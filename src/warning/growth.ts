/** Expenditure that grows faster than income, against the year before: for counties and pool, once the year is whole. */
import { percentDown } from '../money.js';
import { type Finding, warningOf } from './finding.js';
import { type PoolView, totalOf, type YearFigures } from './pool-view.js';
import { firstAbove, GROWTH_ABOVE } from './thresholds.js';

export const growthWarnings = ({ funds }: PoolView): Finding[] =>
  funds
    .filter(({ months }) => months === 12)
    .flatMap(({ insurance, fiscalYear, counties }) => {
      const known = counties.filter(({ before }) => before.length > 0);
      const whole = known.length === counties.length && {
        county: null,
        year: totalOf(counties.map(({ year }) => year)),
        last: totalOf(counties.map(({ before }) => before[0]!)),
      };
      return [
        ...(whole ? [whole] : []),
        ...known.map(({ county, year, before }) => ({ county, year, last: before[0]! })),
      ].flatMap(({ county, year, last }) => {
        const faster = fasterBy(year, last);
        const passed = faster === null ? undefined : firstAbove(faster, GROWTH_ABOVE);
        const says = (figure: string) =>
          `支出增长率高于收入增长率 ${figure} 个百分点。 Expenditure grew ${figure} percentage points more than income.`;
        return passed
          ? [
              warningOf(
                { insurance, county, fiscalYear },
                { kind: 'GROWTH', figure: faster!, unit: 'PERCENTAGE_POINTS', says },
                passed,
              ),
            ]
          : [];
      });
    });

/** Growth of expenditure less growth of income, in hundredths of a percentage point, rounded down. */
function fasterBy(year: YearFigures, last: YearFigures): bigint | null {
  if (last.income <= 0n || last.expenditure <= 0n) return null;
  const difference = year.expenditure * last.income - year.income * last.expenditure;
  return percentDown(difference, last.income * last.expenditure);
}
