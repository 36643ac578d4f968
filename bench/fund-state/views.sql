-- Fund state as the yardsticks see it: the product's sums over the product's tables, in the shape that they serve.
-- The comments are PostGraphile's: keys and relations that a view can't declare.
create schema bench;

create type bench.insurance as enum ('EMPLOYEE', 'RESIDENT');

create view bench.pool as select id, name from public.pool;
comment on view bench.pool is '@primaryKey id|@fieldName pool';

create view bench.county as select id, name, kind from public.county;
comment on view bench.county is '@primaryKey id';

create view bench.fund as select id, pool, insurance::bench.insurance from public.fund;
comment on view bench.fund is '@primaryKey id';

create view bench.year as select fund, year::int as fiscal_year from public.period where month = 1;
comment on view bench.year is '@primaryKey fund,fiscal_year';

create view bench.settlement as
  select s.id, s.fund, s.fiscal_year::int, e.status
  from public.settlement s
  cross join lateral (
    select status from public.settlement_event e where e.settlement = s.id order by seq desc limit 1) e
  where s.stands;
comment on view bench.settlement is E'@primaryKey id\n@unique fund,fiscal_year';

create view bench.county_year as
  select p.fund, p.year::int as fiscal_year, b.county as county_id, flow.income, flow.expenditure,
    greatest(flow.expenditure - flow.income, 0.00) as deficit, greatest(flow.income - flow.expenditure, 0.00) as surplus,
    held.accumulated_balance, held.own_reserve, held.year_result,
    round(held.accumulated_balance * 12 / nullif(flow.expenditure, 0), 2) as months_of_cover
  from public.period p
  join public.book b on b.fund = p.fund and b.county is not null
  cross join lateral (
    select coalesce(sum(net.credit) filter (where a.account = any('{4001,4101,4201,4301,4501}')), 0.00) as income,
      coalesce(-sum(net.credit) filter (where a.account = any('{5001,5101,5401}')), 0.00) as expenditure
    from public.ledger_account a
    cross join lateral (select sum(m.credit) - sum(m.debit) as credit from public.monthly_total m
      where m.ledger_account = a.id and m.period between p.year * 100 + 1 and p.year * 100 + 12) net
    where a.book = b.id and a.account = any('{4001,4101,4201,4301,4501,5001,5101,5401}') and a.fund_year is null
      and a.part is distinct from 'INDIVIDUAL') flow
  cross join lateral (
    select coalesce(sum(m.credit - m.debit) filter (where a.detail = 'ACCUMULATED_BALANCE'), 0.00) as accumulated_balance,
      coalesce(sum(m.credit - m.debit) filter (where a.detail = 'OWN_RESERVE'), 0.00) as own_reserve,
      coalesce(sum(m.credit - m.debit) filter (where a.detail = 'YEAR_RESULT'), 0.00) as year_result
    from public.ledger_account a
    join public.monthly_total m on m.ledger_account = a.id
    where a.book = b.id and a.account = '3001' and a.part is distinct from 'INDIVIDUAL'
      and case when a.detail = 'YEAR_RESULT' then a.fund_year = p.year else m.period <= p.year * 100 + 13 end) held
  where p.month = 1;
comment on view bench.county_year is E'@primaryKey fund,fiscal_year,county_id
@foreignKey (fund, fiscal_year) references year (fund, fiscal_year)|@foreignFieldName counties
@foreignKey (fund, fiscal_year) references settlement (fund, fiscal_year)|@fieldName settlement
@foreignKey (county_id) references county (id)|@fieldName county';

create function bench.pool_fund(pool bench.pool, insurance bench.insurance) returns bench.fund
language sql stable return (select f from bench.fund f where f.pool = pool.id and f.insurance = pool_fund.insurance);

create function bench.fund_year(fund bench.fund, fiscal_year int) returns bench.year
language sql stable return (select y from bench.year y where y.fund = fund.id and y.fiscal_year = fund_year.fiscal_year);
