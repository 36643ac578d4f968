-- 清欠: what is owed from before pooling, to a fund or by it. Debts by kind as an audit found them, plans in instalments, payments.
-- Nothing says "overdue" or "cleared": that follows from versions, plans, payments and the day.

create table arrears_register (
  id uuid primary key default gen_random_uuid(),
  fund smallint not null references fund,
  county text collate "C" not null references county,
  version integer not null check (version > 0),
  document text not null check (document <> ''),
  reason text check (reason <> ''),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  unique (fund, county, version),
  check (version = 1 or reason is not null)
);
comment on table arrears_register is '欠款清册 of one county and fund, whole; the highest version counts, earlier ones stay';
comment on column arrears_register.document is '审计报告: where the audit says so';

create table debt (
  id uuid primary key default gen_random_uuid(),
  fund smallint not null references fund,
  county text collate "C" not null references county,
  number text collate "C" not null check (number <> ''),
  kind text not null check (kind in ('GOVERNMENT_PREMIUM', 'FISCAL_SUBSIDY', 'MATERNITY', 'MUTUAL_AID', 'RETIRED_CADRES',
    'ENTERPRISE_PREMIUM', 'HOSPITAL', 'PHARMACY')),
  policy text not null,
  rule text not null,
  citation jsonb not null,
  unique (fund, county, number)
);
comment on table debt is '欠款; its number is its place in the county''s register, the same in every version';
comment on column debt.policy is 'under which it was registered, with the rule that says who clears it and how';

create table debt_version (
  debt uuid not null references debt,
  register uuid not null references arrears_register,
  counterpart text not null check (counterpart <> ''),
  amount numeric(20, 2) not null check (amount >= 0),
  about text not null check (about <> ''),
  through_year smallint not null,
  deadline date,
  primary key (debt, register)
);
comment on column debt_version.counterpart is 'who owes it to the fund, or to whom the fund owes it';
comment on column debt_version.amount is 'as it was at the audit; 0.00 withdraws it';
comment on column debt_version.through_year is '所属年度: the (last) year from which it is; what is paid is booked to it';
comment on column debt_version.deadline is 'set for it, or by the policy for all; a confirmed plan goes before it';

create table debt_payment (
  id uuid primary key default gen_random_uuid(),
  debt uuid not null references debt,
  amount numeric(20, 2) not null check (amount > 0),
  paid_on date not null,
  paid_by text not null check (paid_by in ('DEBTOR', 'FUND', 'GOVERNMENT')),
  document text not null check (document <> ''),
  entry bigint references journal_entry,
  person text not null,
  at timestamptz not null default clock_timestamp(),
  check ((paid_by = 'GOVERNMENT') = (entry is null))
);
comment on column debt_payment.paid_by is 'DEBTOR into the fund, FUND out of it; GOVERNMENT pays a provider for it, outside its books';
create index on debt_payment (debt, at);

