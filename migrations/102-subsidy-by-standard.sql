-- 应到财政补助 that was reckoned per insured person is 人均标准 × 参保人数, to the fen.
alter table subsidy_due add check (amount = per_head * insured);
