/** What final accounts rest on: the books of the year with nobody posting into them, the counties' final accounts, what is still to be done. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { budgetYears } from '../budget/budget-years.query.js';
import { readIn, sql } from '../database/write.js';
import { yuan } from '../money.js';
import { type Policy, provisionsOf } from '../policy/policy.js';
import type { FundRow } from '../pool/pool.loader.js';
import { type Refusal, refusal } from '../refusal.js';
import { yearIsPosted } from '../settlement/year-posted.service.js';
import { movementsLoader } from '../statement/movements.loader.js';
import { countyParts } from '../submission/county-parts.service.js';
import { hashOf } from '../canonical.js';
import { type Content, contentOf } from './figures.js';
import { figuresOfYear, notCarried, type YearBooks, yearBooks } from './read-figures.js';

/**
 * Who posts shares this lock until he commits: what is read is of one moment, and nothing is booked between it and the signature that
 * shuts the year.
 */
const shutPostersOut = (em: EntityManager, fund: number) =>
  sql(em, `select pg_advisory_xact_lock(hashtext('periods'), $1)`, [fund]);

export async function readBooks(
  em: EntityManager,
  { id, pool, insurance }: FundRow,
  fiscalYear: number,
): Promise<YearBooks> {
  await shutPostersOut(em, id);
  const read = readIn(em);
  const loader = movementsLoader(read);
  const budgets = async () => (await budgetYears(read, [{ fund: id, year: fiscalYear }]))[0]!;
  return yearBooks((key) => loader.load(key), budgets(), { id, pool, insurance }, fiscalYear);
}

/** What has to be done before final accounts can be drawn up. */
export async function yearFaults(em: EntityManager, books: YearBooks, county: string | null): Promise<Refusal[]> {
  const { fund, fiscalYear: year } = books;
  const path = ['input', 'fiscalYear'];
  const settled = await yearIsPosted(em, fund.id, year);
  const unmatched = county === null ? figuresOfYear(books, null).unmatched : [];
  return [
    ...(notCarried(books) ? [refusal('YEAR_NOT_CLOSED', { year }, path)] : []),
    ...(settled ? [] : [refusal('SETTLEMENT_NOT_POSTED', { year }, path)]),
    ...unmatched.map(({ pair, county: with_, lower, upper }) =>
      refusal('LEVELS_DO_NOT_AGREE', {
        accounts: `${pair.lower.account}↔${pair.upper.account}${with_ === null ? '' : ` ${with_}`}`,
        ...{ lower: yuan(lower), upper: yuan(upper) },
      }),
    ),
  ];
}

/** The last voucher of the year in each book: of a county's final accounts its own. */
export const lastVouchers = (
  em: EntityManager,
  fund: number,
  fiscalYear: number,
  county: string | null,
): Promise<Content['books'][number][]> =>
  sql(
    em,
    `select b.county, v.position, encode(v.hash, 'hex') as hash
     from book b
     cross join lateral (select position, hash from voucher where book = b.id and year <= $2 order by position desc limit 1) v
     where b.fund = $1 and ($3::text is null or b.county = $3)
     order by b.county nulls first`,
    [fund, fiscalYear, county],
  );

/** Of the pool's: the approved final accounts of every county with a book, where the policy has counties deliver them; and what is amiss. */
export async function approvedParts(
  em: EntityManager,
  policy: Policy,
  books: YearBooks,
  county: string | null,
): Promise<{ counties: Content['counties'][number][]; faults: Refusal[] }> {
  const delivered = provisionsOf(policy, 'APPROVAL_CHAIN').some(({ of }) => of.includes('COUNTY_FINAL_ACCOUNTS'));
  if (county !== null || !delivered) return { counties: [], faults: [] };
  const { fund, fiscalYear } = books;
  const { parts, faults } = await countyParts(em, fund.id, fiscalYear, 'COUNTY_FINAL_ACCOUNTS');
  const vouchers = await lastVouchers(em, fund.id, fiscalYear, null);
  const stale = parts.filter(({ county: of, contentHash }) => {
    const { figures } = figuresOfYear(books, of);
    const now = contentOf({ figures, books: vouchers.filter((each) => each.county === of), counties: [] });
    return hashOf(now) !== contentHash;
  });
  return {
    counties: parts.map(({ county: of, version, contentHash }) => ({ county: of, version, contentHash })),
    faults: [
      ...faults,
      ...stale.map(({ county: of }) => refusal('FINAL_ACCOUNTS_STALE', { of, changed: '' }, ['input'])),
    ],
  };
}
