-- 缺口依据表 becomes a report of its own, of one county.

alter table report drop constraint report_kind_check;
alter table report add constraint report_kind_check
  check (kind in ('COUNTY_SETTLEMENT', 'POOL_SETTLEMENT', 'DEFICIT_EVIDENCE'));
