import { describe, expect, test } from '@jest/globals';
import { compare } from '../../src/compare/compare.js';
import { yuan } from '../../src/money.js';
import { policies } from '../../src/policy/registry.js';
import { inYuan } from '../../src/settlement/outcome-view.js';
import type { Moved } from '../../src/settlement/movements.js';
import { county, year } from '../settlement/facts.js';

const of = (id: string) => policies.get(id)!;
const handan = of('handan-2021');

/** b lacks 260: 20 of it is non-compliant; it has 50 of its own and 50 in the risk fund. */
const facts = year(
  [
    county('a', {
      incomeDue: '1000.00',
      incomeCollected: '1000.00',
      compliantExpenditure: '600.00',
      accumulatedBalance: '500.00',
      ownReserve: '100.00',
    }),
    county('b', {
      incomeDue: '500.00',
      incomeCollected: '500.00',
      compliantExpenditure: '740.00',
      nonCompliantExpenditure: '20.00',
      accumulatedBalance: '50.00',
      ownReserve: '50.00',
    }),
  ],
  { sharedReserve: '10.00' },
);
const written = ({ before, after, difference }: Moved) => `${yuan(before)} → ${yuan(after)}: ${yuan(difference)}`;
const payers = (rows: readonly (Moved & { source: string })[]) => rows.map((row) => `${row.source} ${written(row)}`);

describe('a year of Handan under other policies', () => {
  test('is under its own policy what it is: nothing moves, and nothing is assumed but the task that was not issued', () => {
    const [same] = compare(handan, [handan], facts);
    expect(same!.total.payers.every(({ difference }) => difference === 0n)).toBe(true);
    expect(same!.assumptions).toEqual([
      {
        input: 'incomeTarget',
        text: '未下达征缴任务，以应收收入为任务：a、b。 No task was issued; the income due is taken for it.',
      },
    ]);
  });

  test('of Shaoyang: the deficit of 260.00 is paid from the own balance, the common reserve and the year’s pooled surplus; the government pays less', () => {
    const [under] = compare(handan, [of('shaoyang-2020')], facts);
    expect(payers(under!.total.payers)).toEqual([
      'ACCUMULATED_BALANCE 50.00 → 50.00: 0.00',
      'OWN_RESERVE 50.00 → 0.00: -50.00',
      'SHARED_RESERVE 70.00 → 10.00: -60.00',
      'POOLED_BALANCE 0.00 → 183.85: 183.85',
      'LOCAL_GOVERNMENT 90.00 → 16.15: -73.85',
    ]);
    expect(payers(under!.counties.find((one) => one.county === 'a')!.payers)).toEqual([]);
    expect(written(under!.counties.find((one) => one.county === 'b')!.unresolved)).toBe('0.00 → 0.00: 0.00');
    expect(under!.outcome.ignoredInputs).toEqual(['ownReserve']);
  });

  test('names what the other policy needs and the year does not have', () => {
    const inputs = (id: string) => compare(handan, [of(id)], facts)[0]!.assumptions.map(({ input }) => input);
    expect(inputs('shaoyang-2020')).toEqual([
      'levy',
      'incomeTarget',
      'expenditureTarget',
      'targetsMet',
      'INCOME_BELOW_DUE',
      'SUPERVISION_TARGETS_MISSED',
    ]);
    expect(inputs('suzhou-2020')).toEqual(['levy', 'incomeTarget', 'subsidyShortfall']);
    expect(inputs('changzhutan-2021')).toEqual(['levy', 'decidedDraw']);
  });

  test('that a policy does not settle is settled by it all the same, and it is said', () => {
    const [under] = compare(handan, [of('shaoyang-2020')], { ...facts, fiscalYear: 2019 });
    expect(under!.assumptions[0]).toEqual({
      input: 'fiscalYear',
      text: 'shaoyang-2020 不适用于 2019 年度，此处假定适用。 It does not settle 2019; taken as if it did.',
    });
  });

  test('of Chang-Zhu-Tan: no draw was decided, so what the own balance leaves is the government’s: 210.00 instead of 90.00', () => {
    const [under] = compare(handan, [of('changzhutan-2021')], facts);
    expect(payers(under!.total.payers)).toContain('LOCAL_GOVERNMENT 90.00 → 210.00: 120.00');
  });

  test('comes in the order asked for, and adds up: what all pay in a policy is the deficit', () => {
    const all = compare(handan, [of('suzhou-2020'), of('changzhutan-2021'), handan], facts);
    expect(all.map(({ policy }) => policy.id)).toEqual(['suzhou-2020', 'changzhutan-2021', 'handan-2021']);
    for (const { total } of all) {
      const paid = total.payers.reduce((sum, { after }) => sum + after, total.unresolved.after);
      expect(inYuan(paid)).toBe('260.00');
    }
  });
});
