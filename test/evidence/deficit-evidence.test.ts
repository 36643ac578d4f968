import { describe, expect, test } from '@jest/globals';
import { deficitEvidence } from '../../src/evidence/deficit-evidence.js';
import { withMeasure } from '../../src/evidence/what-if.js';
import { fen, yuan } from '../../src/money.js';
import { policies } from '../../src/policy/registry.js';
import { Refused } from '../../src/refusal.js';
import { movementsBetween } from '../../src/settlement/movements.js';
import type { Scenario } from '../../src/settlement/scenario.js';
import { settle } from '../../src/settlement/settle.js';
import { county, year } from '../settlement/facts.js';

const handan = policies.get('handan-2021')!;
const evidence = (scenario: Scenario, id: string, policy = handan) =>
  deficitEvidence(policy, scenario, settle(policy, scenario), id);
/** "MANAGEMENT 30.00 = NON_COMPLIANT_EXPENDITURE 20.00 + … (cap)" */
const sentences = (scenario: Scenario, id: string, policy = handan) =>
  evidence(scenario, id, policy).map(({ deficitClass, amount, measures, cap }) => {
    const parts = measures.filter((one) => one.amount > 0n).map((one) => `${one.measure} ${yuan(one.amount)}`);
    const capped = cap ? ` (${cap.kind} ${yuan(cap.limit)})` : '';
    return `${deficitClass} ${yuan(amount)} = ${parts.join(' + ') || 'nothing'}${capped}`;
  });

/** b: task 520 of which 500 collected, 760 spent, 20 of it against the rules, a grave loss of 5. */
const b = {
  incomeDue: '500.00',
  incomeTarget: '520.00',
  incomeCollected: '500.00',
  compliantExpenditure: '740.00',
  nonCompliantExpenditure: '20.00',
  accumulatedBalance: '50.00',
  ownReserve: '50.00',
  otherFaults: [{ cause: 'GRAVE_LOSS_BY_VIOLATION' as const, amount: '5.00' }],
};

describe('Handan’s evidence', () => {
  test('a deficit of 260.00 is management by 45.00: 20.00 against the rules, 20.00 short of the task, 5.00 lost; the rest is policy', () => {
    expect(sentences(year([county('b', b)]), 'b')).toEqual([
      'MANAGEMENT 45.00 = NON_COMPLIANT_EXPENDITURE 20.00 + INCOME_BELOW_TARGET 20.00 + GRAVE_LOSS_BY_VIOLATION 5.00',
      'FORCE_MAJEURE 0.00 = nothing',
      'POLICY 215.00 = REMAINDER 215.00',
    ]);
  });

  test('faults of 300.00 behind a deficit of 260.00 make management 260.00: no more than there is', () => {
    const worse = { ...b, otherFaults: [{ cause: 'OTHER' as const, amount: '260.00' }] };
    expect(sentences(year([county('b', worse)]), 'b')[0]).toBe(
      'MANAGEMENT 260.00 = NON_COMPLIANT_EXPENDITURE 20.00 + INCOME_BELOW_TARGET 20.00 + OTHER 260.00 (DEFICIT_LEFT 260.00)',
    );
  });

  test('force majeure of 100.00 is rationed to the 60.00 by which the whole city is overspent', () => {
    const rich = county('a', { incomeDue: '900.00', incomeCollected: '900.00', compliantExpenditure: '700.00' });
    const struck = county('b', { ...b, forceMajeure: '100.00' });
    expect(sentences(year([rich, struck]), 'b')[1]).toBe(
      'FORCE_MAJEURE 60.00 = DECLARED_FORCE_MAJEURE 100.00 (POOL_OVERSPENT 60.00)',
    );
  });

  test('names the sentence of each class, its readings, and who pays it', () => {
    const [management, , policy] = evidence(year([county('b', b)]), 'b');
    expect(management).toMatchObject({ rule: 'HD-8', citation: { article: '第十二条（三）' } });
    expect(management!.readings.map(({ id }) => id)).toEqual(['HD-8-R1', 'HD-8-R2']);
    expect(management!.steps.map(({ source, amount }) => `${source} ${yuan(amount)}`)).toEqual([
      'LOCAL_GOVERNMENT 45.00',
    ]);
    expect(policy!.steps.map(({ source, amount }) => `${source} ${yuan(amount)}`)).toEqual([
      'ACCUMULATED_BALANCE 50.00',
      'OWN_RESERVE 50.00',
      'LOCAL_GOVERNMENT 115.00',
    ]);
  });

  test('a county with a surplus has nothing to explain', () => {
    const rich = county('a', { incomeDue: '900.00', incomeCollected: '900.00', compliantExpenditure: '700.00' });
    expect(sentences(year([rich]), 'a')).toEqual([
      'MANAGEMENT 0.00 = nothing',
      'FORCE_MAJEURE 0.00 = nothing',
      'POLICY 0.00 = nothing',
    ]);
  });
});

