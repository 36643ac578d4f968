-- 补充清算: a settlement that corrects a posted one by what became known later. It has the life of a settlement; its steps are by how much
-- steps grew or (negative) shrank. A fund year is settled once and then corrected one after the other: each corrects the last.

alter table settlement add unique (id, fund, fiscal_year);
alter table settlement add column corrects uuid;
alter table settlement add foreign key (corrects, fund, fiscal_year) references settlement (id, fund, fiscal_year);
comment on table settlement is '清算 of a fund year, or (corrects) 补充清算 of what was posted before it';
comment on column settlement.corrects is 'the posted settlement or correction before it; one that stands has at most one correction that stands';
drop index settlement_fund_fiscal_year_idx;
create unique index settlement_of_year on settlement (fund, fiscal_year) where stands and corrects is null;
create unique index settlement_corrected_once on settlement (corrects) where stands;
create index settlement_corrections on settlement (corrects) where corrects is not null;

alter table settlement_step drop constraint settlement_step_amount_check;
alter table settlement_step add constraint settlement_step_amount_check check (amount <> 0);
comment on column settlement_step.amount is 'of a correction: by how much the step grew or (negative) shrank, drawn_from alike';
create function only_corrections_shrink() returns trigger language plpgsql as $$
begin
  if new.amount < 0 and (select corrects is null from settlement where id = new.settlement) then
    raise exception 'STEP_BELOW_ZERO' using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger only_corrections_shrink before insert on settlement_step
  for each row when (new.amount < 0) execute function only_corrections_shrink();

-- The table of moves as before; and what was corrected can't be taken back before its correction, nor a correction go on once what it
-- corrects was taken back.
create or replace function settlement_moves() returns trigger language plpgsql as $$
declare
  before settlement_event;
  draft settlement_draft;
begin
  select * into before from settlement_event where settlement = new.settlement order by seq desc limit 1;
  if new.seq <> coalesce(before.seq, 0) + 1 then raise exception 'SETTLEMENT_MOVED_ON' using errcode = 'TC001'; end if;
  if not (select stands from settlement where id = new.settlement) then
    raise exception 'SETTLEMENT_NOT_IN_STATUS' using errcode = 'TC001', detail = 'REVERSED';
  end if;
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
  if before.status is null and exists (select from settlement s where s.id = new.settlement and s.corrects is not null
      and not exists (select from settlement c join settlement_event e on e.settlement = c.id and e.status = 'POSTED'
        where c.id = s.corrects and c.stands)) then
    raise exception 'SETTLEMENT_NOT_IN_STATUS' using errcode = 'TC001', detail = 'DRAFT';
  end if;
  if new.status = 'REVERSED' and exists (select from settlement s join settlement_event e on e.settlement = s.id and e.status = 'POSTED'
      where s.corrects = new.settlement and s.stands) then
    raise exception 'SETTLEMENT_CORRECTED' using errcode = 'TC001';
  end if;
  return new;
end $$;

-- With what is taken back falls what was only drafted on it.
create or replace function settlement_stands_no_more() returns trigger language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  update settlement set stands = false where stands and (id = new.settlement or corrects = new.settlement);
  return null;
end $$;

-- Money the other way: what a payer has paid too much is owed to it.
alter table obligation drop constraint obligation_kind_check;
alter table obligation add constraint obligation_kind_check check (kind in
  ('TOP_UP', 'RESERVE_LEVY', 'REPLENISH_RESERVE', 'SHARE_TO_MUNICIPAL_FINANCE', 'MAKE_GOOD_INCOME', 'REPAY_LOAN',
    'REPAY_ADVANCE', 'REWARD', 'REFUND_TOP_UP', 'REFUND_MADE_GOOD_INCOME', 'REFUND_SHARE'));
-- a levy is owed from its booking, or (charged anew) from a correction
alter table obligation drop constraint if exists obligation_check, drop constraint if exists obligation_of_settlement;
alter table obligation add constraint obligation_check check (settlement is not null or kind in ('RESERVE_LEVY', 'REPAY_ADVANCE', 'REWARD'));

create table obligation_reduction (
  id uuid primary key default gen_random_uuid(),
  obligation uuid not null references obligation,
  settlement uuid not null references settlement,
  step uuid references settlement_step,
  rule text not null,
  citation jsonb not null,
  amount numeric(20, 2) not null check (amount > 0),
  drawn_from jsonb,
  own_part numeric(20, 2),
  at timestamptz not null default clock_timestamp()
);
comment on table obligation_reduction is '核减: by how much a correction lessened what was still owed, and by which rule; with the correction it stands and falls';
comment on column obligation_reduction.drawn_from is 'of what goes into the reserve: whose parts need no longer be given back, own_part of which is the county''s own';
create index on obligation_reduction (obligation);
create index on obligation_reduction (settlement);
create trigger additions_only before update or delete or truncate on obligation_reduction
  for each statement execute function additions_only();

