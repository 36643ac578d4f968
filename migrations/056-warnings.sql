-- 预警: raised once, when a check finds it, and cleared by the first check that no longer does.

create table warning_check (
  id bigint generated always as identity primary key,
  pool text collate "C" not null references pool,
  as_of date not null,
  person text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table warning_check is 'somebody had a pool looked at, as it stood on a day; the days of a pool never go back';
create index on warning_check (pool, as_of);

create table warning (
  id bigint generated always as identity primary key,
  pool text collate "C" not null references pool,
  insurance text check (insurance in ('EMPLOYEE', 'RESIDENT')),
  county text collate "C" references county,
  fiscal_year smallint not null,
  kind text not null,
  level text not null check (level in ('RED', 'ORANGE', 'NOTICE')),
  subject text not null,
  figure numeric(24, 2) not null,
  latest_figure numeric(24, 2) not null,
  threshold numeric(24, 2) not null,
  unit text not null check (unit in ('MONTHS', 'YUAN', 'PERCENT', 'PERCENTAGE_POINTS', 'DAYS')),
  message text not null,
  rule text,
  citation jsonb,
  threshold_is_default boolean not null,
  raised_in bigint not null references warning_check,
  cleared_in bigint references warning_check check (cleared_in > raised_in),
  check ((rule is null) = (citation is null)),
  check (citation is not null or threshold_is_default)
);
comment on column warning.insurance is 'null: both funds together, or the pool as such';
comment on column warning.county is 'null: the whole pool';
comment on column warning.subject is 'what it is about where a place can have several of a kind (an obligation, a policy); else empty';
comment on column warning.figure is 'when it was raised; latest_figure at the last check that found it still';
create unique index warning_raised_once on warning (pool, insurance, county, fiscal_year, kind, level, subject)
  nulls not distinct where cleared_in is null;
create index on warning (pool, id);
create index on warning (county, id) where county is not null;

-- What was raised stays as it was raised; it is cleared once.
create function warning_is_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.cleared_in is null
    and to_jsonb(old) - '{latest_figure,cleared_in}'::text[] = to_jsonb(new) - '{latest_figure,cleared_in}'::text[] then
    return new;
  end if;
  raise exception 'ADDITIONS_ONLY' using errcode = 'TC001', detail = tg_op || ' warning';
end $$;
create trigger warning_is_kept before update or delete on warning for each row execute function warning_is_kept();
create trigger additions_only before truncate on warning for each statement execute function additions_only();
create trigger additions_only before update or delete or truncate on warning_check
  for each statement execute function additions_only();

grant select, insert on warning_check, warning to tongchou_app;
grant update (latest_figure, cleared_in) on warning to tongchou_app;
