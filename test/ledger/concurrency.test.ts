/** Many at once, each on a connection of its own, and none of them tried again: nobody waits in a circle, no number is lost. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type EntityManager, IsolationLevel } from '@mikro-orm/postgresql';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectDatabase, type Database } from '../../src/database/database.js';
import { bank } from '../../src/ledger/accounts.js';
import { type Entry, type Line, move } from '../../src/ledger/entry.js';
import { post } from '../../src/ledger/ledger.service.js';
import { A, B, type Books, C, entry, interest, openedBooks, setPeriods } from './books.js';
import { faultsOf } from './found.js';

const WRITERS = 20;

let books: Books;
let more: Database;
beforeAll(async () => {
  books = await openedBooks();
  more = await connectDatabase(books.database.address); // ten connections each
});
afterAll(async () => {
  await more.close();
  await books.database.close();
});

const writers = <Result>(work: (em: EntityManager, writer: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(
    Array.from({ length: WRITERS }, (_, writer) => work((writer % 2 ? more : books.database).orm.em.fork(), writer)),
  );

const postOnce = (em: EntityManager, entries: Entry[]): Promise<string[]> =>
  em.fork().transactional((tx) => post(tx, books.resident, 'zhang', entries), {
    isolationLevel: IsolationLevel.READ_COMMITTED,
  });

const numbers = async (county: string, month: number): Promise<number[]> => {
  const { rows } = await books.database.asOwner(
    'select number from voucher where book = $1 and month = $2 order by number',
    [books.resident.books.get(county), month],
  );
  return rows.map(({ number }) => number as number);
};

const upTo = (last: number): number[] => Array.from({ length: last }, (_, at) => at + 1);

test('20 writers on one book post 200 vouchers: 记-1 to 记-200, one chain', async () => {
  await writers(async (em) => {
    for (let n = 0; n < 10; n++) await postOnce(em, [interest(A, '1.00', '2021-03-31')]);
  });
  expect(await numbers(A, 3)).toEqual(upTo(200));
  expect(await faultsOf(books.database)).toEqual([]);
});

test('20 writers on different sets of books, named in any order, never wait for each other in a circle', async () => {
  const ofPool: Line[] = move(bank(null, 'RESERVE_SPECIAL'), { county: null, code: '4402' }, 1n);
  const sets = [[A, B], [B, A], [C, B, A], [A, C], [C], [B, C], [C, A, B]];
  await writers(async (em, writer) => {
    for (let n = 0; n < 5; n++) {
      const counties = sets[(writer + 3 * n) % sets.length]!;
      const lines = counties.flatMap((county) => interest(county, '1.00').lines);
      // months in any order too; half of the postings over several entries
      const dates = writer % 2 ? ['2021-06-30', '2021-05-31'] : ['2021-05-31', '2021-06-30'];
      await postOnce(
        em,
        dates.map((date, at) => entry(at === 0 ? [...lines, ...ofPool] : [...ofPool, ...lines.toReversed()], date)),
      );
    }
  });
  expect(await numbers('', 5)).toEqual(upTo(100));
  expect(await numbers('', 6)).toEqual(upTo(100));
  expect(await faultsOf(books.database)).toEqual([]);
});

test('a month that is closed while 20 writers post into it takes nothing from then on, and everybody is told', async () => {
  let stop = false;
  let refused = 0;
  const counts = async () => (await numbers(B, 8)).length;
  const writing = writers(async (em) => {
    let posted = 0;
    while (!stop)
      await postOnce(em, [interest(B, '1.00', '2021-08-31'), interest(C, '1.00', '2021-09-30')]).then(
        () => posted++,
        (error: Error) => {
          expect(error.message).toMatch(/^PERIOD_CLOSED: 会计期间 2021-08(, 2021-09)?/);
          refused++;
        },
      );
    return posted;
  });
  for (let round = 0; round < 3; round++) {
    await sleep(100);
    await setPeriods(books, [9, 8], false);
    const closedWith = await counts();
    await sleep(50);
    expect(await counts()).toBe(closedWith);
    await setPeriods(books, [8, 9], true);
  }
  stop = true;
  const posted = (await writing).reduce((sum, count) => sum + count, 0);
  expect(refused).toBeGreaterThan(0);
  expect(await numbers(B, 8)).toEqual(upTo(posted));
  expect(await numbers(C, 9)).toEqual(upTo(posted));
  expect(await faultsOf(books.database)).toEqual([]);
});
