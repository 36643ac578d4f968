/** Whatever is booked, in whatever books: the statements balance, and consolidated nothing between levels is left. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Custody } from '../../src/ledger/custody.js';
import { type Line, mirrored } from '../../src/ledger/entry.js';
import { advance, advanceRepayment } from '../../src/ledger/postings/advance.js';
import { type ArrearsPayment, arrearsPaid, arrearsReceived } from '../../src/ledger/postings/arrears.js';
import {
  type Disbursement,
  disbursement,
  disbursementOfCapital,
  workingCapital,
  workingCapitalReturn,
} from '../../src/ledger/postings/disbursement.js';
import { everyday } from '../../src/ledger/postings/everyday.js';
import { levy, reserveInterest } from '../../src/ledger/postings/levy.js';
import { opening } from '../../src/ledger/postings/opening.js';
import { replenishment } from '../../src/ledger/postings/replenishment.js';
import { settlementStep, surplus, topUp } from '../../src/ledger/postings/settlement.js';
import { ITEMS, type Item } from '../../src/load/item.js';
import { FundingSource, Insurance, SurplusTarget } from '../../src/policy/policy.js';
import type { Movement } from '../../src/statement/movement.js';
import { columnsOf, type Form, type Scope, statementOf } from '../../src/statement/statement.js';
import { trialBalance } from '../../src/statement/trial-balance.js';

const COUNTIES = ['a', 'b', 'c'];
const custody: fc.Arbitrary<Custody> = fc.record({
  special: fc.constantFrom('CITY_SPECIAL', 'MEMBER_SPECIAL'),
  balance: fc.constantFrom('CITY_SPECIAL', 'LOCAL_RETAINED'),
  throughCity: fc.boolean(),
  ownReserve: fc.constantFrom('CLAIM', 'LOCAL', 'NONE'),
});
const county = fc.constantFrom(...COUNTIES);
const amount = fc.bigInt(1n, 10n ** 14n);
const drawn = fc.array(fc.record({ county: fc.option(county), amount }), { maxLength: 3 });
const totalOf = (parts: { amount: bigint }[]) => parts.reduce((total, part) => total + part.amount, 0n);

/** One voucher of any of the product's kinds. */
const voucher: fc.Arbitrary<Line[]> = custody.chain((how) =>
  fc.oneof(
    fc.tuple(county, amount, amount).map(([of, balance, reserve]) => opening(how, of, balance, reserve)),
    fc
      .record({
        county,
        kind: fc.constantFrom('COUNTY', 'CITY_OWN'),
        item: fc.constantFrom(...(Object.keys(ITEMS) as Item[])),
        amount,
        planned: fc.boolean(),
      })
      .map((row) => everyday(how, row as Parameters<typeof everyday>[1], {})),
    fc
      .record({
        county,
        builds: fc.constantFrom('OWN_RESERVE', 'SHARED_RESERVE'),
        fromSurplus: amount,
        fromBalance: amount,
      })
      .map((one) => levy(how, { ...one, fiscalYear: 2021 } as Parameters<typeof levy>[1], {})),
    fc
      .record({ county, kind: fc.constantFrom('COUNTY', 'CITY_OWN'), amount, outOfCapital: fc.boolean() })
      .map(({ outOfCapital, ...to }) =>
        (outOfCapital ? disbursementOfCapital : disbursement)(how, to as Disbursement, {}),
      ),
    fc
      .record({ amount, back: fc.boolean() })
      .map((one) => (one.back ? workingCapitalReturn : workingCapital)(how, one.amount, {})),
    amount.map((interest) => reserveInterest(interest)),
    fc
      .record({ county, source: fc.constantFrom(...Object.values(FundingSource)), amount, drawnFrom: drawn })
      .map((step) => {
        const shared = step.source === 'SHARED_RESERVE' ? { amount: totalOf(step.drawnFrom) } : {};
        return settlementStep(how, { ...step, ...shared, fiscalYear: 2021 }, {});
      }),
    fc
      .record({ county, to: fc.constantFrom(...Object.values(SurplusTarget)), amount })
      .map((one) => surplus(how, { ...one, fiscalYear: 2021 }, {})),
    fc.record({ county, amount }).map((one) => topUp(how, { ...one, fiscalYear: 2021 }, {})),
    fc
      .record({ county, paidBy: fc.constantFrom('GOVERNMENT', 'FUND'), returned: drawn, own: amount })
      .map((one) => replenishment(how, { ...one, fiscalYear: 2021 } as Parameters<typeof replenishment>[1], {})),
    fc
      .record({ county, lender: fc.constantFrom('RESERVE', 'GOVERNMENT'), amount, back: fc.boolean() })
      .map(({ back, ...one }) => (back ? advanceRepayment : advance)(how, one as Parameters<typeof advance>[1], {})),
    fc.record({ county, amount, received: fc.boolean() }).map(({ received, ...one }) => {
      const account: ArrearsPayment['account'] = received ? { code: '4101' } : { code: '5001', detail: 'INPATIENT' };
      return (received ? arrearsReceived : arrearsPaid)(how, { ...one, kind: 'COUNTY', account, fundYear: 2019 }, {});
    }),
  ),
);
const vouchers = fc.array(
  fc.tuple(voucher, fc.boolean()).map(([lines, reversed]) => (reversed ? mirrored(lines) : lines)),
  { minLength: 1, maxLength: 25 },
);

