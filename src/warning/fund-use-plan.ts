/** 用款计划: plans that were to be paid by now and are not; plans far off what members spent in the years before. */
import { dayOf } from '../dates.js';
import { MEAN_OF_YEARS, meanExpenditure, offMean } from '../plan/mean-expenditure.js';
import { disbursementDuties } from '../plan/plan-duties.js';
import { checkOf, planOf } from '../plan/plan-law.js';
import { planPeriod } from '../plan/plan-period.js';
import { type Finding, warningOf } from './finding.js';
import type { FundView, PoolView } from './pool-view.js';
import { firstAbove, OFF_MEAN_ABOVE, OVERDUE_ABOVE } from './thresholds.js';

export const fundUsePlanWarnings = ({ asOf, funds }: PoolView): Finding[] =>
  funds.flatMap((fund) => [...overdue(fund, asOf), ...farOff(fund)]);

const overdue = ({ insurance, planning, counties }: FundView, asOf: string): Finding[] =>
  disbursementDuties(
    planning.policy ?? { rules: [] },
    planning.ofYear,
    counties.map(({ county }) => county),
    asOf,
  ).flatMap(({ county, period, due, standing, rule, citation }) => {
    if (standing !== 'OVERDUE') return [];
    const days = BigInt(dayOf(asOf) - dayOf(due));
    const passed = firstAbove(days * 100n, OVERDUE_ABOVE);
    const says = () =>
      `${period.label}用款计划应于 ${due} 前拨付，已逾期 ${days} 天。 The plan for ${period.from} to ${period.to} was to be paid by ${due}, ${days} days ago.`;
    return passed
      ? [
          warningOf(
            { insurance, county, fiscalYear: period.year },
            {
              ...{ kind: 'OVERDUE_PLAN', figure: days * 100n, unit: 'DAYS', says },
              ...{ orderedBy: { rule, citation }, subject: String(period.number) },
            },
            passed,
          ),
        ]
      : [];
  });

const farOff = ({ insurance, planning }: FundView): Finding[] => {
  const { policy, ofYear, before } = planning;
  const every = policy && planOf(policy)?.every;
  if (!every) return [];
  return ofYear.plans.flatMap(({ county, number, amount }) => {
    const { months, label } = planPeriod(every, ofYear.fiscalYear, number)!;
    const mean = meanExpenditure(before.get(county)!, { months, meanOfYears: MEAN_OF_YEARS });
    const figure = mean === undefined ? null : offMean(amount, mean);
    if (figure === null) return [];
    const passed = firstAbove(figure < 0n ? -figure : figure, OFF_MEAN_ABOVE);
    const says = (off: string, threshold: string) =>
      `${label}用款计划偏离前三年度平均支出 ${off}%，超过 ${threshold}%。 The plan is ${off} % off the mean expenditure of the three years before, more than ${threshold} %.`;
    return passed
      ? [
          warningOf(
            { insurance, county, fiscalYear: ofYear.fiscalYear },
            {
              ...{ kind: 'PLAN_OFF_MEAN', figure, unit: 'PERCENT', says },
              ...{ orderedBy: checkOf(policy, 'MEAN_EXPENDITURE'), subject: String(number) },
            },
            passed,
          ),
        ]
      : [];
  });
};
