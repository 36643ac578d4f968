import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fen, yuan } from '../../src/money.js';
import { handan } from '../../src/policy/handan.js';
import { policies } from '../../src/policy/registry.js';
import { shaoyang } from '../../src/policy/shaoyang.js';
import { suzhou } from '../../src/policy/suzhou.js';
import { findWarnings } from '../../src/warning/find-warnings.js';
import type { CountyView, FundView, PoolView, YearFigures } from '../../src/warning/pool-view.js';

const year = (income: string, expenditure: string, subsidies = '0'): YearFigures => ({
  income: fen(income),
  subsidies: fen(subsidies),
  expenditure: fen(expenditure),
});

/** 1,200 in and out, 800 in hand: eight months of cover, and nothing to be warned of. */
const county = (given: Partial<CountyView> = {}): CountyView => ({
  county: 'a',
  insured: 100,
  accumulatedBalance: fen('800'),
  atHand: fen('800'),
  expenditureAccount: 0n,
  prefunded: null,
  year: year('1200', '1200'),
  before: [],
  facts: undefined,
  budget: undefined,
  ...given,
});

const fund = (counties: CountyView[], given: Partial<FundView> = {}): FundView => ({
  insurance: 'RESIDENT',
  fiscalYear: 2021,
  months: 12,
  policy: undefined,
  counties,
  overdue: [],
  overdueDebts: [],
  remittances: new Map(),
  planning: {
    policy: undefined,
    fiscalYear: 2021,
    plans: [],
    before: new Map(),
  },
  ...given,
});

const pool = (funds: FundView[], given: Partial<PoolView> = {}): PoolView => ({
  asOf: '2021-12-31',
  policies: [],
  counties: [],
  funds,
  workingFunds: [],
  duties: [],
  ...given,
});

/** "KIND county LEVEL figure threshold": one line a warning; RESIDENT and 2021 where nothing else is said. */
const told = (view: PoolView) =>
  findWarnings(view).map(({ kind, county, level, figure, threshold }) =>
    [kind, county ?? '-', level, yuan(figure), yuan(threshold)].join(' '),
  );
const of = (kind: string, view: PoolView) =>
  told(view).flatMap((text) => (text.startsWith(`${kind} `) ? [text.slice(kind.length + 1)] : []));
const found = (kind: string, view: PoolView) => findWarnings(view).filter((finding) => finding.kind === kind);

test('a pool with eight months of cover that spends what it takes in is warned of nothing', () => {
  expect(told(pool([fund([county()])]))).toEqual([]);
});

describe('months of cover', () => {
  const cover = (balance: string, given: Partial<FundView> = {}) =>
    told(pool([fund([county({ accumulatedBalance: fen(balance) })], given)])).filter((text) => !text.includes(' - '));

  test.each([
    ['299.99', ['MONTHS_OF_COVER a ORANGE 3.00 6.00']],
    ['299.49', ['MONTHS_OF_COVER a RED 2.99 3.00']],
    ['300.00', ['MONTHS_OF_COVER a ORANGE 3.00 6.00']],
    ['599.00', ['MONTHS_OF_COVER a ORANGE 5.99 6.00']],
    ['600.00', []],
    ['900.00', []],
    ['1500.00', []],
    ['1501.00', ['OVER_ACCUMULATED a NOTICE 15.01 15.00']],
    ['0.00', ['MONTHS_OF_COVER a RED 0.00 3.00']],
  ])('%s yuan against 100 a month: %j', (balance, expected) => {
    expect(cover(balance)).toEqual(expected);
  });

  test('a year on record to June counts its six months: 600 spent are 100 a month', () => {
    const half = county({ accumulatedBalance: fen('500'), year: year('600', '600') });
    expect(of('MONTHS_OF_COVER', pool([fund([half], { months: 6 })]))).toContain('a ORANGE 5.00 6.00');
  });

  test('the pool has its own cover, from all counties together; a county that spent nothing has none', () => {
    const view = pool([
      fund([
        county({ accumulatedBalance: fen('100') }),
        county({ county: 'b', accumulatedBalance: fen('100'), year: year('0', '0') }),
      ]),
    ]);
    expect(of('MONTHS_OF_COVER', view)).toEqual(['- RED 2.00 3.00', 'a RED 1.00 3.00']);
  });

  test('a default says so and cites nothing; Suzhou’s six months are its own, red, for each fund and for both together', () => {
    const [own] = found('MONTHS_OF_COVER', pool([fund([county({ accumulatedBalance: fen('500') })])]));
    expect(own).toMatchObject({ thresholdIsDefault: true, rule: null, citation: null });

    const funds = (['EMPLOYEE', 'RESIDENT'] as const).map((insurance, at) =>
      fund([county({ accumulatedBalance: fen(at ? '400' : '700') })], { insurance, policy: suzhou }),
    );
    const ofCity = found('MONTHS_OF_COVER', pool(funds)).filter((finding) => finding.county === null);
    expect(
      ofCity.map(({ insurance, level, figure, rule, thresholdIsDefault }) => [
        ...[insurance, level, yuan(figure), rule, thresholdIsDefault],
      ]),
    ).toEqual([
      ['RESIDENT', 'RED', '4.00', 'SZ-8', false],
      [null, 'RED', '5.50', 'SZ-8', false],
    ]);
    expect(ofCity[0]!.citation!.quote).toContain('备付期低于6个月');
  });

  test('where the law sets no threshold for the city both funds are not added up', () => {
    const poor = (insurance: 'EMPLOYEE' | 'RESIDENT') =>
      fund([county({ accumulatedBalance: 0n })], { insurance, policy: handan });
    const view = pool([poor('EMPLOYEE'), poor('RESIDENT')]);
    expect(findWarnings(view).filter(({ insurance }) => insurance === null)).toEqual([]);
  });
});

