/** Whoever changes the books behind the product's back is found: in the database with the triggers off, in an export by hand. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { connection } from '../../src/database/address.js';
import { inTransaction } from '../../src/database/transaction.js';
import { bank } from '../../src/ledger/accounts.js';
import { move } from '../../src/ledger/entry.js';
import { postedEntries, reverse } from '../../src/ledger/reversal.service.js';
import { projectRoot } from '../../src/project-root.js';
import { chained, voucherText } from '../../src/verify/chain.js';
import type {
  AccountRecord,
  BankRecord,
  BookRecord,
  BooksRecord,
  FundRecord,
  VoucherRecord,
} from '../../src/verify/record.js';
import { urlOf } from '../start/process.js';
import { A, B, type Books, entry, interest, openedBooks, postAll, spending } from './books.js';
import { booksIn, faultsIn, faultsOf, recordsOf } from './found.js';
import { settle } from './settled.js';

const TABLES = [
  'ledger_account',
  'journal_entry',
  'voucher',
  'journal_line',
  'monthly_total',
  'obligation_payment',
  'bank_account',
];

let books: Books;
let owner: pg.Client;
let sound: BooksRecord[];
/** A's book: the opening (1), interest of 10.00 (2), of the pool and A (3), its reversal (4), spending of 4.00 (5), the settlement's (6-9). */
let book: number;
beforeAll(async () => {
  books = await openedBooks();
  book = books.resident.books.get(A)!;
  const { em, resident } = books;
  await postAll(em, resident, [interest(A, '10.00')]);
  const [joint] = await postAll(em, resident, [
    entry([
      ...move(bank(null, 'RESERVE_SPECIAL'), { county: null, code: '4402' }, 500n),
      ...move(bank(A, 'CITY_SPECIAL'), { county: A, code: '4201' }, 200n),
    ]),
  ]);
  await inTransaction(em, async (tx) =>
    reverse(tx, resident, 'li', await postedEntries(tx, resident, { ids: [joint!] }), '记错'),
  );
  await postAll(em, resident, [spending(A, '4.00'), interest(B, '1.00')]);
  await settle(books);
  sound = await recordsOf(books.database);
  owner = new pg.Client(connection(books.database.address));
  await owner.connect();
  await owner.query('set session_replication_role = replica'); // no triggers, no foreign keys
  for (const table of TABLES) await owner.query(`create table saved_${table} as table ${table}`);
});
afterEach(async () => {
  for (const table of TABLES) {
    await owner.query(`delete from ${table}`);
    await owner.query(`insert into ${table} overriding system value select * from saved_${table}`);
  }
});
afterAll(async () => {
  await owner.end();
  await books.database.close();
});

test('sound books have no faults, in the database and as an export', async () => {
  expect(await faultsOf(books.database)).toEqual([]);
  expect(await faultsIn(sound)).toEqual([]);
});

const BOOK = 'handan/RESIDENT/130402';

