import { describe, expect, test } from '@jest/globals';
import { fen } from '../../src/money.js';
import { policies } from '../../src/policy/registry.js';
import { Refused, type Refusal } from '../../src/refusal.js';
import { reserveDraws } from '../../src/settlement/reserve-draws.js';
import { settle } from '../../src/settlement/settle.js';
import { madeUpCity } from '../policy/made-up-city.js';
import { inYuan } from '../../src/settlement/outcome-view.js';
import type { CountyInput, ScenarioInput } from './case-files.js';
import { county, year } from './facts.js';

const handan = policies.get('handan-2021')!;
const refusalsOf = (act: () => unknown): readonly Refusal[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error.refusals;
    throw error;
  }
  return [];
};

describe('a made-up city that consists of data only', () => {
  test('settles by its own law: reserve first, then the balance that a fault has already used, then city finance', () => {
    const outcome = settle(
      madeUpCity,
      year(
        [
          county('b', {
            incomeCollected: '900.00',
            compliantExpenditure: '1000.00',
            nonCompliantExpenditure: '30.00',
            accumulatedBalance: '45.00',
            subsidyShortfall: '50.00',
          }),
          county('a', { kind: 'CITY_OWN', nonCompliantExpenditure: '7.00' }),
          county('c', { incomeCollected: '100.01', levy: '5.00' }),
        ],
        { sharedReserve: '12.00', fiscalYear: 2030 },
      ),
    );
    expect(inYuan(outcome)).toMatchObject({
      counties: [
        {
          county: 'a',
          steps: [{ rule: 'LJ-2', source: 'MUNICIPAL_FINANCE', amount: '7.00' }],
          obligations: [],
        },
        {
          county: 'b',
          deficit: '130.00',
          managementDeficit: '30.00',
          policyDeficit: '100.00',
          steps: [
            { rule: 'LJ-2', source: 'ACCUMULATED_BALANCE', deficitClass: 'MANAGEMENT', amount: '30.00' },
            { rule: 'LJ-1', source: 'SHARED_RESERVE', deficitClass: 'POLICY', amount: '32.01' },
            { rule: 'LJ-1', source: 'ACCUMULATED_BALANCE', deficitClass: 'POLICY', amount: '15.00' },
            { rule: 'LJ-1', source: 'MUNICIPAL_FINANCE', deficitClass: 'POLICY', amount: '52.99' },
          ],
          obligations: [{ kind: 'MAKE_GOOD_INCOME', payer: 'LOCAL_GOVERNMENT', amount: '20.00', dueYear: 2033 }],
        },
        {
          county: 'c',
          levyUnpaid: '0.00',
          surplusAllocations: [
            { to: 'ACCUMULATED_BALANCE', amount: '40.00' },
            { to: 'POOLED_BALANCE', amount: '40.00' },
            { to: 'SHARED_RESERVE', amount: '20.01' },
          ],
        },
      ],
      sharedReserveAfter: '0.00',
      pooledBalanceAfter: '40.00',
      readings: [{ id: 'LJ-1-R1' }],
      ignoredInputs: ['levy'],
    });
  });
});

describe('what an outcome says of itself', () => {
  test('every step carries its rule and the sentence of law', () => {
    const [settled] = settle(
      handan,
      year([county('a', { compliantExpenditure: '100.00', ownReserve: '10.00' })], { sharedReserve: '50.00' }),
    ).counties;
    expect(settled!.steps.map(({ rule, citation }) => [rule, citation.article, citation.quote])).toEqual([
      ['HD-7', '第十二条（二）', '历年滚存结余基金不足以弥补的，使用当地上解风险金调剂解决'],
      ['HD-7', '第十二条（二）', '仍有缺口的，由市级风险金调剂缺口的50%'],
      ['HD-7', '第十二条（二）', '其余不足部分由当地政府财政补足'],
    ]);
  });

  test('inputs without a use in the policy are named, those left at their default are not', () => {
    const given = county('a', {
      incomeDue: '1.00',
      incomeCollected: '1.00',
      incomeTarget: '1.00',
      subsidyShortfall: '1.00',
      forceMajeure: '1.00',
      ownReserve: '1.00',
      otherFaults: [{ cause: 'OTHER', amount: '1.00' }],
      expenditureTarget: '1.00',
      targetsMet: true,
      decidedDraw: '1.00',
    });
    const ignored = (policy: string, facts: Partial<ScenarioInput> = {}) =>
      settle(policies.get(policy)!, year([given], { pooledBalance: '1.00', ...facts })).ignoredInputs;
    expect(ignored('shaoyang-2020')).toEqual([
      'subsidyShortfall',
      'ownReserve',
      'forceMajeure',
      'otherFaults',
      'decidedDraw',
    ]);
    expect(ignored('handan-2021')).toEqual([
      'pooledBalance',
      'subsidyShortfall',
      'expenditureTarget',
      'targetsMet',
      'decidedDraw',
    ]);
    expect(ignored('suzhou-2020')).not.toContain('subsidyShortfall');
    expect(ignored('suzhou-2020', { insurance: 'EMPLOYEE' })).toContain('subsidyShortfall');
    expect(ignored('changzhutan-2021')).toContain('incomeDue');
    for (const { id } of policies.all) expect(settle(policies.get(id)!, year([county('a')])).ignoredInputs).toEqual([]);
  });

  test('only the readings that the outcome rests on are given: none in balance, the ration only when the fund is short', () => {
    const readings = (sharedReserve: string, facts: Partial<CountyInput>) =>
      settle(handan, year([county('a', facts)], { sharedReserve })).readings.map(({ id }) => id);
    expect(readings('0.00', {})).toEqual([]);
    expect(readings('100.00', { compliantExpenditure: '10.00' })).toEqual(['HD-7-R1', 'HD-7-R2', 'HD-7-R4']);
    expect(readings('1.00', { compliantExpenditure: '10.00' })).toContain('HD-7-R3');
    expect(readings('0.00', { compliantExpenditure: '10.00', kind: 'CITY_OWN' })).toContain('HD-7-R5');
  });
});

