import { describe, expect, test } from '@jest/globals';
import { type Random, randomOf, xoshiro128 } from '../../src/stress/random.js';

const first = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('random numbers', () => {
  test('are those of the reference implementation of xoshiro128**', () => {
    expect(first(xoshiro128([1, 2, 3, 4]), 10)).toEqual([
      11_520, 0, 5_927_040, 70_819_200, 2_031_721_883, 1_637_235_492, 1_287_239_034, 3_734_860_849, 3_729_100_597,
      4_258_142_804,
    ]);
  });

  test('are the same for the same seed and scenario, and others for the next seed and the next scenario', () => {
    const numbers = (seed: number, stream: number) => first(randomOf(seed, stream), 4);
    expect(numbers(1, 0)).toEqual(numbers(1, 0));
    const starts = [numbers(1, 0), numbers(1, 1), numbers(2, 0), numbers(2, 1), numbers(0, 0)].map(String);
    expect(new Set(starts).size).toBe(5);
  });

  test('the first numbers of 20,000 neighbouring scenarios are spread evenly', () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let stream = 0; stream < 20_000; stream++) tenths[Math.floor(randomOf(5, stream).uniform() * 10)]!++;
    for (const count of tenths) expect(Math.abs(count - 2_000)).toBeLessThan(200);
  });

  test('normal ones have mean 0, deviation 1, and 2.3 % of them lie above 2', () => {
    const random = randomOf(3, 0);
    const normals = Array.from({ length: 100_000 }, () => random.normal());
    const mean = normals.reduce((a, b) => a + b) / normals.length;
    const square = normals.reduce((sum, normal) => sum + normal ** 2, 0) / normals.length;
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(Math.abs(square - 1)).toBeLessThan(0.02);
    expect(normals.filter((normal) => normal > 2).length / normals.length).toBeCloseTo(0.0228, 2);
  });
});
