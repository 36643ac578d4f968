/** 备付期: how many months of expenditure the accumulated balance covers, for counties and pool, by fund; where a policy says so, for both. */
import { fen, monthsOfCover, proportionDown, sum } from '../money.js';
import { provisionsOf } from '../policy/policy.js';
import { type Finding, type Hundredths, type Place, warningOf } from './finding.js';
import type { FundView, PoolView } from './pool-view.js';
import { COVER_ABOVE, COVER_BELOW, firstAbove, firstBelow, type Threshold } from './thresholds.js';

export const coverWarnings = ({ funds }: PoolView): Finding[] => [...funds.flatMap(ofFund), ...ofBothFunds(funds)];

function ofFund(fund: FundView): Finding[] {
  const { insurance, fiscalYear, counties } = fund;
  return [
    ...judged({ insurance, county: null, fiscalYear }, coverOf([fund]), lawFor(fund) ?? COVER_BELOW),
    ...counties.flatMap((county) =>
      judged({ insurance, county: county.county, fiscalYear }, coverOf([{ ...fund, counties: [county] }]), COVER_BELOW),
    ),
  ];
}

/** Only where a policy sets a threshold for the whole pool: read as one for each fund and for both together. */
function ofBothFunds(funds: readonly FundView[]): Finding[] {
  if (funds.length < 2 || funds.some(({ fiscalYear }) => fiscalYear !== funds[0]!.fiscalYear)) return [];
  const law = lawFor(funds[0]!);
  return law ? judged({ insurance: null, county: null, fiscalYear: funds[0]!.fiscalYear }, coverOf(funds), law) : [];
}

/** A policy's own threshold is of the highest level, and for the whole pool. */
function lawFor({ policy }: FundView): Threshold[] | undefined {
  const own = policy && provisionsOf(policy, 'INDICATOR').find(({ indicator }) => indicator === 'MONTHS_OF_COVER');
  return own?.atLeast === undefined ? undefined : [{ level: 'RED', value: fen(own.atLeast), law: own }];
}

/** The expenditure of a year that is not over is taken as if it went on like this: × 12 ÷ the months on record. */
function coverOf(funds: readonly Pick<FundView, 'months' | 'counties'>[]): Hundredths | null {
  const held = funds.flatMap(({ counties }) => counties.map(({ accumulatedBalance }) => accumulatedBalance));
  const yearly = funds.map(({ months, counties }) =>
    proportionDown(sum(counties.map(({ year }) => year.expenditure)), 12n, BigInt(months)),
  );
  const cover = monthsOfCover(sum(held), sum(yearly));
  return cover === null ? null : fen(cover);
}

function judged(place: Place, cover: Hundredths | null, below: readonly Threshold[]): Finding[] {
  if (cover === null) return [];
  const tooLow = firstBelow(cover, below);
  const tooHigh = firstAbove(cover, COVER_ABOVE);
  if (tooLow)
    return [
      warningOf(
        place,
        {
          kind: 'MONTHS_OF_COVER',
          figure: cover,
          unit: 'MONTHS',
          says: (figure, threshold) =>
            `备付期 ${figure} 个月，低于 ${threshold} 个月。 The balance covers ${figure} months, less than ${threshold}.`,
        },
        tooLow,
      ),
    ];
  if (!tooHigh) return [];
  return [
    warningOf(
      place,
      {
        kind: 'OVER_ACCUMULATED',
        figure: cover,
        unit: 'MONTHS',
        says: (figure, threshold) =>
          `备付期 ${figure} 个月，高于 ${threshold} 个月，结余过多。 The balance covers ${figure} months, more than ${threshold}.`,
      },
      tooHigh,
    ),
  ];
}
