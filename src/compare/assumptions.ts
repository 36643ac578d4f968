/** What had to be assumed to settle a year by a policy that it was not recorded for. Pure. */
import {
  type DeficitMeasure,
  type ObligationProvision,
  type Policy,
  provisionsOf,
  type SurplusCondition,
} from '../policy/policy.js';
import { measureOf } from '../settlement/deficit-classes.js';
import type { CountyYear, Scenario } from '../settlement/scenario.js';

/** The input that is missing or taken as it is, and what was assumed of it, Chinese then English. */
export interface Assumption {
  input: string;
  text: string;
}

/** @param inForce the policy that the year's facts were recorded for. */
export function assumptionsOf(policy: Policy, scenario: Scenario, inForce: Policy): Assumption[] {
  const { fiscalYear, counties } = scenario;
  const another = policy.id !== inForce.id || policy.version !== inForce.version;
  const found: Assumption[] = [];
  const assume = (input: string, text: string) => found.push({ input, text });
  const without = (has: (county: CountyYear) => boolean): string =>
    counties
      .filter((county) => !has(county))
      .map(({ county }) => county)
      .join('、');

  const { first, last } = policy.fiscalYears;
  if (fiscalYear < first || fiscalYear > (last ?? fiscalYear))
    assume(
      'fiscalYear',
      `${policy.id} 不适用于 ${fiscalYear} 年度，此处假定适用。 It does not settle ${fiscalYear}; taken as if it did.`,
    );
  if (another)
    assume(
      'levy',
      `风险金、各项结余按 ${inForce.id} 下的账面数，未按 ${policy.id} 重新提取。 Levy, reserves and balances are what the books hold under ` +
        `${inForce.id}; nothing was levied anew.`,
    );

  if (provisionsOf(policy, 'STEP').some((step) => 'claim' in step && step.claim === 'DECIDED_DRAW')) {
    if (counties.every(({ decidedDraw }) => decidedDraw === 0n))
      assume('decidedDraw', '没有决定的调剂额，按零计算。 No draw was decided: none is taken.');
  }

  const uses = (condition: SurplusCondition) => conditionsOf(policy).has(condition);
  const noTask = without(({ incomeTarget }) => incomeTarget !== null);
  if ((measuresOf(policy).has('INCOME_BELOW_TARGET') || uses('COLLECTED_ABOVE_TARGET')) && noTask)
    assume(
      'incomeTarget',
      `未下达征缴任务，以应收收入为任务：${noTask}。 No task was issued; the income due is taken for it.`,
    );
  const noLimit = without(({ expenditureTarget }) => expenditureTarget !== null);
  if (uses('EXPENDITURE_WITHIN_TARGET') && noLimit)
    assume(
      'expenditureTarget',
      `未下达支出指标，视为未达到：${noLimit}。 No expenditure target was issued; it counts as not kept.`,
    );
  if (uses('TARGETS_MET') && counties.every(({ targetsMet }) => !targetsMet))
    assume(
      'targetsMet',
      '没有完成目标任务的记录，视为均未完成。 No county is on record as having met its targets; none counts as having.',
    );

  for (const measure of measuresOf(policy)) {
    if (measure === 'REMAINDER' || measuresOf(inForce).has(measure)) continue;
    if (counties.every((county) => measureOf(county, measure) === 0n))
      assume(measure, `没有 ${measure} 的记录，按零计算。 Nothing is on record for ${measure}; it counts as zero.`);
  }
  if (makesGood(policy) && !makesGood(inForce) && counties.every(({ subsidyShortfall }) => subsidyShortfall === 0n))
    assume(
      'subsidyShortfall',
      '没有补助未到位的记录，按零计算。 No subsidy shortfall is on record; it counts as zero.',
    );
  return found;
}

const measuresOf = (policy: Policy): ReadonlySet<DeficitMeasure> =>
  new Set(provisionsOf(policy, 'DEFICIT_CLASS').flatMap(({ measuredBy }) => measuredBy));

const conditionsOf = (policy: Policy): ReadonlySet<SurplusCondition> =>
  new Set(provisionsOf(policy, 'SURPLUS').flatMap(({ conditions = [] }) => conditions));

const makesGood = (policy: Policy): boolean =>
  provisionsOf(policy, 'OBLIGATION').some(({ amount }: ObligationProvision) => 'subsidyShortfallBeyond' in amount);
