-- 历史年度: what the years before the books came to, each county and fund; facts with a source, which growth and its spread are read from.

create table fund_year_history (
  fund smallint not null references fund,
  county text collate "C" not null references county,
  year smallint not null,
  version integer not null,
  premium numeric(20, 2) not null check (premium >= 0),
  fiscal_subsidy numeric(20, 2) not null check (fiscal_subsidy >= 0),
  interest numeric(20, 2) not null check (interest >= 0),
  transfer_in numeric(20, 2) not null check (transfer_in >= 0),
  other_income numeric(20, 2) not null check (other_income >= 0),
  inpatient numeric(20, 2) not null check (inpatient >= 0),
  outpatient numeric(20, 2) not null check (outpatient >= 0),
  maternity numeric(20, 2) not null check (maternity >= 0),
  catastrophic numeric(20, 2) not null check (catastrophic >= 0),
  other_expenditure numeric(20, 2) not null check (other_expenditure >= 0),
  income numeric(20, 2) not null generated always as
    (premium + fiscal_subsidy + interest + transfer_in + other_income) stored,
  expenditure numeric(20, 2) not null generated always as
    (inpatient + outpatient + maternity + catastrophic + other_expenditure) stored,
  source text not null check (source <> ''),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  primary key (fund, county, year, version)
);
comment on table fund_year_history is '历史年度收支 of a year before the books; the highest version counts, earlier ones stay';

create trigger additions_only before update or delete or truncate on fund_year_history
  for each statement execute function additions_only();

create view fund_year_history_now as
  select distinct on (fund, county, year) * from fund_year_history order by fund, county, year, version desc;

grant select, insert on fund_year_history to tongchou_app;
grant select on fund_year_history_now to tongchou_app;
