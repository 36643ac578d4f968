/** The scorecard: worked cases, and what holds for every one. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type IssuedTarget, type Measured, scorecard, shortOf } from '../../src/assessment/scorecard.js';
import { type TargetBound, type TargetKind, TARGETS } from '../../src/assessment/target.js';
import { fen, sum, yuan } from '../../src/money.js';

const target = (kind: TargetKind, amount: string, weight: string | null = null, name = ''): IssuedTarget => ({
  ...{ kind, name, bound: TARGETS[kind].bound ?? 'AT_LEAST', target: fen(amount) },
  weight: weight === null ? null : fen(weight),
});
const measured = (given: Partial<Measured> = {}): Measured => ({
  ...{ income: fen('1000'), subsidies: fen('400'), expenditure: fen('900'), insured: 30 },
  ...{ lateDuties: 0, closed: true, entered: [] },
  ...given,
});
const entered = (kind: TargetKind, figure: string, confirmed = true) => ({
  kind,
  name: '',
  figure: fen(figure),
  confirmed,
});

/** "KIND figure verdict points" of each, and the management targets together. */
const told = (issued: IssuedTarget[], given: Partial<Measured> = {}) => {
  const { targets, managementTargets, score } = scorecard(issued, measured(given));
  return [
    ...targets.map(({ kind, figure, verdict, points }) =>
      [kind, figure === null ? '–' : yuan(figure), verdict, points === null ? '–' : yuan(points)].join(' '),
    ),
    `${managementTargets} ${score === null ? '–' : yuan(score)}`,
  ];
};

describe('a target', () => {
  test.each([
    ['collected what was asked', target('COLLECTION', '1000', '20'), {}, 'COLLECTION 1000.00 MET 20.00'],
    ['a fen short', target('COLLECTION', '1000.01', '20'), {}, 'COLLECTION 1000.00 NOT_MET 0.00'],
    ['spent what was allowed', target('EXPENDITURE', '900'), {}, 'EXPENDITURE 900.00 MET –'],
    ['a fen above', target('EXPENDITURE', '899.99'), {}, 'EXPENDITURE 900.00 NOT_MET –'],
    ['subsidies missing', target('SUBSIDY_PAID_IN', '500', '5'), {}, 'SUBSIDY_PAID_IN 400.00 NOT_MET 0.00'],
    ['per head', target('EXPENDITURE_PER_HEAD', '30.00', '5'), {}, 'EXPENDITURE_PER_HEAD 30.00 MET 5.00'],
    ['nobody insured', target('EXPENDITURE_PER_HEAD', '30'), { insured: 0 }, 'EXPENDITURE_PER_HEAD – UNKNOWN –'],
    ['nothing late', target('LATE_DUTIES', '0', '5'), {}, 'LATE_DUTIES 0.00 MET 5.00'],
    ['one late', target('LATE_DUTIES', '0', '5'), { lateDuties: 1 }, 'LATE_DUTIES 1.00 NOT_MET 0.00'],
    ['months open', target('COLLECTION', '1', '20'), { closed: false }, 'COLLECTION 1000.00 UNKNOWN –'],
    ['not entered', target('ADMISSION_RATE', '15', '9'), {}, 'ADMISSION_RATE – UNKNOWN –'],
    [
      'not confirmed',
      target('ADMISSION_RATE', '15', '9'),
      { entered: [entered('ADMISSION_RATE', '14', false)] },
      'ADMISSION_RATE 14.00 UNKNOWN –',
    ],
    [
      'confirmed, months open',
      target('ADMISSION_RATE', '15', '9'),
      { entered: [entered('ADMISSION_RATE', '15')], closed: false },
      'ADMISSION_RATE 15.00 MET 9.00',
    ],
  ])('%s', (_what, issued, given, expected) => {
    expect(told([issued], given)[0]).toBe(expected);
  });
});

describe('the management targets', () => {
  const [admission, referral] = [target('ADMISSION_RATE', '15', '60'), target('REFERRAL_RATE', '8', '40')];

  test('are not met as soon as one is not, unknown while one is; collection and expenditure are apart', () => {
    const tasks = [target('COLLECTION', '5000'), target('EXPENDITURE', '1')];
    expect(told(tasks).at(-1)).toBe('null –');
    const both = [...tasks, admission, referral];
    const of = (...figures: ReturnType<typeof entered>[]) => told(both, { entered: figures }).at(-1);
    expect(of()).toBe('UNKNOWN –');
    expect(of(entered('ADMISSION_RATE', '15'))).toBe('UNKNOWN –');
    expect(of(entered('ADMISSION_RATE', '15.01'))).toBe('NOT_MET –');
    expect(of(entered('ADMISSION_RATE', '15'), entered('REFERRAL_RATE', '8'))).toBe('MET –');
    expect(shortOf(scorecard(both, measured({ entered: [entered('ADMISSION_RATE', '15.01')] })))).toBe(
      '住院率 15.01，应不高于 15.00；转诊率 未知',
    );
  });

  test('bring the points of the document and no others', () => {
    const card = scorecard(
      [admission, referral],
      measured({ entered: [entered('ADMISSION_RATE', '10'), entered('REFERRAL_RATE', '9')] }),
    );
    expect([card.score, card.possible]).toEqual([fen('60'), fen('100')]);
    expect(scorecard([{ ...admission, weight: null }], measured()).possible).toBeNull();
  });
});

test('what was collected above the task is told once the year is closed', () => {
  const card = (amount: string, closed = true) => scorecard([target('COLLECTION', amount)], measured({ closed }));
  expect([card('900').aboveTask, card('1000').aboveTask, card('900', false).aboveTask]).toEqual([
    fen('100'),
    null,
    null,
  ]);
});

test('for all targets: a score is at most what is possible, and whole exactly where every one is met', () => {
  const kinds = Object.keys(TARGETS) as TargetKind[];
  const amount = fc.bigInt({ min: 0n, max: 200_000n });
  const issued = fc.uniqueArray(
    fc.record({
      kind: fc.constantFrom(...kinds),
      name: fc.constant(''),
      bound: fc.constantFrom<TargetBound>('AT_LEAST', 'AT_MOST'),
      target: amount,
      weight: fc.bigInt({ min: 1n, max: 10_000n }),
    }),
    { selector: ({ kind }) => kind, minLength: 1 },
  );
  fc.assert(
    fc.property(
      issued,
      fc.array(amount, { minLength: 12, maxLength: 12 }),
      fc.boolean(),
      (targets, figures, closed) => {
        const card = scorecard(
          targets,
          measured({
            ...{ income: figures[0]!, expenditure: figures[1]!, subsidies: figures[2]!, closed },
            entered: kinds.map((kind, at) => ({ kind, name: '', figure: figures[at]!, confirmed: true })),
          }),
        );
        const known = card.targets.every(({ verdict }) => verdict !== 'UNKNOWN');
        expect(card.score !== null).toBe(known);
        expect(card.possible).toBe(sum(targets.map(({ weight }) => weight)));
        if (card.score !== null) {
          expect(card.score <= card.possible!).toBe(true);
          expect(card.score === card.possible).toBe(card.targets.every(({ verdict }) => verdict === 'MET'));
        }
        const management = card.targets.filter(({ kind }) => TARGETS[kind].management);
        expect(card.managementTargets === 'MET').toBe(
          management.length > 0 && management.every(({ verdict }) => verdict === 'MET'),
        );
      },
    ),
  );
});
