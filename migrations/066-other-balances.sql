-- 调度其他地区的留存结余: a decision may cover what nothing does from another county's accumulated balance, where the city commands it.

alter table decision add column giver text collate "C" references county;
comment on column decision.giver is 'OTHER_BALANCE: the county whose balance covers';
alter table decision drop constraint decision_source_check;
alter table decision add constraint decision_source_check check (source in
  ('SHARED_RESERVE', 'POOLED_BALANCE', 'OTHER_BALANCE', 'LOCAL_GOVERNMENT', 'MUNICIPAL_FINANCE', 'PROVINCIAL_FINANCE', 'LOAN'));
alter table decision add constraint decision_giver_check
  check ((giver is not null) = (source is not distinct from 'OTHER_BALANCE') and (giver is null or giver <> county));
comment on table decision is
  '决定; of several about the same county, kind, source and giver the one entered last counts, the others stay';
comment on column settlement_step.drawn_from is
  'shared reserve: [{"county": "130403" or null for the common part, "amount": "1.00"}]; other balance: the county that gives';
