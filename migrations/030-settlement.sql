-- 清算: a settlement of one fund year, its drafts (each computed from named positions of the books), its life, and what it makes owed.

create table settlement (
  id uuid primary key default gen_random_uuid(),
  fund smallint not null references fund,
  fiscal_year smallint not null,
  created_at timestamptz not null default clock_timestamp(),
  -- false once it was reversed: a fund year has one settlement that stands.
  stands boolean not null default true
);
create unique index on settlement (fund, fiscal_year) where stands;
create index on settlement (fund, fiscal_year, created_at);

create table settlement_draft (
  settlement uuid not null references settlement,
  revision integer not null,
  policy text not null,
  policy_version integer not null,
  policy_hash text not null,
  inputs jsonb not null,
  positions jsonb not null,
  outcome jsonb not null,
  content_hash text not null,
  computed_by text not null,
  computed_at timestamptz not null default clock_timestamp(),
  primary key (settlement, revision)
);
comment on table settlement_draft is 'what was computed, from which inputs at which positions of the books; signatures bind content_hash';
comment on column settlement_draft.policy_hash is
  'of the policy''s content as applied: a version is never edited once a settlement used it (checked at start)';
comment on column settlement_draft.positions is '{"130402": 37, …, "": 12}: voucher positions up to which each book was read ("" the pool''s own)';

create table settlement_step (
  id uuid primary key,
  settlement uuid not null,
  revision integer not null,
  county text collate "C" not null references county,
  ordinal integer not null,
  rule text not null,
  source text not null,
  deficit_class text not null,
  amount numeric(20, 2) not null check (amount > 0),
  drawn_from jsonb,
  citation jsonb not null,
  foreign key (settlement, revision) references settlement_draft,
  unique (settlement, revision, county, ordinal)
);
comment on column settlement_step.drawn_from is 'shared reserve only: [{"county": "130403" or null for the common part, "amount": "1.00"}]';

create table settlement_event (
  settlement uuid not null references settlement,
  seq integer not null,
  status text not null check (status in ('DRAFT', 'REVIEWED', 'POSTED', 'COMPLETED', 'RETURNED', 'REVERSED')),
  person text not null,
  role text not null,
  revision integer not null,
  content_hash text not null,
  reason text,
  at timestamptz not null default clock_timestamp(),
  primary key (settlement, seq),
  foreign key (settlement, revision) references settlement_draft
);
comment on table settlement_event is 'the life of a settlement; its status is the last event''s';

-- The table of moves, and four eyes: who reviews has not computed the draft, who confirms has done neither.
create function settlement_moves() returns trigger language plpgsql as $$
declare
  before settlement_event;
  draft settlement_draft;
begin
  select * into before from settlement_event where settlement = new.settlement order by seq desc limit 1;
  if new.seq <> coalesce(before.seq, 0) + 1 then raise exception 'SETTLEMENT_MOVED_ON' using errcode = 'TC001'; end if;
  if (coalesce(before.status, '-'), new.status) not in (
      ('-', 'DRAFT'), ('DRAFT', 'DRAFT'), ('REVIEWED', 'DRAFT'), ('RETURNED', 'DRAFT'),
      ('DRAFT', 'REVIEWED'), ('DRAFT', 'RETURNED'), ('REVIEWED', 'RETURNED'), ('REVIEWED', 'POSTED'),
      ('POSTED', 'COMPLETED'), ('COMPLETED', 'POSTED'), ('POSTED', 'REVERSED'), ('COMPLETED', 'REVERSED')) then
    raise exception 'SETTLEMENT_NOT_IN_STATUS' using errcode = 'TC001', detail = coalesce(before.status, '-');
  end if;
  select * into draft from settlement_draft d where d.settlement = new.settlement and d.revision = new.revision;
  if draft.content_hash <> new.content_hash
    or exists (select from settlement_draft d where d.settlement = new.settlement and d.revision > new.revision) then
    raise exception 'SETTLEMENT_MOVED_ON' using errcode = 'TC001';
  end if;
  if before.status in ('DRAFT', 'REVIEWED') and new.status in ('REVIEWED', 'POSTED') and (new.person = draft.computed_by
      or new.status = 'POSTED' and new.person = before.person) then
    raise exception 'FOUR_EYES' using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger settlement_moves before insert on settlement_event for each row execute function settlement_moves();

create function settlement_stands_no_more() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update settlement set stands = false where id = new.settlement;
  return null;
end $$;
create trigger settlement_stands_no_more after insert on settlement_event
  for each row when (new.status = 'REVERSED') execute function settlement_stands_no_more();