drop view obligation_state;
create view obligation_state as
  select o.*, coalesce(r.reduced, 0.00) as reduced, coalesce(p.paid, 0.00) as paid,
    case when o.cancelled_at is null then o.amount - coalesce(r.reduced, 0) - coalesce(p.paid, 0) else 0.00 end as outstanding,
    -- Of what was drawn from others and the common part: what is still to be given back.
    coalesce((select jsonb_agg(jsonb_build_object('county', d.county,
        'amount', (d.amount - coalesce(less.amount, 0) - coalesce(returned.amount, 0))::numeric(20, 2)::text) order by d.place)
      from rows from (jsonb_to_recordset(o.drawn_from) as (county text, amount numeric)) with ordinality d(county, amount, place)
      left join (
        select part.county, sum(part.amount) as amount
        from obligation_reduction r
        join settlement s on s.id = r.settlement and s.stands
        cross join jsonb_to_recordset(r.drawn_from) as part(county text, amount numeric)
        where r.obligation = o.id
        group by part.county) less on less.county is not distinct from d.county
      left join (
        select b.county, sum(l.amount) as amount
        from obligation_payment p
        join journal_line l on l.fund = o.fund and l.entry = p.entry and l.side = 'C'
        join ledger_account a on a.id = l.ledger_account and a.detail in ('SHARED_RESERVE', 'OWN_RESERVE')
        join book b on b.id = a.book and b.county is distinct from o.county
        where p.obligation = o.id and not exists (select from journal_entry e where e.reverses = p.entry)
        group by b.county) returned on returned.county is not distinct from d.county), '[]') as to_return
  from obligation o
  left join lateral (select sum(r.amount) as reduced from obligation_reduction r join settlement s on s.id = r.settlement and s.stands
    where r.obligation = o.id) r on true
  left join lateral (select sum(amount) as paid from obligation_payment p
    where p.obligation = o.id
      and not exists (select from journal_entry r where r.reverses = p.entry)) p on true;
create trigger obligation_not_overpaid before insert on obligation_reduction
  for each row execute function obligation_not_overpaid();

-- What a county's year result is missing is what governments still owe for it, what was borrowed for it and what was left unresolved, less
-- what governments paid too much: over the settlement and its corrections together.
create or replace function year_result_is_what_is_owed(the_settlement uuid) returns void
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
      (c.value ->> 'unresolved')::numeric + coalesce((
        select sum(case o.kind when 'REFUND_TOP_UP' then -o.outstanding else o.outstanding end) from obligation_state o
        where o.fund = s.fund and o.fiscal_year = s.fiscal_year and o.county = c.value ->> 'county'
          and o.kind in ('TOP_UP', 'REPAY_LOAN', 'REFUND_TOP_UP')), 0) as owed
    from (
      select s.id, s.fund, s.fiscal_year
      from settlement asked
      join settlement s on s.fund = asked.fund and s.fiscal_year = asked.fiscal_year and s.stands
        and exists (select from settlement_event e where e.settlement = s.id and e.status = 'POSTED')
      where asked.id = the_settlement
      order by s.created_at desc limit 1) s
    join lateral (select outcome from settlement_draft d where d.settlement = s.id order by revision desc limit 1) d on true
    cross join jsonb_array_elements(d.outcome -> 'counties') c(value)
    join book b on b.fund = s.fund and b.county = c.value ->> 'county') w
  where -result <> owed;
  if fault is not null then
    raise exception 'YEAR_RESULT_IS_NOT_WHAT_IS_OWED' using errcode = 'TC001', detail = fault;
  end if;
end $$;
-- also when a correction is taken back, with which its carrying and its obligations go
drop trigger posted_settlement_agrees on settlement_event;
create constraint trigger posted_settlement_agrees after insert on settlement_event deferrable initially deferred
  for each row when (new.status in ('POSTED', 'COMPLETED', 'REVERSED')) execute function posted_settlement_agrees();
create or replace function payment_agrees() returns trigger language plpgsql as $$
begin
  perform year_result_is_what_is_owed(o.settlement) from obligation o
    where o.id = new.obligation
      and o.kind in ('TOP_UP', 'REPAY_LOAN', 'MAKE_GOOD_INCOME', 'REFUND_TOP_UP', 'REFUND_MADE_GOOD_INCOME');
  return null;
end $$;

grant select, insert on obligation_reduction to tongchou_app;
grant select on obligation_state to tongchou_app;
