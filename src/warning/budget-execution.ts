/** 预算执行: what came in and was spent against what the budget in force plans for the months on record, and against its whole year. */
import { type Fen, percentHalfUp, sum } from '../money.js';
import { provisionsOf } from '../policy/policy.js';
import { type Finding, type Measured, type Place, warningOf } from './finding.js';
import type { BudgetView, FundView, PoolView, YearFigures } from './pool-view.js';
import {
  BUDGET_OVERSPENT_ABOVE,
  firstAbove,
  INCOME_BEHIND_ABOVE,
  SPENDING_AHEAD_ABOVE,
  type Threshold,
} from './thresholds.js';

export const budgetExecutionWarnings = ({ funds }: PoolView): Finding[] =>
  funds.flatMap((fund) => {
    const { insurance, fiscalYear, counties } = fund;
    const known = counties.flatMap(({ county, year, budget }) => (budget ? [{ county, year, budget }] : []));
    const whole = known.length > 0 && known.length === counties.length && { county: null, ...totalOf(known) };
    return [...(whole ? [whole] : []), ...known].flatMap(({ county, year, budget }) =>
      ofBudget({ insurance, county, fiscalYear }, year, budget, fund),
    );
  });

const totalOf = (counties: readonly { year: YearFigures; budget: BudgetView }[]) => {
  const total = (of: (one: BudgetView) => Fen) => sum(counties.map(({ budget }) => of(budget)));
  return {
    year: {
      income: sum(counties.map(({ year }) => year.income)),
      subsidies: sum(counties.map(({ year }) => year.subsidies)),
      expenditure: sum(counties.map(({ year }) => year.expenditure)),
    },
    budget: {
      income: { year: total(({ income }) => income.year), toDate: total(({ income }) => income.toDate) },
      expenditure: {
        year: total(({ expenditure }) => expenditure.year),
        toDate: total(({ expenditure }) => expenditure.toDate),
      },
    },
  };
};

function ofBudget(place: Place, year: YearFigures, budget: BudgetView, { policy }: FundView): Finding[] {
  const found: Finding[] = [];
  const look = (
    kind: Measured['kind'],
    off: Fen,
    whole: Fen,
    thresholds: readonly Threshold[],
    says: Measured['says'],
  ) => {
    const figure = percentHalfUp(off, whole);
    const passed = figure === null ? undefined : firstAbove(figure, thresholds);
    if (passed) found.push(warningOf(place, { kind, figure: figure!, unit: 'PERCENTAGE_POINTS', says }, passed));
  };
  const { income, expenditure } = budget;
  look(
    'BUDGET_SPENDING',
    year.expenditure - expenditure.toDate,
    expenditure.year,
    SPENDING_AHEAD_ABOVE,
    (figure) =>
      `支出执行快于预算进度 ${figure} 个百分点。 Expenditure is ${figure} percentage points of its budget ahead of plan.`,
  );
  look(
    'BUDGET_INCOME',
    income.toDate - year.income,
    income.year,
    INCOME_BEHIND_ABOVE,
    (figure) =>
      `收入执行慢于预算进度 ${figure} 个百分点。 Income is ${figure} percentage points of its budget behind plan.`,
  );
  const over = year.expenditure - expenditure.year;
  const [law] = policy ? provisionsOf(policy, 'BUDGET_CONTROL') : [];
  const passed = firstAbove(
    over,
    law ? BUDGET_OVERSPENT_ABOVE.map((one) => ({ ...one, law })) : BUDGET_OVERSPENT_ABOVE,
  );
  const says = (figure: string) =>
    `支出超出全年预算 ${figure} 元。 Expenditure is ${figure} yuan above the year’s budget.`;
  if (passed) found.push(warningOf(place, { kind: 'BUDGET_OVERSPENT', figure: over, unit: 'YUAN', says }, passed));
  return found;
}
