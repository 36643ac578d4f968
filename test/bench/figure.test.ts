import { expect, test } from '@jest/globals';
import { type Figure, reaches, table } from '../../bench/figure.js';

const measured = (median: number) => ({ lowest: median * 0.9, median, highest: median * 1.1 });

const figure = (product: number, yardstick: number, aim?: Figure['aim']): Figure => ({
  subject: 'reports',
  unit: 'ms',
  product: measured(product),
  yardstick: { name: 'bare', measured: measured(yardstick) },
  ...(aim && { aim }),
});

test.each<[string, Figure, boolean]>([
  ['1.30 times the time is at most 1.3', figure(130, 100, { atMost: 1.3 }), true],
  ['1.31 times the time is not', figure(131, 100, { atMost: 1.3 }), false],
  ['0.40 of the rate is at least 0.4', figure(40, 100, { atLeast: 0.4 }), true],
  ['0.39 of the rate is not', figure(39, 100, { atLeast: 0.4 }), false],
  ['what has no aim misses none', figure(1, 100), true],
])('%s', (_sentence, one, reached) => {
  expect(reaches(one)).toBe(reached);
});

test('a row says both sides with their spread, the ratio of the medians, and the aim', () => {
  expect(
    table([figure(130, 1_000, { atMost: 1.3 })])
      .split('\n')
      .at(-1),
  ).toBe('| reports | 130 (117–143) ms | bare: 1,000 (900–1,100) ms | **0.13** | ≤ 1.3 ✓ |');
});
