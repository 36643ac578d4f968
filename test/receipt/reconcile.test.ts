/** Whatever is done to the lists on their way, nothing is booked twice, and what is wrong shows on its day. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Fen, sum } from '../../src/money.js';
import type { ReceiptRow } from '../../src/receipt/receipt-csv.js';
import { dayState, type Receipt, receiptKey, sortReceipts } from '../../src/receipt/reconcile.js';

/** What came in, by number: the truth that the treasury reports day by day. */
const truth = fc
  .uniqueArray(
    fc.record({
      number: fc.integer({ min: 1, max: 60 }).map((n) => `T${n}`),
      insurance: fc.constantFrom('EMPLOYEE' as const, 'RESIDENT' as const),
      enteredOn: fc.constantFrom('2021-03-01', '2021-03-02', '2021-03-11'),
      county: fc.constantFrom('a', 'b'),
      item: fc.constantFrom('单位缴费', '个人缴费'),
      amount: fc.bigInt({ min: 1n, max: 1_000_00n }),
    }),
    { selector: receiptKey, maxLength: 25 },
  )
  .filter((receipts) => receipts.length > 0);

const numbered = (receipts: readonly Receipt[]): ReceiptRow[] => receipts.map((row, at) => ({ line: at + 2, ...row }));

/** Books the lists one after the other, as the service does: a list with a conflict is refused whole. */
function bookAll(lists: readonly (readonly Receipt[])[]) {
  const booked = new Map<string, Receipt>();
  let repeated = 0;
  const refused: (readonly Receipt[])[] = [];
  for (const list of lists) {
    const sorted = sortReceipts(numbered(list), booked);
    expect(sorted.fresh.length + sorted.repeated.length + sorted.conflicting.length).toBe(list.length);
    if (sorted.conflicting.length > 0) {
      refused.push(list);
      continue;
    }
    repeated += sorted.repeated.length;
    for (const row of sorted.fresh) {
      expect(booked.has(receiptKey(row))).toBe(false);
      booked.set(receiptKey(row), row);
    }
  }
  return { booked: [...booked.values()], repeated, refused };
}

const totals = (receipts: readonly Receipt[]): Map<string, Fen> => {
  const days = Map.groupBy(receipts, ({ insurance, enteredOn }) => `${insurance}/${enteredOn}`);
  return new Map([...days].map(([day, rows]) => [day, sum(rows.map(({ amount }) => amount))]));
};
/** The state of each day of which either side says something. */
const states = (listed: readonly Receipt[], reported: readonly Receipt[]) => {
  const [ours, theirs] = [totals(listed), totals(reported)];
  return [...new Set([...ours.keys(), ...theirs.keys()])].map((day) => ({
    day,
    state: dayState(ours.get(day) ?? 0n, theirs.get(day) ?? 0n),
    difference: (theirs.get(day) ?? 0n) - (ours.get(day) ?? 0n),
  }));
};

/** The rows, doubled at random, shuffled, and split into lists. */
const delivered = (receipts: readonly Receipt[]) =>
  fc
    .array(fc.constantFrom(...receipts), { maxLength: 15 })
    .chain((doubled) => {
      const all = [...receipts, ...doubled];
      return fc.tuple(
        fc.shuffledSubarray(all.map((_, at) => at), { minLength: all.length, maxLength: all.length }),
        fc.array(fc.integer({ min: 0, max: all.length }), { maxLength: 4 }),
      ).map(([order, cuts]) => {
        const rows = order.map((at) => all[at]!);
        const edges = [0, ...cuts.toSorted((a, b) => a - b), rows.length];
        return edges.slice(1).map((edge, at) => rows.slice(edges[at], edge));
      });
    }); // prettier-ignore

const cases = truth.chain((receipts) => delivered(receipts).map((lists) => ({ receipts, lists })));

