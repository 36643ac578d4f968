/** Nothing but the posting function writes the books: not the application's role, not the owner. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { APPLICATION_ROLE, connection } from '../../src/database/address.js';
import { A, type Books, interest, openedBooks, postAll } from './books.js';

const TABLES = ['ledger_account', 'journal_entry', 'voucher', 'journal_line', 'monthly_total'];

const STATEMENTS: Record<string, (table: string) => string> = {
  INSERT: (table) => `insert into ${table} overriding system value select * from ${table} limit 1`,
  UPDATE: (table) => `update ${table} set ${CHANGED[table]} = ${CHANGED[table]}`,
  DELETE: (table) => `delete from ${table}`,
  TRUNCATE: (table) => `truncate ${table} cascade`,
};

const CHANGED: Record<string, string> = {
  ledger_account: 'part',
  journal_entry: 'memo',
  voucher: 'hash',
  journal_line: 'amount',
  monthly_total: 'debit',
};

let books: Books;
let application: pg.Client;
beforeAll(async () => {
  books = await openedBooks();
  application = new pg.Client(connection(books.database.address, APPLICATION_ROLE));
  await application.connect();
});
beforeEach(() => application.query('rollback'));
afterAll(async () => {
  await application.end();
  await books.database.close();
});

describe.each(TABLES)('%s', (table) => {
  test.each(Object.keys(STATEMENTS))('the application may not %s', async (statement) => {
    await expect(application.query(STATEMENTS[statement]!(table))).rejects.toThrow(/permission denied/);
  });

  test.each(Object.keys(STATEMENTS))('the owner may not %s', async (statement) => {
    await expect(books.database.asOwner(STATEMENTS[statement]!(table))).rejects.toThrow('BOOKS_TAKE_ADDITIONS_ONLY');
  });
});

test('the application may not even pretend to be posting', async () => {
  await application.query('begin');
  await application.query(`select set_config('tongchou.posting', 'on', true)`);
  await expect(application.query(STATEMENTS.INSERT!('voucher'))).rejects.toThrow(/permission denied/);
});

test('posting opens the books for its own statement only, not for the rest of the transaction', async () => {
  const client = new pg.Client(connection(books.database.address));
  await client.connect();
  try {
    await client.query('begin');
    const book = books.resident.books.get(A);
    await client.query(
      `select post('zhang', $1, '[{"kind":"OTHER","effective":"2021-03-31","document":"x","memo":"x"}]',
        '{1,1}', '{1,2}', '{D,C}', '{1,1}', '{null,null}', '{null,null}', '{null,null}')`,
      [
        JSON.stringify([
          { book, account: '1101' },
          { book, account: '2001' },
        ]),
      ],
    );
    await expect(client.query(STATEMENTS.INSERT!('journal_entry'))).rejects.toThrow('BOOKS_TAKE_ADDITIONS_ONLY');
  } finally {
    await client.end();
  }
});

test.each(['period_event', 'load', 'obligation_payment', 'settlement_event'])(
  'the application may not change or delete a %s',
  async (table) => {
    await expect(application.query(`delete from ${table}`)).rejects.toThrow(/permission denied/);
    await expect(books.database.asOwner(`delete from ${table}`)).rejects.toThrow('ADDITIONS_ONLY');
  },
);

test('what it may: read, and post', async () => {
  const [id] = await postAll(books.em, books.resident, [interest(A, '1.00')]);
  const { rows } = await application.query('select count(*)::int as count from journal_line where entry = $1', [id]);
  expect(rows).toEqual([{ count: 2 }]);
});
