-- What was owed on an earlier day can be told only where an obligation says since when it is.

alter table obligation add made_at timestamptz not null default clock_timestamp();
comment on column obligation.made_at is 'when it was entered; with the times of its payments it tells what was owed at an instant';
update obligation o set made_at = coalesce(
  (select min(e.at) from settlement_event e where e.settlement = o.settlement and e.status = 'POSTED'),
  (select max(e.booked_at) from journal_entry e
    where e.fund = o.fund and e.kind = 'RESERVE_LEVY' and e.year = o.fiscal_year
      and o.settlement is null and (o.cancelled_at is null or e.booked_at <= o.cancelled_at)),
  o.made_at);