describe('in the database is found, at its position:', () => {
  /** $book stands for A's book, $3 for the entry at position 3 of it. */
  const cases: [string, string, number, RegExp][] = [
    [
      'a line’s amount',
      `update journal_line set amount = 11 where entry = $2 and line_no = 1`,
      2,
      /余额应为 1011.00，实为 1010.00/,
    ],
    [
      'a voucher out of balance',
      `update journal_line set amount = 11 where entry = $2 and line_no = 1`,
      2,
      /借方 11.00，贷方 10.00/,
    ],
    ['both amounts of a voucher', `update journal_line set amount = 11 where entry = $2`, 2, /链值不符/],
    ['a line on the other side', `update journal_line set side = 'C' where entry = $2`, 2, /借方 0.00，贷方 20.00/],
    [
      'a balance',
      `update journal_line set balance_after = 0 where entry = $5 and line_no = 1`,
      5,
      /余额应为 4.00，实为 0.00/,
    ],
    [
      'the rule that a line names',
      `update journal_line set rule = 'HD-6' where entry = $5 and line_no = 1`,
      5,
      /链值不符/,
    ],
    [
      'a line taken out',
      `delete from journal_line where book = $book and entry = $5 and line_no = 1`,
      5,
      /第 1 行缺失，下一行为 2/,
    ],
    ['all lines of a voucher', `delete from journal_line where book = $book and entry = $5`, 5, /凭证没有分录行/],
    [
      'a line put in',
      `insert into journal_line select fund, book, entry, 3, period, ledger_account, account, side, amount, balance_after
       from journal_line where entry = $5 and line_no = 1`,
      5,
      /借方 8.00，贷方 4.00/,
    ],
    [
      'a line on another account',
      `update journal_line set ledger_account = (select ledger_account from journal_line where entry = $2 and line_no = 2)
       where entry = $5 and line_no = 1`,
      5,
      /第 1 行的科目与明细账户不符/,
    ],
    [
      'a line’s period',
      `update journal_line set period = 202102 where entry = $5 and line_no = 1`,
      5,
      /会计期间 202103/,
    ],
    ['a line’s fund', `update journal_line set fund = 0 where entry = $5 and line_no = 1`, 5, /属于另一基金/],
    [
      'an effective date in its month',
      `update journal_entry set effective_date = '2021-03-01' where id = $2`,
      2,
      /链值不符/,
    ],
    [
      'the time of booking',
      `update journal_entry set booked_at = booked_at + interval '1 us' where id = $2`,
      2,
      /链值不符/,
    ],
    ['the person', `update journal_entry set person = 'nobody' where id = $2`, 2, /链值不符/],
    ['the document', `update journal_entry set document = document || ' ' where id = $2`, 2, /链值不符/],
    [
      'the memo, its bytes moved into the document',
      `update journal_entry set document = '凭', memo = '据摘要' where id = $2`,
      2,
      /链值不符/,
    ],
    ['what a reversal reverses', `update journal_entry set reverses = $2 where id = $4`, 4, /不是借贷相反/],
    ['a reversal that says so no more', `update journal_entry set reverses = null where id = $4`, 4, /链值不符/],
    ['an entry taken out', `delete from journal_entry where id = $5`, 5, /凭证所属分录不存在/],
    ['a voucher’s hash', `update voucher set hash = sha256('') where book = $book and position = 5`, 5, /链值不符/],
    [
      'a voucher’s number',
      `update voucher set number = 9 where book = $book and position = 5`,
      5,
      /凭证号应为 记-4，实为 记-9/,
    ],
    ['a voucher taken out', `delete from voucher where book = $book and position = 5`, 5, /位置 5 缺失，下一张为 6/],
    [
      'two vouchers swapped',
      `update voucher set position = 99 where book = $book and position = 2;
       update voucher set position = 2 where book = $book and position = 5;
       update voucher set position = 5 where book = $book and position = 99`,
      2,
      /凭证号应为 记-1，实为 记-4/,
    ],
    [
      'a month’s total',
      `update monthly_total set debit = debit + 1 where ledger_account = $cash and period = 202103`,
      9,
      /发生额应为/,
    ],
    [
      'a month’s total taken out',
      `delete from monthly_total where ledger_account = $cash and period = 202103`,
      9,
      /发生额应为/,
    ],
    [
      'a month’s total of nothing',
      `insert into monthly_total values ($cash, 202112, 1, 1)`,
      9,
      /发生额应为 0.00 \/ 0.00，实为 1.00 \/ 1.00/,
    ],
    [
      'the detail of a ledger account',
      `update ledger_account set detail = 'SHARED_RESERVE' where book = $book and detail = 'ACCUMULATED_BALANCE'`,
      1,
      /链值不符/,
    ],
    [
      'the kind of a bank account',
      `update bank_account set kind = 'LOCAL_RETAINED' where kind = 'CITY_SPECIAL'`,
      1,
      /链值不符/,
    ],
  ];
  test.each(cases)('%s', async (_name, tampering, position, reason) => {
    await owner.query(resolved(tampering));
    const fault = (await faultsOf(books.database)).find((finding) => 'book' in finding && finding.book === BOOK);
    expect(fault).toMatchObject({ fault: { position } });
    expect((fault!.fault as { reasons: string[] }).reasons.join('\n')).toMatch(reason);
  });

  const resolved = (statement: string): string =>
    statement
      .replaceAll('$book', String(book))
      .replaceAll('$cash', `(select id from ledger_account where book = ${book} and account = '1003')`)
      .replace(/\$(\d)/g, `(select entry from voucher where book = ${book} and position = $1)`);

  test('a line of an entry that no voucher in its book has', async () => {
    await owner.query(
      `insert into journal_line select l.fund, l.book, 999, 1, l.period, l.ledger_account, l.account, l.side, l.amount, l.balance_after
       from journal_line l where l.book = ${book} limit 1`,
    );
    expect(await faultsOf(books.database)).toEqual([
      {
        subject: 'journal',
        fault: `分录行 line（book ${book}, entry 999）不属于任何凭证。 A stray 分录行 line (book ${book}, entry 999) belongs to no voucher.`,
      },
    ]);
  });

  test('an entry that no book has', async () => {
    await owner.query(`update voucher set entry = 998 where book = ${book} and position = 9`);
    const faults = await faultsOf(books.database);
    expect(faults).toContainEqual({
      subject: 'journal',
      fault: expect.stringMatching(/分录 entry（entry \d+）不属于任何凭证/),
    });
  });

  test('a payment that is not in the books: the year result is not what is owed', async () => {
    await owner.query(`update obligation_payment set amount = 15 where amount = 16`);
    expect(await faultsOf(books.database)).toEqual([
      {
        subject: expect.stringMatching(/^handan\/RESIDENT\/2021 /),
        fault: expect.stringMatching(/130402 本年收支结余 -14.00，应补足 15.00/),
      },
    ]);
  });
});

