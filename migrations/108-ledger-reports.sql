-- Reports of the books themselves: vouchers, ledgers, budget execution, final accounts, the reconciliation of bank accounts.

alter table report drop constraint report_kind_check;
alter table report add constraint report_kind_check check (kind in
  ('COUNTY_SETTLEMENT', 'POOL_SETTLEMENT', 'DEFICIT_EVIDENCE', 'STATEMENTS', 'RESERVE', 'BUDGET_EXECUTION', 'FINAL_ACCOUNTS',
   'RECONCILIATION', 'VOUCHERS', 'GENERAL_LEDGER', 'ARREARS', 'WARNINGS', 'OPENING', 'PACKAGE'));
