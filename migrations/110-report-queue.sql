-- 报表排队: a report can be cancelled and made again; its file goes after its time (过保存期) and, made again, is the same to the byte.

alter table report
  -- Raised by each worker that takes it: what an earlier one still writes is written nowhere.
  add column attempt integer not null default 0,
  add column failure_code text,
  add column drawn_with text;
comment on column report.failure_code is 'a code of the closed list of refusals; failure is its sentence';
comment on column report.drawn_with is
  'template and signing key: with both as they were the same content makes the same bytes; null of a file that can''t be made again (a key whose signatures differ each time)';

update report set failure_code = 'REPORT_ERROR' where status = 'FAILED';

alter table report drop constraint report_status_check;
alter table report drop constraint report_check3;
alter table report drop constraint report_check4;
alter table report drop constraint report_check5;
alter table report
  add constraint report_status_check check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED', 'EXPIRED')),
  -- What the file was stays known when it is gone.
  add constraint report_file check (
    (status = 'DONE') = (pdf is not null) and (status not in ('DONE', 'EXPIRED') or sha256 is not null) and (sha256 is not null or drawn_with is null)),
  add constraint report_failure check ((status = 'FAILED') = (failure is not null) and (failure is null) = (failure_code is null)),
  add constraint report_finished check ((status in ('QUEUED', 'RUNNING')) = (finished_at is null));
grant update (attempt, failure_code, drawn_with) on report to tongchou_app;

-- The files that are kept, the oldest first.
create index on report (finished_at) where status = 'DONE';

drop trigger report_is_kept on report;
drop function report_is_kept();
-- The table of moves. Content is never deleted, a file never becomes another one, and an attempt that is over writes no more.
create function report_moves() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'report % stays as it is', old.id using errcode = 'restrict_violation';
  end if;
  if (old.status, new.status) not in (
      ('QUEUED', 'RUNNING'), ('RUNNING', 'RUNNING'), ('RUNNING', 'DONE'),
      ('QUEUED', 'FAILED'), ('RUNNING', 'FAILED'), ('QUEUED', 'CANCELLED'), ('RUNNING', 'CANCELLED'),
      ('DONE', 'EXPIRED'), ('FAILED', 'QUEUED'), ('CANCELLED', 'QUEUED'), ('EXPIRED', 'QUEUED')) then
    raise exception 'report % is % and can''t become %', old.id, old.status, new.status using errcode = 'restrict_violation';
  end if;
  if old.sha256 is not null and (new.sha256 is distinct from old.sha256) or new.attempt < old.attempt then
    raise exception 'report % has its file: another one can''t take its place', old.id using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger report_moves before update or delete on report for each row execute function report_moves();

-- 报表操作: what became of a report after it was asked for, by whom; a file that expired by nobody but time.
create table report_act (
  report uuid not null references report,
  seq integer not null check (seq > 0),
  act text not null check (act in ('CANCELLED', 'RETRIED', 'FILE_EXPIRED')),
  person text check ((person is null) = (act = 'FILE_EXPIRED')),
  at timestamptz not null default clock_timestamp(),
  primary key (report, seq)
);
comment on table report_act is 'cancelled, put back in the queue, file expired: the trail of the making, beside the report''s own dates';
grant select, insert on report_act to tongchou_app;
create trigger additions_only before update or delete or truncate on report_act
  for each statement execute function additions_only();
