-- 垫付: what is lent to a county's fund in a temporary difficulty of payment. What is to be given back is an obligation like others.

insert into account_detail
  select d.account, i.insurance, d.code, d.name, true
  from (values ('EMPLOYEE'), ('RESIDENT')) as i(insurance),
    (values
      ('1101', 'RESERVE_ADVANCE', '风险金垫付'),
      ('2001', 'RESERVE_ADVANCE', '风险金垫付'),
      ('2001', 'GOVERNMENT_ADVANCE', '财政垫付')) as d(account, code, name);
comment on table account_detail is
  '明细科目; 3001 and 5001 are always booked by detail, 1101 and 2001 where it tells an advance from what a county remitted';

alter table ledger_account drop constraint ledger_account_check;
alter table ledger_account
  add constraint ledger_account_detail_check check (detail is not null or account not in ('3001', '5001')),
  add constraint ledger_account_detail_of check (detail is null or account in ('1101', '2001', '3001', '5001'));

alter table obligation drop constraint obligation_kind_check;
alter table obligation add constraint obligation_kind_check check (kind in
  ('TOP_UP', 'RESERVE_LEVY', 'REPLENISH_RESERVE', 'SHARE_TO_MUNICIPAL_FINANCE', 'MAKE_GOOD_INCOME', 'REPAY_LOAN', 'REPAY_ADVANCE',
    'REFUND_TOP_UP', 'REFUND_MADE_GOOD_INCOME', 'REFUND_SHARE'));
alter table obligation drop constraint obligation_check;
alter table obligation add constraint obligation_of_settlement check
  (settlement is not null or kind in ('RESERVE_LEVY', 'REPAY_ADVANCE'));

create table advance (
  obligation uuid primary key references obligation,
  fund smallint not null references fund,
  seq bigint generated always as identity,
  entry bigint not null references journal_entry,
  advanced_on date not null,
  reason text not null check (reason <> ''),
  document_number text not null check (document_number <> ''),
  decider text not null check (decider <> ''),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  unique (fund, seq)
);
comment on table advance is '垫付; its obligation says to whom, how much, and what of it was given back';
create trigger additions_only before update or delete or truncate on advance
  for each statement execute function additions_only();
grant select, insert on advance to tongchou_app;
