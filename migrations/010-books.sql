-- Where money is and what it is called: chart of accounts (财会〔2017〕28号), books, bank accounts, periods.

create table account (
  code char(4) primary key,
  name text not null,
  english text not null,
  class text not null check (class in ('ASSET', 'LIABILITY', 'NET_ASSETS', 'INCOME', 'EXPENDITURE')),
  normal_side char(1) not null check (normal_side in ('D', 'C')),
  has_floor boolean not null
);
comment on table account is '科目 of the two medical funds, codes and names as the standard gives them';
comment on column account.has_floor is 'the balance may not go below zero (claims between county and pool)';

insert into account values
  ('1003', '财政专户存款', 'Fiscal special account deposits', 'ASSET', 'D', false),
  ('1004', '支出户存款', 'Expenditure account deposits', 'ASSET', 'D', false),
  ('1005', '国库存款', 'Treasury deposits', 'ASSET', 'D', false),
  ('1101', '暂付款', 'Advances and receivables', 'ASSET', 'D', true),
  ('2001', '暂收款', 'Temporary receipts', 'LIABILITY', 'C', true),
  ('2101', '借入款项', 'Borrowings', 'LIABILITY', 'C', true),
  ('3001', '一般基金结余', 'General fund balance', 'NET_ASSETS', 'C', false),
  ('4001', '社会保险费收入', 'Premium income', 'INCOME', 'C', false),
  ('4101', '财政补贴收入', 'Fiscal subsidy income', 'INCOME', 'C', false),
  ('4201', '利息收入', 'Interest income', 'INCOME', 'C', false),
  ('4301', '转移收入', 'Transfer-in income', 'INCOME', 'C', false),
  ('4401', '上级补助收入', 'Grants from upper-level fund', 'INCOME', 'C', false),
  ('4402', '下级上解收入', 'Remittances from lower-level funds', 'INCOME', 'C', false),
  ('4501', '其他收入', 'Other income', 'INCOME', 'C', false),
  ('5001', '社会保险待遇支出', 'Benefit expenditure', 'EXPENDITURE', 'D', false),
  ('5101', '大病保险支出', 'Critical-illness insurance expenditure', 'EXPENDITURE', 'D', false),
  ('5301', '上解上级支出', 'Remittances to upper-level fund', 'EXPENDITURE', 'D', false),
  ('5302', '补助下级支出', 'Grants to lower-level funds', 'EXPENDITURE', 'D', false),
  ('5401', '其他支出', 'Other expenditure', 'EXPENDITURE', 'D', false);

create table account_detail (
  account char(4) not null references account,
  insurance text not null,
  code text not null,
  name text not null,
  has_floor boolean not null,
  primary key (account, insurance, code)
);
comment on table account_detail is '明细科目; 3001 and 5001 are always booked by detail';

insert into account_detail
  select '3001', insurance, code, name, has_floor
  from (values ('EMPLOYEE'), ('RESIDENT')) as i(insurance),
    (values
      ('ACCUMULATED_BALANCE', '累计结余', true),
      ('OWN_RESERVE', '本县风险金', true),
      ('YEAR_RESULT', '本年收支结余', false),
      ('SHARED_RESERVE', '风险储备金', true),
      ('POOLED_BALANCE', '统筹结余', true)) as d(code, name, has_floor);
insert into account_detail values
  ('5001', 'EMPLOYEE', 'INPATIENT', '住院费用支出', false),
  ('5001', 'EMPLOYEE', 'OUTPATIENT', '门诊统筹费用支出', false),
  ('5001', 'EMPLOYEE', 'MATERNITY', '生育医疗费用支出', false),
  ('5001', 'RESIDENT', 'INPATIENT', '住院费用支出', false),
  ('5001', 'RESIDENT', 'OUTPATIENT', '门诊费用支出', false),
  ('5001', 'RESIDENT', 'MATERNITY', '生育医疗费用支出', false);

create table book (
  id integer generated always as identity primary key,
  fund smallint not null references fund,
  county text collate "C" references county,
  unique nulls not distinct (fund, county)
);
comment on table book is '账套: one fund of one county; county null = the pool''s own level';

create table bank_account (
  id integer generated always as identity primary key,
  fund smallint not null references fund,
  kind text not null check (kind in ('CITY_SPECIAL', 'RESERVE_SPECIAL', 'LOCAL_RETAINED', 'MEMBER_SPECIAL',
    'CITY_EXPENDITURE', 'COUNTY_EXPENDITURE', 'TREASURY')),
  county text collate "C" references county,
  unique nulls not distinct (fund, kind, county)
);
comment on table bank_account is 'a real bank account of a fund; never below zero over all books that share it';

-- The year: months 1-12, then the closing period 13 (清算期). A period is open or closed by an event; the row keeps the last one.
create table period (
  fund smallint not null references fund,
  year smallint not null,
  month smallint not null check (month between 1 and 13),
  open boolean not null,
  primary key (fund, year, month)
);
create table period_event (
  id bigint generated always as identity primary key,
  fund smallint not null references fund,
  year smallint not null,
  month smallint not null check (month between 1 and 13),
  opens boolean not null,
  person text not null,
  reason text,
  at timestamptz not null default clock_timestamp()
);
create index on period_event (fund, year, month, id);

-- Postings share this lock, and the period rows they use, until they commit; opening and closing waits for them, and they for it.
create function period_event_applies() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(hashtext('periods'), new.fund);
  if new.opens and new.month = 13 and (select count(*) from period where fund = new.fund and year = new.year
      and month < 13 and not open) < 12 then
    raise exception 'CLOSING_PERIOD_NEEDS_MONTHS_CLOSED' using errcode = 'TC001';
  end if;
  if new.opens and new.month < 13 and exists (select from period where fund = new.fund and year = new.year
      and month = 13 and open) then
    raise exception 'MONTHS_FROZEN_BY_CLOSING_PERIOD' using errcode = 'TC001';
  end if;
  insert into period values (new.fund, new.year, new.month, new.opens)
    on conflict (fund, year, month) do update set open = excluded.open;
  return new;
end $$;
create trigger period_event_applies before insert on period_event
  for each row execute function period_event_applies();

grant select on account, account_detail, book, bank_account, period, period_event to tongchou_app;
grant insert on book, bank_account, period_event to tongchou_app;