describe('deficits', () => {
  const short = county({ year: year('1200', '1300'), before: [year('1000', '1000')] });

  test('a deficit of 100 this year is one of the county, not of the pool', () => {
    expect(of('DEFICIT', pool([fund([short])]))).toEqual(['a ORANGE 100.00 0.00']);
    expect(of('DEFICIT_TWO_YEARS', pool([fund([short])]))).toEqual([]);
  });

  test('the year before had one of 50: two running, 150 together', () => {
    const again = { ...short, before: [year('1000', '1050')] };
    expect(of('DEFICIT_TWO_YEARS', pool([fund([again])]))).toEqual(['a RED 150.00 0.00']);
  });

  test('one of the year before alone is none now', () => {
    const recovered = county({ before: [year('1000', '1050')] });
    expect(told(pool([fund([recovered])])).filter((text) => text.startsWith('DEFICIT'))).toEqual([]);
  });

  test('100 at hand and 120 taken out in twelve months: ten months left, used up in November', () => {
    const [running] = found(
      'EXHAUSTION',
      pool([fund([county({ atHand: fen('100'), year: year('1200', '1320') })])]),
    ).filter((finding) => finding.county === 'a');
    expect(running).toMatchObject({ level: 'ORANGE', figure: 1000n, unit: 'MONTHS' });
    expect(running!.message).toContain('2022-11');
  });

  test('nothing left is used up at once; more than a year’s worth is no warning', () => {
    const left = (atHand: string) =>
      of('EXHAUSTION', pool([fund([county({ atHand: fen(atHand), year: year('1200', '1320') })])])).filter((text) =>
        text.startsWith('a'),
      );
    expect(left('-5')).toEqual(['a RED 0.00 6.00']);
    expect(left('60')).toEqual(['a RED 6.00 6.00']);
    expect(left('120')).toEqual(['a ORANGE 12.00 12.00']);
    expect(left('121')).toEqual([]);
    const empty = county({ atHand: 0n, year: year('1200', '1320') });
    expect(found('EXHAUSTION', pool([fund([empty])]))[0]!.message).toContain('结余已用完');
  });
});

describe('collection', () => {
  const collected = (income: string, facts: CountyView['facts'], months = 12) =>
    told(pool([fund([county({ year: year(income, income, '90'), facts })], { months })])).filter((text) =>
      /_RATE/.test(text),
    );
  const due = { incomeDue: fen('1000'), subsidyShortfall: 0n };

  test('94.99 % of the income due is orange, 89.99 % red, 95 % enough', () => {
    expect(collected('949.90', due)).toEqual(['COLLECTION_RATE a ORANGE 94.99 95.00']);
    expect(collected('899.90', due)).toEqual(['COLLECTION_RATE a RED 89.99 90.00']);
    expect(collected('950.00', due)).toEqual([]);
  });

  test('90 of 120 yuan of subsidies: three quarters are paid in', () => {
    expect(collected('1000', { ...due, subsidyShortfall: fen('30') })).toEqual(['SUBSIDY_RATE a RED 75.00 90.00']);
  });

  test('a year that is not over, and one without facts, are not judged', () => {
    expect(collected('100', due, 11)).toEqual([]);
    expect(collected('100', undefined)).toEqual([]);
  });
});

