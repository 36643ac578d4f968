-- 奖励: decided for a county that collected more than its budget; owed by city finance outside the fund.

alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check check (kind in ('DRAW', 'COVER', 'REMITTANCE_RATE', 'REWARD'));

alter table obligation drop constraint obligation_kind_check;
alter table obligation add constraint obligation_kind_check check (kind in
  ('TOP_UP', 'RESERVE_LEVY', 'REPLENISH_RESERVE', 'SHARE_TO_MUNICIPAL_FINANCE', 'MAKE_GOOD_INCOME', 'REPAY_LOAN', 'REPAY_ADVANCE',
    'REWARD', 'REFUND_TOP_UP', 'REFUND_MADE_GOOD_INCOME', 'REFUND_SHARE'));
alter table obligation drop constraint obligation_of_settlement;
alter table obligation add constraint obligation_of_settlement check
  (settlement is not null or kind in ('RESERVE_LEVY', 'REPAY_ADVANCE', 'REWARD'));
