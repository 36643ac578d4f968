import {
  provisionsOf,
  type DeficitMeasure,
  type Insurance,
  type Policy,
  type SurplusCondition,
} from '../policy/policy.js';
import type { CountyYear, Scenario } from './scenario.js';

/** The inputs that some policy may have no use for, in the order of the input. A fault is an input of its own cause. */
const INPUTS = [
  'sharedReserve',
  'pooledBalance',
  'incomeDue',
  'incomeTarget',
  'subsidyShortfall',
  'levy',
  'accumulatedBalance',
  'ownReserve',
  'forceMajeure',
  'otherFaults',
  'expenditureTarget',
  'targetsMet',
  'decidedDraw',
  'reserveHistory',
] as const;
type Input = (typeof INPUTS)[number];

const MEASURE_USES: Partial<Record<DeficitMeasure, readonly Input[]>> = {
  INCOME_BELOW_DUE: ['incomeDue'],
  INCOME_BELOW_TARGET: ['incomeDue', 'incomeTarget'],
  DECLARED_FORCE_MAJEURE: ['forceMajeure'],
};
const CONDITION_USES: Readonly<Record<SurplusCondition, readonly Input[]>> = {
  COLLECTED_ABOVE_TARGET: ['incomeDue', 'incomeTarget'],
  TARGETS_MET: ['targetsMet'],
  EXPENDITURE_WITHIN_TARGET: ['expenditureTarget'],
};
const SOURCE_USES = {
  ACCUMULATED_BALANCE: ['accumulatedBalance'],
  OWN_RESERVE: ['ownReserve'],
  SHARED_RESERVE: ['sharedReserve'],
  POOLED_BALANCE: ['pooledBalance'],
  LOCAL_GOVERNMENT: [],
  MUNICIPAL_FINANCE: [],
} as const satisfies Record<string, readonly Input[]>;

/** Names the inputs that were given, with other than their default, and that the policy does nothing with in this fund. */
export function ignoredInputs(policy: Policy, scenario: Scenario): string[] {
  const uses = usedInputs(policy, scenario.insurance);
  const causes = new Set(provisionsOf(policy, 'DEFICIT_CLASS').flatMap(({ measuredBy }) => measuredBy));
  const given = (input: Input): boolean => {
    switch (input) {
      case 'sharedReserve':
      case 'pooledBalance':
        return scenario[input] !== 0n;
      case 'otherFaults':
        return scenario.counties.some((county) => county.otherFaults.some(({ cause }) => !causes.has(cause)));
      default:
        return scenario.counties.some((county) => isGiven(county[input]));
    }
  };
  return INPUTS.filter((input) => !uses.has(input) && given(input));
}

/** The inputs that the policy does nothing with in this fund, whatever is given. */
export function unusedInputs(policy: Policy, insurance: Insurance): string[] {
  const uses = usedInputs(policy, insurance);
  return INPUTS.filter((input) => !uses.has(input));
}

const isGiven = (value: CountyYear[Exclude<Input, 'otherFaults' | keyof Scenario>]): boolean =>
  value != null && value !== 0n && value !== false;

function usedInputs(policy: Policy, insurance: Insurance): Set<Input> {
  const uses = new Set<Input>();
  const use = (...inputs: readonly Input[]) => inputs.forEach((input) => uses.add(input));
  for (const { measuredBy } of provisionsOf(policy, 'DEFICIT_CLASS')) {
    for (const measure of measuredBy) use(...(MEASURE_USES[measure] ?? []));
  }
  for (const step of provisionsOf(policy, 'STEP')) {
    use(...SOURCE_USES[step.source]);
    if ('claim' in step && step.claim === 'DECIDED_DRAW') use('decidedDraw');
    if ('withOwnReserves' in step) use('ownReserve');
    if ('everAtMost' in step) use('reserveHistory');
  }
  for (const { to, conditions = [] } of provisionsOf(policy, 'SURPLUS')) {
    use(...SOURCE_USES[to]);
    for (const condition of conditions) use(...CONDITION_USES[condition]);
  }
  for (const { amount, insurance: only = insurance } of provisionsOf(policy, 'OBLIGATION')) {
    if ('subsidyShortfallBeyond' in amount && only === insurance) use('subsidyShortfall');
  }
  if (provisionsOf(policy, 'LEVY').length > 0) use('levy', 'accumulatedBalance');
  return uses;
}
