-- 工作经费: what a county's own finance sets aside for running the insurance in a year, both funds together. No money of the fund; a fact with
-- a source.

create table working_funds (
  pool text collate "C" not null references pool,
  year smallint not null,
  county text collate "C" not null references county,
  version integer not null,
  amount numeric(20, 2) not null check (amount >= 0),
  source text not null check (source <> ''),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  primary key (pool, year, county, version)
);
comment on table working_funds is '工作经费 of a county and year; the highest version counts, earlier ones stay';
create trigger additions_only before update or delete or truncate on working_funds
  for each statement execute function additions_only();

create view working_funds_now as
  select distinct on (pool, year, county) * from working_funds order by pool, year, county, version desc;

grant select, insert on working_funds to tongchou_app;
grant select on working_funds_now to tongchou_app;
