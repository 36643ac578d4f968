-- 两级统筹: a member of a pool may be a pool itself (长沙市 in 长株潭); its posted settlement feeds the facts of the upper pool's year.

create table tier (
  county text collate "C" primary key references county,
  lower_pool text collate "C" not null unique references pool,
  linked_by text not null,
  linked_at timestamptz not null default clock_timestamp()
);
comment on table tier is '层级: the member `county` of its pool is itself the pool `lower_pool`; a pool is a member of at most one other';

-- Links are made one at a time, so that two of them can't close a circle between them.
create function tiers_go_up() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('register'));
  if exists (
    with recursive above as (
      select pool from county where id = new.county
      union
      select c.pool from above a join tier t on t.lower_pool = a.pool join county c on c.id = t.county)
    select from above where pool = new.lower_pool) then
    raise exception 'TIERS_IN_A_CIRCLE' using errcode = 'TC001', detail = new.county || ' ← ' || new.lower_pool;
  end if;
  return new;
end $$;
create trigger tiers_go_up before insert on tier for each row execute function tiers_go_up();
create trigger additions_only before update or delete or truncate on tier
  for each statement execute function additions_only();

create function settlement_is_posted(the_settlement uuid) returns boolean language sql stable set search_path = pg_catalog, public as $$
  select s.stands and e.status in ('POSTED', 'COMPLETED')
  from settlement s
  join lateral (select status from settlement_event where settlement = s.id order by seq desc limit 1) e on true
  where s.id = the_settlement
$$;

alter table year_facts add lower_settlement uuid references settlement;
comment on column year_facts.lower_settlement is 'the posted settlement of the county''s own pool that the facts were summed up from; null: entered from a document';
create index on year_facts (lower_settlement) where lower_settlement is not null;

-- Facts are summed up from a settlement of the county's own pool, of the same insurance and year; one that stands when they are entered,
-- when they are confirmed, and when a settlement that rests on them is posted.
create function facts_come_from_the_lower_pool() returns trigger language plpgsql as $$
begin
  if not exists (select from settlement s
      join fund lower on lower.id = s.fund
      join fund upper on upper.id = new.fund and upper.insurance = lower.insurance
      join tier t on t.county = new.county and t.lower_pool = lower.pool
      where s.id = new.lower_settlement and s.fiscal_year = new.year) then
    raise exception 'FACTS_NOT_OF_LOWER_POOL' using errcode = 'TC001', detail = new.county || ' ' || new.lower_settlement;
  end if;
  if not settlement_is_posted(new.lower_settlement) then
    raise exception 'LOWER_SETTLEMENT_REVERSED' using errcode = 'TC001', detail = new.county || ' ' || new.lower_settlement;
  end if;
  return new;
end $$;
create trigger facts_come_from_the_lower_pool before insert on year_facts
  for each row when (new.lower_settlement is not null) execute function facts_come_from_the_lower_pool();

create function confirmed_facts_stand() returns trigger language plpgsql as $$
declare f year_facts;
begin
  select * into f from year_facts where id = new.facts;
  if f.lower_settlement is not null and not settlement_is_posted(f.lower_settlement) then
    raise exception 'LOWER_SETTLEMENT_REVERSED' using errcode = 'TC001', detail = f.county || ' ' || f.lower_settlement;
  end if;
  return new;
end $$;
create trigger stand before insert on year_facts_confirmation for each row execute function confirmed_facts_stand();

create view settlement_basis as
  select d.settlement, d.revision, f.county, f.lower_settlement
  from year_facts f
  join settlement s on s.fund = f.fund and s.fiscal_year = f.year
  join settlement_draft d on d.settlement = s.id
    and d.inputs -> 'counties' @> jsonb_build_array(jsonb_build_object('facts', f.id))
  where f.lower_settlement is not null;
comment on view settlement_basis is 'which settlements of lower pools a draft rests on, through the facts that it used';

-- An upper settlement is posted on what stands, and while it stands so does what it rests on. Whoever posts shares the lower rows, whoever
-- reverses takes his own: of the two at once the second waits, and then sees what the first did.
create function tiers_hold() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare fault text;
begin
  if new.status = 'POSTED' then
    perform 1 from settlement where id in (select lower_settlement from settlement_basis
        where settlement = new.settlement and revision = new.revision) order by id for share;
    select string_agg(county || ' ' || lower_settlement, '; ' order by county) into fault from settlement_basis
      where settlement = new.settlement and revision = new.revision and not settlement_is_posted(lower_settlement);
    if fault is not null then raise exception 'LOWER_SETTLEMENT_REVERSED' using errcode = 'TC001', detail = fault; end if;
  else
    perform 1 from settlement where id = new.settlement for no key update;
    select f.pool || ' ' || u.fiscal_year into fault
      from settlement_basis b
      join settlement u on u.id = b.settlement
      join fund f on f.id = u.fund
      where b.lower_settlement = new.settlement and settlement_is_posted(u.id)
        and b.revision = (select max(revision) from settlement_draft where settlement = u.id);
    if fault is not null then raise exception 'SETTLEMENT_HELD' using errcode = 'TC001', detail = fault; end if;
  end if;
  return new;
end $$;
create trigger tiers_hold before insert on settlement_event
  for each row when (new.status in ('POSTED', 'REVERSED')) execute function tiers_hold();

grant select, insert on tier to tongchou_app;
grant select on settlement_basis to tongchou_app;
