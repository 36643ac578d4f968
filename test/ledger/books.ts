/** A few of Handan's counties with open books, for tests of the ledger: empty years, audited openings. */
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Database } from '../../src/database/database.js';
import { inTransaction } from '../../src/database/transaction.js';
import { sql } from '../../src/database/write.js';
import { demoPools } from '../../src/demo/demo-data.js';
import { bank } from '../../src/ledger/accounts.js';
import { type Entry, type Line, move } from '../../src/ledger/entry.js';
import { type Fund, fundOf, post } from '../../src/ledger/ledger.service.js';
import { open } from '../../src/ledger/open-books.service.js';
import { refusedBooks } from '../../src/ledger/refused-books.js';
import { fen, type Fen } from '../../src/money.js';
import { Insurance } from '../../src/policy/policy.js';
import { enterPool } from '../../src/pool/pool.service.js';
import { policies } from '../../src/policy/registry.js';
import { createDatabase, type TestDatabase } from '../database.js';

export const [A, B, C] = ['130402', '130403', '130404'] as const;
const COUNTIES: readonly string[] = [A, B, C];

export interface Books {
  database: TestDatabase;
  em: EntityManager;
  resident: Fund;
  employee: Fund;
}

/** On a database of the file's own. Each county opens with 1,000.00 of its own and 100.00 in the reserve account. */
export async function openedBooks(): Promise<Books> {
  const database = await createDatabase();
  await openBooksIn(database);
  const em = database.orm.em.fork();
  const [resident, employee] = await inTransaction(em, async (tx) => [
    await fundOf(tx, 'handan', Insurance.RESIDENT),
    await fundOf(tx, 'handan', Insurance.EMPLOYEE),
  ]);
  return { database, em, resident, employee };
}

export async function openBooksIn({ orm }: Database): Promise<void> {
  const pool = demoPools().find(({ id }) => id === 'handan')!;
  const counties = pool.counties.filter(({ id }) => COUNTIES.includes(id));
  await inTransaction(orm.em, (tx) => enterPool(tx, { ...pool, counties }));
  for (const insurance of Object.values(Insurance))
    await inTransaction(orm.em, (tx) =>
      open(tx, policies, 'zhang', {
        pool: 'handan',
        insurance,
        fiscalYear: 2021,
        document: '2021年初审定余额',
        rows: COUNTIES.map((county) => ({ county, accumulatedBalance: '1000.00', ownReserve: '100.00' })),
      }),
    );
}

export const postAll = (em: EntityManager, fund: Fund, entries: Entry[], person = 'zhang'): Promise<string[]> =>
  inTransaction(em, (tx) => post(tx, fund, person, entries));

/** 利息: a county's money grows by the amount. */
export const interest = (county: string, amount: string | Fen, effective = '2021-03-31'): Entry =>
  entry(move(bank(county, 'CITY_SPECIAL'), { county, code: '4201' }, fenOf(amount)), effective);

/** 其他支出: and shrinks. */
export const spending = (county: string, amount: string | Fen, effective = '2021-03-31'): Entry =>
  entry(move({ county, code: '5401' }, bank(county, 'CITY_SPECIAL'), fenOf(amount)), effective);

export const entry = (lines: Line[], effective = '2021-03-31'): Entry => ({
  kind: 'INCOME_AND_EXPENDITURE',
  effective,
  document: '凭据',
  memo: '摘要',
  lines,
});

const fenOf = (amount: string | Fen): Fen => (typeof amount === 'string' ? fen(amount) : amount);

/** Opens or closes periods of the residents' fund. */
export const setPeriods = ({ em, resident }: Books, months: number[], opens: boolean): Promise<unknown> =>
  inTransaction(em, (tx) =>
    sql(
      tx,
      `insert into period_event (fund, year, month, opens, person)
       select $1, 2021, month, $2, 'zhang' from unnest($3::int[]) month order by month`,
      [resident.id, opens, months],
    ),
  ).catch((error: unknown) => {
    throw refusedBooks(error);
  });