create table debt_payment_withdrawal (
  payment uuid primary key references debt_payment,
  reason text not null check (reason <> ''),
  person text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table debt_payment_withdrawal is 'a payment outside the books taken back; one in the books is taken back by reversing its entry';

create view debt_payment_standing as
  select p.* from debt_payment p
  where not exists (select from journal_entry r where r.reverses = p.entry)
    and not exists (select from debt_payment_withdrawal w where w.payment = p.id);

create view debt_state as
  select d.*, v.counterpart, v.amount, v.about, v.through_year, v.deadline, v.version, coalesce(p.paid, 0.00) as paid,
    v.amount - coalesce(p.paid, 0.00) as outstanding
  from debt d
  join lateral (select v.*, r.version from debt_version v join arrears_register r on r.id = v.register
    where v.debt = d.id order by r.version desc limit 1) v on true
  left join lateral (select sum(amount) as paid from debt_payment_standing p where p.debt = d.id) p on true;

create table clearance_plan (
  id uuid primary key default gen_random_uuid(),
  debt uuid not null references debt,
  version integer not null check (version > 0),
  owed numeric(20, 2) not null check (owed > 0),
  paid_before numeric(20, 2) not null check (paid_before >= 0),
  document text not null check (document <> ''),
  reason text check (reason <> ''),
  entered_by text not null,
  role text not null,
  entered_at timestamptz not null default clock_timestamp(),
  unique (debt, version),
  check (version = 1 or reason is not null)
);
comment on table clearance_plan is '清欠计划; the newest that is confirmed counts';
comment on column clearance_plan.owed is 'what was owed when it was made, which its instalments add up to';
comment on column clearance_plan.paid_before is 'what had been paid by then, and covers none of its instalments';

create table clearance_instalment (
  plan uuid not null references clearance_plan,
  due date not null,
  amount numeric(20, 2) not null check (amount > 0),
  primary key (plan, due)
);
comment on table clearance_instalment is '一期: payments cover them in the order of their days';

create table clearance_plan_confirmation (
  plan uuid primary key references clearance_plan,
  confirmed_by text not null,
  role text not null,
  confirmed_at timestamptz not null default clock_timestamp()
);

-- Never more than owed, whoever pays at the same moment; and a correction never goes below what was paid.
create function debt_not_overpaid() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare owed numeric;
begin
  perform 1 from debt where id = new.debt for no key update;
  select outstanding into owed from debt_state where id = new.debt;
  if tg_table_name = 'debt_payment' then
    if owed < new.amount then raise exception 'MORE_THAN_OWED' using errcode = 'TC001', detail = owed::text; end if;
  elsif new.amount < coalesce((select paid from debt_state where id = new.debt), 0) then
    raise exception 'DEBT_BELOW_PAID' using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger debt_not_overpaid before insert on debt_payment for each row execute function debt_not_overpaid();
create trigger debt_not_overpaid before insert on debt_version for each row execute function debt_not_overpaid();

create function withdrawal_outside_the_books() returns trigger language plpgsql as $$
begin
  if (select entry from debt_payment where id = new.payment) is not null then
    raise exception 'PAYMENT_IN_THE_BOOKS' using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger withdrawal_outside_the_books before insert on debt_payment_withdrawal
  for each row execute function withdrawal_outside_the_books();

-- A plan is confirmed by a second person, while it is the newest, while no more and no less is owed than it was made for, and whole.
create function clearance_plan_confirmed() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  plan clearance_plan;
  state debt_state;
  planned numeric;
begin
  select * into plan from clearance_plan where id = new.plan;
  perform 1 from debt where id = plan.debt for no key update;
  if new.confirmed_by = plan.entered_by then raise exception 'FOUR_EYES' using errcode = 'TC001'; end if;
  if exists (select from clearance_plan p where p.debt = plan.debt and p.version > plan.version)
    or exists (select from clearance_plan_confirmation c where c.plan = new.plan) then
    raise exception 'CLEARANCE_PLAN_MOVED_ON' using errcode = 'TC001';
  end if;
  select * into state from debt_state where id = plan.debt;
  select sum(amount) into planned from clearance_instalment i where i.plan = new.plan;
  if (planned, plan.owed, plan.paid_before) is distinct from (state.outstanding, state.outstanding, state.paid) then
    raise exception 'PLAN_NOT_WHOLE' using errcode = 'TC001', detail = coalesce(planned, 0.00) || ' ' || state.outstanding;
  end if;
  return new;
end $$;
create trigger clearance_plan_confirmed before insert on clearance_plan_confirmation
  for each row execute function clearance_plan_confirmed();

create function instalments_before_confirmation() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform 1 from debt d join clearance_plan p on p.debt = d.id where p.id = new.plan for share of d;
  if exists (select from clearance_plan_confirmation c where c.plan = new.plan) then
    raise exception 'CLEARANCE_PLAN_MOVED_ON' using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger instalments_before_confirmation before insert on clearance_instalment
  for each row execute function instalments_before_confirmation();

do $$
declare t text;
begin
  foreach t in array array['arrears_register', 'debt', 'debt_version', 'debt_payment', 'debt_payment_withdrawal', 'clearance_plan',
    'clearance_instalment', 'clearance_plan_confirmation'] loop
    execute format('create trigger additions_only before update or delete or truncate on %I
      for each statement execute function additions_only()', t);
    execute format('grant select, insert on %I to tongchou_app', t);
  end loop;
end $$;
grant select on debt_state, debt_payment_standing to tongchou_app;
