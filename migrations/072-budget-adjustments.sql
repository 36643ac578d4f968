-- 预算调整 and 月度调剂: what changes a budget in force. The budget stays as it was approved; what stands is their sum.

create table budget_adjustment_line (
  submission uuid not null,
  version integer not null,
  line text not null,
  amount numeric(20, 2) not null check (amount <> 0),
  months numeric(20, 2)[],
  reason text not null check (reason <> ''),
  primary key (submission, version, line),
  foreign key (submission, version) references submission_version,
  check (months is null or (cardinality(months) = 12 and array_position(months, null) is null and total_of(months) = amount))
);
comment on table budget_adjustment_line is '预算调整方案的一项: what is added to a line of a county''s budget (or, negative, taken off), and why';
create trigger version_is_being_written before insert on budget_adjustment_line
  for each row execute function version_is_being_written();

create table budget_month_transfer (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  budget uuid not null references submission,
  line text not null,
  from_month smallint not null check (from_month between 1 and 12),
  to_month smallint not null check (to_month between 1 and 12 and to_month <> from_month),
  amount numeric(20, 2) not null check (amount > 0),
  document text not null check (document <> ''),
  person text not null,
  role text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table budget_month_transfer is '月度调剂: within a line of a budget in force from one month to another; the year stays';
create index on budget_month_transfer (budget, seq);

-- Only what is in force is changed this way.
create function budget_is_in_force() returns trigger language plpgsql as $$
begin
  if not exists (select from budget_in_force f join submission s on s.fund = f.fund and s.fiscal_year = f.fiscal_year
      where s.id = new.budget and f.submission = s.id) then
    raise exception 'BUDGET_NOT_IN_FORCE' using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger budget_is_in_force before insert on budget_month_transfer for each row execute function budget_is_in_force();

do $$
declare t text;
begin
  foreach t in array array['budget_adjustment_line', 'budget_month_transfer'] loop
    execute format('create trigger additions_only before update or delete or truncate on %I
      for each statement execute function additions_only()', t);
  end loop;
end $$;

grant select, insert on budget_adjustment_line, budget_month_transfer to tongchou_app;
