-- Who and what: the pools, their counties, the two funds of each pool. Ids sort by code points everywhere (the law's ties go by id).

-- The application works under this role: it reads the ledger and may post, nothing else there. Roles belong to the whole cluster,
-- so a second database, or two migrations at once, find it there already.
do $$
begin
  create role tongchou_app nologin;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  if not pg_has_role(current_user, 'tongchou_app', 'member') then
    execute format('grant tongchou_app to %I', current_user);
  end if;
end $$;
grant usage on schema public to tongchou_app;

create table pool (
  id text collate "C" primary key,
  name text not null,
  notice text
);
comment on column pool.notice is 'said wherever its figures show: that they are synthetic';
comment on table pool is '统筹区';

create table county (
  id text collate "C" primary key,
  pool text collate "C" not null references pool,
  name text not null,
  kind text not null check (kind in
    ('COUNTY', 'COUNTY_CITY', 'DISTRICT', 'DEVELOPMENT_ZONE', 'CITY_OWN', 'CITY', 'PROVINCE_OWN')),
  gb_code text,
  permanent_residents integer,
  insured_employee integer not null,
  insured_resident integer not null,
  unique (pool, id)
);
comment on table county is '县市区 (a member of a pool, 市本级 and 省本级 included)';
comment on column county.gb_code is 'GB/T 2260; null where the standard has none (市本级, 省本级, some zones)';

create table fund (
  id smallint generated always as identity primary key,
  pool text collate "C" not null references pool,
  insurance text not null check (insurance in ('EMPLOYEE', 'RESIDENT')),
  unique (pool, insurance)
);
comment on table fund is '险种基金: one insurance of one pool; money never crosses funds (专款专用)';

grant select, insert on pool, county, fund to tongchou_app;
