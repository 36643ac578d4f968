/**
 * A year settled on what was known, and corrected by what became known: always the same books, and the same owed, as settled at once on
 * what is known in the end. In memory: the lines that would be posted, added up by account.
 */
import assert from 'node:assert/strict';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { byCodePoint } from '../../src/code-points.js';
import { yearResult } from '../../src/ledger/accounts.js';
import { custodyOf } from '../../src/ledger/custody.js';
import { type Account, type Line, mirrored } from '../../src/ledger/entry.js';
import { levyChargedAnew } from '../../src/ledger/postings/levy.js';
import { loanRepayment } from '../../src/ledger/postings/loan.js';
import { replenishment } from '../../src/ledger/postings/replenishment.js';
import { incomeMadeGood, topUp } from '../../src/ledger/postings/settlement.js';
import { type Fen, fen, min, portionHalfUp, sum } from '../../src/money.js';
import { type Policy, provisionsOf } from '../../src/policy/policy.js';
import { policies } from '../../src/policy/registry.js';
import { Refused } from '../../src/refusal.js';
import {
  type CountyDifferences,
  differencesOf,
  type Settled,
  stepDifferences,
  stepsOfOutcome,
  type StoredStep,
} from '../../src/settlement/differences.js';
import type { SettlementInputs } from '../../src/settlement/inputs.js';
import { expenditureOf, withLevyCharged } from '../../src/settlement/later-inputs.js';
import { commandOfBalances } from '../../src/settlement/cover.js';
import { chargeOf } from '../../src/settlement/levy.js';
import { changeObligations, type OpenObligation, owedBy } from '../../src/settlement/owed.js';
import { returnedBy } from '../../src/settlement/refill-split.js';
import { settlementEntries } from '../../src/settlement/settlement-entries.js';
import { settleInputs } from '../../src/settlement/settle-inputs.js';
import type { ScenarioInput } from './case-files.js';
import { scenarios } from './scenarios.js';

const YEAR = 2021;

/** A fund year's books from its levy on, as far as a settlement moves them, and what is owed. */
class Books {
  private readonly balances = new Map<string, Fen>();
  private steps: StoredStep[] = [];
  private settled: Settled | undefined;
  open: OpenObligation[] = [];
  private ids = 0;

  constructor(private readonly policy: Policy) {}

  private readonly newId = (): string => String(++this.ids);

  private book(lines: readonly Line[]): void {
    for (const { account, side, amount } of lines) this.add(keyOf(account), side === 'D' ? amount : -amount);
  }

  private add(key: string, amount: Fen): void {
    this.balances.set(key, (this.balances.get(key) ?? 0n) + amount);
  }

  /** Income and expenditure are carried to the year's result: what is not yet there. */
  carry({ counties }: SettlementInputs, carried?: SettlementInputs): void {
    const resultOf = (all: SettlementInputs['counties'] = []) =>
      new Map(all.map((one) => [one.county, fen(one.incomeCollected) - expenditureOf(one)]));
    const before = resultOf(carried?.counties);
    for (const [county, result] of resultOf(counties))
      this.add(keyOf(yearResult(county, YEAR)), (before.get(county) ?? 0n) - result);
  }

  /** The levy was booked before anything was settled, charged as the year then was. */
  levy(inputs: SettlementInputs): void {
    const [levy] = provisionsOf(this.policy, 'LEVY');
    if (!levy) return;
    const { counties } = settleInputs(this.policy, inputs);
    for (const county of counties) {
      const input = inputs.counties.find((one) => one.county === county.county)!;
      const charge = chargeOf(fen(input.levy), county);
      this.book(
        levyChargedAnew(
          custodyOf(this.policy),
          { county: county.county, fiscalYear: YEAR, builds: levy.builds, ...charge },
          {},
        ),
      );
      if (charge.unpaid > 0n)
        this.open.push({
          ...{ id: this.newId(), county: county.county, kind: 'RESERVE_LEVY', payer: 'COUNTY', payee: 'RISK_RESERVE' },
          ...{ rule: levy.rule, outstanding: charge.unpaid },
          toReturn: levy.builds === 'OWN_RESERVE' ? [] : [{ county: null, amount: charge.unpaid }],
        });
    }
  }

  settle(inputs: SettlementInputs): CountyDifferences[] {
    const now = { inputs, outcome: settleInputs(this.policy, inputs) };
    const steps = stepDifferences(this.steps, stepsOfOutcome(now.outcome)).map((step) => ({
      ...step,
      id: this.newId(),
    }));
    const differences = differencesOf(this.settled, now);
    const owed = owedBy(this.policy, { fiscalYear: YEAR, bookedIn: YEAR }, differences, steps);
    const { made, reductions, excess } = changeObligations(this.open, owed, this.newId);
    const booking = {
      settlement: this.newId(),
      fiscalYear: YEAR,
      name: '清算',
      period: { year: YEAR, month: 13 },
    } as const;
    for (const { lines } of settlementEntries(this.policy, booking, differences, steps, excess)) this.book(lines);
    this.steps.push(...steps);
    this.settled = now;
    this.open = [
      ...made.map(({ amount, drawnFrom, ...one }) => ({ ...one, outstanding: amount, toReturn: drawnFrom ?? [] })),
      ...this.open,
    ].map((one) =>
      reductions
        .filter(({ obligation }) => obligation === one.id)
        .reduce((open, less) => withLess(open, less.amount, less.drawnFrom ?? []), one as OpenObligation),
    );
    return differences;
  }