describe('rows shuffled, doubled and split into lists', () => {
  test('are booked once each: every day agrees with the treasury, and each extra row is told as a repeat', () => {
    fc.assert(
      fc.property(cases, ({ receipts, lists }) => {
        const { booked, repeated, refused } = bookAll(lists);
        expect(refused).toEqual([]);
        expect(booked.length).toBe(receipts.length);
        expect(repeated).toBe(lists.flat().length - receipts.length);
        expect(totals(booked)).toEqual(totals(receipts));
        expect(states(booked, receipts).filter(({ state }) => state !== 'MATCHED')).toEqual([]);
      }),
    );
  });

  test('and delivered once more, whole, change nothing', () => {
    fc.assert(
      fc.property(cases, ({ receipts, lists }) => {
        const { booked, repeated } = bookAll([...lists, receipts]);
        expect(booked.length).toBe(receipts.length);
        expect(repeated).toBe(lists.flat().length);
      }),
    );
  });
});

describe('a row that', () => {
  const oneOf = cases.chain(({ receipts, lists }) =>
    fc.constantFrom(...receipts).map((picked) => ({ receipts, lists, picked })),
  );

  test('is left out shows as missing on its day, with its amount, and no other day differs', () => {
    fc.assert(
      fc.property(oneOf, ({ receipts, lists, picked }) => {
        const without = lists.map((list) => list.filter((row) => receiptKey(row) !== receiptKey(picked)));
        const wrong = states(bookAll(without).booked, receipts).filter(({ state }) => state !== 'MATCHED');
        const day = `${picked.insurance}/${picked.enteredOn}`;
        expect(wrong).toEqual([{ day, state: 'MISSING', difference: picked.amount }]);
      }),
    );
  });

  test('nobody paid shows as surplus on its day, with its amount', () => {
    fc.assert(
      fc.property(oneOf, ({ receipts, lists, picked }) => {
        const invented = { ...picked, number: 'X1' };
        const wrong = states(bookAll([...lists, [invented]]).booked, receipts).filter(
          ({ state }) => state !== 'MATCHED',
        );
        const day = `${picked.insurance}/${picked.enteredOn}`;
        expect(wrong).toEqual([{ day, state: 'SURPLUS', difference: -picked.amount }]);
      }),
    );
  });

  test('is mistyped after it stands gets its list refused, and what stands is untouched', () => {
    fc.assert(
      fc.property(
        oneOf,
        fc.constantFrom('amount', 'county', 'enteredOn', 'item'),
        ({ receipts, lists, picked }, field) => {
          const before = bookAll(lists);
          const { booked, refused } = bookAll([...lists, [mistyped(picked, field)]]);
          expect(refused).toHaveLength(1);
          expect(totals(booked)).toEqual(totals(receipts));
          expect(booked).toEqual(before.booked);
        },
      ),
    );
  });

  test('came mistyped in its amount first shows on its day, and the right one is refused until it is taken back', () => {
    fc.assert(
      fc.property(truth, (receipts) => {
        const [picked, ...others] = receipts as [Receipt, ...Receipt[]];
        const { booked, refused } = bookAll([[mistyped(picked, 'amount')], others, receipts]);
        expect(refused).toEqual([receipts]);
        const wrong = states(booked, receipts).filter(({ state }) => state !== 'MATCHED');
        expect(wrong).toEqual([{ day: `${picked.insurance}/${picked.enteredOn}`, state: 'SURPLUS', difference: -1n }]);
      }),
    );
  });

  const mistyped = (row: Receipt, field: string): Receipt => ({
    ...row,
    ...(field === 'amount' && { amount: row.amount + 1n }),
    ...(field === 'county' && { county: row.county === 'a' ? 'b' : 'a' }),
    ...(field === 'enteredOn' && { enteredOn: '2021-03-31' }),
    ...(field === 'item' && { item: '滞纳金' }),
  });
});

test.each([
  [100n, null, 'UNREPORTED'],
  [100n, 100n, 'MATCHED'],
  [0n, 0n, 'MATCHED'],
  [99n, 100n, 'MISSING'],
  [101n, 100n, 'SURPLUS'],
] as const)('%s listed, %s reported: %s', (listed, reported, state) => {
  expect(dayState(listed, reported)).toBe(state);
});