test('in Shaoyang income below what was due is a measure, below the task is none', () => {
  const scenario = year([county('b', { ...b, incomeDue: '510.00', otherFaults: [] })]);
  expect(sentences(scenario, 'b', policies.get('shaoyang-2020')!)[0]).toBe(
    'MANAGEMENT 30.00 = INCOME_BELOW_DUE 10.00 + NON_COMPLIANT_EXPENDITURE 20.00',
  );
});

describe('what if', () => {
  const scenario = year([county('b', b)]);
  const moves = (measure: Parameters<typeof withMeasure>[2], amount: string) => {
    const changed = withMeasure(scenario, 'b', measure, fen(amount));
    const { payers } = movementsBetween(settle(handan, scenario), settle(handan, changed)).counties[0]!;
    return payers.map(({ source, difference }) => `${source} ${yuan(difference)}`);
  };

  test.each(['NON_COMPLIANT_EXPENDITURE', 'INCOME_BELOW_TARGET'] as const)(
    '%s to nothing: with the reserve empty the government pays the 20.00 either way',
    (measure) => {
      expect(moves(measure, '0.00')).toEqual(['ACCUMULATED_BALANCE 0.00', 'OWN_RESERVE 0.00', 'LOCAL_GOVERNMENT 0.00']);
    },
  );

  test('a fault of 160.00 more takes the last 100.00 from what the county has of its own to its government', () => {
    expect(moves('GRAVE_LOSS_BY_VIOLATION', '220.00')).toEqual([
      'ACCUMULATED_BALANCE -50.00',
      'OWN_RESERVE -50.00',
      'LOCAL_GOVERNMENT 100.00',
    ]);
  });

  test('force majeure of 30.00 is city finance’s, and spares the local government 30.00', () => {
    expect(moves('DECLARED_FORCE_MAJEURE', '30.00')).toEqual([
      'ACCUMULATED_BALANCE 0.00',
      'OWN_RESERVE 0.00',
      'LOCAL_GOVERNMENT -30.00',
      'MUNICIPAL_FINANCE 30.00',
    ]);
  });

  test('never changes what was collected or spent, nor anything of another county', () => {
    const two = year([county('a'), county('b', b)]);
    for (const measure of ['NON_COMPLIANT_EXPENDITURE', 'INCOME_BELOW_TARGET', 'INCOME_BELOW_DUE', 'OTHER'] as const) {
      const changed = withMeasure(two, 'b', measure, fen('7.00'));
      const [a, after] = changed.counties;
      expect(a).toBe(two.counties[0]);
      expect(after!.incomeCollected).toBe(fen('500.00'));
      expect(after!.compliantExpenditure + after!.nonCompliantExpenditure).toBe(fen('760.00'));
    }
  });

  test.each([
    ['-0.01', 'NEGATIVE_AMOUNT'],
    ['760.01', 'FACTS_ABOVE_BOOKS'],
  ])('%s of non-compliant expenditure is refused: %s', (amount, code) => {
    const act = () => withMeasure(scenario, 'b', 'NON_COMPLIANT_EXPENDITURE', fen(amount));
    expect(act).toThrow(Refused);
    try {
      act();
    } catch (error) {
      expect((error as Refused).refusals.map((one) => one.code)).toEqual([code]);
    }
  });
});
