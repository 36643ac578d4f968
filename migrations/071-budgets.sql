-- 预算: the lines of budgets, what a pool's was compiled from, and which is in force.

create function total_of(amounts numeric[]) returns numeric
language sql immutable parallel safe set search_path = pg_catalog
return (select coalesce(sum(amount), 0) from unnest(amounts) amount);

create table budget_line (
  submission uuid not null,
  version integer not null,
  line text not null,
  amount numeric(20, 2) not null check (amount >= 0),
  months numeric(20, 2)[] check (0 <= all (months)),
  primary key (submission, version, line),
  foreign key (submission, version) references submission_version,
  check (months is null or (cardinality(months) = 12 and array_position(months, null) is null and total_of(months) = amount))
);
comment on table budget_line is '预算行: an entered line of a version (src/budget/line.ts); of a pool''s budget those of the pool''s own level. What is zero has no row';
comment on column budget_line.months is '分月数: January to December, together exactly the year; null for lines that are not entered by months';

create table budget_source (
  submission uuid not null,
  version integer not null,
  part uuid not null,
  part_version integer not null,
  content_hash text not null,
  primary key (submission, version, part),
  foreign key (submission, version) references submission_version,
  foreign key (part, part_version) references submission_version
);
comment on table budget_source is '汇总来源: the counties'' budgets that a version of the pool''s was compiled from, as they stood';
create index on budget_source (part);

-- What a version is made of is written before it is submitted, and never added to: signatures bind it.
create function version_is_being_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  if exists (select from submission_event e where e.submission = new.submission and e.version = new.version) then
    raise exception 'ADDITIONS_ONLY' using errcode = 'TC001', detail = tg_op || ' ' || tg_table_name;
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['budget_line', 'budget_source'] loop
    execute format('create trigger version_is_being_written before insert on %I
      for each row execute function version_is_being_written()', t);
    execute format('create trigger additions_only before update or delete or truncate on %I
      for each statement execute function additions_only()', t);
  end loop;
end $$;

-- 下达执行: with the last signature on the pool's budget it and the counties' that it was compiled from are in force. Nothing keeps this.
create view budget_in_force as
  select w.fund, w.fiscal_year, p.county, p.id as submission, s.part_version as version, w.approved_at as since
  from submission_state w
  join budget_source s on s.submission = w.id and s.version = w.version
  join submission p on p.id = s.part
  where w.kind = 'POOL_BUDGET' and w.status = 'APPROVED'
  union all
  select w.fund, w.fiscal_year, null, w.id, w.version, w.approved_at
  from submission_state w
  where w.kind = 'POOL_BUDGET' and w.status = 'APPROVED';
comment on view budget_in_force is 'budgets in force; county null = the pool''s';

-- A county's approved budget is frozen when the pool's is in force. Until then its offices may replace it: the reviews above them may
-- ask for that, and what was compiled from the earlier version is stale.
create function may_be_replaced(the_submission uuid) returns boolean
language sql stable set search_path = pg_catalog, public
return exists (select from submission s where s.id = the_submission and s.kind = 'COUNTY_BUDGET'
  and not exists (select from budget_in_force f where f.fund = s.fund and f.fiscal_year = s.fiscal_year));

create or replace function submission_moves() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  before submission_event;
  newest submission_version;
  now_open record;
begin
  perform 1 from submission where id = new.submission for no key update;
  select * into before from submission_event where submission = new.submission order by seq desc limit 1;
  select * into newest from submission_version where submission = new.submission order by version desc limit 1;
  select * into now_open from open_stage(new.submission, before.version);
  if new.seq <> coalesce(before.seq, 0) + 1 or new.version <> newest.version or new.content_hash <> newest.content_hash then
    raise exception 'SUBMISSION_MOVED_ON' using errcode = 'TC001';
  end if;
  if new.act = 'SUBMITTED' then
    if new.version <> coalesce(before.version, 0) + 1 then raise exception 'SUBMISSION_MOVED_ON' using errcode = 'TC001'; end if;
    if before.act = 'SIGNED' and now_open.stage is null and not may_be_replaced(new.submission) then
      raise exception 'SUBMISSION_NOT_IN_STATUS' using errcode = 'TC001', detail = 'APPROVED';
    end if;
  else
    if before.act = 'RETURNED' then raise exception 'SUBMISSION_NOT_IN_STATUS' using errcode = 'TC001', detail = 'RETURNED'; end if;
    if now_open.stage is null then raise exception 'SUBMISSION_NOT_IN_STATUS' using errcode = 'TC001', detail = 'APPROVED'; end if;
    if new.stage <> now_open.stage or not new.office = any(now_open.missing) then
      raise exception 'SUBMISSION_MOVED_ON' using errcode = 'TC001';
    end if;
    if new.person = newest.submitted_by or exists (select from submission_event e where e.submission = new.submission
        and e.version = new.version and e.act = 'SIGNED' and e.stage = new.stage and e.person = new.person) then
      raise exception 'FOUR_EYES' using errcode = 'TC001';
    end if;
  end if;
  return new;
end $$;

grant select, insert on budget_line, budget_source to tongchou_app;
grant select on budget_in_force to tongchou_app;
