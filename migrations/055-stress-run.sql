-- 压力测试: a run asked for, with all that it is computed from, and what came of it.

create table stress_run (
  id uuid primary key,
  pool text collate "C" not null references pool,
  insurance text not null check (insurance in ('EMPLOYEE', 'RESIDENT')),
  policy text not null,
  policy_version integer not null,
  policy_hash text not null,
  inputs jsonb not null,
  inputs_hash text not null,
  requested_by text not null,
  requested_at timestamptz not null default clock_timestamp(),
  status text not null default 'QUEUED' check (status in ('QUEUED', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  scenarios_done integer not null default 0 check (scenarios_done >= 0),
  result jsonb,
  result_hash text,
  failure text,
  finished_at timestamptz,
  check ((status = 'DONE') = (result is not null and result_hash is not null)),
  check ((status = 'FAILED') = (failure is not null)),
  check ((status in ('DONE', 'FAILED', 'CANCELLED')) = (finished_at is not null))
);
create index on stress_run (pool, insurance, requested_at desc, id desc);
comment on table stress_run is 'inputs jsonb has seed, assumptions, estimates and opening amounts: with the policy version they give result again';

-- What was asked for stays as it was: only the computing of it changes, and a result never does.
grant select, insert on stress_run to tongchou_app;
grant update (status, scenarios_done, result, result_hash, failure, finished_at) on stress_run to tongchou_app;

create function stress_run_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'stress run % is done and stays as it is', old.id using errcode = 'restrict_violation';
end $$;
create trigger stress_run_is_kept before update or delete on stress_run
  for each row when (old.status = 'DONE') execute function stress_run_is_kept();
