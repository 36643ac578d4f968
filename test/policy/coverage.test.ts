import { describe, expect, test } from '@jest/globals';
import { checkCoverage } from '../../src/policy/check-coverage.js';
import { coverageOf } from '../../src/policy/coverage.js';
import { handan } from '../../src/policy/handan.js';
import type { Policy, Provision } from '../../src/policy/policy.js';
import { createRegistry, policies } from '../../src/policy/registry.js';
import { StartFault } from '../../src/start-fault.js';

const found = (given: Policy | Policy[], asOf = '2021-06-30') =>
  coverageOf([given].flat(), asOf).map(({ kind, message }) => `${kind}: ${message}`);
const kinds = (given: Policy | Policy[], asOf?: string) => found(given, asOf).map((text) => text.split(':')[0]);
/** What comes on top of what is said of Handan as it is. */
const added = (changed: Policy) => {
  const asItIs = found(handan);
  return found(changed).filter((text) => !asItIs.includes(text));
};

/** Handan with its provisions changed: none for one that goes, several for one that is doubled. */
const changed = (change: (provision: Provision) => Provision[]): Policy => ({
  ...handan,
  rules: handan.rules.map((rule) => ({ ...rule, provisions: rule.provisions.flatMap(change) })),
});

describe('days and fund years', () => {
  test('Handan lapses on 2022-12-31: told from a year before, until the day itself', () => {
    const lapses = (asOf: string) => kinds(handan, asOf).includes('POLICY_LAPSES');
    expect(['2021-12-30', '2021-12-31', '2022-12-31', '2023-01-01'].map(lapses)).toEqual([false, true, true, false]);
    expect(coverageOf([handan], '2022-03-01').find(({ kind }) => kind === 'POLICY_LAPSES')).toMatchObject({
      policy: 'handan-2021',
      rule: 'HD-14',
      message: expect.stringContaining('2022-12-31'),
      citation: { quote: '本办法自2021年1月1日起实施，有效期2年。' },
    });
  });

  test('a policy that is followed without a gap is not told to lapse, and leaves no day or year without one', () => {
    const next = {
      ...handan,
      id: 'handan-2023',
      inForce: { from: '2023-01-01', to: null },
      fiscalYears: { first: 2023, last: null },
    };
    const dated = kinds([handan, next], '2024-05-01').filter((kind) => /DAYS|YEARS|LAPSES/.test(kind!));
    expect(dated).toEqual([]);
  });

  test('after its last day the days and the year have no policy', () => {
    const dated = found(handan, '2024-05-01').filter((text) => /^(DAYS|YEARS)/.test(text));
    expect(dated).toEqual([
      expect.stringContaining('No policy is in force 2023-01-01 – ….'),
      expect.stringContaining('No policy settles the fund years 2023 – ….'),
    ]);
  });

  test('before its first day they have none either; a gap that is still to come is not told', () => {
    expect(found(handan, '2020-12-31').filter((text) => /^(DAYS|YEARS)/.test(text))).toEqual([
      expect.stringContaining('No policy is in force 2020-12-31.'),
      expect.stringContaining('No policy settles the fund years 2020.'),
    ]);
  });

  test('two policies for one day and year are told, and the year is a fault', () => {
    const twin = { ...handan, id: 'handan-twin', inForce: { from: '2022-06-01', to: '2022-12-31' } };
    const both = coverageOf([handan, twin], '2021-06-30').filter(({ policy }) => policy === null);
    expect(both.map(({ kind, severity, message }) => [kind, severity, message.split('in force ').at(-1)])).toEqual([
      ['DAYS_WITH_TWO_POLICIES', 'WARNING', '2022-06-01 – 2022-12-31.'],
      ['YEARS_WITH_TWO_POLICIES', 'FAULT', expect.stringContaining('2021 – 2022')],
    ]);
  });

  test('a pool without any policy is told so', () => {
    expect(kinds([], '2021-06-30')).toEqual(['DAYS_WITHOUT_POLICY', 'YEARS_WITHOUT_POLICY']);
  });

  test('Shaoyang is in force from October 2020 and leaves that year to what was before it', () => {
    const shaoyang = policies.get('shaoyang-2020')!;
    expect(found(shaoyang).filter((text) => /^(DAYS|YEARS)/.test(text))).toEqual([
      expect.stringContaining('No policy settles the fund years 2020.'),
    ]);
  });
});

