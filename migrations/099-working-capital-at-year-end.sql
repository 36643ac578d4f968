-- 周转金 at year end is what December's books end with. The next year's, paid in its first days while December is still open, is not part of it.

-- The pool's own share of the city's expenditure account at the end of a year's last month, whenever that was booked.
create function working_capital_at_year_end(the_fund smallint, the_year integer) returns numeric
language sql stable
return (select coalesce(sum(m.debit - m.credit), 0.00)
  from book b
  join ledger_account a on a.book = b.id
  join bank_account k on k.id = a.bank_account and k.kind = 'CITY_EXPENDITURE'
  join monthly_total m on m.ledger_account = a.id and m.period <= the_year * 100 + 12
  where b.fund = the_fund and b.county is null);

-- It goes back: December does not close over it. (Fires after period_event_applies, under its lock.)
create or replace function period_event_finds_capital() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  capital numeric;
begin
  if new.opens or new.month <> 12 then return new; end if;
  capital := working_capital_at_year_end(new.fund, new.year);
  if capital > 0 then raise exception 'WORKING_CAPITAL_OUT' using errcode = 'TC001', detail = capital::text; end if;
  return new;
end $$;
