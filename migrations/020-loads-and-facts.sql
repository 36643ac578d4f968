-- What a fund year rests on beside the journal: the loads that brought its rows, and the facts entered about each county.

create table load (
  id uuid primary key default gen_random_uuid(),
  pool text collate "C" not null references pool,
  year smallint not null,
  document text not null,
  rows integer not null,
  person text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table load is '导入: one document of income and expenditure rows; its vouchers name it as their subject, their lines the row';
create index on load (pool, year, at);

create table year_facts (
  id uuid primary key default gen_random_uuid(),
  fund smallint not null references fund,
  county text collate "C" not null references county,
  year smallint not null,
  version integer not null,
  income_due numeric(20, 2) not null check (income_due >= 0),
  income_target numeric(20, 2) check (income_target >= 0),
  non_compliant_expenditure numeric(20, 2) not null check (non_compliant_expenditure >= 0),
  subsidy_shortfall numeric(20, 2) not null check (subsidy_shortfall >= 0),
  force_majeure numeric(20, 2) not null check (force_majeure >= 0),
  other_faults jsonb not null,
  expenditure_target numeric(20, 2) check (expenditure_target >= 0),
  targets_met boolean not null,
  source text not null check (source <> ''),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  unique (fund, year, county, version)
);
comment on table year_facts is '年度事实 of one county and fund year; the highest version counts, earlier ones stay';

create table year_facts_confirmation (
  facts uuid primary key references year_facts,
  confirmed_by text not null,
  confirmed_at timestamptz not null default clock_timestamp()
);
create function four_eyes_on_facts() returns trigger language plpgsql as $$
begin
  if new.confirmed_by = (select entered_by from year_facts where id = new.facts) then
    raise exception 'FOUR_EYES' using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger four_eyes before insert on year_facts_confirmation for each row execute function four_eyes_on_facts();

-- Documents are added to, never changed.
create function additions_only() returns trigger language plpgsql as $$
begin
  raise exception 'ADDITIONS_ONLY' using errcode = 'TC001', detail = tg_op || ' ' || tg_table_name;
end $$;
create trigger additions_only before update or delete or truncate on load
  for each statement execute function additions_only();
create trigger additions_only before update or delete or truncate on year_facts
  for each statement execute function additions_only();
create trigger additions_only before update or delete or truncate on year_facts_confirmation
  for each statement execute function additions_only();
create trigger additions_only before update or delete or truncate on period_event
  for each statement execute function additions_only();

grant select, insert on load, year_facts, year_facts_confirmation to tongchou_app;