describe('growth', () => {
  const grown = (now: YearFigures, last: YearFigures[]) =>
    of('GROWTH', pool([fund([county({ year: now, before: last })])]));

  test('income up 10 %, expenditure up 15 %: five points, for the county and for a pool of it', () => {
    expect(grown(year('1100', '1150'), [year('1000', '1000')])).toEqual(['- NOTICE 5.00 0.00', 'a NOTICE 5.00 0.00']);
    expect(grown(year('1100', '1210'), [year('1000', '1000')])).toEqual([
      '- ORANGE 11.00 10.00',
      'a ORANGE 11.00 10.00',
    ]);
  });

  test('alike, slower, or without a year before: nothing', () => {
    expect(grown(year('1100', '1100'), [year('1000', '1000')])).toEqual([]);
    expect(grown(year('1200', '1100'), [year('1000', '1000')])).toEqual([]);
    expect(grown(year('1100', '1150'), [])).toEqual([]);
  });
});

describe('the expenditure account', () => {
  const before = [year('0', '1300'), year('0', '1200'), year('0', '1100'), year('0', '9999')];
  const holding = (expenditureAccount: string, given: Partial<CountyView> = {}, policy = shaoyang) =>
    found(
      'EXPENDITURE_ACCOUNT',
      pool([fund([county({ expenditureAccount: fen(expenditureAccount), before, ...given })], { policy })]),
    );

  test('Shaoyang’s limit is three months’ mean of three years: 300; a fen above it is a warning with its sentence', () => {
    expect(holding('300')).toEqual([]);
    expect(holding('300.01')).toEqual([
      expect.objectContaining({ figure: 30001n, threshold: 30000n, rule: 'SY-2', thresholdIsDefault: false }),
    ]);
  });

  test('with two years on record the limit is not known; Handan has none', () => {
    expect(holding('5000', { before: before.slice(0, 2) })).toEqual([]);
    expect(holding('5000', {}, handan)).toEqual([]);
  });
});

describe('obligations', () => {
  const { citation } = handan.rules[0]!.provisions[0]!;
  const owed = (asOf: string) =>
    found(
      'OVERDUE_OBLIGATION',
      pool(
        [
          fund([county()], {
            overdue: [
              {
                ...{ id: 'o-1', county: 'a', fiscalYear: 2020, kind: 'TOP_UP', due: '2021-12-31' },
                ...{ outstanding: fen('1234567'), rule: 'HD-7', citation },
              },
            ],
          }),
        ],
        { asOf },
      ),
    );

  test('a top-up due at the end of 2021: orange from the day after, red after 90 days', () => {
    expect(owed('2022-01-01')).toEqual([
      expect.objectContaining({
        level: 'ORANGE',
        figure: 100n,
        unit: 'DAYS',
        rule: 'HD-7',
        subject: 'o-1',
        fiscalYear: 2020,
      }),
    ]);
    expect(owed('2022-01-01')[0]!.message).toContain('尚欠 1,234,567.00 元');
    expect(owed('2022-03-31').map(({ level, figure }) => [level, figure])).toEqual([['ORANGE', 9000n]]);
    expect(owed('2022-04-01').map(({ level }) => level)).toEqual(['RED']);
  });
});

describe('expenditure per head', () => {
  const view = (b: string) =>
    pool([
      fund([county({ year: year('1200', '1000') }), county({ county: 'b', insured: 300, year: year('9999', b) })], {
        policy: handan,
      }),
    ]);

  test('10 yuan a head in one county, 5 in another three times as large: the mean is 6.25', () => {
    expect(of('EXPENDITURE_PER_HEAD', view('1500'))).toEqual(['a ORANGE 60.00 40.00']); // b is exactly 20 % below
    // √(¼ × 3.75² + ¾ × 1.25²) ÷ 6.25
    expect(of('EXPENDITURE_DISPERSION', view('1500'))).toEqual(['- ORANGE 34.64 30.00']);
    expect(found('EXPENDITURE_DISPERSION', view('1500'))).toEqual([
      expect.objectContaining({ rule: 'HD-9', thresholdIsDefault: true }),
    ]);
  });

  test('alike to the fen: nothing', () => {
    expect(of('EXPENDITURE_PER_HEAD', view('3000'))).toEqual([]);
    expect(of('EXPENDITURE_DISPERSION', view('3000'))).toEqual([]);
  });
});

