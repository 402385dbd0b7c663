-- K, distributed by act_id: the document. Its addressees' records are D rows, one for each subject in subject_ids.
create table acts (
  act_id uuid primary key,
  kind text not null,
  organ text not null,
  document_no text not null,
  decided date not null,
  permit_no text,
  subject_ids uuid[] not null
);
create index acts_recent on acts (decided desc, act_id);
create index acts_organ on acts (organ, decided desc, act_id);

-- K, distributed by key: the document = SHA-256 (first 16 bytes) of organ, kind and normalised number; with the date (and the
-- permit's number) it identifies an act, alone it shows that another act carries the same number.
create table act_keys (
  key uuid not null,
  decided date not null,
  permit_no text not null default '',
  act_id uuid not null,
  batch_id uuid,
  primary key (key, decided, permit_no)
);

-- D: the current version of each addressee's record. State is facets, not one word (domain.md).
create table records (
  subject_id uuid not null,
  record_id uuid not null,
  version integer not null default 1,
  act_id uuid not null,
  item text not null,
  edition text not null,
  -- copy of the act's head
  kind text not null,
  organ text not null,
  reporting_organ text not null,
  source text not null,
  line text not null,
  document_no text not null,
  decided date not null,
  permit_no text,
  -- content by field name; identity fields of natural persons never get here
  content jsonb not null,
  nature text not null check (nature in ('adverse', 'neutral', 'good')),
  severity text check (severity in ('minor', 'general', 'serious')),
  display_class text not null,
  -- facets
  validity text not null default 'in_force' check (validity in ('in_force', 'stayed', 'varied', 'revoked', 'void')),
  held text[] not null default '{}',
  released_on date,
  shielded boolean not null default false,
  ended_on date,
  ended_kind text check (ended_kind in ('repaired', 'withdrawn', 'recalled', 'removed')),
  ended_reason text,
  disputes jsonb not null default '[]',
  corrections jsonb not null default '[]',
  shared boolean not null default true,
  -- clock A: decision → received. No due date before the calendar's first year.
  received_on date not null,
  report_due date,
  report_due_provisional boolean not null default false,
  days_late integer,
  batch_id uuid,
  row_no integer,
  -- of the row as sent: equal = unchanged; erased with the content, since it is not salted
  source_hash uuid,
  salt bytea not null,
  seq bigint not null,
  primary key (subject_id, record_id),
  constraint records_act unique (subject_id, act_id)
);
create index records_batch on records (batch_id) where batch_id is not null;
create index records_held on records (received_on, record_id) where held <> '{}' and released_on is null and ended_on is null;

create table record_history (
  subject_id uuid not null,
  record_id uuid not null,
  version integer not null,
  from_seq bigint not null,
  to_seq bigint not null,
  row jsonb not null,
  primary key (subject_id, record_id, version)
);

alter table record_history add constraint record_history_record
  foreign key (subject_id, record_id) references records (subject_id, record_id);
