/** 清欠逾期: debts from before pooling of which an instalment is past its day and not covered; one warning a debt, by its oldest instalment. */
import { DEBTS } from '../arrears/debt.js';
import { dayOf, yearOf } from '../dates.js';
import { grouped, yuan } from '../money.js';
import { type Finding, warningOf } from './finding.js';
import type { PoolView } from './pool-view.js';
import { firstAbove, OVERDUE_ABOVE } from './thresholds.js';

export const overdueDebtWarnings = ({ asOf, funds }: PoolView): Finding[] =>
  funds.flatMap(({ insurance, overdueDebts }) =>
    overdueDebts.flatMap(({ id, county, kind, counterpart, due, amount, rule, citation }) => {
      const days = BigInt(dayOf(asOf) - dayOf(due));
      const passed = firstAbove(days * 100n, OVERDUE_ABOVE);
      const owed = grouped(yuan(amount));
      const says = () =>
        `统筹前${DEBTS[kind].name}（${counterpart}）逾期 ${owed} 元，最早一期 ${due} 到期，已逾期 ${days} 天。 ${owed} yuan of ${kind} ` +
        `(${counterpart}) are overdue, the first since ${due}, ${days} days ago.`;
      return passed
        ? [
            warningOf(
              { insurance, county, fiscalYear: yearOf(due) },
              {
                ...{ kind: 'OVERDUE_DEBT', figure: days * 100n, unit: 'DAYS', says },
                ...{ orderedBy: { rule, citation }, subject: id },
              },
              passed,
            ),
          ]
        : [];
    }),
  );