  /** Pays this share of everything that is owed, either way. */
  pay(share: string): void {
    this.open = this.open.map((one) => {
      const amount = min(one.outstanding, portionHalfUp(share, one.outstanding));
      if (amount === 0n) return one;
      const { returned } = returnedBy(one.toReturn, amount);
      this.book(this.payment(one, amount));
      if (one.kind.endsWith('SHARE') || one.kind.startsWith('SHARE'))
        this.add(`outside ${one.county}`, one.kind === 'REFUND_SHARE' ? -amount : amount);
      return withLess(one, amount, one.kind === 'REPLENISH_RESERVE' || one.kind === 'RESERVE_LEVY' ? returned : []);
    });
  }

  private payment({ county, kind, toReturn }: OpenObligation, amount: Fen): Line[] {
    const custody = custodyOf(this.policy);
    const of = { county, fiscalYear: YEAR, amount };
    const { to } = provisionsOf(this.policy, 'SURPLUS').at(-1)!;
    switch (kind) {
      case 'TOP_UP':
        return topUp(custody, of, {});
      case 'REFUND_TOP_UP':
        return mirrored(topUp(custody, of, {}));
      case 'MAKE_GOOD_INCOME':
        return incomeMadeGood(custody, { ...of, to }, {});
      case 'REFUND_MADE_GOOD_INCOME':
        return mirrored(incomeMadeGood(custody, { ...of, to }, {}));
      case 'REPAY_LOAN':
        return loanRepayment(custody, { ...of, paidBy: 'FUND' }, {});
      case 'REPLENISH_RESERVE':
      case 'RESERVE_LEVY':
        return replenishment(
          custody,
          { county, fiscalYear: YEAR, paidBy: 'FUND', ...returnedBy(toReturn, amount) },
          {},
        );
      default:
        return [];
    }
  }

  /** What every account holds, those of nothing left out. */
  held(): Record<string, Fen> {
    return Object.fromEntries([...this.balances].filter(([, amount]) => amount !== 0n).toSorted(byKey));
  }

  /** What is owed by whom to whom, whatever it is made of. */
  owed(): Record<string, Fen> {
    const owed = new Map<string, Fen>();
    for (const { county, kind, payer, payee, outstanding } of this.open) {
      const key = `${county} ${kind} ${payer} ${payee}`;
      owed.set(key, (owed.get(key) ?? 0n) + outstanding);
    }
    return Object.fromEntries([...owed].filter(([, amount]) => amount !== 0n).toSorted(byKey));
  }

  /** −Y of each county is what is still owed for its steps, less what is to be refunded of them. */
  mustAgree(): void {
    for (const { county, unresolved } of this.settled!.outcome.counties) {
      const of = (...kinds: string[]) =>
        sum(this.open.filter((one) => one.county === county && kinds.includes(one.kind)).map((one) => one.outstanding));
      const result = this.balances.get(keyOf(yearResult(county, YEAR))) ?? 0n;
      assert.equal(result, of('TOP_UP', 'REPAY_LOAN') - of('REFUND_TOP_UP') + unresolved, county);
    }
  }
}

const byKey = ([a]: [string, Fen], [b]: [string, Fen]): number => byCodePoint(a, b);

const keyOf = ({ county, code, detail, bank, counterparty, fundYear }: Account): string =>
  [county, code, detail, bank, counterparty, fundYear].join('|');

const withLess = (one: OpenObligation, amount: Fen, parts: readonly { county: string | null; amount: Fen }[]) => ({
  ...one,
  outstanding: one.outstanding - amount,
  toReturn: one.toReturn.map((part) => ({
    ...part,
    amount: part.amount - sum(parts.filter(({ county }) => county === part.county).map((less) => less.amount)),
  })),
});

