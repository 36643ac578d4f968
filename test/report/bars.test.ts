import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { yuan } from '../../src/money.js';
import { bars, longestBars } from '../../src/report/bars.js';

const bar = (label: string, ...amounts: string[]) => ({
  label,
  parts: amounts.map((amount, at) => ({ source: `来源${at}`, amount })),
});

test('the longest bar takes the whole length, the others their share of it, nothing is drawn for nothing', () => {
  expect(bars([bar('甲', '75.00', '25.00'), bar('乙', '0.00', '50.00'), bar('丙', '0.00')])).toEqual([
    {
      label: '甲',
      amount: '100.00',
      parts: [
        { source: '来源0', amount: '75.00', permille: 750 },
        { source: '来源1', amount: '25.00', permille: 250 },
      ],
    },
    { label: '乙', amount: '50.00', parts: [{ source: '来源1', amount: '50.00', permille: 500 }] },
    { label: '丙', amount: '0.00', parts: [] },
  ]);
});

test('of five counties with a deficit the three largest are shown, largest first, equal ones in the given order', () => {
  const given = [bar('一', '1.00'), bar('二', '3.00'), bar('三', '2.00'), bar('四', '3.00'), bar('五', '0.00')];
  expect(longestBars(given, 3).map(({ label }) => label)).toEqual(['二', '四', '三']);
});

test('whatever the amounts, no bar leaves the chart', () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 18n }).map(yuan);
  fc.assert(
    fc.property(fc.array(fc.array(amount, { maxLength: 7 }), { maxLength: 12 }), (chart) => {
      for (const { parts } of bars(chart.map((amounts, at) => bar(String(at), ...amounts)))) {
        const length = parts.reduce((total, { permille }) => total + permille, 0);
        expect(length).toBeLessThanOrEqual(1000);
      }
    }),
  );
});
