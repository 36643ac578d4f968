/** 用款计划: plans far off what members spent in the years before, where the policy compares them. */
import { meanExpenditure, offMean } from '../plan/mean-expenditure.js';
import { meanCheckOf, planOf } from '../plan/plan-law.js';
import { planPeriod } from '../plan/plan-period.js';
import { type Finding, warningOf } from './finding.js';
import type { FundView, PoolView } from './pool-view.js';
import { firstAbove, OFF_MEAN_ABOVE } from './thresholds.js';

export const fundUsePlanWarnings = ({ funds }: PoolView): Finding[] => funds.flatMap((fund) => farOff(fund));

const farOff = ({ insurance, planning }: FundView): Finding[] => {
  const { policy, fiscalYear, plans, before } = planning;
  const every = policy && planOf(policy)?.every;
  const check = policy && meanCheckOf(policy);
  if (!every || !check) return [];
  const { meanOfYears } = check;
  return plans.flatMap(({ county, number, amount }) => {
    const { months, label } = planPeriod(every, fiscalYear, number)!;
    const mean = meanExpenditure(before.get(county)!, { months, meanOfYears });
    const figure = mean === undefined ? null : offMean(amount, mean);
    if (figure === null) return [];
    const passed = firstAbove(figure < 0n ? -figure : figure, OFF_MEAN_ABOVE);
    const says = (off: string, threshold: string) =>
      `${label}用款计划偏离前 ${meanOfYears} 年度平均支出 ${off}%，超过 ${threshold}%。 The plan is ${off} % off the mean expenditure of the ${meanOfYears} years before, more than ${threshold} %.`;
    return passed
      ? [
          warningOf(
            { insurance, county, fiscalYear },
            {
              ...{ kind: 'PLAN_OFF_MEAN', figure, unit: 'PERCENT', says },
              ...{ orderedBy: check, subject: String(number) },
            },
            passed,
          ),
        ]
      : [];
  });
};
