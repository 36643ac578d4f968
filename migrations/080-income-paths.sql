-- 收入路径: how income comes in: premiums by the tax office's receipt lists through the treasury, other income into the fund's or a
-- county's special account and from there up to the city; subsidies due and paid by level of government.

alter table bank_account drop constraint bank_account_kind_check;
alter table bank_account add constraint bank_account_kind_check check (kind in ('CITY_SPECIAL', 'RESERVE_SPECIAL', 'LOCAL_RETAINED',
  'MEMBER_SPECIAL', 'CITY_EXPENDITURE', 'COUNTY_EXPENDITURE', 'TREASURY', 'PREMIUM_PENDING', 'COUNTY_SPECIAL'));

create table income_path (
  fund smallint not null references fund,
  item text not null check (item in ('PREMIUM', 'FISCAL_SUBSIDY', 'INTEREST', 'TRANSFER_IN', 'OTHER_INCOME')),
  from_month integer not null check (from_month % 100 between 1 and 12),
  document text not null check (document <> ''),
  person text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (fund, item)
);
comment on table income_path is '收入路径启用: from this month (year * 100 + month) on the item comes by its own path, and loads bring it no more';

create table receipt_list (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  pool text collate "C" not null references pool,
  document text not null check (document <> ''),
  rows integer not null check (rows > 0),
  person text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table receipt_list is '入库明细: a list of the tax office; its entries name it as their subject, their lines the line of the list';
create index on receipt_list (pool, seq);

create table receipt (
  id bigint generated always as identity primary key,
  fund smallint not null references fund,
  number text collate "C" not null,
  booking smallint not null check (booking > 0),
  list uuid not null references receipt_list,
  line integer not null,
  entered_on date not null,
  county text collate "C" not null references county,
  item text not null,
  amount numeric(20, 2) not null check (amount > 0),
  entry bigint not null references journal_entry,
  unique (fund, number, booking),
  unique (list, line)
);
comment on table receipt is '入库票据: a number stands once in a fund for good; only after its entry was reversed it is booked again (booking 2, 3 …)';
create index on receipt (fund, entered_on, id);
create index on receipt (fund, id);
create index on receipt (fund, county, id);
create index on receipt (entry);

create table receipt_repeat (
  list uuid not null references receipt_list,
  line integer not null,
  receipt bigint not null references receipt,
  primary key (list, line)
);
comment on table receipt_repeat is '重复行: a line of a list that says again what the receipt says; not booked';

create table treasury_report (
  fund smallint not null references fund,
  day date not null,
  version integer not null check (version > 0),
  amount numeric(20, 2) not null check (amount >= 0),
  document text not null check (document <> ''),
  person text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (fund, day, version)
);
comment on table treasury_report is '国库入库日报: what the treasury took in for the fund on a day; the highest version counts, earlier ones stay';

create table premium_sweep (
  id uuid primary key default gen_random_uuid(),
  seq bigint generated always as identity,
  fund smallint not null references fund,
  from_day date not null,
  through_day date not null check (through_day >= from_day),
  swept_on date not null check (swept_on >= through_day),
  amount numeric(20, 2) not null check (amount > 0),
  document text not null check (document <> ''),
  person text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table premium_sweep is '保费划转: what the treasury took in from one day through another leaves it, by county; it stands until its entries are reversed';
create index on premium_sweep (fund, through_day);
create index on premium_sweep (fund, seq);

create table premium_allotment (
  id uuid primary key default gen_random_uuid(),
  sweep uuid not null references premium_sweep,
  allotted_on date not null,
  document text not null check (document <> ''),
  person text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table premium_allotment is '保费划入: a sweep leaves the pending sub-account for the fund''s, by county and item of the receipt list';
create index on premium_allotment (sweep);

-- What stands of them is told by the journal, not by a flag.
create view receipt_standing as
  select r.* from receipt r where not exists (select from journal_entry x where x.reverses = r.entry);
create view premium_sweep_standing as
  select s.* from premium_sweep s where exists (select from journal_entry e
    where e.subject = s.id and e.kind = 'PREMIUM_SWEEP' and not exists (select from journal_entry x where x.reverses = e.id));
create view premium_allotment_standing as
  select a.* from premium_allotment a where exists (select from journal_entry e
    where e.subject = a.id and e.kind = 'PREMIUM_ALLOTMENT' and not exists (select from journal_entry x where x.reverses = e.id));
create view treasury_report_now as
  select distinct on (fund, day) * from treasury_report order by fund, day, version desc;

-- Whatever the application believes: a number is booked anew only once its last booking is reversed, from the switch on, and never
-- on a day that was swept. All under the fund's lock (src/database/lock.ts).
create function receipt_stands_once() returns trigger language plpgsql as $$
declare fault text;
begin
  perform pg_advisory_xact_lock(hashtext('fund'), fund) from (select distinct fund from added order by fund) f;
  select string_agg(r.number, ', ') into fault
    from added r
    where (r.booking > 1 and not exists (select from receipt b join journal_entry x on x.reverses = b.entry
        where b.fund = r.fund and b.number = r.number and b.booking = r.booking - 1))
      or exists (select from receipt b where b.fund = r.fund and b.number = r.number and b.booking > r.booking);
  if fault is not null then raise exception 'RECEIPT_STANDS' using errcode = 'TC001', detail = fault; end if;
  select string_agg(distinct r.entered_on::text, ', ') into fault
    from added r
    where not exists (select from income_path p where p.fund = r.fund and p.item = 'PREMIUM'
        and p.from_month <= extract(year from r.entered_on) * 100 + extract(month from r.entered_on))
      or exists (select from premium_sweep_standing s where s.fund = r.fund and r.entered_on between s.from_day and s.through_day);
  if fault is not null then raise exception 'RECEIPT_DAY_SHUT' using errcode = 'TC001', detail = fault; end if;
  return null;
end $$;
create trigger receipt_stands_once after insert on receipt
  referencing new table as added for each statement execute function receipt_stands_once();

create function premium_sweep_stands_alone() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('fund'), new.fund);
  if exists (select from premium_sweep_standing s
      where s.fund = new.fund and s.from_day <= new.through_day and new.from_day <= s.through_day) then
    raise exception 'PREMIUM_SWEEPS_OVERLAP' using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger premium_sweep_stands_alone before insert on premium_sweep
  for each row execute function premium_sweep_stands_alone();

create function premium_allotment_stands_alone() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtext('fund'), s.fund) from premium_sweep s where s.id = new.sweep;
  if not exists (select from premium_sweep_standing s where s.id = new.sweep)
    or exists (select from premium_allotment_standing a where a.sweep = new.sweep) then
    raise exception 'PREMIUM_ALLOTTED_TWICE' using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger premium_allotment_stands_alone before insert on premium_allotment
  for each row execute function premium_allotment_stands_alone();

create table subsidy_due (
  fund smallint not null references fund,
  year smallint not null,
  county text collate "C" not null references county,
  level text not null check (level in ('CENTRAL', 'PROVINCE', 'CITY', 'COUNTY')),
  version integer not null check (version > 0),
  amount numeric(20, 2) not null check (amount >= 0),
  per_head numeric(20, 2) check (per_head >= 0),
  insured integer check (insured >= 0),
  source text not null check (source <> ''),
  entered_by text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (fund, year, county, level, version),
  check ((per_head is null) = (insured is null))
);
comment on table subsidy_due is '应到财政补助 of a county and year, by level of government; the highest version counts, earlier ones stay';
comment on column subsidy_due.per_head is 'where the amount was reckoned as a standard per insured person (人均标准 × 参保人数)';

create table subsidy_payment (
  document uuid not null,
  row integer not null,
  fund smallint not null references fund,
  county text collate "C" not null references county,
  year smallint not null,
  level text not null check (level in ('CENTRAL', 'PROVINCE', 'CITY', 'COUNTY')),
  amount numeric(20, 2) not null check (amount > 0),
  entry bigint not null references journal_entry,
  primary key (document, row)
);
comment on table subsidy_payment is '到账财政补助: which government paid a line of the journal, and for which year; it stands until its entry is reversed';
comment on column subsidy_payment.document is 'the subject of its entry; row is the line''s source row';
create index on subsidy_payment (fund, year, county);

do $$
declare t text;
begin
  foreach t in array array['income_path', 'receipt_list', 'receipt', 'receipt_repeat', 'treasury_report', 'premium_sweep',
      'premium_allotment', 'subsidy_due', 'subsidy_payment'] loop
    execute format('create trigger additions_only before update or delete or truncate on %I
      for each statement execute function additions_only()', t);
  end loop;
end $$;

grant select, insert on income_path, receipt_list, receipt, receipt_repeat, treasury_report, premium_sweep, premium_allotment,
  subsidy_due, subsidy_payment to tongchou_app;
grant select on receipt_standing, premium_sweep_standing, premium_allotment_standing, treasury_report_now to tongchou_app;
