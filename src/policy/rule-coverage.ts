/** Whether a policy's rules fit together: every fen of a deficit and of a surplus has one rule, and no more. */
import { unusedInputs } from '../settlement/ignored-inputs.js';
import { chainOf } from '../submission/chain.js';
import { type CoverageFinding, type CoverageKind, finding } from './coverage-findings.js';
import {
  type Citation,
  type CustodyProvision,
  FaultCause,
  Insurance,
  type Policy,
  provisionsOf,
  type StepProvision,
} from './policy.js';

export function ruleCoverage(policy: Policy): CoverageFinding[] {
  const found: CoverageFinding[] = [];
  const note = (kind: CoverageKind, subject = '', about?: { rule: string; citation: Citation }) =>
    found.push(finding(kind, policy.id, subject, about));

  const classes = provisionsOf(policy, 'DEFICIT_CLASS');
  const steps = provisionsOf(policy, 'STEP');
  const defined = new Set(classes.map(({ deficitClass }) => deficitClass));

  const remainders = classes.filter(({ measuredBy }) => measuredBy.includes('REMAINDER'));
  if (remainders.length === 0) note('NO_REMAINDER_CLASS');
  if (remainders.length > 1) note('TWO_REMAINDER_CLASSES', list(remainders.map(({ deficitClass }) => deficitClass)));
  for (const one of repeated(classes, ({ deficitClass }) => deficitClass))
    note('CLASS_DEFINED_TWICE', one.deficitClass, one);
  for (const one of classes) {
    if (!policy.classOrder.includes(one.deficitClass)) note('CLASS_WITHOUT_PLACE', one.deficitClass, one);
    if (!steps.some(({ deficitClass }) => deficitClass === one.deficitClass))
      note('CLASS_WITHOUT_STEPS', one.deficitClass, one);
  }
  for (const name of new Set([...policy.classOrder, ...steps.map(({ deficitClass }) => deficitClass)]))
    if (!defined.has(name)) note('CLASS_WITHOUT_DEFINITION', name);
  const measures = classes.flatMap(({ rule, citation, measuredBy }) =>
    measuredBy.filter((measure) => measure !== 'REMAINDER').map((measure) => ({ rule, citation, measure })),
  );
  // what was not collected of the task and of what is due is the same money
  for (const one of repeated(measures, ({ measure }) => measure.replace(/^INCOME_BELOW_.*/, 'INCOME')))
    note('MEASURE_IN_TWO_CLASSES', one.measure, one);

  for (const deficitClass of defined) {
    const ofClass = steps.filter((step) => step.deficitClass === deficitClass);
    const end = ofClass.findIndex(leavesNothing);
    if (end < 0 && ofClass.length > 0) note('MAY_STAY_UNRESOLVED', deficitClass, ofClass.at(-1));
    if (end >= 0)
      for (const step of ofClass.slice(end + 1)) note('STEP_NEVER_REACHED', `${deficitClass} ${step.source}`, step);
  }

  if (provisionsOf(policy, 'SURPLUS').at(-1)?.share !== 'REST') note('SURPLUS_NOT_WHOLE');

  for (const kind of ['APPROVAL', 'TOP_UP', 'LOCAL_GOVERNMENT'] as const) {
    const provisions = provisionsOf(policy, kind);
    if (provisions.length === 0) note('PROVISION_MISSING', kind);
    if (provisions.length > 1) note('PROVISION_TWICE', kind, provisions[1]);
  }
  const advances = provisionsOf(policy, 'ADVANCE');
  if (advances.length > 1) note('PROVISION_TWICE', 'ADVANCE', advances[1]);
  const custodies = provisionsOf(policy, 'CUSTODY');
  for (const of of keptMoney(policy, steps))
    if (!custodies.some((custody) => custody.of === of)) note('PROVISION_MISSING', `CUSTODY ${of}`);
  for (const one of repeated(custodies, ({ of }) => of)) note('PROVISION_TWICE', `CUSTODY ${one.of}`, one);

  const debts = provisionsOf(policy, 'ARREARS').flatMap(({ debts, ...about }) =>
    debts.map((debt) => ({ ...about, debt })),
  );
  for (const one of repeated(debts, ({ debt }) => debt)) note('PROVISION_TWICE', `ARREARS ${one.debt}`, one);
  const paths = provisionsOf(policy, 'INCOME_PATH').flatMap(({ rule, citation, collectedBy, items }) =>
    items.map((item) => ({ rule, citation, path: `${collectedBy} ${item}` })),
  );
  for (const one of repeated(paths, ({ path }) => path)) note('PROVISION_TWICE', `INCOME_PATH ${one.path}`, one);
  for (const kind of ['FUND_USE_PLAN', 'PREFUNDING', 'WORKING_CAPITAL'] as const) {
    const [provision, twice] = provisionsOf(policy, kind);
    if (twice) note('PROVISION_TWICE', kind, twice);
    if (provision && kind !== 'PREFUNDING' && !chainOf(policy, kind, null))
      note('PROVISION_MISSING', `APPROVAL_CHAIN ${kind}`, provision);
  }
  for (const plan of provisionsOf(policy, 'FUND_USE_PLAN'))
    if (plan.paidFrom === 'CITY_EXPENDITURE_ACCOUNT' && provisionsOf(policy, 'WORKING_CAPITAL').length === 0)
      note('PROVISION_MISSING', 'WORKING_CAPITAL', plan);
  for (const one of repeated(provisionsOf(policy, 'PLAN_CHECK'), ({ against }) => against))
    note('PROVISION_TWICE', `PLAN_CHECK ${one.against}`, one);

  const unused = inputsWithoutRule(policy, measures);
  if (unused.length > 0) note('INPUTS_WITHOUT_RULE', list(unused));
  return found;
}

/** A government pays all that remains; a pot or a balance can run out. */
const leavesNothing = ({ source }: StepProvision): boolean =>
  source === 'LOCAL_GOVERNMENT' || source === 'MUNICIPAL_FINANCE';

/** The kinds of money of which the policy has to say where they are kept. */
function keptMoney(policy: Policy, steps: readonly StepProvision[]): Set<CustodyProvision['of']> {
  const kept = new Set<CustodyProvision['of']>(['ACCUMULATED_BALANCE']);
  const used = [
    ...steps.map(({ source }) => source),
    ...provisionsOf(policy, 'SURPLUS').map(({ to }) => to),
    ...provisionsOf(policy, 'LEVY').map(({ builds }) => builds),
  ];
  for (const money of used) if (money === 'OWN_RESERVE' || money === 'SHARED_RESERVE') kept.add(money);
  return kept;
}

/** Inputs of a settlement that no rule uses in either fund; a fault is an input of its own cause. */
function inputsWithoutRule(policy: Policy, measures: readonly { measure: string }[]): string[] {
  const [first, ...others] = Object.values(Insurance).map((insurance) => unusedInputs(policy, insurance));
  const unused = first!.filter((input) => input !== 'otherFaults' && others.every((other) => other.includes(input)));
  const measured = new Set(measures.map(({ measure }) => measure));
  return [...unused, ...Object.values(FaultCause).filter((cause) => !measured.has(cause))];
}

/** Those that say again what one before them said. */
function repeated<One>(all: readonly One[], keyOf: (one: One) => string): One[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = keyOf(one);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

const list = (names: readonly string[]): string => names.join(', ');
