-- The journal. One function writes it; triggers refuse every other change, the owner's too. Corrections are additions.

create table ledger_account (
  id integer generated always as identity primary key,
  book integer not null references book,
  account char(4) not null references account,
  detail text,
  bank_account integer references bank_account,
  part text check (part in ('POOLED', 'INDIVIDUAL')),
  counterparty text collate "C" references county,
  fund_year smallint,
  unique nulls not distinct (book, account, detail, bank_account, part, counterparty, fund_year),
  check ((account in ('3001', '5001')) = (detail is not null)),
  check ((account in ('1003', '1004', '1005')) = (bank_account is not null)),
  check (detail is distinct from 'YEAR_RESULT' or fund_year is not null)
);
comment on table ledger_account is '明细账户: an account of one book, down to the detail that has a balance of its own';
comment on column ledger_account.part is 'EMPLOYEE only: 统筹 or 个人账户';
comment on column ledger_account.counterparty is 'the county whose claim this is, in the pool''s book';
comment on column ledger_account.fund_year is
  'the fund year of a result (Y); on income: the earlier year that a receipt settles, which income of its own year leaves out';
create index on ledger_account (bank_account) where bank_account is not null;

create table journal_entry (
  id bigint generated always as identity primary key,
  fund smallint not null references fund,
  kind text not null,
  year smallint not null,
  month smallint not null,
  effective_date date not null,
  booked_at timestamptz not null,
  person text not null,
  document text not null,
  memo text not null,
  subject uuid,
  reverses bigint references journal_entry,
  foreign key (fund, year, month) references period,
  check (extract(year from effective_date) = year),
  check (extract(month from effective_date) = least(month, 12)),
  check (month < 13 or extract(day from effective_date) = 31)
);
comment on table journal_entry is 'one business event; one voucher in each book that it touches';
comment on column journal_entry.effective_date is 'when it happened: decides the period; booked_at is when it was booked';
comment on column journal_entry.subject is 'what it is about: the load, settlement, obligation … that its kind says';
create index on journal_entry (fund, id);
create index on journal_entry (fund, kind, id);
create index on journal_entry (fund, year, month, id);
create index on journal_entry (subject) where subject is not null;
create unique index on journal_entry (reverses) where reverses is not null;

create table voucher (
  book integer not null references book,
  position integer not null,
  entry bigint not null references journal_entry,
  year smallint not null,
  month smallint not null,
  number integer not null,
  hash bytea not null,
  primary key (book, position),
  unique (book, entry),
  unique (book, year, month, number)
);
comment on table voucher is '记账凭证: 记-number of its book and period; position counts through the whole book, the chain''s order';
create index on voucher (entry);

-- No foreign keys: the posting function resolves every reference itself, and they would cost a third of its time on a large load.
create table journal_line (
  fund smallint not null,
  book integer not null,
  entry bigint not null,
  line_no integer not null,
  period integer not null,
  ledger_account integer not null,
  account char(4) not null,
  side char(1) not null check (side in ('D', 'C')),
  amount numeric(20, 2) not null check (amount > 0),
  balance_after numeric(24, 2) not null,
  rule text,
  step uuid,
  source_row integer,
  primary key (book, entry, line_no)
);
comment on table journal_line is '分录行; balance_after is the ledger account''s balance in its normal direction, in the order booked';
comment on column journal_line.period is 'year * 100 + month, the closing period being month 13';
create index journal_line_balance on journal_line (ledger_account, entry, line_no);
create index journal_line_fund on journal_line (fund, entry, book, line_no);
create index journal_line_period on journal_line (fund, period, entry, book, line_no);
create index journal_line_account on journal_line (fund, account, entry, book, line_no);
create index journal_line_step on journal_line (step) where step is not null;

create table monthly_total (
  ledger_account integer not null references ledger_account,
  period integer not null,
  debit numeric(24, 2) not null,
  credit numeric(24, 2) not null,
  primary key (ledger_account, period)
);
comment on table monthly_total is '发生额 by period: with the period''s lines it answers any balance as effective on a day';

-- One field of the chain's text: its length in bytes, a colon, the text; '~' where there is none (src/ledger/CHAIN.md).
create function chain_field(value text) returns text
language sql immutable parallel safe
return coalesce(octet_length(value)::text || ':' || value, '~');

