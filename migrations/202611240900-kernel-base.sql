-- The kernel's tables. Class of each table: migrations/tables.json (scale.md 1).

-- One row: what this database is. A demonstration database is never mixed with other data.
create table instance (
  id smallint primary key check (id = 1),
  jurisdiction text not null,
  demo boolean not null,
  created_at timestamptz not null,
  settings jsonb not null default '{}'
);

-- The journal: seq = leaf = cursor. Appending locks the one row of journal_head, so that seq is dense and ordered.
create table journal_head (
  id smallint primary key check (id = 1),
  seq bigint not null
);
insert into journal_head (id, seq) values (1, 0);

create table journal (
  seq bigint primary key,
  type text not null,
  subject_id uuid,
  object text not null,
  version integer not null,
  leaf bytea not null check (octet_length(leaf) = 32),
  at timestamptz not null
);
create index journal_subject on journal (subject_id, seq) where subject_id is not null;

-- Content of events that have no row of their own. Erasable; the leaf stays.
create table journal_content (
  seq bigint primary key,
  salt bytea not null,
  content jsonb not null
);

create table readers (
  name text primary key,
  cursor bigint not null default 0,
  updated_at timestamptz not null
);

-- Events that a reader could not handle, and all later ones of the same lane, in order. Lane: the event's subject, or
-- its object where there is no subject.
create table reader_parked (
  reader text not null,
  lane text not null,
  seq bigint not null,
  attempts integer not null,
  error text not null,
  parked_at timestamptz not null,
  primary key (reader, lane, seq)
);

create table outbox (
  id bigint generated always as identity primary key,
  channel text not null,
  idempotency_key text not null unique,
  payload jsonb not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  next_at timestamptz not null,
  last_error text
);
create index outbox_open on outbox (next_at, id) where sent_at is null;

create table policy_documents (
  kind text not null,
  id text not null,
  edition text not null,
  title_zh text not null,
  title_en text not null,
  in_force_from date not null,
  in_force_to date,
  status text not null check (status in ('draft', 'in_force', 'superseded')),
  verified text not null check (verified in ('official', 'secondary', 'own-knowledge', 'computed', 'unsure', 'local-default')),
  sources jsonb not null,
  note jsonb,
  content jsonb not null,
  hash text not null,
  origin text not null check (origin in ('shipped', 'workbench')),
  loaded_at timestamptz not null,
  primary key (kind, id, edition)
);

create table users (
  user_id uuid primary key,
  account text not null unique,
  display_name text not null,
  role text not null,
  organ text,
  district text,
  subject_id uuid,
  password_hash text,
  must_change boolean not null default false,
  active boolean not null default true,
  created_at timestamptz not null
);

create table sessions (
  token_hash bytea primary key,
  user_id uuid not null,
  csrf text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null
);

create table api_keys (
  key_hash bytea primary key,
  label text not null,
  organ text not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);

create table idempotency_keys (
  caller text not null,
  route text not null,
  key text not null,
  request_hash bytea not null,
  status integer,
  response jsonb,
  created_at timestamptz not null,
  primary key (caller, route, key)
);

-- Writes: who did what. Append-only.
create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account text,
  role text,
  organ text,
  action text not null,
  object text,
  -- whom it concerns
  subject_ids uuid[] not null default '{}',
  outcome text not null,
  details jsonb not null default '{}'
);
create index audit_log_object on audit_log (object, id);

-- Looks at what is not public: one row per subject. Append-only, sealed hourly by one journal leaf.
create table access_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account text not null,
  role text not null,
  organ text,
  subject_id uuid,
  action text not null,
  purpose text not null,
  fields text[] not null default '{}'
);
create index access_log_subject on access_log (subject_id, id);

-- Deadlines that are open: what must happen by when, by which rule and which calendar.
create table deadlines (
  deadline_id uuid primary key,
  object_kind text not null,
  object_id text not null,
  rule text not null,
  started date not null,
  days integer not null,
  unit text not null check (unit in ('working', 'calendar')),
  due date not null,
  provisional boolean not null,
  calendar text not null,
  served boolean not null default false,
  organ text,
  -- late with closed_on null: past due and still not done
  state text not null default 'open' check (state in ('open', 'met', 'late', 'void')),
  closed_on date,
  -- one more with each move; the version of its journal event
  version integer not null default 1
);
create index deadlines_open on deadlines (due, deadline_id) where state = 'open';
create index deadlines_object on deadlines (object_kind, object_id);

-- Whatever needs two people: proposed by one, confirmed by another.
create table proposals (
  proposal_id uuid primary key,
  kind text not null,
  object_kind text not null,
  object_id text not null,
  subject_id uuid,
  payload jsonb not null,
  reason text not null,
  proposed_by text not null,
  -- whose matter it is: its people confirm; null = anyone who may confirm
  organ text,
  district text,
  proposed_at timestamptz not null,
  state text not null default 'open' check (state in ('open', 'confirmed', 'refused', 'withdrawn')),
  decided_by text,
  decided_at timestamptz,
  decision_reason text,
  constraint proposals_two_people check (decided_by is null or state = 'withdrawn' or decided_by <> proposed_by)
);
create index proposals_recent on proposals (proposed_at, proposal_id);
create unique index proposals_one_open on proposals (kind, object_kind, object_id) where state = 'open';

-- Numbers without gaps: our own counter, never a sequence (scale.md 5).
create table counters (
  name text primary key,
  value bigint not null
);
