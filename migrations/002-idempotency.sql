-- What each person has asked for under which key, and what came of it: kept for good, never changed.
create table idempotency (
  person     text        not null,
  mutation   text        not null,
  key        text        not null check (length(key) between 1 and 200),
  input_hash text        not null,
  result     jsonb       not null,
  booked_at  timestamptz not null default now(),
  primary key (person, mutation, key)
);

grant select, insert on idempotency to tongchou_app;
