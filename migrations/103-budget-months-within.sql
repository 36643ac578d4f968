-- 预算 stays at zero and above, in every month: whatever is moved between its months, and whatever adjustment is approved last.

-- Lines and months of a county's budget in force that its adjustments and transfers leave below zero ("OUTPATIENT 3: -30.00"); month 0 is
-- of a line that is not entered by months. Null: none.
create function budget_below_zero(the_budget uuid) returns text
language sql stable set search_path = pg_catalog, public
return (
  with standing as (select * from budget_in_force where submission = the_budget and county is not null),
  planned as (
    select l.line, l.amount, l.months
      from standing b join budget_line l on l.submission = b.submission and l.version = b.version
    union all
    select l.line, l.amount, l.months
      from standing b
      join submission_state s on s.fund = b.fund and s.fiscal_year = b.fiscal_year and s.county = b.county
        and s.kind = 'BUDGET_ADJUSTMENT' and s.status = 'APPROVED'
      join budget_adjustment_line l on l.submission = s.id and l.version = s.version),
  moved as (
    select p.line, case when p.months is null then 0 else m.month end as month, m.amount
      from planned p cross join unnest(coalesce(p.months, array[p.amount])) with ordinality m(amount, month)
    union all
    select t.line, m.month, m.amount
      from budget_month_transfer t cross join lateral (values (t.from_month, -t.amount), (t.to_month, t.amount)) m(month, amount)
      where t.budget = the_budget),
  short as (select line, month, sum(amount) as amount from moved group by line, month having sum(amount) < 0)
  select string_agg(format('%s %s: %s', line, month, amount), '; ' order by line, month) from short);

create function transfer_within_budget() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  fault text;
begin
  perform pg_advisory_xact_lock(hashtext('fund'), fund) from submission where id = new.budget;
  fault := budget_below_zero(new.budget);
  if fault is not null then raise exception 'BUDGET_LINE_BELOW_ZERO' using errcode = 'TC001', detail = fault; end if;
  return null;
end $$;
create trigger transfer_within_budget after insert on budget_month_transfer
  for each row execute function transfer_within_budget();

create function adjustment_within_budget() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  fault text;
begin
  perform pg_advisory_xact_lock(hashtext('fund'), new.fund);
  select budget_below_zero(f.submission) into fault from budget_in_force f
    where f.fund = new.fund and f.fiscal_year = new.fiscal_year and f.county = new.county;
  if fault is not null then raise exception 'BUDGET_LINE_BELOW_ZERO' using errcode = 'TC001', detail = fault; end if;
  return null;
end $$;
-- with the last signature nobody is awaited any more
create trigger adjustment_within_budget after update of awaits on submission
  for each row when (new.kind = 'BUDGET_ADJUSTMENT' and new.awaits = '{}') execute function adjustment_within_budget();
