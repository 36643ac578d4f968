/**
 * 累计上解与调剂: what each county ever paid into the shared reserve and drew from it, as a settlement of the fund year ($2) of a fund ($1)
 * counts it, on what was known by an instant ($3; null: by now). Paid in: levies and remittances up to the year, what was paid later on
 * these levies, and refills of earlier draws. Drawn: by the settlements of earlier years. What was taken back counts no more.
 */
export const RESERVE_HISTORY = `select b.county, h.contributed::text as "contributedBefore", h.drawn::text as "drawnBefore", h.source,
    h.entered_by as "enteredBy",
    (coalesce(h.contributed, 0) + coalesce(booked.contributed, 0))::numeric(24, 2)::text as contributed,
    (coalesce(h.drawn, 0) + coalesce(booked.drawn, 0))::numeric(24, 2)::text as drawn
  from book b
  left join lateral (select * from reserve_history
    where fund = b.fund and county = b.county and ($3::timestamptz is null or entered_at <= $3)
    order by version desc limit 1) h on true
  cross join lateral (
    select sum(m.amount) filter (where l.account = '5301') as contributed, sum(m.amount) filter (where l.account = '4401') as drawn
    from ledger_account a
    join journal_line l on l.ledger_account = a.id
    join journal_entry e on e.id = l.entry
    left join obligation o on o.id = e.subject
    left join settlement_step t on t.id = l.step
    left join settlement s on s.id = e.subject
    -- a correction takes back by mirrored lines: there the account is left before it is entered
    cross join lateral (select case when exists (select from journal_line b where b.book = l.book and b.entry = l.entry
        and b.ledger_account = l.ledger_account and b.line_no < l.line_no) then -l.amount else l.amount end as amount) m
    where a.book = b.id and a.part is distinct from 'INDIVIDUAL'
      and case
        when l.account = '5301' and l.side = 'D' then case e.kind
          when 'RESERVE_LEVY' then coalesce(s.fiscal_year, e.year) <= $2
          when 'REMITTANCE' then e.year <= $2
          when 'REPLENISHMENT' then coalesce(o.fiscal_year, s.fiscal_year) < $2 + (o.kind is not distinct from 'RESERVE_LEVY')::int
          else false end
        when l.account = '4401' and l.side = 'C' then
          e.kind = 'SETTLEMENT_STEP' and t.source = 'SHARED_RESERVE' and s.fiscal_year < $2
        else false end
      and ($3::timestamptz is null or e.booked_at <= $3)
      and not exists (select from journal_entry r where r.reverses = e.id and ($3::timestamptz is null or r.booked_at <= $3))) booked
  where b.fund = $1 and b.county is not null
  order by b.county`;

export interface ReserveHistoryRow {
  county: string;
  /** As entered; null where nothing was. */
  contributedBefore: string | null;
  drawnBefore: string | null;
  source: string | null;
  enteredBy: string | null;
  contributed: string;
  drawn: string;
}
