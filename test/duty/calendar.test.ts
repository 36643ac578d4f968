/** On which days something is due, and how it stands: from the policies and the calendar alone. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, dayOf } from '../../src/dates.js';
import { occurrencesOf } from '../../src/duty/occurrence.js';
import { isWeekend, type OnRecord, standingOf } from '../../src/duty/standing.js';
import { TASKS } from '../../src/duty/task.js';
import { remittanceDue } from '../../src/income/lateness.js';
import { planPeriod } from '../../src/plan/plan-period.js';
import { dueIn } from '../../src/policy/due.js';
import { handan } from '../../src/policy/handan.js';
import { period, shifted } from '../../src/policy/period.js';
import type { DeadlineTask } from '../../src/policy/policy.js';
import { createRegistry, policies } from '../../src/policy/registry.js';
import { sweepDue } from '../../src/receipt/sweep-due.js';

/** Handan's rules without an end, so that every year has them. */
const forGood = createRegistry([
  { ...handan, id: 'for-good', pool: 'anywhere', fiscalYears: { first: 2000, last: null } },
]);
const dues = (task: DeadlineTask, from: string, to: string, registry = forGood, pool = 'anywhere') =>
  occurrencesOf(registry, pool, { from, to })
    .filter(({ law }) => law.task === task)
    .map(({ due, period: about }) => `${due} ${about?.label ?? '–'}`)
    .toSorted();

describe('due days', () => {
  test.each<[string, DeadlineTask, string, string, string[]]>([
    [
      'premiums leave the treasury at the end of each ten days',
      ...(['ALLOT_PREMIUMS', '2021-02-01', '2021-03-10'] as const),
      ['2021-02-10 2021年2月上旬', '2021-02-20 2021年2月中旬', '2021-02-28 2021年2月下旬', '2021-03-10 2021年3月上旬'],
    ],
    ['… in a leap year on February 29', 'ALLOT_PREMIUMS', '2024-02-21', '2024-03-01', ['2024-02-29 2024年2月下旬']],
    ['… also in 2000, and not in 2100', 'ALLOT_PREMIUMS', '2100-02-21', '2100-03-01', ['2100-02-28 2100年2月下旬']],
    [
      'income goes up by the 5th of the month after, over the turn of the year',
      ...(['REMIT_INCOME', '2021-12-05', '2022-02-04'] as const),
      ['2021-12-05 2021年11月', '2022-01-05 2021年12月'],
    ],
    [
      'plans of a quarter are made at the end of the one before',
      ...(['SUBMIT_PLANS', '2021-01-01', '2021-12-31'] as const),
      [
        ...['2021-03-31 2021年第2季度', '2021-06-30 2021年第3季度'],
        ...['2021-09-30 2021年第4季度', '2021-12-31 2022年第1季度'],
      ],
    ],
    ['they are paid by the 10th of it', 'DISBURSE', '2021-04-01', '2021-07-09', ['2021-04-10 2021年第2季度']],
    [
      'expenditure of a quarter is booked by the 5th of the next',
      ...(['BOOK_EXPENDITURE', '2021-12-31', '2022-01-31'] as const),
      ['2022-01-05 2021年第4季度'],
    ],
    [
      'residents pay from October to December, for the year after',
      ...(['PAY_RESIDENT_PREMIUMS', '2021-10-01', '2021-12-31'] as const),
      ['2021-12-31 2022年'],
    ],
    [
      'the working capital goes back at year end',
      'RETURN_WORKING_CAPITAL',
      '2021-12-31',
      '2021-12-31',
      ['2021-12-31 2021年'],
    ],
    ['a day before its end it is not in the window', 'RETURN_WORKING_CAPITAL', '2021-01-01', '2021-12-30', []],
  ])('%s', (_what, task, from, to, expected) => {
    expect(dues(task, from, to)).toEqual(expected);
  });

  test('that the text names by date come once, also before the first fund year', () => {
    expect(dues('REMIT_OPENING_BALANCE', '2020-06-01', '2020-06-30', policies, 'suzhou')).toEqual(['2020-06-30 –']);
    expect(dues('CLEAR_ARREARS', '2020-06-30', '2021-06-29', policies, 'shaoyang')).toEqual(['2020-06-30 –']);
    expect(dues('SET_UP_RESERVE', '2022-12-31', '2023-12-30', policies, 'changzhutan')).toEqual(['2022-12-31 –']);
  });

  test('end with the policy: what is due about its last year still is, in the year after', () => {
    expect(dues('REMIT_INCOME', '2023-01-01', '2023-12-31', policies, 'handan')).toEqual(['2023-01-05 2022年12月']);
    expect(dues('SUBMIT_PLANS', '2022-12-31', '2022-12-31', policies, 'handan')).toEqual([]);
  });

  test('are the days that remittances, plans and sweeps are measured by', () => {
    const year = fc.integer({ min: 2001, max: 2200 });
    fc.assert(
      fc.property(year, fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }), (y, month, day) => {
        const all = occurrencesOf(forGood, 'anywhere', { from: `${y}-01-01`, to: `${y + 1}-02-01` });
        const due = (task: DeadlineTask, label: string) =>
          all.find(({ law, period: about }) => law.task === task && about?.label === label)!;
        expect(due('REMIT_INCOME', `${y}年${month}月`).due).toBe(
          remittanceDue(forGood.inForce('anywhere', y), y * 100 + month),
        );
        const quarter = planPeriod('QUARTER', y, Math.ceil(month / 3))!;
        const disburse = due('DISBURSE', quarter.label);
        expect(disburse.due).toBe(dueIn(disburse.law, quarter));
        const date = `${y}-${String(month).padStart(2, '0')}-${String(Math.min(day, 28)).padStart(2, '0')}`;
        const sweep = all.find(
          ({ law, period: about }) => law.task === 'ALLOT_PREMIUMS' && about!.from <= date && date <= about!.to,
        )!;
        expect(sweep.due).toBe(sweepDue(forGood.inForce('anywhere', y), date));
      }),
      { numRuns: 50 },
    );
  });
});

