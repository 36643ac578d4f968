/** 人均支出: each county's expenditure per insured person against the pool's, and how far the counties lie apart. Once the year is whole. */
import { atLeastZero, percentDown, proportionDown, squareRootDown } from '../money.js';
import { provisionsOf } from '../policy/policy.js';
import { type Finding, warningOf } from './finding.js';
import type { CountyView, FundView, PoolView } from './pool-view.js';
import { DISPERSION_ABOVE, firstAbove, OFF_MEAN_ABOVE } from './thresholds.js';

export const perHeadWarnings = ({ funds }: PoolView): Finding[] =>
  funds.filter(({ months }) => months === 12).flatMap(ofFund);

function ofFund({ insurance, fiscalYear, policy, counties }: FundView): Finding[] {
  const peopled = counties.filter(({ insured }) => insured > 0);
  const orderedBy =
    policy && provisionsOf(policy, 'INDICATOR').find(({ indicator }) => indicator === 'PER_CAPITA_EXPENDITURE');

  const found = peopled.flatMap((county) => {
    const figure = offMean(county, peopled);
    const passed = figure === null ? undefined : firstAbove(figure < 0n ? -figure : figure, OFF_MEAN_ABOVE);
    const says = (off: string, threshold: string) =>
      `人均支出偏离全市均值 ${off}%，超过 ${threshold}%。 Expenditure per head is ${off} % off the pool’s mean, more than ${threshold} %.`;
    const place = { insurance, county: county.county, fiscalYear };
    return passed
      ? [warningOf(place, { kind: 'EXPENDITURE_PER_HEAD', figure: figure!, unit: 'PERCENT', says, orderedBy }, passed)]
      : [];
  });

  const figure = dispersionOf(peopled);
  const passed = figure === null ? undefined : firstAbove(figure, DISPERSION_ABOVE);
  const says = (variation: string, threshold: string) =>
    `各县人均支出变异系数 ${variation}%，超过 ${threshold}%。 The counties’ expenditure per head varies by ${variation} %, more than ${threshold} %.`;
  if (passed)
    found.push(
      warningOf(
        { insurance, county: null, fiscalYear },
        { kind: 'EXPENDITURE_DISPERSION', figure: figure!, unit: 'PERCENT', says, orderedBy },
        passed,
      ),
    );
  return found;
}

/** A county's insured persons and what was spent on them. */
type Peopled = Pick<CountyView, 'insured'> & { year: Pick<CountyView['year'], 'expenditure'> };

/** All of them together; null where there is nothing to compare. */
function together(counties: readonly Peopled[]): { spent: bigint; insured: bigint } | null {
  const spent = counties.reduce((total, { year }) => total + year.expenditure, 0n);
  const insured = counties.reduce((total, county) => total + BigInt(county.insured), 0n);
  return counties.length < 2 || spent <= 0n ? null : { spent, insured };
}

/** How far a county's expenditure per head is off the mean of them all, in hundredths of a percent, rounded down; null where that can't be told. */
export function offMean(county: Peopled, all: readonly Peopled[]): bigint | null {
  const whole = together(all);
  if (!whole || county.insured === 0) return null;
  const [{ spent, insured }, persons] = [whole, BigInt(county.insured)];
  return percentDown(county.year.expenditure * insured - spent * persons, spent * persons);
}

/**
 * Coefficient of variation in hundredths of a percent, rounded down: √(Σ persons × (per head − mean)² ÷ all persons) ÷ mean. Every
 * insured person counts the same, so that the mean is the pool's. With per head = spent ÷ persons it is
 * √(Σ (spent² ÷ persons) × all persons ÷ all spent² − 1).
 */
export function dispersionOf(counties: readonly Peopled[]): bigint | null {
  const whole = together(counties);
  if (!whole) return null;
  const { spent, insured } = whole;
  const precision = 10n ** 20n;
  const squares = counties.reduce(
    (total, { year, insured: persons }) => total + proportionDown(year.expenditure ** 2n, precision, BigInt(persons)),
    0n,
  );
  const variance = atLeastZero(proportionDown(squares, insured, spent ** 2n) - precision);
  return squareRootDown(proportionDown(variance, 10_000n ** 2n, precision));
}
