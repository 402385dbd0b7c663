-- Cases: due process as data. A case is the fold of its steps; `cases` is what lists and locks need of it.

create table cases (
  case_id uuid primary key,
  number text not null,
  procedure text not null,
  nature text not null check (nature in ('adverse', 'favourable', 'internal')),
  edition text not null,
  state text not null,
  -- number of its steps
  version integer not null,
  object_kind text not null,
  object_id text not null,
  subject_id uuid,
  deciding text not null,
  handling text,
  reporting text,
  superior text,
  district text,
  opened_by text not null,
  opened_on date not null,
  handler text,
  -- accounts that act for the party, for its own list; the days of their mandates stand in the steps
  agents text[] not null,
  suspended_since date,
  -- the earliest last day that somebody must keep
  due date,
  due_provisional boolean not null,
  -- from this day on the clock may take a step; null: not without somebody's doing
  clock_on date,
  -- the version that the days above rest on
  calendar text not null,
  closed_on date
);
alter table cases add constraint cases_number unique (number);
-- Two open cases about one matter of the house would decide it twice; a body may have several about it.
create unique index cases_one_open on cases (procedure, object_kind, object_id)
  where closed_on is null and nature = 'internal';
create index cases_object on cases (object_kind, object_id);
create index cases_subject on cases (subject_id, case_id) where subject_id is not null;
create index cases_deciding on cases (deciding, case_id);
create index cases_clock on cases (clock_on) where closed_on is null;

-- What happened, never changed: one journal event each, with its salt beside it.
create table case_steps (
  case_id uuid not null,
  n integer not null,
  step_id uuid not null,
  kind text not null check (kind in
    ('open', 'fire', 'suspend', 'resume', 'extend', 'recuse', 'assign', 'appoint', 'document', 'paper', 'service', 'move')),
  what text not null,
  from_state text,
  to_state text not null,
  by_account text not null,
  role text,
  stands_in_for text,
  on_day date not null,
  at timestamptz not null,
  fields jsonb not null,
  reason text,
  -- of the first step: whose case about what
  opening jsonb,
  salt bytea not null check (octet_length(salt) = 16),
  -- repeats of a request whose answer was lost find their step by it
  key text,
  primary key (case_id, n)
);
alter table case_steps add constraint case_steps_step unique (step_id);
create unique index case_steps_key on case_steps (case_id, key) where key is not null;
create trigger case_steps_append_only before update or delete on case_steps
  for each row execute function refuse_change();

-- Numbers without gaps: our own counter, never a sequence (scale.md 5).
create table case_numbers (
  organ text not null,
  year integer not null,
  last integer not null,
  primary key (organ, year)
);

-- Papers that people put in; papers that are made stand in the room documents.
create table case_papers (
  paper_id uuid primary key,
  case_id uuid not null,
  kind text not null,
  name text not null,
  media_type text not null,
  bytes bytea not null check (octet_length(bytes) between 1 and 10485760),
  hash bytea not null check (octet_length(hash) = 32),
  by_account text not null,
  -- by the party or one who acts for it
  party boolean not null,
  at timestamptz not null
);
create index case_papers_case on case_papers (case_id, paper_id);

-- What somebody must or may do in an open case: the projection behind the work list, written anew with each step.
create table case_duties (
  case_id uuid not null,
  -- a transition, or a period that runs though none of the steps that end it is open
  what text not null,
  kind text not null check (kind in ('step', 'period', 'resume', 'assign')),
  actor integer not null,
  -- null: whatever the organ
  organ text,
  roles text[] not null,
  -- only this account
  account text,
  -- accounts that may not
  excluded text[] not null,
  must boolean not null,
  escalated boolean not null,
  due date,
  provisional boolean not null,
  -- not before this day; null: at once
  opens date,
  number text not null,
  primary key (case_id, what, actor, escalated)
);
create index case_duties_organ on case_duties (organ, due, number);

-- Who is away, and who stands in.
create table absences (
  absence_id uuid primary key,
  account text not null,
  from_day date not null,
  to_day date not null,
  substitute text not null,
  set_by text not null,
  at timestamptz not null,
  constraint absences_days check (from_day <= to_day),
  constraint absences_another check (account <> substitute)
);
create index absences_account on absences (account, to_day);
create index absences_substitute on absences (substitute, to_day);
