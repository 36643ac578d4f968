import { describe, expect, test } from '@jest/globals';
import { loanRepayment } from '../../src/ledger/postings/loan.js';
import { fen, yuan } from '../../src/money.js';
import { shaoyang } from '../../src/policy/shaoyang.js';
import { coverUnresolved } from '../../src/settlement/cover.js';
import type { CoverSource, SettlementDecision } from '../../src/decision/decision.js';
import type { CountySettlement, SettlementOutcome } from '../../src/settlement/outcome.js';

/** One county lacks 100.00, of which 30.00 are covered; the pots still hold 20.00 and 5.00. */
const outcome = {
  ...{ policy: shaoyang, insurance: 'RESIDENT', fiscalYear: 2021, readings: [], ignoredInputs: [] },
  ...{ sharedReserveAfter: fen('20.00'), pooledBalanceAfter: fen('5.00') },
  counties: [
    {
      ...{ county: 'a', deficit: fen('100.00'), policyDeficit: fen('100.00'), managementDeficit: 0n },
      ...{ forceMajeureDeficit: 0n, unresolved: fen('70.00') },
      steps: [{ rule: 'SY-8', source: 'SHARED_RESERVE', deficitClass: 'POLICY', amount: fen('30.00') }],
    },
  ],
} as unknown as SettlementOutcome;

const cover = (source: CoverSource, amount: string, county = 'a'): SettlementDecision => ({
  ...{ id: '1', kind: 'COVER', county, source, amount },
  ...{ reason: '资金不足', documentNumber: '1号', decider: '市政府' },
});
const covered = (...covers: SettlementDecision[]) => coverUnresolved(outcome, covers);
const further = ({ counties }: SettlementOutcome): string[] =>
  counties[0]!.steps.slice(1).map(({ source, amount }) => `${source} ${yuan(amount)}`);
const open = ({ counties }: SettlementOutcome): string => yuan((counties[0] as CountySettlement).unresolved);

describe('a deficit that no step covers', () => {
  test('is covered by further draws first, then governments, then a loan, whatever their order', () => {
    const result = covered(
      cover('LOAN', '60.00'),
      cover('MUNICIPAL_FINANCE', '10.00'),
      cover('SHARED_RESERVE', '15.00'),
    );
    expect(further(result)).toEqual(['SHARED_RESERVE 15.00', 'MUNICIPAL_FINANCE 10.00', 'LOAN 45.00']);
    expect([open(result), yuan(result.sharedReserveAfter)]).toEqual(['0.00', '5.00']);
  });

  test('stays open where the decisions are for less, or for another county', () => {
    expect(open(covered(cover('LOAN', '69.99')))).toBe('0.01');
    expect(covered(cover('LOAN', '70.00', 'b'))).toEqual(outcome);
  });

  test('is not covered by more than a pot holds', () => {
    expect(() => covered(cover('POOLED_BALANCE', '5.01'))).toThrow('DECIDED_DRAW_EXCEEDS_RESERVE');
    expect(further(covered(cover('POOLED_BALANCE', '5.00')))).toEqual(['POOLED_BALANCE 5.00']);
  });

  test('cites the document that decided', () => {
    expect(covered(cover('LOAN', '1.00')).counties[0]!.steps[1]).toMatchObject({
      rule: 'SY-8',
      deficitClass: 'POLICY',
      citation: { document: '市政府决定', number: '1号', quote: '资金不足' },
    });
  });
});

test('a loan repaid out of the balance makes the result good; where the balance is kept locally, the money comes from there', () => {
  const custody = {
    special: 'CITY_SPECIAL',
    balance: 'LOCAL_RETAINED',
    throughCity: true,
    ownReserve: 'LOCAL',
  } as const;
  const lines = loanRepayment(custody, { county: 'a', fiscalYear: 2021, amount: fen('9.00'), paidBy: 'FUND' }, {});
  expect(
    lines.map(({ account: { code, detail, bank }, side }) => [side, code, detail ?? bank].join(' ').trim()),
  ).toEqual([
    'D 3001 ACCUMULATED_BALANCE',
    'C 3001 YEAR_RESULT',
    'D 1003 CITY_SPECIAL',
    'C 1003 LOCAL_RETAINED',
    'D 2101',
    'C 1003 CITY_SPECIAL',
  ]);
});