describe('rules', () => {
  const without = (kind: Provision['kind'], more: (provision: Provision) => boolean = () => true) =>
    changed((provision) => (provision.kind === kind && more(provision) ? [] : [provision]));
  const twice = (kind: Provision['kind'], more: (provision: Provision) => boolean = () => true) =>
    changed((provision) => (provision.kind === kind && more(provision) ? [provision, provision] : [provision]));
  const isPolicyClass = (provision: Provision) => 'deficitClass' in provision && provision.deficitClass === 'POLICY';

  test.each<[string, Policy, string]>([
    [
      'a class that takes no remainder',
      changed((provision) =>
        provision.kind === 'DEFICIT_CLASS' && isPolicyClass(provision)
          ? [{ ...provision, measuredBy: ['SUPERVISION_TARGETS_MISSED'] }]
          : [provision],
      ),
      'NO_REMAINDER_CLASS: ',
    ],
    [
      'two classes that take the remainder',
      changed((provision) =>
        provision.kind === 'DEFICIT_CLASS' && !isPolicyClass(provision)
          ? [{ ...provision, measuredBy: [...provision.measuredBy, 'REMAINDER'] }]
          : [provision],
      ),
      'TWO_REMAINDER_CLASSES: ',
    ],
    ['a class defined twice', twice('DEFICIT_CLASS', isPolicyClass), 'CLASS_DEFINED_TWICE: 缺口类别 POLICY'],
    ['a class without steps', without('STEP', isPolicyClass), 'CLASS_WITHOUT_STEPS: 缺口类别 POLICY'],
    [
      'a class that is nowhere in the order',
      { ...handan, classOrder: ['MANAGEMENT', 'POLICY'] },
      'CLASS_WITHOUT_PLACE: 缺口类别 FORCE_MAJEURE',
    ],
    [
      'steps of a class that is not defined',
      without('DEFICIT_CLASS', (provision) => !isPolicyClass(provision)),
      'CLASS_WITHOUT_DEFINITION: 缺口类别 MANAGEMENT',
    ],
    [
      'income below the task in one class and below what is due in another',
      changed((provision) =>
        provision.kind === 'DEFICIT_CLASS' && provision.deficitClass === 'FORCE_MAJEURE'
          ? [{ ...provision, measuredBy: ['DECLARED_FORCE_MAJEURE', 'INCOME_BELOW_DUE'] }]
          : [provision],
      ),
      'MEASURE_IN_TWO_CLASSES: 同一事实 INCOME_BELOW_DUE',
    ],
    [
      'no government at the end: a part may stay unresolved',
      without(
        'STEP',
        (provision) => 'source' in provision && isPolicyClass(provision) && provision.source === 'LOCAL_GOVERNMENT',
      ),
      'MAY_STAY_UNRESOLVED: 缺口类别 POLICY',
    ],
    [
      'a step after the government',
      twice('STEP', (provision) => 'source' in provision && provision.source === 'MUNICIPAL_FINANCE'),
      'STEP_NEVER_REACHED: 步骤 FORCE_MAJEURE MUNICIPAL_FINANCE',
    ],
    [
      'a surplus of which a part goes nowhere',
      changed((provision) => (provision.kind === 'SURPLUS' ? [{ ...provision, share: '0.70' }] : [provision])),
      'SURPLUS_NOT_WHOLE: ',
    ],
    ['nobody to confirm', without('APPROVAL'), 'PROVISION_MISSING: 缺少规定：APPROVAL'],
    ['no day on which governments pay', without('TOP_UP'), 'PROVISION_MISSING: 缺少规定：TOP_UP'],
    ['no local government', without('LOCAL_GOVERNMENT'), 'PROVISION_MISSING: 缺少规定：LOCAL_GOVERNMENT'],
    ['two ways of confirming', twice('APPROVAL'), 'PROVISION_TWICE: 规定重复：APPROVAL'],
    [
      'a reserve that is kept nowhere',
      without('CUSTODY', (provision) => 'of' in provision && provision.of === 'SHARED_RESERVE'),
      'PROVISION_MISSING: 缺少规定：CUSTODY SHARED_RESERVE',
    ],
    [
      'an input that no rule uses any more',
      without(
        'DEFICIT_CLASS',
        (provision) => 'deficitClass' in provision && provision.deficitClass === 'FORCE_MAJEURE',
      ),
      'INPUTS_WITHOUT_RULE: 没有规则使用的录入项目：pooledBalance, subsidyShortfall, forceMajeure',
    ],
  ])('%s', (_what, policy, expected) => {
    expect(added(policy)).toContainEqual(expect.stringContaining(expected));
  });
});

describe('the four policies', () => {
  test.each(policies.all)('$id can be applied: nothing is missing or said twice', (policy) => {
    const faults = coverageOf([policy], policy.inForce.from).filter(({ severity }) => severity === 'FAULT');
    expect(faults).toEqual([]);
  });

  test('a policy deficit can stay unresolved in Shaoyang and Suzhou, where no government stands at the end, and there only', () => {
    const open = policies.all.flatMap((policy) =>
      coverageOf([policy], policy.inForce.from).filter(({ kind }) => kind === 'MAY_STAY_UNRESOLVED'),
    );
    expect(open.map(({ policy, rule }) => `${policy} ${rule}`)).toEqual(['shaoyang-2020 SY-8', 'suzhou-2020 SZ-6']);
  });
});

describe('when the program starts', () => {
  test('what somebody should see to is told, with pool, policy and rule; what the rules leave open is not', () => {
    const told = checkCoverage(policies, '2022-06-30');
    expect(told).toContainEqual(expect.stringMatching(/^handan handan-2021 HD-14: 政策将于 2022-12-31 失效/));
    expect(told.filter((text) => /UNRESOLVED|未落实|录入项目/.test(text))).toEqual([]);
  });

  test('a law that can’t be applied keeps it from starting, and all faults are said', () => {
    const broken = changed((provision) => (['APPROVAL', 'TOP_UP'].includes(provision.kind) ? [] : [provision]));
    const start = () => checkCoverage(createRegistry([broken]), '2021-06-30');
    expect(start).toThrow(StartFault);
    expect(start).toThrow(/APPROVAL[^]*TOP_UP/);
  });
});
