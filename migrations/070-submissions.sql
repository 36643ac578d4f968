-- 报批件: what an office submits for approval, its versions, and its way: a trail that is added to and never changed.

create table submission (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  fund smallint not null references fund,
  kind text not null,
  fiscal_year smallint not null,
  county text collate "C" references county,
  number smallint not null default 0,
  policy text not null,
  policy_version integer not null,
  rule text not null,
  citation jsonb not null,
  stages jsonb not null check (jsonb_array_length(stages) > 0),
  awaits text[] not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  unique nulls not distinct (fund, fiscal_year, kind, county, number)
);
comment on table submission is '报批件; county null = of the pool''s own level';
comment on column submission.number is 'which of its kind in the year: the month or quarter of a plan, the how-manieth adjustment; 0 where there is but one';
comment on column submission.stages is
  '[{"act": "REVIEW", "offices": ["CITY_MEDICAL", …]}, …]: its way, as the policy''s chain (rule, citation) said when it was first submitted';
comment on column submission.awaits is 'the offices whose signature is missing now; kept by the trail, for lists of what waits';
create index submission_of_fund on submission (fund, seq);
create index submission_waiting on submission (fund, seq) where awaits <> '{}';

create table submission_version (
  submission uuid not null references submission,
  version integer not null,
  content_hash text not null,
  document text not null check (document <> ''),
  submitted_by text not null,
  role text not null,
  submitted_at timestamptz not null default clock_timestamp(),
  primary key (submission, version)
);
comment on table submission_version is 'what was submitted: content_hash is taken over its exact lines, and signatures bind it';

create table submission_event (
  submission uuid not null,
  seq integer not null,
  version integer not null,
  act text not null check (act in ('SUBMITTED', 'SIGNED', 'RETURNED')),
  stage smallint,
  office text not null,
  person text not null,
  reason text check (reason <> ''),
  content_hash text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (submission, seq),
  foreign key (submission, version) references submission_version,
  check ((act = 'SUBMITTED') = (stage is null)),
  check ((act = 'RETURNED') <= (reason is not null))
);
comment on table submission_event is 'the way of a submission: who did what, as which office, on which content';
-- of two who sign for one office at the same moment exactly one counts
create unique index submission_signed_once on submission_event (submission, version, stage, office) where act = 'SIGNED';

-- The first stage of a version in which an office has not signed; no row when all have.
create function open_stage(the_submission uuid, the_version integer) returns table (stage smallint, missing text[])
language sql stable set search_path = pg_catalog, public
begin atomic
  select t.place::smallint, array_agg(o.office order by o.place)
  from submission s
  cross join lateral jsonb_array_elements(s.stages) with ordinality t(stage, place)
  cross join lateral jsonb_array_elements_text(t.stage -> 'offices') with ordinality o(office, place)
  where s.id = the_submission
    and not exists (select from submission_event e where e.submission = s.id and e.version = the_version
      and e.act = 'SIGNED' and e.stage = t.place and e.office = o.office)
  group by t.place
  order by t.place
  limit 1;
end;

-- The table of moves, and four eyes: nobody signs what they submitted, and nobody twice in one stage.
--   submitted (a new version) while it is on its way or was returned; signed and returned at its open stage, by an office of it.
create function submission_moves() returns trigger
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
    if before.act = 'SIGNED' and now_open.stage is null then
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
create trigger submission_moves before insert on submission_event for each row execute function submission_moves();

create function submission_awaits() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update submission set awaits = case when new.act = 'RETURNED' then '{}'::text[]
    else coalesce((select missing from open_stage(new.submission, new.version)), '{}') end where id = new.submission;
  return null;
end $$;
create trigger submission_awaits after insert on submission_event for each row execute function submission_awaits();

create view submission_state as
  select s.*, v.version, v.content_hash, v.document, v.submitted_by, v.submitted_at,
    case when e.act = 'RETURNED' then 'RETURNED' when s.awaits = '{}' then 'APPROVED' else 'IN_APPROVAL' end as status,
    case when e.act <> 'RETURNED' and s.awaits = '{}' then e.at end as approved_at,
    case when e.act = 'RETURNED' then e.stage when s.awaits <> '{}' then (select o.stage from open_stage(s.id, v.version) o) end as stage
  from submission s
  join lateral (select * from submission_version where submission = s.id order by version desc limit 1) v on true
  join lateral (select * from submission_event where submission = s.id order by seq desc limit 1) e on true;
comment on view submission_state is 'each submission as it stands: status from its last event, never kept';

do $$
declare t text;
begin
  foreach t in array array['submission_version', 'submission_event'] loop
    execute format('create trigger additions_only before update or delete or truncate on %I
      for each statement execute function additions_only()', t);
  end loop;
end $$;
create trigger additions_only before delete or truncate on submission for each statement execute function additions_only();
create function submission_is_kept() returns trigger language plpgsql as $$
begin
  if to_jsonb(old) - 'awaits' = to_jsonb(new) - 'awaits' then return new; end if;
  raise exception 'ADDITIONS_ONLY' using errcode = 'TC001', detail = tg_op || ' submission';
end $$;
create trigger submission_is_kept before update on submission for each row execute function submission_is_kept();

grant select, insert on submission, submission_version, submission_event to tongchou_app;
grant select on submission_state to tongchou_app;
