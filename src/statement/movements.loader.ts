/** What moved on every account of a fund, for any spans of periods: one statement for all books, columns and statements of an operation. */
import DataLoader from 'dataloader';
import type { Read } from '../database/read.js';
import { fen } from '../money.js';
import type { Counts, Movement, Span } from './movement.js';

export interface MovementsKey {
  fund: number;
  spans: readonly Span[];
  /** A balance has no need to know what was carried. */
  counts: Counts;
}

type Amounts = 'debit' | 'credit' | 'carriedDebit' | 'carriedCredit';
type Row = Omit<Movement, Amounts> & Record<Amounts, string> & { key: number; no: number };

/**
 * An audited opening, and its reversal, comes before the first month of the year for which it was booked. A line is carried (结转) when the other
 * line of its pair is no asset and no liability: lines are booked in pairs, a debit and a credit (`move` in ledger/entry.ts). Such pairs always have
 * a line on net assets, or are 下级上解收入 against 补助下级支出, what only passes through the pool's book: they are found from there.
 */
const MOVEMENTS = `
  with span as (
    select * from unnest($1::int[], $2::int[], $3::smallint[], $4::boolean[], $5::int[], $6::int[]) s(key, no, fund, flow, since, until)),
  opened as (
    select k.fund, l.ledger_account, l.period, o.year * 100 as counts_in, l.side, l.amount
    from (select distinct fund from span) k
    cross join lateral (
      select id, year from journal_entry where fund = k.fund and kind = 'OPENING'
      union all
      select r.id, o.year from journal_entry o join journal_entry r on r.reverses = o.id
        where o.fund = k.fund and o.kind = 'OPENING') o
    join journal_line l on l.fund = k.fund and l.entry = o.id),
  carried as (
    select k.fund, l.ledger_account, l.period, l.side, l.amount
    from (select fund, min(since) as since, max(until) as until from span where flow group by fund) k
    cross join unnest('{3001,4402,5302}'::bpchar[]) c(account)
    join journal_line o on o.fund = k.fund and o.account = c.account and o.period between k.since and k.until
    join journal_line l on l.book = o.book and l.entry = o.entry and l.line_no = ((o.line_no - 1) # 1) + 1
    join account a on a.code = l.account and a.class in ('INCOME', 'EXPENDITURE')),
  movement as (
    select k.fund, m.ledger_account, m.period, m.debit, m.credit, 0 as carried_debit, 0 as carried_credit
      from (select distinct fund from span) k
      join book b on b.fund = k.fund
      join ledger_account a on a.book = b.id
      join monthly_total m on m.ledger_account = a.id
    union all
    select fund, ledger_account, counts_in, case side when 'D' then amount else 0 end, case side when 'C' then amount else 0 end, 0, 0 from opened
    union all
    select fund, ledger_account, period, case side when 'D' then -amount else 0 end, case side when 'C' then -amount else 0 end, 0, 0 from opened
    union all
    select fund, ledger_account, period, 0, 0, case side when 'D' then amount else 0 end, case side when 'C' then amount else 0 end from carried),
  -- added up before it is joined to anything else
  moved as (
    select s.key, s.no, m.ledger_account, sum(m.debit) as debit, sum(m.credit) as credit, sum(m.carried_debit) as carried_debit,
      sum(m.carried_credit) as carried_credit
    from span s
    join movement m on m.fund = s.fund and m.period between s.since and s.until
    group by s.key, s.no, m.ledger_account)
  select m.key, m.no, b.county, a.account, a.detail, a.part, a.counterparty, a.fund_year as "fundYear", sum(m.debit)::text as debit,
    sum(m.credit)::text as credit, sum(m.carried_debit)::text as "carriedDebit", sum(m.carried_credit)::text as "carriedCredit"
  from moved m
  join ledger_account a on a.id = m.ledger_account
  join book b on b.id = a.book
  group by m.key, m.no, b.county, a.account, a.detail, a.part, a.counterparty, a.fund_year
  order by b.county nulls first, a.account`;

const nameOf = ({ fund, spans, counts }: MovementsKey): string =>
  `${fund}/${counts}/${spans.map(({ from, to }) => `${from}-${to}`).join()}`;

/** The movements of each key's spans. */
export async function movementsOf(read: Read, keys: readonly MovementsKey[]): Promise<Movement[][][]> {
  const spans = keys.flatMap(({ spans: all, fund, counts }, key) =>
    all.map(({ from, to }, no) => ({ key, no, fund, flow: counts === 'FLOW', from, to })),
  );
  const rows = await read<Row>({ name: 'movements-of-funds', text: MOVEMENTS }, [
    spans.map(({ key }) => key),
    spans.map(({ no }) => no),
    spans.map(({ fund }) => fund),
    spans.map(({ flow }) => flow),
    spans.map(({ from }) => from),
    spans.map(({ to }) => to),
  ]);
  const found = keys.map(({ spans: all }) => all.map((): Movement[] => []));
  for (const { key, no, debit, credit, carriedDebit, carriedCredit, ...of } of rows)
    found[key]![no]!.push({
      ...of,
      ...{ debit: fen(debit), credit: fen(credit) },
      ...{ carriedDebit: fen(carriedDebit), carriedCredit: fen(carriedCredit) },
    });
  return found;
}

export const movementsLoader = (read: Read) =>
  new DataLoader<MovementsKey, Movement[][], string>((keys) => movementsOf(read, keys), { cacheKeyFn: nameOf });