describe('a fault of a county', () => {
  test('counts only where it is a cause that the policy names', () => {
    const [settled] = settle(
      policies.get('shaoyang-2020')!,
      year([
        county('a', {
          compliantExpenditure: '10.00',
          otherFaults: [
            { cause: 'SUPERVISION_TARGETS_MISSED', amount: '2.00' },
            { cause: 'GRAVE_LOSS_BY_VIOLATION', amount: '5.00' },
          ],
        }),
      ]),
    ).counties;
    expect(settled!.managementDeficit).toBe(fen('2.00'));
  });
});

test('one fen of own balance between a policy and a management deficit of one fen each: half up, it is the management part’s', () => {
  const one = county('a', {
    compliantExpenditure: '0.01',
    nonCompliantExpenditure: '0.01',
    accumulatedBalance: '0.01',
  });
  const [settled] = settle(policies.get('shaoyang-2020')!, year([one])).counties;
  expect(settled!.steps.map(({ source, deficitClass }) => [source, deficitClass])).toEqual([
    ['ACCUMULATED_BALANCE', 'MANAGEMENT'],
  ]);
});

describe('whose money it is', () => {
  test('three counties that drew a fen each from three that gave a fen each: each giver gives once', () => {
    const outcome = settle(
      handan,
      year([
        ...['a', 'b', 'c'].map((id) => county(id, { compliantExpenditure: '0.01' })),
        ...['x', 'y', 'z'].map((id) => county(id, { ownReserve: '0.01' })),
      ]),
    );
    expect([...reserveDraws(outcome).values()].map(inYuan)).toEqual([
      [{ county: 'x', amount: '0.01' }],
      [{ county: 'y', amount: '0.01' }],
      [{ county: 'z', amount: '0.01' }],
    ]);
  });

  test('common part 10, B gave 30, C gave 60: two counties that drew 40 and 60 split each part', () => {
    const outcome = settle(
      handan,
      year(
        [
          county('a', { compliantExpenditure: '80.00' }),
          county('b', { ownReserve: '30.00' }),
          county('c', { ownReserve: '60.00' }),
          county('d', { compliantExpenditure: '125.00', ownReserve: '5.00' }),
        ],
        { sharedReserve: '10.00' },
      ),
    );
    const draws = reserveDraws(outcome);
    const drawnBy = (id: string) => {
      const { steps } = outcome.counties.find((one) => one.county === id)!;
      return inYuan(draws.get(steps.find(({ source }) => source === 'SHARED_RESERVE')!));
    };
    expect(drawnBy('a')).toEqual([
      { county: null, amount: '4.00' },
      { county: 'b', amount: '12.00' },
      { county: 'c', amount: '24.00' },
    ]);
    expect(drawnBy('d')).toEqual([
      { county: null, amount: '6.00' },
      { county: 'b', amount: '18.00' },
      { county: 'c', amount: '36.00' },
    ]);
  });
});

describe('a scenario with faults is refused', () => {
  test('with all of them at once, each with its path', () => {
    const refusals = refusalsOf(() =>
      settle(
        handan,
        year(
          [
            county('a', { levy: '-1.00', incomeTarget: '-0.01' }),
            county('a', { otherFaults: [{ cause: 'OTHER', amount: '-2.00' }] }),
          ],
          { sharedReserve: '-3.00', fiscalYear: 20210 },
        ),
      ),
    );
    expect(refusals.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ['INVALID_FISCAL_YEAR', 'scenario.fiscalYear'],
      ['NEGATIVE_AMOUNT', 'scenario.sharedReserve'],
      ['NEGATIVE_AMOUNT', 'scenario.counties.0.incomeTarget'],
      ['NEGATIVE_AMOUNT', 'scenario.counties.0.levy'],
      ['DUPLICATE_COUNTY', 'scenario.counties.1.county'],
      ['NEGATIVE_AMOUNT', 'scenario.counties.1.otherFaults.0.amount'],
    ]);
    expect(refusals[1]!.message).toContain('-3.00');
  });

  test('of 5,001 counties as a whole; 5,000 are settled in well under a second', () => {
    const many = (count: number) =>
      year(
        Array.from({ length: count }, (_, at) =>
          county(`c${at}`, at % 2 ? { compliantExpenditure: '100.01' } : { ownReserve: '7.07' }),
        ),
      );
    expect(refusalsOf(() => settle(handan, many(5_001))).map(({ code }) => code)).toEqual(['TOO_MANY_COUNTIES']);
    const scenario = many(5_000);
    const started = performance.now();
    expect(settle(handan, scenario).counties).toHaveLength(5_000);
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('where decided draws exceed the fund, with both sums and the article', () => {
    const decided = county('a', { compliantExpenditure: '10.00', decidedDraw: '8.00' });
    const [refusal] = refusalsOf(() =>
      settle(policies.get('changzhutan-2021')!, year([decided], { sharedReserve: '5.00' })),
    );
    expect(refusal!.message).toMatch(/8\.00.*5\.00/);
    expect(refusal!.citation!.article).toBe('三（二）');
  });
});

test('counties come in order of code points, not of UTF-16 units: U+FF21 before U+20000', () => {
  const ids = settle(handan, year([county('\u{20000}'), county('Ａ'), county('a')])).counties.map((one) => one.county);
  expect(ids).toEqual(['a', 'Ａ', '\u{20000}']);
});
