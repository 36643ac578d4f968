-- Further reports of a fund's year: budget and approvals, fund-use plans, remittances, the notice of what is overdue, the log, exceptions.

alter table report drop constraint report_kind_check;
alter table report add constraint report_kind_check check (kind in
  ('COUNTY_SETTLEMENT', 'POOL_SETTLEMENT', 'DEFICIT_EVIDENCE', 'STATEMENTS', 'RESERVE', 'BUDGET', 'BUDGET_EXECUTION', 'FUND_USE_PLANS',
   'REMITTANCES', 'FINAL_ACCOUNTS', 'RECONCILIATION', 'VOUCHERS', 'GENERAL_LEDGER', 'ARREARS', 'WARNINGS', 'OPENING', 'EXCEPTIONS',
   'OVERDUE_NOTICE', 'EVENT_LOG', 'PACKAGE'));
alter table report add constraint report_notice_of_county check (kind <> 'OVERDUE_NOTICE' or county is not null);
