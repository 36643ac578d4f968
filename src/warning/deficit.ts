/** Expenditure above income: this year, two years running, and when the balance will be used up at this rate. */
import { atLeastZero, sum } from '../money.js';
import { type Finding, type Place, warningOf } from './finding.js';
import type { CountyView, FundView, PoolView, YearFigures } from './pool-view.js';
import { DEFICIT_ABOVE, DEFICITS_ABOVE, EXHAUSTION_WITHIN, firstAbove, firstWithin } from './thresholds.js';

export const deficitWarnings = ({ funds }: PoolView): Finding[] =>
  funds.flatMap((fund) => [
    ...fund.counties.flatMap((county) => ofCounty(fund, county)),
    ...exhaustion(
      { insurance: fund.insurance, county: null, fiscalYear: fund.fiscalYear },
      sum(fund.counties.map(({ atHand }) => atHand)),
      sum(fund.counties.map(({ year }) => year.expenditure - year.income)),
      fund.months,
    ),
  ]);

function ofCounty(
  { insurance, fiscalYear, months }: FundView,
  { county, atHand, year, before }: CountyView,
): Finding[] {
  const place = { insurance, county, fiscalYear };
  const [now, last] = [deficitOf(year), before[0] ? deficitOf(before[0]) : 0n];
  const this_ = firstAbove(now, DEFICIT_ABOVE);
  const running = now > 0n && last > 0n ? firstAbove(now + last, DEFICITS_ABOVE) : undefined;
  const found = exhaustion(place, atHand, year.expenditure - year.income, months);
  if (running)
    found.unshift(
      warningOf(
        place,
        {
          kind: 'DEFICIT_TWO_YEARS',
          figure: now + last,
          unit: 'YUAN',
          says: (figure) =>
            `连续两年当期缺口，合计 ${figure} 元。 A deficit in two years running, ${figure} yuan together.`,
        },
        running,
      ),
    );
  if (this_)
    found.unshift(
      warningOf(
        place,
        {
          kind: 'DEFICIT',
          figure: now,
          unit: 'YUAN',
          says: (figure) => `当期缺口 ${figure} 元。 Expenditure is ${figure} yuan above income.`,
        },
        this_,
      ),
    );
  return found;
}

const deficitOf = ({ income, expenditure }: YearFigures): bigint => atLeastZero(expenditure - income);

/** What is at hand ÷ what each month on record took out of it. */
function exhaustion(place: Place, atHand: bigint, takenOut: bigint, months: number): Finding[] {
  if (takenOut <= 0n) return [];
  const left = (atLeastZero(atHand) * BigInt(months) * 100n) / takenOut; // whole hundredths: it will not last longer than said
  const passed = firstWithin(left, EXHAUSTION_WITHIN);
  if (!passed) return [];
  const month = monthAfter(place.fiscalYear, months, left / 100n);
  return [
    warningOf(
      place,
      {
        kind: 'EXHAUSTION',
        figure: left,
        unit: 'MONTHS',
        says: (figure) =>
          atHand > 0n
            ? `按本年收支，结余还可维持 ${figure} 个月，预计 ${month} 用完。 At this year’s rate the balance lasts ${figure} months and is used up in ${month}.`
            : '结余已用完，支出仍大于收入。 The balance is used up, and expenditure is still above income.',
      },
      passed,
    ),
  ];
}

/** The month in which it runs out: the first whole month that what is at hand does not cover. */
function monthAfter(year: number, month: number, months: bigint): string {
  const at = year * 12 + month + Number(months);
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}