-- Posts whole entries, all or none. The three parts refer to each other by place (from 1):
--   accounts  [{book, account, detail, bank, part, counterparty, year}]   each used ledger account once
--   entries   [{kind, effective, closing, document, memo, subject, reverses}]
--   lines     parallel arrays, in voucher order
-- Locks in one fixed order, so that posters never wait for each other in a circle: periods, books, bank accounts, each by key.
-- Errors carry a code of the product in the message and the facts in the detail (SQLSTATE TC001).
create function post(
  poster text, accounts jsonb, entries jsonb,
  line_entry int[], line_account int[], line_side text[], line_amount numeric[],
  line_rule text[], line_step uuid[], line_row int[]
) returns bigint[]
-- Plans are kept, and may have been made when the tables were empty: they must not read whole tables once these have grown.
language plpgsql security definer set search_path = pg_catalog, public set enable_seqscan = off set jit = off as $$
declare
  the_fund smallint;
  book_ids int[];
  bank_ids int[];
  ledger_ids int[];
  entry_ids bigint[];
  now_booked timestamptz;
  fault text;
  fund_text text;
  made record;
  previous bytea;
  previous_book int;
  voucher_books int[] := '{}';
  voucher_positions int[] := '{}';
  voucher_entries bigint[] := '{}';
  voucher_numbers int[] := '{}';
  voucher_hashes bytea[] := '{}';
