/** Whatever is posted and reversed, in whatever order: the books hold, and money is refused exactly where it is not there. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { inTransaction } from '../../src/database/transaction.js';
import { bank } from '../../src/ledger/accounts.js';
import { type Entry, move } from '../../src/ledger/entry.js';
import { postedEntries, reverse } from '../../src/ledger/reversal.service.js';
import { Refused } from '../../src/refusal.js';
import { A, B, type Books, C, entry, interest, openedBooks, postAll, spending } from './books.js';
import { booksIn, faultsIn, recordsOf } from './found.js';

let books: Books;
beforeAll(async () => {
  books = await openedBooks();
});
afterAll(() => books.database.close());

/** One posting of several movements, or the reversal of the nth entry that was posted. */
type Act = { post: Movement[] } | { reverse: number };
interface Movement {
  county: string;
  /** Into (positive) or out of the city's special account, in fen. */
  amount: bigint;
  /** The pool hands on as much to its counties' account: one entry over two books. */
  throughPool: boolean;
  day: number;
}

const movement: fc.Arbitrary<Movement> = fc.record({
  county: fc.constantFrom(A, B, C),
  amount: fc.bigInt(-2000_00n, 1500_00n).filter((amount) => amount !== 0n),
  throughPool: fc.boolean(),
  day: fc.integer({ min: 1, max: 28 }),
});
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ post: fc.array(movement, { minLength: 1, maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ reverse: fc.nat(10) }) },
);

const entryOf = ({ county, amount, throughPool, day }: Movement): Entry => {
  const date = `2021-${day % 2 ? '03' : '04'}-${String(day).padStart(2, '0')}`;
  const own = amount > 0n ? interest(county, amount, date) : spending(county, -amount, date);
  if (!throughPool) return own;
  const pools = move(bank(null, 'RESERVE_SPECIAL'), { county: null, code: '4402' }, 1n);
  return entry([...pools, ...own.lines], date);
};

test('books balance, chains verify, balances and totals are their lines’ sums after any postings and reversals', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), (acts) => agreesWithTheModel(acts)),
    { numRuns: 15, endOnFailure: true }, // each goes on from where the one before ended: nothing to shrink
  );
});

/** What should be there: three openings of 1,000.00 in one account, and all that came after. */
let cash = 3000_00n;
let entries = 0;
const standing: { id: string; amount: bigint }[] = [];

async function agreesWithTheModel(acts: Act[]): Promise<void> {
  for (const one of acts) {
    if ('post' in one) {
      const change = one.post.reduce((sum, { amount }) => sum + amount, 0n);
      const ids = await attempt(() => postAll(books.em, books.resident, one.post.map(entryOf)));
      expect(ids !== undefined).toBe(cash + change >= 0n);
      if (!ids) continue;
      cash += change;
      entries += ids.length;
      standing.push(...ids.map((id, at) => ({ id, amount: one.post[at]!.amount })));
    } else {
      const [chosen] = standing.splice(one.reverse % Math.max(standing.length, 1), 1);
      if (!chosen) continue;
      const ids = await attempt(() =>
        inTransaction(books.em, async (tx) =>
          reverse(tx, books.resident, 'li', await postedEntries(tx, books.resident, { ids: [chosen.id] }), '记错'),
        ),
      );
      expect(ids !== undefined).toBe(cash - chosen.amount >= 0n);
      if (!ids) standing.push(chosen);
      else {
        cash -= chosen.amount;
        entries += 1;
      }
    }
  }
  const records = await recordsOf(books.database);
  expect(await faultsIn(records)).toEqual([]);
  const { rows } = await books.database.asOwner(
    `select sum(last.balance_after)::text as cash, (select count(*)::int from journal_entry where kind <> 'OPENING') as entries,
       (select sum(case side when 'D' then amount else -amount end)::text from journal_line) as difference
     from ledger_account a join bank_account k on k.id = a.bank_account and k.kind = 'CITY_SPECIAL' and k.fund = $1
     cross join lateral (select balance_after from journal_line l where l.ledger_account = a.id
       order by l.entry desc, l.line_no desc limit 1) last`,
    [books.resident.id],
  );
  expect(rows).toEqual([
    { cash: `${cash / 100n}.${String(cash % 100n).padStart(2, '0')}`, entries, difference: '0.00' },
  ]);
  expect(await booksIn(records)).toHaveLength(8);
}

/** Undefined where it was refused; a bug is not a refusal. */
async function attempt<Result>(work: () => Promise<Result>): Promise<Result | undefined> {
  return work().catch((error: unknown) => {
    if (error instanceof Refused) return undefined;
    throw error;
  });
}
