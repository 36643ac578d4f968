-- 决算: the figures that were signed, the books that they were read from, the counties' that the pool's was compiled from; and what
-- follows when the pool's is approved: the year is shut for good.

create table final_accounts_figure (
  submission uuid not null,
  version integer not null,
  form text not null check (form in ('BALANCE_SHEET', 'INCOME_STATEMENT', 'BUDGET_TABLE')),
  line text not null,
  col text not null,
  place integer not null,
  amount numeric(24, 2) not null,
  primary key (submission, version, form, line, col),
  foreign key (submission, version) references submission_version
);
comment on table final_accounts_figure is '决算数: each figure of a version, as it was signed (src/statement, src/budget/line.ts say what its line is)';

create table final_accounts_book (
  submission uuid not null,
  version integer not null,
  book integer not null references book,
  position integer not null,
  hash bytea not null,
  primary key (submission, version, book),
  foreign key (submission, version) references submission_version
);
comment on table final_accounts_book is '所据账簿: the last voucher of the year in each book when the figures were read, and its chain hash';

create table final_accounts_source (
  submission uuid not null,
  version integer not null,
  part uuid not null,
  part_version integer not null,
  content_hash text not null,
  primary key (submission, version, part),
  foreign key (submission, version) references submission_version,
  foreign key (part, part_version) references submission_version
);
comment on table final_accounts_source is '汇总来源: the counties'' final accounts that a version of the pool''s was compiled from';
create index on final_accounts_source (part);

do $$
declare t text;
begin
  foreach t in array array['final_accounts_figure', 'final_accounts_book', 'final_accounts_source'] loop
    execute format('create trigger version_is_being_written before insert on %I
      for each row execute function version_is_being_written()', t);
    execute format('create trigger additions_only before update or delete or truncate on %I
      for each statement execute function additions_only()', t);
  end loop;
end $$;

create function year_is_final(the_fund smallint, the_year smallint) returns boolean
language sql stable set search_path = pg_catalog, public
return exists (select from submission_state s where s.fund = the_fund and s.fiscal_year = the_year
  and s.kind = 'POOL_FINAL_ACCOUNTS' and s.status = 'APPROVED');
comment on function year_is_final is '决算已批准: derived, never kept';

-- With the last signature every period of the year that is still open is closed, the closing period among them.
create function final_accounts_shut_the_year() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare s submission;
begin
  select * into s from submission where id = new.submission;
  if s.kind = 'POOL_FINAL_ACCOUNTS' and year_is_final(s.fund, s.fiscal_year) then
    insert into period_event (fund, year, month, opens, person, reason)
      select fund, year, month, false, new.person, '决算批准' from period
      where fund = s.fund and year = s.fiscal_year and open order by month;
  end if;
  return null;
end $$;
-- fires after submission_awaits, by its name: only then is the submission approved
create trigger submission_shuts_the_year after insert on submission_event
  for each row when (new.act = 'SIGNED') execute function final_accounts_shut_the_year();

-- … and none is opened again. It runs after period_event_applies, by its name, which has the lock: an approval at the same moment is over.
create function final_year_stays_shut() returns trigger language plpgsql as $$
begin
  if new.opens and year_is_final(new.fund, new.year) then
    raise exception 'FINAL_ACCOUNTS_APPROVED' using errcode = 'TC001', detail = new.year::text;
  end if;
  return new;
end $$;
create trigger period_event_of_final_year before insert on period_event
  for each row execute function final_year_stays_shut();

-- A county's approved final accounts may be replaced until the pool's are approved.
create or replace function may_be_replaced(the_submission uuid) returns boolean
language sql stable set search_path = pg_catalog, public
return exists (select from submission s where s.id = the_submission and (
  s.kind = 'COUNTY_BUDGET' and not exists (select from budget_in_force f where f.fund = s.fund and f.fiscal_year = s.fiscal_year)
  or s.kind = 'COUNTY_FINAL_ACCOUNTS' and not year_is_final(s.fund, s.fiscal_year)));

grant select, insert on final_accounts_figure, final_accounts_book, final_accounts_source to tongchou_app;