/** The same counties with the same balances and levies in other years: what later lines, facts and decisions can change. */
const inYears = (policy: Policy, years: number): fc.Arbitrary<SettlementInputs[]> =>
  fc
    .tuple(...Array.from({ length: years }, () => scenarios(policy.id, { unit: 1n, largest: 10n ** 12n })))
    .map((all) => {
      const [first] = all as [ScenarioInput];
      // a levy that is decided comes out of the balances on its day, and is none of the settlement
      const levied = provisionsOf(policy, 'LEVY').some(({ how }) => how !== 'DECIDED');
      return all.map(({ counties }, nth) => ({
        ...{ insurance: first.insurance, fiscalYear: YEAR },
        ...{ sharedReserve: first.sharedReserve!, pooledBalance: first.pooledBalance! },
        counties: first.counties.map((known, at) => ({
          ...(counties[at] ?? known),
          ...{ county: known.county, kind: known.kind, levy: levied ? known.levy : '0.00', facts: '' },
          ...{ accumulatedBalance: known.accumulatedBalance, ownReserve: known.ownReserve },
        })),
        // whatever the law leaves open is borrowed, for one county first taken from another's balance where the city commands it
        decisions: first.counties.flatMap(({ county }, at) => {
          const cover = { kind: 'COVER', county, reason: '借款', documentNumber: '1号', decider: '市政府' };
          const giver = first.counties[(at + nth) % first.counties.length]!.county;
          return [
            ...(commandOfBalances(policy) && at === 0 && giver !== county
              ? [{ ...cover, id: `${county}/${giver}`, source: 'OTHER_BALANCE', giver, amount: '0.01' }]
              : []),
            { ...cover, id: county, source: 'LOAN', giver: null, amount: '9000000000000000.00' },
          ];
        }),
      })) as unknown as SettlementInputs[];
    });

/** Where decided draws exceed the reserve there is no outcome to speak of. */
function orRefused(work: () => void): void {
  try {
    work();
  } catch (error) {
    fc.pre(!(error instanceof Refused));
    throw error;
  }
}

/** As it becomes known: settled, then corrected again and again, with something paid in between. */
function corrected(
  policy: Policy,
  years: readonly SettlementInputs[],
  share: string,
): { books: Books; last: SettlementInputs } {
  const books = new Books(policy);
  let [last] = years as [SettlementInputs];
  books.carry(last);
  books.levy(last);
  books.settle(last);
  for (const year of years.slice(1)) {
    books.mustAgree();
    books.pay(share);
    const unpaid = new Map(settleInputs(policy, last).counties.map(({ county, levyUnpaid }) => [county, levyUnpaid]));
    const now = withLevyCharged(
      policy,
      {
        ...year,
        sharedReserve: last.sharedReserve,
        counties: year.counties.map((one, at) => ({ ...one, ownReserve: last.counties[at]!.ownReserve })),
      },
      unpaid,
    );
    books.carry(now, last);
    books.settle(now);
    last = now;
  }
  books.mustAgree();
  return { books, last };
}

function atOnce(policy: Policy, inputs: SettlementInputs): Books {
  const books = new Books(policy);
  books.carry(inputs);
  books.levy(inputs);
  books.settle(inputs);
  return books;
}

describe.each(policies.all)('a year under $id', (policy) => {
  const always = (claim: (years: SettlementInputs[], share: string) => void) =>
    fc.assert(
      fc.property(inYears(policy, 3), fc.constantFrom('0.37', '0.5', '1'), (years, share) =>
        orRefused(() => claim(years, share)),
      ),
      { numRuns: 60 },
    );

  test('settled and corrected twice is the same, in the books and in what is owed, as settled at once', () => {
    always((years) => {
      const { books, last } = corrected(policy, years, '0');
      const direct = atOnce(policy, last);
      assert.deepEqual(books.held(), direct.held());
      assert.deepEqual(books.owed(), direct.owed());
    });
  });

  test('with payments in between is the same once everything owed either way is paid', () => {
    always((years, share) => {
      const { books, last } = corrected(policy, years, share);
      const direct = atOnce(policy, last);
      books.pay('1');
      direct.pay('1');
      books.mustAgree();
      assert.deepEqual(books.held(), direct.held());
    });
  });
});

test('a levy that a smaller surplus no longer bears comes out of the balance, and what neither bears is owed again', () => {
  const [policy] = policies.all.filter(({ id }) => id.startsWith('handan'));
  const year = (compliantExpenditure: string): SettlementInputs => ({
    ...{ insurance: 'RESIDENT', fiscalYear: YEAR, sharedReserve: '0.00', pooledBalance: '0.00', decisions: [] },
    counties: [
      {
        ...{
          county: 'a',
          kind: 'COUNTY',
          facts: '',
          incomeDue: '1000.00',
          incomeTarget: null,
          incomeCollected: '1000.00',
        },
        ...{ compliantExpenditure, nonCompliantExpenditure: '0.00', subsidyShortfall: '0.00', levy: '100.00' },
        ...{ accumulatedBalance: '30.00', ownReserve: '100.00', forceMajeure: '0.00', otherFaults: [] },
        ...{ expenditureTarget: null, targetsMet: false, decidedDraw: '0.00' },
      },
    ],
  });
  const { books, last } = corrected(policy!, [year('900.00'), year('980.00')], '0');
  expect(last.counties[0]!.ownReserve).toBe('50.00');
  expect(books.owed()).toEqual({ 'a RESERVE_LEVY COUNTY RISK_RESERVE': 50_00n });
});
