/** What the lines of a stretch of the books come to for a fund year, without what rests on its own settlement. */
import type { EntityManager } from '@mikro-orm/postgresql';
import { sql } from '../database/write.js';
import { EXPENDITURE, INCOME } from '../ledger/accounts.js';
import type { CountyBooks, FundYearBooks } from '../ledger/fund-year.service.js';
import { fen } from '../money.js';

/** Lines booked by an instant (ISO), or those after a voucher position of each book (by county; '' the pool's own). */
export type Stretch = { bookedBy: string } | { after: Readonly<Record<string, number>> };

export type LinesOfYear = Pick<CountyBooks, (typeof SUMS)[number] | 'county'>;
export type BooksOfLines = Pick<FundYearBooks, 'sharedReserve' | 'pooledBalance' | 'positions'> & {
  counties: LinesOfYear[];
};

const SUMS = [
  'income',
  'expenditure',
  'accumulatedBalance',
  'ownReserve',
  'levyFromSurplus',
  'levyFromBalance',
] as const;

/**
 * Added up line by line, as no stored total knows when its lines were booked. Balances are those of the year itself: periods up to its
 * closing period. Left out: the entries of this year's settlement and of what it made owed, and whatever takes them back.
 */
export async function linesOfYear(
  em: EntityManager,
  fund: number,
  year: number,
  stretch: Stretch,
): Promise<BooksOfLines> {
  const rows = await sql<
    Record<(typeof SUMS)[number] | 'shared' | 'pooled', string> & { county: string | null; position: number }
  >(
    em,
    `with settled as (
       select id from settlement where fund = $1 and fiscal_year >= $2
       union all
       select id from obligation where fund = $1 and fiscal_year >= $2 and settlement is not null),
     stretch as (
       select b.id as book, b.county, coalesce(($6::jsonb ->> coalesce(b.county, ''))::int, 0) as after,
         coalesce((select v.position from voucher v join journal_entry e on e.id = v.entry
           where v.book = b.id and ($5::timestamptz is null or e.booked_at <= $5::timestamptz)
           order by v.position desc limit 1), 0) as position
       from book b
       where b.fund = $1),
     line as (
       select s.book, a.account, a.detail, a.fund_year, l.period, coalesce(r.kind, e.kind) as kind,
         case when l.side = c.normal_side then l.amount else -l.amount end as amount
       from stretch s
       join voucher v on v.book = s.book and v.position > s.after and v.position <= s.position
       join journal_entry e on e.id = v.entry
       left join journal_entry r on r.id = e.reverses
       join journal_line l on l.book = v.book and l.entry = v.entry
       join ledger_account a on a.id = l.ledger_account
       join account c on c.code = a.account
       where l.period <= $2 * 100 + 13 and a.part is distinct from 'INDIVIDUAL'
         and (a.account = any($3) or a.account = any($4) or a.account = '3001')
         and not exists (select from settled where settled.id = e.subject))
     select s.county, s.position,
       coalesce(sum(l.amount) filter (where l.account = any($3) and l.fund_year is null
         and l.period between $2 * 100 + 1 and $2 * 100 + 12), 0)::text as income,
       coalesce(sum(l.amount) filter (where l.account = any($4) and l.fund_year is null
         and l.period between $2 * 100 + 1 and $2 * 100 + 12), 0)::text as expenditure,
       coalesce(sum(l.amount) filter (where l.detail = 'ACCUMULATED_BALANCE'), 0)::text as "accumulatedBalance",
       coalesce(sum(l.amount) filter (where l.detail = 'OWN_RESERVE'), 0)::text as "ownReserve",
       coalesce(sum(-l.amount) filter (where l.kind = 'RESERVE_LEVY' and l.period / 100 = $2
         and l.detail = 'YEAR_RESULT'), 0)::text as "levyFromSurplus",
       coalesce(sum(-l.amount) filter (where l.kind = 'RESERVE_LEVY' and l.period / 100 = $2
         and l.detail = 'ACCUMULATED_BALANCE'), 0)::text as "levyFromBalance",
       coalesce(sum(l.amount) filter (where l.detail = 'SHARED_RESERVE'), 0)::text as shared,
       coalesce(sum(l.amount) filter (where l.detail = 'POOLED_BALANCE'), 0)::text as pooled
     from stretch s
     left join line l on l.book = s.book
     group by s.county, s.position
     order by s.county nulls first`,
    [
      fund,
      year,
      [...INCOME],
      [...EXPENDITURE],
      'bookedBy' in stretch ? stretch.bookedBy : null,
      'after' in stretch ? JSON.stringify(stretch.after) : null,
    ],
  );
  const pool = rows.find(({ county }) => county === null);
  return {
    sharedReserve: fen(pool?.shared ?? '0'),
    pooledBalance: fen(pool?.pooled ?? '0'),
    positions: Object.fromEntries(rows.map(({ county, position }) => [county ?? '', position])),
    counties: rows.flatMap(({ county, ...row }) =>
      county === null
        ? []
        : [{ county, ...Object.fromEntries(SUMS.map((name) => [name, fen(row[name])])) } as LinesOfYear],
    ),
  };
}
