/** 政策覆盖: whether every day and fund year of a pool has one policy, which of them lapse, and whether the rules of each fit together. */
import { dateOf, dayOf, yearOf } from '../dates.js';
import { type CoverageFinding, finding } from './coverage-findings.js';
import { type Citation, type Policy, provisionsOf } from './policy.js';
import { ruleCoverage } from './rule-coverage.js';
import { partsOf, type Span } from './spans.js';

/** How long before its last day a policy that nothing follows is warned of. */
const DAYS_AHEAD = 365;

/**
 * @param policies those of one pool, each in its newest version.
 * @param asOf a day (ISO). What begins later is told only where a policy lapses within a year.
 */
export const coverageOf = (policies: readonly Policy[], asOf: string): CoverageFinding[] => [
  ...days(policies, asOf),
  ...years(policies, yearOf(asOf)),
  ...lapses(policies, asOf),
  ...policies.flatMap(ruleCoverage),
];

const inForce = (policy: Policy) => ({
  policy,
  first: dayOf(policy.inForce.from),
  last: policy.inForce.to === null ? null : dayOf(policy.inForce.to),
});

function days(policies: readonly Policy[], asOf: string): CoverageFinding[] {
  const spans = policies.map(inForce);
  const today = dayOf(asOf);
  const parts = partsOf(Math.min(today, ...spans.map(({ first }) => first)), spans);
  return parts.flatMap((part) => {
    if (part.by.length > 1) return [finding('DAYS_WITH_TWO_POLICIES', null, inWords(part, dateOf))];
    return part.by.length === 0 && part.first <= today
      ? [finding('DAYS_WITHOUT_POLICY', null, inWords(part, dateOf))]
      : [];
  });
}

function years(policies: readonly Policy[], year: number): CoverageFinding[] {
  // a policy in force from October on may leave that year to what was before it: the year counts
  const begins = policies.flatMap(({ inForce, fiscalYears }) => [yearOf(inForce.from), fiscalYears.first]);
  const spans = policies.map(({ fiscalYears }) => fiscalYears);
  return partsOf(Math.min(year, ...begins), spans).flatMap((part) => {
    if (part.by.length > 1) return [finding('YEARS_WITH_TWO_POLICIES', null, inWords(part, String))];
    return part.by.length === 0 && part.first <= year
      ? [finding('YEARS_WITHOUT_POLICY', null, inWords(part, String))]
      : [];
  });
}

/** Policies with a last day that are told to lapse: it is near, and not past. */
const lapses = (policies: readonly Policy[], asOf: string): CoverageFinding[] =>
  unfollowed(policies).flatMap(({ policy, lastDay, says }) => {
    const left = dayOf(lastDay) - dayOf(asOf);
    return left >= 0 && left <= DAYS_AHEAD ? [finding('POLICY_LAPSES', policy.id, lastDay, says)] : [];
  });

/** Policies with a last day, where none is in force on the day after; with the sentence that sets it. */
export function unfollowed(
  policies: readonly Policy[],
): { policy: Policy; lastDay: string; says: { rule: string; citation: Citation } | undefined }[] {
  const spans = policies.map(inForce);
  return spans.flatMap(({ policy, last }) => {
    if (last === null || spans.some((next) => next.first <= last + 1 && last < (next.last ?? Infinity))) return [];
    const says = provisionsOf(policy, 'PRINCIPLE').find(({ principle }) => principle === 'VALIDITY');
    return [{ policy, lastDay: dateOf(last), says }];
  });
}

const inWords = ({ first, last }: Span, written: (n: number) => string): string =>
  last === first ? written(first) : `${written(first)} – ${last === null ? '…' : written(last)}`;
