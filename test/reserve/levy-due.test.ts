import { describe, expect, test } from '@jest/globals';
import { fen, yuan } from '../../src/money.js';
import { changzhutan } from '../../src/policy/changzhutan.js';
import { handan } from '../../src/policy/handan.js';
import { shaoyang } from '../../src/policy/shaoyang.js';
import { suzhou } from '../../src/policy/suzhou.js';
import { type ComputedLevy, levyDue, leviesOf } from '../../src/reserve/levy-due.js';

const county = (premiums: string, subsidies: string, interest = '0.00') => ({
  income: fen(premiums) + fen(subsidies) + fen(interest),
  premiums: fen(premiums),
  subsidies: fen(subsidies),
  accumulatedBalance: 0n,
});
const due = (levy: ComputedLevy, counties: ReturnType<typeof county>[], held = '0.00') =>
  levyDue(levy, counties, fen(held)).map(yuan);
const [ofHandan, ofShaoyang] = [leviesOf(handan, 2021)[0]!, leviesOf(shaoyang, 2021)[0]!];

describe('which levy is computed', () => {
  test.each([
    ['Handan’s once, in 2021', handan, 2021, ['HD-6']],
    ['and not in 2022', handan, 2022, []],
    ['Shaoyang’s every year', shaoyang, 2025, ['SY-6']],
    ['the region’s not in 2021', changzhutan, 2021, []],
    ['but from 2022 on', changzhutan, 2022, ['CZ-1']],
    ['Suzhou’s never: it is decided', suzhou, 2021, []],
  ])('%s', (_, policy, year, rules) => {
    expect(leviesOf(policy, year).map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('how much', () => {
  test('once: a share of each county’s whole income, half up to the fen', () => {
    expect(due(ofHandan, [county('100.00', '0.00', '0.05'), county('0.00', '0.00')], '999.00')).toEqual([
      '10.01',
      '0.00',
    ]);
  });

  test('a level: what is missing to it, shared out by premiums and subsidies, interest left out', () => {
    const counties = [county('100.00', '100.00', '50.00'), county('100.00', '0.00'), county('0.00', '0.00')];
    expect(due(ofShaoyang, counties)).toEqual(['20.00', '10.00', '0.00']);
    expect(due(ofShaoyang, counties, '15.01')).toEqual(['9.99', '5.00', '0.00']);
  });

  test('a level that is reached takes nothing and gives nothing back', () => {
    expect(due(ofShaoyang, [county('100.00', '0.00')], '10.00')).toEqual(['0.00']);
    expect(due(ofShaoyang, [county('100.00', '0.00')], '25.00')).toEqual(['0.00']);
    expect(due(ofShaoyang, [], '25.00')).toEqual([]);
  });

  test('a rate that stands up to a stock takes nothing above it', () => {
    const levy: ComputedLevy = { ...ofHandan, how: 'YEARLY', rateUntilStock: '0.50' };
    expect(due(levy, [county('100.00', '0.00')], '50.00')).toEqual(['10.00']);
    expect(due(levy, [county('100.00', '0.00')], '50.01')).toEqual(['0.00']);
  });
});
