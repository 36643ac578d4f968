-- Reports: what is to be printed, fixed when it was asked for, and the file once it is made.

create table report (
  id uuid primary key,
  kind text not null check (kind in ('COUNTY_SETTLEMENT', 'POOL_SETTLEMENT')),
  pool text collate "C" not null,
  insurance text not null check (insurance in ('EMPLOYEE', 'RESIDENT')),
  fiscal_year smallint not null,
  county text collate "C",
  settlement uuid not null,
  title text not null,
  content jsonb not null,
  requested_by text not null,
  requested_at timestamptz not null default clock_timestamp(),
  status text not null default 'QUEUED' check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  pages_done integer not null default 0 check (pages_done >= 0),
  pages_total integer check (pages_total >= pages_done),
  failure text,
  pdf bytea,
  sha256 text check (sha256 = encode(sha256(pdf), 'hex')),
  finished_at timestamptz,
  check ((county is null) = (kind = 'POOL_SETTLEMENT')),
  check ((status = 'DONE') = (pdf is not null and sha256 is not null)),
  check ((status = 'FAILED') = (failure is not null)),
  check ((status in ('DONE', 'FAILED')) = (finished_at is not null))
);
-- PDF files are compressed already.
alter table report alter column pdf set storage external;
create index on report (requested_at desc, id desc);
comment on table report is 'a report asked for: content jsonb as it will be printed, the PDF file once it is made';

-- What was asked for stays as it was: only the making of it changes, and a file that was handed out never does.
grant select, insert on report to tongchou_app;
grant update (status, pages_done, pages_total, failure, pdf, sha256, finished_at) on report to tongchou_app;

create function report_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'report % is made and stays as it is', old.id using errcode = 'restrict_violation';
end $$;
create trigger report_is_kept before update or delete on report
  for each row when (old.status = 'DONE') execute function report_is_kept();
