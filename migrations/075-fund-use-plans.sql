-- 用款计划与拨付: from which month on a fund works by plans; what members ask for, the money that an approval holds, what is paid of it; 年初预拨; 周转金 and its return.

create table fund_use_plan_start (
  fund smallint primary key references fund,
  from_month integer not null check (from_month % 100 between 1 and 12),
  document text not null check (document <> ''),
  person text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table fund_use_plan_start is
  '启用: from this month (year * 100 + month) on money reaches an expenditure account by plans and disbursements, and benefits are paid out of it; before it everything is booked as it was';

create table fund_use_plan_line (
  submission uuid not null,
  version integer not null,
  item text not null,
  amount numeric(20, 2) not null check (amount > 0),
  primary key (submission, version, item),
  foreign key (submission, version) references submission_version
);
comment on table fund_use_plan_line is '用款计划 by item of expenditure, as a version asks for it';

create table working_capital_application (
  submission uuid not null,
  version integer not null,
  plans numeric(20, 2) not null check (plans >= 0),
  balance numeric(20, 2) not null,
  proposal numeric(20, 2) not null check (proposal = greatest(plans - balance, 0)),
  amount numeric(20, 2) not null check (amount > 0),
  reason text check (reason <> ''),
  primary key (submission, version),
  foreign key (submission, version) references submission_version,
  check (amount = proposal or reason is not null)
);
comment on table working_capital_application is
  '周转金申请: plans of the quarter not yet paid, the working capital that the account still has, what follows; another amount takes a reason';

create trigger version_is_being_written before insert on fund_use_plan_line
  for each row execute function version_is_being_written();
create trigger version_is_being_written before insert on working_capital_application
  for each row execute function version_is_being_written();

create view money_requested as
  select submission, version, sum(amount) as amount from fund_use_plan_line group by submission, version
  union all select submission, version, amount from working_capital_application;

create table money_hold (
  submission uuid primary key references submission,
  fund smallint not null references fund,
  bank_account integer not null references bank_account,
  amount numeric(20, 2) not null check (amount > 0),
  last_month integer not null,
  at timestamptz not null default clock_timestamp()
);
comment on table money_hold is '占用: an approval holds its money in a city account; what is not paid when last_month (year * 100 + month) is first closed lapses';
create index on money_hold (fund, last_month);
create index on money_hold (bank_account);

create table disbursement (
  id uuid primary key default gen_random_uuid(),
  submission uuid not null references money_hold,
  amount numeric(20, 2) not null check (amount > 0),
  paid_on date not null,
  document text not null check (document <> ''),
  person text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table disbursement is '拨付: a part of what is held; its entry names it as its subject, and it stands until that is reversed';
create index on disbursement (submission);

create table working_capital_return (
  id uuid primary key default gen_random_uuid(),
  fund smallint not null references fund,
  fiscal_year smallint not null,
  amount numeric(20, 2) not null check (amount > 0),
  returned_on date not null check (extract(year from returned_on) = fiscal_year),
  document text not null check (document <> ''),
  person text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table working_capital_return is '周转金退回: what was left goes back at year end, and ends the year''s plans; it stands until its entry is reversed';
create index on working_capital_return (fund, fiscal_year);

create table prefund (
  id uuid primary key default gen_random_uuid(),
  fund smallint not null references fund,
  fiscal_year smallint not null,
  county text collate "C" not null references county,
  expenditure numeric(20, 2) check (expenditure >= 0),
  reason text check (reason <> ''),
  reserve numeric(20, 2) not null check (reserve >= 0),
  balance numeric(20, 2) not null,
  amount numeric(20, 2) not null check (amount = greatest(reserve - balance, 0)),
  paid_on date not null check (extract(year from paid_on) = fiscal_year),
  document text not null check (document <> ''),
  person text not null,
  at timestamptz not null default clock_timestamp(),
  check ((expenditure is null) = (reason is not null))
);
comment on table prefund is '年初预拨: fills a member''s account up to its payment reserve (支付备用金); it stands until its entry is reversed';
comment on column prefund.expenditure is 'of the preceding years together; null where the reserve was decided by hand, with a reason';
create index on prefund (fund, fiscal_year, county);

-- Whether the entry about something was reversed: the journal tells, not a flag.
create function taken_back(about uuid) returns boolean
language sql stable
return exists (select from journal_entry e join journal_entry r on r.reverses = e.id where e.subject = about);

-- A hold is over once the last month of its plan was ever closed, or the year's working capital went back. Reopening the month revives
-- nothing: the money may be another's by then.
create function hold_lapsed(the_fund smallint, the_month integer) returns boolean
language sql stable
return exists (select from period_event p where p.fund = the_fund and p.year = the_month / 100 and p.month = the_month % 100 and not p.opens)
  or exists (select from working_capital_return r where r.fund = the_fund and r.fiscal_year = the_month / 100 and not taken_back(r.id));

create view money_hold_state as
  select h.*, paid.amount as disbursed, hold_lapsed(h.fund, h.last_month) as lapsed,
    case when hold_lapsed(h.fund, h.last_month) then 0.00 else h.amount - paid.amount end as held
  from money_hold h
  cross join lateral (select coalesce(sum(d.amount), 0.00) as amount
    from disbursement d where d.submission = h.submission and not taken_back(d.id)) paid;

create view prefund_standing as select * from prefund p where not taken_back(p.id);

create view city_account as
  select k.id, k.fund, k.kind, money.balance, money.of_members, held.amount as held,
    money.balance - money.of_members - held.amount as available
  from bank_account k
  cross join lateral (
    select coalesce(sum(last.balance_after), 0.00) as balance,
      case k.kind when 'CITY_EXPENDITURE'
        then coalesce(sum(last.balance_after) filter (where b.county is not null), 0.00) else 0.00 end as of_members
    from ledger_account a
    join book b on b.id = a.book
    cross join lateral (select balance_after from journal_line l where l.ledger_account = a.id
      order by l.entry desc, l.line_no desc limit 1) last
    where a.bank_account = k.id) money
  cross join lateral (
    select coalesce(sum(h.amount - paid.amount), 0.00) as amount
    from money_hold h
    cross join lateral (select coalesce(sum(d.amount), 0.00) as amount
      from disbursement d where d.submission = h.submission and not taken_back(d.id)) paid
    where h.bank_account = k.id and not hold_lapsed(h.fund, h.last_month)) held
  where k.kind in ('CITY_SPECIAL', 'CITY_EXPENDITURE');
comment on view city_account is
  '市级账户: balance over all books, what of the city''s expenditure account was paid to members kept in it (市本级), what is held, what is available';

-- The one door to a hold: takes the bank account's lock, as posting does, and holds the money of an approved submission; where there is
-- too little it holds nothing and answers what is available.
create function hold_money(the_submission uuid, the_bank integer, the_month integer) returns numeric
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  approved submission_state;
  asked numeric;
  free numeric;
begin
  select * into approved from submission_state where id = the_submission;
  if approved.status is distinct from 'APPROVED' then
    raise exception 'SUBMISSION_NOT_IN_STATUS' using errcode = 'TC001', detail = coalesce(approved.status, '–');
  end if;
  if the_month / 100 <> approved.fiscal_year then raise exception 'HOLD_INVALID' using errcode = 'TC001'; end if;
  perform 1 from bank_account where id = the_bank and fund = approved.fund for no key update;
  select available into strict free from city_account where id = the_bank and fund = approved.fund;
  select amount into strict asked from money_requested where submission = the_submission and version = approved.version;
  if asked > free then return free; end if;
  insert into money_hold (submission, fund, bank_account, amount, last_month)
    values (the_submission, approved.fund, the_bank, asked, the_month);
  return null;
end $$;

-- Held money is nobody else's: no posting may take it. And what a member kept in the city's expenditure account (市本级) spends was
-- disbursed to it: the rest of that account is working capital.
create function held_money_stays() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  the_fund smallint;
  fault text;
begin
  select b.fund into the_fund from book b where b.id = (select book from added limit 1);
  if not exists (select from fund_use_plan_start where fund = the_fund) then return null; end if;
  select string_agg(format('CITY_EXPENDITURE %s: %s', b.county, last.balance_after), '; ' order by b.county) into fault
    from bank_account k
    join ledger_account a on a.bank_account = k.id
    join book b on b.id = a.book and b.county is not null
    cross join lateral (select balance_after from journal_line l where l.ledger_account = a.id
      order by l.entry desc, l.line_no desc limit 1) last
    where k.fund = the_fund and k.kind = 'CITY_EXPENDITURE' and last.balance_after < 0;
  if fault is not null then raise exception 'BANK_ACCOUNT_BELOW_ZERO' using errcode = 'TC001', detail = fault; end if;
  select string_agg(format('%s: %s', kind, available), '; ' order by kind) into fault
    from city_account where fund = the_fund and available < 0;
  if fault is not null then raise exception 'MONEY_HELD' using errcode = 'TC001', detail = fault; end if;
  return null;
end $$;
create trigger held_money_stays after insert on voucher
  referencing new table as added for each statement execute function held_money_stays();

create function disbursed_within_hold() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  hold money_hold_state;
begin
  perform 1 from money_hold where submission = new.submission for no key update;
  select * into hold from money_hold_state where submission = new.submission;
  if hold.lapsed then raise exception 'PLAN_LAPSED' using errcode = 'TC001'; end if;
  if new.amount > hold.held then
    raise exception 'MORE_THAN_APPROVED' using errcode = 'TC001', detail = hold.held::text;
  end if;
  return new;
end $$;
create trigger disbursed_within_hold before insert on disbursement for each row execute function disbursed_within_hold();

create function prefunded_once() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform pg_advisory_xact_lock(hashtext('fund'), new.fund);
  if exists (select from prefund_standing
      where fund = new.fund and fiscal_year = new.fiscal_year and county = new.county) then
    raise exception 'PREFUNDED' using errcode = 'TC001', detail = new.county;
  end if;
  return new;
end $$;
create trigger prefunded_once before insert on prefund for each row execute function prefunded_once();

-- Working capital goes back at year end: December does not close over it. (Fires after period_event_applies, under its lock.)
create function period_event_finds_capital() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  capital numeric;
begin
  if new.opens or new.month <> 12 then return new; end if;
  select sum(last.balance_after) into capital
    from book b
    join ledger_account a on a.book = b.id
    join bank_account k on k.id = a.bank_account and k.kind = 'CITY_EXPENDITURE'
    cross join lateral (select balance_after from journal_line l where l.ledger_account = a.id
      order by l.entry desc, l.line_no desc limit 1) last
    where b.fund = new.fund and b.county is null;
  if capital > 0 then raise exception 'WORKING_CAPITAL_OUT' using errcode = 'TC001', detail = capital::text; end if;
  return new;
end $$;
create trigger period_event_finds_capital before insert on period_event
  for each row execute function period_event_finds_capital();

do $$
declare t text;
begin
  foreach t in array array['fund_use_plan_start', 'fund_use_plan_line', 'working_capital_application', 'money_hold', 'disbursement', 'working_capital_return',
      'prefund'] loop
    execute format('create trigger additions_only before update or delete or truncate on %I
      for each statement execute function additions_only()', t);
  end loop;
end $$;

revoke all on function hold_money from public;
grant execute on function hold_money to tongchou_app;
grant select on fund_use_plan_start, fund_use_plan_line, working_capital_application, money_requested, money_hold, money_hold_state, disbursement,
  working_capital_return, prefund, prefund_standing, city_account to tongchou_app;
grant insert on fund_use_plan_start, fund_use_plan_line, working_capital_application, disbursement, working_capital_return, prefund to tongchou_app;
