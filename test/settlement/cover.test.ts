import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loanRepayment } from '../../src/ledger/postings/loan.js';
import { fen, min, sum, yuan } from '../../src/money.js';
import { shaoyang } from '../../src/policy/shaoyang.js';
import { suzhou } from '../../src/policy/suzhou.js';
import { coverUnresolved } from '../../src/settlement/cover.js';
import { reserveDraws } from '../../src/settlement/reserve-draws.js';
import { scenarioInFen } from '../../src/settlement/scenario.js';
import { settle } from '../../src/settlement/settle.js';
import { scenarios } from './scenarios.js';
import type { CoverSource, SettlementDecision } from '../../src/decision/decision.js';
import type { CountySettlement, SettlementOutcome } from '../../src/settlement/outcome.js';

/** One county lacks 100.00, of which 30.00 are covered; the pots still hold 20.00 and 5.00. */
const outcome = {
  ...{ policy: shaoyang, insurance: 'RESIDENT', fiscalYear: 2021, readings: [], ignoredInputs: [] },
  ...{ sharedReserveAfter: fen('20.00'), pooledBalanceAfter: fen('5.00') },
  counties: [
    {
      ...{ county: 'a', deficit: fen('100.00'), policyDeficit: fen('100.00'), managementDeficit: 0n },
      ...{ forceMajeureDeficit: 0n, unresolved: fen('70.00'), accumulatedBalanceAfter: 0n, balanceForOthers: 0n },
      steps: [{ rule: 'SY-8', source: 'SHARED_RESERVE', deficitClass: 'POLICY', amount: fen('30.00') }],
    },
  ],
} as unknown as SettlementOutcome;

const cover = (source: CoverSource, amount: string, county = 'a', giver: string | null = null): SettlementDecision => ({
  ...{ id: '1', kind: 'COVER', county, source, giver, amount },
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

describe('another county’s balance', () => {
  const given = ({ counties }: SettlementOutcome): string[] =>
    counties.map(
      (county) => `${county.county} ${yuan(county.accumulatedBalanceAfter)} ${yuan(county.balanceForOthers)}`,
    );
  const giver = { ...outcome.counties[0]!, county: 'b', deficit: 0n, policyDeficit: 0n, unresolved: 0n, steps: [] };
  const withGiver: SettlementOutcome = {
    ...{ ...outcome, policy: suzhou },
    counties: [outcome.counties[0]!, { ...giver, accumulatedBalanceAfter: fen('65.00') }],
  };

  test('covers as far as needed, after the pots and before governments; the reading that lets it is rested on', () => {
    const covers = [
      ...[cover('LOAN', '70.00'), cover('OTHER_BALANCE', '60.00', 'a', 'b'), cover('SHARED_RESERVE', '20.00')],
    ];
    const result = coverUnresolved(withGiver, covers);
    expect(further(result)).toEqual(['SHARED_RESERVE 20.00', 'OTHER_BALANCE 50.00']);
    expect(given(result)).toEqual(['a 0.00 0.00', 'b 15.00 50.00']);
    expect(result.readings.map(({ id }) => id)).toEqual(['SZ-5-R2']);
    expect([...reserveDraws(result).values()].flat()).toContainEqual({ county: 'b', amount: fen('50.00') });
  });

  test('gives at most what its own steps left in it', () => {
    expect(() => coverUnresolved(withGiver, [cover('OTHER_BALANCE', '65.01', 'a', 'b')])).toThrow(
      'COVER_EXCEEDS_BALANCE',
    );
    expect(() => coverUnresolved(withGiver, [cover('OTHER_BALANCE', '1.00', 'a', 'nowhere')])).toThrow(
      'COVER_EXCEEDS_BALANCE',
    );
  });

  test('is moved and not lost: what is given is what is got, in any year of any counties', () => {
    const share = fc.integer({ min: 1, max: 4 });
    fc.assert(
      fc.property(scenarios('suzhou-2020'), share, share, ({ policy: _, ...scenario }, of, all) => {
        const law = settle(suzhou, scenarioInFen(scenario));
        const [most] = law.counties.toSorted((one, other) =>
          other.accumulatedBalanceAfter > one.accumulatedBalanceAfter ? 1 : -1,
        );
        const lacking = law.counties.filter(({ unresolved, county }) => unresolved > 0n && county !== most?.county);
        const amount = (wants: bigint) =>
          yuan(min((wants * BigInt(of)) / BigInt(all), most!.accumulatedBalanceAfter / BigInt(lacking.length)));
        const covers = lacking.map(({ county, unresolved }) =>
          cover('OTHER_BALANCE', amount(unresolved), county, most!.county),
        );
        const after = coverUnresolved(law, covers);
        const got = after.counties.flatMap(({ steps }) => steps.filter(({ source }) => source === 'OTHER_BALANCE'));
        expect(sum(after.counties.map(({ balanceForOthers }) => balanceForOthers))).toBe(
          sum(got.map((step) => step.amount)),
        );
        for (const [at, county] of after.counties.entries()) {
          expect(county.accumulatedBalanceAfter + county.balanceForOthers).toBe(
            law.counties[at]!.accumulatedBalanceAfter,
          );
          expect(county.accumulatedBalanceAfter >= 0n).toBe(true);
          expect(sum(county.steps.map((step) => step.amount)) + county.unresolved).toBe(county.deficit);
        }
      }),
      { numRuns: 200 },
    );
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