begin
  if poster is null or poster = '' then raise exception 'POSTING_WITHOUT_PERSON' using errcode = 'TC001'; end if;
  if exists (select from unnest(line_amount) amount where (amount = round(amount, 2)) is not true) then
    raise exception 'AMOUNT_INVALID' using errcode = 'TC001';
  end if;
  perform set_config('tongchou.posting', 'on', true);

  select array_agg(distinct (a ->> 'book')::int), array_agg(distinct (a ->> 'bank')::int) filter (where a ->> 'bank' is not null)
    into book_ids, bank_ids from jsonb_array_elements(accounts) a;
  begin
    select fund into strict the_fund from (select distinct fund from book where id = any(book_ids)) f;
  exception when no_data_found or too_many_rows then
    raise exception 'FUNDS_MIXED' using errcode = 'TC001';
  end;

  -- 1. Periods: open, and kept open until this commits. The advisory lock queues fairly: without it posters, who share the rows,
  -- would keep somebody who closes a month waiting for as long as there is always one of them.
  perform pg_advisory_xact_lock_shared(hashtext('periods'), the_fund);
  perform 1 from period p
    where p.fund = the_fund and (p.year, p.month) in (
      select extract(year from (e ->> 'effective')::date),
        case when (e ->> 'closing')::boolean then 13 else extract(month from (e ->> 'effective')::date) end
      from jsonb_array_elements(entries) e)
    order by p.year, p.month for share;
  select string_agg(distinct format('%s-%s', w.year, lpad(w.month::text, 2, '0')), ', ') into fault
    from (select extract(year from (e ->> 'effective')::date)::int as year,
        case when (e ->> 'closing')::boolean then 13 else extract(month from (e ->> 'effective')::date)::int end as month
      from jsonb_array_elements(entries) e) w
    left join period p on p.fund = the_fund and p.year = w.year and p.month = w.month
    where p.open is not true;
  if fault is not null then raise exception 'PERIOD_CLOSED' using errcode = 'TC001', detail = fault; end if;

  -- 2. Books, then bank accounts. From here on nobody else posts into them.
  perform 1 from book where id = any(book_ids) order by id for no key update;
  perform 1 from bank_account where id = any(bank_ids) order by id for no key update;
  now_booked := clock_timestamp();

  -- 3. Ledger accounts, made on first use.
  insert into ledger_account (book, account, detail, bank_account, part, counterparty, fund_year)
    select (a ->> 'book')::int, a ->> 'account', a ->> 'detail', (a ->> 'bank')::int, a ->> 'part', a ->> 'counterparty',
      (a ->> 'year')::smallint
    from jsonb_array_elements(accounts) a
    on conflict do nothing;
  select array_agg(l.id order by a.place) into ledger_ids
    from jsonb_array_elements(accounts) with ordinality a(spec, place)
    join ledger_account l on l.book = (spec ->> 'book')::int and l.account = spec ->> 'account'
      and l.detail is not distinct from spec ->> 'detail'
      and l.bank_account is not distinct from (spec ->> 'bank')::int
      and l.part is not distinct from spec ->> 'part'
      and l.counterparty is not distinct from spec ->> 'counterparty'
      and l.fund_year is not distinct from (spec ->> 'year')::smallint;
  select string_agg(l.account || coalesce('/' || l.detail, ''), ', ') into fault
    from ledger_account l
    join account on account.code = l.account
    left join bank_account b on b.id = l.bank_account
    where l.id = any(ledger_ids)
      and (b.fund <> the_fund
        or (l.detail is not null and not exists (select from account_detail d join fund f on f.id = the_fund
            where d.account = l.account and d.insurance = f.insurance and d.code = l.detail))
        or (l.part is not null) <> (account.class in ('NET_ASSETS', 'INCOME', 'EXPENDITURE')
            and (select insurance from fund where id = the_fund) = 'EMPLOYEE'));
  if fault is not null then raise exception 'ACCOUNT_INVALID' using errcode = 'TC001', detail = fault; end if;

  -- 4. Entries, lines with the balance after each, monthly totals, and each voucher's text: one statement, and no line is read again.
  -- Ids are drawn under the locks, so that they rise with the position in every book.
  select array_agg(nextval(pg_get_serial_sequence('journal_entry', 'id')) order by place)
    into entry_ids from jsonb_array_elements(entries) with ordinality e(e, place);
  select chain_field(pool) || chain_field(insurance) into fund_text from fund where id = the_fund;
  for made in
    with entry as materialized (
      select entry_ids[place] as id, place, e ->> 'kind' as kind, (e ->> 'effective')::date as effective,
        extract(year from (e ->> 'effective')::date)::smallint as year,
        case when (e ->> 'closing')::boolean then 13::smallint
          else extract(month from (e ->> 'effective')::date)::smallint end as month,
        e ->> 'document' as document, e ->> 'memo' as memo, (e ->> 'subject')::uuid as subject, (e ->> 'reverses')::bigint as reverses
      from jsonb_array_elements(entries) with ordinality e(e, place)),
    used as materialized (
      select u.place, a.book, a.id, a.account, t.normal_side, coalesce(before.balance_after, 0) as balance_before,
        chain_field(a.account) || chain_field(a.detail) || chain_field(k.kind) || chain_field(k.county) || chain_field(a.part)
          || chain_field(a.counterparty) || chain_field(a.fund_year::text) as text
      from unnest(ledger_ids) with ordinality u(id, place)
      join ledger_account a on a.id = u.id
      join account t on t.code = a.account
      left join bank_account k on k.id = a.bank_account
      left join lateral (select balance_after from journal_line b where b.ledger_account = a.id
        order by b.entry desc, b.line_no desc limit 1) before on true),
    line as materialized (
      select a.book, e.id as entry, (row_number() over (partition by a.book, e.id order by l.place))::int as line_no,
        e.year * 100 + e.month as period, a.id as ledger_account, a.account, a.text, l.side, l.amount::numeric(20, 2) as amount,
        (a.balance_before + sum(case when l.side = a.normal_side then l.amount else -l.amount end)
          over (partition by a.id order by e.id, l.place rows unbounded preceding))::numeric(24, 2) as balance_after,
        l.rule, l.step, l.source_row
      from unnest(line_entry, line_account, line_side, line_amount, line_rule, line_step, line_row) with ordinality
        as l(entry, account, side, amount, rule, step, source_row, place)
      left join used a on a.place = l.account
      left join entry e on e.place = l.entry),
    entries_kept as (
      insert into journal_entry (id, fund, kind, year, month, effective_date, booked_at, person, document, memo, subject, reverses)
        overriding system value
        select id, the_fund, kind, year, month, effective, now_booked, poster, document, memo, subject, reverses from entry),
    lines_kept as (
      insert into journal_line
        select the_fund, book, entry, line_no, period, ledger_account, account, side, amount, balance_after, rule, step, source_row
        from line),
    totals_kept as (
      insert into monthly_total as m
        select ledger_account, period, coalesce(sum(amount) filter (where side = 'D'), 0),
          coalesce(sum(amount) filter (where side = 'C'), 0)
        from line group by ledger_account, period
        on conflict (ledger_account, period) do update set debit = m.debit + excluded.debit, credit = m.credit + excluded.credit)
    select v.*, e.place, fund_text || chain_field(v.county) || chain_field(v.position::text)
        || chain_field(v.year::text) || chain_field(v.month::text) || chain_field(v.number::text) || chain_field(v.entry::text)
        || chain_field(e.kind) || chain_field(to_char(e.effective, 'YYYY-MM-DD'))
        || chain_field(to_char(now_booked at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || chain_field(poster) || chain_field(e.document) || chain_field(e.memo) || chain_field(e.subject::text)
        || chain_field(e.reverses::text) || v.lines as text
    from (
      select l.book, b.county, l.entry, e.year, e.month, l.difference, l.lines, h.hash as head,
        coalesce(h.position, 0) + row_number() over (partition by l.book order by l.entry) as position,
        coalesce(n.number, 0) + row_number() over (partition by l.book, e.year, e.month order by l.entry) as number
      from (
        select book, entry, sum(case side when 'D' then amount else -amount end) as difference,
          string_agg(chain_field(line_no::text) || text || chain_field(side) || chain_field(amount::text)
            || chain_field(balance_after::text) || chain_field(rule) || chain_field(step::text) || chain_field(source_row::text),
            '' order by line_no) as lines
        from line group by book, entry) l
      join entry e on e.id = l.entry
      join book b on b.id = l.book
      left join lateral (select h.position, h.hash from voucher h where h.book = l.book order by h.position desc limit 1) h on true
      left join lateral (select n.number from voucher n where n.book = l.book and n.year = e.year and n.month = e.month
        order by n.year desc, n.month desc, n.number desc limit 1) n on true) v
    join entry e on e.id = v.entry
    order by v.book, v.entry
  loop
    -- Each voucher's hash covers its text and the hash before it.
    if made.book is distinct from previous_book then
      previous_book := made.book;
      previous := coalesce(made.head, sha256(''));
    end if;
    previous := sha256(convert_to(encode(previous, 'hex') || made.text, 'UTF8'));
    voucher_books := voucher_books || made.book;
    voucher_positions := voucher_positions || made.position::int;
    voucher_entries := voucher_entries || made.entry;
    voucher_numbers := voucher_numbers || made.number::int;
    voucher_hashes := voucher_hashes || previous;
    if made.difference <> 0 then
      fault := concat_ws('; ', fault, format('entry %s, book %s: %s', made.place, made.book, made.difference));
    end if;
  end loop;

  -- 5. Every voucher balances; no entry joins two counties except through the pool's book.
  if fault is not null then raise exception 'VOUCHER_UNBALANCED' using errcode = 'TC001', detail = fault; end if;
  if exists (select from unnest(voucher_entries, voucher_books) v(entry, book) join book b on b.id = v.book
      group by v.entry having count(b.county) > 1 and count(b.county) = count(*))
    or (select count(distinct entry) from unnest(voucher_entries) entry) < cardinality(entry_ids)
  then raise exception 'ENTRY_INVALID' using errcode = 'TC001'; end if;

  -- 6. Floors, at the end of it all: accounts with a floor, and each real bank account over all books that share it.
  select string_agg(format('%s %s%s: %s', coalesce(b.county, 'POOL'), a.account, coalesce('/' || a.detail, ''), last.balance_after), '; ')
    into fault
    from ledger_account a
    join book b on b.id = a.book
    join account t on t.code = a.account
    join fund f on f.id = b.fund
    left join account_detail d on d.account = a.account and d.insurance = f.insurance and d.code = a.detail
    cross join lateral (select balance_after from journal_line l where l.ledger_account = a.id
      order by l.entry desc, l.line_no desc limit 1) last
    where a.id = any(ledger_ids) and (t.has_floor or d.has_floor) and last.balance_after < 0;
  if fault is not null then raise exception 'BALANCE_BELOW_ZERO' using errcode = 'TC001', detail = fault; end if;
  select string_agg(format('%s%s: %s', b.kind, coalesce(' ' || b.county, ''), held.balance), '; ') into fault
    from bank_account b
    cross join lateral (
      select sum(last.balance_after) as balance
      from ledger_account a
      cross join lateral (select balance_after from journal_line l where l.ledger_account = a.id
        order by l.entry desc, l.line_no desc limit 1) last
      where a.bank_account = b.id) held
    where b.id = any(bank_ids) and held.balance < 0;
  if fault is not null then raise exception 'BANK_ACCOUNT_BELOW_ZERO' using errcode = 'TC001', detail = fault; end if;

  -- 7. Vouchers, their numbers without a gap.
  insert into voucher
    select v.book, v.position, v.entry, e.year, e.month, v.number, v.hash
    from unnest(voucher_books, voucher_positions, voucher_entries, voucher_numbers, voucher_hashes)
      v(book, position, entry, number, hash)
    join journal_entry e on e.id = v.entry;

  perform set_config('tongchou.posting', 'off', true);
  return entry_ids;
end $$;

-- Nobody else, the owner included, and nothing but additions.
create function books_take_additions_only() returns trigger language plpgsql as $$
begin
  if tg_op in ('INSERT', 'UPDATE') and current_setting('tongchou.posting', true) = 'on'
    and (tg_op = 'INSERT' or tg_table_name = 'monthly_total') then return null; end if;
  raise exception 'BOOKS_TAKE_ADDITIONS_ONLY' using errcode = 'TC001', detail = tg_op || ' ' || tg_table_name;
end $$;
do $$
declare t text;
begin
  foreach t in array array['ledger_account', 'journal_entry', 'voucher', 'journal_line', 'monthly_total'] loop
    execute format('create trigger additions_only before insert or update or delete or truncate on %I
      for each statement execute function books_take_additions_only()', t);
  end loop;
end $$;

revoke all on function post from public;
grant execute on function post to tongchou_app;
grant select on ledger_account, journal_entry, voucher, journal_line, monthly_total to tongchou_app;
