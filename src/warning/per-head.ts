/** 人均支出: each county's expenditure per insured person against the pool's, and how far the counties lie apart. Once the year is whole. */
import { provisionsOf } from '../policy/policy.js';
import { type Finding, warningOf } from './finding.js';
import type { CountyView, FundView, PoolView } from './pool-view.js';
import { DISPERSION_ABOVE, firstAbove, OFF_MEAN_ABOVE } from './thresholds.js';

export const perHeadWarnings = ({ funds }: PoolView): Finding[] =>
  funds.filter(({ months }) => months === 12).flatMap(ofFund);

function ofFund({ insurance, fiscalYear, policy, counties }: FundView): Finding[] {
  const peopled = counties.filter(({ insured }) => insured > 0);
  const spent = peopled.reduce((total, { year }) => total + year.expenditure, 0n);
  const insured = peopled.reduce((total, county) => total + BigInt(county.insured), 0n);
  if (peopled.length < 2 || spent <= 0n) return [];
  const orderedBy =
    policy && provisionsOf(policy, 'INDICATOR').find(({ indicator }) => indicator === 'PER_CAPITA_EXPENDITURE');

  const offMean = ({ year, insured: persons }: CountyView): bigint =>
    (10_000n * (year.expenditure * insured - spent * BigInt(persons))) / (spent * BigInt(persons));
  const found = peopled.flatMap((county) => {
    const figure = offMean(county);
    const passed = firstAbove(figure < 0n ? -figure : figure, OFF_MEAN_ABOVE);
    const says = (off: string, threshold: string) =>
      `人均支出偏离全市均值 ${off}%，超过 ${threshold}%。 Expenditure per head is ${off} % off the pool’s mean, more than ${threshold} %.`;
    const place = { insurance, county: county.county, fiscalYear };
    return passed
      ? [warningOf(place, { kind: 'EXPENDITURE_PER_HEAD', figure, unit: 'PERCENT', says, orderedBy }, passed)]
      : [];
  });

  const figure = dispersion(peopled, spent, insured);
  const passed = firstAbove(figure, DISPERSION_ABOVE);
  const says = (variation: string, threshold: string) =>
    `各县人均支出变异系数 ${variation}%，超过 ${threshold}%。 The counties’ expenditure per head varies by ${variation} %, more than ${threshold} %.`;
  if (passed)
    found.push(
      warningOf(
        { insurance, county: null, fiscalYear },
        { kind: 'EXPENDITURE_DISPERSION', figure, unit: 'PERCENT', says, orderedBy },
        passed,
      ),
    );
  return found;
}

/**
 * Coefficient of variation in hundredths of a percent, rounded down: √(Σ persons × (per head − mean)² ÷ all persons) ÷ mean. Every
 * insured person counts the same, so that the mean is the pool's. With per head = spent ÷ persons it is
 * √(Σ (spent² ÷ persons) × all persons ÷ all spent² − 1).
 */
function dispersion(counties: readonly CountyView[], spent: bigint, insured: bigint): bigint {
  const precision = 10n ** 20n;
  const squares = counties.reduce(
    (total, { year, insured: persons }) => total + (year.expenditure ** 2n * precision) / BigInt(persons),
    0n,
  );
  const variance = (squares * insured) / spent ** 2n - precision;
  return rootOf(variance > 0n ? variance : 0n) / 10n ** 6n;
}

/** The whole part of a square root (Newton). */
function rootOf(square: bigint): bigint {
  if (square < 2n) return square;
  let root = 1n << BigInt((square.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
