/** Two adjustment funds of other insurances, fixtures both: what the vocabulary of the four cities makes of them. */
import { describe, expect, test } from '@jest/globals';
import { fen, yuan } from '../../src/money.js';
import { provisionsOf, type Policy } from '../../src/policy/policy.js';
import { Refused } from '../../src/refusal.js';
import { leviesOf, levyDue } from '../../src/reserve/levy-due.js';
import { settle } from '../../src/settlement/settle.js';
import { scenarioInFen } from '../../src/settlement/scenario.js';
import { injuryFund, unemploymentFund } from '../policy/adjustment-funds.js';
import type { CountyInput } from './case-files.js';

/** A city of 1,000 yuan of premiums, short of 100. */
const city = (county: string, facts: Partial<CountyInput> = {}): CountyInput => ({
  county,
  kind: 'CITY',
  incomeDue: '1000.00',
  incomeCollected: '1000.00',
  compliantExpenditure: '1100.00',
  nonCompliantExpenditure: '0.00',
  subsidyShortfall: '0.00',
  levy: '0.00',
  accumulatedBalance: '0.00',
  ownReserve: '0.00',
  forceMajeure: '0.00',
  otherFaults: [],
  targetsMet: false,
  decidedDraw: '0.00',
  ...facts,
});
const settled = (policy: Policy, sharedReserve: string, ...counties: CountyInput[]) =>
  settle(
    policy,
    scenarioInFen({ insurance: 'EMPLOYEE', fiscalYear: 2021, sharedReserve, pooledBalance: '0.00', counties }),
  );
const paid = (policy: Policy, sharedReserve: string, ...counties: CountyInput[]) =>
  settled(policy, sharedReserve, ...counties).counties.map(({ county, steps }) =>
    [county, ...steps.map(({ source, amount }) => `${source} ${yuan(amount)}`)].join(' '),
  );
const history = (contributed: string, drawn: string) => ({ reserveHistory: { contributed, drawn } });
const refusedBy = (act: () => unknown): string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof Refused) return error.refusals.map(({ code, path }) => `${code} ${path.join('.')}`);
    throw error;
  }
  return [];
};
const levied = (policy: Policy, held: string, fiscalYear = 2021) =>
  leviesOf(policy, fiscalYear).map((levy) => {
    const figures = { income: fen('1200.00'), premiums: fen('1000.01'), subsidies: 0n, accumulatedBalance: 0n };
    return `${levy.builds} ${levyDue(levy, [figures], fen(held)).map(yuan).join()}`;
  });

describe('the unemployment fund (fixture): 5 % of premiums, draws at most twice what was ever paid in', () => {
  test('5 % of premiums of 1,000.01 are 50.00, every year, to be remitted by quarter; none before 2002', () => {
    expect(levied(unemploymentFund, '9999.00')).toEqual(['SHARED_RESERVE 50.00']);
    expect(levied(unemploymentFund, '0.00', 2030)).toEqual(['SHARED_RESERVE 50.00']);
    expect(levied(unemploymentFund, '0.00', 2001)).toEqual([]);
    expect(provisionsOf(unemploymentFund, 'DEADLINE')).toMatchObject([
      { task: 'REMIT_LEVY', due: { every: 'QUARTER' } },
    ]);
  });

  test.each<[string, Partial<CountyInput>, string]>([
    ['who paid in 60 and drew nothing gets all 100', history('60.00', '0.00'), 'SHARED_RESERVE 100.00'],
    [
      'who paid in 60 and drew 80 gets 40, city finance pays 60',
      history('60.00', '80.00'),
      'SHARED_RESERVE 40.00 LOCAL_GOVERNMENT 60.00',
    ],
    ['who drew more than twice gets nothing', history('60.00', '121.00'), 'LOCAL_GOVERNMENT 100.00'],
    ['who never paid in gets nothing', history('0.00', '0.00'), 'LOCAL_GOVERNMENT 100.00'],
    [
      'the own balance goes first and does not count as drawn',
      { ...history('20.00', '0.00'), accumulatedBalance: '70.00' },
      'ACCUMULATED_BALANCE 70.00 SHARED_RESERVE 30.00',
    ],
  ])('%s', (_sentence, facts, expected) => {
    expect(paid(unemploymentFund, '1000.00', city('a', facts))).toEqual([`a ${expected}`]);
  });

  test('a fund that is too small is rationed by what each may draw: 40 and 80 out of 60', () => {
    expect(
      paid(unemploymentFund, '60.00', city('a', history('20.00', '0.00')), city('b', history('40.00', '0.00'))),
    ).toEqual(['a SHARED_RESERVE 20.00 LOCAL_GOVERNMENT 80.00', 'b SHARED_RESERVE 40.00 LOCAL_GOVERNMENT 60.00']);
  });

  test('what was ever paid in and drawn has to be known of every city, also of one without a deficit', () => {
    const surplus = city('b', { compliantExpenditure: '0.00' });
    expect(refusedBy(() => settled(unemploymentFund, '0.00', city('a', history('1.00', '0.00')), surplus))).toEqual([
      'RESERVE_HISTORY_MISSING scenario.counties.1.reserveHistory',
    ]);
  });

  test('a policy without such a limit names the history among the inputs it ignores', () => {
    expect(settled(injuryFund, '0.00', city('a', history('1.00', '0.00'))).ignoredInputs).toContain('reserveHistory');
  });
});

describe('the injury fund (fixture): two tiers of reserve, the upper one by decision', () => {
  test('5 % go to the own reserve and 2 % to the province’s, until the own one holds above half the year’s income', () => {
    expect(levied(injuryFund, '600.00')).toEqual(['OWN_RESERVE 50.00', 'SHARED_RESERVE 20.00']);
    // above it the rate is for the offices to lower: nothing is computed for this tier
    expect(levied(injuryFund, '600.01')).toEqual(['OWN_RESERVE 0.00', 'SHARED_RESERVE 20.00']);
  });

  test('balance, own reserve, what the province decided, and city finance keeps the rest of its advance', () => {
    const facts = { accumulatedBalance: '10.00', ownReserve: '20.00', decidedDraw: '30.00' };
    expect(paid(injuryFund, '30.00', city('a', facts))).toEqual([
      'a ACCUMULATED_BALANCE 10.00 OWN_RESERVE 20.00 SHARED_RESERVE 30.00 LOCAL_GOVERNMENT 40.00',
    ]);
  });

  test('without a decision all of the advance stays with city finance; the province can’t give more than it has', () => {
    expect(paid(injuryFund, '30.00', city('a'))).toEqual(['a LOCAL_GOVERNMENT 100.00']);
    expect(refusedBy(() => settled(injuryFund, '30.00', city('a', { decidedDraw: '31.00' })))).toEqual([
      'DECIDED_DRAW_EXCEEDS_RESERVE scenario.sharedReserve',
    ]);
  });

  test('the year’s levy of both tiers, 70, is charged to surplus 40, then to balance 20, and 10 are owed', () => {
    const facts = { compliantExpenditure: '960.00', levy: '70.00', accumulatedBalance: '20.00' };
    expect(settled(injuryFund, '0.00', city('a', facts)).counties[0]).toMatchObject({
      levyUnpaid: fen('10.00'),
      accumulatedBalanceAfter: 0n,
      surplusAllocations: [],
    });
  });
});