describe('the insured share', () => {
  const insured = (persons: number, asOf = '2021-06-30') =>
    of(
      'INSURED_SHARE',
      pool([], {
        asOf,
        policies: [shaoyang],
        counties: [
          { insured: 100, residents: null },
          { insured: persons, residents: 1000 },
        ],
      }),
    );

  test('Shaoyang asks for 95 % of its residents: 949 of 1,000 are too few, 950 enough', () => {
    expect(insured(849)).toEqual(['- ORANGE 94.90 95.00']);
    expect(insured(850)).toEqual([]);
  });

  test('before the policy is in force, and where residents are not known, nothing is asked', () => {
    expect(insured(1, '2020-01-01')).toEqual([]);
    expect(
      of('INSURED_SHARE', pool([], { policies: [shaoyang], counties: [{ insured: 1, residents: null }] })),
    ).toEqual([]);
  });
});

describe('working funds', () => {
  const funds = (amount: string, insured: number, given: Partial<PoolView> = {}) =>
    found(
      'WORKING_FUNDS',
      pool([], {
        policies: [shaoyang],
        workingFunds: [{ county: 'a', year: 2021, amount: fen(amount), insured }],
        ...given,
      }),
    ).map(({ county, insurance, fiscalYear, level, figure, threshold, unit, rule, thresholdIsDefault }) =>
      [county, insurance, fiscalYear, level, yuan(figure), yuan(threshold), unit, rule, thresholdIsDefault].join(' '),
    );

  test('of 299.99 yuan for 100 persons are below 3 yuan each, 300 are not; a part of a fen rounds down', () => {
    expect(funds('299.99', 100)).toEqual(['a  2021 ORANGE 2.99 3.00 YUAN SY-12 false']);
    expect(funds('300.00', 100)).toEqual([]);
    expect(funds('0.00', 100)).toEqual(['a  2021 ORANGE 0.00 3.00 YUAN SY-12 false']);
    expect(funds('299999.99', 100_000)).toEqual(['a  2021 ORANGE 2.99 3.00 YUAN SY-12 false']);
  });

  test('are held against nothing where nobody is insured, and where no policy in force asks for them', () => {
    expect(funds('0.00', 0)).toEqual([]);
    expect(funds('0.00', 100, { policies: [handan] })).toEqual([]);
    expect(funds('0.00', 100, { asOf: '2020-01-01' })).toEqual([]);
  });
});

test('Handan lapses on 2022-12-31: orange from a year before, red from the day after', () => {
  const lapse = (asOf: string) =>
    of('POLICY_LAPSES', pool([], { asOf, policies: policies.all.filter(({ id }) => id === handan.id) }));
  expect(lapse('2021-12-30')).toEqual([]);
  expect(lapse('2021-12-31')).toEqual(['- ORANGE 365.00 365.00']);
  expect(lapse('2022-12-31')).toEqual(['- ORANGE 0.00 365.00']);
  expect(lapse('2023-01-01')).toEqual(['- RED -1.00 -1.00']);
});

describe('a budget in force', () => {
  /** 1,200 in and out are planned, 600 of both by June. */
  const halfway = (income: string, expenditure: string, given: Partial<FundView> = {}) => {
    const plan = { year: fen('1200'), toDate: fen('600') };
    const one = county({ year: year(income, expenditure), budget: { income: plan, expenditure: plan } });
    return told(pool([fund([one], { months: 6, ...given })])).filter((text) => text.startsWith('BUDGET'));
  };

  test.each([
    ['600', '600', []],
    ['600', '660', []],
    ['600', '660.07', ['BUDGET_SPENDING a NOTICE 5.01 5.00']],
    ['600', '720.07', ['BUDGET_SPENDING a ORANGE 10.01 10.00']],
    ['539', '600', ['BUDGET_INCOME a NOTICE 5.08 5.00']],
    ['400', '500', ['BUDGET_INCOME a ORANGE 16.67 10.00']],
    ['900', '300', []],
  ])('%s in and %s out of 600 planned by June: %j', (income, expenditure, expected) => {
    expect(halfway(income, expenditure).filter((text) => text.includes(' a '))).toEqual(expected);
  });

  test('the pool is looked at too, where every county has one', () => {
    expect(halfway('400', '600')).toEqual(['BUDGET_INCOME - ORANGE 16.67 10.00', 'BUDGET_INCOME a ORANGE 16.67 10.00']);
  });

  test('above the whole year’s it is red, with the sentence that makes the budget binding where there is one', () => {
    const over = (policy?: FundView['policy']) => {
      const plan = { year: fen('1200'), toDate: fen('1200') };
      const one = county({ year: year('1200', '1200.01'), budget: { income: plan, expenditure: plan } });
      return found('BUDGET_OVERSPENT', pool([fund([one], { policy })]));
    };
    expect(over()[0]).toMatchObject({ level: 'RED', figure: 1n, citation: null, thresholdIsDefault: true });
    expect(over(handan)[0]).toMatchObject({ rule: 'HD-2', thresholdIsDefault: false });
    expect(over(suzhou)[0]!.citation!.quote).toContain('不得随意调整');
  });
});