const day = fc.integer({ min: dayOf('2019-01-01'), max: dayOf('2025-12-31') }).map(dateOf);

describe('for every window', () => {
  test.each(['shaoyang', 'handan', 'suzhou', 'changzhutan'])(
    'what is due in %s lies in it; two windows side by side have what the whole has',
    (pool) => {
      fc.assert(
        fc.property(fc.tuple(day, day, day), (days) => {
          const [from, between, to] = days.toSorted() as [string, string, string];
          const of = (window: { from: string; to: string }) =>
            occurrencesOf(policies, pool, window).map(
              ({ law, due, period: about }) => `${due} ${law.task} ${about?.label}`,
            );
          const whole = of({ from, to });
          expect(whole.every((one) => from <= one.slice(0, 10) && one.slice(0, 10) <= to)).toBe(true);
          const parts = [...of({ from, to: between }), ...of({ from: dateOf(dayOf(between) + 1), to })];
          expect(parts.toSorted()).toEqual(whole.toSorted());
          expect(new Set(whole).size).toBe(whole.length);
        }),
        { numRuns: 40 },
      );
    },
  );

  test('every deadline of every policy comes in some window, and has a name', () => {
    for (const policy of policies.all) {
      const seen = new Set(
        occurrencesOf(policies, policy.pool, { from: '2019-01-01', to: '2026-12-31' }).map(({ law }) => law.task),
      );
      const ordered = policy.rules.flatMap(({ provisions }) =>
        provisions.flatMap((provision) => (provision.kind === 'DEADLINE' ? [provision.task] : [])),
      );
      expect([...seen].toSorted()).toEqual([...new Set(ordered)].toSorted());
      expect(ordered.every((task) => TASKS[task].title)).toBe(true);
    }
  });

  test('a period has its days and no others: the next begins the day after', () => {
    const every = fc.constantFrom('TEN_DAYS' as const, 'MONTH' as const, 'QUARTER' as const, 'YEAR' as const);
    fc.assert(
      fc.property(every, fc.integer({ min: 1990, max: 2100 }), (rhythm, year) => {
        const one = period(rhythm, year, 1);
        expect(one.from).toBe(`${year}-01-01`);
        expect(shifted(one, -1).to).toBe(`${year - 1}-12-31`);
        expect(dayOf(shifted(one, 1).from)).toBe(dayOf(one.to) + 1);
      }),
    );
  });
});

describe('a duty due on 2021-02-05', () => {
  const told = (record: OnRecord, asOf: string, noDay = false) => {
    const { status, daysLate } = standingOf({ due: '2021-02-05', noDay }, record, asOf);
    return `${status} ${daysLate}`;
  };
  test.each<[string, OnRecord, string, string]>([
    ['is open on the day itself', { doneOn: null }, '2021-02-05', 'OPEN 0'],
    ['is late the day after', { doneOn: null }, '2021-02-06', 'LATE 1'],
    ['is done when it was done that day', { doneOn: '2021-02-05' }, '2021-03-01', 'DONE 0'],
    ['stays late when it was done a day later', { doneOn: '2021-02-06' }, '2021-03-01', 'LATE 1'],
    ['was open before it was done', { doneOn: '2021-02-04' }, '2021-02-03', 'OPEN 0'],
    ['is unknown where nothing tells', { unknown: '…' }, '2021-03-01', 'UNKNOWN 0'],
    ['asks for nothing where there was nothing', { nothing: true }, '2021-03-01', 'NOTHING_DUE 0'],
  ])('%s', (_what, record, asOf, expected) => {
    expect(told(record, asOf)).toBe(expected);
  });

  test('is never late where the law sets no day', () => {
    expect(told({ doneOn: null }, '2022-01-01', true)).toBe('OPEN 0');
    expect(told({ doneOn: '2021-12-31' }, '2022-01-01', true)).toBe('DONE 0');
  });

  test('is shown on a weekend, and not moved', () => {
    expect(['2021-02-05', '2021-02-06', '2021-02-07', '2021-02-08', '1970-01-04', '1969-12-28'].map(isWeekend)).toEqual(
      [...[false, true, true, false, true, true]],
    );
  });
});

test('as days go by nothing late becomes open, and nothing done is undone', () => {
  const record = fc.option(day, { nil: null }).map((doneOn) => ({ doneOn }));
  fc.assert(
    fc.property(day, record, fc.boolean(), fc.tuple(day, day), (due, done, noDay, days) => {
      const [earlier, later] = days.toSorted() as [string, string];
      const [before, after] = [earlier, later].map((asOf) => standingOf({ due, noDay }, done, asOf));
      if (before!.status !== 'OPEN') expect(after!.status).toBe(before!.status);
      expect(after!.daysLate).toBeGreaterThanOrEqual(before!.daysLate);
    }),
  );
});