/** As the ledger would answer them: by pairs of lines, the odd one first. */
const movementsOf = (booked: readonly Line[][], insurance: Insurance): Movement[] =>
  booked.flatMap((lines) =>
    lines.map(({ account: { county: book, code, detail, counterparty, fundYear }, side, amount: of }, at): Movement => {
      const other = lines[at ^ 1]!.account.code;
      const carried = /^[45]/.test(code) && !/^[12]/.test(other) ? of : 0n;
      const [debit, credit] = side === 'D' ? [of, 0n] : [0n, of];
      return {
        ...{
          county: book,
          account: code,
          detail: detail ?? null,
          counterparty: counterparty ?? null,
          fundYear: fundYear ?? null,
        },
        part: insurance === 'EMPLOYEE' && /^[345]/.test(code) ? 'POOLED' : null,
        ...{ debit, credit, carriedDebit: side === 'D' ? carried : 0n, carriedCredit: side === 'C' ? carried : 0n },
      };
    }),
  );

const SCOPES: Scope[] = ['CONSOLIDATED', { county: null }, ...COUNTIES.map((each) => ({ county: each }))];
const of = (form: Form, insurance: Insurance, scope: Scope, moved: Movement[]) => {
  const statement = statementOf(form, insurance, scope, { columns: columnsOf(form, 2021, 13), annual: false }, [
    moved,
    moved,
  ]);
  const figures = Object.fromEntries(statement.rows.map(({ row, figures: [first] }) => [row.id, first!]));
  return { ...statement, figures };
};

test('lines of every posting come in pairs: a debit and a credit of one amount in one book', () => {
  fc.assert(
    fc.property(voucher, (lines) => {
      expect(lines.length % 2).toBe(0);
      lines.forEach((line, at) => {
        const other = lines[at ^ 1]!;
        expect([other.account.county, other.amount, other.side === line.side]).toEqual([
          line.account.county,
          line.amount,
          false,
        ]);
      });
    }),
    { numRuns: 300 },
  );
});

test('assets are liabilities and net assets in each book and consolidated; eliminations meet to the fen', () => {
  fc.assert(
    fc.property(vouchers, fc.constantFrom(...Object.values(Insurance)), (booked, insurance) => {
      const moved = movementsOf(booked, insurance);
      for (const scope of SCOPES) {
        const { figures } = of('BALANCE_SHEET', insurance, scope, moved);
        expect(figures.ASSETS!.amount).toBe(figures.LIABILITIES_AND_NET_ASSETS!.amount);
        const { opening: before, moved: during, closing } = trialBalance(scope, [moved, moved]);
        for (const { debit, credit } of [before, during, closing]) expect(debit).toBe(credit);
      }
      for (const form of ['BALANCE_SHEET', 'INCOME_STATEMENT'] as const)
        for (const matched of of(form, insurance, 'CONSOLIDATED', moved).eliminations.flat())
          expect([matched.upper, matched.eliminated]).toEqual([matched.lower, matched.lower]);
      const { figures } = of('INCOME_STATEMENT', insurance, 'CONSOLIDATED', moved);
      for (const id of ['GRANTS_RECEIVED', 'REMITTANCES_RECEIVED', 'REMITTED', 'GRANTED'])
        expect(figures[id]!.amount).toBe(0n);
    }),
    { numRuns: 200 },
  );
});

test('a book’s surplus is what its net assets grew by, but for what was opened or moved within them', () => {
  fc.assert(
    fc.property(vouchers, (booked) => {
      const moved = movementsOf(booked, 'RESIDENT');
      for (const scope of SCOPES) {
        const { figures } = of('INCOME_STATEMENT', 'RESIDENT', scope, moved);
        const openings = movementsOf(booked.filter(isOpening), 'RESIDENT');
        const net = (of_: Movement[]) => of('BALANCE_SHEET', 'RESIDENT', scope, of_).figures.NET_ASSETS!.amount;
        expect(figures.SURPLUS!.amount).toBe(net(moved) - net(openings));
      }
    }),
    { numRuns: 200 },
  );
});

/** No income or expenditure, and yet money against net assets. */
const isOpening = (lines: Line[]): boolean =>
  lines.some(({ account }, at) => account.code === '3001' && /^[12]/.test(lines[at ^ 1]!.account.code));

test('a pair of which one side is missing stays in the statement and is named', () => {
  const remitted = (county_: string | null, account: string, debit: bigint, credit: bigint): Movement => ({
    ...{ county: county_, account, detail: null, part: null, counterparty: null, fundYear: null, debit, credit },
    ...{ carriedDebit: 0n, carriedCredit: 0n },
  });
  const { figures, eliminations } = of('INCOME_STATEMENT', 'RESIDENT', 'CONSOLIDATED', [
    remitted('a', '5301', 100_00n, 0n),
    remitted(null, '4402', 0n, 70_00n),
  ]);
  expect(eliminations[0]).toMatchObject([{ lower: 100_00n, upper: 70_00n, eliminated: 70_00n }]);
  expect([figures.REMITTED!.amount, figures.REMITTANCES_RECEIVED!.amount]).toEqual([30_00n, 0n]);
});
