/** What the posting function takes, and what it refuses: the database's own word, asked as the application. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { inTransaction } from '../../src/database/transaction.js';
import { sql } from '../../src/database/write.js';
import { accumulatedBalance, bank, sharedReserve } from '../../src/ledger/accounts.js';
import { type Account, type Entry, move } from '../../src/ledger/entry.js';
import { postedEntries, reverse } from '../../src/ledger/reversal.service.js';
import { A, B, type Books, C, entry, interest, openedBooks, postAll, setPeriods, spending } from './books.js';
import { faultsOf } from './found.js';

let books: Books;
beforeAll(async () => {
  books = await openedBooks();
});
afterAll(() => books.database.close());

const posted = (...entries: Entry[]) => postAll(books.em, books.resident, entries);

const rows = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  (await books.database.asOwner(text, values)).rows as Row[];

/** Everything that is written in the books, counted. */
const written = async () =>
  rows(`select (select count(*) from journal_entry) as entries, (select count(*) from journal_line) as lines,
    (select count(*) from voucher) as vouchers, (select count(*) from ledger_account) as accounts,
    (select sum(debit + credit) from monthly_total) as totals`);

async function leavesNothing(work: () => Promise<unknown>, refusal: string | RegExp): Promise<void> {
  const before = await written();
  await expect(work()).rejects.toThrow(refusal);
  expect(await written()).toEqual(before);
}

const cash = bank(A, 'CITY_SPECIAL');
const income: Account = { county: A, code: '4201' };

describe('refused, with nothing left behind:', () => {
  const cases: [string, Entry[], string | RegExp][] = [
    [
      'an entry of a year that has no periods',
      [interest(A, '1.00', '2020-12-31')],
      'PERIOD_CLOSED: 会计期间 2020-12 未开启或已结账。',
    ],
    [
      'an entry of the closing period before it is open, with a good one before it',
      [interest(A, '1.00'), { ...interest(A, '1.00', '2021-12-31'), closing: true }],
      'PERIOD_CLOSED: 会计期间 2021-13 未开启或已结账。',
    ],
    ['a voucher whose debits are 0.01 more', [unbalanced(entry(move(cash, income, 100n)))], 'VOUCHER_UNBALANCED'],
    [
      'an entry that balances over two books, but in neither',
      [entry([...move(cash, { county: null, code: '4402' }, 100n)])],
      'VOUCHER_UNBALANCED',
    ],
    [
      'an accumulated balance 0.01 below zero',
      [entry(move(accumulatedBalance(A), { county: A, code: '4501' }, 1000_01n))],
      'BALANCE_BELOW_ZERO: 余额将为负：130402 3001/ACCUMULATED_BALANCE: -0.01。',
    ],
    [
      'a claim on the reserve account below zero',
      [entry(move(cash, { county: A, code: '1101' }, 100_01n))],
      'BALANCE_BELOW_ZERO: 余额将为负：130402 1101: -0.01。',
    ],
    [
      'an account of net assets without a detail',
      [entry(move(cash, { county: A, code: '3001' }, 100n))],
      /violates check constraint/,
    ],
    [
      'a detail that its account does not have',
      [entry(move({ county: A, code: '5001', detail: 'SHARED_RESERVE' }, cash, 100n))],
      'ACCOUNT_INVALID',
    ],
    [
      'a bank line without its bank account',
      [entry(move({ county: A, code: '1003' }, income, 100n))],
      /check constraint/,
    ],
    [
      'an entry that joins two counties without the pool’s book',
      [entry([...move(cash, income, 100n), ...move({ county: B, code: '5401' }, bank(B, 'CITY_SPECIAL'), 100n)])],
      'ENTRY_INVALID',
    ],
    ['an entry without lines beside one that has some', [interest(A, '1.00'), entry([])], 'ENTRY_INVALID'],
    [
      'an amount of zero',
      [entry(move(cash, income, 100n).map((line) => ({ ...line, amount: 0n })))],
      /check constraint/,
    ],
    ['a negative amount', [entry(move(cash, income, -100n))], /check constraint/],
    ['a county whose book is not open', [interest('130481', '1.00')], 'BOOK_NOT_OPEN'],
  ];
  test.each(cases)('%s', (_name, entries, refusal) => leavesNothing(() => posted(...entries), refusal));

  test('an entry without a person', () =>
    leavesNothing(() => postAll(books.em, books.resident, [interest(A, '1.00')], ''), 'POSTING_WITHOUT_PERSON'));

  test('an employee’s income that does not say its part', () =>
    leavesNothing(() => {
      const employee = { ...books.employee, insurance: books.resident.insurance };
      return postAll(books.em, employee, [interest(A, '1.00')]);
    }, 'ACCOUNT_INVALID'));

  test('a bank account 0.01 overdrawn over all the counties that share it, though one county’s share may be', async () => {
    // three counties' 1,000.00 lie in the city's special account
    const all = '3000.00';
    await posted(spending(A, all));
    await leavesNothing(
      () => posted(spending(B, '0.01')),
      'BANK_ACCOUNT_BELOW_ZERO: 银行账户将透支：CITY_SPECIAL: -0.01。',
    );
    await posted(interest(A, all));
  });
});

