import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, dayOf } from '../../src/dates.js';
import { type Flows, remittanceDue, remittanceMonths } from '../../src/income/lateness.js';
import { fen, sum, yuan } from '../../src/money.js';
import { changzhutan } from '../../src/policy/changzhutan.js';
import { handan } from '../../src/policy/handan.js';
import { shaoyang } from '../../src/policy/shaoyang.js';
import { suzhou } from '../../src/policy/suzhou.js';

const dueOf = (month: number) => remittanceDue(shaoyang, month);

/** "month: in time / late / outstanding, days": what a county's months come to on a day. */
const told = (received: [number, string][], remitted: [string, string][], asOf: string) =>
  remittanceMonths(
    {
      received: received.map(([month, amount]) => ({ month, amount: fen(amount) })),
      remitted: remitted.map(([day, amount]) => ({ day, amount: fen(amount) })),
    },
    dueOf,
    asOf,
  ).map(
    ({ month, remittedInTime, remittedLate, outstanding, daysOverdue }) =>
      `${month}: ${yuan(remittedInTime)} / ${yuan(remittedLate)} / ${yuan(outstanding)}, ${daysOverdue}`,
  );

describe('the day', () => {
  test('Shaoyang’s is the 5th of the month after; Handan’s is read so; over the year’s end too', () => {
    expect([202101, 202111, 202112].map(dueOf)).toEqual(['2021-02-05', '2021-12-05', '2022-01-05']);
    expect(remittanceDue(handan, 202101)).toBe('2021-02-05');
  });

  test('where the law names no day, or orders nothing, there is none', () => {
    expect(remittanceDue(suzhou, 202101)).toBeNull();
    expect(remittanceDue(changzhutan, 202101)).toBeNull();
    expect(remittanceDue(undefined, 202101)).toBeNull();
  });
});

describe('what a county took in in January', () => {
  test.each([
    ['sent up on the 5th is in time', [['2021-02-05', '100']], '2021-03-01', '100.00 / 0.00 / 0.00, 0'],
    ['sent up on the 6th was late by a day', [['2021-02-06', '100']], '2021-03-01', '0.00 / 100.00 / 0.00, 1'],
    ['not sent up is not overdue on the 5th', [], '2021-02-05', '0.00 / 0.00 / 100.00, 0'],
    ['is on the 6th', [], '2021-02-06', '0.00 / 0.00 / 100.00, 1'],
    ['and more so in March', [], '2021-03-05', '0.00 / 0.00 / 100.00, 28'],
    ['sent up in January is in time', [['2021-01-31', '100']], '2021-02-06', '100.00 / 0.00 / 0.00, 0'],
    ['sent up in part: the rest is overdue', [['2021-02-05', '60']], '2021-02-15', '60.00 / 0.00 / 40.00, 10'],
    ['in three parts: late until the last came', [['2021-02-05', '60'], ['2021-02-07', '30'], ['2021-02-10', '10']],
      '2021-04-01', '60.00 / 40.00 / 0.00, 5'],
    ['by one fen short is overdue by one fen', [['2021-02-05', '99.99']], '2021-02-06', '99.99 / 0.00 / 0.01, 1'],
  ] as [string, [string, string][], string, string][])('%s', (_what, remitted, asOf, expected) => {
    expect(told([[202101, '100']], remitted, asOf)).toEqual([`202101: ${expected}`]);
  }); // prettier-ignore
});

test('what goes up settles the oldest month first: February is overdue as long as January’s arrears eat its money', () => {
  const months: [number, string][] = [[202101, '100'], [202102, '50'], [202104, '10']]; // prettier-ignore
  expect(told(months, [['2021-03-01', '120']], '2021-03-06')).toEqual([
    '202101: 0.00 / 100.00 / 0.00, 24',
    '202102: 20.00 / 0.00 / 30.00, 1',
    '202104: 0.00 / 0.00 / 10.00, 0',
  ]);
});

const flows = fc
  .record({
    received: fc.uniqueArray(fc.record({ month: fc.integer({ min: 1, max: 12 }), amount: fc.bigInt(1n, 500n) }), {
      selector: ({ month }) => month,
    }),
    remitted: fc.uniqueArray(fc.record({ day: fc.integer({ min: 0, max: 450 }), amount: fc.bigInt(1n, 300n) }), {
      selector: ({ day }) => day,
    }),
    asOf: fc.integer({ min: 0, max: 500 }),
  })
  .map(({ received, remitted, asOf }) => ({
    asOf: dateOf(dayOf('2021-01-01') + asOf),
    received: received.map(({ month, amount }) => ({ month: 202100 + month, amount })).sort((a, b) => a.month - b.month),
    remitted: remitted
      .map(({ day, amount }) => ({ day: dateOf(dayOf('2021-01-01') + day), amount }))
      .sort((a, b) => (a.day < b.day ? -1 : 1)),
  })); // prettier-ignore

/** Of what was received up to a month, what had not gone up by a day: the same told by balances, without matching payments to months. */
const openOn = ({ received, remitted }: Flows, month: number, day: string): bigint => {
  const due = sum(received.filter((one) => one.month <= month).map(({ amount }) => amount));
  const up = sum(remitted.filter((one) => one.day <= day).map(({ amount }) => amount));
  return due > up ? due - up : 0n;
};

describe('always', () => {
  test('every fen of a month is in time, late or outstanding, and no payment counts twice', () => {
    fc.assert(
      fc.property(flows, ({ asOf, ...all }) => {
        const months = remittanceMonths(all, dueOf, asOf);
        for (const { received, remittedInTime, remittedLate, outstanding } of months)
          expect(remittedInTime + remittedLate + outstanding).toBe(received);
        const up = sum(months.map(({ remittedInTime, remittedLate }) => remittedInTime + remittedLate));
        expect(up).toBeLessThanOrEqual(sum(all.remitted.map(({ amount }) => amount)));
      }),
    );
  });

  test('what was not up by the due day is what the balances of that day say', () => {
    fc.assert(
      fc.property(flows, (all) => {
        const months = remittanceMonths(all, dueOf, '2022-12-31');
        months.forEach(({ month, due, received, remittedInTime }, at) => {
          const before = at === 0 ? 0n : openOn(all, months[at - 1]!.month, due!);
          expect(received - remittedInTime).toBe(openOn(all, month, due!) - before);
        });
      }),
    );
  });

  test('a day later nothing is less overdue unless it went up, and a month settled late was open until that day', () => {
    fc.assert(
      fc.property(flows, (all) => {
        for (const { month, due, settledOn, daysOverdue } of remittanceMonths(all, dueOf, '2022-12-31')) {
          const until = settledOn ?? '2022-12-31';
          expect(daysOverdue).toBe(until > due! ? dayOf(until) - dayOf(due!) : 0);
          if (settledOn === null) continue;
          expect(openOn(all, month, settledOn)).toBe(0n);
          if (settledOn > due!) expect(openOn(all, month, dateOf(dayOf(settledOn) - 1))).toBeGreaterThan(0n);
        }
      }),
    );
  });
});
