/** The one door to the journal: resolves names to the fund's books and bank accounts, and calls the database's posting function. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { yuan } from '../money.js';
import type { Insurance } from '../policy/policy.js';
import { Refused, refusal } from '../refusal.js';
import type { Account, BankKind, Entry } from './entry.js';
import { refusedBooks } from './refused-books.js';

/** A fund and where its money can be: what postings need to know of it. */
export interface Fund {
  id: number;
  pool: string;
  insurance: Insurance;
  /** Book ids by county; '' is the pool's own level. */
  books: ReadonlyMap<string, number>;
  banks: ReadonlyMap<string, number>;
}

const bankKey = (kind: BankKind, county: string | null): string => `${kind}/${county ?? ''}`;
const OF_COUNTY: ReadonlySet<BankKind> = new Set([
  'LOCAL_RETAINED',
  'MEMBER_SPECIAL',
  'COUNTY_EXPENDITURE',
  'COUNTY_SPECIAL',
]);

/** Whether the fund has an account of the kind: some are opened only when a fund needs them. */
export const hasAccount = (fund: Fund, kind: BankKind, county: string | null): boolean =>
  bankAccountOf(fund, kind, county) !== undefined;

export const bankAccountOf = ({ banks }: Fund, kind: BankKind, county: string | null): number | undefined =>
  banks.get(bankKey(kind, county));

export async function fundOf(em: EntityManager, pool: string, insurance: Insurance): Promise<Fund> {
  const [row] = await sql<{ id: number; books: Record<string, number> | null; banks: Record<string, number> | null }>(
    em,
    `select f.id,
       (select jsonb_object_agg(coalesce(county, ''), id) from book where fund = f.id) as books,
       (select jsonb_object_agg(kind || '/' || coalesce(county, ''), id) from bank_account where fund = f.id) as banks
     from fund f where f.pool = $1 and f.insurance = $2`,
    [pool, insurance],
  );
  if (!row) throw new Refused(refusal('UNKNOWN_FUND', { pool, insurance }));
  return {
    id: row.id,
    pool,
    insurance,
    books: new Map(Object.entries(row.books ?? {})),
    banks: new Map(Object.entries(row.banks ?? {})),
  };
}

/** Posts the entries in one transaction with whatever else `em` does; all or none. Answers their ids, in order. */
export async function post(
  em: EntityManager,
  fund: Fund,
  person: string,
  entries: readonly Entry[],
): Promise<string[]> {
  if (entries.length === 0) return [];
  const accounts = new Map<string, { place: number; spec: object }>();
  const placeOf = (account: Account): number => {
    const key = keyOf(account);
    const known = accounts.get(key);
    if (known) return known.place;
    const place = accounts.size + 1;
    accounts.set(key, { place, spec: specOf(fund, account) });
    return place;
  };
  const columns = { entry: [], account: [], side: [], amount: [], rule: [], step: [], row: [] } as Record<
    string,
    unknown[]
  >;
  entries.forEach(({ lines }, at) => {
    for (const { account, side, amount, rule, step, row } of lines) {
      columns.entry!.push(at + 1);
      columns.account!.push(placeOf(account));
      columns.side!.push(side);
      columns.amount!.push(yuan(amount));
      columns.rule!.push(rule ?? null);
      columns.step!.push(step ?? null);
      columns.row!.push(row ?? null);
    }
  });
  const heads = entries.map(({ lines: _, ...head }) => head);
  try {
    const [row] = await sql<{ ids: string[] }>(
      em,
      'select post($1, $2::jsonb, $3::jsonb, $4::int[], $5::int[], $6::text[], $7::numeric[], $8::text[], $9::uuid[], $10::int[])::text[] as ids',
      [
        person,
        JSON.stringify([...accounts.values()].map(({ spec }) => spec)),
        JSON.stringify(heads),
        columns.entry,
        columns.account,
        columns.side,
        columns.amount,
        columns.rule,
        columns.step,
        columns.row,
      ],
    );
    return row!.ids;
  } catch (error) {
    throw refusedBooks(error);
  }
}

const keyOf = ({ county, code, detail, bank, counterparty, fundYear }: Account): string =>
  `${county}|${code}|${detail}|${bank}|${counterparty}|${fundYear}`;

/** EMPLOYEE lines on net assets, income and expenditure say their part; what this product books is the pooled part. */
const hasPart = ({ code }: Account): boolean => /^[345]/.test(code);

function specOf({ insurance, books, banks }: Fund, account: Account): object {
  const { county, code, detail, bank, counterparty, fundYear } = account;
  const book = books.get(county ?? '');
  if (book === undefined) throw new Refused(refusal('BOOK_NOT_OPEN', { county: county ?? '统筹区本级' }));
  return {
    book,
    account: code,
    detail,
    bank: bank && banks.get(bankKey(bank, OF_COUNTY.has(bank) ? county : null)),
    part: insurance === 'EMPLOYEE' && hasPart(account) ? 'POOLED' : undefined,
    counterparty,
    year: fundYear,
  };
}