function unbalanced(whole: Entry): Entry {
  const [first, ...rest] = whole.lines;
  return { ...whole, lines: [{ ...first!, amount: first!.amount + 1n }, ...rest] };
}

describe('the posting function itself, called by other hands,', () => {
  /** One line of a cent on each of two accounts. */
  const call = (accounts: object[], amounts: string[]) =>
    inTransaction(books.em, (tx) =>
      sql(
        tx,
        `select post('zhang', $1::jsonb, $2::jsonb, '{1,1}', '{1,2}', '{D,C}', $3::numeric[], '{null,null}', '{null,null}', '{null,null}')`,
        [
          JSON.stringify(accounts),
          JSON.stringify([{ kind: 'OTHER', effective: '2021-03-31', document: 'x', memo: 'x' }]),
          amounts,
        ],
      ),
    );
  const ofBook = (fund: Books['resident'], county: string) => {
    const book = fund.books.get(county);
    return [
      { book, account: '1101' },
      { book, account: '2001' },
    ];
  };

  test('refuses an entry that mixes two funds', () =>
    leavesNothing(
      () => call([ofBook(books.resident, A)[0]!, ofBook(books.employee, A)[1]!], ['1.00', '1.00']),
      'FUNDS_MIXED',
    ));

  test('refuses a book that does not exist', () =>
    leavesNothing(() => call([{ book: 0, account: '1101' }], ['1.00', '1.00']), 'FUNDS_MIXED'));

  test('refuses a bank account of another fund', () => {
    const account = { book: books.resident.books.get(A), account: '1003' };
    return leavesNothing(
      () =>
        call(
          [{ ...account, bank: books.employee.banks.get('CITY_SPECIAL/') }, ofBook(books.resident, A)[1]!],
          ['1.00', '1.00'],
        ),
      'ACCOUNT_INVALID',
    );
  });

  test.each([['0.005'], ['NaN'], [null]])('refuses the amount %s', (amount) =>
    leavesNothing(() => call(ofBook(books.resident, A), [amount!, amount!]), /AMOUNT_INVALID|VOUCHER_UNBALANCED/),
  );
});

test('vouchers are numbered without a gap in their book and month, refused ones leaving none', async () => {
  await posted(interest(C, '1.00', '2021-05-10'), interest(C, '2.00', '2021-06-10'));
  await expect(posted(unbalanced(interest(C, '3.00', '2021-05-11')))).rejects.toThrow('VOUCHER_UNBALANCED');
  await posted(interest(C, '4.00', '2021-05-12'));
  expect(
    await rows(
      `select position, year, month, number from voucher where book = $1 and month in (5, 6) order by position`,
      [books.resident.books.get(C)],
    ),
  ).toEqual([
    { position: 2, year: 2021, month: 5, number: 1 },
    { position: 3, year: 2021, month: 6, number: 1 },
    { position: 4, year: 2021, month: 5, number: 2 },
  ]);
});

test('an entry has two dates: in February what happened in January is January’s, and booked today', async () => {
  await posted(interest(B, '7.00', '2021-02-20'));
  const [id] = await posted(interest(B, '5.00', '2021-01-15'));
  const [row] = await rows<{ effective: string; month: number; today: boolean }>(
    `select effective_date::text as effective, month, booked_at > now() - interval '1 minute' as today
     from journal_entry where id = $1`,
    [id],
  );
  expect(row).toEqual({ effective: '2021-01-15', month: 1, today: true });
});

