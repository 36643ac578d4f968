-- 累计上解与调剂: what a county paid into the shared reserve and drew from it before the books; facts with a source. The books tell the rest.

create table reserve_history (
  fund smallint not null references fund,
  county text collate "C" not null references county,
  version integer not null,
  contributed numeric(20, 2) not null check (contributed >= 0),
  drawn numeric(20, 2) not null check (drawn >= 0),
  source text not null check (source <> ''),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  primary key (fund, county, version)
);
comment on table reserve_history is 'before the books, all years together; the highest version counts, earlier ones stay';
create trigger additions_only before update or delete or truncate on reserve_history
  for each statement execute function additions_only();
grant select, insert on reserve_history to tongchou_app;