create table obligation (
  id uuid primary key default gen_random_uuid(),
  fund smallint not null references fund,
  county text collate "C" not null references county,
  fiscal_year smallint not null,
  settlement uuid references settlement,
  step uuid references settlement_step,
  kind text not null check (kind in
    ('TOP_UP', 'RESERVE_LEVY', 'REPLENISH_RESERVE', 'SHARE_TO_MUNICIPAL_FINANCE', 'MAKE_GOOD_INCOME')),
  payer text not null,
  payee text not null,
  amount numeric(20, 2) not null check (amount > 0),
  due date not null,
  rule text not null,
  citation jsonb not null,
  drawn_from jsonb,
  own_part numeric(20, 2),
  cancelled_at timestamptz,
  check ((settlement is null) = (kind = 'RESERVE_LEVY'))
);
comment on table obligation is '应付义务: what someone owes under the law of a fund year; TOP_UP is a government''s step of a settlement';
comment on column obligation.drawn_from is 'REPLENISH_RESERVE: whose money was drawn, and flows back first; own_part is the rest';
create index on obligation (fund, fiscal_year, county);
create index on obligation (settlement);
create index on obligation (step);

create table obligation_payment (
  id uuid primary key default gen_random_uuid(),
  obligation uuid not null references obligation,
  amount numeric(20, 2) not null check (amount > 0),
  paid_on date not null,
  paid_by text not null check (paid_by in ('GOVERNMENT', 'FUND')),
  document text not null,
  entry bigint references journal_entry,
  person text not null,
  at timestamptz not null default clock_timestamp()
);
create index on obligation_payment (obligation);

create view obligation_state as
  select o.*, coalesce(p.paid, 0.00) as paid,
    case when o.cancelled_at is null then o.amount - coalesce(p.paid, 0) else 0.00 end as outstanding
  from obligation o
  left join lateral (select sum(amount) as paid from obligation_payment p
    where p.obligation = o.id
      and not exists (select from journal_entry r where r.reverses = p.entry)) p on true;

create function obligation_not_overpaid() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  perform 1 from obligation where id = new.obligation for no key update;
  if (select outstanding from obligation_state where id = new.obligation) < new.amount then
    raise exception 'MORE_THAN_OWED' using errcode = 'TC001',
      detail = (select outstanding::text from obligation_state where id = new.obligation);
  end if;
  return new;
end $$;
create trigger obligation_not_overpaid before insert on obligation_payment
  for each row execute function obligation_not_overpaid();

-- What a county's year result is missing is exactly what governments still owe for it, and what the draft left unresolved. Looked at
-- when a posting, a payment or a reversal commits.
create function year_result_is_what_is_owed(the_settlement uuid) returns void
language plpgsql stable set search_path = pg_catalog, public as $$
declare fault text;
begin
  select string_agg(format('%s: result %s, owed %s', county, result, owed), '; ') into fault
  from (
    select c.value ->> 'county' as county,
      coalesce((select sum(last.balance_after)
        from ledger_account a
        cross join lateral (select balance_after from journal_line l where l.ledger_account = a.id
          order by l.entry desc, l.line_no desc limit 1) last
        where a.book = b.id and a.detail = 'YEAR_RESULT' and a.fund_year = s.fiscal_year
          and a.part is distinct from 'INDIVIDUAL'), 0) as result,
      (c.value ->> 'unresolved')::numeric + coalesce((select sum(outstanding) from obligation_state o
        where o.settlement = s.id and o.county = c.value ->> 'county' and o.kind = 'TOP_UP'), 0) as owed
    from settlement s
    join lateral (select outcome from settlement_draft d where d.settlement = s.id order by revision desc limit 1) d on true
    cross join jsonb_array_elements(d.outcome -> 'counties') c(value)
    join book b on b.fund = s.fund and b.county = c.value ->> 'county'
    where s.id = the_settlement) w
  where -result <> owed;
  if fault is not null then
    raise exception 'YEAR_RESULT_IS_NOT_WHAT_IS_OWED' using errcode = 'TC001', detail = fault;
  end if;
end $$;
create function posted_settlement_agrees() returns trigger language plpgsql as $$
begin
  perform year_result_is_what_is_owed(new.settlement);
  return null;
end $$;
create constraint trigger posted_settlement_agrees after insert on settlement_event deferrable initially deferred
  for each row when (new.status in ('POSTED', 'COMPLETED')) execute function posted_settlement_agrees();
create function payment_agrees() returns trigger language plpgsql as $$
begin
  perform year_result_is_what_is_owed(o.settlement) from obligation o where o.id = new.obligation and o.kind = 'TOP_UP';
  return null;
end $$;
create constraint trigger payment_agrees after insert on obligation_payment deferrable initially deferred
  for each row execute function payment_agrees();

do $$
declare t text;
begin
  foreach t in array array['settlement_draft', 'settlement_step', 'settlement_event', 'obligation_payment'] loop
    execute format('create trigger additions_only before update or delete or truncate on %I
      for each statement execute function additions_only()', t);
  end loop;
end $$;

grant select, insert on settlement, settlement_draft, settlement_step, settlement_event, obligation, obligation_payment to tongchou_app;
grant update (cancelled_at) on obligation to tongchou_app;
grant select on obligation_state to tongchou_app;
