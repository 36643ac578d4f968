import { describe, expect, test } from '@jest/globals';
import { provisionOf, provisionsOf, type Policy } from '../../src/policy/policy.js';
import { contentHash, createRegistry, policies } from '../../src/policy/registry.js';
import { injuryFund, unemploymentFund } from './adjustment-funds.js';
import { madeUpCity } from './made-up-city.js';

const idInForce = (pool: string, year: number) => policies.inForce(pool, year)?.id;

describe('the policy in force', () => {
  test('Handan settles the fund years 2021 and 2022 by its measure of two years, and no other', () => {
    expect([2020, 2021, 2022, 2023].map((year) => idInForce('handan', year))).toEqual([
      undefined,
      'handan-2021',
      'handan-2021',
      undefined,
    ]);
  });

  test('Shaoyang’s 2020 is settled as before; an unknown pool has none', () => {
    expect(idInForce('shaoyang', 2020)).toBeUndefined();
    expect(idInForce('shaoyang', 2021)).toBe('shaoyang-2020');
    expect(idInForce('suzhou', 2020)).toBe('suzhou-2020');
    expect(idInForce('changzhutan', 2021)).toBe('changzhutan-2021');
    expect(idInForce('nowhere', 2021)).toBeUndefined();
  });
});

describe('versions', () => {
  const corrected: Policy = { ...madeUpCity, version: 2, classOrder: ['POLICY', 'MANAGEMENT'] };
  const registry = createRegistry([madeUpCity, corrected]);

  test('stand side by side: the newest answers, an old one is found by its number', () => {
    expect(registry.all).toEqual([corrected]);
    expect(registry.get('linjiang-2030')).toBe(corrected);
    expect(registry.get('linjiang-2030', 1)).toBe(madeUpCity);
    expect(registry.get('linjiang-2030', 3)).toBeUndefined();
    expect(registry.inForce('linjiang', 2031)).toBe(corrected);
  });

  test('one version twice is an error of ours', () => {
    expect(() => createRegistry([madeUpCity, { ...madeUpCity }])).toThrow('linjiang-2030 version 1');
  });

  test('the hash is of the content: the same for a copy in another key order, another where a share changes', () => {
    const { rules, ...rest } = madeUpCity;
    expect(contentHash({ rules: structuredClone(rules), ...rest })).toBe(contentHash(madeUpCity));
    expect(contentHash(JSON.parse(JSON.stringify(madeUpCity).replace('0.80', '0.81')) as Policy)).not.toBe(
      contentHash(madeUpCity),
    );
  });
});

describe.each([...policies.all, madeUpCity, unemploymentFund, injuryFund])('$id is complete', (policy) => {
  test('its rules have one id each, and every class that can arise is ordered and has steps', () => {
    const ids = policy.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const classes = provisionsOf(policy, 'DEFICIT_CLASS').map(({ deficitClass }) => deficitClass);
    expect([...policy.classOrder].sort()).toEqual(classes.sort());
    for (const deficitClass of classes) {
      expect(provisionsOf(policy, 'STEP').some((step) => step.deficitClass === deficitClass)).toBe(true);
    }
  });

  test('one class takes the remainder, and a surplus goes somewhere to the last fen', () => {
    const remainders = provisionsOf(policy, 'DEFICIT_CLASS').filter(({ measuredBy }) =>
      measuredBy.includes('REMAINDER'),
    );
    expect(remainders).toHaveLength(1);
    expect(provisionsOf(policy, 'SURPLUS').at(-1)).toMatchObject({ share: 'REST' });
  });

  test('it says who approves, when governments pay, and who the local government is', () => {
    for (const kind of ['APPROVAL', 'TOP_UP', 'LOCAL_GOVERNMENT'] as const) {
      expect(provisionOf(policy, kind).citation.quote).not.toBe('');
    }
  });

  test('all its levies are charged to the same sources in the same order: a year has one sum of them', () => {
    const charged = provisionsOf(policy, 'LEVY').map(({ chargedTo }) => chargedTo.join());
    expect(new Set(charged).size).toBeLessThanOrEqual(1);
  });

  test('a pot backed by the counties’ own reserves is drawn on only after each county has used its own', () => {
    for (const { deficitClass } of provisionsOf(policy, 'STEP').filter((step) => 'withOwnReserves' in step)) {
      const sources = provisionsOf(policy, 'STEP')
        .filter((step) => step.deficitClass === deficitClass)
        .map(({ source }) => source);
      expect(sources.indexOf('OWN_RESERVE')).toBeGreaterThanOrEqual(0);
      expect(sources.indexOf('OWN_RESERVE')).toBeLessThan(sources.indexOf('SHARED_RESERVE'));
    }
  });
});
