/** 支出户: more in a county's expenditure account than the policy lets it hold, as months of mean expenditure of the years before, or as prefunded. */
import { meanExpenditure } from '../plan/mean-expenditure.js';
import { provisionsOf } from '../policy/policy.js';
import { type Finding, warningOf } from './finding.js';
import type { PoolView } from './pool-view.js';
import { firstAbove } from './thresholds.js';

export const expenditureAccountWarnings = ({ funds }: PoolView): Finding[] =>
  funds.flatMap(({ insurance, fiscalYear, policy, counties }) => {
    const law = policy && provisionsOf(policy, 'LIMIT').find(({ of }) => of === 'COUNTY_EXPENDITURE_ACCOUNT');
    if (!law) return [];
    return counties.flatMap(({ county, expenditureAccount, before, prefunded }) => {
      const spent = before.map(({ expenditure }) => expenditure);
      const limit = prefunded ?? meanExpenditure(spent, law);
      if (limit === undefined) return []; // it is not known
      const passed = firstAbove(expenditureAccount, [{ level: 'ORANGE', value: limit, law }]);
      const says = (figure: string, threshold: string) =>
        `支出户余额 ${figure} 元，超过限额 ${threshold} 元。 The expenditure account holds ${figure} yuan, more than ${threshold}.`;
      return passed
        ? [
            warningOf(
              { insurance, county, fiscalYear },
              { kind: 'EXPENDITURE_ACCOUNT', figure: expenditureAccount, unit: 'YUAN', says },
              passed,
            ),
          ]
        : [];
    });
  });
