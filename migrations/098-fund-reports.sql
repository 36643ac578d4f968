-- Reports of a fund's year beside those of a settlement: statements, the reserve, arrears, warnings, openings, the yearly package.

alter table report alter column settlement drop not null;
alter table report drop constraint report_kind_check;
alter table report add constraint report_kind_check check (kind in
  ('COUNTY_SETTLEMENT', 'POOL_SETTLEMENT', 'DEFICIT_EVIDENCE', 'STATEMENTS', 'RESERVE', 'ARREARS', 'WARNINGS', 'OPENING', 'PACKAGE'));
alter table report drop constraint report_check2;
alter table report add constraint report_of_whom check (
  case when kind in ('COUNTY_SETTLEMENT', 'DEFICIT_EVIDENCE') then county is not null when kind in ('POOL_SETTLEMENT', 'PACKAGE') then county is null else true end);
alter table report add constraint report_of_settlement check (
  (settlement is not null) = (kind in ('COUNTY_SETTLEMENT', 'POOL_SETTLEMENT', 'DEFICIT_EVIDENCE')));
