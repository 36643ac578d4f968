-- 决定: what the law leaves to an office, entered with the document that decided it; and loans, which cover a deficit until repaid.

create table decision (
  id uuid primary key,
  seq bigint generated always as identity,
  fund smallint not null references fund,
  fiscal_year smallint not null,
  kind text not null check (kind in ('DRAW', 'COVER', 'REMITTANCE_RATE')),
  county text collate "C" references county,
  source text check (source in
    ('SHARED_RESERVE', 'POOLED_BALANCE', 'LOCAL_GOVERNMENT', 'MUNICIPAL_FINANCE', 'PROVINCIAL_FINANCE', 'LOAN')),
  amount numeric(20, 2) check (amount >= 0),
  rate numeric(9, 8) check (rate > 0 and rate <= 1),
  reason text not null check (reason <> ''),
  document_number text not null check (document_number <> ''),
  decider text not null check (decider <> ''),
  entered_by text not null,
  role text not null,
  entered_at timestamptz not null default clock_timestamp(),
  check ((kind = 'REMITTANCE_RATE') = (rate is not null)),
  check ((kind = 'REMITTANCE_RATE') = (county is null and amount is null)),
  check ((kind = 'COVER') = (source is not null))
);
comment on table decision is '决定; of several about the same county, kind and source the one entered last counts, the others stay';
create index on decision (fund, fiscal_year, seq);
create trigger additions_only before update or delete or truncate on decision
  for each statement execute function additions_only();
grant select, insert on decision to tongchou_app;

alter table obligation drop constraint obligation_kind_check;
alter table obligation add constraint obligation_kind_check check (kind in
  ('TOP_UP', 'RESERVE_LEVY', 'REPLENISH_RESERVE', 'SHARE_TO_MUNICIPAL_FINANCE', 'MAKE_GOOD_INCOME', 'REPAY_LOAN'));
comment on table obligation is '应付义务: what someone owes under the law of a fund year; TOP_UP is a government''s step of a settlement, REPAY_LOAN a loan''s';

-- As before, and what a loan covers is missing in the year's result until it is repaid.
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
      (c.value ->> 'unresolved')::numeric + coalesce((select sum(outstanding) from obligation_state o
        where o.settlement = s.id and o.county = c.value ->> 'county' and o.kind in ('TOP_UP', 'REPAY_LOAN')), 0) as owed
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

create or replace function payment_agrees() returns trigger language plpgsql as $$
begin
  perform year_result_is_what_is_owed(o.settlement) from obligation o
    where o.id = new.obligation and o.kind in ('TOP_UP', 'REPAY_LOAN', 'MAKE_GOOD_INCOME');
  return null;
end $$;
