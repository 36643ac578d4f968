-- 对账单余额: what the bank says that an account has at a month's end, with what is under way between bank and books (未达账项). Facts with a
-- document; the other side of the reconciliation is the journal, and no difference is stored.

alter table bank_account add unique (fund, id);

create table bank_balance (
  fund smallint not null,
  bank_account integer not null,
  period integer not null check (period % 100 between 1 and 12),
  version integer not null check (version > 0),
  balance numeric(20, 2) not null check (balance >= 0),
  document text not null check (document <> ''),
  person text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (fund, bank_account, period, version),
  foreign key (fund, bank_account) references bank_account (fund, id)
);
comment on table bank_balance is '银行对账单余额 at the end of a month (year * 100 + month); the highest version counts, earlier ones stay';

create table bank_balance_item (
  fund smallint not null,
  bank_account integer not null,
  period integer not null,
  version integer not null,
  no smallint not null check (no > 0),
  kind text not null check (kind in ('BANK_RECEIVED', 'BANK_PAID', 'BOOKS_RECEIVED', 'BOOKS_PAID')),
  amount numeric(20, 2) not null check (amount > 0),
  about text not null check (about <> ''),
  primary key (fund, bank_account, period, version, no),
  foreign key (fund, bank_account, period, version) references bank_balance
);
comment on table bank_balance_item is '未达账项: what one side has at the month''s end and the other has not yet; of a version, so that a later one says them anew';

do $$
declare t text;
begin
  foreach t in array array['bank_balance', 'bank_balance_item'] loop
    execute format('create trigger additions_only before update or delete or truncate on %I
      for each statement execute function additions_only()', t);
  end loop;
end $$;

create view bank_balance_now as
  select distinct on (fund, bank_account, period) * from bank_balance order by fund, bank_account, period, version desc;

grant select, insert on bank_balance, bank_balance_item to tongchou_app;
grant select on bank_balance_now to tongchou_app;