describe('in an export is found:', () => {
  const vouchers = (records: BooksRecord[]): VoucherRecord[] => {
    const from = records.findIndex((record) => record.record === 'book' && record.id === book);
    return records.slice(from).filter((record) => record.record === 'voucher');
  };
  const cases: [string, (records: BooksRecord[]) => unknown, object][] = [
    ['a line', (all) => (vouchers(all)[4]!.lines[0]!.amount = '5.00'), { book: BOOK, fault: { position: 5 } }],
    ['a voucher', (all) => (vouchers(all)[4]!.number = 7), { book: BOOK, fault: { position: 5 } }],
    ['an entry', (all) => (vouchers(all)[1]!.entry!.person = 'x'), { book: BOOK, fault: { position: 2 } }],
    [
      'a voucher taken out',
      (all) => all.splice(all.indexOf(vouchers(all)[2]!), 1),
      { book: BOOK, fault: { position: 3 } },
    ],
    [
      'a total',
      (all) =>
        Object.assign(
          all.find((record) => record.record === 'total')!,
          { debit: '1.00' },
        ),
      { fault: { reasons: [expect.stringMatching(/发生额/)] } },
    ],
    [
      'who holds a book',
      (all) =>
        Object.assign(
          all.find((record) => record.record === 'book' && record.id === book)!,
          { county: '130407' },
        ),
      { book: 'handan/RESIDENT/130407', fault: { position: 1 } },
    ],
    [
      'an effective date in another month',
      (all) => (vouchers(all)[1]!.entry!.effective = '2021-04-01'),
      {
        book: BOOK,
        fault: {
          position: 2,
          reasons: [expect.stringMatching(/生效日期 2021-04-01/), expect.stringMatching(/链值不符/)],
        },
      },
    ],
    [
      'a reversal in one of its two books only',
      (all) => {
        const ofPool = all.findIndex((record) => record.record === 'book' && record.fund === books.resident.id);
        const last = all.findLastIndex(
          (record, place) => record.record === 'voucher' && place < endOfBook(all, ofPool),
        );
        all.splice(last, 1);
        for (const record of all.slice(ofPool, endOfBook(all, ofPool)))
          if (record.record === 'total' && record.period === 202103)
            Object.assign(record, isCash(all, record.ledger) ? { credit: '0.00' } : { debit: '0.00' });
      },
      { book: 'handan/RESIDENT/POOL', fault: { reasons: [expect.stringMatching(/此账套未冲销/)] } },
    ],
    ['an end cut off', (all) => all.splice(-1), { subject: 'export', fault: expect.stringMatching(/文件不完整/) }],
    [
      'a beginning cut off',
      (all) => all.splice(0, 1),
      { subject: 'export', fault: expect.stringMatching(/第 1 行无法读取/) },
    ],
    [
      'an end before the rest',
      (all) => all.splice(4, 0, all.pop()!),
      { subject: 'export', fault: expect.stringMatching(/第 6 行/) },
    ],
    [
      'a record of no kind',
      (all) => all.splice(3, 0, { record: 'x' } as never),
      { subject: 'export', fault: expect.stringMatching(/第 4 行/) },
    ],
    [
      'a voucher without its parts',
      (all) => delete (vouchers(all)[2] as Partial<VoucherRecord>).lines,
      { subject: 'export', fault: expect.stringMatching(/无法读取/) },
    ],
  ];
  /** Where the book that begins at a place ends. */
  const endOfBook = (all: BooksRecord[], begin: number): number =>
    all.findIndex((record, place) => place > begin && record.record === 'book');
  const isCash = (all: BooksRecord[], ledger: number): boolean =>
    all.some((record) => record.record === 'account' && record.id === ledger && record.code === '1003');

  test.each(cases)('%s', async (_name, tamper, fault) => {
    const records = structuredClone(sound);
    tamper(records);
    expect((await faultsIn(records))[0]).toMatchObject(fault);
  });

  test('a chain made anew from the changed voucher on, by the head that somebody holds', async () => {
    const { head } = (await booksIn(sound)).find((finding) => finding.book === BOOK)!;
    const [hash, position] = [head, vouchers(sound).filter(ofBook).length];
    const records = structuredClone(sound);
    const changed = vouchers(records).filter(ofBook).at(-1)!;
    changed.entry!.memo = '改';
    changed.hash = rechained(records, changed);
    expect(await faultsIn(records)).toEqual([]);
    const held = (at: number) => new Map([[BOOK, new Map([[at, hash]])]]);
    expect(await faultsIn(sound, held(position))).toEqual([]);
    expect(await faultsIn(records, held(position))).toMatchObject([{ book: BOOK, fault: { position } }]);
    expect(await faultsIn(sound, held(position + 1))).toMatchObject([{ book: BOOK, fault: { position } }]);
    expect(await faultsIn(sound, new Map([['handan/RESIDENT/x', new Map([[1, hash]])]]))).toHaveLength(1);
  });

  const ofBook = (voucher: VoucherRecord): boolean => voucher.lines.every((line) => accountsOf(sound).has(line.ledger));

  /** The ledger accounts of A's book. */
  function accountsOf(records: BooksRecord[]): Map<number, AccountRecord> {
    const from = records.findIndex((record) => record.record === 'book' && record.id === book);
    const to = records.findIndex((record, place) => place > from && record.record === 'book');
    const ofThis = records.slice(from, to === -1 ? undefined : to).filter((record) => record.record === 'account');
    return new Map(ofThis.map((account) => [account.id, account]));
  }

  function rechained(records: BooksRecord[], voucher: VoucherRecord): string {
    const before = vouchers(records).find(({ position }) => position === voucher.position - 1)!;
    const around = {
      fund: records.find((record) => record.record === 'fund' && record.id === books.resident.id) as FundRecord,
      book: records.find((record) => record.record === 'book' && record.id === book) as BookRecord,
      accounts: accountsOf(records),
      banks: new Map(records.filter((record) => record.record === 'bank').map((record) => [record.id, record])),
    };
    return chained(before.hash, voucherText(around, voucher, voucher.entry!));
  }
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongchou-verify-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const run = (script: string, args: string[], env: Record<string, string>) =>
    spawnSync(process.execPath, [join(projectRoot, `dist/src/verify/${script}.js`), ...args], {
      cwd: folder,
      env: { PATH: process.env.PATH, ...env },
      encoding: 'utf8',
    });
  test('exports no books of a pool that does not exist', () => {
    const { status, stdout, stderr } = run('export', ['--pool', 'hadnan'], {
      DATABASE_URL: urlOf(books.database.address),
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('没有统筹区“hadnan”。 There is no pool "hadnan".');
  });

  test('ends with 0 on sound books, of the database and of its export, printing the same heads', () => {
    const env = { DATABASE_URL: urlOf(books.database.address) };
    const ofDatabase = run('verify', [], env);
    expect(ofDatabase.stderr).toBe('');
    expect(ofDatabase.status).toBe(0);
    expect(ofDatabase.stdout).toMatch(/✓ 账套 8 个、凭证 \d+ 张，全部相符。 8 books with \d+ vouchers hold.\n$/);
    const file = join(folder, 'books.ndjson');
    const exported = run('export', ['--pool', 'handan'], env);
    writeFileSync(file, `\n> tongchou@0.1.0 export\n> node export.js\n\n${exported.stdout}`);
    const ofFile = run('verify', [file], {});
    expect(ofFile).toMatchObject({ status: 0, stdout: ofDatabase.stdout });
    const [, head] = /RESIDENT\/130402 .* head (\S+)/.exec(ofDatabase.stdout)!;
    expect(run('verify', [file, '--head', `${BOOK}@${head}`], {}).status).toBe(0);
    writeFileSync(file, exported.stdout.replace('"person":"zhang"', '"person":"zhao"'));
    const tampered = run('verify', [file], {});
    expect(tampered.status).toBe(1);
    expect(tampered.stdout).toMatch(/✗ handan\/EMPLOYEE\/POOL {2}位置 position 1 \(2021-01 记-1\)\n {4}链值不符/);
  });

  test.each([
    ['a file that is not there', ['nothing.ndjson'], /没有文件 nothing.ndjson。 There is no file/],
    ['a folder without a database', [], /没有数据库。 There is no database in/],
    ['a flag that it has not', ['--fast'], /用法 Usage/],
    ['a head that is none', ['--head', 'x'], /BOOK@POSITION:HASH/],
  ])('ends with 2 on %s', (_name, args, message) => {
    const { status, stdout, stderr } = run('verify', args, { DATA_DIR: join(folder, 'data') });
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('the chain as written down in CHAIN.md', () => {
  const document = readFileSync(join(projectRoot, 'src/ledger/CHAIN.md'), 'utf8');
  const block = (name: string): string => new RegExp(`^\`\`\`${name}\\n(.*?)\\n\`\`\`$`, 'ms').exec(document)![1]!;

  test('its example’s record has its example’s text and hash', () => {
    const records = block('records')
      .split('\n')
      .map((line) => JSON.parse(line) as BooksRecord);
    const only = <R extends BooksRecord>(kind: R['record']) =>
      records.filter((record) => record.record === kind) as R[];
    const [voucher] = only<VoucherRecord>('voucher');
    const around = {
      fund: only<FundRecord>('fund')[0]!,
      book: only<BookRecord>('book')[0]!,
      accounts: new Map(only<AccountRecord>('account').map((record) => [record.id, record])),
      banks: new Map(only<BankRecord>('bank').map((record) => [record.id, record])),
    };
    expect(voucherText(around, voucher!, voucher!.entry!)).toBe(block('text'));
    expect(chained(block('previous'), block('text'))).toBe(block('hash'));
    expect(voucher!.hash).toBe(block('hash'));
  });

  test('the verifier takes nothing from the poster', () => {
    const folder = join(projectRoot, 'src/verify');
    for (const file of readdirSync(folder)) {
      const imported = [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)].map(
        ([, from]) => from!,
      );
      const allowed =
        /^(node:|pg$|\.\/|\.\.\/database\/(address|cluster)\.js|\.\.\/settings\.js|\.\.\/start-fault\.js)/;
      expect(imported.filter((from) => !allowed.test(from))).toEqual([]);
    }
  });
});