describe('fund-use plans', () => {
  const planning = (plans: FundView['planning']['plans'], before: string[]): Partial<FundView> => ({
    planning: {
      policy: shaoyang,
      fiscalYear: 2021,
      plans,
      before: new Map([['a', before.map(fen)]]),
    },
  });
  const plan = (amount: string) => [{ county: 'a', number: 2, amount: fen(amount) }];

  test('a plan more than 20 % off the mean of three years is warned of, above it and below', () => {
    const years = ['400', '400', '400']; // 100 a quarter
    const off = (amount: string, before = years) =>
      of('PLAN_OFF_MEAN', pool([fund([county()], planning(plan(amount), before))]));
    expect(off('120')).toEqual([]);
    expect(off('120.01')).toEqual(['a NOTICE 20.01 20.00']);
    expect(off('50')).toEqual(['a ORANGE -50.00 40.00']);
    expect(off('500', years.slice(1))).toEqual([]);
    // Handan's measure names no mean: there is nothing to be off
    const given = planning(plan('500'), years).planning!;
    expect(of('PLAN_OFF_MEAN', pool([fund([county()], { planning: { ...given, policy: handan } })]))).toEqual([]);
    const [warning] = found('PLAN_OFF_MEAN', pool([fund([county()], planning(plan('500'), years))]));
    expect(warning).toMatchObject({ subject: '2', rule: 'SY-4', thresholdIsDefault: true });
  });

  test('an account is measured against the reserve that was prefunded, where one was', () => {
    const given = { expenditureAccount: fen('300.01'), prefunded: fen('300.00') };
    expect(of('EXPENDITURE_ACCOUNT', pool([fund([county(given)], { policy: shaoyang })]))).toEqual([
      'a ORANGE 300.01 300.00',
    ]);
  });
});

test('whatever the figures, one place is never warned of one thing twice, and a default cites no threshold', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 14n });
  const figures = fc.record({ income: amount, subsidies: amount, expenditure: amount });
  const planned = fc.record({ year: amount, toDate: amount });
  const counties = fc.uniqueArray(
    fc.record({
      county: fc.constantFrom('a', 'b', 'c', 'd'),
      insured: fc.nat(1_000_000),
      accumulatedBalance: amount,
      atHand: fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n }),
      expenditureAccount: amount,
      prefunded: fc.option(amount),
      year: figures,
      before: fc.array(figures, { maxLength: 4 }),
      facts: fc.option(fc.record({ incomeDue: amount, subsidyShortfall: amount }), { nil: undefined }),
      budget: fc.option(fc.record({ income: planned, expenditure: planned }), { nil: undefined }),
    }),
    { selector: (one) => one.county },
  );
  fc.assert(
    fc.property(counties, fc.constantFrom(...policies.all), fc.integer({ min: 1, max: 12 }), (of, policy, months) => {
      const findings = findWarnings(
        pool([fund(of, { policy, months }), fund(of, { insurance: 'EMPLOYEE', policy, months })], {
          policies: [policy],
        }),
      );
      const keys = findings.map(({ kind, insurance, county: place }) => `${kind} ${insurance} ${place}`);
      expect(new Set(keys).size).toBe(keys.length);
      for (const { citation, rule, thresholdIsDefault, message } of findings) {
        expect((citation === null) === (rule === null)).toBe(true);
        expect(thresholdIsDefault || citation !== null).toBe(true);
        expect(message).not.toMatch(/undefined|NaN/);
      }
    }),
    { numRuns: 200 },
  );
});