test('a balance as booked up to a position and as effective on a day differ by what was booked later for earlier', async () => {
  const book = books.resident.books.get(B);
  // booked: the opening 1,000.00 (position 1), 7.00 of February 20 (2), 5.00 of January 15 (3)
  const asBooked = (position: number) =>
    rows(
      `select l.balance_after from voucher v
       join journal_line l on l.book = v.book and l.entry = v.entry
       join ledger_account a on a.id = l.ledger_account and a.account = '1003'
       where v.book = $1 and v.position <= $2 order by v.position desc, l.line_no desc limit 1`,
      [book, position],
    );
  const asEffective = (day: string) =>
    rows(
      `select sum(moved) as balance from (
         select m.debit - m.credit as moved from monthly_total m join ledger_account a on a.id = m.ledger_account
         where a.book = $1 and a.account = '1003' and m.period < to_char($2::date, 'YYYYMM')::int
         union all
         select case l.side when 'D' then l.amount else -l.amount end from journal_line l
         join journal_entry e on e.id = l.entry
         where l.book = $1 and l.account = '1003' and l.period = to_char($2::date, 'YYYYMM')::int
           and e.effective_date <= $2::date) moves`,
      [book, day],
    );
  expect(await asBooked(1)).toEqual([{ balance_after: '1000.00' }]);
  expect(await asBooked(2)).toEqual([{ balance_after: '1007.00' }]);
  expect(await asBooked(3)).toEqual([{ balance_after: '1012.00' }]);
  expect(await asEffective('2021-01-14')).toEqual([{ balance: '1000.00' }]);
  expect(await asEffective('2021-02-19')).toEqual([{ balance: '1005.00' }]);
  expect(await asEffective('2021-02-20')).toEqual([{ balance: '1012.00' }]);
});

describe('a reversal', () => {
  const reverseOf = (id: string) =>
    inTransaction(books.em, async (tx) =>
      reverse(tx, books.resident, 'li', await postedEntries(tx, books.resident, { ids: [id] }), '记错'),
    );

  test('is the mirror image, line by line in every book, linked to what it takes back', async () => {
    const [id] = await posted(
      entry([
        ...move(bank(null, 'RESERVE_SPECIAL'), { county: null, code: '4402' }, 500n),
        ...move(cash, income, 200n),
      ]),
    );
    const [reversal] = await reverseOf(id!);
    const lines = (of: string) =>
      rows<{ side: string }>(
        `select book, line_no, ledger_account, side, amount from journal_line where entry = $1 order by book, line_no`,
        [of],
      );
    const other = { D: 'C', C: 'D' } as Record<string, string>;
    expect(await lines(reversal!)).toEqual((await lines(id!)).map((line) => ({ ...line, side: other[line.side] })));
    expect(
      await rows('select reverses, kind, person, document, memo from journal_entry where id = $1', [reversal]),
    ).toEqual([{ reverses: id, kind: 'REVERSAL', person: 'li', document: '记错', memo: '冲销：摘要' }]);
  });

  test('comes once: the second finds nothing that stands, and the database refuses a third', async () => {
    const [id] = await posted(interest(A, '3.00'));
    await reverseOf(id!);
    expect(await reverseOf(id!)).toEqual([]);
    const again = { ...spending(A, '3.00'), kind: 'REVERSAL' as const, reverses: id! };
    await leavesNothing(() => posted(again), /duplicate key/);
  });

  test('can’t take the money that later entries have spent', async () => {
    const [id] = await posted(
      entry([
        ...move(bank(null, 'RESERVE_SPECIAL'), { county: null, code: '4402' }, 500n),
        ...move({ county: null, code: '4402' }, sharedReserve, 500n),
      ]),
    );
    await posted(
      entry([
        ...move({ county: null, code: '5302' }, bank(null, 'RESERVE_SPECIAL'), 400n),
        ...move(sharedReserve, { county: null, code: '5302' }, 400n),
      ]),
    );
    await leavesNothing(() => reverseOf(id!), 'BALANCE_BELOW_ZERO: 余额将为负：POOL 3001/SHARED_RESERVE: -4.00。');
  });
});

test('a closed month takes no entries, its reversals included, until it is opened again', async () => {
  const [id] = await posted(interest(A, '1.00', '2021-07-31'));
  await setPeriods(books, [7], false);
  const reversed = () =>
    inTransaction(books.em, async (tx) =>
      reverse(tx, books.resident, 'li', await postedEntries(tx, books.resident, { ids: [id!] }), '记错'),
    );
  await leavesNothing(() => posted(interest(A, '1.00', '2021-07-01')), 'PERIOD_CLOSED: 会计期间 2021-07');
  await leavesNothing(reversed, 'PERIOD_CLOSED: 会计期间 2021-07');
  await setPeriods(books, [7], true);
  expect(await reversed()).toHaveLength(1);
});

test('the closing period opens when twelve months are closed, and freezes them while it is open', async () => {
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  await expect(setPeriods(books, [13], true)).rejects.toThrow('CLOSING_PERIOD_NEEDS_MONTHS_CLOSED');
  await setPeriods(books, months, false);
  await setPeriods(books, [13], true);
  await expect(setPeriods(books, [12], true)).rejects.toThrow('MONTHS_FROZEN_BY_CLOSING_PERIOD');
  await posted({ ...interest(A, '1.00', '2021-12-31'), closing: true });
  await setPeriods(books, [13], false);
  await setPeriods(books, months, true);
});

test('after all of this the books hold', async () => {
  expect(await faultsOf(books.database)).toEqual([]);
});
