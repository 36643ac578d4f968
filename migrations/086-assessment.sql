-- 考核: targets issued to the counties at a year's start, and the figures about them that the books don't have.

create table target_document (
  id uuid primary key default gen_random_uuid(),
  fund smallint not null references fund,
  year smallint not null,
  version integer not null check (version > 0),
  document text not null check (document <> ''),
  reason text check (reason <> ''),
  rule text not null,
  citation jsonb not null,
  issued_by text not null,
  role text not null,
  issued_at timestamptz not null default clock_timestamp(),
  unique (fund, year, version),
  check (version = 1 or reason is not null)
);
comment on table target_document is '目标任务下达文件 of a fund year, for all counties; the highest version counts, whole';

create table target (
  document uuid not null references target_document,
  county text collate "C" not null references county,
  kind text collate "C" not null check (kind in ('COLLECTION', 'EXPENDITURE', 'SUBSIDY_PAID_IN', 'EXPENDITURE_PER_HEAD', 'LATE_DUTIES',
    'ENROLMENT', 'ADMISSION_RATE', 'REFERRAL_RATE', 'COST_GROWTH', 'PROVIDER_SUPERVISION', 'BUDGET_MANAGEMENT', 'OTHER')),
  name text collate "C" not null default '',
  bound text not null check (bound in ('AT_LEAST', 'AT_MOST')),
  amount numeric(20, 2) not null check (amount >= 0 or kind in ('COST_GROWTH', 'OTHER')),
  weight numeric(8, 2) check (weight > 0),
  primary key (document, county, kind, name),
  check ((kind = 'OTHER') = (name <> ''))
);
comment on column target.name is 'what it is about, where kind does not say it';
comment on column target.weight is '分值: the points that meeting it brings; null where the document gives none';

-- What the ledger and the duties measure can't be entered.
create table assessment_figure (
  id uuid primary key default gen_random_uuid(),
  fund smallint not null references fund,
  year smallint not null,
  county text collate "C" not null references county,
  kind text not null check (kind in ('ENROLMENT', 'ADMISSION_RATE', 'REFERRAL_RATE', 'COST_GROWTH', 'PROVIDER_SUPERVISION',
    'BUDGET_MANAGEMENT', 'OTHER')),
  name text collate "C" not null default '',
  version integer not null check (version > 0),
  figure numeric(20, 2) not null,
  source text not null check (source <> ''),
  entered_by text not null,
  entered_at timestamptz not null default clock_timestamp(),
  unique (fund, year, county, kind, name, version),
  check ((kind = 'OTHER') = (name <> ''))
);
comment on table assessment_figure is '考核数据 with its source; the highest version counts, once it is confirmed';

create table assessment_confirmation (
  figure uuid primary key references assessment_figure,
  confirmed_by text not null,
  confirmed_at timestamptz not null default clock_timestamp()
);
create function four_eyes_on_assessment() returns trigger language plpgsql as $$
begin
  if new.confirmed_by = (select entered_by from assessment_figure where id = new.figure) then
    raise exception 'FOUR_EYES' using errcode = 'TC001';
  end if;
  return new;
end $$;
create trigger four_eyes before insert on assessment_confirmation for each row execute function four_eyes_on_assessment();

alter table year_facts add targets uuid references target_document;
comment on column year_facts.targets is 'the targets that its income target, expenditure target and targets met were taken from';

do $$
declare t text;
begin
  foreach t in array array['target_document', 'target', 'assessment_figure', 'assessment_confirmation'] loop
    execute format('create trigger additions_only before update or delete or truncate on %I
      for each statement execute function additions_only()', t);
    execute format('grant select, insert on %I to tongchou_app', t);
  end loop;
end $$;
